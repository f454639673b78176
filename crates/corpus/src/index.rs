//! The inverted index: which terms stand in which articles, and how often.
//!
//! It is derived from the words of the articles, in slices, also in the page: nothing of it is shipped.

mod builder;
mod dictionary;
mod gradual;
mod groups;
mod headlines;
mod positions;
mod similar;
mod words;

use std::ops::Range;

pub use builder::IndexBuilder;
pub use dictionary::{Dictionary, StemId};
pub(crate) use gradual::Gradual;
use headlines::Headlines;
pub use words::ArticleWords;

use crate::{ArticleId, TermId};

/// BM25: towards 0 the first occurrence of a word says all; a large value lets every repetition count.
const K1: f32 = 1.2;
/// BM25: at 0 the length of an article is ignored, at 1 a word in an article twice as long counts half.
const B: f32 = 0.75;

/// Where in an article a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// In the headline.
    Title,
    /// In the name of an entity that the article has.
    Entity,
    /// In the label of a topic that the article has.
    Topic,
    /// In the text.
    Body,
    /// Wherever it is: two letters of a script without spaces that follow each other. They are counted
    /// as words already, so that they do not make an article longer.
    Pair,
}

impl Field {
    /// How much a word counts there, beside one in the text. Towards 1 a headline is as good as any
    /// sentence; a large weight makes that field decide alone.
    #[inline(always)]
    pub fn weight(self) -> u8 {
        match self {
            Self::Title => 3,
            Self::Entity | Self::Topic | Self::Body | Self::Pair => 1,
        }
    }
}

/// Posting lists over the words of a corpus, and how long its articles are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    /// Where each term's list ends in `postings`.
    ends: Box<[u32]>,
    /// All posting lists, one after the other, articles ascending in each.
    postings: Box<[Posting]>,
    /// What BM25 adds to the weight of a word in each article: `K1`, by the length of the article.
    norms: Box<[f32]>,
    headlines: Headlines,
}

/// A term in an article, in four bytes: 24 bits of article and 8 of weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Posting(u32);

impl Posting {
    /// How many articles there can be.
    pub const MAX_ARTICLES: usize = 1 << 24;
    /// Where weights end.
    pub(crate) const MAX_WEIGHT: u32 = 0xff;

    /// The article; ascending in a list.
    #[inline(always)]
    pub fn article(self) -> ArticleId {
        ArticleId(self.0 >> 8)
    }

    /// How often the term stands there, each time with the weight of the field. It ends at 255: who has
    /// a word so often cannot be told from who has it more often, and BM25 could hardly either.
    #[inline(always)]
    pub fn weight(self) -> u32 {
        self.0 & Self::MAX_WEIGHT
    }

    fn new(article: ArticleId, weight: u8) -> Self {
        Self(article.0 << 8 | u32::from(weight))
    }
}

impl Index {
    /// The posting list of a term; empty for a term that is not in the dictionary.
    pub fn postings(&self, term: TermId) -> &[Posting] {
        self.postings.get(self.range(term.0..term.0.saturating_add(1))).unwrap_or_default()
    }

    /// The posting lists of a run of terms, one after the other.
    pub(crate) fn postings_of_run(&self, terms: Range<u32>) -> &[Posting] {
        self.postings.get(self.range(terms)).unwrap_or_default()
    }

    /// How many articles have a term.
    pub fn n_articles_with(&self, term: TermId) -> usize {
        self.postings(term).len()
    }

    /// How many postings a run of terms has.
    pub fn n_postings(&self, terms: Range<u32>) -> usize {
        self.range(terms).len()
    }

    /// How many articles it covers.
    pub fn n_articles(&self) -> usize {
        self.norms.len()
    }

    /// How much a word says by being rare: BM25's inverse document frequency, in the form that is never
    /// negative. Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, equation 3.15,
    /// and ln(1 + x). `n_with` of a word with several forms is the sum over its forms, at most all.
    pub(crate) fn rarity(&self, n_with: usize) -> f32 {
        let n_with = n_with.min(self.n_articles());
        let (n_without, n_with) = ((self.n_articles() - n_with) as f32, n_with as f32);
        (1.0 + (n_without + 0.5) / (n_with + 0.5)).ln()
    }

    /// How much the occurrences of a word in one article say, each less than the one before. The weights
    /// of the fields are added up before (Robertson, Zaragoza and Taylor, "Simple BM25 extension to
    /// multiple weighted fields", 2004).
    #[inline(always)]
    pub(crate) fn saturation(&self, article: ArticleId, weight: f32) -> f32 {
        weight * (K1 + 1.0) / (weight + self.norms[article.idx()])
    }

    /// Those of the articles whose headline begins with a word.
    pub(crate) fn with_headline_from(
        &self,
        first: TermId,
        articles: &[ArticleId],
    ) -> Vec<ArticleId> {
        self.headlines.that_begin_with(first, articles)
    }

    /// The articles whose headline may be of exactly these words.
    pub(crate) fn with_headline_like(&self, terms: &[TermId]) -> impl Iterator<Item = ArticleId> {
        self.headlines.like(terms)
    }

    fn range(&self, terms: Range<u32>) -> Range<usize> {
        range_of(&self.ends, terms)
    }
}

/// Where what belongs to a run of terms stands, by where that of each term ends; nothing for terms that there
/// are not.
fn range_of(ends: &[u32], terms: Range<u32>) -> Range<usize> {
    let end = |n_terms: u32| match n_terms {
        0 => 0,
        _ => ends.get(n_terms as usize - 1).copied().unwrap_or(0) as usize,
    };
    let (start, end) = (end(terms.start), end(terms.end));
    start..end.max(start)
}
