//! A table by numbers of words that is small enough to stay near the processor: of every number all is
//! kept but a few bits, in whose place its value stands.

/// Small values, from 1 to [`MOST`], by numbers of words.
#[derive(Debug)]
pub(crate) struct Table {
    /// A power of two of them, at most half of them full: the value in the lowest bits, 0 where there is
    /// none, above it the other bits of the number.
    slots: Vec<u64>,
    n_entries: usize,
}

/// Bits of a value. With many more, unknown words are taken for listed ones; with fewer, the sets of marks
/// that names have do not fit.
const BITS: u32 = 11;
/// The highest value.
const MOST: u64 = (1 << BITS) - 1;

impl Table {
    /// A table for up to `2^bits / 2` entries.
    pub fn new(bits: u32) -> Self {
        Self { slots: vec![0; 1 << bits], n_entries: 0 }
    }

    /// What a word has; 0 if it is unknown.
    #[inline]
    pub fn get(&self, word: u64) -> usize {
        (self.slots[self.place(word)] & MOST) as usize
    }

    /// Gives a word a value, in the place of the one it may have.
    pub fn set(&mut self, word: u64, value: usize) {
        let at = self.place(word);
        self.n_entries += usize::from(self.slots[at] == 0);
        let n_slots = self.slots.len();
        assert!(self.n_entries * 2 <= n_slots, "the lists have outgrown their table");
        assert!((1..=MOST as usize).contains(&value), "the lists have more kinds than fit a slot");
        self.slots[at] = (word & !MOST) | value as u64;
    }

    /// How many words it has.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.n_entries
    }

    /// The slot of a word, or the empty one where it would be.
    #[inline]
    fn place(&self, word: u64) -> usize {
        let last = self.slots.len() - 1;
        let mut at = (word ^ word >> 20) as usize & last;
        loop {
            let slot = self.slots[at];
            if slot == 0 || (slot ^ word) & !MOST == 0 {
                return at;
            }
            at = (at + 1) & last;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::mix;

    #[test]
    fn what_was_entered_is_found_and_nothing_else() {
        let mut table = Table::new(12);
        let value = |word: u64| word as usize % 2047 + 1;
        (1..=2048).for_each(|word| table.set(mix(word), value(word)));
        table.set(mix(7), 2047);
        assert_eq!(table.len(), 2048);
        assert_eq!(table.get(mix(7)), 2047);
        assert!((8..=2048).all(|word| table.get(mix(word)) == value(word)));
        assert!((3000..9000).all(|word| table.get(mix(word)) == 0));
    }
}
