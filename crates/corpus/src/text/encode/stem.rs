//! Which terms are forms of one word: Snowball, in the language in which a term stands most often.
//!
//! The page has no stemmer. It has the stem of every term as a number, and the endings by which the
//! forms of one word differ in this corpus, for words that no article has.

use std::collections::BTreeMap;
use std::mem::{Discriminant, discriminant};

use pagefind_stem::{Algorithm, Stemmer};

use rayon::prelude::*;

use super::Surface;
use super::read::{Kind, Read};
use crate::analysis::fold;
use crate::interner::Interner;

/// Fewer words than this with an ending say nothing about it. Towards 1 every odd pair of words makes an
/// ending; towards the size of the dictionary there are none.
const FEWEST_WORDS: u32 = 5;
/// Endings by which forms differ, at most: each costs a look at the dictionary for a word that no article
/// has.
const MOST_ENDINGS: usize = 24;

/// How often each string stands in texts of each language.
#[derive(Debug, Default)]
pub(super) struct Languages {
    /// The languages met so far; those without a stemmer are one.
    languages: Vec<(Option<Discriminant<Algorithm>>, String)>,
    /// Per language, counts by number of string.
    counts: Vec<Vec<u32>>,
    current: usize,
}

impl Languages {
    /// What is counted next stands in a text of this language.
    pub fn begin(&mut self, lang: &str) {
        if self.languages.get(self.current).is_some_and(|(_, current)| current == lang) {
            return;
        }
        let key = algorithm(lang).as_ref().map(discriminant);
        let known = self.languages.iter().position(|&(known, _)| known == key);
        self.current = known.unwrap_or_else(|| {
            self.languages.push((key, lang.to_owned()));
            self.counts.push(Vec::new());
            self.languages.len() - 1
        });
    }

    /// A string stands there so many times more.
    pub fn count(&mut self, string: u32, n_times: u32) {
        let counts = &mut self.counts[self.current];
        let idx = string as usize;
        if counts.len() <= idx {
            counts.resize((idx + 1).next_power_of_two(), 0);
        }
        counts[idx] += n_times;
    }

    /// How often each of `n_strings` stands in the texts of all languages.
    pub fn totals(&self, n_strings: usize) -> Vec<u32> {
        let mut totals = vec![0; n_strings];
        for counts in &self.counts {
            totals.iter_mut().zip(counts).for_each(|(total, n_times)| *total += n_times);
        }
        totals
    }

    /// Adds what was counted elsewhere; `numbers` are those that the strings have here.
    pub fn add(&mut self, others: &Self, numbers: &[u32]) {
        for ((_, lang), counts) in others.languages.iter().zip(&others.counts) {
            self.begin(lang);
            for (&number, &n_times) in numbers.iter().zip(counts) {
                if n_times > 0 {
                    self.count(number, n_times);
                }
            }
        }
    }

    fn n(&self, language: usize, string: u32) -> u32 {
        self.counts[language].get(string as usize).copied().unwrap_or(0)
    }
}

/// A number of the stem of each term, by the first term that has it, and the endings, commonest first.
/// `surfaces` are in the order of the terms.
pub(super) fn stems(
    terms: &[String],
    surfaces: &[Surface],
    read: &Read,
) -> (Vec<u32>, Vec<String>) {
    let langs = &read.langs;
    let stemmers: Vec<Option<Stemmer>> =
        langs.languages.iter().map(|(_, lang)| algorithm(lang).map(Stemmer::create)).collect();
    let stem_of = |of_term: &[Surface]| {
        let n_in = |language: usize| -> u32 {
            of_term.iter().map(|surface| langs.n(language, surface.string)).sum()
        };
        let languages = 0..stemmers.len();
        let language = languages.max_by_key(|&language| (n_in(language), usize::MAX - language));
        let stemmer = stemmers[language?].as_ref()?;
        // Rules for German, French and others want the accents that a term has no longer.
        let commonest =
            of_term.iter().max_by_key(|surface| read.counts[surface.string as usize])?;
        let is_word = read.is_word[commonest.string as usize] == Kind::Word;
        let written = read.strings.get(commonest.string as usize);
        let has_stem = is_word && written.chars().all(char::is_alphabetic);
        let stem = has_stem.then(|| fold(&stemmer.stem(&written.to_lowercase())))?;
        (!stem.is_empty()).then_some((of_term[0].term, stem))
    };
    let by_term = surfaces.par_chunk_by(|a, b| a.term == b.term);
    let found: Vec<(u32, String)> = by_term.filter_map(stem_of).collect();
    let mut keys: Vec<&str> = terms.iter().map(String::as_str).collect();
    found.iter().for_each(|(term, stem)| keys[*term as usize] = stem);
    let mut numbered = Interner::default();
    let stems: Vec<u32> = keys.into_iter().map(|key| numbered.number(key)).collect();
    let endings = endings(terms, &stems, numbered.len());
    (stems, endings)
}

/// The endings by which forms of one word differ, in at least so many words.
fn endings(terms: &[String], stems: &[u32], n_stems: usize) -> Vec<String> {
    let mut last_of_stem: Vec<Option<usize>> = vec![None; n_stems];
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for (idx, (term, &stem)) in terms.iter().zip(stems).enumerate() {
        let Some(before) = last_of_stem[stem as usize].replace(idx) else { continue };
        let other = &terms[before];
        let same = other.char_indices().zip(term.chars()).take_while(|((_, a), b)| a == b);
        let n_shared = same.last().map_or(0, |((at, char), _)| at + char.len_utf8());
        for ending in [&other[n_shared..], &term[n_shared..]] {
            *counts.entry(ending).or_insert(0) += 1;
        }
    }
    let mut endings: Vec<(&str, u32)> =
        counts.into_iter().filter(|&(_, n_words)| n_words >= FEWEST_WORDS).collect();
    endings.sort_by_key(|&(ending, n_words)| (std::cmp::Reverse(n_words), ending));
    endings.truncate(MOST_ENDINGS);
    endings.into_iter().map(|(ending, _)| ending.to_owned()).collect()
}

/// The stemmer of a language by its BCP 47 tag; `None` where there is none.
fn algorithm(lang: &str) -> Option<Algorithm> {
    let primary = lang.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    Some(match primary.as_str() {
        "ar" => Algorithm::Arabic,
        "ca" => Algorithm::Catalan,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "eo" => Algorithm::Esperanto,
        "es" => Algorithm::Spanish,
        "et" => Algorithm::Estonian,
        "eu" => Algorithm::Basque,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "ga" => Algorithm::Irish,
        "hi" => Algorithm::Hindi,
        "hu" => Algorithm::Hungarian,
        "hy" => Algorithm::Armenian,
        "id" => Algorithm::Indonesian,
        "it" => Algorithm::Italian,
        "lt" => Algorithm::Lithuanian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "ne" => Algorithm::Nepali,
        "nl" => Algorithm::Dutch,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sr" => Algorithm::Serbian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        "yi" => Algorithm::Yiddish,
        _ => return None,
    })
}
