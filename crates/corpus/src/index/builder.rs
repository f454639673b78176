//! The index from the words of the articles: a counting sort, in slices, so that a page stays alive.

use std::ops::Range;

use super::groups::{GROUP_SIZE, Groups};
use super::headlines::Headlines;
use super::{ArticleWords, B, Index, K1, Posting};
use crate::ArticleId;

/// An index that is being made. All words are read once.
#[derive(Debug)]
pub struct IndexBuilder {
    n_terms: usize,
    n_articles: usize,
    /// Articles read so far.
    n_read: usize,
    /// Groups sorted so far.
    n_sorted: usize,
    groups: Groups,
    /// The words of the article that is being read.
    words: ArticleWords,
    /// Weighted number of words per article.
    lengths: Vec<u32>,
    headlines: Headlines,
    /// Per term, where its list ends in `postings`; of groups that are sorted.
    ends: Vec<u32>,
    /// Those of groups that are sorted.
    postings: Vec<Posting>,
}

impl IndexBuilder {
    /// An index over so many terms and articles, of which nothing is done yet.
    pub fn new(n_terms: usize, n_articles: usize) -> Self {
        Self::with_words(ArticleWords::new(n_terms), n_terms, n_articles)
    }

    /// The same of an index in which other terms than these have no postings.
    pub(super) fn of(n_terms: usize, n_articles: usize, terms: &[Range<u32>]) -> Self {
        Self::with_words(ArticleWords::of(n_terms, terms), n_terms, n_articles)
    }

    fn with_words(words: ArticleWords, n_terms: usize, n_articles: usize) -> Self {
        Self {
            n_terms,
            n_articles,
            n_read: 0,
            n_sorted: 0,
            groups: Groups::new(n_terms),
            words,
            lengths: Vec::with_capacity(n_articles),
            headlines: Headlines::with_room(n_articles),
            ends: Vec::with_capacity(n_terms),
            postings: Vec::new(),
        }
    }

    /// Does as much as reading `n_words` takes, and says whether there is more to do. `words` adds the
    /// words of an article to an empty list.
    pub fn step(
        &mut self,
        n_words: usize,
        words: &mut dyn FnMut(ArticleId, &mut ArticleWords),
    ) -> bool {
        let mut left = n_words.max(1);
        while left > 0 && self.n_read < self.n_articles {
            let article = ArticleId::new(self.n_read);
            words(article, &mut self.words);
            left = left.saturating_sub(self.words.sums.n_words + 1);
            self.add(article);
            self.n_read += 1;
            if self.n_read == self.n_articles {
                self.postings.reserve_exact(self.groups.n_postings());
            }
        }
        while left > 0 && self.n_read == self.n_articles && self.n_sorted < self.groups.len() {
            left = left.saturating_sub(self.sort_group() + 1);
        }
        self.n_read < self.n_articles || self.n_sorted < self.groups.len()
    }

    /// The index, once no step is left.
    pub fn finish(mut self) -> Index {
        self.headlines.sort();
        let sum: f32 = self.lengths.iter().map(|&length| length as f32).sum();
        let mean = (sum / self.lengths.len().max(1) as f32).max(1.0);
        let norm = |&length: &u32| K1 * (1.0 - B + B * length as f32 / mean);
        let norms = self.lengths.iter().map(norm).collect();
        let (ends, postings) = (self.ends.into(), self.postings.into());
        Index { ends, postings, norms, headlines: self.headlines }
    }

    /// Keeps what was read of an article, and leaves the list of words empty.
    fn add(&mut self, article: ArticleId) {
        let sums = self.words.sums;
        self.lengths.push(sums.length);
        self.headlines.add(article, sums.headline);
        let (terms, weights) = self.words.terms_and_weights();
        self.groups.add(article, terms, weights);
        self.words.clear();
    }

    /// Sorts the postings of the next group, and says how many there were.
    fn sort_group(&mut self) -> usize {
        let n_before = self.postings.len();
        let ends = self.groups.sort(self.n_sorted, &mut self.postings);
        let n_terms = GROUP_SIZE.min(self.n_terms - self.ends.len());
        self.ends.extend_from_slice(&ends[..n_terms]);
        self.n_sorted += 1;
        self.postings.len() - n_before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Field, TermId};

    #[test]
    fn articles_far_apart_stand_in_one_list() {
        let n_articles = 100_000;
        let mut builder = IndexBuilder::new(3, n_articles);
        let mut words = |article: ArticleId, words: &mut ArticleWords| {
            words.push(Field::Body, TermId(1));
            if article.0.is_multiple_of(33_333) {
                words.push(Field::Title, TermId(2));
            }
        };
        while builder.step(1000, &mut words) {}
        let index = builder.finish();
        let articles = |term| index.postings(TermId(term)).iter().map(|it| it.article().0);
        assert_eq!(articles(0).count(), 0);
        assert!(articles(1).eq(0..n_articles as u32));
        assert!(articles(2).eq([0, 33_333, 66_666, 99_999]));
        assert!(index.postings(TermId(2)).iter().all(|it| it.weight() == 3));
    }
}
