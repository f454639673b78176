//! Words that nobody ever said, but that one could: syllables in a row.

use std::collections::BTreeSet;

use crate::dice::{Dice, Ranks};

const ONSETS: [&str; 30] = [
    "", "b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p",
    "pl", "pr", "r", "s", "sh", "sl", "st", "t", "th", "tr", "v", "z",
];
const NUCLEI: [&str; 14] =
    ["a", "a", "e", "e", "i", "i", "o", "o", "u", "ai", "ea", "oo", "ou", "io"];
const CODAS: [&str; 16] =
    ["", "", "", "", "", "", "", "", "n", "r", "l", "s", "t", "m", "nd", "ck"];
/// What a word may end in when it is inflected.
const ENDINGS: [&str; 3] = ["s", "ed", "ing"];
const ACCENTS: [(char, char); 5] = [('a', 'á'), ('e', 'é'), ('i', 'ï'), ('o', 'ö'), ('u', 'ü')];

/// How many words hold sentences together.
const N_GLUE: usize = 60;

/// The words of a corpus, the most frequent first, and how often each comes up.
pub struct Vocabulary {
    words: Vec<String>,
    ranks: Ranks,
    /// The words that hold a sentence together, which no article is without.
    glue: Ranks,
}

impl Vocabulary {
    /// As many words as articles of that number would show: towards the square root of the text, as in
    /// any language.
    pub fn new(seed: u64, n_articles: usize) -> Self {
        let n_words = 400 + 120 * n_articles.isqrt();
        let mut dice = Dice::new(seed, &[1]);
        let mut known = BTreeSet::new();
        let mut words = Vec::with_capacity(n_words);
        while words.len() < n_words {
            let word = word(&mut dice, words.len());
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        Self { words, ranks: Ranks::new(n_words, 2.7), glue: Ranks::new(N_GLUE, 2.7) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// A rank, the first ones most of the time.
    pub fn draw(&self, dice: &mut Dice) -> usize {
        if dice.percent(25.0) { self.glue.draw(dice) } else { self.ranks.draw(dice) }
    }

    /// The word as it stands in a sentence. The most frequent words, like those that hold a sentence
    /// together, have one form only.
    pub fn form(&self, rank: usize, dice: &mut Dice) -> String {
        let mut form = self.words[rank].clone();
        if rank >= 100 && dice.percent(25.0) {
            let ending = *dice.pick(&ENDINGS);
            let is_open = form.ends_with(['a', 'e', 'i', 'o', 'u']);
            // As readers would expect it of a word that ends in a vowel.
            form.push_str(if is_open && ending == "ed" { "d" } else { ending });
        }
        form
    }
}

/// A word for a rank: frequent ones are short, and a few have an accent.
fn word(dice: &mut Dice, rank: usize) -> String {
    let n_syllables = match rank {
        0..N_GLUE => 1,
        N_GLUE..2000 => dice.between(1, 2),
        _ => dice.between(2, 3),
    };
    let mut word = syllables(dice, n_syllables);
    if dice.percent(0.5) {
        let (plain, accented) = *dice.pick(&ACCENTS);
        word = word.replacen(plain, &accented.to_string(), 1);
    }
    word
}

/// A name of one word, in title case.
pub fn name(dice: &mut Dice) -> String {
    let n_syllables = dice.between(2, 3);
    capitalised(&syllables(dice, n_syllables))
}

fn syllables(dice: &mut Dice, n_syllables: usize) -> String {
    // One letter is no word.
    loop {
        let word: String = (0..n_syllables)
            .flat_map(|_| [*dice.pick(&ONSETS), *dice.pick(&NUCLEI), *dice.pick(&CODAS)])
            .collect();
        if word.len() > 1 {
            return word;
        }
    }
}

/// The same with a capital at the front.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_different_and_the_frequent_ones_short() {
        let vocabulary = Vocabulary::new(1, 400);
        let different: BTreeSet<&str> = vocabulary.words.iter().map(String::as_str).collect();
        assert_eq!(different.len(), vocabulary.len());
        let mean = |words: &[String]| {
            words.iter().map(|word| word.chars().count()).sum::<usize>() as f64 / words.len() as f64
        };
        let (frequent, rare) = (mean(&vocabulary.words[..N_GLUE]), mean(&vocabulary.words[2000..]));
        assert!(frequent < 3.8 && rare > 5.0, "{frequent} and {rare} letters");
    }

    #[test]
    fn more_articles_have_more_words_but_not_in_proportion() {
        let n_words = |n_articles| Vocabulary::new(1, n_articles).len();
        assert!(n_words(10_000) > 2 * n_words(1000) && n_words(10_000) < 5 * n_words(1000));
    }
}
