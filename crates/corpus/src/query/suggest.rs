//! "Did you mean": queries that are nearly the one that found nothing, and find something.

use super::understood::{Meaning, Part};
use super::{Query, evaluate};
use crate::analysis::fold;
use crate::order::sort_by_key;
use crate::span::cut;
use crate::{Corpus, TermId};

/// How many are shown.
const MOST: usize = 3;
/// Words of the query for which others are tried, and how many others for each: each is a search.
const MOST_WORDS: usize = 8;
const MOST_OTHERS: usize = 3;

/// A query to try instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What to type.
    pub text: String,
    /// How many articles it finds, everything else of the query being the same.
    pub n_hits: usize,
}

/// What else may have been meant by the words of a query, those that find most first: another spelling of
/// one word, or a phrase as single words; where that does not help, one part less. Empty where nothing
/// helps.
pub fn suggestions(corpus: &Corpus, query: &Query) -> Vec<Suggestion> {
    let results = evaluate(corpus, query);
    let parts = results.understood.parts();
    let mut others = Vec::new();
    for part in parts.iter().filter(|part| !part.negated).take(MOST_WORDS) {
        for other in instead(corpus, part) {
            others.push(with(&query.text, part, &other));
        }
    }
    let mut found = that_find_something(corpus, query, others);
    if found.is_empty() && parts.len() > 1 {
        let without = parts.iter().take(MOST_WORDS).map(|part| with(&query.text, part, ""));
        found = that_find_something(corpus, query, without.collect());
    }
    found
}

/// What may take the place of a part.
fn instead(corpus: &Corpus, part: &Part) -> Vec<String> {
    let dictionary = corpus.dictionary();
    match &part.meaning {
        // Its typing errors are forgiven already.
        Meaning::Word(word) if !word.is_corrected => {
            let mut similar: Vec<TermId> = dictionary.similar(&word.term);
            let n_articles = |term: &TermId| corpus.index().n_articles_with(*term);
            sort_by_key(&mut similar, |term| std::cmp::Reverse(n_articles(term)));
            similar.truncate(MOST_OTHERS);
            similar.into_iter().map(|term| dictionary.term(term).to_owned()).collect()
        }
        Meaning::Phrase { words, .. } if words.len() > 1 => vec![words.join(" ")],
        _ => Vec::new(),
    }
}

/// The text with something else in the place of a part.
fn with(text: &str, part: &Part, other: &str) -> String {
    let range = part.span.range();
    let (before, after) = (cut(text, ..range.start), cut(text, range.end..));
    let words: Vec<&str> =
        [before, other, after].into_iter().flat_map(str::split_whitespace).collect();
    words.join(" ")
}

fn that_find_something(corpus: &Corpus, query: &Query, texts: Vec<String>) -> Vec<Suggestion> {
    let typed = fold(&query.text);
    let mut found: Vec<Suggestion> = Vec::new();
    for text in texts {
        let is_new = fold(&text) != typed && found.iter().all(|other| other.text != text);
        let n_hits = if is_new {
            evaluate(corpus, &Query { text: text.clone(), ..query.clone() }).n_hits()
        } else {
            0
        };
        if n_hits > 0 {
            found.push(Suggestion { text, n_hits });
        }
    }
    sort_by_key(&mut found, |suggestion| std::cmp::Reverse(suggestion.n_hits));
    found.truncate(MOST);
    found
}
