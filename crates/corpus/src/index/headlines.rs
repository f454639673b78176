//! Which articles have a headline: found by a number that follows from all of its words.

use crate::order::sort_numbers;
use crate::{ArticleId, TermId};

/// The articles by their headlines.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Headlines {
    /// In order: the number of the headline, then the article.
    keys: Vec<u64>,
    /// The first word of each article's headline, `NO_TERM` where there is none.
    firsts: Vec<u32>,
}

const NO_TERM: u32 = u32::MAX;

/// What is known of a headline.
#[derive(Clone, Copy, Debug)]
pub(super) struct Headline {
    /// 32 bits that follow from all words in their order (FNV-1a).
    number: u32,
    /// The first word, or `NO_TERM`.
    first: u32,
}

impl Headline {
    /// The headline without words.
    pub const EMPTY: Self = Self { number: 0x811c_9dc5, first: NO_TERM };

    /// Adds a word at the end.
    #[inline(always)]
    pub fn push(&mut self, term: TermId) {
        if self.first == NO_TERM {
            self.first = term.0;
        }
        let mix = |number: u32, part: u32| (number ^ part).wrapping_mul(0x0100_0193);
        self.number = mix(mix(self.number, term.0), term.0 >> 8);
    }

    /// The number above 32 free bits.
    fn key(self) -> u64 {
        u64::from(self.number) << 32
    }
}

impl Headlines {
    /// None yet, with room for so many.
    pub fn with_room(n_articles: usize) -> Self {
        Self { keys: Vec::with_capacity(n_articles), firsts: Vec::with_capacity(n_articles) }
    }

    /// Adds the headline of the next article.
    pub fn add(&mut self, article: ArticleId, headline: Headline) {
        self.firsts.push(headline.first);
        self.keys.push(headline.key() | u64::from(article.0));
    }

    /// After the last one was added.
    pub fn sort(&mut self) {
        sort_numbers(&mut self.keys);
    }

    /// Those of the articles whose headline begins with a word.
    pub fn that_begin_with(&self, first: TermId, articles: &[ArticleId]) -> Vec<ArticleId> {
        let firsts = self.firsts.as_slice();
        let begins = |article: &ArticleId| firsts.get(article.idx()) == Some(&first.0);
        articles.iter().copied().filter(begins).collect()
    }

    /// The articles whose headline has the same number; nearly always it is the same headline.
    pub fn like(&self, terms: &[TermId]) -> impl Iterator<Item = ArticleId> {
        let mut headline = Headline::EMPTY;
        terms.iter().for_each(|&term| headline.push(term));
        let key = headline.key();
        let first = self.keys.partition_point(|&other| other < key);
        let same = self.keys[first..].iter().take_while(move |&&other| other >> 32 == key >> 32);
        same.map(|&key| ArticleId(key as u32))
    }
}
