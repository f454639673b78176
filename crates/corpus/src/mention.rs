//! Where an entity is mentioned, and how surely.

use crate::{EntityId, Span};

/// Words that refer to an entity. The surface form is the span's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// What is referred to.
    pub entity: EntityId,
    /// The words, without a possessive ending.
    pub span: Span,
    /// How sure it is, in percent: 100 is a name from the editor's list, less is a guess.
    pub confidence: u8,
    /// Who or what says so.
    pub provenance: Provenance,
}

/// Who or what says that an annotation holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Provenance {
    /// The editor, in the front matter.
    Editor,
    /// The publisher, in the record or page.
    Publisher,
    /// A name form in the gazetteer.
    Gazetteer,
    /// A rule: a short form under its condition, a topic by its evidence.
    Rule,
    /// Found without a list.
    Discovery,
}

impl Provenance {
    /// The word for it in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            Self::Publisher => "publisher",
            Self::Gazetteer => "gazetteer",
            Self::Rule => "rule",
            Self::Discovery => "discovery",
        }
    }
}
