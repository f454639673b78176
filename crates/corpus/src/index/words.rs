//! The words of one article, weighed while they are read.

use std::ops::Range;

use super::Field;
use super::headlines::Headline;
use crate::TermId;
use crate::text::Text;

/// The terms of an article, each with its weight, and how long the article is.
#[derive(Debug)]
pub struct ArticleWords {
    /// Per term its weight so far; between articles nothing but zeros, and `LEFT_OUT`.
    weights: Box<[u8]>,
    /// The terms that the article has, each once, then anything.
    terms: Box<[TermId]>,
    n_distinct: usize,
    pub(super) sums: Sums,
}

/// The weight of a term that is of no interest: as if it had been there, as often as can be said.
const LEFT_OUT: u8 = u8::MAX;

/// What is known of an article once its words are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sums {
    /// How many words there were.
    pub n_words: usize,
    /// How many, each by the weight of its field.
    pub length: u32,
    pub headline: Headline,
}

impl Sums {
    const NONE: Self = Self { n_words: 0, length: 0, headline: Headline::EMPTY };
}

impl ArticleWords {
    /// No words yet, where there are so many terms.
    pub(super) fn new(n_terms: usize) -> Self {
        Self::weighed(vec![0; n_terms])
    }

    /// The same where no other terms than these are of interest. All words count for the length of an article.
    pub(super) fn of(n_terms: usize, terms: &[Range<u32>]) -> Self {
        let mut weights = vec![LEFT_OUT; n_terms];
        for run in terms {
            let run = run.start as usize..run.end as usize;
            weights.get_mut(run).unwrap_or_default().fill(0);
        }
        Self::weighed(weights)
    }

    fn weighed(weights: Vec<u8>) -> Self {
        let n_terms = weights.len();
        Self {
            weights: weights.into(),
            // One more, because a term is written down before it is looked at whether it was there.
            terms: vec![TermId(0); n_terms + 1].into(),
            n_distinct: 0,
            sums: Sums::NONE,
        }
    }

    /// Adds a word.
    #[inline(always)]
    pub fn push(&mut self, field: Field, term: TermId) {
        self.sums.n_words += 1;
        if field == Field::Title {
            self.sums.headline.push(term);
        }
        if weigh(&mut self.weights, &mut self.terms, &mut self.n_distinct, term, field.weight())
            && field != Field::Pair
        {
            self.sums.length += u32::from(field.weight());
        }
    }

    /// Adds the words of a text up to its end. Most of the time that an index takes is spent here, so the loop
    /// has nothing else in it, and is a function of its own that a browser soon knows to be much used.
    #[inline(never)]
    pub(crate) fn push_body(&mut self, text: &mut Text<'_>) {
        let Self { weights, terms, n_distinct, sums } = self;
        let (mut n_known, mut n_words, mut n_weighed) = (*n_distinct, 0, 0);
        let weight = Field::Body.weight();
        text.visit(&mut |term| {
            n_words += 1;
            n_weighed += u32::from(weigh(weights, terms, &mut n_known, term, weight));
        });
        *n_distinct = n_known;
        sums.n_words += n_words;
        sums.length += n_weighed * u32::from(weight);
    }

    /// The terms that the article has, each once, and the weights of all terms.
    pub(super) fn terms_and_weights(&mut self) -> (&[TermId], &mut [u8]) {
        (&self.terms[..self.n_distinct], &mut self.weights)
    }

    /// Makes room for the next article, after all weights were taken away.
    pub(super) fn clear(&mut self) {
        (self.n_distinct, self.sums) = (0, Sums::NONE);
    }
}

/// Adds to the weight of a term; `false` if there is no such term.
#[inline(always)]
fn weigh(
    weights: &mut [u8],
    terms: &mut [TermId],
    n_distinct: &mut usize,
    term: TermId,
    weight: u8,
) -> bool {
    let (Some(sum), Some(place)) = (weights.get_mut(term.idx()), terms.get_mut(*n_distinct)) else {
        return false;
    };
    // Without a branch: whether a word was there already is what nobody can guess.
    *place = term;
    *n_distinct += usize::from(*sum == 0);
    *sum = sum.saturating_add(weight);
    true
}
