//! Words of a text in a plain form, and the known places among them.

use std::ops::Range;

use corpus::analysis::fold;

use super::atlas::{Atlas, Class, Condition, Known};

/// A word where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub plain: Plain,
    pub start: usize,
    pub end: usize,
}

/// A word in capitals without accents and points; what is too long for any name is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plain {
    letters: [u8; LONGEST_WORD],
    len: u8,
}

const LONGEST_WORD: usize = 24;

impl Plain {
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.letters[..usize::from(self.len)]).unwrap_or_default()
    }

    fn push(&mut self, char: char) {
        if char.is_ascii() {
            self.push_byte(char.to_ascii_uppercase() as u8);
        } else {
            // No name of the lists has letters that do not fold to those of ASCII.
            let folded = fold(char.encode_utf8(&mut [0; 4]));
            let bytes = folded.bytes();
            bytes.for_each(|byte| {
                self.push_byte(if byte.is_ascii() { byte.to_ascii_uppercase() } else { b'?' });
            });
        }
    }

    fn push_byte(&mut self, byte: u8) {
        if let Some(free) = self.letters.get_mut(usize::from(self.len)) {
            *free = byte;
            self.len += 1;
        }
    }
}

/// The words of a text, one by one.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let word = word_from(text, from)?;
        from = word.end;
        Some(word)
    })
}

/// Calls `visit` with every known place that `text` names and where it stands.
///
/// `shouts` says that the text is in capitals throughout, so that capitals say nothing.
pub(super) fn scan(
    atlas: &Atlas,
    text: &str,
    shouts: bool,
    mut visit: impl FnMut(Known, Range<usize>),
) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let is_start =
            bytes[at].is_ascii_uppercase() && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric());
        if !is_start {
            at += 1;
            continue;
        }
        let Some(first) = word_from(text, at) else { break };
        let found = atlas.starting_with(first.plain.as_str()).iter().find_map(|(rest, known)| {
            let end = ends(text, first.end, rest)?;
            holds(*known, text, first.start, end, shouts).then_some((*known, end))
        });
        at = match found {
            Some((known, end)) => {
                if known.class != Class::Nothing {
                    visit(known, first.start..end);
                }
                end
            }
            None => first.end,
        };
    }
}

/// Where a name ends whose first word ends at `from`, if the rest of it follows.
fn ends(text: &str, from: usize, rest: &[String]) -> Option<usize> {
    let mut end = from;
    for expected in rest {
        let next = word_from(text, end).filter(|word| word.plain.as_str() == expected)?;
        let between = &text[end..next.start];
        let is_close = !between.is_empty()
            && between.len() <= 3
            && between.chars().all(|char| matches!(char, ' ' | '\n' | '-' | '.' | '\u{a0}'));
        if !is_close {
            return None;
        }
        end = next.end;
    }
    Some(end)
}

/// Whether words are a name and not something that looks like it: `US$`, the `<UK>` of an
/// exchange, "us" in capitals.
fn holds(known: Known, text: &str, start: usize, end: usize, shouts: bool) -> bool {
    let words = &text[start..end];
    let before = text[..start].trim_end().chars().next_back();
    let after = text[end..].chars().next();
    let is_symbol = before == Some('<') && after == Some('>');
    let is_money = matches!(after, Some('$' | '£' | '€' | '¥'));
    let fits = match known.condition {
        Condition::Capital => true,
        Condition::Capitals => {
            let is_word = shouts && !words.contains('.') && words.len() == 2;
            !words.contains(|char: char| char.is_lowercase()) && !is_word
        }
        Condition::AfterComma => before == Some(','),
    };
    fits && !is_symbol && !is_money
}

/// The next word at or after a byte that is the boundary of a character.
fn word_from(text: &str, from: usize) -> Option<Word> {
    let bytes = text.as_bytes();
    let start = match bytes.get(from)?.is_ascii_alphanumeric() {
        true => from,
        false => from + text[from..].find(char::is_alphanumeric)?,
    };
    let mut plain = Plain { letters: [0; LONGEST_WORD], len: 0 };
    let mut end = start;
    while let Some(&byte) = bytes.get(end) {
        if byte.is_ascii_alphanumeric() {
            plain.push_byte(byte.to_ascii_uppercase());
            end += 1;
            continue;
        }
        if byte.is_ascii() && !matches!(byte, b'\'' | b'.') {
            break;
        }
        let mut chars = text[end..].chars();
        let Some(char) = chars.next() else { break };
        let next = chars.next().unwrap_or(' ');
        let is_inner = match char {
            '\'' | '’' => next.is_alphabetic() && !is_possessive(&text[end + char.len_utf8()..]),
            // `U.S.A.`, but not the end of a sentence: capitals one by one.
            '.' => next.is_ascii_uppercase() && are_letters_with_points(&text[start..end]),
            char => char.is_alphanumeric(),
        };
        if !is_inner {
            break;
        }
        end += char.len_utf8();
        if !matches!(char, '.' | '’' | '\'') {
            plain.push(char);
        }
    }
    // The point that closes `U.S.` is a part of it.
    if bytes.get(end) == Some(&b'.') && bytes[start..end].contains(&b'.') {
        end += 1;
    }
    Some(Word { plain, start, end })
}

fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Whether a word consists of single capitals with points between them.
fn are_letters_with_points(word: &str) -> bool {
    let is_letter = |part: &str| part.len() == 1 && part.as_bytes()[0].is_ascii_uppercase();
    word.len() < LONGEST_WORD && word.split('.').all(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover::places::atlas::atlas;

    fn check(text: &str, expected: &[&str]) {
        let mut found = Vec::new();
        let shouts = !text.contains(|char: char| char.is_lowercase());
        scan(atlas(), text, shouts, |known, span| {
            found.push(format!("{}@{}", atlas().country(known.country).code, span.start));
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_are_plain() {
        let plain =
            |text| words(text).map(|word| word.plain.as_str().to_owned()).collect::<Vec<_>>();
        assert_eq!(plain("The U.S.’s Côte d'Ivoire."), ["THE", "US", "S", "COTE", "DIVOIRE"]);
        assert_eq!(plain("in the U.S. Then"), ["IN", "THE", "US", "THEN"]);
        assert_eq!(plain(""), [""; 0]);
    }

    #[test]
    fn the_longest_name_wins_and_hides_what_is_in_it() {
        check("South Korea and Korean ships", &["KR@0", "KR@16"]);
        check("the South China Sea off New South Wales", &["AU@24"]);
        check("Latin America, America", &["US@15"]);
        check("Hong\nKong; Guinea-Bissau; Hong, Kong", &["HK@0", "GW@11"]);
    }

    #[test]
    fn what_only_looks_like_a_country_is_none() {
        check("US$5 for us, US-made", &["US@13"]);
        check("Carbide <UK> in Mali", &["ML@16"]);
        check("Us and the Usa", &[]);
        check("GIVE US U.S. STEEL IN THE UK", &["US@8"]);
        check("Mayport, Fla., and Fla", &["US@9"]);
        check("a turkey, chinatown, XChina", &[]);
    }

    #[test]
    fn odd_text_ends_too() {
        let text = "U.".repeat(10_000) + "\u{202e}é’’’’ÉÉ U";
        check(&text, &[]);
        check(&"A'".repeat(10_000), &[]);
    }
}
