//! Words, entities and topics of all articles as dense numbers, with how rare each is.

use corpus::{EntityId, Reason, Span, TopicId};
use rayon::prelude::*;

use super::features::{Features, Term};
use crate::draft::Draft;
use crate::words::lexicon::Lexicon;
use crate::words::{ByNumber, Shape, words};

/// A word, an entity or a topic; its place among all of them.
pub(crate) type Trait = u32;

/// What each article of a corpus has.
#[derive(Debug)]
pub(crate) struct Traits {
    n_entities: u32,
    n_topics: u32,
    /// Entities come first, then topics, then words as they come up.
    words: ByNumber<Trait>,
    /// Where a word stands first; `None` in a title.
    places: Vec<(u32, Option<Span>)>,
    /// How many articles have each trait.
    n_articles: Vec<u32>,
    /// The traits of all articles one after the other, those of an article ascending, with how
    /// often each is used there, and in the end with how much the article is about it.
    all: Vec<(Trait, f32)>,
    /// Where those of each article end.
    ends: Vec<u32>,
    /// By article, the length of its vector of weights.
    pub norms: Vec<f32>,
}

/// In the place of a number: a word that has none yet.
const UNKNOWN: Trait = Trait::MAX;

/// A name that two articles share says more than a word that they share, and a topic, which was
/// made of such words, a little less than either.
const ENTITY_WEIGHT: f32 = 1.5;
const TOPIC_WEIGHT: f32 = 0.8;

impl Traits {
    pub fn new(n_entities: usize, n_topics: usize) -> Self {
        Self {
            n_entities: n_entities as u32,
            n_topics: n_topics as u32,
            words: ByNumber::default(),
            places: Vec::new(),
            n_articles: vec![0; n_entities + n_topics],
            all: Vec::new(),
            ends: Vec::new(),
            norms: Vec::new(),
        }
    }

    /// Adds the next articles, in their order.
    pub fn add(&mut self, drafts: &[Draft], features: &[Features]) {
        let first = self.ends.len() as u32;
        let known = |features: &Features| -> Vec<Trait> {
            let number = |term: &Term| self.words.get(&term.stem).copied().unwrap_or(UNKNOWN);
            features.terms.iter().map(number).collect()
        };
        let mut words: Vec<_> = features.par_iter().map(known).collect();
        for ((article, features), words) in (first..).zip(features).zip(&mut words) {
            let unknown = words.iter_mut().zip(&features.terms);
            for (number, term) in unknown.filter(|(number, _)| **number == UNKNOWN) {
                let next = self.n_articles.len() as Trait;
                *number = *self.words.entry(term.stem).or_insert(next);
                if *number == next {
                    self.places.push((article, term.span));
                    self.n_articles.push(0);
                }
            }
        }
        let traits: Vec<_> = drafts
            .par_iter()
            .zip(features)
            .zip(words)
            .map(|((draft, features), words)| self.traits_of(draft, features, &words))
            .collect();
        for traits in traits {
            for &(one, _) in &traits {
                self.n_articles[one as usize] += 1;
            }
            self.all.extend(traits);
            self.ends.push(self.all.len() as u32);
        }
    }

    /// All that an article has, ascending, with how often; `words` are the numbers of its terms.
    fn traits_of(&self, draft: &Draft, features: &Features, words: &[Trait]) -> Vec<(Trait, f32)> {
        let mut entities: Vec<_> = draft.mentions.iter().map(|mention| mention.entity).collect();
        entities.extend(&draft.meta.entities);
        entities.sort_unstable();
        let entities = entities.chunk_by(|one, other| one == other);
        let n_traits = words.len() + draft.mentions.len() + draft.topics.len();
        let mut traits = Vec::with_capacity(n_traits + draft.meta.entities.len());
        traits.extend(entities.map(|same| (same[0].0, same.len() as f32)));
        for assigned in &draft.topics {
            let topic = self.n_entities + assigned.topic.0;
            traits.push((topic, assigned.evidence.len().max(1) as f32));
        }
        let n_uses = features.terms.iter().map(|term| term.n_uses as f32);
        traits.extend(words.iter().copied().zip(n_uses));
        traits.sort_unstable_by_key(|&(one, _)| one);
        traits
    }

