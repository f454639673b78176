//! The words around a place in the stream. It can be read from any code on, and a little backwards.

use std::ops::Range;

use super::Lexicon;
use super::code::{END, may_go_on, next_code};
use crate::TermId;

/// All texts of a corpus, to be looked into wherever a code begins.
#[derive(Clone, Copy)]
pub(crate) struct Stream<'a> {
    pub lexicon: &'a Lexicon,
    pub bytes: &'a [u8],
}

impl Stream<'_> {
    /// Calls `visit` with each word of a part of the stream: where it begins, and its term.
    #[inline(always)]
    pub fn visit_starts(self, part: Range<usize>, visit: &mut impl FnMut(usize, TermId)) {
        let mut at = part.start;
        while at < part.end {
            let start = at;
            let Some(idx) = self.next(&mut at) else { return };
            if let Some(term) = self.lexicon.term(idx) {
                visit(start, term);
            }
        }
    }

    /// Where the text that begins at `at` ends.
    pub fn end_of_text(self, mut at: usize) -> usize {
        while !matches!(self.next(&mut at), None | Some(END)) {}
        at
    }

    /// Whether one text has words of these terms next to each other, the one numbered `place` at `at`, where a
    /// code begins. What is no word may stand between them. `before` is some earlier beginning of a code.
    pub fn has_around(self, at: usize, before: usize, terms: &[Range<u32>], place: usize) -> bool {
        let (left, right) = terms.split_at(place);
        self.has_from(at, right) && self.has_until(at, before, left)
    }

    fn has_from(self, mut at: usize, terms: &[Range<u32>]) -> bool {
        for wanted in terms {
            let TermId(term) = loop {
                match self.next(&mut at) {
                    None | Some(END) => return false,
                    Some(idx) => {
                        if let Some(term) = self.lexicon.term(idx) {
                            break term;
                        }
                    }
                }
            };
            if term < wanted.start || term >= wanted.end {
                return false;
            }
        }
        true
    }

    /// Reads from the nearest place before `end` that is certainly the beginning of a code, then from the nearest
    /// one before that.
    fn has_until(self, mut end: usize, before: usize, terms: &[Range<u32>]) -> bool {
        let mut left = terms;
        while !left.is_empty() {
            if end == 0 {
                return false;
            }
            let mut start = end - 1;
            while start > 0 && start != before && may_go_on(self.bytes, start) {
                start -= 1;
            }
            let (mut at, mut from, mut n_words) = (start, start, 0);
            while at < end {
                match self.next(&mut at) {
                    None => return false,
                    Some(END) => (from, n_words) = (at, 0),
                    Some(idx) => n_words += usize::from(self.lexicon.term(idx).is_some()),
                }
            }
            if from > start && n_words < left.len() {
                return false;
            }
            let (rest, here) = left.split_at(left.len().saturating_sub(n_words));
            for _ in here.len()..n_words {
                self.next_word(&mut from);
            }
            if !self.has_from(from, here) {
                return false;
            }
            (left, end) = (rest, start);
        }
        true
    }

    #[inline(always)]
    fn next(self, at: &mut usize) -> Option<usize> {
        next_code(self.bytes, at, &self.lexicon.starts)
    }

    fn next_word(self, at: &mut usize) {
        while self.next(at).is_some_and(|idx| self.lexicon.term(idx).is_none()) {}
    }
}
