//! A run of text with marked words.

use corpus::Span;
use yew::prelude::*;

/// The words of `span`, with the parts in `marks` marked. Marks are in order and do not overlap.
pub fn marked_text(text: &str, span: Span, marks: &[Span]) -> Html {
    let mut parts = Vec::new();
    let mut start = span.start;
    for mark in marks.iter().filter(|mark| span.contains(**mark)) {
        parts.push(html! { { Span { start, end: mark.start }.of(text) } });
        parts.push(html! { <mark class="word">{ mark.of(text) }</mark> });
        start = mark.end;
    }
    parts.push(html! { { Span { start, end: span.end }.of(text) } });
    parts.into_iter().collect()
}
