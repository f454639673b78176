//! Articles in which a word occurs, with what each scores: made from posting lists, narrowed by others.

use std::cell::Cell;
use std::ops::Range;

use super::asked::Asked;
use super::understood::Word;
use crate::order::skip;
use crate::{ArticleId, ArticleSet, Corpus, Index, Posting, TermId};

/// What another form of a word counts beside the word as it was typed. At 1 they are the same; towards 0
/// articles with other forms only are found and come last.
const INFLECTED: f32 = 0.7;

/// Where a list is so many times as long as the other, each item of the short one is searched for in the
/// long one; nearer to each other they are walked side by side.
const MUCH_LONGER: usize = 16;

/// Postings that are looked through in the time in which an article is read. With more the few articles that are
/// left are rather read, with less rather looked up.
const WORDS: usize = 400;

/// Articles, ascending, each with a score.
#[derive(Clone, Debug, Default)]
pub(super) struct Matches {
    pub articles: Vec<ArticleId>,
    pub scores: Vec<f32>,
}

/// The terms that are wanted, any of them.
pub(super) struct Wanted {
    /// Terms that are the word, each with what it counts.
    said: Vec<(TermId, f32)>,
    /// Terms that the word may become when more is typed. Where the word itself stands they add nothing.
    begun: Range<u32>,
    /// Occurrences of the word itself in one article, and of what it may become: how rare they are.
    rarity_said: f32,
    rarity_begun: f32,
    pub n_postings: usize,
}

impl Wanted {
    /// What a word wants.
    pub fn of(asked: Asked<'_>, word: &Word) -> Self {
        let dictionary = asked.corpus.dictionary();
        let factor = |&term: &TermId| {
            let is_itself = word.is_corrected || dictionary.term(term) == word.term;
            (term, if is_itself { 1.0 } else { INFLECTED })
        };
        Self::new(asked.index(), word.terms.iter().map(factor).collect(), word.begun.clone())
    }

    fn new(index: &Index, said: Vec<(TermId, f32)>, begun: Range<u32>) -> Self {
        let n_said = said.iter().map(|&(term, _)| index.n_articles_with(term)).sum();
        let is_begun = |term: &TermId| begun.contains(&term.0);
        let twice = said.iter().map(|&(term, _)| term).filter(is_begun);
        let n_twice: usize = twice.map(|term| index.n_articles_with(term)).sum();
        let n_begun = index.n_postings(begun.clone()) - n_twice;
        Self {
            rarity_said: index.rarity(n_said),
            rarity_begun: index.rarity(n_said + n_begun),
            n_postings: n_said + n_begun,
            said,
            begun,
        }
    }

    /// The score of occurrences: their weight, below 0 where it is not the word itself.
    #[inline(always)]
    fn score(&self, index: &Index, article: ArticleId, weight: f32) -> f32 {
        let rarity = if weight > 0.0 { self.rarity_said } else { self.rarity_begun };
        rarity * index.saturation(article, weight.abs())
    }

    /// Calls `visit` with each run of terms that the word may become.
    fn each_run(&self, mut visit: impl FnMut(Range<u32>)) {
        let mut from = self.begun.start;
        for &(TermId(said), _) in self.said.iter().filter(|(term, _)| self.begun.contains(&term.0))
        {
            visit(from..said);
            from = said + 1;
        }
        visit(from..self.begun.end);
    }
}

/// Adds up what an article has: what the word may become counts only where the word itself is missing, and is
/// less than 0.
#[inline(always)]
fn add(sum: &mut f32, weight: f32) {
    if weight > 0.0 || *sum <= 0.0 {
        *sum += weight;
    }
}

thread_local! {
    /// A number per article of some corpus, nothing but zeros between uses. Kept from query to query, because
    /// clearing as many numbers as there are articles would be most of the work for a rare word. Taken while in
    /// use, so that whoever comes in between gets a new one.
    static SCRATCH: Cell<Box<[f32]>> = Cell::default();
}

