//! Strings to numbers, in the order in which they are first met.

use crate::strings::Strings;

/// Numbered strings.
#[derive(Debug, Default)]
pub(crate) struct Interner {
    strings: Strings,
    /// Hash and number of strings, with open addressing; a power of two, at most half full.
    slots: Vec<(u32, u32)>,
}

const FREE: (u32, u32) = (0, u32::MAX);

impl Interner {
    /// The number of a string; the next one if it is new.
    pub fn number(&mut self, text: &str) -> u32 {
        if self.slots.len() <= self.strings.len() * 2 {
            self.grow();
        }
        let hash = hash(text.as_bytes());
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while self.slots[slot] != FREE {
            let (known, number) = self.slots[slot];
            if known == hash && self.strings.get(number as usize) == text {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        let number = self.strings.len() as u32;
        self.slots[slot] = (hash, number);
        self.strings.push(text);
        number
    }

    /// Lets go of what it takes to find a string: the next one would get a new number in any case.
    pub fn close(&mut self) {
        self.slots = Vec::new();
    }

    /// How many strings have a number.
    pub fn len(&self) -> usize {
        self.strings.len()
    }

    /// All strings, by number.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.strings.iter()
    }

    /// A string by its number.
    pub fn get(&self, number: usize) -> &str {
        self.strings.get(number)
    }

    fn grow(&mut self) {
        let n_slots = (self.slots.len() * 2).max(1 << 12);
        let old = std::mem::replace(&mut self.slots, vec![FREE; n_slots]);
        for entry in old.into_iter().filter(|&entry| entry != FREE) {
            let mut slot = entry.0 as usize & (n_slots - 1);
            while self.slots[slot] != FREE {
                slot = (slot + 1) & (n_slots - 1);
            }
            self.slots[slot] = entry;
        }
    }
}

/// Eight bytes at a time, mixed by a multiplication; the same everywhere, because nothing depends on it
/// but speed.
fn hash(bytes: &[u8]) -> u32 {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = bytes.len() as u64;
    let mut rest = bytes;
    while let Some((chunk, after)) = rest.split_first_chunk() {
        hash = (hash ^ u64::from_le_bytes(*chunk)).wrapping_mul(MIX).rotate_left(23);
        rest = after;
    }
    // The last ones in two pieces, which may overlap.
    let rest = match (rest.first_chunk::<4>(), rest.last_chunk::<4>(), rest) {
        (Some(first), Some(last), _) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        (.., &[first, .., last]) => {
            u64::from(first) << 16 | u64::from(rest[1]) << 8 | u64::from(last)
        }
        (.., &[only]) => only.into(),
        _ => 0,
    };
    let hash = (hash ^ rest).wrapping_mul(MIX);
    (hash ^ hash >> 32) as u32
}
