//! Han letters that are written in two ways: the traditional one becomes the simplified one.
//!
//! The page has the letters of its corpus only; the whole table is on the side that compiles it.

#[cfg(feature = "encode")]
mod table;

use std::borrow::Cow;

/// Which letters stand for which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HanFolding {
    /// The letter as written and the one that stands for it, in order of the first.
    pairs: Vec<(char, char)>,
}

impl HanFolding {
    /// A folding from pairs in whatever order.
    pub(crate) fn new(mut pairs: Vec<(char, char)>) -> Self {
        crate::order::sort_by(&mut pairs, |a, b| a.cmp(b));
        Self { pairs }
    }

    /// All letters that are known to be written in two ways.
    #[cfg(feature = "encode")]
    pub(crate) fn whole() -> Self {
        table::whole()
    }

    /// The pairs, in order.
    #[cfg(feature = "encode")]
    pub(crate) fn pairs(&self) -> &[(char, char)] {
        &self.pairs
    }

    /// A term with each letter folded.
    pub fn fold<'a>(&self, term: &'a str) -> Cow<'a, str> {
        // Han letters have three bytes or four.
        let may_change = !self.pairs.is_empty() && term.bytes().any(|byte| byte >= 0xe2);
        match may_change {
            true => Cow::Owned(term.chars().map(|char| self.of(char)).collect()),
            false => Cow::Borrowed(term),
        }
    }

    fn of(&self, char: char) -> char {
        let found = self.pairs.binary_search_by(|&(from, _)| from.cmp(&char));
        found.map_or(char, |idx| self.pairs[idx].1)
    }
}
