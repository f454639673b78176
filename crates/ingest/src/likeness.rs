//! Which articles resemble each other and why, and which are the same report.
//!
//! Articles are read once, each by itself; from then on only numbers of words are compared.

mod features;
mod neighbours;
mod reports;
mod traits;

use corpus::{ArticleId, Entity, Related, Topic};
use rayon::prelude::*;

use self::features::Features;
use self::neighbours::Neighbour;
use self::traits::{Reasons, Traits};

use crate::draft::Draft;
use crate::words::lexicon::Lexicon;

/// What one article has to do with the others.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Likeness {
    /// The most alike first.
    pub related: Vec<Related>,
    /// Articles with the same number are the same report.
    pub report: Option<u32>,
}

/// Articles that are read at once. With few, threads wait for each other; with many, memory grows.
const PART: usize = 1024;

/// What all articles have to do with each other; small, because it is kept until they are written.
pub(crate) struct Likenesses {
    neighbours: Vec<Vec<Neighbour>>,
    reports: Vec<Option<u32>>,
    reasons: Reasons,
}

impl Likenesses {
    /// That of one article.
    pub fn of(&self, article: usize) -> Likeness {
        let related = self.neighbours[article].iter().map(|neighbour| Related {
            article: ArticleId::new(neighbour.article as usize),
            likeness: neighbour.likeness,
            reasons: neighbour.reasons().map(|one| self.reasons.of(one)).collect(),
        });
        Likeness { related: related.collect(), report: self.reports[article] }
    }
}

/// Compares every article with those that have something rare in common with it. `drafts` are in
/// the order of slugs, so that their places are the ids of articles.
pub(crate) fn likeness(drafts: &[Draft], entities: &[Entity], topics: &[Topic]) -> Likenesses {
    let lexicon = Lexicon::english();
    let mut traits = Traits::new(entities.len(), topics.len());
    let mut shingles = Vec::with_capacity(drafts.len());
    // A part at a time: what is read of all articles at once is several times their text.
    for drafts in drafts.chunks(PART) {
        let read: Vec<_> = drafts.par_iter().map(|draft| Features::of(draft, lexicon)).collect();
        traits.add(drafts, &read);
        shingles.extend(read.into_iter().map(|features| features.shingles));
    }
    let (traits, reports) = rayon::join(|| traits.finish(), || reports::reports(drafts, shingles));
    let neighbours = neighbours::neighbours(drafts.len(), &traits, &reports);
    let named = neighbours.iter().flatten().flat_map(Neighbour::reasons);
    let reasons = traits.reasons(named.collect(), drafts);
    Likenesses { neighbours, reports, reasons }
}

#[cfg(test)]
mod tests;
