//! Bytes to text: which encoding they are in, lines that end in LF, no characters that have no
//! business in a text.

use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

use crate::characters::tidy;
use crate::diagnostic::Report;
use crate::place::{Lines, Place};

/// Where a page may say how it is encoded.
const HEAD: usize = 4096;

/// Why bytes are not text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NotUtf8 {
    /// Where the first bad byte stands.
    pub place: Place,
    /// The byte.
    pub byte: u8,
}

/// Whether a file may say itself how it is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Declares {
    Nothing,
    /// A page, in a `meta` element.
    Charset,
}

/// The text of a file that has to be UTF-8. Places in it are places in the file, because no line
/// gets shorter at its start.
pub(crate) fn utf8(bytes: Vec<u8>) -> Result<String, NotUtf8> {
    match String::from_utf8(without_mark(bytes)) {
        Ok(text) => Ok(with_line_feeds(text)),
        Err(error) => Err(first_fault(error.as_bytes())),
    }
}

/// The text of an article's file in whatever encoding it is; says so if that is not UTF-8. `None`
/// if it is no text at all, which is reported.
pub(crate) fn article(bytes: Vec<u8>, declares: Declares, report: &mut Report) -> Option<String> {
    let text = match utf16(&bytes) {
        Some((encoding, start)) => recoded(&bytes[start..], encoding, report),
        None => match String::from_utf8(without_mark(bytes)) {
            Ok(text) => match (declares == Declares::Charset).then(|| charset(text.as_bytes())) {
                // ASCII may be an encoding that switches by escapes; anything else that is UTF-8
                // by chance is not.
                Some(Some(encoding)) if text.is_ascii() && !encoding.is_ascii_compatible() => {
                    recoded(text.as_bytes(), encoding, report)
                }
                _ => text,
            },
            Err(error) => eight_bit(error.as_bytes(), declares, report)?,
        },
    };
    let text = with_line_feeds(text);
    let (tidied, taken_out) = tidy(&text);
    if let Some(taken_out) = taken_out {
        let place = Lines::new(&text[..taken_out.first]).place(taken_out.first);
        report_taken_out(taken_out.n, place, report);
    }
    match tidied {
        std::borrow::Cow::Borrowed(_) => Some(text),
        std::borrow::Cow::Owned(tidied) => Some(tidied),
    }
}

/// Says that characters were taken out of a text.
pub(crate) fn report_taken_out(n: usize, place: Place, report: &mut Report) {
    let sentence = match n {
        1 => "a character for control is left out".to_owned(),
        n => format!("{n} characters for control are left out, the first of them here"),
    };
    let way_out = "see whether words are missing, and whether the file is a text at all";
    report.warning(place, sentence, way_out);
}

fn without_mark(mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    bytes
}

fn with_line_feeds(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

fn first_fault(bytes: &[u8]) -> NotUtf8 {
    let at = str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let before = str::from_utf8(&bytes[..at]).unwrap_or_default();
    let byte = bytes.get(at).copied().unwrap_or_default();
    NotUtf8 { place: Lines::new(before).place(at), byte }
}

/// UTF-16, by its mark or because every other byte is zero, and where the text begins.
fn utf16(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    match bytes {
        [0xff, 0xfe, ..] => return Some((UTF_16LE, 2)),
        [0xfe, 0xff, ..] => return Some((UTF_16BE, 2)),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(HEAD) & !1];
    let n_zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let (n_units, n_even, n_odd) = (head.len() / 2, n_zeros(0), n_zeros(1));
    // Text of letters, digits and spaces has a zero in nearly each unit. Towards all of them, a
    // few words of Chinese would hide it; towards none, other data with zeros would be taken for it.
    let is_text = |zeros: usize, others: usize| zeros * 2 > n_units && others * 20 <= n_units;
    match (is_text(n_even, n_odd), is_text(n_odd, n_even)) {
        (true, _) => Some((UTF_16BE, 0)),
        (_, true) => Some((UTF_16LE, 0)),
        _ => None,
    }
}

/// Bytes that are neither UTF-8 nor UTF-16.
fn eight_bit(bytes: &[u8], declares: Declares, report: &mut Report) -> Option<String> {
    let declared = (declares == Declares::Charset).then(|| charset(bytes)).flatten();
    let declared = declared.filter(|&encoding| encoding != UTF_8);
    let n_controls = bytes.iter().filter(|&&byte| is_binary(byte)).count();
    // A text has hardly any; compressed data has one in ten.
    if n_controls * 50 > bytes.len() {
        let NotUtf8 { place, byte } = first_fault(bytes);
        let sentence = format!("this is not a text: the byte 0x{byte:02x} fits nowhere");
        report.warning(place, sentence, "it is left out; take it out of the folder");
        return None;
    }
    let text = match declared {
        None if is_mostly_utf8(bytes) => {
            let NotUtf8 { place, byte } = first_fault(bytes);
            let sentence =
                format!("this is UTF-8 but for the byte 0x{byte:02x} and perhaps others");
            report.warning(place, sentence, "they show as \u{fffd}; save the file as UTF-8");
            String::from_utf8_lossy(bytes).into_owned()
        }
        None => recoded(bytes, WINDOWS_1252, report),
        Some(encoding) => recoded(bytes, encoding, report),
    };
    Some(text)
}

fn is_binary(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0xc | 0x1a | 0x1b)
}

