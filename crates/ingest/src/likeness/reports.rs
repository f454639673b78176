//! The same report twice: reprints, updates, shortened versions, with whatever stands around them.
//!
//! Articles that share some sampled run of words are compared in full. Two that tell of the same
//! event in different words share none; two tables of the same form share few, and not their figures.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::features::Shingles;
use crate::draft::Draft;
use crate::words::lexicon::{Lexicon, Sort};
use crate::words::{phrase_number, stems, words};

/// The number of the report of each article that has one in common with another; numbered in order
/// of articles. `samples` are the sampled shingles of each article.
pub(crate) fn reports(drafts: &[Draft], samples: Vec<Vec<u64>>) -> Vec<Option<u32>> {
    let mut leaders: Vec<usize> = (0..drafts.len()).collect();
    let pairs = candidates(samples);
    let mut read = Read::new(drafts, &pairs);
    for pairs in pairs.chunks(PART) {
        // Those that are one already need not be compared.
        let open: Vec<_> = pairs
            .iter()
            .copied()
            .filter(|&(one, other)| leader(&mut leaders, one) != leader(&mut leaders, other))
            .collect();
        read.add(open.iter().flat_map(|&(one, other)| [one, other]));
        let is_same = |&&(one, other): &&_| is_same(read.of(one), read.of(other));
        for &(one, other) in open.par_iter().filter(is_same).collect::<Vec<_>>() {
            let (one, other) = (leader(&mut leaders, one), leader(&mut leaders, other));
            leaders[one.max(other)] = one.min(other);
        }
        read.forget(pairs);
    }
    numbered(&mut leaders)
}

/// Pairs that are compared at once. With few, threads wait for each other; with many, more are compared
/// of which earlier ones would have shown that they are the same.
const PART: usize = 256;

/// Pairs of articles that share sampled shingles, in order.
fn candidates(samples: Vec<Vec<u64>>) -> Vec<(usize, usize)> {
    /// Words that more articles share are a form or a footer. Neighbours among them are compared
    /// all the same: if all are one report, that joins them.
    const MOST: usize = 8;
    let mut all: Vec<(u64, u32)> = Vec::with_capacity(samples.iter().map(Vec::len).sum());
    for (article, sample) in samples.into_iter().enumerate() {
        all.extend(sample.into_iter().map(|shingle| (shingle, article as u32)));
    }
    all.par_sort_unstable();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for same in all.chunk_by(|one, other| one.0 == other.0) {
        if same.len() > MOST {
            pairs.extend(same.windows(2).map(|pair| (pair[0].1, pair[1].1)));
            continue;
        }
        for (idx, one) in same.iter().enumerate() {
            pairs.extend(same[idx + 1..].iter().map(|other| (one.1, other.1)));
        }
    }
    pairs.par_sort_unstable();
    // A single shared run of words is a saying or a name.
    let several = pairs.chunk_by(|one, other| one == other).filter(|same| same.len() > 1);
    several.map(|same| (same[0].0 as usize, same[0].1 as usize)).collect()
}

/// Articles that were read in full and are still to be compared with others.
struct Read<'a> {
    drafts: &'a [Draft],
    /// By article; those that are there are in use.
    wholes: BTreeMap<usize, Whole<'a>>,
    /// In how many pairs each article is that have not been compared yet.
    n_pairs: Vec<u32>,
}

/// Shingles of articles that wait for another comparison. With fewer, articles that resemble many are
/// read again and again; with more, memory grows.
const MOST_WAITING: usize = 1 << 20;

impl<'a> Read<'a> {
    fn new(drafts: &'a [Draft], pairs: &[(usize, usize)]) -> Self {
        let mut n_pairs = vec![0; drafts.len()];
        pairs.iter().flat_map(|&(one, other)| [one, other]).for_each(|one| n_pairs[one] += 1);
        Self { drafts, wholes: BTreeMap::new(), n_pairs }
    }

    /// Reads those of some articles that are not there.
    fn add(&mut self, articles: impl Iterator<Item = usize>) {
        let mut new: Vec<_> =
            articles.filter(|article| !self.wholes.contains_key(article)).collect();
        new.sort_unstable();
        new.dedup();
        let drafts = self.drafts;
        let read = |article: usize| (article, Whole::of(&drafts[article]));
        self.wholes.par_extend(new.into_par_iter().map(read));
    }

    /// An article that was added and is in a pair that is not forgotten.
    fn of(&self, article: usize) -> &Whole<'a> {
        &self.wholes[&article]
    }

    /// Lets go of what only these pairs needed.
    fn forget(&mut self, pairs: &[(usize, usize)]) {
        for article in pairs.iter().flat_map(|&(one, other)| [one, other]) {
            self.n_pairs[article] -= 1;
            if self.n_pairs[article] == 0 {
                self.wholes.remove(&article);
            }
        }
        if self.wholes.values().map(|whole| whole.shingles.len()).sum::<usize>() > MOST_WAITING {
            self.wholes.clear();
        }
    }
}

