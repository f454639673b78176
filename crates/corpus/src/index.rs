//! The inverted index: which terms stand in which articles, and how often.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::analysis::tokens;
use crate::{Article, ArticleId, TermId};

/// How much a term in the title counts beside one in the text. Towards 1 a title is as good as any
/// sentence; a large weight makes the title decide alone.
const TITLE_WEIGHT: u32 = 3;

/// Dictionary, posting lists and lengths over the titles and texts of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// The dictionary: terms in byte order, each once.
    terms: Vec<String>,
    /// A posting list per term, in the dictionary's order.
    postings: Vec<Vec<Posting>>,
    /// Weighted number of tokens per article.
    lengths: Vec<u32>,
}

/// A term in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// The article; ascending in a list.
    pub article: ArticleId,
    /// How often the term stands there, with `TITLE_WEIGHT` for the title.
    pub weight: u32,
}

impl Index {
    /// Indexes articles; their ids are their places in the slice.
    pub fn build(articles: &[Article]) -> Self {
        let mut lists: BTreeMap<String, Vec<Posting>> = BTreeMap::new();
        let mut lengths = vec![0; articles.len()];
        for (idx, article) in articles.iter().enumerate() {
            let id = ArticleId::new(idx);
            for (text, weight) in [(&article.title, TITLE_WEIGHT), (&article.text, 1)] {
                for token in tokens(text) {
                    lengths[idx] += weight;
                    let list = lists.entry(token.term).or_default();
                    match list.last_mut() {
                        Some(posting) if posting.article == id => posting.weight += weight,
                        _ => list.push(Posting { article: id, weight }),
                    }
                }
            }
        }
        let (terms, postings) = lists.into_iter().unzip();
        Self { terms, postings, lengths }
    }

    /// The dictionary's place of a term.
    pub fn term(&self, term: &str) -> Option<TermId> {
        self.terms.binary_search_by(|known| known.as_str().cmp(term)).ok().map(TermId::new)
    }

    /// The terms that begin with `prefix`, as a range of the dictionary.
    pub fn terms_with_prefix(&self, prefix: &str) -> Range<usize> {
        let start = self.terms.partition_point(|term| term.as_str() < prefix);
        let n_terms = self.terms[start..].partition_point(|term| term.starts_with(prefix));
        start..start + n_terms
    }

    /// The posting list of a term.
    pub fn postings(&self, term: TermId) -> &[Posting] {
        &self.postings[term.idx()]
    }

    /// How many articles it covers.
    pub fn n_articles(&self) -> usize {
        self.lengths.len()
    }

    /// Weighted number of tokens of an article.
    pub fn length(&self, article: ArticleId) -> u32 {
        self.lengths[article.idx()]
    }

    /// Mean of all lengths; at least 1.
    pub fn mean_length(&self) -> f32 {
        let sum: f32 = self.lengths.iter().map(|&length| length as f32).sum();
        (sum / self.lengths.len().max(1) as f32).max(1.0)
    }

    /// What is wrong with it for a corpus of `n_articles`, if anything.
    pub(crate) fn fault(&self, n_articles: usize) -> Option<&'static str> {
        let ascending = |list: &Vec<Posting>| {
            list.windows(2).all(|pair| pair[0].article < pair[1].article)
                && list.last().is_none_or(|posting| posting.article.idx() < n_articles)
        };
        if self.lengths.len() != n_articles {
            Some("the index has another number of articles")
        } else if self.terms.len() != self.postings.len() {
            Some("the index has another number of terms than of posting lists")
        } else if !self.terms.windows(2).all(|pair| pair[0] < pair[1]) {
            Some("the dictionary is not in order")
        } else if !self.postings.iter().all(ascending) {
            Some("a posting list is not in order")
        } else if !self.lengths_fit() {
            Some("the lengths do not fit the posting lists")
        } else {
            None
        }
    }

    /// Whether each article is as long as its postings say, so that no sum of them overflows.
    fn lengths_fit(&self) -> bool {
        let mut lengths = vec![0_u64; self.lengths.len()];
        for posting in self.postings.iter().flatten() {
            lengths[posting.article.idx()] += u64::from(posting.weight);
        }
        lengths.into_iter().eq(self.lengths.iter().copied().map(u64::from))
    }
}
