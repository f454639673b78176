//! Marks over running text: spans that may overlap become pieces that do not.

use corpus::Span;
use corpus::order::sorted;

/// What is marked in an article, as ranges of its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// All mentions of the article, in order, without overlap.
    pub mentions: Vec<Span>,
    /// Words of the search, in order, without overlap.
    pub words: Vec<Span>,
    /// The passage that the reader was led to.
    pub target: Option<Span>,
}

/// A piece of text that is one mention, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Place among the article's mentions.
    pub mention: Option<usize>,
    /// Its parts, in order.
    pub parts: Vec<Part>,
}

/// A part of a piece that looks the same throughout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The words.
    pub span: Span,
    /// Whether it is a word of the search.
    pub is_word: bool,
    /// Whether it belongs to the passage that the reader was led to.
    pub is_target: bool,
}

/// Cuts a run of text at the edges of all marks. The parts hold all of `run`, in order.
pub fn pieces(run: Span, marks: &Marks) -> Vec<Piece> {
    let mentions = marks.mentions.iter().enumerate().filter(|(_, span)| span.overlaps(run));
    let mut pieces = Vec::new();
    let mut start = run.start;
    for (mention, &span) in mentions {
        let (from, to) = (span.start.max(run.start), span.end.min(run.end));
        push_piece(&mut pieces, Span { start, end: from }, None, marks);
        push_piece(&mut pieces, Span { start: from, end: to }, Some(mention), marks);
        start = to;
    }
    push_piece(&mut pieces, Span { start, end: run.end }, None, marks);
    pieces
}

fn push_piece(pieces: &mut Vec<Piece>, span: Span, mention: Option<usize>, marks: &Marks) {
    if !span.is_empty() {
        pieces.push(Piece { mention, parts: parts(span, marks) });
    }
}

fn parts(span: Span, marks: &Marks) -> Vec<Part> {
    let spans = marks.words.iter().chain(&marks.target).filter(|mark| mark.overlaps(span));
    let edges = spans
        .flat_map(|mark| [mark.start, mark.end])
        .map(|edge| edge.clamp(span.start, span.end))
        .chain([span.start, span.end]);
    let edges: Vec<u32> = sorted(edges);
    let part = |edges: &[u32]| {
        let span = Span { start: edges[0], end: edges[1] };
        Part {
            span,
            is_word: marks.words.iter().any(|word| word.contains(span)),
            is_target: marks.target.is_some_and(|target| target.contains(span)),
        }
    };
    edges.windows(2).map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Ada met Bob in Paris today.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).expect("the words stand in the text");
        Span::new(start..start + words.len())
    }

    /// Mentions as `<…>`, words as `*…*`, the target as `[…]`.
    fn check(run: &str, marks: &Marks, expected: &str) {
        let mut shown = String::new();
        for piece in pieces(span(run), marks) {
            let parts = piece.parts.iter().map(|part| {
                let words = part.span.of(TEXT);
                let words = if part.is_word { format!("*{words}*") } else { words.to_owned() };
                if part.is_target { format!("[{words}]") } else { words }
            });
            let parts: String = parts.collect();
            shown += &if piece.mention.is_some() { format!("<{parts}>") } else { parts };
        }
        assert_eq!(shown, expected);
    }

    fn marks(mentions: &[&str], words: &[&str], target: Option<&str>) -> Marks {
        Marks {
            mentions: mentions.iter().map(|words| span(words)).collect(),
            words: words.iter().map(|words| span(words)).collect(),
            target: target.map(span),
        }
    }

    #[test]
    fn text_without_marks_is_one_piece() {
        check(TEXT, &marks(&[], &[], None), TEXT);
    }

    #[test]
    fn mentions_words_and_target_may_overlap() {
        let marks = marks(&["Ada", "Bob"], &["Ada", "in"], Some("met Bob in"));
        check(TEXT, &marks, "<*Ada*> [met ]<[Bob]>[ ][*in*] Paris today.");
    }

    #[test]
    fn a_mark_that_runs_past_the_text_is_cut() {
        check("Bob in", &marks(&["met Bob"], &[], Some("in Paris")), "<Bob> [in]");
    }

    #[test]
    fn a_mark_at_either_end_leaves_no_empty_piece() {
        check("Ada met", &marks(&["Ada"], &["met"], None), "<Ada> *met*");
    }
}
