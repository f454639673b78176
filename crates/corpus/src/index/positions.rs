//! Where in the stream of all texts the words of each term begin. Phrases need it, nothing else does.

use std::ops::Range;

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
    /// Per term, in the first round how many bytes it needs; then where its next place goes.
    next: Box<[u32]>,
    /// Per term, where it stood last.
    last: Box<[u32]>,
    bytes: Box<[u8]>,
    is_counted: bool,
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
        let end = |n_terms: u32| match n_terms {
            0 => 0,
            _ => self.ends.get(n_terms as usize - 1).copied().unwrap_or(0) as usize,
        };
        let (start, end) = (end(terms.start), end(terms.end));
        start..end.max(start)
    }
}

impl PositionsBuilder {
    /// Positions of so many terms, of which none is known yet.
    pub fn new(n_terms: usize) -> Self {
        Self {
            next: vec![0; n_terms].into(),
            last: vec![0; n_terms].into(),
            bytes: Box::default(),
            is_counted: false,
        }
    }

    /// Adds a word; all words come in their order, twice.
    #[inline(always)]
    pub fn add(&mut self, at: usize, term: TermId) {
        let (Some(next), Some(last)) =
            (self.next.get_mut(term.idx()), self.last.get_mut(term.idx()))
        else {
            return;
        };
        let mut more = at as u32 - std::mem::replace(last, at as u32);
        loop {
            let rest = more >> BITS;
            if self.is_counted {
                let goes_on = if rest > 0 { MORE } else { 0 };
                self.bytes[*next as usize] = more as u8 & !MORE | goes_on;
            }
            *next += 1;
            if rest == 0 {
                break;
            }
            more = rest;
        }
    }

    /// Ends the first round.
    pub fn make_room(&mut self) {
        let mut n_before = 0;
        for next in self.next.iter_mut() {
            n_before += std::mem::replace(next, n_before);
        }
        self.bytes = vec![0; n_before as usize].into();
        self.last.fill(0);
        self.is_counted = true;
    }

    /// The positions, after the second round.
    pub fn finish(self) -> Positions {
        Positions { ends: self.next, bytes: self.bytes }
    }
}
