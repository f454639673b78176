//! The index from the words of the articles: a counting sort, in slices, so that a page stays alive.
//!
//! Postings are sorted in two steps, first into groups of neighbouring terms: written straight to their
//! terms, nearly every one of them would land where no cache holds the memory.

use super::headlines::Headlines;
use super::{ArticleWords, B, Field, Index, K1, Posting};
use crate::{ArticleId, TermId};

/// Bits of the terms of one group. With few there are more groups than a processor writes to at a time; with
/// many a group is larger than its cache.
const GROUP_BITS: u32 = 10;
const GROUP_SIZE: usize = 1 << GROUP_BITS;
/// Postings for which a group takes memory at a time. With few it asks for memory all the time, with many
/// there is more of it than postings.
const CHUNK: usize = 1024;

/// An index that is being made. All words are read once.
#[derive(Debug)]
pub struct IndexBuilder {
    n_terms: usize,
    n_articles: usize,
    /// Articles read so far.
    n_read: usize,
    /// Groups sorted so far.
    n_sorted: usize,
    groups: Box<[Group]>,
    /// Per term, its weight in the article that is being read; nothing but zeros between articles.
    weights: Box<[u8]>,
    /// The terms of the article that is being read, each once, then anything.
    terms: Box<[TermId]>,
    n_distinct: usize,
    /// The words of the article that is being read.
    words: ArticleWords,
    /// Weighted number of words per article.
    lengths: Vec<u32>,
    headlines: Headlines,
    /// Per term, where its list ends in `postings`; of groups that are sorted.
    ends: Vec<u32>,
    postings: Box<[Posting]>,
    /// Postings sorted so far.
    n_postings: usize,
}

/// The postings of neighbouring terms, by article, each with the place of its term in the group.
#[derive(Debug, Default)]
struct Group {
    full: Vec<Chunk>,
    /// What is being filled.
    open: Chunk,
    n_open: usize,
}

#[derive(Debug, Default)]
struct Chunk {
    postings: Box<[Posting]>,
    places: Box<[u16]>,
}

impl IndexBuilder {
    /// An index over so many terms and articles, of which nothing is done yet.
    pub fn new(n_terms: usize, n_articles: usize) -> Self {
        let n_groups = n_terms.div_ceil(GROUP_SIZE);
        Self {
            n_terms,
            n_articles,
            n_read: 0,
            n_sorted: 0,
            groups: std::iter::repeat_with(Group::default).take(n_groups).collect(),
            weights: vec![0; n_terms].into(),
            terms: vec![TermId(0); n_terms].into(),
            n_distinct: 0,
            words: ArticleWords::default(),
            lengths: Vec::with_capacity(n_articles),
            headlines: Headlines::default(),
            ends: Vec::with_capacity(n_terms),
            postings: Box::default(),
            n_postings: 0,
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
            self.words.n_words = 0;
            words(article, &mut self.words);
            self.weigh(article);
            self.write(article);
            self.n_read += 1;
            if self.n_read == self.n_articles {
                let n_postings = self.groups.iter().map(Group::len).sum();
                self.postings = vec![Posting::default(); n_postings].into();
            }
            left = left.saturating_sub(self.words.n_words + 1);
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
        Index { ends: self.ends.into(), postings: self.postings, norms, headlines: self.headlines }
    }

    /// Adds up the weights of an article's terms.
    fn weigh(&mut self, article: ArticleId) {
        let (mut length, mut n_distinct) = (0, 0);
        for &(field, term) in self.words.words() {
            let Some(sum) = self.weights.get_mut(term.idx()) else { continue };
            if *sum == 0 {
                self.terms[n_distinct] = term;
                n_distinct += 1;
            }
            *sum = sum.saturating_add(field.weight());
            if field != Field::Pair {
                length += u32::from(field.weight());
            }
        }
        self.n_distinct = n_distinct;
        self.lengths.push(length);
        let is_in_title = |&&(field, _): &&(Field, TermId)| field == Field::Title;
        let title = self.words.words().iter().filter(is_in_title).map(|&(_, term)| term);
        self.headlines.add(article, title);
    }

    /// Writes the postings of an article to the ends of their groups.
    fn write(&mut self, article: ArticleId) {
        for term in &self.terms[..self.n_distinct] {
            let weight = std::mem::take(&mut self.weights[term.idx()]);
            let group = &mut self.groups[term.idx() >> GROUP_BITS];
            if group.n_open == group.open.places.len() {
                group.grow();
            }
            group.open.postings[group.n_open] = Posting::new(article, weight);
            group.open.places[group.n_open] = (term.idx() % GROUP_SIZE) as u16;
            group.n_open += 1;
        }
    }

    /// Sorts the postings of the next group by their terms; those of a term stay in their order. Says how many
    /// there were.
    fn sort_group(&mut self) -> usize {
        let group = std::mem::take(&mut self.groups[self.n_sorted]);
        let first_term = self.n_sorted << GROUP_BITS;
        let mut next = [0_u32; GROUP_SIZE];
        for chunk in group.chunks() {
            chunk.1.iter().for_each(|&place| next[usize::from(place) % GROUP_SIZE] += 1);
        }
        let mut n_before = self.n_postings as u32;
        for next in &mut next {
            n_before += std::mem::replace(next, n_before);
        }
        for (postings, places) in group.chunks() {
            for (&posting, &place) in postings.iter().zip(places) {
                let next = &mut next[usize::from(place) % GROUP_SIZE];
                self.postings[*next as usize] = posting;
                *next += 1;
            }
        }
        let n_terms = GROUP_SIZE.min(self.n_terms - first_term);
        self.ends.extend_from_slice(&next[..n_terms]);
        self.n_sorted += 1;
        self.n_postings += group.len();
        group.len()
    }
}

impl Group {
    fn len(&self) -> usize {
        self.full.len() * CHUNK + self.n_open
    }

    /// Takes memory for more.
    #[inline(never)]
    fn grow(&mut self) {
        let new = Chunk {
            postings: vec![Posting::default(); CHUNK].into(),
            places: vec![0; CHUNK].into(),
        };
        let full = std::mem::replace(&mut self.open, new);
        if self.n_open > 0 {
            self.full.push(full);
        }
        self.n_open = 0;
    }

    /// The postings with the places of their terms.
    fn chunks(&self) -> impl Iterator<Item = (&[Posting], &[u16])> {
        let full = self.full.iter().map(|chunk| (&*chunk.postings, &*chunk.places));
        let open = (&self.open.postings[..self.n_open], &self.open.places[..self.n_open]);
        full.chain([open])
    }
}
