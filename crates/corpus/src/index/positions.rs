//! Where in the stream of all texts the words of each term begin. Phrases need it, nothing else does.
//!
//! The places of a common term are kept in several lists by the word behind, because a phrase that goes on is
//! then looked for in one of them.

use std::ops::Range;

use super::{Index, range_of};
use crate::{ArticleId, TermId};

/// Articles with a term from which on it is common. With few most of the memory is for the lists, with many a
/// phrase of two common words goes through thousands of places.
const COMMON: usize = 256;
/// Lists of a common term. With few each is long, with many the places in it lie so far apart that each
/// takes a byte more.
const N_LISTS: u32 = 8;
/// Bits of the number of bytes in one piece of memory. One piece for all is larger than any that making the index
/// has left free; many small ones take longer to make.
const PIECE_BITS: u32 = 16;
const PIECE: usize = 1 << PIECE_BITS;

/// Lists of places, ascending, each place as what it is more than the one before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Positions {
    /// The terms that have several lists, in order.
    common: Box<[u32]>,
    /// Where each list ends in all pieces: one for each term, or several.
    ends: Box<[u32]>,
    pieces: Box<[Box<[u8]>]>,
    /// Per article the bytes of its headline in the stream.
    headlines: Vec<u32>,
}

/// Positions that are being made. All words are read twice, first to count the bytes of each term.
#[derive(Debug)]
pub(crate) struct PositionsBuilder {
    common: Box<[u32]>,
    /// Per term its first list; in the end, how many lists there are.
    firsts: Box<[u32]>,
    lists: Box<[Place]>,
    pieces: Box<[Box<[u8]>]>,
    headlines: Vec<u32>,
    is_counted: bool,
}

/// How far a list has come.
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
    /// The lists in which all places of a run of terms are, or at least those where one of the terms `next` is the
    /// word behind.
    pub fn lists(&self, terms: &Range<u32>, next: Option<&Range<u32>>) -> Range<u32> {
        let first = |term: u32| {
            let n_common = self.common.partition_point(|&common| common < term);
            term + n_common as u32 * (N_LISTS - 1)
        };
        let lists = first(terms.start)..first(terms.end);
        match next {
            Some(next) if terms.len() == 1 && next.len() == 1 && lists.len() > 1 => {
                let list = lists.start + next.start % N_LISTS;
                list..list + 1
            }
            _ => lists,
        }
    }

    /// What going through a run of lists costs.
    pub fn n_bytes(&self, lists: Range<u32>) -> usize {
        range_of(&self.ends, lists).len()
    }

    /// Calls `visit` with each place of a list, and the one before.
    pub fn visit(&self, list: u32, visit: &mut impl FnMut(usize, usize)) {
        let (mut before, mut more, mut shift) = (0, 0, 0);
        let Range { mut start, end } = range_of(&self.ends, list..list.saturating_add(1));
        while start < end {
            let (piece, from) = (start >> PIECE_BITS, start % PIECE);
            let to = PIECE.min(from + end - start);
            for &byte in &self.pieces[piece][from..to] {
                more |= usize::from(byte & !MORE) << shift;
                shift += BITS;
                if byte & MORE == 0 {
                    visit(before + more, before);
                    (before, more, shift) = (before + more, 0, 0);
                }
            }
            start += to - from;
        }
    }

    /// How many bytes of the stream the headline of an article has, with its end.
    pub fn headline_len(&self, article: ArticleId) -> usize {
        self.headlines.get(article.idx()).map_or(0, |&len| len as usize)
    }
}

impl PositionsBuilder {
    /// Positions of the so many terms of an index, of which none is known yet.
    pub fn new(n_terms: usize, index: &Index) -> Self {
        let mut common = Vec::new();
        let mut firsts = vec![0];
        let mut n_lists = 0;
        for term in 0..n_terms as u32 {
            let is_common = index.n_articles_with(TermId(term)) >= COMMON;
            n_lists += if is_common { N_LISTS } else { 1 };
            firsts.push(n_lists);
            if is_common {
                common.push(term);
            }
        }
        let lists = vec![Place::default(); n_lists as usize].into();
        let (common, firsts, headlines) = (common.into(), firsts.into(), Vec::new());
        Self { common, firsts, lists, pieces: Box::default(), headlines, is_counted: false }
    }

    /// Adds the headline of the next article, by its bytes in the stream.
    pub fn add_headline(&mut self, len: usize) {
        self.headlines.push(len as u32);
    }

    /// Adds a word and the one behind it; all words come in their order, twice.
    #[inline(always)]
    pub fn add(&mut self, at: usize, term: TermId, next: TermId) {
        let Some(&[first, end]) = self.firsts.get(term.idx()..term.idx() + 2) else { return };
        let list = if end - first > 1 { first + next.0 % N_LISTS } else { first };
        let Some(place) = self.lists.get_mut(list as usize) else { return };
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
            self.pieces[next >> PIECE_BITS][next % PIECE] = more as u8 | MORE;
            more >>= BITS;
            next += 1;
        }
        self.pieces[next >> PIECE_BITS][next % PIECE] = more as u8;
        place.next = next as u32 + 1;
    }

    /// Ends the first round.
    pub fn make_room(&mut self) {
        let mut n_before = 0;
        for place in self.lists.iter_mut() {
            n_before += std::mem::replace(&mut place.next, n_before);
            place.last = 0;
        }
        let n_pieces = (n_before as usize).div_ceil(PIECE);
        self.pieces = (0..n_pieces).map(|_| vec![0; PIECE].into()).collect();
        self.is_counted = true;
    }

    /// The positions, after the second round.
    pub fn finish(self) -> Positions {
        let ends = self.lists.iter().map(|place| place.next).collect();
        let Self { common, pieces, headlines, .. } = self;
        Positions { common, ends, pieces, headlines }
    }
}
