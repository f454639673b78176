//! The index from the words of the articles: a counting sort, in slices, so that a page stays alive.
//!
//! Postings are sorted in two steps, first into groups of neighbouring terms: written straight to their
//! terms, nearly every one of them would land where no cache holds the memory.

use std::ops::Range;

use super::headlines::Headlines;
use super::{ArticleWords, B, Field, Index, K1, Posting};
use crate::{ArticleId, TermId};

/// Bits of the terms of one group. With few there are more groups than a processor writes to at a time; with
/// many a group is larger than its cache.
const GROUP_BITS: u32 = 10;

/// An index that is being made. All words are read twice, first to count how many articles each term has,
/// then to write them down.
#[derive(Debug)]
pub struct IndexBuilder {
    n_articles: usize,
    /// Articles read so far, over both rounds.
    n_read: usize,
    /// Groups sorted so far.
    n_sorted: usize,
    /// Per term, in the first round how many articles have it; then where its next posting goes.
    places: Box<[u32]>,
    /// Per group, where its postings begin, and where its next posting goes.
    groups: Vec<Range<u32>>,
    /// Per term, its weight in the article that is being read; nothing but zeros between articles.
    weights: Box<[u8]>,
    /// The terms of the article that is being read, each once, then anything.
    terms: Box<[TermId]>,
    n_terms: usize,
    /// The words of the article that is being read.
    words: ArticleWords,
    postings: Box<[Posting]>,
    /// Per posting, the place of its term in the group.
    places_in_group: Box<[u16]>,
    /// Weighted number of words per article.
    lengths: Vec<u32>,
    headlines: Headlines,
}

impl IndexBuilder {
    /// An index over so many terms and articles, of which nothing is done yet.
    pub fn new(n_terms: usize, n_articles: usize) -> Self {
        Self {
            n_articles,
            n_read: 0,
            n_sorted: 0,
            places: vec![0; n_terms].into(),
            groups: Vec::new(),
            weights: vec![0; n_terms].into(),
            terms: vec![TermId(0); n_terms].into(),
            n_terms: 0,
            words: ArticleWords::default(),
            postings: Box::default(),
            places_in_group: Box::default(),
            lengths: Vec::with_capacity(n_articles),
            headlines: Headlines::default(),
        }
    }

    /// Does as much as reading `n_words` takes, and says whether there is more to do. `words` adds the
    /// words of an article to an empty list; it gives the same in both rounds.
    pub fn step(
        &mut self,
        n_words: usize,
        words: &mut dyn FnMut(ArticleId, &mut ArticleWords),
    ) -> bool {
        let mut left = n_words.max(1);
        while left > 0 && self.n_read < 2 * self.n_articles {
            let is_first_round = self.n_read < self.n_articles;
            let article = ArticleId::new(self.n_read % self.n_articles);
            self.words.n_words = 0;
            words(article, &mut self.words);
            let length = self.weigh();
            if is_first_round {
                self.lengths.push(length);
                let is_in_title = |&&(field, _): &&(Field, TermId)| field == Field::Title;
                let title = self.words.words().iter().filter(is_in_title).map(|&(_, term)| term);
                self.headlines.add(article, title);
                self.count();
            } else {
                self.write(article);
            }
            self.n_read += 1;
            if self.n_read == self.n_articles {
                self.make_room();
            }
            left = left.saturating_sub(self.words.n_words + 1);
        }
        while left > 0 && self.n_sorted < self.groups.len() {
            left = left.saturating_sub(self.sort_group() + 1);
        }
        self.n_read < 2 * self.n_articles || self.n_sorted < self.groups.len()
    }

    /// The index, once no step is left.
    pub fn finish(mut self) -> Index {
        self.headlines.sort();
        let sum: f32 = self.lengths.iter().map(|&length| length as f32).sum();
        let mean = (sum / self.lengths.len().max(1) as f32).max(1.0);
        let norm = |&length: &u32| K1 * (1.0 - B + B * length as f32 / mean);
        let norms = self.lengths.iter().map(norm).collect();
        Index { ends: self.places, postings: self.postings, norms, headlines: self.headlines }
    }

    /// Adds up the weights of an article's terms, and all of them.
    fn weigh(&mut self) -> u32 {
        let (mut length, mut n_terms) = (0, 0);
        for &(field, term) in self.words.words() {
            let Some(sum) = self.weights.get_mut(term.idx()) else { continue };
            if *sum == 0 {
                self.terms[n_terms] = term;
                n_terms += 1;
            }
            *sum = sum.saturating_add(field.weight());
            if field != Field::Pair {
                length += u32::from(field.weight());
            }
        }
        self.n_terms = n_terms;
        length
    }

    fn count(&mut self) {
        for term in &self.terms[..self.n_terms] {
            self.weights[term.idx()] = 0;
            self.places[term.idx()] += 1;
        }
    }

    /// Writes the postings of an article to the ends of their groups.
    fn write(&mut self, article: ArticleId) {
        for term in &self.terms[..self.n_terms] {
            let weight = std::mem::take(&mut self.weights[term.idx()]);
            let next = &mut self.groups[term.idx() >> GROUP_BITS].end;
            self.postings[*next as usize] = Posting::new(article, weight);
            self.places_in_group[*next as usize] = (term.0 & ((1 << GROUP_BITS) - 1)) as u16;
            *next += 1;
        }
    }

    /// Between the rounds: from counts to places.
    fn make_room(&mut self) {
        let mut n_before = 0;
        for terms in self.places.chunks_mut(1 << GROUP_BITS) {
            self.groups.push(n_before..n_before);
            for place in terms {
                n_before += std::mem::replace(place, n_before);
            }
        }
        self.postings = vec![Posting::default(); n_before as usize].into();
        self.places_in_group = vec![0; n_before as usize].into();
    }

    /// Sorts the postings of the next group by their terms; those of a term stay in their order. Says how many
    /// there were.
    fn sort_group(&mut self) -> usize {
        let group = self.n_sorted;
        let range = self.groups[group].start as usize..self.groups[group].end as usize;
        let postings = self.postings[range.clone()].to_vec();
        let n_postings = postings.len();
        for (posting, &place) in postings.into_iter().zip(&self.places_in_group[range]) {
            let next = &mut self.places[(group << GROUP_BITS) + usize::from(place)];
            self.postings[*next as usize] = posting;
            *next += 1;
        }
        self.n_sorted += 1;
        n_postings
    }
}
