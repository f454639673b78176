//! A text as words, numbers and signs, each with what the lexicon knows of it.
//!
//! A word keeps what belongs to a name: `O'Neill`, `AT&T`, `Face++`, `U.S.`, `Corp.`, `Moen-Guidon`; a
//! hyphen before a common word parts it (`Dallas-based`), a possessive ending is a token of its own.

use corpus::Span;

use super::lexicon::marks::{self, Marks};
use super::lexicon::{Lexicon, lexicon};

mod scan;

use self::scan::Scanner;

/// A word, number or sign.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub start: u32,
    pub end: u32,
    /// Of the folded word; of a sign, of the sign.
    pub hash: u64,
    /// None where it is [`UNREAD`].
    marks: Marks,
    form: u32,
    /// The sign, if it is one in ASCII; a quotation mark is always `"`, a dash `-`. 0 for words.
    pub sign: u8,
}

/// A word that begins with a capital, or a brand such as `iFlytek`.
pub(super) const CAPITAL: u32 = 1;
/// At least two letters, all of them capitals.
pub(super) const ALL_CAPITALS: u32 = 1 << 1;
/// A capital after a small letter.
pub(super) const INNER_CAPITAL: u32 = 1 << 2;
/// It begins with a digit.
pub(super) const NUMBER: u32 = 1 << 3;
/// No space stands before it.
pub(super) const GLUED: u32 = 1 << 4;
/// A capital would stand here before any word: after a full stop, a colon, a quotation mark.
pub(super) const BEGINS_SENTENCE: u32 = 1 << 5;
/// The first of its paragraph.
pub(super) const BEGINS_LEAF: u32 = 1 << 6;
/// A capital and a full stop, as in `J. Smith`.
pub(super) const INITIAL: u32 = 1 << 7;
/// A full stop belongs to it.
pub(super) const DOTTED: u32 = 1 << 8;
/// `'s`.
pub(super) const POSSESSIVE: u32 = 1 << 9;
/// Something else has been found here.
pub(super) const TAKEN: u32 = 1 << 10;
/// A word or a number.
pub(super) const IS_WORD: u32 = 1 << 11;
/// In a line whose capitals say nothing.
pub(super) const HEADLINE: u32 = 1 << 12;
/// A place before the dash at the beginning of a report.
pub(super) const DATELINE: u32 = 1 << 13;
/// An agency there.
pub(super) const AGENCY: u32 = 1 << 14;
/// It counts: `7th`.
pub(super) const ORDINAL: u32 = 1 << 16;
/// In the title of a work.
pub(super) const IN_WORK: u32 = 1 << 15;
/// The lexicon was not asked yet: most small words stand where nobody wants to know.
const UNREAD: u32 = 1 << 17;

impl Token {
    /// Whether it has one of these forms.
    pub(super) fn is(self, form: u32) -> bool {
        self.form & form != 0
    }

    /// All of its forms.
    pub(super) fn forms(self) -> u32 {
        self.form
    }

    pub(super) fn set(&mut self, form: u32) {
        self.form |= form;
    }

    /// What the lexicon knows of it.
    #[inline]
    pub(super) fn marks(self) -> Marks {
        match self.is(UNREAD) {
            true => lexicon().marks(self.hash),
            false => self.marks,
        }
    }

    /// Whether the lexicon knows one of these of it.
    #[inline]
    pub(super) fn has(self, marks: Marks) -> bool {
        self.marks().has(marks)
    }

    /// Its letters.
    pub(super) fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    fn span(self) -> Span {
        Span { start: self.start, end: self.end }
    }
}

/// The tokens of the leaves of `text`, in order, in the place of those of another text.
pub(super) fn tokens(
    text: &str,
    leaves: &[Span],
    taken: &[Span],
    lexicon: &Lexicon,
    mut tokens: Vec<Token>,
) -> Vec<Token> {
    tokens.clear();
    tokens.reserve(text.len() / 5);
    for leaf in leaves {
        let first = tokens.len();
        let mut scanner = Scanner::new(text, *leaf, lexicon);
        while let Some(mut token) = scanner.next() {
            let is_first = tokens.len() == first;
            if is_first {
                token.set(BEGINS_LEAF | BEGINS_SENTENCE);
            } else if begins_sentence(&tokens[first..], token) {
                token.set(BEGINS_SENTENCE);
            }
            tokens.push(token);
        }
    }
    mark_taken(&mut tokens, taken);
    tokens
}

fn begins_sentence(before: &[Token], token: Token) -> bool {
    let last = before[before.len() - 1];
    match last.sign {
        b'.' | b'!' | b'?' | b':' | b'"' | b'*' => !token.is(GLUED) || last.sign != b'.',
        b')' | b']' | b'\'' => before.len() > 1 && before[before.len() - 2].sign == b'.',
        0 if last.is(DOTTED) => {
            let may_end = !last.is(INITIAL) && !last.has(marks::TITLE);
            let known = marks::ANY_PLACE.or(marks::HEAD).or(marks::TITLE).or(marks::ANY_FIRST);
            may_end
                && token.is(CAPITAL)
                && token.has(marks::ANY_WORD.or(marks::FUNCTION))
                && !token.has(known)
        }
        _ => false,
    }
}

fn mark_taken(tokens: &mut [Token], taken: &[Span]) {
    let mut taken = taken.iter().peekable();
    for token in tokens {
        while taken.next_if(|span| span.end <= token.start).is_some() {}
        if taken.peek().is_some_and(|span| span.overlaps(token.span())) {
            token.set(TAKEN);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::lexicon;
    use super::*;

    fn check(text: &str, expected: &str) {
        let tokens = tokens(text, &[Span::new(0..text.len())], &[], lexicon(), Vec::new());
        let words: Vec<_> = tokens.iter().map(|token| token.of(text)).collect();
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn what_belongs_to_a_name_stays_together() {
        check("AT&T and S&P, Face++.", "AT&T and S&P , Face++ .");
        check("Goto.com won. It's O'Neill’s", "Goto.com won . It 's O'Neill ’s");
        check("U.S. Inc. of J. Smith. Mr. Ode.", "U.S. Inc. of J. Smith . Mr. Ode .");
        check("Moen-Guidon, Tae-woong, al-Hakim", "Moen-Guidon , Tae-woong , al-Hakim");
        check("Dallas-based U.S.-led Canada-France", "Dallas - based U.S. - led Canada - France");
        check("US$4.5 and 1,100 end.The", "US $ 4.5 and 1,100 end . The");
    }

    #[test]
    fn sentences_begin_where_a_capital_says_nothing() {
        let text = "He left. Acme Inc. of Rome said: \"Good.\" The U.S. Senate met.";
        let tokens = tokens(text, &[Span::new(0..text.len())], &[], lexicon(), Vec::new());
        let begins: Vec<_> = tokens
            .iter()
            .filter(|token| token.is(BEGINS_SENTENCE) && token.is(IS_WORD))
            .map(|token| token.of(text))
            .collect();
        assert_eq!(begins, ["He", "Acme", "Good", "The"]);
    }
}
