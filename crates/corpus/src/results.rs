//! What a query gives: hits with counts, and the passages that show why.

mod cooccurrence;
mod evidence;
mod snippet;

pub use cooccurrence::{Companion, companions};
pub use evidence::{Passage, evidence, passage};
pub use snippet::{Snippet, snippet};

use crate::{ArticleId, Corpus, Facet, FacetValue};

/// The answer to a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// The articles that match, in the order that was asked for.
    pub hits: Vec<Hit>,
    /// Articles per value of every facet.
    pub counts: FacetCounts,
    /// How many articles there are in the query's scope; all of the corpus where it has none.
    pub n_in_scope: usize,
}

/// One found article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The article.
    pub article: ArticleId,
    /// BM25 of the words; 0 where none were asked for.
    pub score: f32,
}

/// Articles per value, by facet and row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts(pub(crate) [Vec<u32>; Facet::ALL.len()]);

impl FacetCounts {
    /// The count of a value; 0 if the corpus does not know it.
    pub fn of(&self, corpus: &Corpus, value: FacetValue) -> u32 {
        corpus.row(value).map_or(0, |row| self.0[value.facet() as usize][row])
    }
}

impl Results {
    /// The articles that match, in the order that was asked for.
    pub fn articles(&self) -> impl Iterator<Item = ArticleId> {
        self.hits.iter().map(|hit| hit.article)
    }

    /// The place of an article among the hits.
    pub fn position(&self, article: ArticleId) -> Option<usize> {
        self.hits.iter().position(|hit| hit.article == article)
    }
}
