//! The units that stay become blocks, with the places where their words stand in the file.

use std::ops::Range;

use corpus::{Block, Inline, Span};

use super::unit::{End, Unit};
use super::{Page, shifted};
use crate::document::PieceKind;
use crate::place::Place;
use crate::read::Body;

/// The body of a page and the places of its words.
pub(super) fn build(page: &Page<'_>) -> (Body, Vec<(u32, Place)>) {
    let mut builder =
        Builder { page, body: Body::default(), places: Vec::new(), lists: Vec::new() };
    let live: Vec<_> = (0..page.units.len()).filter(|&idx| page.is_live(idx)).collect();
    let mut cuts = page.cuts.iter().peekable();
    for (at, &idx) in live.iter().enumerate() {
        while cuts.next_if(|cut| cut.0 < idx).is_some() {}
        let mut own = Vec::new();
        while let Some(cut) = cuts.next_if(|cut| cut.0 == idx) {
            own.push(cut.1.clone());
        }
        let neighbours = (at.checked_sub(1).map(|at| live[at]), live.get(at + 1).copied());
        builder.add(idx, &own, neighbours);
    }
    builder.close_lists(0);
    (builder.body, builder.places)
}

struct Builder<'a> {
    page: &'a Page<'a>,
    body: Body,
    places: Vec<(u32, Place)>,
    /// The lists that are open, the outermost first.
    lists: Vec<List>,
}

struct List {
    ordered: bool,
    depth: u8,
    items: Vec<Vec<Block>>,
}

