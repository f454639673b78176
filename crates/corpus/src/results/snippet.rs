//! A short extract of an article that shows the words asked for.

use std::cmp::Reverse;

use crate::analysis::sentences;
use crate::order::sorted;
use crate::{Article, Span, Understood};

/// An extract with marked ranges. Text and ranges, never markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The extract in the article's text; empty only where the text is.
    pub span: Span,
    /// The words asked for, inside `span`, in order.
    pub marks: Vec<Span>,
    /// Whether the sentence begins before the extract.
    pub cut_start: bool,
    /// Whether the sentence goes on after the extract.
    pub cut_end: bool,
}

/// The sentence with the most different parts of what was asked for, cut to about `width` bytes around its
/// first mark; of equals the one with the rarest, and of these the first. The first sentence where none
/// occurs.
pub fn snippet(article: &Article, understood: &Understood, width: u32) -> Snippet {
    let text = &article.text;
    let paragraphs = article.paragraphs();
    let n_parts_at_most = understood.n_in_text();
    let mut best: Option<(usize, Reverse<usize>, Span)> = None;
    'paragraphs: for paragraph in &paragraphs {
        let found = understood.occurrences_by_part(text, paragraph.span);
        if found.is_empty() {
            continue;
        }
        for sentence in sentences(text, paragraph.span) {
            let inside = found.iter().filter(|it| it.span.start >= sentence.start);
            let parts = sorted(inside.filter(|it| it.span.end <= sentence.end).map(|it| it.part));
            let n_with = parts.iter().map(|&part| understood.parts()[part].n_articles()).min();
            let rarest = Reverse(n_with.unwrap_or(usize::MAX));
            if best.is_none_or(|(n_parts, other, _)| (parts.len(), rarest) > (n_parts, other)) {
                best = Some((parts.len(), rarest, sentence));
                // All that was asked for: no other sentence has more.
                if parts.len() == n_parts_at_most {
                    break 'paragraphs;
                }
            }
        }
    }
    let first = || {
        let mut spans = paragraphs.iter().flat_map(|it| sentences(text, it.span));
        spans.next().unwrap_or(Span { start: 0, end: 0 })
    };
    let sentence = best.map_or_else(first, |(.., sentence)| sentence);
    cut(text, sentence, understood.occurrences(text, sentence), width)
}

/// Cuts a sentence to about `width` bytes, at spaces, so that the first mark is in it.
fn cut(text: &str, sentence: Span, marks: Vec<Span>, width: u32) -> Snippet {
    if sentence.len() <= width {
        return Snippet { span: sentence, marks, cut_start: false, cut_end: false };
    }
    let first_mark = marks.first().map_or(sentence.start, |mark| mark.start);
    let lead = width / 3;
    let start = if first_mark - sentence.start <= lead {
        sentence.start
    } else {
        word_start(text, first_mark - lead, first_mark)
    };
    let end = word_end(text, (start + width).min(sentence.end), sentence.end);
    let span = Span { start, end };
    Snippet {
        marks: marks.into_iter().filter(|&mark| span.contains(mark)).collect(),
        cut_start: start > sentence.start,
        cut_end: end < sentence.end,
        span,
    }
}

/// The first beginning of a word at or after `from`, at most `until`.
fn word_start(text: &str, from: u32, until: u32) -> u32 {
    let from = text.ceil_char_boundary(from as usize);
    let until = until as usize;
    let space = text.get(from..until).and_then(|lead| lead.find(' '));
    space.map_or(until, |space| from + space + 1) as u32
}

/// The first end of a word at or after `from`, at most `until`.
fn word_end(text: &str, from: u32, until: u32) -> u32 {
    let from = text.ceil_char_boundary(from as usize);
    let rest = text.get(from..until as usize).unwrap_or_default();
    rest.find(' ').map_or(until, |space| (from + space) as u32)
}
