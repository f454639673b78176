//! Articles per value of every facet, counted when somebody asks.

use std::cell::OnceCell;
use std::sync::Arc;

use super::Found;
use crate::{Corpus, Facet, FacetValue};

/// Articles per value, by facet and row. A facet is counted as a whole, the first time that one of its
/// values is asked for.
#[derive(Clone, Debug)]
pub struct FacetCounts {
    /// The articles that match.
    found: Arc<Found>,
    /// Per facet, the articles that are counted if these are others.
    others: [Option<Found>; Facet::ALL.len()],
    counts: [OnceCell<Vec<u32>>; Facet::ALL.len()],
}

impl FacetCounts {
    pub(crate) fn new(found: Arc<Found>, others: [Option<Found>; Facet::ALL.len()]) -> Self {
        Self { found, others, counts: Default::default() }
    }

    /// The count of a value; 0 if the corpus does not know it.
    pub fn of(&self, corpus: &Corpus, value: FacetValue) -> u32 {
        let counts = self.of_facet(corpus, value.facet());
        corpus.row(value).and_then(|row| counts.get(row)).copied().unwrap_or(0)
    }

    /// The counts of all values of a facet, in the order of [`Corpus::values`]. The corpus is the one that
    /// was asked.
    pub fn of_facet(&self, corpus: &Corpus, facet: Facet) -> &[u32] {
        self.counts[facet as usize].get_or_init(|| {
            let counted = self.others[facet as usize].as_ref().unwrap_or(&self.found);
            match counted {
                Found::All => corpus.facet(facet).totals(),
                Found::Set(articles) => corpus.facet(facet).counts_in(articles),
                Found::Some { articles, .. } => corpus.facet(facet).counts(articles),
            }
        })
    }
}

/// Counts are the same if they are of the same articles.
impl PartialEq for FacetCounts {
    fn eq(&self, other: &Self) -> bool {
        self.found == other.found && self.others == other.others
    }
}
