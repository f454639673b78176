//! The structure of a text. Most texts are paragraphs parted by blank lines and nothing else: of those
//! nothing is stored.

use super::Places;
use crate::codec::Reader;
use crate::{Block, Inline, Span};

const PLAIN: u8 = 0;
const PARAGRAPH: u8 = 0;
const PARAGRAPH_OF_INLINES: u8 = 1;
const CODE: u8 = 2;
const QUOTE: u8 = 3;
const LIST: u8 = 4;
const ORDERED_LIST: u8 = 5;
const HEADING: u8 = 6;
const HEADING_OF_INLINES: u8 = 7;
const TEXT: u8 = 0;
const INLINE_CODE: u8 = 1;
const EMPHASIS: u8 = 2;
const STRONG: u8 = 3;
const LINK: u8 = 4;

/// Blocks inside blocks go no deeper than this; what is deeper cannot be read. Each level takes a call.
pub(crate) const DEEPEST: usize = 200;

pub(super) fn read(reader: &mut Reader<'_>, text: &str) -> Vec<Block> {
    match reader.byte() {
        PLAIN => plain(text),
        _ => read_blocks(reader, &mut Places::default(), 0),
    }
}

/// Paragraphs between blank lines.
pub(super) fn plain(text: &str) -> Vec<Block> {
    if text.is_empty() {
        return Vec::new();
    }
    let bytes = text.as_bytes();
    let mut blocks = Vec::new();
    let (mut start, mut end) = (0, 0);
    while end < bytes.len() {
        // Not `str::split`: its search for a pattern of any length weighs a kilobyte.
        if bytes[end..].starts_with(b"\n\n") {
            blocks.push(paragraph(Span::new(start..end)));
            end += 2;
            start = end;
        } else {
            end += 1;
        }
    }
    blocks.push(paragraph(Span::new(start..end)));
    blocks
}

fn paragraph(span: Span) -> Block {
    Block::Paragraph { span, inlines: vec![Inline::Text(span)] }
}

fn read_blocks(reader: &mut Reader<'_>, places: &mut Places, depth: usize) -> Vec<Block> {
    if depth > DEEPEST {
        reader.fail();
    }
    reader.list(|reader| read_block(reader, places, depth + 1))
}

fn read_block(reader: &mut Reader<'_>, places: &mut Places, depth: usize) -> Block {
    match reader.byte() {
        PARAGRAPH => paragraph(places.read(reader)),
        PARAGRAPH_OF_INLINES => {
            let (span, inlines) = read_leaf(reader, places);
            Block::Paragraph { span, inlines }
        }
        CODE => Block::Code(places.read(reader)),
        QUOTE => Block::Quote(read_blocks(reader, places, depth)),
        kind @ (LIST | ORDERED_LIST) => Block::List {
            ordered: kind == ORDERED_LIST,
            items: reader.list(|reader| read_blocks(reader, places, depth)),
        },
        HEADING => {
            let level = reader.byte();
            let span = places.read(reader);
            Block::Heading { level, span, inlines: vec![Inline::Text(span)] }
        }
        HEADING_OF_INLINES => {
            let level = reader.byte();
            let (span, inlines) = read_leaf(reader, places);
            Block::Heading { level, span, inlines }
        }
        _ => {
            reader.fail();
            paragraph(Span { start: 0, end: 0 })
        }
    }
}

/// A place, and the inlines in it.
fn read_leaf(reader: &mut Reader<'_>, places: &mut Places) -> (Span, Vec<Inline>) {
    let span = places.read(reader);
    let mut inside = Places { at: span.start };
    (span, read_inlines(reader, &mut inside, 0))
}

fn read_inlines(reader: &mut Reader<'_>, places: &mut Places, depth: usize) -> Vec<Inline> {
    if depth > DEEPEST {
        reader.fail();
    }
    reader.list(|reader| match reader.byte() {
        INLINE_CODE => Inline::Code(places.read(reader)),
        EMPHASIS => Inline::Emphasis(read_inlines(reader, places, depth + 1)),
        STRONG => Inline::Strong(read_inlines(reader, places, depth + 1)),
        LINK => {
            let url = reader.string();
            Inline::Link { url, inlines: read_inlines(reader, places, depth + 1) }
        }
        TEXT => Inline::Text(places.read(reader)),
        _ => {
            reader.fail();
            Inline::Text(Span { start: 0, end: 0 })
        }
    })
}

#[cfg(feature = "encode")]
pub(super) use writing::write;

#[cfg(feature = "encode")]
mod writing {
    use super::super::writing::Lists;
    use super::*;
    use crate::codec::write as bytes_of;

    pub(in super::super) fn write(bytes: &mut Vec<u8>, blocks: &[Block], text: &str) {
        if are_plain(blocks, text) {
            return bytes.push(PLAIN);
        }
        bytes.push(PLAIN + 1);
        write_blocks(bytes, &mut Lists::default(), blocks);
    }

