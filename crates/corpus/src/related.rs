//! Which articles resemble each other, and why.

use crate::{ArticleId, EntityId, TopicId};

/// An article that resembles another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The other one.
    pub article: ArticleId,
    /// How much they have in common, in percent: 100 is the same words.
    pub likeness: u8,
    /// What they have in common, the weightiest first; never empty.
    pub reasons: Vec<Reason>,
}

/// Something that two articles have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Both mention it.
    Entity(EntityId),
    /// Both are about it.
    Topic(TopicId),
    /// Both use this word or phrase, which is rare elsewhere.
    Term(String),
}
