//! What common English words are: noun, verb, adjective, and how common they are.
//!
//! The lists were made from SCOWL and WordNet; `lists/words/NOTICE.md` has their notices. A word
//! that stands in none is guessed by its ending.

use std::sync::OnceLock;

use super::{Shape, Table, Word, number};

const LEXICON: &str = include_str!("../../lists/words/lexicon.txt");
const NEWS: &str = include_str!("../../lists/words/news.txt");

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub sort: Sort,
    /// 1 are the few thousand most common words of English, 4 the rare ones and those unknown.
    pub level: u8,
}

/// What a word does in a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Noun,
    /// Noun or verb, as its neighbours have it.
    NounOrVerb,
    NounOrAdjective,
    Adjective,
    /// Farmers, ministers.
    Person,
    /// Of amounts or times: tonnes, rates.
    Quantity,
    /// "Ten", "million": what follows is counted.
    Number,
    /// Opens a noun phrase: "the", "its".
    Determiner,
    /// After it comes a verb: "to", "will", "they".
    BeforeVerb,
    /// Any other word that is no part of a topic.
    Stop,
}

/// All words, compiled once.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// One more than the place of an entry among those that there are.
    numbers: Table,
    entries: Vec<Entry>,
}

impl Lexicon {
    /// The words of English.
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
        ENGLISH.get_or_init(|| {
            let mut lexicon = Self { numbers: Table::new(17), entries: Vec::new() };
            [LEXICON, NEWS].iter().for_each(|list| lexicon.read(list));
            lexicon
        })
    }

    /// What a word is; `text` is the one in which it stands.
    pub fn entry(&self, word: &Word, text: &str) -> Entry {
        self.listed(word).unwrap_or_else(|| guess(word.span.of(text), word.shape))
    }

    /// Whether a word is listed, itself or as the plural of one that is.
    pub fn knows(&self, word: &Word) -> bool {
        self.listed(word).is_some()
    }

    fn listed(&self, word: &Word) -> Option<Entry> {
        let number = match self.numbers.get(word.form) {
            0 if word.stem != word.form => self.numbers.get(word.stem),
            number => number,
        };
        Some(self.entries[number.checked_sub(1)?])
    }

    fn read(&mut self, list: &str) {
        let mut entry = Entry { sort: Sort::Stop, level: 1 };
        for line in list.lines().filter(|line| !line.starts_with("# ")) {
            if let Some(header) = line.strip_prefix('[') {
                let mut chars = header.chars();
                let sort = match chars.next() {
                    Some('n') => Sort::Noun,
                    Some('x') => Sort::NounOrVerb,
                    Some('b') => Sort::NounOrAdjective,
                    Some('j') => Sort::Adjective,
                    Some('p') => Sort::Person,
                    Some('q' | 't') => Sort::Quantity,
                    Some('d') => Sort::Determiner,
                    Some('#') => Sort::Number,
                    Some('v') if !header.contains(' ') => Sort::BeforeVerb,
                    _ => Sort::Stop,
                };
                let level = chars.find_map(|char| char.to_digit(10)).unwrap_or(1);
                entry = Entry { sort, level: level as u8 };
                continue;
            }
            let known = self.entries.iter().position(|&known| known == entry);
            let place = known.unwrap_or_else(|| {
                self.entries.push(entry);
                self.entries.len() - 1
            });
            for word in line.split_ascii_whitespace() {
                self.numbers.set(number(word), place + 1);
            }
        }
    }
}

fn guess(form: &str, shape: Shape) -> Entry {
    let n = form.len();
    let mut end = [0; 4];
    let last = &form.as_bytes()[n.saturating_sub(end.len())..];
    end[4 - last.len()..].copy_from_slice(last);
    end.make_ascii_lowercase();
    let has_vowel = form.bytes().any(|byte| b"aeiouyAEIOUY".contains(&byte) || byte >= 0x80);
    let sort = match () {
        () if shape == Shape::Number => Sort::Number,
        () if shape == Shape::Upper && is_roman(form) => Sort::Stop,
        () if shape == Shape::Upper => Sort::Noun,
        // An abbreviation, or the scrap of one.
        () if !has_vowel || n < 3 => Sort::Stop,
        () => match &end {
            b"less" | b"able" | b"ible" if n > 6 => Sort::Adjective,
            [_, b'o', b'u', b's'] | [_, b'f', b'u', b'l'] | [_, b'i', b'v', b'e'] if n > 5 => {
                Sort::Adjective
            }
            [_, b'i', b'n', b'g'] if n > 5 => Sort::NounOrVerb,
            [.., b'l', b'y'] | [.., b'e', b'd'] if n > 4 => Sort::Stop,
            _ => Sort::Noun,
        },
    };
    Entry { sort, level: 4 }
}

fn is_roman(form: &str) -> bool {
    form.bytes().all(|byte| b"IVX".contains(&byte))
}

#[cfg(test)]
mod tests {
    use corpus::Span;

    use super::*;
    use crate::words::words;

    fn check(word: &str, sort: Sort, level: u8) {
        words(word, Span::new(0..word.len()), |found| {
            assert_eq!(Lexicon::english().entry(&found, word), Entry { sort, level }, "{word}");
        });
    }

    #[test]
    fn words_are_what_they_mostly_are() {
        check("subsidies", Sort::Noun, 3);
        check("said", Sort::Stop, 1);
        check("the", Sort::Determiner, 1);
        check("would", Sort::BeforeVerb, 1);
        check("farmers", Sort::Person, 2);
        check("exports", Sort::NounOrVerb, 1);
        check("artificial", Sort::Adjective, 1);
    }

    #[test]
    fn unknown_words_are_guessed() {
        check("zorbification", Sort::Noun, 4);
        check("zorbified", Sort::Stop, 4);
        check("zorbing", Sort::NounOrVerb, 4);
        check("zorbly", Sort::Stop, 4);
        check("dlrs", Sort::Stop, 1);
        check("XYZ", Sort::Noun, 4);
    }
}
