//! From characters to tokens: which signs belong to a word, and which end it.

use corpus::Span;

use super::super::lexicon::marks::{self, Marks};
use super::super::lexicon::{Lexicon, hash_letters, hash_small, hash_word};
use super::{
    ALL_CAPITALS, CAPITAL, DOTTED, GLUED, INITIAL, INNER_CAPITAL, IS_WORD, NUMBER, ORDINAL,
    POSSESSIVE, Token, UNREAD,
};
use crate::letters::{Letters, letters};
use crate::words::number_of;

/// Abbreviations to which a full stop belongs, besides titles, forms of companies and states.
const ABBREVIATIONS: [&str; 18] = [
    "st", "mt", "ft", "jr", "sr", "bros", "univ", "dept", "assn", "natl", "intl", "gov", "no",
    "vs", "ave", "blvd", "mfg", "esq",
];

/// In bytes; what is longer is cut into several.
const LONGEST_WORD: usize = 200;

/// Longer numbers are read like any other word.
const LONGEST_NUMBER: usize = 24;

/// Reads one paragraph from its beginning to its end.
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    lexicon: &'a Lexicon,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, leaf: Span, lexicon: &'a Lexicon) -> Self {
        Self { text, at: leaf.start as usize, end: leaf.end as usize, lexicon }
    }

    /// The next token; `None` at the end.
    pub(super) fn next(&mut self) -> Option<Token> {
        let bytes = self.text.as_bytes();
        let from = self.at;
        loop {
            let &byte = bytes[..self.end].get(self.at)?;
            if byte.is_ascii() {
                if byte > b' ' && byte != 0x7f {
                    break;
                }
                self.at += 1;
            } else {
                let char = self.char_at(self.at)?;
                if !char.is_whitespace() && !is_invisible(char) {
                    break;
                }
                self.at += char.len_utf8();
            }
        }
        let start = self.at;
        let simple = match bytes[start] {
            b'0'..=b'9' => self.simple_number(),
            b'a'..=b'z' | b'A'..=b'Z' => self.simple_word(),
            b'.' | b',' | b'"' | b'(' | b')' | b'<' | b'>' | b'-' | b'/' | b'%' | b';' | b':' => {
                Some(self.simple_sign())
            }
            _ => None,
        };
        let mut token = match simple {
            Some(token) => token,
            None => {
                let char = self.char_at(start)?;
                if char.is_alphanumeric() { self.word(char) } else { self.sign(char) }
            }
        };
        if start == from {
            token.set(GLUED);
        }
        Some(token)
    }

    /// Nearly all words: ASCII letters up to a space, a comma or the like. `None` for all others.
    fn simple_word(&mut self) -> Option<Token> {
        let start = self.at;
        // What is longer is cut, and would else be read to its end for every piece.
        let bytes = &self.text.as_bytes()[..self.end.min(start + LONGEST_WORD)];
        let letters = letters(bytes, start);
        let Letters { len, n_capitals, .. } = letters;
        // A full stop may belong to a word with a capital.
        if len == 0 || !ends_word(bytes, start + len, n_capitals == 0) {
            return None;
        }
        let hash = hash_letters(&letters)?;
        let word = &bytes[start..start + len];
        let is_inner = |pair: &[u8]| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase();
        let mut form = IS_WORD;
        if n_capitals > 0 {
            let begins = word[0].is_ascii_uppercase();
            if n_capitals > usize::from(begins) && word.windows(2).any(is_inner) {
                form |= INNER_CAPITAL | CAPITAL;
            }
            if begins {
                form |= CAPITAL;
            }
            if len > 1 && n_capitals == len {
                form |= ALL_CAPITALS;
            }
        }
        // Nothing is asked of most words that begin with a small letter.
        let (form, marks) = match form == IS_WORD {
            true => (form | UNREAD, Marks::default()),
            false => (form, self.lexicon.marks(hash)),
        };
        Some(self.simple(len, hash, form, marks, 0))
    }

    /// Nearly all numbers: digits, with points and commas between them. `None` for all others.
    fn simple_number(&mut self) -> Option<Token> {
        let start = self.at;
        let bytes = &self.text.as_bytes()[..self.end];
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut end = start;
        while is_digit(end) || matches!(bytes.get(end), Some(b',' | b'.')) && is_digit(end + 1) {
            end += 1;
        }
        // One that begins with a point or a comma is a sign and a number.
        if !is_digit(start) || end - start > LONGEST_NUMBER || !ends_word(bytes, end, true) {
            return None;
        }
        let hash = number_of(&bytes[start..end]);
        let marks = self.lexicon.marks(hash);
        Some(self.simple(end - start, hash, IS_WORD | NUMBER, marks, 0))
    }

    /// A sign of ASCII that never belongs to a word where none has begun.
    fn simple_sign(&mut self) -> Token {
        let sign = self.text.as_bytes()[self.at];
        // A full stop at the end does not count.
        let hash = if sign == b'.' { number_of(&[]) } else { number_of(&[sign]) };
        self.simple(1, hash, 0, Marks::default(), sign)
    }

    fn simple(&mut self, len: usize, hash: u64, form: u32, marks: Marks, sign: u8) -> Token {
        let start = self.at;
        self.at += len;
        // Spans are made of texts that are shorter than 4 GiB.
        Token { start: start as u32, end: self.at as u32, hash, marks, form, sign }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..self.end].chars().next()
    }

    fn sign(&mut self, char: char) -> Token {
        let start = self.at;
        self.at += char.len_utf8();
        let rest = &self.text.as_bytes()[self.at..self.end];
        let is_apostrophe = matches!(char, '\'' | '’');
        if is_apostrophe
            && matches!(rest, [b's' | b'S'] | [b's' | b'S', 0..=b'&' | b'('..=b'/' | b':'..=b'@', ..])
            && start > 0
            && self.text[..start].chars().next_back().is_some_and(char::is_alphanumeric)
        {
            self.at += 1;
            return self.token(start, POSSESSIVE, 0);
        }
        let sign = match char {
            '“' | '”' | '„' | '«' | '»' | '"' | '‘' => b'"',
            '`' => b'"',
            '’' => b'\'',
            '–' | '—' | '―' | '−' | '_' => b'-',
            '…' => b'.',
            '•' | '·' | '*' => b'*',
            _ if char.is_ascii() => char as u8,
            _ => b'?'.wrapping_add(128),
        };
        self.token(start, 0, sign)
    }

    fn word(&mut self, first: char) -> Token {
        let start = self.at;
        let mut form = IS_WORD;
        let mut n_letters = 0;
        let mut n_capitals = 0;
        let mut n_digits = 0;
        let mut last = first;
        let mut n_stops = 0;
        while self.at < self.end && self.at < start + LONGEST_WORD {
            let Some(char) = self.char_at(self.at) else { break };
            let next = self.at + char.len_utf8();
            if char.is_alphanumeric() || is_mark(char) {
                if char.is_uppercase() {
                    n_capitals += 1;
                    if n_letters > 0 && last.is_lowercase() {
                        form |= INNER_CAPITAL;
                    }
                }
                n_letters += usize::from(char.is_alphabetic());
                n_digits += usize::from(char.is_numeric());
            } else if !self.goes_on(start, char, last, next) {
                break;
            } else {
                n_stops += usize::from(char == '.');
            }
            last = char;
            self.at = next;
        }
        let bytes = self.text.as_bytes();
        while self.at < self.end && bytes[self.at] == b'+' && self.at < start + 40 {
            self.at += 1;
        }
        if first.is_uppercase() || (form & INNER_CAPITAL != 0 && n_digits == 0) {
            form |= CAPITAL;
        }
        if n_letters > 1 && n_capitals == n_letters {
            form |= ALL_CAPITALS;
        }
        if first.is_numeric() {
            form |= NUMBER;
        }
        // The sign of a currency is no name of a place.
        if self.at < self.end && bytes[self.at] == b'$' {
            form = IS_WORD | NUMBER;
        }
        let word = &self.text[start..self.at];
        if form & NUMBER != 0 && ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end)) {
            form |= ORDINAL;
        }
        let mut token = self.token(start, form, 0);
        self.take_stop(&mut token, n_letters, n_stops);
        token
    }

    /// Whether a sign inside a word belongs to it.
    fn goes_on(&self, start: usize, char: char, last: char, next: usize) -> bool {
        let Some(after) = self.text[next..self.end].chars().next() else { return false };
        match char {
            '\'' | '’' => {
                let mut rest = self.text[next..self.end].chars();
                let is_possessive = matches!(rest.next(), Some('s' | 'S'))
                    && !rest.next().is_some_and(char::is_alphanumeric);
                last.is_alphabetic() && after.is_alphabetic() && !is_possessive
            }
            '.' => {
                let is_number = last.is_ascii_digit() && after.is_ascii_digit();
                let is_address = last.is_lowercase() && after.is_lowercase();
                // "U.S", "a.m": single letters between full stops.
                let before = self.text[start..next - 1].chars().rev().nth(1);
                let is_dotted = last.is_alphabetic()
                    && before.is_none_or(|before| before == '.')
                    && after.is_alphabetic()
                    && after.is_uppercase() == last.is_uppercase();
                is_number || is_address || is_dotted
            }
            ',' => last.is_ascii_digit() && after.is_ascii_digit(),
            // As some feeds write it: `A&amp;B`.
            '&' if matches!(self.text.as_bytes().get(next..next + 4), Some(b"amp;" | b"AMP;")) => {
                last.is_uppercase()
            }
            ';' => {
                matches!(
                    &self.text.as_bytes()[start..next - 1],
                    [.., b'&', b'a' | b'A', b'm' | b'M', b'p' | b'P']
                ) && after.is_alphabetic()
            }
            '&' => last.is_uppercase() && after.is_uppercase() && self.text[start..next].len() <= 4,
            '-' | '\u{2010}' | '\u{2011}' => self.hyphen_joins(start, next, last, after),
            _ => false,
        }
    }

    fn hyphen_joins(&self, start: usize, next: usize, last: char, after: char) -> bool {
        let is_word = (last.is_alphanumeric() || last == '.') && after.is_alphanumeric();
        if !is_word || next > start + 60 {
            return false;
        }
        let left = &self.text[start..next];
        let left = left.trim_end_matches(['-', '\u{2010}', '\u{2011}']);
        let left_is_capital = left.chars().next().is_some_and(char::is_uppercase);
        let right = &self.text[next..self.end];
        let length =
            right.bytes().take(41).take_while(|byte| byte.is_ascii_alphanumeric() || *byte >= 128);
        let length = length.count();
        if length > 40 {
            return false;
        }
        let right = right.get(..length).unwrap_or("");
        let places = marks::SURE_PLACE.or(marks::COUNTRY).or(marks::DEMONYM);
        let states = marks::COUNTRY.or(marks::DEMONYM);
        let marks = |word| self.lexicon.marks(hash_word(word));
        // "R-Calif.", "June-July"
        if marks(left).has(marks::OTHER_NAME) && marks(right).has(marks::OTHER_NAME)
            || matches!(left, "R" | "D" | "I") && marks(right).has(marks::STATE)
        {
            return false;
        }
        match (left_is_capital, after.is_uppercase()) {
            (true, true) => {
                let whole = &self.text[start..next + length];
                marks(whole).has(marks::ANY_PLACE)
                    || !(marks(left).has(places) && marks(right).has(states))
            }
            (true, false) if after.is_alphabetic() => {
                let prefixes = ["Co", "Non", "Inter", "Multi", "Anti", "Pre", "Re", "Vice", "Hi"];
                prefixes.contains(&left) || length <= 8 && !marks(right).has(marks::COMMON)
            }
            (false, true) => {
                matches!(left, "al" | "el" | "ul" | "as" | "ad" | "ar" | "an" | "bin" | "d" | "e")
            }
            _ => true,
        }
    }

    /// Takes the full stop after an abbreviation into the word.
    fn take_stop(&mut self, token: &mut Token, n_letters: usize, n_stops: usize) {
        let bytes = self.text.as_bytes();
        if self.at >= self.end || bytes[self.at] != b'.' || token.is(NUMBER) {
            return;
        }
        let word = token.of(self.text);
        let is_initial = n_letters == 1 && token.is(CAPITAL);
        let is_abbreviation = || {
            let is_short = word.len() <= 6;
            let titles = marks::SUFFIX.or(marks::STATE);
            let is_title = token.has(marks::TITLE) && word.len() <= 5 && !token.has(marks::COMMON)
                || matches!(
                    word,
                    "Mr" | "Mrs"
                        | "Ms"
                        | "Dr"
                        | "Sen"
                        | "Gen"
                        | "Rep"
                        | "Rev"
                        | "Gov"
                        | "Col"
                        | "Adm"
                        | "Lt"
                        | "Maj"
                );
            let is_listed =
                ABBREVIATIONS.iter().any(|abbreviation| abbreviation.eq_ignore_ascii_case(word));
            token.is(CAPITAL) && is_short && (token.has(titles) || is_title || is_listed)
        };
        if is_initial || n_stops > 0 && word.len() == 2 * n_letters - 1 || is_abbreviation() {
            self.at += 1;
            token.end += 1;
            token.set(DOTTED);
            if is_initial {
                token.set(INITIAL);
            }
        }
    }

    fn token(&self, start: usize, form: u32, sign: u8) -> Token {
        let word = &self.text[start..self.at];
        let hash = if form == POSSESSIVE { const { hash_small("'s") } } else { hash_word(word) };
        let marks = if sign == 0 { self.lexicon.marks(hash) } else { Marks::default() };
        Token { start: start as u32, end: self.at as u32, hash, marks, form, sign }
    }
}

