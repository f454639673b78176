//! Strings to numbers, in the order in which they are first met.

use crate::strings::Strings;

/// Numbered strings.
#[derive(Debug, Default)]
pub(crate) struct Interner {
    strings: Strings,
    /// Open addressing; a power of two, at most half full.
    slots: Vec<Slot>,
}

/// A string as it is compared: most are so short that nothing else need be looked at.
#[derive(Clone, Copy, Debug)]
struct Slot {
    /// The string itself up to [`WHOLE`] bytes, a hash of a longer one.
    bytes: u64,
    len: u32,
    number: u32,
}

/// So many bytes at most are compared as one number.
const WHOLE: usize = 8;

const FREE: Slot = Slot { bytes: 0, len: 0, number: u32::MAX };

impl Interner {
    /// The number of a string; the next one if it is new.
    pub fn number(&mut self, text: &str) -> u32 {
        if self.slots.len() <= self.strings.len() * 2 {
            self.grow();
        }
        let found = Slot::of(text.as_bytes(), self.strings.len() as u32);
        let mask = self.slots.len() - 1;
        let mut at = found.hash() & mask;
        loop {
            let slot = &mut self.slots[at];
            if slot.is_free() {
                *slot = found;
                self.strings.push(text);
                return found.number;
            }
            let looks_same = slot.bytes == found.bytes && slot.len == found.len;
            if looks_same && (text.len() <= WHOLE || self.strings.get(slot.number as usize) == text)
            {
                return slot.number;
            }
            at = (at + 1) & mask;
        }
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
        for slot in old.into_iter().filter(|slot| !slot.is_free()) {
            let mut at = slot.hash() & (n_slots - 1);
            while !self.slots[at].is_free() {
                at = (at + 1) & (n_slots - 1);
            }
            self.slots[at] = slot;
        }
    }
}

const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

impl Slot {
    fn of(string: &[u8], number: u32) -> Self {
        let bytes = match string.len() {
            // In two pieces, which may overlap: with the length they say it all.
            ..=WHOLE => last_bytes(string),
            _ => hash(string),
        };
        Self { bytes, len: string.len() as u32, number }
    }

    fn is_free(&self) -> bool {
        self.number == FREE.number
    }

    /// The same everywhere, because nothing depends on it but speed.
    fn hash(&self) -> usize {
        let product = u128::from(self.bytes ^ u64::from(self.len)) * u128::from(MIX);
        // A slot is chosen by the lowest bits, which so depend on all.
        (product as u64 ^ (product >> 64) as u64) as usize
    }
}

/// Eight bytes at a time, mixed by a multiplication.
fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0;
    let mut rest = bytes;
    while let Some((chunk, after)) = rest.split_first_chunk() {
        hash = (hash ^ u64::from_le_bytes(*chunk)).wrapping_mul(MIX).rotate_left(23);
        rest = after;
    }
    hash ^ last_bytes(rest)
}

/// Up to eight bytes, as a number that only strings of other lengths may share.
fn last_bytes(bytes: &[u8]) -> u64 {
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>(), bytes) {
        (Some(first), Some(last), _) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        (.., &[first, .., last]) => {
            u64::from(first) << 16 | u64::from(bytes[1]) << 8 | u64::from(last)
        }
        (.., &[only]) => only.into(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_strings_have_one_number_and_others_another() {
        let mut interner = Interner::default();
        let letters = ["", "\0", "a", "é", "ab", "a\0", "ba"];
        let mut strings: Vec<String> = letters.map(str::to_owned).to_vec();
        // Around the lengths at which strings are compared in another way.
        for len in 1..20 {
            for place in 0..len {
                let mut string = "x".repeat(len);
                string.replace_range(place..=place, "\0");
                strings.push(string);
            }
        }
        strings.extend((0..20_000).map(|number| format!("{number}")));
        strings.sort_unstable();
        strings.dedup();
        for _ in 0..2 {
            for (number, string) in strings.iter().enumerate() {
                assert_eq!(interner.number(string) as usize, number, "{string:?}");
            }
        }
        assert_eq!(interner.len(), strings.len());
        assert!(interner.iter().eq(strings.iter().map(String::as_str)));
    }

    #[test]
    fn strings_that_are_much_alike_are_found_without_a_long_search() {
        let alike = |place: usize, len: usize| {
            move |number: usize| {
                let mut string = vec![b'-'; len];
                string[place..place + 2]
                    .copy_from_slice(&[b' ' + number as u8 % 90, (number / 90) as u8]);
                String::from_utf8(string).unwrap()
            }
        };
        for len in [4, 5, 7, 8, 9, 16, 20] {
            for place in 0..len - 1 {
                let mut interner = Interner::default();
                (0..90 * 60).for_each(|number| _ = interner.number(&alike(place, len)(number)));
                let mask = interner.slots.len() - 1;
                let slots = interner.slots.iter().enumerate().filter(|(_, slot)| !slot.is_free());
                let n_steps: usize =
                    slots.map(|(at, slot)| at.wrapping_sub(slot.hash()) & mask).sum();
                assert!(n_steps < 8 * interner.len(), "{n_steps} steps, at {place} of {len}");
            }
        }
    }
}
