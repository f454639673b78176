//! Lines to units: in hard-wrapped text several lines are a paragraph, elsewhere each line is.

use std::borrow::Cow;

use super::body::marker;
use super::unit::{End, Unit, end_of};
use crate::document::{Piece, PieceKind};

/// The widest lines that somebody wrapped; longer ones are paragraphs.
const WIDEST: usize = 120;
/// By how many characters a line of wrapped text may be shorter than it could be. Towards 0, text
/// wrapped by hand is taken for short paragraphs; far above, real paragraphs are joined.
const SLACK: usize = 10;

/// The units of a document: its pieces, with lines of one paragraph joined.
pub(super) fn units(pieces: &[Piece]) -> Vec<Unit<'_>> {
    let width = wrap_width(pieces);
    let mut units: Vec<Unit<'_>> = Vec::with_capacity(pieces.len());
    let mut start = 0;
    while start < pieces.len() {
        let mut end = start + 1;
        while end < pieces.len() && continues(pieces, end, width) {
            end += 1;
        }
        units.push(unit(pieces, start..end));
        start = end;
    }
    units
}

fn unit(pieces: &[Piece], range: std::ops::Range<usize>) -> Unit<'_> {
    let first = &pieces[range.start];
    let mut unit = Unit::new(range.clone(), first.kind, Cow::Borrowed(first.text.as_str()));
    unit.n_blank_before = first.n_blank_before;
    if range.len() > 1 {
        let mut text = first.text.clone();
        for piece in &pieces[range.start + 1..range.end] {
            if !joins_tightly(&text, &piece.text) {
                text.push(' ');
            }
            unit.seams.push(text.len());
            text.push_str(&piece.text);
        }
        unit.text = Cow::Owned(text);
    }
    unit
}

/// Whether a word was parted at its hyphen, or the script has no spaces.
fn joins_tightly(before: &str, after: &str) -> bool {
    let mut last = before.chars().rev();
    let (last, one_before) = (last.next(), last.next());
    let first = after.chars().next();
    let is_parted = last == Some('-')
        && one_before.is_some_and(char::is_alphabetic)
        && first.is_some_and(char::is_lowercase);
    let is_wide =
        |char: Option<char>| char.is_some_and(|char| ('\u{3000}'..='\u{9fff}').contains(&char));
    is_parted || is_wide(last) && is_wide(first)
}

fn n_chars(text: &str) -> usize {
    text.chars().count()
}

fn opens_small(text: &str) -> bool {
    let first = text.chars().find(|char| char.is_alphanumeric());
    first.is_some_and(char::is_lowercase)
}

/// Whether two lines stand directly below each other.
fn are_neighbours(piece: &Piece) -> bool {
    piece.kind == PieceKind::Line && piece.n_blank_before == 0
}

/// The width at which a text was wrapped; `None` if its lines are paragraphs.
fn wrap_width(pieces: &[Piece]) -> Option<usize> {
    let pairs = || {
        pieces.windows(2).filter(|pair| {
            pair[0].kind == PieceKind::Line
                && are_neighbours(&pair[1])
                && marker(&pair[1].text).is_none()
        })
    };
    let mut widths: Vec<_> = pairs().map(|pair| n_chars(&pair[0].text)).collect();
    if widths.len() < 2 {
        return None;
    }
    widths.sort_unstable();
    // One long address or table row does not decide.
    let width = widths[(widths.len() - 1) * 19 / 20];
    let n_full = widths.iter().filter(|&&w| w + 2 * SLACK >= width).count();
    let n_small = pairs().filter(|pair| opens_small(&pair[1].text)).count();
    let is_wrapped = (30..=WIDEST).contains(&width)
        && n_full * 2 >= widths.len()
        // Sentences go on with small letters; lists and headlines one below the other do not.
        && n_small * 3 >= widths.len();
    is_wrapped.then_some(width)
}

/// Whether the piece goes on with the sentence of the one before it.
fn continues(pieces: &[Piece], idx: usize, width: Option<usize>) -> bool {
    let (before, piece) = (&pieces[idx - 1], &pieces[idx]);
    if before.kind != PieceKind::Line || !are_neighbours(piece) || marker(&piece.text).is_some() {
        return false;
    }
    let small = opens_small(&piece.text);
    let end = end_of(&before.text);
    let Some(width) = width else {
        // A paragraph that somebody broke by accident.
        let is_long = |text: &str| text.split_whitespace().nth(5).is_some();
        return small
            && matches!(end, End::Open | End::Comma)
            && n_chars(&before.text) > WIDEST / 2
            && is_long(&before.text)
            && is_long(&piece.text);
    };
    let indented = piece.place.column > before.place.column.saturating_add(1);
    if indented && !small {
        return false;
    }
    let first_word = piece.text.split_whitespace().next().map_or(0, n_chars);
    let would_have_fitted = n_chars(&before.text) + 1 + first_word + SLACK <= width;
    small || !would_have_fitted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text;

    fn check(source: &str, expected: &[&str]) {
        let document = text::read(source);
        let units = units(&document.pieces);
        let texts: Vec<_> = units.iter().map(|unit| unit.text.as_ref()).collect();
        assert_eq!(texts, expected);
        for unit in &units {
            for (seam, piece) in unit.seams.iter().zip(unit.pieces.start + 1..) {
                assert!(unit.text[*seam..].starts_with(&document.pieces[piece].text));
            }
        }
    }

    #[test]
    fn wrapped_lines_are_joined_and_blank_lines_and_indents_part() {
        check(
            "The harbour board met on Monday to hear about the\n\
             new pier, which is to be built before the winter\n\
             storms begin.\n\
             Nobody spoke against it.\n\n\
             A second meeting is planned for the week after the\n\
             fair, when the figures of the co-\noperative are known.\n",
            &[
                "The harbour board met on Monday to hear about the new pier, which is to be built \
                 before the winter storms begin.",
                "Nobody spoke against it.",
                "A second meeting is planned for the week after the fair, when the figures of the \
                 co-operative are known.",
            ],
        );
        check(
            "   Wool prices fell for the third week as buyers from\n\
             abroad stayed away from the sales in the north.\n   \
             Dealers spoke of a slow autumn and said that stocks\n\
             would last until the spring at the very least.\n",
            &[
                "Wool prices fell for the third week as buyers from abroad stayed away from the \
                 sales in the north.",
                "Dealers spoke of a slow autumn and said that stocks would last until the spring \
                 at the very least.",
            ],
        );
    }

    #[test]
    fn lines_that_are_paragraphs_stay_apart() {
        let lines = [
            "The board met on Monday to hear about the pier that is to be built before winter.",
            "Nobody spoke against it.",
            "A second meeting is planned for the week after the fair, when the figures of the \
             harbour are known and the minister has answered the letter of the board.",
            "Wool, timber and grain",
        ];
        check(&lines.join("\n"), &lines);
        let headlines = [
            "Pier opens early as crowds gather at the harbour",
            "Wool prices fall for third week in the north",
            "Grain ship leaves port with record load aboard",
            "Minister answers letter of board after a month",
        ];
        check(&headlines.join("\n"), &headlines);
    }

    #[test]
    fn a_sentence_broken_by_accident_is_mended() {
        check(
            "The board heard from companies such as Northern Timber, which built the first pier,\n\
             and from a firm that wants to build the second one.\n\nNobody spoke against it.",
            &[
                "The board heard from companies such as Northern Timber, which built the first \
                 pier, and from a firm that wants to build the second one.",
                "Nobody spoke against it.",
            ],
        );
    }
}