/// Whether most of what is not ASCII makes sense as UTF-8. A text in another encoding hardly ever
/// has a sequence that does.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut n_good, mut n_bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        n_good += chunk.valid().chars().filter(|char| !char.is_ascii()).count();
        n_bad += usize::from(!chunk.invalid().is_empty());
    }
    n_good > n_bad
}

fn recoded(bytes: &[u8], encoding: &'static Encoding, report: &mut Report) -> String {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    // The standard calls it by lower case letters.
    let name = match encoding.name() {
        "windows-1252" => "Windows-1252",
        name => name,
    };
    if had_errors {
        let sentence = format!("this is read as {name}, but parts of it are not");
        report.warning(None, sentence, "they show as \u{fffd}; save the file as UTF-8");
    } else {
        let sentence = format!("this is read as {name}, it is not UTF-8");
        report.note(None, sentence, "if letters look wrong, save the file as UTF-8");
    }
    text.into_owned()
}

/// The encoding that a page declares; UTF-16 there is a lie, because this could be read.
fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let mut rest = head.as_slice();
    loop {
        let at = rest.windows(7).position(|window| window == b"charset")?;
        rest = &rest[at + 7..];
        let value = rest.trim_ascii_start();
        let Some(value) = value.strip_prefix(b"=") else { continue };
        let value = value.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value);
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:+".contains(byte);
        let label = &value[..value.iter().take_while(|&byte| is_part(byte)).count()];
        match Encoding::for_label(label) {
            Some(encoding) if encoding == X_USER_DEFINED => return Some(WINDOWS_1252),
            Some(encoding) if [UTF_16BE, UTF_16LE, REPLACEMENT].contains(&encoding) => return None,
            Some(encoding) => return Some(encoding),
            None => {}
        }
    }
}