/// Whether what stands at a byte is no part of the word or number before it, whatever that is; a full
/// stop is none if `may_stop`, and nothing follows it.
fn ends_word(bytes: &[u8], at: usize, may_stop: bool) -> bool {
    match bytes.get(at) {
        None => true,
        Some(b' ' | b'\n' | b',' | b')' | b'"' | b';' | b':' | b'?' | b'!') => true,
        Some(b'.') => may_stop && bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace),
        Some(_) => false,
    }
}

fn is_mark(char: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&char) || is_invisible(char)
}

/// Characters without width that may stand anywhere: joiners, soft hyphens, marks of direction.
fn is_invisible(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::super::super::lexicon::lexicon;
    use super::*;

    #[test]
    fn the_fast_ways_read_what_the_slow_ones_do() {
        let text = "The \"U.S.\" paid 1,100.5 dlrs, 3.7 pct (of 12) in 1987. McDonald's <ODE>, IBM; iFlytek \
            is no no. 1/2-mile, 7:30 a.m. end.The 5G 2nd US$4 internationalisation/x 1.2.3, ,5 .5 a+b ++ ?!";
        let whole = Span::new(0..text.len());
        let mut scanner = Scanner::new(text, whole, lexicon());
        let mut n_tokens = 0;
        while let Some(token) = scanner.next() {
            let mut slow =
                Scanner { at: token.start as usize, ..Scanner::new(text, whole, lexicon()) };
            let char = slow.char_at(slow.at).unwrap();
            let same = if char.is_alphanumeric() { slow.word(char) } else { slow.sign(char) };
            let form = |token: Token| token.form & !(GLUED | UNREAD);
            let all =
                |token: Token| (token.end, token.hash, token.marks(), form(token), token.sign);
            assert_eq!(all(token), all(same), "{}", token.of(text));
            n_tokens += 1;
        }
        assert!(n_tokens > 50, "{n_tokens}");
    }
}
