//! The terms of a short text, such as a name, as an index counts them.

use super::{HanFolding, is_letter_word, visit_tokens};
use crate::Span;

/// Calls `visit` with the terms of `text` in order and their places; after a letter of a script without
/// spaces that follows another one at once, with the two as one term, which is said.
pub fn visit_terms(text: &str, folding: &HanFolding, visit: &mut dyn FnMut(Span, &str, bool)) {
    let mut last_letter = String::new();
    let mut last = Span { start: 0, end: 0 };
    visit_tokens(text, |span, term| {
        let term = folding.fold(term);
        visit(span, &term, false);
        let is_letter = term.chars().next().is_some_and(is_letter_word);
        if is_letter && span.start == last.end && !last_letter.is_empty() {
            last_letter.push_str(&term);
            visit(Span { start: last.start, end: span.end }, &last_letter, true);
        }
        last = span;
        last_letter.clear();
        if is_letter {
            last_letter.push_str(&term);
        }
    });
}
