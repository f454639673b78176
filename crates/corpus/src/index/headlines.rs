//! Which articles have a headline: found by a number that follows from all of its words.

use crate::order::sort_numbers;
use crate::{ArticleId, TermId};

/// The articles by their headlines.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Headlines {
    /// In order: the number of the headline, then the article.
    keys: Vec<u64>,
}

impl Headlines {
    /// None yet, with room for so many.
    pub fn with_room(n_articles: usize) -> Self {
        Self { keys: Vec::with_capacity(n_articles) }
    }

    /// Adds the headline of an article.
    pub fn add(&mut self, article: ArticleId, terms: impl Iterator<Item = TermId>) {
        self.keys.push(key(terms) | u64::from(article.0));
    }

    /// After the last one was added.
    pub fn sort(&mut self) {
        sort_numbers(&mut self.keys);
    }

    /// The articles whose headline has the same number; nearly always it is the same headline.
    pub fn like(&self, terms: &[TermId]) -> impl Iterator<Item = ArticleId> {
        let key = key(terms.iter().copied());
        let first = self.keys.partition_point(|&other| other < key);
        let same = self.keys[first..].iter().take_while(move |&&other| other >> 32 == key >> 32);
        same.map(|&key| ArticleId(key as u32))
    }
}

/// A number of 32 bits that follows from words in their order (FNV-1a), above 32 free bits.
fn key(terms: impl Iterator<Item = TermId>) -> u64 {
    let mix = |key: u32, term: TermId| (key ^ term.0).wrapping_mul(0x0100_0193);
    let key = terms.fold(0x811c_9dc5, |key, term| mix(mix(key, term), TermId(term.0 >> 8)));
    u64::from(key) << 32
}
