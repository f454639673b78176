//! Pages that are written in XML: there an element may end where it begins, also a script.

use std::borrow::Cow;

use super::tags::{Display, display};

/// Where a page says that it is XHTML.
const HEAD: usize = 2000;
/// Longer tags are left as they are, so that no page takes long.
const LONGEST_TAG: usize = 4096;

/// Whether a page says that it is XHTML. Many say so that browsers were sent as HTML; what they write
/// as `<a/>` means no more than in the others.
pub(super) fn is_xhtml(html: &str) -> bool {
    let head = &html[..html.floor_char_boundary(HEAD)];
    head.trim_start().starts_with("<?xml")
        || head.contains("//DTD XHTML")
        || head.contains("http://www.w3.org/1999/xhtml")
}

/// The page with spaces in the place of scripts, styles and the like that end where they begin; to an
/// HTML tokenizer all that follows would be their text.
pub(super) fn without_empty_raw(html: &str) -> Cow<'_, str> {
    let mut cleared: Option<Vec<u8>> = None;
    let mut from = 0;
    while let Some(at) = html[from..].find('<').map(|at| from + at) {
        let rest = &html[at + 1..];
        let n_name = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        from = at + 1 + n_name;
        if display(&rest[..n_name].to_ascii_lowercase()) != Display::Raw {
            continue;
        }
        let Some(end) = tag_end(rest) else {
            // Nothing is looked at twice.
            from = html.ceil_char_boundary(from + LONGEST_TAG);
            continue;
        };
        from = at + 1 + end;
        if rest[..end].ends_with('/') {
            let bytes = cleared.get_or_insert_with(|| html.as_bytes().to_vec());
            // Lines keep their numbers.
            let tag = bytes[at..=from].iter_mut();
            tag.filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        }
    }
    match cleared.and_then(|bytes| String::from_utf8(bytes).ok()) {
        Some(cleared) => Cow::Owned(cleared),
        None => Cow::Borrowed(html),
    }
}

/// The byte of the `>` that ends a tag.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    tag.bytes().take(LONGEST_TAG).position(|byte| match (quote, byte) {
        (None, b'>') => true,
        (None, b'"' | b'\'') => {
            quote = Some(byte);
            false
        }
        (Some(open), _) if open == byte => {
            quote = None;
            false
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use crate::read::html::read_part;

    fn texts(html: &str) -> Vec<String> {
        read_part(html).pieces.into_iter().map(|piece| piece.text).collect()
    }

    const XML: &str = "<?xml version='1.0'?>";

    #[test]
    fn a_script_may_end_where_it_begins_in_xhtml_only() {
        let page = "<script src=\"a>b.js\"/><title/><p>One</p><iframe src='x'\n/><p>Two</p>";
        assert_eq!(texts(&format!("{XML}{page}")), ["One", "Two"]);
        assert_eq!(texts(page), [""; 0]);
        let html = format!("<html xmlns=\"http://www.w3.org/1999/xhtml\">{page}");
        assert_eq!(texts(&html), ["One", "Two"]);
    }

    #[test]
    fn other_elements_may_end_where_they_begin() {
        let page = "<p>a <b/>b <a href='https://x.org'/>c</p><blockquote/><p>d</p>";
        let document = read_part(&format!("{XML}{page}"));
        let kinds: Vec<_> =
            document.pieces.iter().map(|piece| (piece.kind, piece.inlines.len())).collect();
        let plain = (crate::document::PieceKind::Paragraph, 1);
        assert_eq!(kinds, [plain, plain]);
    }

    #[test]
    fn lines_keep_their_numbers_and_letters_their_bytes() {
        let page = format!("{XML}\n<script title='é'\n/>\n<p>é</p>");
        assert_eq!(super::without_empty_raw(&page).len(), page.len());
        assert_eq!(read_part(&page).pieces[0].place.line, 4);
        let odd = format!("{XML}{}", "<script \"".repeat(20_000));
        assert_eq!(texts(&odd), [""; 0]);
    }
}
