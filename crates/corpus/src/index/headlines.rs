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

    /// Adds the headline of an article by its number, which [`mix`] makes of its words.
    pub fn add(&mut self, article: ArticleId, headline: u32) {
        self.keys.push(u64::from(headline) << 32 | u64::from(article.0));
    }

    /// After the last one was added.
    pub fn sort(&mut self) {
        sort_numbers(&mut self.keys);
    }

    /// The articles whose headline has the same number; nearly always it is the same headline.
    pub fn like(&self, terms: &[TermId]) -> impl Iterator<Item = ArticleId> {
        let headline = terms.iter().fold(NO_WORDS, |headline, &term| mix(headline, term));
        let key = u64::from(headline) << 32;
        let first = self.keys.partition_point(|&other| other < key);
        let same = self.keys[first..].iter().take_while(move |&&other| other >> 32 == key >> 32);
        same.map(|&key| ArticleId(key as u32))
    }
}

/// The number of a headline without words.
pub(super) const NO_WORDS: u32 = 0x811c_9dc5;

/// The number of a headline that goes on with a word: 32 bits that follow from all words in their order (FNV-1a).
#[inline(always)]
pub(super) fn mix(headline: u32, term: TermId) -> u32 {
    let mix = |headline: u32, part: u32| (headline ^ part).wrapping_mul(0x0100_0193);
    mix(mix(headline, term.0), term.0 >> 8)
}
