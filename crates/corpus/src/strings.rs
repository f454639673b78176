//! Many strings in one, so that thousands of them are two allocations.

use crate::span::cut;

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

    /// Adds the first `n_shared` bytes of the string before, and what follows them. `false` if there are
    /// not so many or they end within a letter.
    pub fn push_after(&mut self, n_shared: usize, rest: &str) -> bool {
        let start = self.start(self.len().saturating_sub(1));
        let shared = match self.is_empty() {
            true => "",
            false => cut(&self.letters, start..),
        };
        let is_there = shared.is_char_boundary(n_shared);
        if is_there {
            self.letters.extend_from_within(start..start + n_shared);
        }
        self.push(rest);
        is_there
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
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
