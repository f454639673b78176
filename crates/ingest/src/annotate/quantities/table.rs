//! A small table of words that is asked for every word of every text.

use crate::letters::{Letters, letters};

/// How many slots there are: a power of two, several times the number of words, so that most
/// strangers meet an empty slot at once; few enough to stay in the nearest cache.
const N_SLOTS: usize = 1 << 12;

/// Words of up to 16 ASCII letters, whatever their case, with what they mean.
pub(super) struct Table<T> {
    /// One more than the place of an entry; 0 for none. Entries are found by open addressing.
    slots: Vec<u16>,
    entries: Vec<(u128, T)>,
}

impl<T: Copy> Table<T> {
    /// The table of some words; the first meaning of a word stays.
    pub fn new<'a>(words: impl Iterator<Item = (&'a str, T)>) -> Self {
        let mut table = Self { slots: vec![0; N_SLOTS], entries: Vec::new() };
        for (word, meaning) in words {
            let Some(key) = key(&letters(word.as_bytes(), 0)) else { continue };
            let slot = table.slot(key);
            if table.slots[slot] == 0 {
                assert!(table.entries.len() < N_SLOTS / 2, "a table is at most half full");
                table.entries.push((key, meaning));
                table.slots[slot] = table.entries.len() as u16;
            }
        }
        table
    }

    /// The meaning of a word of ASCII letters.
    #[inline]
    pub fn get(&self, word: &Letters) -> Option<T> {
        let slot = self.slot(key(word)?);
        let entry = usize::from(self.slots[slot]).checked_sub(1)?;
        Some(self.entries[entry].1)
    }

    /// The slot of a key, or the empty one where it would be.
    #[inline]
    fn slot(&self, key: u128) -> usize {
        let mixed =
            (key as u64 ^ ((key >> 64) as u64).rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut at = (mixed >> 52) as usize % N_SLOTS;
        loop {
            match self.slots[at] {
                0 => return at,
                entry if self.entries[usize::from(entry) - 1].0 == key => return at,
                _ => at = (at + 1) % N_SLOTS,
            }
        }
    }
}

/// The letters as one number, in small letters; `None` if there are more than 16.
#[inline]
fn key(word: &Letters) -> Option<u128> {
    let [first, second] = word.small;
    (1..=16).contains(&word.len).then(|| u128::from(first) | u128::from(second) << 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_wherever_they_stand() {
        let table = Table::new([("may", 1), ("abcdefghijklmnop", 2), ("may", 3)].into_iter());
        let get = |text: &str, start: usize| table.get(&letters(text.as_bytes(), start));
        assert_eq!(get("May", 0), Some(1));
        assert_eq!(get("in MAY it rained a lot", 3), Some(1));
        assert_eq!(get("Mayor of all the towns", 0), None);
        assert_eq!(get("ABCDEFGHIJKLMNOP", 0), Some(2));
        assert_eq!(get("abcdefghijklmnopq", 0), None);
        assert_eq!(get("", 0), None);
    }
}
