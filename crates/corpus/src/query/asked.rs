//! What is asked of which index.

use std::ops::Range;

use super::understood::{Meaning, Part, Understood};
use crate::{Corpus, Index};

/// A corpus that is asked these words.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub corpus: &'a Corpus,
    pub text: &'a str,
}

impl<'a> Asked<'a> {
    /// An index that knows what the words mean, perhaps nothing else. Made when it is first needed, because many
    /// queries are none of words.
    pub fn index(self) -> &'a Index {
        self.corpus.index_for(self.text)
    }
}

/// The terms that decide which articles are found for plain words, and what they score.
#[derive(Debug)]
pub(crate) struct AskedTerms {
    /// Per word the runs of terms that it may mean.
    words: Vec<Vec<Range<u32>>>,
}

impl AskedTerms {
    /// Those of a text that is nothing but plain words, `None` of any other.
    pub fn of(corpus: &Corpus, text: &str) -> Option<Self> {
        let understood = Understood::typed(corpus, text);
        let mut words = Vec::new();
        for Part { meaning, negated, .. } in understood.parts() {
            match meaning {
                Meaning::Word(word) if !negated => words.push(word.may_mean(corpus.dictionary())),
                _ => return None,
            }
        }
        (!words.is_empty()).then_some(Self { words })
    }

    /// All runs of terms, some of them perhaps twice.
    pub fn runs(&self) -> Vec<Range<u32>> {
        self.words.concat()
    }

    /// Whether every word has articles in an index. What a word is taken for that has none depends on all terms.
    pub fn are_in(&self, index: &Index) -> bool {
        let has_articles = |run: &Range<u32>| index.n_postings(run.clone()) > 0;
        self.words.iter().all(|runs| runs.iter().any(has_articles))
    }
}
