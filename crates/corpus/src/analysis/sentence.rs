//! Where sentences begin and end, by punctuation and a short list of abbreviations.
//!
//! Good enough to show a reader a passage; nothing is counted by it.

use super::case::is_capital;
use crate::Span;
use crate::span::cut;

/// Words whose full stop does not end a sentence, without the stop.
const ABBREVIATIONS: [&str; 28] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "vs", "No",
    "Inc", "Corp", "Ltd", "Co", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "U.S", "U.K",
    "e.g",
];

/// The sentences of `span` (a paragraph), in order; together they hold all its words.
pub fn sentences(text: &str, span: Span) -> Vec<Span> {
    let paragraph = span.of(text);
    let mut sentences = Vec::new();
    let mut start = 0;
    // Byte by byte, because nearly none is the first one of a stop.
    for (at, &byte) in paragraph.as_bytes().iter().enumerate() {
        if !matches!(byte, b'.' | b'!' | b'?' | 0xe2 | 0xe3 | 0xef) || at < start {
            continue;
        }
        let char = cut(paragraph, at..).chars().next().unwrap_or(' ');
        if !matches!(char, '.' | '!' | '?' | '…' | '。' | '！' | '？') {
            continue;
        }
        let after = at + char.len_utf8();
        let closing = cut(paragraph, after..)
            .find(|char| !matches!(char, '"' | '”' | '’' | '\'' | ')' | ']' | '.'))
            .unwrap_or(paragraph.len() - after);
        let end = after + closing;
        if ends_here(cut(paragraph, start..at), char, cut(paragraph, end..)) {
            sentences.push(start..end);
            let rest = cut(paragraph, end..);
            start = end + (rest.len() - rest.trim_start().len());
        }
    }
    if start < paragraph.len() {
        sentences.push(start..paragraph.len());
    }
    let shift = span.start as usize;
    sentences.into_iter().map(|range| Span::new(range.start + shift..range.end + shift)).collect()
}

/// The sentence of `paragraph` in which `inner` begins, widened where `inner` begins before it, at a
/// space, or runs past it.
pub fn sentence_around(text: &str, paragraph: Span, inner: Span) -> Span {
    let sentence =
        sentences(text, paragraph).into_iter().find(|sentence| inner.start < sentence.end);
    sentence.map_or(paragraph, |sentence| Span {
        start: sentence.start.min(inner.start),
        end: sentence.end.max(inner.end),
    })
}

fn ends_here(before: &str, stop: char, after: &str) -> bool {
    if matches!(stop, '。' | '！' | '？') || after.is_empty() {
        return true;
    }
    let next = after.trim_start();
    let opens = next.chars().next().is_some_and(|char| {
        is_capital(char) || char.is_ascii_digit() || matches!(char, '"' | '“' | '‘' | '(' | '[')
    });
    // A name such as "iFlytek" opens a sentence as well.
    let is_brand = || next.chars().skip(1).take_while(|char| char.is_alphabetic()).any(is_capital);
    if next.len() == after.len() || !(opens || is_brand()) {
        return false;
    }
    let word = before.rsplit([' ', '\n', '(']).next().unwrap_or(before);
    let is_initial =
        word.chars().count() == 1 && word.chars().all(|char| char.is_ascii_uppercase());
    stop != '.' || !(is_initial || ABBREVIATIONS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let spans = sentences(text, Span::new(0..text.len()));
        assert_eq!(spans.iter().map(|span| span.of(text)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn sentences_end_where_readers_see_them_end() {
        check("One. Two? Three", &["One.", "Two?", "Three"]);
        check("It rose 4.5 per cent. Then it fell.", &["It rose 4.5 per cent.", "Then it fell."]);
        check("He said “no.” She left.", &["He said “no.”", "She left."]);
        check(
            "Mr. Li met J. Smith of Acme Inc. Friday.",
            &["Mr. Li met J. Smith of Acme Inc. Friday."],
        );
        check("The U.S. Senate. All of it.", &["The U.S. Senate.", "All of it."]);
        check("Big shops, etc. à la carte. École.", &["Big shops, etc. à la carte.", "École."]);
        check("It grew. iFlytek did not. e.g. this.", &["It grew.", "iFlytek did not. e.g. this."]);
        check("香港。深圳。", &["香港。", "深圳。"]);
        check("", &[]);
    }

    #[test]
    fn a_passage_that_crosses_a_sentence_keeps_its_end() {
        let text = "One two. Three four.";
        let around = |inner| sentence_around(text, Span::new(0..text.len()), inner).of(text);
        assert_eq!(around(Span::new(9..14)), "Three four.");
        assert_eq!(around(Span::new(4..14)), "One two. Three");
        assert_eq!(around(Span::new(8..14)), " Three four.");
    }
}