/// All that is compared of an article.
struct Whole<'a> {
    draft: &'a Draft,
    shingles: Vec<u64>,
    /// Asked for only where the words are the same.
    figures: OnceLock<Vec<(u64, u64)>>,
}

impl<'a> Whole<'a> {
    fn of(draft: &'a Draft) -> Self {
        let mut shingles = Shingles::to_compare(draft.body.text.len());
        for &leaf in &draft.leaves {
            words(&draft.body.text, leaf, |word| shingles.push(word.form));
        }
        Self { draft, shingles: shingles.all(), figures: OnceLock::new() }
    }

    /// Numbers that stand in it, by the two words before each, ascending.
    fn figures(&self) -> &[(u64, u64)] {
        self.figures.get_or_init(|| {
            let (lexicon, text) = (Lexicon::english(), &self.draft.body.text);
            let mut figures = Vec::new();
            for &leaf in &self.draft.leaves {
                let mut before = [0, 0];
                words(text, leaf, |word| {
                    if lexicon.entry(&word, text).sort == Sort::Number {
                        figures.push((phrase_number(&before), word.form));
                    }
                    before = [before[1], word.form];
                });
            }
            figures.sort_unstable();
            figures.dedup_by_key(|&mut (before, _)| before);
            figures
        })
    }

    /// Words of its title, ascending.
    fn title(&self) -> Vec<u64> {
        let mut title = stems(&self.draft.meta.title);
        title.sort_unstable();
        title.dedup();
        title
    }
}

/// The share of runs of words, of all that either has, from which on two articles are one report.
/// Lower, and forms that were filled in twice become one; higher, and an update with a new paragraph
/// does not.
const LEAST_COMMON: f64 = 0.5;

/// The share of the shorter one's from which on it is a part of the longer one.
const LEAST_CONTAINED: f64 = 0.75;

/// A text of fewer runs of words is a form more often than not: "Qtly div 10 cts, record May 1".
const FEWEST_SHINGLES: usize = 30;

fn is_same(one: &Whole<'_>, other: &Whole<'_>) -> bool {
    let shared = n_shared(&one.shingles, &other.shingles);
    let fewer = one.shingles.len().min(other.shingles.len());
    let either = one.shingles.len() + other.shingles.len() - shared;
    if fewer == 0 {
        return false;
    }
    let common = shared as f64 / either as f64;
    let contained = shared as f64 / fewer as f64;
    if fewer < FEWEST_SHINGLES {
        // So few words must be the same ones, under the same headline.
        return common >= 0.8
            && share(&one.title(), &other.title()) >= 0.5
            && !tell_apart(one, other);
    }
    (common >= LEAST_COMMON || contained >= LEAST_CONTAINED) && !tell_apart(one, other)
}

/// Whether two texts of the same words have other figures in the same places: last week's table and
/// this week's. One that was corrected makes no other report of a text with many.
fn tell_apart(one: &Whole<'_>, other: &Whole<'_>) -> bool {
    let (mut n_same, mut n_other) = (0, 0);
    let mut rest = other.figures();
    for &(before, number) in one.figures() {
        while let [first, later @ ..] = rest
            && first.0 < before
        {
            rest = later;
        }
        match rest.first() {
            Some(&(same_words, same)) if same_words == before => {
                if same == number {
                    n_same += 1
                } else {
                    n_other += 1
                }
            }
            _ => {}
        }
    }
    n_other * 5 > n_same + n_other
}

/// What two lists share, as a part of the shorter one.
fn share(one: &[u64], other: &[u64]) -> f64 {
    n_shared(one, other) as f64 / one.len().min(other.len()).max(1) as f64
}

/// How many numbers stand in both of two ascending lists.
fn n_shared(one: &[u64], other: &[u64]) -> usize {
    let (mut at, mut other_at, mut shared) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(at), other.get(other_at)) {
        shared += usize::from(a == b);
        at += usize::from(a <= b);
        other_at += usize::from(b <= a);
    }
    shared
}

/// The first article of the report of `article`, as far as is known.
fn leader(leaders: &mut [usize], article: usize) -> usize {
    let mut at = article;
    while leaders[at] != at {
        leaders[at] = leaders[leaders[at]];
        at = leaders[at];
    }
    at
}

fn numbered(leaders: &mut [usize]) -> Vec<Option<u32>> {
    let leaders: Vec<_> = (0..leaders.len()).map(|article| leader(leaders, article)).collect();
    let mut n_articles = vec![0; leaders.len()];
    leaders.iter().for_each(|&leader| n_articles[leader] += 1);
    let mut numbers: BTreeMap<usize, u32> = BTreeMap::new();
    let number = |&leader: &usize| {
        (n_articles[leader] > 1).then(|| {
            let next = numbers.len() as u32;
            *numbers.entry(leader).or_insert(next)
        })
    };
    leaders.iter().map(number).collect()
}
