//! Postings in groups of neighbouring terms, in the order in which they are read, until they are sorted.
//!
//! Written straight to their terms, nearly every one of them would land where no cache holds the memory.

use super::Posting;
use crate::{ArticleId, TermId};

/// Bits of the terms of one group. With few there are more groups than a processor writes to at a time; with
/// many a group is larger than its cache.
const GROUP_BITS: u32 = 10;
pub(super) const GROUP_SIZE: usize = 1 << GROUP_BITS;
/// Bits of an article in a group, where it is counted from a base that is moved now and then. What a term, an
/// article and a weight need together is four bytes.
const ARTICLE_BITS: u32 = u32::BITS - GROUP_BITS - u8::BITS;
/// Postings for which a group takes memory at a time. With few it asks for memory all the time, with many
/// there is more of it than postings.
const CHUNK: usize = 1024;

/// The postings of all terms.
#[derive(Debug, Default)]
pub(super) struct Groups {
    groups: Box<[Group]>,
    /// From which article on articles are counted.
    base: u32,
}

/// The postings of neighbouring terms, by article.
#[derive(Debug, Default)]
struct Group {
    full: Vec<Chunk>,
    /// What is being filled.
    open: Box<[u32]>,
    n_open: usize,
}

/// Some postings, each the article from the base on, the place of the term in the group, and the weight.
#[derive(Debug)]
struct Chunk {
    base: u32,
    packed: Box<[u32]>,
    len: usize,
}

impl Groups {
    /// Of so many terms, with nothing in them.
    pub fn new(n_terms: usize) -> Self {
        let n_groups = n_terms.div_ceil(GROUP_SIZE);
        Self { groups: std::iter::repeat_with(Group::default).take(n_groups).collect(), base: 0 }
    }

    pub fn len(&self) -> usize {
        self.groups.len()
    }

    pub fn n_postings(&self) -> usize {
        let n_full = |group: &Group| group.full.iter().map(|chunk| chunk.len).sum::<usize>();
        self.groups.iter().map(|group| n_full(group) + group.n_open).sum()
    }

    /// Adds the postings of an article, which comes behind all before, and takes their weights away.
    #[inline(never)]
    pub fn add(&mut self, article: ArticleId, terms: &[TermId], weights: &mut [u8]) {
        if (article.0 - self.base) >> ARTICLE_BITS > 0 {
            self.groups.iter_mut().for_each(|group| group.close(self.base));
            self.base = article.0;
        }
        let counted = (article.0 - self.base) << (GROUP_BITS + u8::BITS);
        for &term in terms {
            let weight = std::mem::take(&mut weights[term.idx()]);
            let group = &mut self.groups[term.idx() >> GROUP_BITS];
            if group.n_open == group.open.len() {
                group.grow(self.base);
            }
            let place = term.0 % GROUP_SIZE as u32;
            group.open[group.n_open] = counted | place << u8::BITS | u32::from(weight);
            group.n_open += 1;
        }
    }

    /// Takes a group, and adds its postings to `postings` by their terms; those of a term stay in their order.
    /// Gives where the list of each term ends.
    pub fn sort(&mut self, group: usize, postings: &mut Vec<Posting>) -> [u32; GROUP_SIZE] {
        let mut group = std::mem::take(&mut self.groups[group]);
        group.close(self.base);
        let mut next = [0_u32; GROUP_SIZE];
        group.full.iter().for_each(|chunk| chunk.count(&mut next));
        let mut n_before = 0;
        for next in &mut next {
            n_before += std::mem::replace(next, n_before);
        }
        let n_others = postings.len();
        postings.resize(n_others + n_before as usize, Posting::default());
        let sorted = &mut postings[n_others..];
        group.full.iter().for_each(|chunk| chunk.sort(&mut next, sorted));
        let n_others = n_others as u32;
        next.iter_mut().for_each(|end| *end += n_others);
        next
    }
}

impl Group {
    /// Ends the open chunk.
    fn close(&mut self, base: u32) {
        let (packed, len) = (std::mem::take(&mut self.open), std::mem::take(&mut self.n_open));
        if len > 0 {
            self.full.push(Chunk { base, packed, len });
        }
    }

    /// Takes memory for more.
    #[inline(never)]
    fn grow(&mut self, base: u32) {
        self.close(base);
        self.open = vec![0; CHUNK].into();
    }
}

// A function for each chunk and not a loop over all: a browser takes the better code of a function that is much
// used when it is called again.
impl Chunk {
    #[inline(never)]
    fn count(&self, n_each: &mut [u32; GROUP_SIZE]) {
        self.packed[..self.len].iter().for_each(|&packed| n_each[place_of(packed)] += 1);
    }

    #[inline(never)]
    fn sort(&self, next: &mut [u32; GROUP_SIZE], sorted: &mut [Posting]) {
        for &packed in &self.packed[..self.len] {
            let article = ArticleId(self.base + (packed >> (GROUP_BITS + u8::BITS)));
            let next = &mut next[place_of(packed)];
            sorted[*next as usize] = Posting::new(article, packed as u8);
            *next += 1;
        }
    }
}

/// The place of a packed posting's term in the group.
#[inline(always)]
fn place_of(packed: u32) -> usize {
    (packed >> u8::BITS) as usize % GROUP_SIZE
}
