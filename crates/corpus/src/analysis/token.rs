//! Words and numbers of a text, with their places, by the rules of UAX 29.
//!
//! They differ from it on purpose where readers search otherwise: a possessive `'s`, a colon and an
//! underscore part words, a full stop joins single letters only (`U.S.`, not `end.Next`), a letter of a
//! script without spaces is a word, and what holds no letter or digit is none.

use super::fold::fold_into;
use super::letter::{is_letter_word, is_mark};
use crate::Span;
use crate::span::cut;

/// A word or number where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// Its normal form: folded, without apostrophes, thousands separators and the stops of an
    /// abbreviation; never empty.
    pub term: String,
}

/// The tokens of `text`, in order.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut term = String::new();
        let span = next_token(text, &mut at, &mut term)?;
        Some(Token { span, term })
    })
}

/// Calls `visit` with place and normal form of each token, in order: for texts so long that a string
/// for each word would take most of the time.
pub fn visit_tokens(text: &str, mut visit: impl FnMut(Span, &str)) {
    let mut at = 0;
    let mut term = String::new();
    while let Some(span) = next_token(text, &mut at, &mut term) {
        visit(span, &term);
    }
}

/// The place of the next token from byte `at` on, which moves behind it; its normal form takes the
/// place of what `term` held.
pub(crate) fn next_token(text: &str, at: &mut usize, term: &mut String) -> Option<Span> {
    loop {
        let (start, first) = first_letter(text, *at)?;
        let (end, next) = end_of_token(text, start, first);
        *at = next;
        term_into(cut(text, start..end), term);
        if !term.is_empty() {
            return Some(Span::new(start..end));
        }
    }
}

/// The place of the next token alone, in the same way.
#[cfg(feature = "encode")]
pub(crate) fn next_word(text: &str, at: &mut usize) -> Option<Span> {
    let mut term = String::new();
    loop {
        let (start, first) = first_letter(text, *at)?;
        let (end, next) = end_of_token(text, start, first);
        *at = next;
        // What begins so leaves something when it is folded.
        if !first.is_ascii() {
            term_into(cut(text, start..end), &mut term);
        }
        if first.is_ascii() || !term.is_empty() {
            return Some(Span::new(start..end));
        }
    }
}

/// Puts the normal form of a token in the place of what `term` held.
pub(crate) fn term_into(token: &str, term: &mut String) {
    term.clear();
    fold_into(token, term);
    // Few have any.
    if term.bytes().any(|byte| !byte.is_ascii_alphanumeric()) {
        let mut last = ' ';
        term.retain(|char| {
            let before = std::mem::replace(&mut last, char);
            match char {
                '.' | '．' | '․' => before.is_numeric(),
                '"' | '״' => false,
                _ => !is_apostrophe(char) && !is_between_digits(char),
            }
        });
    }
}

/// The first letter or digit from byte `at` on, and its place.
fn first_letter(text: &str, at: usize) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let mut at = at;
    loop {
        let byte = *bytes.get(at)?;
        // Most are, and a byte is read faster than a character.
        let char = if byte.is_ascii() { char::from(byte) } else { char_at(text, at) };
        if char.is_alphanumeric() {
            return Some((at, char));
        }
        at += char.len_utf8();
    }
}

/// The character at a byte; a space past the end.
fn char_at(text: &str, at: usize) -> char {
    match text.as_bytes().get(at) {
        None => ' ',
        Some(&byte) if byte.is_ascii() => char::from(byte),
        Some(_) => cut(text, at..).chars().next().unwrap_or(' '),
    }
}

/// Where the token that begins at `start` with the letter `first` ends, and where to look for the next
/// one: behind its possessive ending, if it has one.
fn end_of_token(text: &str, start: usize, first: char) -> (usize, usize) {
    let bytes = text.as_bytes();
    let mut last = first;
    let mut end = start + first.len_utf8();
    // How far back the last stop is, or the beginning: an abbreviation has a letter between two.
    let mut part_start = start;
    loop {
        let is_alone = is_letter_word(last);
        while let Some(&byte) = bytes.get(end)
            && byte.is_ascii_alphanumeric()
            && !is_alone
        {
            last = char::from(byte);
            end += 1;
        }
        let char = char_at(text, end);
        let rest = end + char.len_utf8();
        if is_mark(char) {
            end = rest;
            continue;
        }
        if is_alone {
            return (end, end);
        }
        let next = || char_at(text, rest);
        let between_letters = || {
            let next = next();
            last.is_alphabetic() && next.is_alphabetic() && !is_letter_word(next)
        };
        let between_digits = || last.is_numeric() && next().is_numeric();
        let goes_on = match char {
            '.' | '．' | '․' => {
                between_digits()
                    || between_letters()
                        && cut(text, part_start..end).chars().nth(1).is_none()
                        && !char_at(text, rest + next().len_utf8()).is_alphanumeric()
            }
            _ if is_apostrophe(char) => {
                if last.is_alphabetic() && is_possessive_ending(cut(text, rest..)) {
                    return (end, rest + 1);
                }
                between_digits() || between_letters()
            }
            '\u{b7}' | '\u{387}' | '\u{2027}' => between_letters(),
            // As in Hebrew abbreviations.
            '"' | '״' => is_hebrew(last) && is_hebrew(next()),
            _ if is_between_digits(char) => between_digits(),
            _ => char.is_alphanumeric() && !is_letter_word(char),
        };
        if !goes_on {
            return (end, end);
        }
        if !char.is_alphanumeric() {
            part_start = rest;
        }
        last = char;
        end = rest;
    }
}

fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '’' | '＇')
}

fn is_hebrew(char: char) -> bool {
    matches!(char, 'א'..='ת')
}

/// Whether a character joins the digits on both sides of it, as between thousands.
fn is_between_digits(char: char) -> bool {
    matches!(char, ',' | ';' | '،' | '٬' | '⁄' | '；')
}

/// Whether what follows an apostrophe is a lone `s`.
fn is_possessive_ending(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found: Vec<_> =
            tokens(text).map(|token| (token.span.of(text), token.term.clone())).collect();
        let found: Vec<_> = found.iter().map(|(words, term)| (*words, term.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_numbers_and_what_stays_inside() {
        check("Face++ & R&D", &[("Face", "face"), ("R", "r"), ("D", "d")]);
        check("US$4.5bn, 1,100", &[("US", "us"), ("4.5bn", "4.5bn"), ("1,100", "1100")]);
        check("O'Neill’s don't", &[("O'Neill", "oneill"), ("don't", "dont")]);
        check("China's boss' 's", &[("China", "china"), ("boss", "boss"), ("s", "s")]);
        check("U.S. e.g. J.Smith", &[("U.S", "us"), ("e.g", "eg"), ("J", "j"), ("Smith", "smith")]);
        check(
            "end.Next 2.x a:b",
            &[("end", "end"), ("Next", "next"), ("2", "2"), ("x", "x"), ("a", "a"), ("b", "b")],
        );
        check("facial-recognition", &[("facial", "facial"), ("recognition", "recognition")]);
        check("Cafe\u{301}.", &[("Cafe\u{301}", "cafe")]);
        check("soft\u{ad}ly l·l", &[("soft\u{ad}ly", "softly"), ("l·l", "l·l")]);
        check("香港2号", &[("香", "香"), ("港", "港"), ("2", "2"), ("号", "号")]);
        check("กิน", &[("กิ", "กิ"), ("น", "น")]);
        check(" … ", &[]);
    }
}
