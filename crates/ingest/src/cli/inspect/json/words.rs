//! Words of an article as JSON, with where they stand.

use corpus::Span;
use serde::Serialize;

use crate::cli::offsets::Offsets;

/// Words of the text. Line and column are those of the file, where the format has such lines.
#[derive(Serialize)]
pub(super) struct WordsJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
}

pub(super) fn words_json<'a>(offsets: &Offsets<'a>, span: Span) -> WordsJson<'a> {
    let (start, end) = offsets.range(span);
    let place = offsets.place(span.start);
    WordsJson {
        start,
        end,
        text: offsets.words(span),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
    }
}
