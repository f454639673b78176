//! Which articles resemble each other and why, and which are the same report.
//!
//! Articles are read once, each by itself; from then on only numbers of words are compared.

mod features;
mod neighbours;
mod reports;
mod traits;

use corpus::{Entity, Related, Topic};

use self::features::Features;
use self::traits::Traits;
use rayon::prelude::*;

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

/// Compares every article with those that have something rare in common with it. `drafts` are in
/// the order of slugs, so that their places are the ids of articles.
pub(crate) fn likeness(drafts: &[Draft], entities: &[Entity], topics: &[Topic]) -> Vec<Likeness> {
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
    let related = neighbours::neighbours(drafts, &traits, &reports);
    related.into_iter().zip(reports).map(|(related, report)| Likeness { related, report }).collect()
}

#[cfg(test)]
mod tests;