impl Builder<'_> {
    fn add(
        &mut self,
        idx: usize,
        cuts: &[Range<usize>],
        neighbours: (Option<usize>, Option<usize>),
    ) {
        let unit = &self.page.units[idx];
        let item = match unit.kind {
            PieceKind::Item { ordered, depth, first } => Some((ordered, depth, first, 0)),
            PieceKind::Line => self.line_item(idx, neighbours),
            _ => None,
        };
        let skip = item.map_or(0, |(.., skip)| skip);
        let (span, inlines) = self.words(idx, skip, cuts);
        if span.is_empty() {
            return;
        }
        let Some((ordered, depth, first, _)) = item else {
            self.close_lists(0);
            let block = match unit.kind {
                PieceKind::Heading(level) => {
                    Block::Heading { level: level.clamp(1, 6), span, inlines }
                }
                PieceKind::Code => Block::Code(span),
                PieceKind::Line if self.is_heading(idx, neighbours) => {
                    Block::Heading { level: 2, span, inlines }
                }
                PieceKind::Quote => {
                    let paragraph = Block::Paragraph { span, inlines };
                    let follows = neighbours.0.is_some_and(|before| before + 1 == idx);
                    if let (true, Some(Block::Quote(blocks))) =
                        (follows, self.body.blocks.last_mut())
                    {
                        blocks.push(paragraph);
                        return;
                    }
                    Block::Quote(vec![paragraph])
                }
                _ => Block::Paragraph { span, inlines },
            };
            self.body.blocks.push(block);
            return;
        };
        let n_open = self.lists.partition_point(|list| list.depth <= depth);
        self.close_lists(n_open);
        if let Some(list) = self.lists.last_mut()
            && list.depth == depth
            && (first || list.ordered != ordered)
        {
            let n_open = self.lists.len() - 1;
            self.close_lists(n_open);
        }
        if self.lists.last().is_none_or(|list| list.depth != depth) {
            self.lists.push(List { ordered, depth, items: Vec::new() });
        }
        if let Some(list) = self.lists.last_mut() {
            list.items.push(vec![Block::Paragraph { span, inlines }]);
        }
    }

    /// Closes all lists but the outermost `n_left`; each goes to where it belongs.
    fn close_lists(&mut self, n_left: usize) {
        while self.lists.len() > n_left {
            let Some(list) = self.lists.pop() else { return };
            let block = Block::List { ordered: list.ordered, items: list.items };
            match self.lists.last_mut().and_then(|list| list.items.last_mut()) {
                Some(item) => item.push(block),
                None => self.body.blocks.push(block),
            }
        }
    }

    /// Adds the words of a unit from byte `skip` on, without those that are cut.
    fn words(&mut self, idx: usize, skip: usize, cuts: &[Range<usize>]) -> (Span, Vec<Inline>) {
        let unit = &self.page.units[idx];
        let kept = kept(&unit.text, skip, cuts);
        let before = self.body.text.len();
        if kept.iter().all(|range| range.is_empty()) {
            return (Span::new(before..before), Vec::new());
        }
        if !self.body.text.is_empty() {
            self.body.text.push_str("\n\n");
        }
        let start = self.body.text.len();
        // Kept bytes of the unit's text, each with where it stands in the body.
        let mut moved: Vec<(Range<usize>, usize)> = Vec::new();
        for range in kept {
            let mut from = range.start;
            while from < range.end {
                let (piece, piece_start) = unit.piece_at(from);
                let next = unit.seams.get(piece - unit.pieces.start).copied().unwrap_or(range.end);
                let end = next.min(range.end);
                let piece = &self.page.pieces[piece];
                let place =
                    shifted(piece.place, piece.text.get(..from - piece_start).unwrap_or_default());
                let at = self.body.text.len();
                self.places.push((Span::new(at..at).start, place));
                self.body.text.push_str(&unit.text[from..end]);
                moved.push((from..end, at));
                from = end;
            }
        }
        let span = Span::new(start..self.body.text.len());
        let inlines = self.inlines(unit, span, &moved);
        (span, inlines)
    }

    fn inlines(&self, unit: &Unit<'_>, span: Span, moved: &[(Range<usize>, usize)]) -> Vec<Inline> {
        let written = &self.page.pieces[unit.pieces.start].inlines;
        if written.is_empty() || unit.pieces.len() > 1 {
            return vec![Inline::Text(span)];
        }
        let inlines = moved_inlines(written, moved);
        if inlines.is_empty() { vec![Inline::Text(span)] } else { inlines }
    }

    /// Whether a line heads the paragraph behind it: short, without a stop, by itself.
    fn is_heading(&self, idx: usize, (before, after): (Option<usize>, Option<usize>)) -> bool {
        const MOST_WORDS: usize = 12;
        let units = &self.page.units;
        let unit = &units[idx];
        let can_be = (1..=MOST_WORDS).contains(&unit.n_words())
            && unit.text.len() <= 100
            && matches!(unit.end, End::Open | End::Question)
            && !unit.opens_small
            && unit.text.starts_with(|char: char| {
                char.is_alphanumeric() || matches!(char, '“' | '"' | '‘')
            })
            && unit.text.chars().filter(|char| char.is_alphabetic()).count() * 2
                > unit.text.chars().count()
            && unit.pieces.len() == 1;
        let heads = after.is_some_and(|after| {
            let stands_apart =
                unit.n_blank_before > 0 || before.is_none_or(|before| units[before].is_prose());
            units[after].is_prose() && stands_apart
        });
        // A row of short lines is a table or a poem.
        can_be && heads && before.is_none_or(|before| units[before].is_prose())
    }

    /// Whether a line is an item of a list: its order, depth, whether a list begins, and the bytes
    /// of its marker.
    fn line_item(
        &self,
        idx: usize,
        (before, after): (Option<usize>, Option<usize>),
    ) -> Option<(bool, u8, bool, usize)> {
        let own = marker(&self.page.units[idx].text)?;
        let neighbour = |idx: Option<usize>| marker(&self.page.units[idx?].text);
        let goes_on = |before: Option<Marker>, after: Option<Marker>| match (before, after) {
            (Some(before), Some(after)) => match (before.number, after.number) {
                (Some(before), Some(after)) => before.checked_add(1) == Some(after),
                (None, None) => before.sign == after.sign,
                _ => false,
            },
            _ => false,
        };
        let follows = goes_on(neighbour(before), Some(own));
        let is_first = !follows;
        let starts = is_first
            && goes_on(Some(own), neighbour(after))
            && own.number.is_none_or(|number| number == 1);
        let is_item = match follows {
            // What it follows has to be an item itself.
            true => matches!(self.lists.last(), Some(list) if list.ordered == own.number.is_some()),
            false => starts,
        };
        is_item.then_some((own.number.is_some(), 0, is_first, own.len))
    }
}

