//! Names that stand in a list: "A, B and C".

use super::super::candidates::{Candidate, hash};
use super::super::evidence::Scores;
use super::super::tokens::{BEGINS_LEAF, DATELINE, Token};
use super::{Groups, Verdict};

/// For every candidate that stands in a list ("A, B and C") and is not its first: the first.
pub(super) fn list_heads(tokens: &[Token], candidates: &[Candidate]) -> Vec<Option<usize>> {
    let mut heads = vec![None; candidates.len()];
    for idx in 1..candidates.len() {
        let (before, this) = (candidates[idx - 1], candidates[idx]);
        let between = &tokens[before.to..this.from];
        let joins = |token: &Token| {
            let is_and = token.hash == const { hash("and") } || token.hash == const { hash("or") };
            (token.sign == b',' || is_and) && !token.is(BEGINS_LEAF)
        };
        let is_list = !between.is_empty() && between.len() < 3 && between.iter().all(joins);
        if is_list && !this.has_title && !tokens[this.from].is(BEGINS_LEAF | DATELINE) {
            heads[idx] = Some(heads[idx - 1].unwrap_or(idx - 1));
        }
    }
    heads
}

/// What stands in one list is of one kind: names without evidence take that of the others.
pub(super) fn share_in_lists(groups: &Groups, verdicts: &mut [Verdict]) {
    let mut shared: Vec<(usize, Scores)> = Vec::new();
    for list in groups.places.chunk_by(|_, next| next.is_listed).filter(|list| list.len() > 1) {
        let mut sum = Scores::default();
        for place in list {
            let Scores { person, organization, place, .. } = verdicts[place.group as usize].scores;
            let best = person.max(organization).max(place);
            let vote = |points: f32| if points == best && best > 2.0 { 1.0 } else { 0.0 };
            sum.plus(
                Scores {
                    person: vote(person),
                    organization: vote(organization),
                    place: vote(place),
                    other: 0.0,
                },
                1.0 / list.len() as f32,
            );
        }
        shared.extend(list.iter().map(|place| (place.group as usize, sum)));
    }
    for (idx, sum) in shared {
        let scores = &mut verdicts[idx].scores;
        let Scores { person, organization, place, .. } = *scores;
        if person.max(organization).max(place) < 2.5 {
            scores.plus(sum, 1.6 / groups.all[idx].n_members as f32);
        }
    }
}
