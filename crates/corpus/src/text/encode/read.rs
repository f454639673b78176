//! Texts as numbers of words and of what stands between words: read in parts, each with numbers of its
//! own, then joined.

use std::ops::Range;

use super::stem::Languages;
use crate::Span;
use crate::analysis::{is_letter_word, next_word};
use crate::interner::Interner;
use crate::text::Before;

/// In the place of a number: here a text ends.
pub(super) const TEXT_END: u32 = u32::MAX;

/// Some texts that follow each other.
#[derive(Debug, Default)]
pub(crate) struct ReadTexts {
    read: Read,
    codes: Vec<u32>,
}

/// What was read of texts, but for their order.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub strings: Interner,
    /// Per string how often it stands in the texts; empty before all are read.
    pub counts: Vec<u32>,
    /// Per string whether it is a word.
    pub is_word: Vec<Kind>,
    /// Letters of scripts without spaces that follow each other; each pair once, when all are read.
    pub pairs: Vec<(u32, u32)>,
    /// Per string and language how often it stands there, and the languages.
    pub langs: Languages,
}

/// Some texts, once all are read.
#[derive(Debug)]
pub(super) struct CodedPart {
    /// Strings by numbers of the part, and ends of texts.
    pub codes: Vec<u32>,
    /// Per string of the part its number among all.
    pub numbers: Vec<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Separator,
    Word,
    Letter,
}

impl ReadTexts {
    /// Adds a text in a language.
    pub fn add(&mut self, text: &str, lang: &str) {
        self.read.langs.begin(lang);
        // A word and what is not implied behind it come every five bytes or so.
        self.codes.reserve(text.len() / 5);
        let mut before = Before::Separator;
        let mut last = 0;
        let (mut at, mut end) = (0, 0);
        while let Some(word) = word_from(text, &mut at) {
            let first = text[word.clone()].chars().next();
            let is_letter = first.is_some_and(is_letter_word);
            let follows = matches!(before, Before::Word { is_letter: true }) && is_letter;
            let between = &text[end..word.start];
            let is_implied = match before.has_space(is_letter) {
                true => matches!(between.as_bytes(), [b' ']),
                false => between.is_empty(),
            };
            if !is_implied {
                self.push(between, Kind::Separator);
            }
            end = word.end;
            let kind = if is_letter { Kind::Letter } else { Kind::Word };
            let number = self.push(&text[word], kind);
            if follows && is_implied {
                self.read.pairs.push((last, number));
                self.read.forget_doubles();
            }
            last = number;
            before = Before::Word { is_letter };
        }
        if end < text.len() {
            self.push(&text[end..], Kind::Separator);
        }
        self.codes.push(TEXT_END);
    }

    /// Lets go of what only more texts would need.
    pub fn close(&mut self) {
        self.codes.shrink_to_fit();
        self.read.strings.close();
    }

    fn push(&mut self, text: &str, kind: Kind) -> u32 {
        let number = self.read.number(text, kind);
        self.read.langs.count(number, 1);
        self.codes.push(number);
        number
    }
}

impl Read {
    /// All that was read in parts, and the parts.
    pub fn join(parts: Vec<ReadTexts>) -> (Self, Vec<CodedPart>) {
        let (mut all, parts) = Self::join_halves(parts);
        all.pairs.sort_unstable();
        all.pairs.dedup();
        all.counts = all.langs.totals(all.strings.len());
        (all, parts)
    }

    /// Strings are numbered as they are first met, with whatever halves.
    fn join_halves(mut parts: Vec<ReadTexts>) -> (Self, Vec<CodedPart>) {
        /// With fewer, what both halves have is looked up twice; with more, processors wait for one.
        const MOST_BY_ONE: usize = 24;
        if parts.len() <= MOST_BY_ONE {
            let mut all = Self::default();
            let add = |ReadTexts { read, codes }| CodedPart { codes, numbers: all.add(read) };
            let coded = parts.into_iter().map(add).collect();
            return (all, coded);
        }
        let others = parts.split_off(parts.len() / 2);
        let ((mut all, mut coded), (read, others)) =
            rayon::join(|| Self::join_halves(parts), || Self::join_halves(others));
        let in_all = all.add(read);
        coded.extend(others.into_iter().map(|CodedPart { codes, mut numbers }| {
            numbers.iter_mut().for_each(|number| *number = in_all[*number as usize]);
            CodedPart { codes, numbers }
        }));
        (all, coded)
    }

