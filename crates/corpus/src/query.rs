//! What a reader asks: words, a filter, an order.

mod asked;
mod beginnings;
mod complete;
mod constraint;
mod evaluate;
mod filter;
mod headline;
mod matches;
mod named;
mod phrase;
mod read;
mod search;
mod suggest;
mod understood;

pub(crate) use asked::AskedTerms;
pub use complete::{Completion, complete};
pub use evaluate::evaluate;
pub use filter::{Filter, Match};
pub use suggest::{Suggestion, suggestions};
pub use understood::{Meaning, Part, Understood, Word};

use crate::{Day, FacetValue};

/// What is asked of a corpus. The default asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What stands in the search box: see [`Understood`].
    pub text: String,
    /// Which articles are wanted at all.
    pub filter: Filter,
    /// In which order they are wanted.
    pub sort: Sort,
    /// What is asked about: for this query the corpus has no other articles. Readers cannot drop it.
    pub scope: Filter,
}

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best match of the words first (BM25); without words the same as `Newest`.
    #[default]
    Relevance,
    /// Latest possible day of publication first; undated last.
    Newest,
    /// Earliest possible day of publication first; undated last.
    Oldest,
    /// By title, case and accents folded.
    Title,
}

impl Sort {
    /// All orders, in the order in which readers see them.
    pub const ALL: [Self; 4] = [Self::Relevance, Self::Newest, Self::Oldest, Self::Title];

    /// The word for it in links.
    pub fn key(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::Title => "title",
        }
    }

    /// The order with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.key() == key)
    }
}

/// One thing that a query asks for and that can be dropped alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Criterion {
    /// The words in the search box.
    Words(String),
    /// A chosen value.
    Chosen(FacetValue),
    /// An excluded value.
    Excluded(FacetValue),
    /// Published on this day or later.
    From(Day),
    /// Published on this day or earlier.
    To(Day),
}

impl Query {
    /// Everything it asks for, in the order of words, values, dates.
    pub fn criteria(&self) -> Vec<Criterion> {
        let words =
            (!self.text.trim().is_empty()).then(|| Criterion::Words(self.text.trim().to_owned()));
        let filter = &self.filter;
        words
            .into_iter()
            .chain(filter.chosen().map(Criterion::Chosen))
            .chain(filter.excluded().map(Criterion::Excluded))
            .chain(filter.from.map(Criterion::From))
            .chain(filter.to.map(Criterion::To))
            .collect()
    }

    /// The same without one criterion.
    pub fn without(&self, criterion: &Criterion) -> Self {
        let mut query = self.clone();
        match criterion {
            Criterion::Words(_) => query.text.clear(),
            Criterion::Chosen(value) | Criterion::Excluded(value) => {
                query.filter.drop_value(*value)
            }
            Criterion::From(_) => query.filter.from = None,
            Criterion::To(_) => query.filter.to = None,
        }
        query
    }

    /// Asks for everything in scope again, in the same order.
    pub fn clear(&mut self) {
        *self = Self { sort: self.sort, scope: std::mem::take(&mut self.scope), ..Self::default() };
    }
}
