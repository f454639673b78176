//! What a query gives: hits with counts, and the passages that show why.

mod cooccurrence;
mod counts;
mod evidence;
mod order;
mod snippet;

use std::cell::OnceCell;
use std::fmt;
use std::sync::Arc;

pub use cooccurrence::{Companion, companions};
pub use counts::FacetCounts;
pub use evidence::{Passage, evidence, passage};
pub(crate) use order::{Order, Orders};
pub use snippet::{Snippet, snippet};

use crate::{ArticleId, ArticleSet, Understood};

/// The answer to a query. What was found and what it scores is known; the order of all of it is made when
/// it is asked for, and so are the counts.
pub struct Results {
    /// Articles per value of every facet.
    pub counts: FacetCounts,
    /// How many articles there are in the query's scope; all of the corpus where it has none.
    pub n_in_scope: usize,
    /// How the words were understood.
    pub understood: Understood,
    found: Arc<Found>,
    order: Order,
    hits: OnceCell<Vec<Hit>>,
}

/// One found article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The article.
    pub article: ArticleId,
    /// BM25 of the words; 0 where none were asked for.
    pub score: f32,
}

/// A set of found articles.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Found {
    /// All that there are.
    All,
    /// These; no words were asked for.
    Set(ArticleSet),
    /// These, ascending; with a score each, if words were asked for.
    Some { articles: Vec<ArticleId>, scores: Vec<f32> },
}

impl Results {
    pub(crate) fn new(
        found: Arc<Found>,
        counts: FacetCounts,
        n_in_scope: usize,
        understood: Understood,
        order: Order,
    ) -> Self {
        Self { counts, n_in_scope, understood, found, order, hits: OnceCell::new() }
    }

    /// How many articles match.
    pub fn n_hits(&self) -> usize {
        match &*self.found {
            Found::All => self.order.then.len(),
            Found::Set(articles) => articles.len(),
            Found::Some { articles, .. } => articles.len(),
        }
    }

    /// Whether no article matches.
    pub fn is_empty(&self) -> bool {
        self.n_hits() == 0
    }

    /// The articles that match, in the order that was asked for: all of them, sorted once.
    pub fn hits(&self) -> &[Hit] {
        self.hits.get_or_init(|| self.order.all(&self.found))
    }

    /// The first `n` of them, without sorting the others.
    pub fn top(&self, n: usize) -> Vec<Hit> {
        match self.hits.get() {
            Some(hits) => hits.iter().take(n).copied().collect(),
            None => self.order.first(&self.found, n),
        }
    }

    /// The articles that match, in the order that was asked for.
    pub fn articles(&self) -> impl Iterator<Item = ArticleId> {
        self.hits().iter().map(|hit| hit.article)
    }

    /// The place of an article among the hits.
    pub fn position(&self, article: ArticleId) -> Option<usize> {
        self.hits().iter().position(|hit| hit.article == article)
    }
}

/// Results are the same if they are of the same question and answer: what follows from these is not
/// compared.
impl PartialEq for Results {
    fn eq(&self, other: &Self) -> bool {
        self.n_in_scope == other.n_in_scope
            && self.order == other.order
            && self.understood == other.understood
            && self.found == other.found
            && self.counts == other.counts
    }
}

impl fmt::Debug for Results {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Results").field("hits", &self.hits()).finish_non_exhaustive()
    }
}
