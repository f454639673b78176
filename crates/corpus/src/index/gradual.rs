//! The index of a corpus, made in slices before it is needed, or at once when it is.

use std::sync::{Mutex, OnceLock, PoisonError};

use super::positions::{Positions, PositionsBuilder};
use super::{Index, IndexBuilder};
use crate::query::AskedTerms;
use crate::{ArticleId, Corpus, Sort};

/// Words that are read in one call where all is to be done at once: a browser takes the better code of a function
/// that it knows to be much used when the function is called again. With many words that is too late, with few
/// there are more calls than work.
const AT_ONCE: usize = 20_000;

/// An index that may still be in the making.
#[derive(Debug, Default)]
pub(crate) struct Gradual {
    index: OnceLock<Index>,
    /// The words that were asked for first with an index of nothing but what they mean, which is there much sooner;
    /// `None` where that cannot answer them.
    first: OnceLock<Option<(String, Index)>>,
    positions: OnceLock<Positions>,
    making: Mutex<Making>,
}

/// What is there of it.
#[derive(Debug, Default)]
struct Making {
    index: Option<IndexBuilder>,
    first: Option<First>,
    positions: Option<PositionsBuilder>,
    /// Articles read for positions so far, over both rounds.
    n_read: usize,
}

/// An index of the words that were asked for first.
#[derive(Debug)]
struct First {
    text: String,
    asked: AskedTerms,
    builder: IndexBuilder,
}

impl First {
    /// One of which nothing is done yet; `None` where it could not answer.
    fn of(corpus: &Corpus, text: &str) -> Option<Self> {
        let asked = AskedTerms::of(corpus, text)?;
        let (n_terms, n_articles) = (corpus.dictionary().len(), corpus.n_articles());
        let builder = IndexBuilder::of(n_terms, n_articles, &asked.runs());
        Some(Self { text: text.to_owned(), asked, builder })
    }
}

impl Corpus {
    /// An index that answers these words: the whole one if it is there, otherwise one of nothing but what they
    /// mean, if they are the first to be asked for.
    pub(crate) fn index_for(&self, text: &str) -> &Index {
        let Gradual { index, first, .. } = self.gradual();
        if let Some(index) = index.get() {
            return index;
        }
        while self.prepare_for(text, AT_ONCE) {}
        match first.get() {
            Some(Some((asked, index))) if asked == text => index,
            _ => self.index(),
        }
    }

    /// Does a part of what answering these words needs, as [`Self::prepare`] does, and says whether there is more to
    /// do. Of the words that are asked for first no more is read than they need.
    pub fn prepare_for(&self, text: &str, n_words: usize) -> bool {
        let Gradual { index, first, making, .. } = self.gradual();
        if index.get().is_some() {
            return false;
        }
        if let Some(asked) = first.get() {
            let is_there = asked.as_ref().is_some_and(|(asked, _)| asked == text);
            return !is_there && self.prepare(n_words);
        }
        let mut making = making.lock().unwrap_or_else(PoisonError::into_inner);
        if making.first.as_ref().is_none_or(|first| first.text != text) {
            // Once the whole index is begun, nothing is there sooner.
            making.first = if making.index.is_none() { First::of(self, text) } else { None };
        }
        let Some(First { builder, .. }) = &mut making.first else {
            first.get_or_init(|| None);
            return true;
        };
        let has_more = self.read_on(builder, n_words);
        if !has_more && let Some(First { text, asked, builder }) = making.first.take() {
            let index = builder.finish();
            let answers = asked.are_in(&index);
            first.get_or_init(|| answers.then_some((text, index)));
            return !answers;
        }
        has_more
    }

    /// Does as much for an index as reading `n_words` takes, and says whether there is more to do.
    #[inline(never)]
    fn read_on(&self, builder: &mut IndexBuilder, n_words: usize) -> bool {
        builder.step(n_words, &mut |article, words| self.words(article, words))
    }

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
        let has_more = self.read_on(builder, n_words);
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