/// What makes a line an item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    sign: char,
    /// Its number, where the list counts.
    number: Option<u32>,
    /// The bytes before the words.
    len: usize,
}

/// The marker at the start of a line.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let sign = text.chars().next()?;
    let (number, len) = match sign {
        '•' | '‣' | '▪' | '●' | '○' | '◦' | '·' | '*' | '-' | '■' | '➢' => {
            (None, sign.len_utf8())
        }
        '0'..='9' => {
            let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let number = text[..n_digits].parse().ok().filter(|_| n_digits <= 3)?;
            text[n_digits..].starts_with(['.', ')']).then_some((Some(number), n_digits + 1))?
        }
        _ => return None,
    };
    let rest = &text[len..];
    let words = rest.trim_start();
    let is_parted = words.len() < rest.len() && !words.is_empty();
    is_parted.then_some(Marker { sign, number, len: text.len() - words.len() })
}

/// What is left of a text, in order.
fn kept(text: &str, skip: usize, cuts: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut kept = Vec::with_capacity(cuts.len() + 1);
    let mut at = skip;
    for cut in cuts {
        if cut.start > at {
            kept.push(at..cut.start);
        }
        at = at.max(cut.end);
    }
    if at < text.len() {
        kept.push(at..text.len());
    }
    if let Some(last) = kept.last_mut() {
        last.end = last.start + text[last.clone()].trim_end().len();
    }
    kept
}

/// The structure of words that were moved, without what was cut.
fn moved_inlines(inlines: &[Inline], moved: &[(Range<usize>, usize)]) -> Vec<Inline> {
    let spans = |span: &Span| -> Vec<Span> {
        let own = span.range();
        let kept = moved.iter().filter_map(|(from, to)| {
            let start = own.start.max(from.start);
            let end = own.end.min(from.end);
            (start < end).then(|| Span::new(to + (start - from.start)..to + (end - from.start)))
        });
        kept.collect()
    };
    let mut result = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text(span) => result.extend(spans(span).into_iter().map(Inline::Text)),
            Inline::Code(span) => result.extend(spans(span).into_iter().map(Inline::Code)),
            Inline::Emphasis(inner) => {
                let inner = moved_inlines(inner, moved);
                result.extend((!inner.is_empty()).then_some(Inline::Emphasis(inner)));
            }
            Inline::Strong(inner) => {
                let inner = moved_inlines(inner, moved);
                result.extend((!inner.is_empty()).then_some(Inline::Strong(inner)));
            }
            Inline::Link { url, inlines } => {
                let inlines = moved_inlines(inlines, moved);
                result.extend(
                    (!inlines.is_empty()).then(|| Inline::Link { url: url.clone(), inlines }),
                );
            }
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_parted_from_the_words() {
        let len = |text| marker(text).map(|marker| (marker.number, marker.len));
        assert_eq!(len("- one"), Some((None, 2)));
        assert_eq!(len("•  one"), Some((None, 5)));
        assert_eq!(len("2. two"), Some((Some(2), 3)));
        assert_eq!(len("12) twelve"), Some((Some(12), 4)));
        for text in ["-one", "2.5 mln", "1987. ", "2018) x", "a. one", "", "-"] {
            assert_eq!(len(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_cut_leaves_the_rest_in_order() {
        assert_eq!(kept("abc def ghi ", 0, &[3..7, 8..9]), [0..3, 7..8, 9..11]);
        assert_eq!(kept("- abc de", 2, std::slice::from_ref(&(5..6))), [2..5, 6..8]);
        assert!(kept("abc", 3, &[]).is_empty());
    }

    #[test]
    fn links_move_with_their_words_and_lose_what_is_cut() {
        let link = Inline::Link {
            url: "https://a.example".to_owned(),
            inlines: vec![Inline::Text(Span::new(4..8))],
        };
        let written = [Inline::Text(Span::new(0..4)), link, Inline::Text(Span::new(8..12))];
        let moved = moved_inlines(&written, &[(0..3, 100), (8..12, 103)]);
        assert_eq!(moved, [Inline::Text(Span::new(100..103)), Inline::Text(Span::new(103..107))]);
    }
}
