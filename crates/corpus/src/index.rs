//! The inverted index: which terms stand in which articles, and how often.
//!
//! It is made from the texts when a corpus is put together, also in the page: for five articles that
//! takes some two milliseconds, and the index would be a quarter of the embedded bytes.

use std::ops::Range;

use crate::analysis::visit_tokens;
use crate::codec::checksum;
use crate::order::sort_by;
use crate::{Article, ArticleId, TermId};

/// How much a term in the title counts beside one in the text. Towards 1 a title is as good as any
/// sentence; a large weight makes the title decide alone.
const TITLE_WEIGHT: u32 = 3;

/// Dictionary, posting lists and lengths over the titles and texts of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// The dictionary: terms in byte order, each once.
    terms: Vec<String>,
    /// A posting list per term, in the dictionary's order.
    postings: Vec<Vec<Posting>>,
    /// Weighted number of tokens per article.
    lengths: Vec<u32>,
}

/// A term in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The article; ascending in a list.
    pub article: ArticleId,
    /// How often the term stands there, with `TITLE_WEIGHT` for the title.
    pub weight: u32,
}

/// Terms numbered in the order in which they were first met.
#[derive(Default)]
struct TermTable {
    /// All terms, one after the other.
    letters: String,
    /// Where each term ends in `letters`.
    ends: Vec<usize>,
    /// Hash and number of terms, with open addressing; a power of two, at most half full.
    slots: Vec<Option<(u32, u32)>>,
}

impl TermTable {
    /// The number of a term; the next one if it is new.
    fn number(&mut self, term: &str) -> usize {
        if self.slots.len() <= self.ends.len() * 2 {
            self.grow();
        }
        let hash = checksum(term.as_bytes());
        // The table uses a few low bits only, into which the high ones are mixed.
        let hash = (hash ^ hash >> 32) as u32;
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while let Some((known, number)) = self.slots[slot] {
            if known == hash && self.term(number as usize) == term {
                return number as usize;
            }
            slot = (slot + 1) & mask;
        }
        let number = self.ends.len();
        self.slots[slot] = Some((hash, number as u32));
        self.letters.push_str(term);
        self.ends.push(self.letters.len());
        number
    }

    fn term(&self, number: usize) -> &str {
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        &self.letters[start..self.ends[number]]
    }

    fn grow(&mut self) {
        let n_slots = (self.slots.len() * 2).max(1 << 10);
        let old = std::mem::replace(&mut self.slots, vec![None; n_slots]);
        for entry in old.into_iter().flatten() {
            let mut slot = entry.0 as usize & (n_slots - 1);
            while self.slots[slot].is_some() {
                slot = (slot + 1) & (n_slots - 1);
            }
            self.slots[slot] = Some(entry);
        }
    }
}

impl Index {
    /// Indexes articles; their ids are their places in the slice.
    pub fn build(articles: &[Article]) -> Self {
        let mut table = TermTable::default();
        let mut postings: Vec<Vec<Posting>> = Vec::new();
        let mut lengths = vec![0; articles.len()];
        for (idx, article) in articles.iter().enumerate() {
            for (text, weight) in [(&article.title, TITLE_WEIGHT), (&article.text, 1)] {
                visit_tokens(text, |_, term| {
                    lengths[idx] += weight;
                    let term = table.number(term);
                    if term == postings.len() {
                        postings.push(Vec::new());
                    }
                    let article = ArticleId::new(idx);
                    match postings[term].last_mut() {
                        Some(last) if last.article == article => last.weight += weight,
                        _ => postings[term].push(Posting { article, weight }),
                    }
                });
            }
        }
        let mut entries: Vec<(&str, Vec<Posting>)> = postings
            .into_iter()
            .enumerate()
            .map(|(number, list)| (table.term(number), list))
            .collect();
        sort_by(&mut entries, |(a, _), (b, _)| a.cmp(b));
        let (terms, postings) =
            entries.into_iter().map(|(term, list)| (term.to_owned(), list)).unzip();
        Self { terms, postings, lengths }
    }

    /// The dictionary's place of a term.
    pub fn term(&self, term: &str) -> Option<TermId> {
        self.terms.binary_search_by(|known| known.as_str().cmp(term)).ok().map(TermId::new)
    }

    /// The terms that begin with `prefix`, as a range of the dictionary.
    pub fn terms_with_prefix(&self, prefix: &str) -> Range<usize> {
        let start = self.terms.partition_point(|term| term.as_str() < prefix);
        let n_terms = self.terms[start..].partition_point(|term| term.starts_with(prefix));
        start..start + n_terms
    }

    /// The posting list of a term.
    pub fn postings(&self, term: TermId) -> &[Posting] {
        &self.postings[term.idx()]
    }

    /// How many articles it covers.
    pub fn n_articles(&self) -> usize {
        self.lengths.len()
    }

    /// Weighted number of tokens of an article.
    pub fn length(&self, article: ArticleId) -> u32 {
        self.lengths[article.idx()]
    }

    /// Mean of all lengths; at least 1.
    pub fn mean_length(&self) -> f32 {
        let sum: f32 = self.lengths.iter().map(|&length| length as f32).sum();
        (sum / self.lengths.len().max(1) as f32).max(1.0)
    }
}
