//! A text that is the article as it stands.

use corpus::{Block, Inline, Span};
use memchr::memchr;

use crate::read::Body;

/// A body of which every character stays where it is: blank lines part paragraphs, and single line
/// breaks become spaces.
pub(super) fn as_it_is(words: String) -> Body {
    let mut bytes = words.into_bytes();
    let mut blocks = Vec::new();
    let mut paragraph: Option<(usize, usize)> = None;
    let mut at = 0;
    while at < bytes.len() {
        let end = memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |newline| at + newline);
        let line = &bytes[at..end];
        let first = line.iter().position(|byte| !byte.is_ascii_whitespace());
        let last = line.iter().rposition(|byte| !byte.is_ascii_whitespace());
        match (first, last) {
            (Some(first), Some(last)) => {
                let start = paragraph.map_or(at + first, |(start, _)| start);
                if paragraph.is_some() {
                    bytes[at - 1] = b' ';
                }
                paragraph = Some((start, at + last + 1));
            }
            _ => blocks.extend(paragraph.take().map(block)),
        }
        at = end + 1;
    }
    blocks.extend(paragraph.map(block));
    blocks.shrink_to_fit();
    for byte in &mut bytes {
        if *byte == b'\t' {
            *byte = b' ';
        }
    }
    // Only ASCII was put in the place of ASCII.
    let text = String::from_utf8(bytes).unwrap_or_default();
    Body { text, blocks }
}

fn block((start, end): (usize, usize)) -> Block {
    let span = Span::new(start..end);
    Block::Paragraph { span, inlines: vec![Inline::Text(span)] }
}
