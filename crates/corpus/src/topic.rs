//! What the articles are about: a scheme of concepts in the sense of SKOS, and the evidence for each.

use crate::{Provenance, Span, TopicId};

/// A concept of the scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its public name in links: kebab-case ASCII, unique in the corpus.
    pub key: String,
    /// Preferred label.
    pub label: String,
    /// Alternative labels.
    pub alt_labels: Vec<String>,
    /// The concept it falls under; chains end, they never return to where they began.
    pub broader: Option<TopicId>,
    /// One line that says what counts; empty where the editor gave none.
    pub description: String,
    /// Who or what says that there is such a topic.
    pub provenance: Provenance,
}

/// A topic on an article, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicAssignment {
    /// The topic.
    pub topic: TopicId,
    /// Who or what says so.
    pub provenance: Provenance,
    /// The words that speak for it, in order of text; empty only where the editor or the publisher
    /// gave the topic.
    pub evidence: Vec<Span>,
}

/// The broader topics of `topic`, nearest first.
///
/// The walk takes at most as many steps as there are topics, so that it ends for any input.
pub fn ancestors(topics: &[Topic], topic: TopicId) -> impl Iterator<Item = TopicId> {
    let broader = |topic: TopicId| topics.get(topic.idx()).and_then(|topic| topic.broader);
    std::iter::successors(broader(topic), move |&topic| broader(topic)).take(topics.len())
}

/// Whether `topic` is `broader` or lies under it.
pub fn is_within(topics: &[Topic], topic: TopicId, broader: TopicId) -> bool {
    topic == broader || ancestors(topics, topic).any(|ancestor| ancestor == broader)
}
