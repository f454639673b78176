//! The articles most like each one, by what they have in common.
//!
//! Likeness is the cosine of the two articles' weighted traits: 100 where they have the same in the
//! same measure, 0 where they have nothing in common. Only articles that share something rare are
//! compared, so that time grows with the number of articles and not with its square.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::traits::{Trait, Traits};

/// So many related articles at most.
const MOST_RELATED: usize = 5;

/// So many reasons at most.
const MOST_REASONS: usize = 5;

/// Below this likeness, in percent, what two articles have in common is chance. Towards 0 everything
/// is related; towards 50 only other versions of the same report are.
const LEAST_LIKENESS: f32 = 10.0;

/// Articles that have next to nothing in common but one word or name met by chance: towards 1 each
/// namesake is a relative, towards 0.5 many a real relative is lost.
const MOST_BY_ONE: f32 = 0.85;

/// An article is looked up by so many of its weightiest traits. With fewer, relatives are missed;
/// with more, it takes longer.
const MOST_LOOKED_UP: usize = 12;

/// A trait of more articles than this is not looked up: it tells too little and costs too much.
const LONGEST_LIST: u32 = 64;

/// So many candidates are compared in full.
const MOST_COMPARED: usize = 8;

/// An article that is related to another one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Neighbour {
    pub article: u32,
    /// In percent.
    pub likeness: u8,
    n_reasons: u8,
    reasons: [Trait; MOST_REASONS],
}

impl Neighbour {
    /// What the two have in common, the weightiest first.
    pub fn reasons(&self) -> impl Iterator<Item = Trait> {
        self.reasons.iter().take(self.n_reasons.into()).copied()
    }
}

/// The articles related to each of `n_articles`, the most alike first. Those of the same report are
/// compared whatever else they have in common.
pub(crate) fn neighbours(
    n_articles: usize,
    traits: &Traits,
    reports: &[Option<u32>],
) -> Vec<Vec<Neighbour>> {
    let mut of_report: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (article, report) in reports.iter().enumerate() {
        report.iter().for_each(|&report| of_report.entry(report).or_default().push(article));
    }

    let looked_up: Vec<_> =
        (0..n_articles).into_par_iter().map(|article| weightiest(article, traits)).collect();
    let lists = Lists::new(&looked_up, traits.n_traits());
    let tally = || Tally { scores: vec![0.0; n_articles], touched: Vec::new() };
    let related = |tally: &mut Tally, article: usize| {
        let mut candidates = tally.candidates(article, &looked_up[article], &lists, traits);
        let same = reports[article].and_then(|report| of_report.get(&report)).into_iter().flatten();
        candidates.extend(same.copied().filter(|&other| other != article).take(MOST_RELATED));
        candidates.sort_unstable();
        candidates.dedup();
        let mut compared: Vec<_> = candidates
            .into_iter()
            .map(|other| (likeness(article, other, traits), other))
            .filter(|&(likeness, _)| likeness >= LEAST_LIKENESS)
            .collect();
        compared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        compared.truncate(MOST_RELATED);
        let related = compared.into_iter().map(|(likeness, other)| {
            let (n_reasons, reasons) = reasons(article, other, traits);
            let likeness = likeness.round().min(100.0) as u8;
            Neighbour { article: other as u32, likeness, n_reasons, reasons }
        });
        let mut related: Vec<_> = related.filter(|related| related.n_reasons > 0).collect();
        related.shrink_to_fit();
        related
    };
    (0..n_articles).into_par_iter().map_init(tally, related).collect()
}

