//! The inverted index: which terms stand in which articles, and how often.
//!
//! It is made from the texts when a corpus is put together, also in the page: for five articles that
//! takes some two milliseconds, and the index would be a quarter of the embedded bytes.

use std::ops::Range;

use crate::analysis::tokens;
use crate::order::sort_by;
use crate::{Article, ArticleId, TermId};

/// How much a term in the title counts beside one in the text. Towards 1 a title is as good as any
/// sentence; a large weight makes the title decide alone.
const TITLE_WEIGHT: u32 = 3;

/// Dictionary, posting lists and lengths over the titles and texts of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// The dictionary: terms in byte order, each once.
    terms: Vec<String>,
    /// A posting list per term, in the dictionary's order.
    postings: Vec<Vec<Posting>>,
    /// Weighted number of tokens per article.
    lengths: Vec<u32>,
}

/// A term in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The article; ascending in a list.
    pub article: ArticleId,
    /// How often the term stands there, with `TITLE_WEIGHT` for the title.
    pub weight: u32,
}

impl Index {
    /// Indexes articles; their ids are their places in the slice.
    pub fn build(articles: &[Article]) -> Self {
        let mut occurrences: Vec<(String, Posting)> = Vec::new();
        let mut lengths = vec![0; articles.len()];
        for (idx, article) in articles.iter().enumerate() {
            for (text, weight) in [(&article.title, TITLE_WEIGHT), (&article.text, 1)] {
                for token in tokens(text) {
                    lengths[idx] += weight;
                    occurrences
                        .push((token.term, Posting { article: ArticleId::new(idx), weight }));
                }
            }
        }
        // Stable: within a term the articles stay in order.
        sort_by(&mut occurrences, |(a, _), (b, _)| a.cmp(b));
        let mut index = Self { terms: Vec::new(), postings: Vec::new(), lengths };
        for (term, posting) in occurrences {
            if index.terms.last() != Some(&term) {
                index.terms.push(term);
                index.postings.push(Vec::new());
            }
            let list = index.postings.last_mut().expect("a list was pushed with the term");
            match list.last_mut() {
                Some(last) if last.article == posting.article => last.weight += posting.weight,
                _ => list.push(posting),
            }
        }
        index
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
}
