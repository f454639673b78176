//! A text as words, numbers and signs, with what the lexicon knows of each. Read once; all grammars
//! of quantities and dates work on these tokens.

use corpus::Span;

use super::lexicon::{Word, lexicon};
use crate::letters::letters;

/// The most bytes that are read at a time. More makes a text without spaces cost memory, fewer
/// cuts more amounts in two.
const CHUNK: usize = 1 << 15;

/// A word, number or sign where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub start: u32,
    pub end: u32,
    pub kind: Kind,
    /// Whether white space, or the beginning of the leaf, stands before it.
    pub spaced: bool,
    /// Whether it begins with a capital letter.
    pub capital: bool,
}

/// What sort of token it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits, with the points and commas between them.
    Number,
    /// Letters.
    Word(Word),
    /// Anything else; apostrophes and hyphens in their plain form.
    Sign(char),
}

/// The tokens of a piece of one leaf, to be asked by number; out of range there are only strangers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tokens<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// Whether the leaf has no small letters, so that capitals say nothing.
    pub is_shouted: bool,
}

/// Parts a leaf into pieces of a bearable length, at white space where there is some.
pub(super) fn pieces(text: &str, leaf: Span) -> impl Iterator<Item = Span> {
    let end = leaf.end as usize;
    let mut start = leaf.start as usize;
    std::iter::from_fn(move || {
        if start >= end {
            return None;
        }
        let mut cut = end;
        if end - start > CHUNK {
            cut = start + CHUNK;
            let near = &text.as_bytes()[cut - CHUNK / 32..cut];
            match near.iter().rposition(u8::is_ascii_whitespace) {
                Some(space) => cut = cut - CHUNK / 32 + space + 1,
                None => {
                    while !text.is_char_boundary(cut) {
                        cut -= 1;
                    }
                }
            }
        }
        let piece = Span::new(start..cut);
        start = cut;
        Some(piece)
    })
}

/// Puts the tokens of `piece` into `tokens` and says whether it is all in capitals.
pub(super) fn tokenise(text: &str, piece: Span, tokens: &mut Vec<Token>) -> bool {
    tokens.clear();
    let lexicon = lexicon();
    let bytes = &text.as_bytes()[..piece.end as usize];
    let mut at = piece.start as usize;
    let mut spaced = true;
    let (mut capitals, mut smalls) = (0_u32, 0_u32);
    while at < bytes.len() {
        let start = at;
        let first = bytes[at];
        let mut capital = false;
        let kind = if first.is_ascii_whitespace() {
            at += 1;
            spaced = true;
            continue;
        } else if first.is_ascii_digit() {
            at = end_of_number(bytes, at);
            Kind::Number
        } else if first.is_ascii_alphabetic() {
            let letters = letters(bytes, at);
            at += letters.len;
            if bytes.get(at).is_some_and(|byte| !byte.is_ascii()) {
                at = end_of_word(text, at, bytes.len());
            }
            // No word of the lexicon has other letters.
            let known = (at == start + letters.len).then(|| lexicon.get(&letters)).flatten();
            capital = first.is_ascii_uppercase();
            match bytes[at - 1].is_ascii_lowercase() {
                true => smalls += 1,
                false => capitals += 1,
            }
            Kind::Word(known.unwrap_or(Word::Other))
        } else {
            let char = text[at..].chars().next().unwrap_or(' ');
            at += char.len_utf8();
            if char.is_whitespace() {
                spaced = true;
                continue;
            }
            if char.is_alphabetic() {
                at = end_of_word(text, at, bytes.len());
                capital = char.is_uppercase();
                Kind::Word(Word::Other)
            } else {
                Kind::Sign(plain(char))
            }
        };
        tokens.push(Token { start: start as u32, end: at as u32, kind, spaced, capital });
        spaced = false;
    }
    capitals > 2 && smalls * 8 < capitals
}