    /// Adds what was read of other texts; gives the numbers that its strings have here.
    fn add(&mut self, read: Self) -> Vec<u32> {
        let strings = read.strings.iter().zip(&read.is_word);
        let numbers: Vec<u32> = strings.map(|(text, &kind)| self.number(text, kind)).collect();
        self.langs.add(&read.langs, &numbers);
        for (one, other) in read.pairs {
            self.pairs.push((numbers[one as usize], numbers[other as usize]));
            self.forget_doubles();
        }
        numbers
    }

    fn number(&mut self, text: &str, kind: Kind) -> u32 {
        let number = self.strings.number(text);
        if number as usize == self.is_word.len() {
            self.is_word.push(kind);
        }
        number
    }

    /// Keeps the list of pairs in proportion to what is in it.
    fn forget_doubles(&mut self) {
        if self.pairs.len() == self.pairs.capacity() {
            self.pairs.sort_unstable();
            self.pairs.dedup();
            self.pairs.reserve(self.pairs.len().max(1 << 16));
        }
    }
}

/// The place of the next word from byte `at` on, which moves behind it.
fn word_from(text: &str, at: &mut usize) -> Option<Range<usize>> {
    // Nearly all words are letters of ASCII between a space and a space or a comma.
    let bytes = text.as_bytes();
    let start = *at + usize::from(bytes.get(*at) == Some(&b' '));
    let letters = bytes.get(start..).unwrap_or_default();
    let n_letters = letters.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let end = start + n_letters;
    if n_letters > 0 && matches!(bytes.get(end), Some(b' ' | b',' | b'\n')) {
        *at = end;
        return Some(start..end);
    }
    next_word(text, at).map(Span::range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fast_way_to_a_word_finds_the_same_one() {
        let text = "Five, six\nO'Neill's 1,100 a,b U.S. no\u{ad}pe e\u{301}t x\u{301} café, 5G 香 ab香 a-b  c";
        let (mut at, mut slow) = (0, 0);
        let mut n_words = 0;
        while let Some(word) = word_from(text, &mut at) {
            assert_eq!(next_word(text, &mut slow).map(Span::range), Some(word));
            assert_eq!(at, slow);
            n_words += 1;
        }
        assert_eq!(next_word(text, &mut slow), None);
        assert!(n_words > 15, "{n_words}");
    }

    #[test]
    fn texts_in_many_parts_are_read_as_they_are_in_one() {
        let text =
            |idx: usize| format!("Text {idx} of {}, 香港和{}", idx % 7, ["深圳", "上海"][idx % 2]);
        let lang = |idx: usize| ["en", "de"][idx % 5 / 4];
        let texts = 0..200;
        let mut whole = ReadTexts::default();
        texts.clone().for_each(|idx| whole.add(&text(idx), lang(idx)));
        let (whole, _) = Read::join(vec![whole]);
        let parts = texts.clone().map(|idx| {
            let mut part = ReadTexts::default();
            part.add(&text(idx), lang(idx));
            part
        });
        let (joined, parts) = Read::join(parts.collect());

        assert!(joined.strings.iter().eq(whole.strings.iter()));
        assert_eq!((&joined.counts, &joined.pairs), (&whole.counts, &whole.pairs));
        assert_eq!(joined.is_word, whole.is_word);
        assert_eq!(parts.len(), texts.len());
        for (idx, part) in texts.zip(&parts) {
            // What is implied between words apart.
            let codes = part.codes.iter().filter(|&&code| code != TEXT_END);
            let strings =
                codes.map(|&code| joined.strings.get(part.numbers[code as usize] as usize));
            let squeezed = |text: &str| text.replace(' ', "");
            assert_eq!(squeezed(&strings.collect::<String>()), squeezed(&text(idx)));
        }
    }
}