/// The traits by which an article is looked up, with their weights.
fn weightiest(article: usize, traits: &Traits) -> Vec<(Trait, f32)> {
    let is_rare = |one: Trait| (2..=LONGEST_LIST).contains(&traits.n_articles(one));
    let mut found: Vec<_> =
        traits.of(article).iter().filter(|&&(one, _)| is_rare(one)).copied().collect();
    let by_weight = |a: &(Trait, f32), b: &(Trait, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if found.len() > MOST_LOOKED_UP {
        found.select_nth_unstable_by(MOST_LOOKED_UP, by_weight);
        found.truncate(MOST_LOOKED_UP);
    }
    found.sort_unstable_by(by_weight);
    found.shrink_to_fit();
    found
}

/// For each trait the articles that are looked up by it.
struct Lists {
    starts: Vec<u32>,
    articles: Vec<(u32, f32)>,
}

impl Lists {
    fn new(looked_up: &[Vec<(Trait, f32)>], n_traits: usize) -> Self {
        let mut starts = vec![0; n_traits + 1];
        for &(one, _) in looked_up.iter().flatten() {
            starts[one as usize + 1] += 1;
        }
        for idx in 0..n_traits {
            starts[idx + 1] += starts[idx];
        }
        let mut next = starts.clone();
        let mut articles = vec![(0, 0.0); starts[n_traits] as usize];
        for (article, traits) in looked_up.iter().enumerate() {
            for &(one, weight) in traits {
                articles[next[one as usize] as usize] = (article as u32, weight);
                next[one as usize] += 1;
            }
        }
        Self { starts, articles }
    }

    fn of(&self, one: Trait) -> &[(u32, f32)] {
        let one = one as usize;
        &self.articles[self.starts[one] as usize..self.starts[one + 1] as usize]
    }
}

/// What the candidates for one article have in common with it so far.
struct Tally {
    scores: Vec<f32>,
    touched: Vec<u32>,
}

impl Tally {
    fn candidates(
        &mut self,
        article: usize,
        looked_up: &[(Trait, f32)],
        lists: &Lists,
        traits: &Traits,
    ) -> Vec<usize> {
        for &(one, weight) in looked_up {
            for &(other, other_weight) in lists.of(one) {
                let score = &mut self.scores[other as usize];
                if *score == 0.0 {
                    self.touched.push(other);
                }
                *score += weight * other_weight;
            }
        }
        let mut found: Vec<_> = self
            .touched
            .drain(..)
            .map(|other| {
                let score = std::mem::take(&mut self.scores[other as usize]);
                (score / traits.norms[other as usize].max(f32::MIN_POSITIVE), other as usize)
            })
            .filter(|&(_, other)| other != article)
            .collect();
        let by_score = |a: &(f32, usize), b: &(f32, usize)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if found.len() > MOST_COMPARED {
            found.select_nth_unstable_by(MOST_COMPARED, by_score);
            found.truncate(MOST_COMPARED);
        }
        found.into_iter().map(|(_, other)| other).collect()
    }
}

/// What two articles have in common, in percent.
fn likeness(article: usize, other: usize, traits: &Traits) -> f32 {
    let norms = traits.norms[article] * traits.norms[other];
    let (mut product, mut most) = (0.0, 0.0_f32);
    shared(article, other, traits, |_, weight| {
        product += weight;
        most = most.max(weight);
    });
    let by_one_alone = most > MOST_BY_ONE * product && product < norms * 0.9;
    if norms > 0.0 && !by_one_alone { 100.0 * product / norms } else { 0.0 }
}

/// What weighs most of what two articles have in common, in that order, and how much that is.
fn reasons(article: usize, other: usize, traits: &Traits) -> (u8, [Trait; MOST_REASONS]) {
    let mut found = [(0.0, Trait::MAX); MOST_REASONS];
    let mut n_found = 0;
    shared(article, other, traits, |one, weight| {
        let is_before = |&(known, before): &(f32, Trait)| {
            known.total_cmp(&weight).reverse().then(before.cmp(&one)).is_lt()
        };
        let place = found[..n_found].partition_point(is_before);
        if place < MOST_REASONS && traits.is_shown(one) {
            n_found = (n_found + 1).min(MOST_REASONS);
            found[place..n_found].rotate_right(1);
            found[place] = (weight, one);
        }
    });
    (n_found as u8, found.map(|(_, one)| one))
}

/// Calls `visit` for everything that two articles have in common, with what it adds.
fn shared(article: usize, other: usize, traits: &Traits, mut visit: impl FnMut(Trait, f32)) {
    let (one, two) = (traits.of(article), traits.of(other));
    let (mut at, mut other_at) = (0, 0);
    // Which of the two goes on cannot be foreseen: a branch would often be guessed wrong.
    while let (Some(a), Some(b)) = (one.get(at), two.get(other_at)) {
        if a.0 == b.0 {
            visit(a.0, a.1 * b.1);
        }
        at += usize::from(a.0 <= b.0);
        other_at += usize::from(b.0 <= a.0);
    }
}