    /// Weighs everything, once all articles are there.
    pub fn finish(mut self) -> Self {
        self.words = ByNumber::default();
        let n_all = self.ends.len() as f32;
        let rarity = |(one, &n_articles): (usize, &u32)| {
            let weight = match one as u32 {
                one if one < self.n_entities => ENTITY_WEIGHT,
                one if one < self.n_entities + self.n_topics => TOPIC_WEIGHT,
                _ => 1.0,
            };
            // Even what all have says a little: in a handful of articles that is most of it.
            weight * (1.05 + n_all / n_articles.max(1) as f32).ln()
        };
        let rarity: Vec<f32> = self.n_articles.iter().enumerate().map(rarity).collect();
        let weigh = |article: usize| {
            let mut traits = self.of(article).to_vec();
            let mut squares = 0.0;
            traits.retain_mut(|(one, n_uses)| {
                let weight = rarity[*one as usize] * (1.0 + n_uses.ln());
                squares += weight * weight;
                *n_uses = weight;
                // What no other article has makes it longer; no one need look at it again.
                self.n_articles[*one as usize] > 1
            });
            (traits, f32::sqrt(squares))
        };
        let weighed: Vec<_> = (0..self.ends.len()).into_par_iter().map(weigh).collect();
        self.all.clear();
        for (article, (traits, norm)) in weighed.into_iter().enumerate() {
            self.all.extend(traits);
            self.ends[article] = self.all.len() as u32;
            self.norms.push(norm);
        }
        self.all.shrink_to_fit();
        self
    }

    /// What an article shares with others, ascending, with how much it is about it.
    pub fn of(&self, article: usize) -> &[(Trait, f32)] {
        let start = article.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.all[start..self.ends[article] as usize]
    }

    /// How many articles have a trait.
    pub fn n_articles(&self, one: Trait) -> u32 {
        self.n_articles[one as usize]
    }

    pub fn n_traits(&self) -> usize {
        self.n_articles.len()
    }

    /// Traits as reasons why articles are alike.
    pub fn reasons(&self, mut named: Vec<Trait>, drafts: &[Draft]) -> Reasons {
        let first_word = self.n_entities + self.n_topics;
        named.retain(|&one| one >= first_word);
        named.par_sort_unstable();
        named.dedup();
        let word = |one: Trait| {
            let (article, span) = self.places[(one - first_word) as usize];
            let text = &drafts[article as usize].body.text;
            (one, span.map(|span| spelling(text, span)).unwrap_or_default().into())
        };
        let words = named.into_par_iter().map(word).collect();
        Reasons { n_entities: self.n_entities, n_topics: self.n_topics, words }
    }

    /// Whether readers can be told of it: a word that stands in a title only cannot be shown.
    pub fn is_shown(&self, one: Trait) -> bool {
        let word = one.checked_sub(self.n_entities + self.n_topics);
        word.is_none_or(|word| self.places[word as usize].1.is_some())
    }
}

/// What traits are to readers.
#[derive(Debug)]
pub(crate) struct Reasons {
    n_entities: u32,
    n_topics: u32,
    /// Words as they are written, in order.
    words: Vec<(Trait, Box<str>)>,
}

impl Reasons {
    /// A trait as a reason; it is one of those for which these were made.
    pub fn of(&self, one: Trait) -> Reason {
        if one < self.n_entities {
            return Reason::Entity(EntityId(one));
        }
        if one - self.n_entities < self.n_topics {
            return Reason::Topic(TopicId(one - self.n_entities));
        }
        let word = self.words.binary_search_by_key(&one, |&(known, _)| known);
        Reason::Term(word.map_or_else(|_| String::new(), |idx| self.words[idx].1.to_string()))
    }
}

/// A word in lower case, but for names and acronyms.
fn spelling(text: &str, span: Span) -> String {
    let mut spelling = span.of(text).to_owned();
    words(text, span, |word| {
        if word.shape == Shape::Capital && Lexicon::english().knows(&word) {
            spelling = spelling.to_lowercase();
        }
    });
    spelling
}
