//! Where words stand, as people and programs count: code points of the text, lines of the file.

use corpus::Span;

use crate::Place;

/// A text that can say which code point a byte is, and where in the file it stands.
pub(in crate::cli) struct Offsets<'a> {
    text: &'a str,
    /// The first byte of each code point; empty where every code point is a byte.
    starts: Vec<u32>,
    /// As in a record.
    places: &'a [(u32, Place)],
}

impl<'a> Offsets<'a> {
    pub fn new(text: &'a str, places: &'a [(u32, Place)]) -> Self {
        let starts = match text.is_ascii() {
            true => Vec::new(),
            false => text.char_indices().map(|(start, _)| start as u32).collect(),
        };
        Self { text, starts, places }
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// First code point of a span and the one after its last.
    pub fn range(&self, span: Span) -> (usize, usize) {
        (self.code_point(span.start), self.code_point(span.end))
    }

    /// Where a byte of the text stands in the file; `None` where the format has no such lines.
    pub fn place(&self, byte: u32) -> Option<Place> {
        let n_before = self.places.partition_point(|&(start, _)| start <= byte);
        let &(start, place) = self.places.get(n_before.checked_sub(1)?)?;
        let on_line = self.text.get(start as usize..byte as usize)?;
        let n_chars = u32::try_from(on_line.chars().count()).unwrap_or(u32::MAX);
        Some(Place { line: place.line, column: place.column.saturating_add(n_chars) })
    }

    fn code_point(&self, byte: u32) -> usize {
        match self.starts.is_empty() {
            true => byte as usize,
            false => self.starts.partition_point(|&start| start < byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_counted_and_places_follow_the_line() {
        let text = "Übung\n\nmacht öfter Meister";
        let places = [(0, Place { line: 3, column: 1 }), (8, Place { line: 5, column: 4 })];
        let offsets = Offsets::new(text, &places);
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            let span = Span::new(start..start + words.len());
            let Place { line, column } = offsets.place(span.start).unwrap();
            (offsets.range(span), line, column)
        };
        assert_eq!(at("bung"), ((1, 5), 3, 2));
        assert_eq!(at("macht"), ((7, 12), 5, 4));
        assert_eq!(at("Meister"), ((19, 26), 5, 16));
        assert_eq!(Offsets::new("plain", &[]).range(Span::new(1..3)), (1, 3));
        assert_eq!(Offsets::new("plain", &[]).place(0), None);
    }
}
