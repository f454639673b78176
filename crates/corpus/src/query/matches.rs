//! Articles in which a word occurs, with what each scores: made from posting lists, narrowed by others.

use std::cell::Cell;
use std::ops::Range;

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
    pub fn of(corpus: &Corpus, word: &Word) -> Self {
        let dictionary = corpus.dictionary();
        let factor = |&term: &TermId| {
            let is_itself = word.is_corrected || dictionary.term(term) == word.term;
            (term, if is_itself { 1.0 } else { INFLECTED })
        };
        let begun = match word.begins && !word.is_corrected {
            true => dictionary.with_prefix(&word.term),
            false => 0..0,
        };
        Self::new(corpus.index(), word.terms.iter().map(factor).collect(), begun)
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

/// A number per article of some corpus: nothing but zeros between uses.
#[derive(Default)]
struct Scratch {
    weights: Box<[f32]>,
    places: Box<[u32]>,
}

thread_local! {
    /// Kept from query to query, because clearing as many numbers as there are articles would be most of
    /// the work for a rare word. Taken while in use, so that whoever comes in between gets a new one.
    static SCRATCH: Cell<Scratch> = Cell::default();
}

/// What articles have, added up in any order.
pub(super) struct Weights {
    scratch: Scratch,
    found: ArticleSet,
}

impl Weights {
    /// No article has anything.
    pub fn new(index: &Index) -> Self {
        let mut scratch = SCRATCH.take();
        if scratch.weights.len() < index.n_articles() {
            scratch.weights = vec![0.0; index.n_articles()].into();
        }
        Self { scratch, found: ArticleSet::none(index.n_articles()) }
    }

    /// An article has more; less than 0 is for what the word may become.
    #[inline(always)]
    pub fn add(&mut self, article: ArticleId, weight: f32) {
        let sum = &mut self.scratch.weights[article.idx()];
        if *sum == 0.0 {
            self.found.insert(article);
        }
        add(sum, weight);
    }

    /// The articles that have something, each with the score of what it has.
    pub fn into_matches(mut self, score: impl Fn(ArticleId, f32) -> f32) -> Matches {
        let articles: Vec<ArticleId> = self.found.to_vec();
        let take = |&article: &ArticleId| {
            score(article, std::mem::take(&mut self.scratch.weights[article.idx()]))
        };
        let scores = articles.iter().map(take).collect();
        SCRATCH.set(self.scratch);
        Matches { articles, scores }
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
        if let ([(term, factor)], true) = (wanted.said.as_slice(), wanted.begun.len() <= 1) {
            let is_it = wanted.begun.is_empty() || wanted.begun.start == term.0;
            if is_it {
                let postings = index.postings(*term);
                #[cfg(test)]
                crate::work::add(postings.len());
                let score = |posting: &Posting| {
                    let weight = posting.weight() as f32 * factor;
                    wanted.rarity_said * index.saturation(posting.article(), weight)
                };
                return Self {
                    articles: postings.iter().map(|posting| posting.article()).collect(),
                    scores: postings.iter().map(score).collect(),
                };
            }
        }
        #[cfg(test)]
        crate::work::add(wanted.n_postings);
        let mut weights = Weights::new(index);
        for &(term, factor) in &wanted.said {
            for posting in index.postings(term) {
                weights.add(posting.article(), posting.weight() as f32 * factor);
            }
        }
        wanted.each_run(|run| {
            for posting in index.postings_of_run(run) {
                weights.add(posting.article(), -(posting.weight() as f32));
            }
        });
        weights.into_matches(|article, weight| wanted.score(index, article, weight))
    }

    /// Keeps the articles that have any of what is wanted as well, and adds its scores.
    pub fn narrow(&mut self, corpus: &Corpus, wanted: &Wanted) {
        let index = corpus.index();
        let mut weights = vec![0.0_f32; self.articles.len()];
        for &(term, factor) in &wanted.said {
            each_common(&self.articles, index.postings(term), &mut |place, posting| {
                add(&mut weights[place], posting.weight() as f32 * factor);
            });
        }
        let is_read = self.articles.len() * WORDS < index.n_postings(wanted.begun.clone());
        if !(is_read && self.read_begun(corpus, wanted, &mut weights)) {
            wanted.each_run(|run| self.look_up_begun(index, run, &mut weights));
        }
        self.keep(|place, article, score| {
            let weight = weights[place];
            (weight != 0.0).then(|| score + wanted.score(index, article, weight))
        });
    }

    /// Adds what the word may become, from the words of the articles; `false` if a word stands in one so often
    /// that its posting may say less.
    fn read_begun(&self, corpus: &Corpus, wanted: &Wanted, weights: &mut [f32]) -> bool {
        let is_said = |term| wanted.said.iter().any(|&(said, _)| said == term);
        let mut sums = vec![0; weights.len()];
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
        weights.iter_mut().zip(sums).for_each(|(weight, sum)| add(weight, -(sum as f32)));
        true
    }

    /// The same from the postings.
    fn look_up_begun(&self, index: &Index, run: Range<u32>, weights: &mut [f32]) {
        let postings = index.postings_of_run(run);
        #[cfg(test)]
        crate::work::add(postings.len());
        let mut scratch = SCRATCH.take();
        if scratch.places.len() < index.n_articles() {
            scratch.places = vec![0; index.n_articles()].into();
        }
        for (place, article) in self.articles.iter().enumerate() {
            scratch.places[article.idx()] = place as u32 + 1;
        }
        for posting in postings {
            let place = scratch.places[posting.article().idx()] as usize;
            if place > 0 {
                add(&mut weights[place - 1], -(posting.weight() as f32));
            }
        }
        self.articles.iter().for_each(|article| scratch.places[article.idx()] = 0);
        SCRATCH.set(scratch);
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
        let mut n_kept = 0;
        for place in 0..self.articles.len() {
            if let Some(score) = rescore(place, self.articles[place], self.scores[place]) {
                self.articles[n_kept] = self.articles[place];
                self.scores[n_kept] = score;
                n_kept += 1;
            }
        }
        self.articles.truncate(n_kept);
        self.scores.truncate(n_kept);
    }
}

/// Calls `both` for each article that stands in both lists, with its place in the first.
fn each_common(articles: &[ArticleId], postings: &[Posting], both: &mut dyn FnMut(usize, Posting)) {
    if postings.len() > articles.len() * MUCH_LONGER {
        let mut rest = postings;
        for (place, &article) in articles.iter().enumerate() {
            rest = &rest[skip(rest, |posting| posting.article() < article)..];
            match rest.first() {
                Some(&posting) if posting.article() == article => both(place, posting),
                Some(_) => {}
                None => return,
            }
        }
        return;
    }
    let mut place = 0;
    for &posting in postings {
        if articles.len() > postings.len() * MUCH_LONGER {
            place += skip(&articles[place..], |&article| article < posting.article());
        }
        while place < articles.len() && articles[place] < posting.article() {
            place += 1;
        }
        if articles.get(place) == Some(&posting.article()) {
            both(place, posting);
        }
    }
}
