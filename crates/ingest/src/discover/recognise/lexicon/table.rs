//! A hash table of marks that is small enough to stay near the processor: half of every hash is kept,
//! and of the marks the number of their combination.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::Hashed;
use super::marks::Marks;

/// Marks by hash.
pub(super) struct Table {
    /// A power of two of them, at most half of them full.
    slots: Vec<Slot>,
    combinations: Vec<Marks>,
    numbers: HashMap<u64, u16, BuildHasherDefault<Hashed>>,
    n_entries: usize,
}

#[derive(Clone, Copy, Default)]
struct Slot {
    /// The upper half of the hash.
    tag: u32,
    /// Of a combination; 0 in an empty slot.
    number: u16,
}

impl Table {
    /// A table for up to `2^bits / 2` entries.
    pub(super) fn new(bits: u32) -> Self {
        Self {
            slots: vec![Slot::default(); 1 << bits],
            combinations: vec![Marks::default()],
            numbers: HashMap::default(),
            n_entries: 0,
        }
    }

    /// The marks of a hash; none if it is unknown.
    pub(super) fn get(&self, hash: u64) -> Marks {
        let tag = (hash >> 32) as u32;
        let mut at = self.first(hash);
        loop {
            let slot = self.slots[at];
            if slot.number == 0 || slot.tag == tag {
                return self.combinations[usize::from(slot.number)];
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Adds marks to those of a hash.
    pub(super) fn mark(&mut self, hash: u64, marks: Marks) {
        let tag = (hash >> 32) as u32;
        let mut at = self.first(hash);
        while self.slots[at].number != 0 && self.slots[at].tag != tag {
            at = (at + 1) & (self.slots.len() - 1);
        }
        if self.slots[at].number == 0 {
            self.n_entries += 1;
            assert!(self.n_entries * 2 <= self.slots.len(), "the lists have outgrown their table");
        }
        let all = self.combinations[usize::from(self.slots[at].number)].or(marks);
        let combinations = &mut self.combinations;
        let number = *self.numbers.entry(all.0).or_insert_with(|| {
            combinations.push(all);
            u16::try_from(combinations.len() - 1).expect("a few hundred combinations of marks")
        });
        self.slots[at] = Slot { tag, number };
    }

    /// How many hashes have marks.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.n_entries
    }

    fn first(&self, hash: u64) -> usize {
        (hash ^ hash >> 20) as usize & (self.slots.len() - 1)
    }
}
