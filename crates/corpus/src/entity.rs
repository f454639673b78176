//! What the articles speak of: organizations, people, places and the like.

use crate::{EntityId, Provenance};

/// A thing with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its public name in links: kebab-case ASCII, unique in the corpus.
    pub key: String,
    /// The name that readers know.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// Its other names, without the short forms that need a rule.
    pub aliases: Vec<String>,
    /// One factual line; empty where the editor gave none.
    pub description: String,
    /// The place where it is.
    pub place: Option<EntityId>,
    /// The entity it is a part of.
    pub parent: Option<EntityId>,
    /// How sure it is that there is such a thing of this kind, in percent: 100 is the editor's list.
    pub confidence: u8,
    /// Who or what says so.
    pub provenance: Provenance,
}

/// What sort of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A company, agency, university, newspaper.
    Organization,
    /// A human being.
    Person,
    /// A city, country, region, site.
    Place,
    /// Something made and named.
    Product,
    /// A plan, law, list, principle.
    Policy,
    /// A fair, congress, summit.
    Event,
}

/// Entities that are less sure than this, in percent, are weak. Towards 100 readers see little but the
/// editor's list; towards 0 they see every capitalised word that could be a name.
const WEAK_BELOW: u8 = 60;

impl Entity {
    /// Whether it may well be no such thing, so that readers see it on request only.
    pub fn is_weak(&self) -> bool {
        self.confidence < WEAK_BELOW
    }
}

impl EntityKind {
    /// All kinds, in the order in which readers see them.
    pub const ALL: [Self; 6] =
        [Self::Organization, Self::Person, Self::Place, Self::Product, Self::Policy, Self::Event];

    /// The word for it in files and links.
    pub fn key(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Person => "person",
            Self::Place => "place",
            Self::Product => "product",
            Self::Policy => "policy",
            Self::Event => "event",
        }
    }

    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}
