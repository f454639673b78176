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
pub(crate) use making::{Filling, Gaps};

#[cfg(feature = "encode")]
mod making {
    use std::cmp::Reverse;

    use crate::codec::write;
    use crate::interner::Interner;

    /// Strings that are missing in bytes until it is known which of them are in the pool: the bytes
    /// are written once, in parts, and filled afterwards.
    #[derive(Debug, Default)]
    pub(crate) struct Gaps {
        strings: Interner,
        /// Per string how often it is missing.
        counts: Vec<u32>,
        gaps: Vec<Gap>,
    }

    #[derive(Clone, Copy, Debug)]
    struct Gap {
        at: usize,
        missing: Missing,
    }

    #[derive(Clone, Copy, Debug)]
    enum Missing {
        String(u32),
        /// One that might be absent.
        Option(u32),
        /// Nothing: here something ends, whose place is asked for.
        End,
    }

    impl Gaps {
        /// Leaves a string out at the end of `bytes`, which are always the same ones.
        pub fn string(&mut self, bytes: &[u8], text: &str) {
            let missing = Missing::String(self.number(text));
            self.gaps.push(Gap { at: bytes.len(), missing });
        }

        /// The same with a string that may be absent.
        pub fn option(&mut self, bytes: &mut Vec<u8>, text: Option<&str>) {
            let Some(text) = text else { return bytes.push(0) };
            let missing = Missing::Option(self.number(text));
            self.gaps.push(Gap { at: bytes.len(), missing });
        }

        /// Remembers the end of `bytes`, which moves when gaps are filled.
        pub fn end(&mut self, bytes: &[u8]) {
            self.gaps.push(Gap { at: bytes.len(), missing: Missing::End });
        }

        /// Lets go of what only more strings would need.
        pub fn close(&mut self) {
            self.gaps.shrink_to_fit();
            self.strings.close();
        }

        fn number(&mut self, text: &str) -> u32 {
            let string = self.strings.number(text);
            if string as usize == self.counts.len() {
                self.counts.push(0);
            }
            self.counts[string as usize] += 1;
            string
        }
    }

    /// What the gaps of all parts are filled with.
    #[derive(Debug)]
    pub(crate) struct Filling {
        /// Per part and string its number in the pool, from 1; 0 where it has none.
        numbers: Vec<Vec<u32>>,
    }

    impl Filling {
        /// Writes the pool: the strings that are missing more than once in all `parts`.
        pub fn new<'a>(bytes: &mut Vec<u8>, parts: impl Iterator<Item = &'a Gaps>) -> Self {
            let mut strings = Interner::default();
            let mut counts: Vec<u32> = Vec::new();
            let mut numbers: Vec<Vec<u32>> = Vec::new();
            for part in parts {
                let numbered = part.strings.iter().zip(&part.counts).map(|(text, n_gaps)| {
                    let string = strings.number(text);
                    counts.resize(strings.len(), 0);
                    counts[string as usize] += n_gaps;
                    string
                });
                numbers.push(numbered.collect());
            }
            let mut pooled: Vec<u32> = (0..counts.len() as u32).collect();
            pooled.retain(|&string| counts[string as usize] > 1);
            pooled.sort_unstable_by_key(|&string| {
                (Reverse(counts[string as usize]), strings.get(string as usize))
            });
            write::list(bytes, &pooled, |bytes, &string| {
                write::text(bytes, strings.get(string as usize));
            });
            let mut of_strings = vec![0; counts.len()];
            for (number, string) in (1..).zip(pooled) {
                of_strings[string as usize] = number;
            }
            let all = numbers.iter_mut().flatten();
            all.for_each(|string| *string = of_strings[*string as usize]);
            Self { numbers }
        }

        /// The bytes of a part with its gaps filled, and where they end in the places that were to be
        /// remembered.
        pub fn fill(&self, part: usize, gaps: &Gaps, bytes: &[u8]) -> (Vec<u8>, Vec<usize>) {
            let mut filled = Vec::with_capacity(bytes.len() + gaps.gaps.len() * 2);
            let mut ends = Vec::new();
            let mut from = 0;
            for &Gap { at, missing } in &gaps.gaps {
                filled.extend_from_slice(&bytes[from..at]);
                from = at;
                // What is absent has the first number.
                let (string, first) = match missing {
                    Missing::String(string) => (string, 0),
                    Missing::Option(string) => (string, 1),
                    Missing::End => {
                        ends.push(filled.len());
                        continue;
                    }
                };
                match self.numbers[part][string as usize] {
                    0 => {
                        write::number(&mut filled, first);
                        write::text(&mut filled, gaps.strings.get(string as usize));
                    }
                    number => write::number(&mut filled, number + first),
                }
            }
            filled.extend_from_slice(&bytes[from..]);
            (filled, ends)
        }
    }
}
