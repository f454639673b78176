//! Words and numbers of a text, with their places.
//!
//! A token is a run of letters and digits. An apostrophe between letters and a point or comma between
//! digits stay inside; a possessive `'s` does not.

use super::fold::fold_into;
use crate::Span;

/// A word or number where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// Its normal form: folded, without apostrophes and thousands separators; never empty.
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
fn next_token(text: &str, at: &mut usize, term: &mut String) -> Option<Span> {
    loop {
        let (start, first) = first_letter(text, *at)?;
        let (end, next) = end_of_token(text, start, first);
        *at = next;
        term.clear();
        fold_into(&text[start..end], term);
        // Few have any.
        if term.bytes().any(|byte| !byte.is_ascii_alphanumeric()) {
            term.retain(|char| !matches!(char, '\'' | '’' | ','));
        }
        if !term.is_empty() {
            return Some(Span::new(start..end));
        }
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
    text[at..].chars().next().unwrap_or(' ')
}

/// Where the token that begins at `start` with the letter `first` ends, and where to look for the next
/// one: behind its possessive ending, if it has one.
fn end_of_token(text: &str, start: usize, first: char) -> (usize, usize) {
    let bytes = text.as_bytes();
    let mut last = first;
    let mut end = start + first.len_utf8();
    loop {
        while let Some(&byte) = bytes.get(end)
            && byte.is_ascii_alphanumeric()
        {
            last = char::from(byte);
            end += 1;
        }
        let char = char_at(text, end);
        let rest = end + char.len_utf8();
        let goes_on = match char {
            '\'' | '’' if is_possessive_ending(&text[rest..]) => return (end, rest + 1),
            '\'' | '’' => last.is_alphabetic() && char_at(text, rest).is_alphabetic(),
            '.' | ',' => last.is_ascii_digit() && char_at(text, rest).is_ascii_digit(),
            _ => char.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&char),
        };
        if !goes_on {
            return (end, end);
        }
        last = char;
        end = rest;
    }
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
        check("facial-recognition", &[("facial", "facial"), ("recognition", "recognition")]);
        check("Cafe\u{301}.", &[("Cafe\u{301}", "cafe")]);
        check(" … ", &[]);
    }
}