/// What articles have, added up in any order.
// Loops over postings are written over slices, here and below: compiled for size, each look into a vector is a call.
pub(super) struct Weights {
    sums: Box<[f32]>,
    found: ArticleSet,
}

impl Weights {
    /// No article has anything.
    pub fn new(index: &Index) -> Self {
        let mut sums = SCRATCH.take();
        if sums.len() < index.n_articles() {
            sums = vec![0.0; index.n_articles()].into();
        }
        Self { sums, found: ArticleSet::none(index.n_articles()) }
    }

    /// An article has more; less than 0 is for what the word may become.
    #[inline(always)]
    pub fn add(&mut self, article: ArticleId, weight: f32) {
        let sum = &mut self.sums[article.idx()];
        if *sum == 0.0 {
            self.found.insert(article);
        }
        add(sum, weight);
    }

    /// Adds postings, so many times their weight.
    fn add_all(&mut self, postings: &[Posting], factor: f32) {
        let (sums, found) = (&mut *self.sums, &mut self.found);
        for posting in postings {
            let sum = &mut sums[posting.article().idx()];
            if *sum == 0.0 {
                found.insert(posting.article());
            }
            add(sum, posting.weight() as f32 * factor);
        }
    }

    /// The same for those of the postings that are of certain articles. Where the articles are few, these are
    /// looked for.
    fn add_among(
        &mut self,
        articles: &[ArticleId],
        set: &ArticleSet,
        postings: &[Posting],
        factor: f32,
    ) {
        let sums = &mut *self.sums;
        if postings.len() > articles.len() * MUCH_LONGER {
            let mut rest = postings;
            for &article in articles {
                rest = &rest[skip(rest, |posting| posting.article() < article)..];
                match rest {
                    [] => return,
                    [posting, ..] if posting.article() == article => {
                        add(&mut sums[article.idx()], posting.weight() as f32 * factor);
                    }
                    _ => {}
                }
            }
            return;
        }
        for posting in postings {
            if set.contains(posting.article()) {
                add(&mut sums[posting.article().idx()], posting.weight() as f32 * factor);
            }
        }
    }

    /// Takes what an article has.
    #[inline(always)]
    fn take(&mut self, article: ArticleId) -> f32 {
        std::mem::take(&mut self.sums[article.idx()])
    }

    /// The articles that have something, each with the score of what it has.
    pub fn into_matches(mut self, score: impl Fn(ArticleId, f32) -> f32) -> Matches {
        let articles: Vec<ArticleId> = self.found.to_vec();
        let mut scores = vec![0.0; articles.len()];
        for (&article, scored) in articles.iter().zip(&mut scores) {
            *scored = score(article, self.take(article));
        }
        self.leave();
        Matches { articles, scores }
    }

    /// After everything was taken.
    fn leave(self) {
        SCRATCH.set(self.sums);
    }
}

impl Matches {
    /// Articles that score nothing.
    pub fn without_scores(articles: Vec<ArticleId>) -> Self {
        Self { scores: vec![0.0; articles.len()], articles }
    }

    /// The same articles, scoring nothing.
    pub fn unscored(&self) -> Self {
        Self::without_scores(self.articles.clone())
    }

    /// Removes articles, which are given in order.
    pub fn remove(&mut self, articles: &[ArticleId]) {
        let mut rest = articles;
        self.keep(|_, article, score| {
            rest = &rest[skip(rest, |&other| other < article)..];
            (rest.first() != Some(&article)).then_some(score)
        });
    }

    /// The articles that have any of what is wanted.
    pub fn all(index: &Index, wanted: &Wanted) -> Self {
        #[cfg(test)]
        crate::work::add(wanted.n_postings);
        let mut weights = Weights::new(index);
        for &(term, factor) in &wanted.said {
            weights.add_all(index.postings(term), factor);
        }
        wanted.each_run(|run| weights.add_all(index.postings_of_run(run), -1.0));
        weights.into_matches(|article, weight| wanted.score(index, article, weight))
    }