/// The end of a run of digits with points and commas that stand between two of them.
fn end_of_number(bytes: &[u8], mut at: usize) -> usize {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    while is_digit(at) || (matches!(bytes.get(at), Some(b',' | b'.')) && is_digit(at + 1)) {
        at += 1;
    }
    at
}

fn end_of_word(text: &str, start: usize, end: usize) -> usize {
    let is_letter = |char: &char| char.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(char);
    let rest = text[start..end].chars().take_while(is_letter);
    start + rest.map(char::len_utf8).sum::<usize>()
}

fn plain(char: char) -> char {
    match char {
        '‘' | '’' | '‛' | 'ʼ' | '`' => '\'',
        '“' | '”' | '„' | '‟' => '"',
        '\u{2010}'..='\u{2013}' | '\u{2212}' => '-',
        '％' => '%',
        '＄' => '$',
        '￡' => '£',
        '￥' => '¥',
        char => char,
    }
}

impl<'a> Tokens<'a> {
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    pub fn kind(&self, at: usize) -> Kind {
        self.tokens.get(at).map_or(Kind::Sign('\0'), |token| token.kind)
    }

    /// What the lexicon knows of a word; `Other` for what is no word.
    pub fn word(&self, at: usize) -> Word {
        match self.kind(at) {
            Kind::Word(word) => word,
            _ => Word::Other,
        }
    }

    pub fn word_before(&self, at: usize) -> Word {
        at.checked_sub(1).map_or(Word::Other, |before| self.word(before))
    }

    pub fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Kind::Number
    }

    pub fn is_word(&self, at: usize) -> bool {
        matches!(self.kind(at), Kind::Word(_))
    }

    pub fn is_sign(&self, at: usize, sign: char) -> bool {
        self.kind(at) == Kind::Sign(sign)
    }

    /// Whether nothing stands between a token and the one before.
    pub fn is_glued(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// Whether a hyphen or dash without spaces stands at `at`.
    pub fn is_hyphen(&self, at: usize) -> bool {
        self.is_sign(at, '-') && self.is_glued(at) && self.is_glued(at + 1)
    }

    pub fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// The words of one token; empty out of range.
    pub fn str(&self, at: usize) -> &'a str {
        let token = self.tokens.get(at);
        token.map_or("", |token| &self.text[token.start as usize..token.end as usize])
    }

    /// The span from one token to before another.
    pub fn span(&self, from: usize, to: usize) -> Span {
        Span { start: self.tokens[from].start, end: self.tokens[to - 1].end }
    }

    /// Whether a sentence, or a clause in quotes, begins at `at`.
    pub fn begins_sentence(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        match self.kind(before) {
            Kind::Sign('.' | '!' | '?' | ':' | '•' | '—' | '|') => true,
            Kind::Sign('-') => {
                self.tokens[before].spaced || self.is_sign(before.wrapping_sub(1), '-')
            }
            Kind::Sign('"' | '\'' | '(') => {
                before.checked_sub(1).is_none_or(|earlier| self.is_sign(earlier, '.'))
            }
            _ => false,
        }
    }

    /// Whether the word at `at` is one that numbers are given to, as in "page 12".
    pub fn is_label(&self, at: usize) -> bool {
        const LABELS: [&str; 14] = [
            "section",
            "article",
            "chapter",
            "rule",
            "title",
            "route",
            "flight",
            "channel",
            "room",
            "page",
            "phase",
            "resolution",
            "level",
            "highway",
        ];
        self.word(at) == Word::Other
            && LABELS.iter().any(|label| self.str(at).eq_ignore_ascii_case(label))
    }

    /// Whether a capital stands at `at` that no headline explains.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.is_capital(at) && !self.is_shouted && !self.begins_sentence(at)
    }

    /// Whether the word at `at` looks like part of a name: a capital that no sentence beginning
    /// and no headline explains.
    pub fn is_name_like(&self, at: usize) -> bool {
        self.is_capital(at)
            && !self.is_shouted
            && !self.begins_sentence(at)
            && self.word(at) == Word::Other
    }
}
