//! What speaks for a candidate being a person, an organization, a place or none of them: its own words
//! and the words around it.
//!
//! All weights are by hand. Zero says nothing, one is a hint (more often right than wrong), two to three
//! is good evidence, four and more is what a reader would call certain; below zero the same against it.

mod before;
mod behind;
mod words;

use self::before::{before, named_by};
use self::behind::behind;
pub(super) use self::behind::other_noun;
pub(super) use self::words::of_words;
use super::candidates::Candidate;
use super::lexicon::marks;
use super::tokens::{AGENCY, BEGINS_SENTENCE, DATELINE, Token};

/// Weights for a person, an organization, a place, and none of the three.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Scores {
    pub person: f32,
    pub organization: f32,
    pub place: f32,
    pub other: f32,
}

impl Scores {
    fn add(&mut self, person: f32, organization: f32, place: f32, other: f32) {
        self.person += person;
        self.organization += organization;
        self.place += place;
        self.other += other;
    }

    /// Keeps the higher points of each kind.
    pub(super) fn keep(&mut self, scores: Self) {
        self.person = self.person.max(scores.person);
        self.organization = self.organization.max(scores.organization);
        self.place = self.place.max(scores.place);
    }

    /// How far good evidence stands out from the average over `n` mentions, so that the many that
    /// say nothing do not drown it.
    pub(super) fn above(self, sum: Self, n: f32) -> Self {
        let excess = |best: f32, sum: f32| if best < 2.0 { 0.0 } else { best - sum / n };
        Self {
            person: excess(self.person, sum.person),
            organization: excess(self.organization, sum.organization),
            place: excess(self.place, sum.place),
            other: 0.0,
        }
    }

    pub(super) fn plus(&mut self, scores: Self, times: f32) {
        self.person += scores.person * times;
        self.organization += scores.organization * times;
        self.place += scores.place * times;
        self.other += scores.other * times;
    }
}

/// What the words around a candidate say. In a list ("in A, B and C") what stands before the first
/// holds for `head`, the first of the list, and less for the rest.
pub(super) fn of_context(
    tokens: &[Token],
    candidate: Candidate,
    head: Option<Candidate>,
) -> Scores {
    let mut scores = Scores::default();
    let Candidate { from, to, .. } = candidate;
    let name = &tokens[from..to];
    let is_single = name.len() == 1;
    if name[0].is(DATELINE) {
        scores.add(0.0, 0.0, 8.0, 0.0);
        return scores;
    }
    if name[0].is(AGENCY) {
        scores.add(0.0, 8.0, 0.0, 0.0);
        return scores;
    }
    if candidate.has_title {
        scores.add(4.5, -0.5, -0.5, 0.0);
    }
    if candidate.has_demonym && !is_single {
        scores.add(0.6, 0.3, 0.0, 0.0);
    }
    if name[0].is(BEGINS_SENTENCE) && is_single && name[0].has(marks::ANY_WORD) {
        scores.add(0.0, 0.0, 0.0, 2.0);
    }
    let is_quoted = from > 0
        && tokens[from - 1].sign == b'"'
        && tokens[to..].iter().take(2).any(|token| token.sign == b'"');
    if is_quoted && is_single {
        scores.add(0.0, -1.2, 0.0, 0.8);
    }
    if other_noun(tokens, candidate).is_some() {
        scores.add(0.0, 0.0, 0.0, 2.5);
    }
    before(&mut scores, tokens, candidate);
    named_by(&mut scores, tokens, candidate);
    if let Some(head) = head.filter(|head| !head.has_title && head.to - head.from < 4) {
        let mut shared = Scores::default();
        before(&mut shared, tokens, head);
        scores.plus(shared, 0.8);
    }
    behind(&mut scores, tokens, candidate);
    scores
}
