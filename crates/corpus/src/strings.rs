//! Many strings in one, so that thousands of them are two allocations.

use crate::codec::Reader;
#[cfg(feature = "encode")]
use crate::codec::write;

/// Strings by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Strings {
    /// All strings, one after the other.
    letters: String,
    /// Where each ends in `letters`.
    ends: Vec<u32>,
}

impl Strings {
    pub fn push(&mut self, text: &str) {
        self.letters.push_str(text);
        self.close();
    }

    /// Reads strings that are in order, each by what it shares with the one before; the reader fails where they
    /// cannot be read.
    pub fn read_sorted(reader: &mut Reader<'_>) -> Self {
        let n_strings = reader.count();
        let [mut shared, mut lens] = [(); 2].map(|()| {
            let len = reader.count();
            Reader::new(reader.take(len))
        });
        // Letters are looked at once all are there: thousands of short strings would each be a call.
        let (mut letters, mut ends) = (Vec::new(), Vec::new());
        let mut before = 0..0;
        for _ in 0..n_strings {
            let start = letters.len();
            let n_shared = shared.number() as usize;
            if n_shared > before.len() {
                reader.fail();
                break;
            }
            letters.extend_from_within(before.start..before.start + n_shared);
            letters.extend_from_slice(reader.take(lens.number() as usize));
            before = start..letters.len();
            ends.push(before.end as u32);
        }
        let letters = String::from_utf8(letters).unwrap_or_default();
        let is_sound = ends.iter().all(|&end| letters.is_char_boundary(end as usize));
        if !is_sound || !shared.is_done() || !lens.is_done() {
            reader.fail();
            return Self::default();
        }
        Self { letters, ends }
    }

    /// Writes what [`Self::read_sorted`] reads: how many bytes each shares, then the lengths of the rest, then the
    /// rest, because like stands well beside like.
    #[cfg(feature = "encode")]
    pub fn write_sorted<'a>(bytes: &mut Vec<u8>, strings: impl Iterator<Item = &'a str>) {
        let (mut shared, mut lens, mut rests) = (Vec::new(), Vec::new(), String::new());
        let (mut before, mut n_strings) = ("", 0);
        for string in strings {
            let same = before.char_indices().zip(string.chars()).take_while(|((_, a), b)| a == b);
            let n_shared = same.last().map_or(0, |((at, char), _)| at + char.len_utf8());
            write::count(&mut shared, n_shared);
            write::count(&mut lens, string.len() - n_shared);
            rests.push_str(&string[n_shared..]);
            before = string;
            n_strings += 1;
        }
        write::count(bytes, n_strings);
        for part in [&shared, &lens] {
            write::count(bytes, part.len());
            bytes.extend(part);
        }
        bytes.extend(rests.bytes());
    }

    /// Whether they are in order, each once.
    pub fn is_sorted(&self) -> bool {
        (1..self.len()).all(|idx| self.get(idx - 1) < self.get(idx))
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A string; empty if there is none with this number.
    pub fn get(&self, idx: usize) -> &str {
        let end = self.ends.get(idx).map_or(0, |&end| end as usize);
        self.letters.get(self.start(idx)..end).unwrap_or_default()
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|idx| self.get(idx))
    }

    /// The number of a string, if the strings are in order.
    pub fn find(&self, text: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = (low + high) / 2;
            match self.get(middle).cmp(text) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    pub fn into_parts(self) -> (String, Vec<u32>) {
        (self.letters, self.ends)
    }

    fn start(&self, idx: usize) -> usize {
        if idx == 0 { 0 } else { self.ends.get(idx - 1).map_or(0, |&end| end as usize) }
    }

    fn close(&mut self) {
        self.ends.push(self.letters.len() as u32);
    }
}
