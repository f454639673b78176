//! What was typed into the search box, as terms.

use crate::Span;
use crate::analysis::tokens;

/// The words of a query: all must occur, the last one may be a beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    terms: Vec<String>,
}

/// One word of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word<'a> {
    /// Must occur as it is.
    Whole(&'a str),
    /// Something that begins so must occur.
    Prefix(&'a str),
}

impl Words {
    /// Reads any text; what holds no word asks for nothing.
    pub fn parse(text: &str) -> Self {
        Self { terms: tokens(text).map(|token| token.term).collect() }
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The words in order.
    pub fn iter(&self) -> impl Iterator<Item = Word<'_>> {
        self.terms.iter().enumerate().map(|(idx, term)| {
            if idx + 1 == self.terms.len() { Word::Prefix(term) } else { Word::Whole(term) }
        })
    }

    /// Where the words occur in `span` of `text`, in order.
    pub fn occurrences(&self, text: &str, span: Span) -> Vec<Span> {
        if self.is_empty() {
            return Vec::new();
        }
        tokens(span.of(text))
            .filter(|token| self.iter().any(|word| word.fits(&token.term)))
            .map(|token| Span {
                start: token.span.start + span.start,
                end: token.span.end + span.start,
            })
            .collect()
    }

    /// How many of the words the marked passages show.
    pub(crate) fn n_fitting(&self, text: &str, marks: &[Span]) -> usize {
        let terms: Vec<String> =
            marks.iter().flat_map(|mark| tokens(mark.of(text))).map(|token| token.term).collect();
        self.iter().filter(|word| terms.iter().any(|term| word.fits(term))).count()
    }
}

impl Word<'_> {
    /// Whether a term is what the word asks for.
    pub fn fits(self, term: &str) -> bool {
        match self {
            Self::Whole(word) => term == word,
            Self::Prefix(word) => term.starts_with(word),
        }
    }
}
