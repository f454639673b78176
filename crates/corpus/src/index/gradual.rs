//! The index of a corpus, made in slices before it is needed, or at once when it is.

use std::sync::{Mutex, OnceLock, PoisonError};

use super::positions::{Positions, PositionsBuilder};
use super::{Index, IndexBuilder};
use crate::{ArticleId, Corpus, Sort};

/// Words that are read in one call where all is to be done at once: a browser takes the better code of a function
/// that it knows to be much used when the function is called again. With many words that is too late, with few
/// there are more calls than work.
const AT_ONCE: usize = 20_000;

/// An index that may still be in the making.
#[derive(Debug, Default)]
pub(crate) struct Gradual {
    index: OnceLock<Index>,
    positions: OnceLock<Positions>,
    making: Mutex<Making>,
}

/// What is there of it.
#[derive(Debug, Default)]
struct Making {
    index: Option<IndexBuilder>,
    positions: Option<PositionsBuilder>,
    /// Articles read for positions so far, over both rounds.
    n_read: usize,
}

impl Corpus {
    /// The index. What is left to do of it is done now: a page that shall stay alive meanwhile calls
    /// [`Self::prepare`] before.
    pub fn index(&self) -> &Index {
        while self.prepare(AT_ONCE) {}
        self.gradual().index.get_or_init(Index::default)
    }

    /// Where words stand, which phrases need, under the same conditions.
    pub(crate) fn positions(&self) -> &Positions {
        while self.prepare_phrases(AT_ONCE) {}
        self.gradual().positions.get_or_init(Positions::default)
    }

    /// Whether the index is there, so that no search has to wait for it.
    pub fn is_prepared(&self) -> bool {
        self.gradual().index.get().is_some()
    }

    /// Does a part of what the first search needs, as much as reading `n_words` takes but at least an article, and
    /// says whether there is more to do.
    #[inline(never)]
    pub fn prepare(&self, n_words: usize) -> bool {
        let Gradual { index, making, .. } = self.gradual();
        if index.get().is_some() {
            return false;
        }
        let mut making = making.lock().unwrap_or_else(PoisonError::into_inner);
        // Somebody else may have been quicker.
        if index.get().is_some() {
            return false;
        }
        let new = || IndexBuilder::new(self.dictionary().len(), self.n_articles());
        let builder = making.index.get_or_insert_with(new);
        let has_more = builder.step(n_words, &mut |article, words| self.words(article, words));
        if !has_more && let Some(builder) = making.index.take() {
            self.order(Sort::Newest);
            index.get_or_init(|| builder.finish());
        }
        has_more
    }

    /// The same for what phrases need besides, after everything that other searches need.
    #[inline(never)]
    pub fn prepare_phrases(&self, n_words: usize) -> bool {
        if self.prepare(n_words) {
            return true;
        }
        let Gradual { positions, making, .. } = self.gradual();
        if positions.get().is_some() {
            return false;
        }
        let mut making = making.lock().unwrap_or_else(PoisonError::into_inner);
        if positions.get().is_some() {
            return false;
        }
        let has_more = making.locate(self, n_words);
        if !has_more && let Some(builder) = making.positions.take() {
            positions.get_or_init(|| builder.finish());
        }
        has_more
    }
}

impl Making {
    /// Reads the texts of some articles for positions, and says whether there are more.
    fn locate(&mut self, corpus: &Corpus, n_words: usize) -> bool {
        let n_articles = corpus.n_articles();
        let new = || PositionsBuilder::new(corpus.dictionary().len(), corpus.index());
        let builder = self.positions.get_or_insert_with(new);
        let mut n_done = 0;
        while n_done < n_words && self.n_read < 2 * n_articles {
            let article = ArticleId::new(self.n_read % n_articles);
            let place = corpus.place_in_stream(article);
            if self.n_read < n_articles {
                builder.add_headline(corpus.stream().end_of_text(place.start) - place.start);
            }
            let mut last = None;
            corpus.stream().visit_starts(place, &mut |at, term| {
                if let Some((at, last)) = last.replace((at, term)) {
                    builder.add(at, last, term);
                }
                n_done += 1;
            });
            // No phrase goes on behind the last word.
            if let Some((at, last)) = last {
                builder.add(at, last, last);
            }
            n_done += 1;
            self.n_read += 1;
            if self.n_read == n_articles {
                builder.make_room();
            }
        }
        self.n_read < 2 * n_articles
    }
}
