//! Strings that stand in many records, such as units and publishers: stored once.

use super::Reader;
use crate::strings::Strings;

/// Strings used more than once, the most used first.
#[derive(Debug, Default)]
pub(crate) struct Pool(Strings);

impl Pool {
    pub fn read(reader: &mut Reader<'_>) -> Self {
        let mut strings = Strings::default();
        for _ in 0..reader.count() {
            strings.push(reader.text());
        }
        Self(strings)
    }

    /// A string of the pool, by its number from 1; 0 says that it follows here.
    pub fn string(&self, reader: &mut Reader<'_>) -> String {
        match reader.number() {
            0 => reader.string(),
            number => self.0.get(number as usize - 1).to_owned(),
        }
    }

    /// A string that may be absent: 0 is none, 1 follows here.
    pub fn option(&self, reader: &mut Reader<'_>) -> Option<String> {
        match reader.number() {
            0 => None,
            1 => Some(reader.string()),
            number => Some(self.0.get(number as usize - 2).to_owned()),
        }
    }
}

#[cfg(feature = "encode")]
pub(crate) use making::PoolMaker;

#[cfg(feature = "encode")]
mod making {
    use std::cmp::Reverse;
    use std::collections::BTreeMap;

    use crate::codec::write;

    /// A pool that is being made: all strings are written twice, first to count them.
    #[derive(Debug, Default)]
    pub(crate) struct PoolMaker {
        counts: BTreeMap<String, u32>,
        numbers: Option<BTreeMap<String, u32>>,
    }

    impl PoolMaker {
        pub fn string(&mut self, bytes: &mut Vec<u8>, text: &str) {
            match self.number(text) {
                Some(number) => write::number(bytes, number),
                None => {
                    bytes.push(0);
                    write::text(bytes, text);
                }
            }
        }

        pub fn option(&mut self, bytes: &mut Vec<u8>, text: Option<&str>) {
            let Some(text) = text else { return bytes.push(0) };
            match self.number(text) {
                Some(number) => write::number(bytes, number + 1),
                None => {
                    bytes.push(1);
                    write::text(bytes, text);
                }
            }
        }

        /// Ends the counting: from now on what stood more than once has a number.
        pub fn close(&mut self, bytes: &mut Vec<u8>) {
            let counts = std::mem::take(&mut self.counts);
            let mut pooled: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 1).collect();
            pooled.sort_by_key(|&(_, count)| Reverse(count));
            write::list(bytes, &pooled, |bytes, (text, _)| write::text(bytes, text));
            let numbered = pooled.into_iter().zip(1..).map(|((text, _), number)| (text, number));
            self.numbers = Some(numbered.collect());
        }

        fn number(&mut self, text: &str) -> Option<u32> {
            if let Some(numbers) = &self.numbers {
                return numbers.get(text).copied();
            }
            match self.counts.get_mut(text) {
                Some(count) => *count += 1,
                None => drop(self.counts.insert(text.to_owned(), 1)),
            }
            None
        }
    }
}
