//! What the articles speak of: organizations, people, places and the like.

use serde::{Deserialize, Serialize};

use crate::EntityId;

/// A thing with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// What sort of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
