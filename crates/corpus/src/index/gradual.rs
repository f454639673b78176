//! The index of a corpus, made in slices before it is needed, or at once when it is.

use std::sync::{Mutex, OnceLock, PoisonError};

use super::{Index, IndexBuilder};
use crate::{Corpus, Sort};

/// An index that may still be in the making.
#[derive(Debug, Default)]
pub(crate) struct Gradual {
    whole: OnceLock<Index>,
    making: Mutex<Option<IndexBuilder>>,
}

impl Corpus {
    /// The index. What is left to do of it is done now: a page that shall stay alive meanwhile calls
    /// [`Self::prepare`] before.
    pub fn index(&self) -> &Index {
        while self.prepare(usize::MAX) {}
        self.gradual().whole.get_or_init(Index::default)
    }

    /// Whether the index is there, so that no search has to wait for it.
    pub fn is_prepared(&self) -> bool {
        self.gradual().whole.get().is_some()
    }

    /// Does a part of what the first search needs, as much as reading `n_articles` twice takes, and says
    /// whether there is more to do.
    pub fn prepare(&self, n_articles: usize) -> bool {
        let Gradual { whole, making } = self.gradual();
        if whole.get().is_some() {
            return false;
        }
        let mut making = making.lock().unwrap_or_else(PoisonError::into_inner);
        // Somebody else may have been quicker.
        if whole.get().is_some() {
            return false;
        }
        let new = || IndexBuilder::new(self.dictionary().len(), self.n_articles());
        let has_more = making.get_or_insert_with(new).step(n_articles, &mut |article, words| {
            self.visit_terms(article, &mut |field, term| words.push((field, term)));
        });
        if !has_more && let Some(builder) = making.take() {
            self.order(Sort::Newest);
            whole.get_or_init(|| builder.finish());
        }
        has_more
    }
}
