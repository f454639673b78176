//! Phrases that are evidence for a topic: sequences of words, found whatever their case and
//! accents.

use std::collections::BTreeMap;

use corpus::Span;
use corpus::analysis::{Token, tokens};

/// Words that follow each other; the last may be the beginning of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Normal forms; never empty.
    terms: Vec<String>,
    last_is_prefix: bool,
}

/// Many phrases, found in one pass. Each carries the number of whatever it is evidence for.
#[derive(Debug, Default)]
pub(crate) struct PhraseTable {
    /// Phrases by the word they begin with.
    by_first: BTreeMap<String, Vec<(usize, Phrase)>>,
    /// Phrases of one word that is only a beginning.
    prefixes: Vec<(usize, Phrase)>,
}

impl Phrase {
    /// Reads a phrase such as `trade war` or `laborator*`, or says what is wrong with it.
    pub fn parse(written: &str) -> Result<Self, &'static str> {
        let plain = written.strip_suffix('*');
        let words = plain.unwrap_or(written);
        if words.contains('*') {
            return Err("has a * that does not stand at its end");
        }
        if plain.is_some() && !words.ends_with(char::is_alphanumeric) {
            return Err("has a * that does not follow a word");
        }
        let terms: Vec<_> = tokens(words).map(|token| token.term).collect();
        if terms.is_empty() {
            return Err("has no words");
        }
        Ok(Self { terms, last_is_prefix: plain.is_some() })
    }

    /// Whether `tokens` begin with the phrase.
    fn starts(&self, tokens: &[Token]) -> bool {
        let Some((last, first)) = self.terms.split_last() else { return false };
        let same = |(term, token): (&String, &Token)| *term == token.term;
        first.len() < tokens.len()
            && first.iter().zip(tokens).all(same)
            && match &tokens[first.len()].term {
                term if self.last_is_prefix => term.starts_with(last),
                term => term == last,
            }
    }
}

impl PhraseTable {
    /// Sorts phrases by how they begin.
    pub fn new<'a>(phrases: impl Iterator<Item = (usize, &'a Phrase)>) -> Self {
        let mut table = Self::default();
        for (number, phrase) in phrases {
            let entry = (number, phrase.clone());
            if phrase.last_is_prefix && phrase.terms.len() == 1 {
                table.prefixes.push(entry);
            } else {
                table.by_first.entry(phrase.terms[0].clone()).or_default().push(entry);
            }
        }
        table
    }

    /// Calls `hit` with a number and a span for every phrase that stands inside `leaf`.
    pub fn find(&self, text: &str, leaf: Span, mut hit: impl FnMut(usize, Span)) {
        let mut tokens: Vec<_> = tokens(leaf.of(text)).collect();
        for token in &mut tokens {
            token.span.start += leaf.start;
            token.span.end += leaf.start;
        }
        for at in 0..tokens.len() {
            let rest = &tokens[at..];
            let by_first = self.by_first.get(&rest[0].term).into_iter().flatten();
            for (number, phrase) in by_first.chain(&self.prefixes) {
                if phrase.starts(rest) {
                    let end = rest[phrase.terms.len() - 1].span.end;
                    hit(*number, Span { start: rest[0].span.start, end });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(phrases: &[&str], text: &str, expected: &[&str]) {
        let phrases: Vec<_> = phrases.iter().map(|phrase| Phrase::parse(phrase).unwrap()).collect();
        let table = PhraseTable::new(phrases.iter().enumerate());
        let mut found = Vec::new();
        let start = text.find('>').map_or(0, |arrow| arrow + 1);
        table.find(text, Span::new(start..text.len()), |_, span| found.push(span.of(text)));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn phrases_are_whole_words_in_any_case() {
        check(&["trade war"], "The Trade-War; trade warning, trade.", &["Trade-War"]);
        check(&["cafe"], "A CAFÉ.", &["CAFÉ"]);
        check(&["5G"], "5G and 15G", &["5G"]);
        check(&["privacy"], "before > Privacy’s end", &["Privacy"]);
    }

    #[test]
    fn a_star_takes_any_ending_of_the_last_word() {
        check(&["laborator*"], "laboratory, laboratories, labour", &["laboratory", "laboratories"]);
        check(&["face scan*"], "face scanner, a face, face scans", &["face scanner", "face scans"]);
        check(&["face scan*"], "face", &[]);
    }

    #[test]
    fn odd_phrases_are_refused() {
        assert_eq!(Phrase::parse("…"), Err("has no words"));
        assert_eq!(Phrase::parse("fa* scan"), Err("has a * that does not stand at its end"));
        assert_eq!(Phrase::parse("face *"), Err("has a * that does not follow a word"));
    }
}