    /// Whether the blocks are those that [`plain`] makes of the text.
    pub(in super::super) fn are_plain(blocks: &[Block], text: &str) -> bool {
        if text.is_empty() {
            return blocks.is_empty();
        }
        let mut start = 0;
        for (idx, block) in blocks.iter().enumerate() {
            let end = blank_line(text, start).unwrap_or(text.len());
            let is_last = idx + 1 == blocks.len();
            let is_plain = match block {
                Block::Paragraph { span, inlines } => {
                    *span == Span::new(start..end) && is_plain(*span, inlines)
                }
                _ => false,
            };
            if !is_plain || is_last != (end == text.len()) {
                return false;
            }
            start = end + 2;
        }
        !blocks.is_empty()
    }

    /// Where the first blank line from byte `start` on begins.
    fn blank_line(text: &str, start: usize) -> Option<usize> {
        let mut at = start;
        loop {
            at += text[at..].find('\n')?;
            if text[at..].starts_with("\n\n") {
                return Some(at);
            }
            at += 1;
        }
    }

    fn write_blocks(bytes: &mut Vec<u8>, places: &mut Lists, blocks: &[Block]) {
        bytes_of::list(bytes, blocks, |bytes, block| write_block(bytes, places, block));
    }

    fn write_block(bytes: &mut Vec<u8>, places: &mut Lists, block: &Block) {
        match block {
            Block::Paragraph { span, inlines } => {
                let kind = if is_plain(*span, inlines) { PARAGRAPH } else { PARAGRAPH_OF_INLINES };
                bytes.push(kind);
                write_leaf(bytes, places, *span, inlines);
            }
            Block::Heading { level, span, inlines } => {
                let kind = if is_plain(*span, inlines) { HEADING } else { HEADING_OF_INLINES };
                bytes.extend([kind, *level]);
                write_leaf(bytes, places, *span, inlines);
            }
            Block::Code(span) => {
                bytes.push(CODE);
                places.write(bytes, *span);
            }
            Block::Quote(blocks) => {
                bytes.push(QUOTE);
                write_blocks(bytes, places, blocks);
            }
            Block::List { ordered, items } => {
                bytes.push(if *ordered { ORDERED_LIST } else { LIST });
                bytes_of::list(bytes, items, |bytes, item| write_blocks(bytes, places, item));
            }
        }
    }

    /// Whether all of a leaf is one text.
    fn is_plain(span: Span, inlines: &[Inline]) -> bool {
        inlines == [Inline::Text(span)]
    }

    fn write_leaf(bytes: &mut Vec<u8>, places: &mut Lists, span: Span, inlines: &[Inline]) {
        places.write(bytes, span);
        if !is_plain(span, inlines) {
            write_inlines(bytes, &mut Lists { at: span.start }, inlines);
        }
    }

    fn write_inlines(bytes: &mut Vec<u8>, places: &mut Lists, inlines: &[Inline]) {
        bytes_of::list(bytes, inlines, |bytes, inline| match inline {
            Inline::Text(span) => {
                bytes.push(TEXT);
                places.write(bytes, *span);
            }
            Inline::Code(span) => {
                bytes.push(INLINE_CODE);
                places.write(bytes, *span);
            }
            Inline::Emphasis(inlines) => {
                bytes.push(EMPHASIS);
                write_inlines(bytes, places, inlines);
            }
            Inline::Strong(inlines) => {
                bytes.push(STRONG);
                write_inlines(bytes, places, inlines);
            }
            Inline::Link { url, inlines } => {
                bytes.push(LINK);
                bytes_of::text(bytes, url);
                write_inlines(bytes, places, inlines);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_stand_between_blank_lines() {
        for text in ["", "a", "a\n\nb", "a\n\n\nb\n\n", "\n\n", "ä\n\n\n\nö\nü", "\n"] {
            let mut start = 0;
            let parts = text.split("\n\n").map(|part| {
                let span = Span::new(start..start + part.len());
                start += part.len() + 2;
                paragraph(span)
            });
            let wanted: Vec<Block> = if text.is_empty() { Vec::new() } else { parts.collect() };
            assert_eq!(plain(text), wanted, "{text:?}");
            assert!(writing::are_plain(&wanted, text), "{text:?}");
            // The same with a paragraph too few, or one that is another.
            for idx in 0..wanted.len() {
                let mut others = wanted.clone();
                others[idx] = Block::Code(Span::new(0..0));
                assert!(!writing::are_plain(&others, text), "{text:?} but for {idx}");
                others.remove(idx);
                assert!(!writing::are_plain(&others, text), "{text:?} without {idx}");
            }
            let twice = [wanted.clone(), wanted.clone()].concat();
            assert!(text.is_empty() || !writing::are_plain(&twice, text), "{text:?} twice");
            let empty = [paragraph(Span::new(0..0))];
            assert!(!writing::are_plain(&empty, text), "{text:?} of nothing");
        }
    }
}
