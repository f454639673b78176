//! Words and numbers of a text, with their places.
//!
//! A token is a run of letters and digits. An apostrophe between letters and a point or comma between
//! digits stay inside; a possessive `'s` does not.

use std::iter::Peekable;
use std::str::CharIndices;

use super::fold::fold;
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
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || next_token(text, &mut chars))
}

fn next_token(text: &str, chars: &mut Peekable<CharIndices<'_>>) -> Option<Token> {
    loop {
        let (start, first) = chars.find(|&(_, char)| char.is_alphanumeric())?;
        let end = end_of_token(text, start + first.len_utf8(), first, chars);
        let span = Span::new(start..end);
        let term = fold(span.of(text)).replace(['\'', '’', ','], "");
        if !term.is_empty() {
            return Some(Token { span, term });
        }
    }
}

/// Takes the rest of a token off `chars` and says where it ends.
fn end_of_token(
    text: &str,
    mut end: usize,
    mut last: char,
    chars: &mut Peekable<CharIndices<'_>>,
) -> usize {
    while let Some(&(at, char)) = chars.peek() {
        let rest = &text[at + char.len_utf8()..];
        let next = rest.chars().next().unwrap_or(' ');
        let goes_on = match char {
            '\'' | '’' => {
                last.is_alphabetic() && next.is_alphabetic() && !is_possessive_ending(rest)
            }
            '.' | ',' => last.is_ascii_digit() && next.is_ascii_digit(),
            _ => char.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&char),
        };
        if !goes_on {
            if matches!(char, '\'' | '’') && is_possessive_ending(rest) {
                chars.nth(1);
            }
            break;
        }
        chars.next();
        last = char;
        end = at + char.len_utf8();
    }
    end
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
