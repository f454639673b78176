//! Where in the stream of all texts the words of each term begin. Phrases need it, nothing else does.

use std::ops::Range;

use super::range_of;
use crate::TermId;

/// The places of the words of each term, ascending, each as what it is more than the one before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Positions {
    /// Where the places of each term end in `bytes`.
    ends: Box<[u32]>,
    bytes: Box<[u8]>,
}

/// Positions that are being made. All words are read twice, first to count the bytes of each term.
#[derive(Debug)]
pub(crate) struct PositionsBuilder {
    terms: Box<[Place]>,
    bytes: Box<[u8]>,
    is_counted: bool,
}

/// How far a term has come.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// In the first round how many bytes it needs; then where its next place goes.
    next: u32,
    /// Where it stood last.
    last: u32,
}

/// Bits of a number in each of its bytes; the one above says that there are more.
const BITS: u32 = 7;
const MORE: u8 = 1 << BITS;

impl Positions {
    /// What going through the places of a run of terms costs.
    pub fn n_bytes(&self, terms: Range<u32>) -> usize {
        self.range(terms).len()
    }

    /// Calls `visit` with each place of a term, and the one before.
    pub fn visit(&self, term: TermId, visit: &mut impl FnMut(usize, usize)) {
        let (mut before, mut more, mut shift) = (0, 0, 0);
        for &byte in &self.bytes[self.range(term.0..term.0.saturating_add(1))] {
            more |= usize::from(byte & !MORE) << shift;
            shift += BITS;
            if byte & MORE == 0 {
                visit(before + more, before);
                (before, more, shift) = (before + more, 0, 0);
            }
        }
    }

    fn range(&self, terms: Range<u32>) -> Range<usize> {
        range_of(&self.ends, terms)
    }
}

impl PositionsBuilder {
    /// Positions of so many terms, of which none is known yet.
    pub fn new(n_terms: usize) -> Self {
        let terms = vec![Place::default(); n_terms].into();
        Self { terms, bytes: Box::default(), is_counted: false }
    }

    /// Adds a word; all words come in their order, twice.
    #[inline(always)]
    pub fn add(&mut self, at: usize, term: TermId) {
        let Some(place) = self.terms.get_mut(term.idx()) else { return };
        let mut more = at as u32 - place.last;
        place.last = at as u32;
        if !self.is_counted {
            place.next += 1;
            while more >= MORE.into() {
                more >>= BITS;
                place.next += 1;
            }
            return;
        }
        let mut next = place.next as usize;
        while more >= MORE.into() {
            self.bytes[next] = more as u8 | MORE;
            more >>= BITS;
            next += 1;
        }
        self.bytes[next] = more as u8;
        place.next = next as u32 + 1;
    }

    /// Ends the first round.
    pub fn make_room(&mut self) {
        let mut n_before = 0;
        for place in self.terms.iter_mut() {
            n_before += std::mem::replace(&mut place.next, n_before);
            place.last = 0;
        }
        self.bytes = vec![0; n_before as usize].into();
        self.is_counted = true;
    }

    /// The positions, after the second round.
    pub fn finish(self) -> Positions {
        Positions { ends: self.terms.iter().map(|place| place.next).collect(), bytes: self.bytes }
    }
}
