//! A range in an article's plain text.

use std::ops::Range;
use std::slice::SliceIndex;

/// A byte range in the plain text of one article, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of a byte range as `str` methods give it.
    ///
    /// A text is at most 4 GiB long; readers refuse longer ones before a span is made.
    pub fn new(range: Range<usize>) -> Self {
        let at = |byte: usize| u32::try_from(byte).expect("texts are shorter than 4 GiB");
        Self { start: at(range.start), end: at(range.end) }
    }

    /// The range as `str` methods take it.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words it stands for.
    pub fn of(self, text: &str) -> &str {
        cut(text, self.range())
    }

    /// Length in bytes.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether it is a well-formed range of `text`, on character boundaries.
    pub fn fits(self, text: &str) -> bool {
        self.start <= self.end && text.get(self.range()).is_some()
    }
}

/// Part of a text; nothing where it has no such part. By index it would be a panic that names the letter
/// that would be cut, and for that the page would carry a list of all letters that can be printed.
pub(crate) fn cut(text: &str, range: impl SliceIndex<str, Output = str>) -> &str {
    text.get(range).unwrap_or_default()
}
