//! What all texts together say of a name: in how many it was decided for which kind. Only confident
//! decisions are counted, so that guesses do not feed themselves.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::evidence::Scores;
use super::lexicon::Hashed;

type ByHash<T> = HashMap<u64, T, BuildHasherDefault<Hashed>>;

/// What one text adds.
#[derive(Clone, Debug, Default)]
pub(super) struct Ballot {
    /// Names that were decided with confidence, each once, by the hash of their words.
    pub names: Vec<(u64, Choice)>,
}

/// For what a text decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    Person,
    Organization,
    Place,
    Other,
}

/// The votes of all texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Votes {
    names: ByHash<[u32; 4]>,
}

impl Votes {
    /// Counts what a text says; the order of texts does not matter.
    pub(super) fn count(&mut self, ballot: &Ballot) {
        for &(name, choice) in &ballot.names {
            self.names.entry(name).or_default()[choice as usize] += 1;
        }
    }

    /// Whether any text decided for a name of these words.
    pub(super) fn knows(&self, name: u64) -> bool {
        self.names
            .get(&name)
            .is_some_and(|[person, organization, place, _]| person + organization + place > 0)
    }

    /// How strongly the texts together speak for each kind: nothing where none decided, less than three
    /// points however many did, so that clear evidence in the text itself wins.
    pub(super) fn scores(&self, name: u64) -> Scores {
        let Some(&counts) = self.names.get(&name) else { return Scores::default() };
        let n_votes: u32 = counts.iter().sum();
        let strength = 2.8 * (1.0 - 1.0 / (1.0 + n_votes as f32 * 0.5));
        let share = |choice: Choice| strength * counts[choice as usize] as f32 / n_votes as f32;
        Scores {
            person: share(Choice::Person),
            organization: share(Choice::Organization),
            place: share(Choice::Place),
            other: share(Choice::Other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_texts_weigh_more_than_one_and_less_than_certainty() {
        let mut votes = Votes::default();
        let ballot = Ballot { names: vec![(7, Choice::Place)] };
        assert_eq!(votes.scores(7), Scores::default());
        votes.count(&ballot);
        let once = votes.scores(7).place;
        (0..100).for_each(|_| votes.count(&ballot));
        let often = votes.scores(7).place;
        assert!(0.0 < once && once < often && often < 3.0);
        assert!(votes.knows(7) && !votes.knows(8));
    }
}