/// What to say of a file of the editor's that is not UTF-8.
pub(crate) fn report_not_utf8(NotUtf8 { place, byte }: NotUtf8, report: &mut Report) {
    let sentence = format!("this is not UTF-8: the byte 0x{byte:02x} fits nowhere");
    report.error(place, sentence, "save the file as UTF-8");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], declares: Declares, expected: &str, expected_lines: &[&str]) {
        let mut report = Report::new("a.txt");
        let text = article(bytes.to_vec(), declares, &mut report);
        assert_eq!(text.as_deref(), Some(expected));
        let lines: Vec<_> = report.into_diagnostics().iter().map(ToString::to_string).collect();
        assert_eq!(lines, expected_lines, "{expected}");
    }

    const LATIN: &str = "a.txt: note: this is read as Windows-1252, it is not UTF-8; \
                         if letters look wrong, save the file as UTF-8";

    fn utf16_of(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn marks_and_carriage_returns_go() {
        assert_eq!(utf8(b"\xef\xbb\xbfa\r\nb\rc\n".to_vec()).unwrap(), "a\nb\nc\n");
        check(b"\xef\xbb\xbfa\r\nb\rc\n", Declares::Nothing, "a\nb\nc\n", &[]);
    }

    #[test]
    fn the_first_bad_byte_is_named_with_its_place() {
        let error = utf8("ä\nöü\u{fe}".as_bytes().split_last().unwrap().1.to_vec()).unwrap_err();
        assert_eq!(error, NotUtf8 { place: Place { line: 2, column: 3 }, byte: 0xc3 });
        let latin1 = utf8(b"title\ncaf\xe9 au lait".to_vec()).unwrap_err();
        assert_eq!(latin1, NotUtf8 { place: Place { line: 2, column: 4 }, byte: 0xe9 });
    }

    #[test]
    fn bytes_of_windows_are_known_by_not_being_utf8() {
        check(b"caf\xe9 \x93au lait\x94 \x80 5", Declares::Nothing, "café “au lait” € 5", &[LATIN]);
    }

    #[test]
    fn utf16_is_known_by_its_mark_or_its_zeros() {
        let text = "Stra\u{df}e 5, “Köln”\nand on";
        for (name, to_bytes) in
            [("UTF-16LE", u16::to_le_bytes as fn(u16) -> [u8; 2]), ("UTF-16BE", u16::to_be_bytes)]
        {
            let line = format!(
                "a.txt: note: this is read as {name}, it is not UTF-8; \
                 if letters look wrong, save the file as UTF-8"
            );
            let marked = utf16_of(&format!("\u{feff}{text}"), to_bytes);
            check(&marked, Declares::Nothing, text, &[&line]);
            check(&utf16_of(text, to_bytes), Declares::Nothing, text, &[&line]);
            let line = format!(
                "a.txt: warning: this is read as {name}, but parts of it are not; \
                 they show as \u{fffd}; save the file as UTF-8"
            );
            let odd = [marked.as_slice(), b"x"].concat();
            check(&odd, Declares::Nothing, &format!("{text}\u{fffd}"), &[&line]);
        }
    }

    #[test]
    fn a_page_says_how_it_is_encoded() {
        let page = b"<meta charset='iso-8859-2'>\xb1";
        let line = LATIN.replace("Windows-1252", "ISO-8859-2");
        check(page, Declares::Charset, "<meta charset='iso-8859-2'>ą", &[&line]);
        check(page, Declares::Nothing, "<meta charset='iso-8859-2'>±", &[LATIN]);
        let page = "<meta content='text/html; charset=windows-1252'>é".as_bytes();
        check(page, Declares::Charset, str::from_utf8(page).unwrap(), &[]);
        let page = b"<meta charset=utf-16>\xe9 <meta charset = \"latin1\">";
        check(
            page,
            Declares::Charset,
            "<meta charset=utf-16>é <meta charset = \"latin1\">",
            &[LATIN],
        );
        let page = b"<meta charset=shift_jis>\x93\xfa\x96{";
        let line = LATIN.replace("Windows-1252", "Shift_JIS");
        check(page, Declares::Charset, "<meta charset=shift_jis>日本", &[&line]);
    }

    #[test]
    fn one_bad_byte_does_not_make_another_encoding() {
        check(
            b"\xe9\xa6\x99\xe6\xb8\xaf \xc3\xa9 \xff.",
            Declares::Nothing,
            "香港 é \u{fffd}.",
            &["a.txt:1:6: warning: this is UTF-8 but for the byte 0xff and perhaps others; \
               they show as \u{fffd}; save the file as UTF-8"],
        );
    }

    #[test]
    fn characters_for_control_are_taken_out_with_a_warning() {
        check(
            "one\nt\u{202e}w\0o".as_bytes(),
            Declares::Nothing,
            "one\ntwo",
            &[
                "a.txt:2:2: warning: 2 characters for control are left out, the first of them here; \
               see whether words are missing, and whether the file is a text at all",
            ],
        );
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        let mut report = Report::new("a.txt");
        let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x03\x01\xff";
        assert_eq!(article(picture.to_vec(), Declares::Nothing, &mut report), None);
        assert_eq!(
            report.into_diagnostics()[0].to_string(),
            "a.txt:1:1: warning: this is not a text: the byte 0x89 fits nowhere; \
             it is left out; take it out of the folder"
        );
    }
}
