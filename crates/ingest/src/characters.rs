//! Characters that have no business in a text: controls, and marks that turn the direction of
//! whatever follows them.

use std::borrow::Cow;

/// What was taken out of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TakenOut {
    /// Byte of the text as it was where the first one stood.
    pub first: usize,
    pub n: usize,
}

/// A text without such characters.
///
/// Byte order marks go too, and separators of lines and pages become spaces; neither counts as
/// taken out, because no reader would have seen them.
pub(crate) fn tidy(text: &str) -> (Cow<'_, str>, Option<TakenOut>) {
    let Some(first_odd) = find_odd(text) else { return (Cow::Borrowed(text), None) };
    let mut tidied = String::with_capacity(text.len());
    tidied.push_str(&text[..first_odd]);
    let mut taken_out: Option<TakenOut> = None;
    for (at, char) in text[first_odd..].char_indices() {
        match char {
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => tidied.push(' '),
            '\u{feff}' => {}
            _ if is_unwanted(char) => match &mut taken_out {
                Some(taken_out) => taken_out.n += 1,
                None => taken_out = Some(TakenOut { first: first_odd + at, n: 1 }),
            },
            _ => tidied.push(char),
        }
    }
    (Cow::Owned(tidied), taken_out)
}

/// Likewise, for a text that is owned and for which nothing is reported.
pub(crate) fn tidied(text: String) -> String {
    match tidy(&text).0 {
        Cow::Borrowed(_) => text,
        Cow::Owned(tidied) => tidied,
    }
}

/// Controls but tab and line feed, and the marks that embed, override or isolate a direction: left
/// open, they would turn what follows the text. The two marks without reach (U+200E, U+200F) stay.
pub(crate) fn is_unwanted(char: char) -> bool {
    match char {
        '\n' | '\t' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}' => true,
        _ => char.is_control(),
    }
}

/// The first byte of the first character that does not stay as it is. Looks at bytes only, because
/// nearly every text has none.
fn find_odd(text: &str) -> Option<usize> {
    /// So many bytes are looked at together.
    const BLOCK: usize = 64;
    let bytes = text.as_bytes();
    // A block of plain letters and signs is passed over without a look at each.
    let is_plain = |block: &[u8]| {
        block.iter().fold(true, |is_plain, &byte| {
            is_plain & ((0x20..0x7f).contains(&byte) | (byte == b'\n') | (byte == b'\t'))
        })
    };
    let mut blocks = bytes.chunks(BLOCK).enumerate().filter(|(_, block)| !is_plain(block));
    blocks.find_map(|(idx, block)| {
        (idx * BLOCK..idx * BLOCK + block.len()).find(|&at| is_odd_at(bytes, at))
    })
}

fn is_odd_at(bytes: &[u8], idx: usize) -> bool {
    let at = |idx: usize| bytes.get(idx).copied().unwrap_or_default();
    match bytes[idx] {
        b'\n' | b'\t' => false,
        0x20..0x7f => false,
        0..0x20 | 0x7f => true,
        0xc2 => at(idx + 1) < 0xa0,
        0xe2 => match at(idx + 1) {
            0x80 => (0xa8..=0xae).contains(&at(idx + 2)),
            0x81 => (0xa6..=0xa9).contains(&at(idx + 2)),
            _ => false,
        },
        0xef => matches!(
            (at(idx + 1), at(idx + 2)),
            (0xbb, 0xbf) | (0xbf, 0xbe | 0xbf) | (0xb7, 0x90..=0xaf)
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str, taken_out: Option<(usize, usize)>) {
        let (tidied, found) = tidy(text);
        assert_eq!(tidied, expected, "{text:?}");
        assert_eq!(found.map(|found| (found.first, found.n)), taken_out, "{text:?}");
    }

    #[test]
    fn what_nobody_sees_goes() {
        check("plain\ttext\n", "plain\ttext\n", None);
        check("a\0b\u{7}c", "abc", Some((1, 2)));
        check("é\u{9d}\u{7f}", "é", Some((2, 2)));
        check("\u{feff}a\u{feff}b", "ab", None);
        check("one\u{c}two\u{2028}three\u{85}", "one two three ", None);
        check("“quoted” – text… 香港", "“quoted” – text… 香港", None);
    }

    #[test]
    fn nothing_turns_the_direction_of_what_follows() {
        check("pay \u{202e}001\u{202c} now", "pay 001 now", Some((4, 2)));
        check("\u{2066}a\u{2069}", "a", Some((0, 2)));
        check("a\u{200f}b\u{200e}", "a\u{200f}b\u{200e}", None);
    }

    #[test]
    fn the_look_at_bytes_misses_no_character() {
        for char in '\0'..=char::MAX {
            let text = char.to_string();
            let stays = find_odd(&text).is_none();
            let is_break = "\u{b}\u{c}\u{85}\u{2028}\u{2029}\u{feff}".contains(char);
            assert_eq!(stays, !is_unwanted(char) && !is_break, "{char:?}");
        }
    }
}
