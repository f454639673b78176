//! What the articles are about: topics, names and publishers, some of them far more talked about than
//! others, and each topic with words and names of its own.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::Options;
use crate::dice::{Dice, Ranks};
use crate::words::{Vocabulary, name};

/// Topics there are, beside those that they are grouped under.
const N_TOPICS: usize = 110;
/// What topics are grouped under.
const N_BROADER: usize = 12;
/// Words that are more frequent in a topic than elsewhere.
const N_TOPIC_WORDS: usize = 60;
/// Names that are.
const N_TOPIC_NAMES: usize = 12;
const N_PUBLISHERS: usize = 14;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Place,
    Person,
    Organization,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Place, Self::Person, Self::Organization];
}

/// A topic as `topics.toml` has it.
#[derive(Serialize)]
pub struct Topic {
    pub id: String,
    pub label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broader: Option<String>,
    #[serde(skip)]
    words: Vec<usize>,
    /// By kind.
    #[serde(skip)]
    names: [Vec<usize>; Kind::ALL.len()],
}

/// All that there is to write about.
pub struct World {
    pub vocabulary: Vocabulary,
    /// Those that an article can have first, then those they are grouped under.
    pub topics: Vec<Topic>,
    topic_ranks: Ranks,
    topic_word_ranks: Ranks,
    /// By kind.
    names: [Vec<String>; Kind::ALL.len()],
    name_ranks: [Ranks; Kind::ALL.len()],
    publishers: Vec<String>,
    publisher_ranks: Ranks,
}

impl World {
    /// The world of those options.
    pub fn new(options: &Options) -> Self {
        let Options { seed, n_articles, n_names } = *options;
        let vocabulary = Vocabulary::new(seed, n_articles);
        let mut dice = Dice::new(seed, &[2]);
        let mut known = BTreeSet::new();
        // Few places, more people, fewer organizations: as in the press.
        let n_places = n_names.min(20 + n_names / 20);
        let n_organizations = (n_names - n_places) / 3;
        let numbers = [n_places, n_names - n_places - n_organizations, n_organizations];
        let names = [0, 1, 2].map(|kind| {
            (0..numbers[kind].max(1))
                .map(|_| unknown(&mut known, || name_of(&mut dice, Kind::ALL[kind])))
                .collect::<Vec<_>>()
        });
        let name_ranks = [0, 1, 2].map(|kind: usize| {
            // The first place is in a third of the articles, the first person in one of a hundred.
            Ranks::new(names[kind].len(), [-0.6, 6.0, 4.0][kind])
        });
        let publishers =
            (0..N_PUBLISHERS).map(|_| unknown(&mut known, || publisher(&mut dice))).collect();
        let broader: Vec<String> =
            (0..N_BROADER).map(|_| unknown(&mut known, || name(&mut dice))).collect();
        let mut topics: Vec<Topic> = (0..N_TOPICS)
            .map(|_| {
                let label = unknown(&mut known, || name(&mut dice));
                Topic {
                    id: id(&label),
                    label,
                    broader: dice.percent(70.0).then(|| {
                        let broader: &String = dice.pick(&broader);
                        id(broader)
                    }),
                    words: (0..N_TOPIC_WORDS)
                        .map(|_| dice.between(100, vocabulary.len() - 1))
                        .collect(),
                    names: [0, 1, 2].map(|kind: usize| {
                        (0..N_TOPIC_NAMES).map(|_| dice.between(0, names[kind].len() - 1)).collect()
                    }),
                }
            })
            .collect();
        topics.extend(broader.into_iter().map(|label| Topic {
            id: id(&label),
            label,
            broader: None,
            words: Vec::new(),
            names: Default::default(),
        }));
        Self {
            vocabulary,
            topics,
            topic_ranks: Ranks::new(N_TOPICS, 1.0),
            topic_word_ranks: Ranks::new(N_TOPIC_WORDS, 3.0),
            names,
            name_ranks,
            publishers,
            publisher_ranks: Ranks::new(N_PUBLISHERS, 0.5),
        }
    }

    /// A topic, the first ones most of the time.
    pub fn topic(&self, dice: &mut Dice) -> &Topic {
        &self.topics[self.topic_ranks.draw(dice)]
    }

    /// The rank of a word that a topic likes.
    pub fn topic_word(&self, topic: &Topic, dice: &mut Dice) -> usize {
        topic.words[self.topic_word_ranks.draw(dice)]
    }

    /// A name of a kind: often one of those that the topic likes.
    pub fn name(&self, kind: Kind, topic: &Topic, dice: &mut Dice) -> &str {
        let idx = if dice.percent(40.0) {
            *dice.pick(&topic.names[kind as usize])
        } else {
            self.name_ranks[kind as usize].draw(dice)
        };
        &self.names[kind as usize][idx]
    }

    /// A publisher, the first ones most of the time.
    pub fn publisher(&self, dice: &mut Dice) -> &str {
        &self.publishers[self.publisher_ranks.draw(dice)]
    }
}

/// The id of a topic with that label.
fn id(label: &str) -> String {
    label.to_lowercase()
}

fn name_of(dice: &mut Dice, kind: Kind) -> String {
    match kind {
        Kind::Place => name(dice),
        Kind::Person => format!("{} {}", name(dice), name(dice)),
        Kind::Organization => {
            format!("{} {}", name(dice), dice.pick::<&str>(&["Group", "Works", "Union"]))
        }
    }
}

fn publisher(dice: &mut Dice) -> String {
    format!("{} {}", name(dice), dice.pick::<&str>(&["Courier", "Observer", "Gazette", "Post"]))
}

/// The first that is not known yet; then it is.
fn unknown(known: &mut BTreeSet<String>, mut invent: impl FnMut() -> String) -> String {
    loop {
        let name = invent();
        if known.insert(name.clone()) {
            return name;
        }
    }
}
