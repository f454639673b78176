//! Bytes to text: UTF-8 without a byte order mark, lines that end in LF.

use crate::place::{Lines, Place};

/// Why bytes are not text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotUtf8 {
    /// Where the first bad byte stands.
    pub place: Place,
    /// The byte.
    pub byte: u8,
}

/// The text of a file. Places in it are places in the file, because no line gets shorter at its
/// start.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, NotUtf8> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match str::from_utf8(bytes) {
        Ok(text) => Ok(text.replace("\r\n", "\n").replace('\r', "\n")),
        Err(error) => {
            let at = error.valid_up_to();
            let before = str::from_utf8(&bytes[..at]).unwrap_or_default();
            Err(NotUtf8 { place: Lines::new(before).place(at), byte: bytes[at] })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_carriage_returns_go() {
        assert_eq!(decode(b"\xef\xbb\xbfa\r\nb\rc\n").unwrap(), "a\nb\nc\n");
    }

    #[test]
    fn the_first_bad_byte_is_named_with_its_place() {
        let error = decode("ä\nöü\u{fe}".as_bytes().split_last().unwrap().1).unwrap_err();
        assert_eq!(error, NotUtf8 { place: Place { line: 2, column: 3 }, byte: 0xc3 });
        let latin1 = decode(b"title\ncaf\xe9 au lait").unwrap_err();
        assert_eq!(latin1, NotUtf8 { place: Place { line: 2, column: 4 }, byte: 0xe9 });
    }
}
