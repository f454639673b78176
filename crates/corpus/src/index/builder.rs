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
/// Bits of an article in a group, where it is counted from a base that is moved now and then. What a term, an
/// article and a weight need together is four bytes.
const ARTICLE_BITS: u32 = u32::BITS - GROUP_BITS - u8::BITS;
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

/// The postings of neighbouring terms, by article: each the article from the base on, the place of the term in
/// the group, and the weight.
#[derive(Debug, Default)]
struct Group {
    full: Vec<Box<[u32]>>,
    /// What is being filled.
    open: Box<[u32]>,
    n_open: usize,
    /// From which posting on articles are counted from where.
    bases: Vec<(usize, u32)>,
    base: u32,
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
            headlines: Headlines::with_room(n_articles),
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
            if group.n_open == group.open.len() {
                group.grow();
            }
            if (article.0 - group.base) >> ARTICLE_BITS > 0 {
                group.count_from(article.0);
            }
            let place = term.0 % GROUP_SIZE as u32;
            group.open[group.n_open] = (article.0 - group.base) << (GROUP_BITS + u8::BITS)
                | place << u8::BITS
                | u32::from(weight);
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
            chunk.iter().for_each(|&packed| next[place_of(packed)] += 1);
        }
        let mut n_before = self.n_postings as u32;
        for next in &mut next {
            n_before += std::mem::replace(next, n_before);
        }
        let (mut n_before, mut base, mut bases) = (0, 0, group.bases.iter().peekable());
        for chunk in group.chunks() {
            for &packed in chunk {
                while let Some(&(_, later)) = bases.next_if(|&&(first, _)| first <= n_before) {
                    base = later;
                }
                let article = ArticleId(base + (packed >> (GROUP_BITS + u8::BITS)));
                let next = &mut next[place_of(packed)];
                self.postings[*next as usize] = Posting::new(article, packed as u8);
                *next += 1;
                n_before += 1;
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

    /// Moves the base.
    #[inline(never)]
    fn count_from(&mut self, article: u32) {
        self.bases.push((self.len(), article));
        self.base = article;
    }

    /// Takes memory for more.
    #[inline(never)]
    fn grow(&mut self) {
        let full = std::mem::replace(&mut self.open, vec![0; CHUNK].into());
        if self.n_open > 0 {
            self.full.push(full);
        }
        self.n_open = 0;
    }

    fn chunks(&self) -> impl Iterator<Item = &[u32]> {
        self.full.iter().map(|chunk| &**chunk).chain([&self.open[..self.n_open]])
    }
}

/// The place of a packed posting's term in the group.
#[inline(always)]
fn place_of(packed: u32) -> usize {
    (packed >> u8::BITS) as usize % GROUP_SIZE
}

#[cfg(test)]
mod tests {
    use super::*;

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
