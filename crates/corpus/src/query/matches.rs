//! Articles in which a word occurs, with what each scores: made from posting lists, narrowed by others.

use std::cell::Cell;

use super::understood::Word;
use crate::{ArticleId, ArticleSet, Corpus, Index, Posting, TermId};

/// What another form of a word counts beside the word as it was typed. At 1 they are the same; towards 0
/// articles with other forms only are found and come last.
const INFLECTED: f32 = 0.7;

/// Where a list is so many times as long as the other, each item of the short one is searched for in the
/// long one; nearer to each other they are walked side by side.
const MUCH_LONGER: usize = 16;

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
    begun: std::ops::Range<u32>,
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

    /// Any of a run of terms, all alike.
    pub fn run(index: &Index, terms: std::ops::Range<u32>) -> Self {
        match terms.len() {
            1 => Self::new(index, vec![(TermId(terms.start), 1.0)], 0..0),
            _ => Self::new(index, Vec::new(), terms),
        }
    }

    fn new(index: &Index, said: Vec<(TermId, f32)>, begun: std::ops::Range<u32>) -> Self {
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
    fn score(&self, index: &Index, article: ArticleId, weight: f32) -> f32 {
        let rarity = if weight > 0.0 { self.rarity_said } else { self.rarity_begun };
        rarity * index.saturation(article, weight.abs())
    }

    /// How rare what is wanted is, as a whole.
    pub fn rarity(&self) -> f32 {
        if self.said.is_empty() { self.rarity_begun } else { self.rarity_said }
    }

    /// Calls `add` with each term, and its factor: below 0 for what the word may become. The word itself
    /// comes first.
    fn each_term(&self, mut add: impl FnMut(TermId, f32)) {
        self.said.iter().for_each(|&(term, factor)| add(term, factor));
        let is_said = |term| self.said.iter().any(|&(said, _)| said == term);
        let begun = self.begun.clone().map(TermId).filter(|&term| !is_said(term));
        begun.for_each(|term| add(term, -1.0));
    }
}

/// Adds up what an article has: what the word may become counts only where the word itself is missing.
fn add(sum: &mut f32, weight: f32) {
    if weight > 0.0 || *sum <= 0.0 {
        *sum += weight;
    }
}

#[cfg(test)]
fn n_terms_of(wanted: &Wanted) -> usize {
    wanted.said.len() + wanted.begun.len()
}

/// A number per article of some corpus: nothing but zeros between uses.
#[derive(Default)]
struct Scratch {
    weights: Vec<f32>,
    places: Vec<u32>,
}

thread_local! {
    /// Kept from query to query, because clearing as many numbers as there are articles would be most of
    /// the work for a rare word. Taken while in use, so that whoever comes in between gets a new one.
    static SCRATCH: Cell<Scratch> = Cell::default();
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
        let mut scratch = SCRATCH.take();
        scratch.weights.resize(scratch.weights.len().max(index.n_articles()), 0.0);
        let mut found = ArticleSet::none(index.n_articles());
        wanted.each_term(|term, factor| {
            for posting in index.postings(term) {
                let article = posting.article();
                found.insert(article);
                add(&mut scratch.weights[article.idx()], posting.weight() as f32 * factor);
            }
        });
        let articles: Vec<ArticleId> = found.iter().collect();
        let take = |&article: &ArticleId| {
            let weight = std::mem::take(&mut scratch.weights[article.idx()]);
            wanted.score(index, article, weight)
        };
        let scores = articles.iter().map(take).collect();
        SCRATCH.set(scratch);
        Self { articles, scores }
    }

    /// Keeps the articles that have any of what is wanted as well, and adds its scores.
    pub fn narrow(&mut self, index: &Index, wanted: &Wanted) {
        let mut weights = vec![0.0_f32; self.articles.len()];
        #[cfg(test)]
        crate::work::add(wanted.n_postings.min(self.articles.len() * n_terms_of(wanted)));
        let n_terms = wanted.said.len() + wanted.begun.len();
        if n_terms <= 4 {
            wanted.each_term(|term, factor| {
                each_common(&self.articles, index.postings(term), &mut |place, posting| {
                    add(&mut weights[place], posting.weight() as f32 * factor);
                });
            });
        } else {
            let mut scratch = SCRATCH.take();
            scratch.places.resize(scratch.places.len().max(index.n_articles()), 0);
            for (place, article) in self.articles.iter().enumerate() {
                scratch.places[article.idx()] = place as u32 + 1;
            }
            wanted.each_term(|term, factor| {
                let postings = index.postings(term);
                if postings.len() > self.articles.len() * MUCH_LONGER {
                    each_common(&self.articles, postings, &mut |place, posting| {
                        add(&mut weights[place], posting.weight() as f32 * factor);
                    });
                    return;
                }
                for posting in postings {
                    let place = scratch.places[posting.article().idx()] as usize;
                    if place > 0 {
                        add(&mut weights[place - 1], posting.weight() as f32 * factor);
                    }
                }
            });
            self.articles.iter().for_each(|article| scratch.places[article.idx()] = 0);
            SCRATCH.set(scratch);
        }
        self.keep(|place, article, score| {
            let weight = weights[place];
            (weight != 0.0).then(|| score + wanted.score(index, article, weight))
        });
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

/// How many items at the beginning are before something: in steps that double, then by halves.
fn skip<T>(items: &[T], is_before: impl Fn(&T) -> bool) -> usize {
    let mut step = 1;
    while step < items.len() && is_before(&items[step]) {
        step *= 2;
    }
    let (from, to) = (step / 2, items.len().min(step + 1));
    from + items[from..to].partition_point(is_before)
}
