//! The numbers, words and signs of a stamp.

use super::words;
use crate::bibliography::fold::fold_letters;

/// More of them are no stamp.
const MOST: usize = 48;

/// In bytes.
const LONGEST_WORD: usize = 24;

/// A part of a stamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number and how many digits it has.
    Number(u32, usize),
    /// Letters, in lower case, without marks.
    Word(String),
    Punct(char),
}

/// The tokens of a text; `None` if there are too many or a number is too long.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim();
    while let Some(char) = rest.chars().next() {
        if tokens.len() == MOST {
            return None;
        }
        let len_of = |keep: fn(char) -> bool| rest.find(|char| !keep(char)).unwrap_or(rest.len());
        let len = if char.is_ascii_digit() {
            let len = len_of(|char| char.is_ascii_digit());
            if len > 9 {
                return None;
            }
            // Pages lose the space between the year and the time: "20188:15".
            let is_glued = (5..=6).contains(&len)
                && rest[len..].starts_with(':')
                && (rest.starts_with("19") || rest.starts_with("20"));
            let cut = if is_glued { 4 } else { len };
            tokens.push(Token::Number(rest[..cut].parse().ok()?, cut));
            cut
        } else if char.is_alphabetic() {
            let len = len_of(char::is_alphabetic);
            // Most texts are no stamps, which their first word shows.
            let word = fold_letters(rest.get(..len).filter(|_| len <= LONGEST_WORD)?);
            if !words::is_known(&word) {
                return None;
            }
            tokens.push(Token::Word(word));
            len
        } else {
            if !char.is_whitespace() {
                tokens.push(Token::Punct(char));
            }
            char.len_utf8()
        };
        rest = &rest[len..];
    }
    Some(tokens)
}