    /// Keeps the articles that have any of what is wanted as well, and adds its scores.
    pub fn narrow(&mut self, asked: Asked<'_>, wanted: &Wanted) {
        let index = asked.index();
        let set = ArticleSet::of(index.n_articles(), &self.articles);
        let mut weights = Weights::new(index);
        for &(term, factor) in &wanted.said {
            weights.add_among(&self.articles, &set, index.postings(term), factor);
        }
        let is_read = self.articles.len() * WORDS < index.n_postings(wanted.begun.clone());
        if !(is_read && self.read_begun(asked.corpus, wanted, &mut weights)) {
            wanted.each_run(|run| {
                let postings = index.postings_of_run(run);
                #[cfg(test)]
                crate::work::add(postings.len());
                for posting in postings {
                    if set.contains(posting.article()) {
                        let sum = &mut weights.sums[posting.article().idx()];
                        add(sum, -(posting.weight() as f32));
                    }
                }
            });
        }
        self.keep(|_, article, score| {
            let weight = weights.take(article);
            (weight != 0.0).then(|| score + wanted.score(index, article, weight))
        });
        weights.leave();
    }

    /// Adds what the word may become, from the words of the articles; `false` if a word stands in one so often
    /// that its posting may say less.
    fn read_begun(&self, corpus: &Corpus, wanted: &Wanted, weights: &mut Weights) -> bool {
        let is_said = |term| wanted.said.iter().any(|&(said, _)| said == term);
        let mut sums = vec![0; self.articles.len()];
        for (sum, &article) in sums.iter_mut().zip(&self.articles) {
            corpus.visit_words(article, &mut |field, term| {
                #[cfg(test)]
                crate::work::add(1);
                if wanted.begun.contains(&term.0) && !is_said(term) {
                    *sum += u32::from(field.weight());
                }
            });
            if *sum > Posting::MAX_WEIGHT {
                return false;
            }
        }
        for (&article, sum) in self.articles.iter().zip(sums) {
            add(&mut weights.sums[article.idx()], -(sum as f32));
        }
        true
    }

    /// Keeps the articles that `other` has as well, and adds its scores.
    pub fn keep_common(&mut self, other: &Self) {
        let mut at = 0;
        self.keep(|_, article, score| {
            at += skip(&other.articles[at..], |&other| other < article);
            let is_common = other.articles.get(at) == Some(&article);
            is_common.then(|| score + other.scores[at])
        });
    }

    /// Adds the articles of `other`, and its scores where both have one.
    pub fn add(&mut self, other: &Self) {
        let mut sum = Self::default();
        let (mut ours, mut theirs) = (0, 0);
        loop {
            let next = match (self.articles.get(ours), other.articles.get(theirs)) {
                (Some(&a), Some(&b)) => a.min(b),
                (Some(&next), None) | (None, Some(&next)) => next,
                (None, None) => break,
            };
            let mut score = 0.0;
            for (side, at) in [(&*self, &mut ours), (other, &mut theirs)] {
                if side.articles.get(*at) == Some(&next) {
                    score += side.scores[*at];
                    *at += 1;
                }
            }
            sum.articles.push(next);
            sum.scores.push(score);
        }
        *self = sum;
    }

    /// Keeps the articles that get a score, and gives it to them. Called with place, article and score.
    pub fn keep(&mut self, mut rescore: impl FnMut(usize, ArticleId, f32) -> Option<f32>) {
        #[cfg(test)]
        crate::work::add(self.articles.len());
        let (articles, scores) = (self.articles.as_mut_slice(), self.scores.as_mut_slice());
        let mut n_kept = 0;
        for place in 0..articles.len().min(scores.len()) {
            if let Some(score) = rescore(place, articles[place], scores[place]) {
                articles[n_kept] = articles[place];
                scores[n_kept] = score;
                n_kept += 1;
            }
        }
        self.articles.truncate(n_kept);
        self.scores.truncate(n_kept);
    }
}
