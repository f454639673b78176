//! Facets: the dimensions that readers filter by, and which articles have which value.

mod table;

use std::cmp::Ordering;

pub(crate) use table::{FacetTable, Lists, Row};

use crate::{EntityId, PublisherId, TopicId};

/// A dimension to filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Who and what is mentioned.
    Entity,
    /// What it is about.
    Topic,
    /// Who published it.
    Publisher,
    /// The year of publication.
    Year,
}

impl Facet {
    /// All facets, in the default order.
    pub const ALL: [Self; 4] = [Self::Entity, Self::Topic, Self::Publisher, Self::Year];

    /// The word for it in files and links.
    pub fn key(self) -> &'static str {
        match self {
            Self::Entity => "entity",
            Self::Topic => "topic",
            Self::Publisher => "publisher",
            Self::Year => "year",
        }
    }

    /// The facet with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.key() == key)
    }
}

/// A choice in a facet. The order is that of facets, then of ids or years, "(none)" last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FacetValue {
    /// The entity is mentioned, or the editor gave it to the article.
    Entity(EntityId),
    /// The article has the topic or a narrower one.
    Topic(TopicId),
    /// The article's publisher.
    Publisher(PublisherId),
    /// A year in which the article may have been published.
    Year(i32),
    /// "(none)": the article has no value in the facet.
    Absent(Facet),
}

impl FacetValue {
    /// The facet it is a value of.
    pub fn facet(self) -> Facet {
        match self {
            Self::Entity(_) => Facet::Entity,
            Self::Topic(_) => Facet::Topic,
            Self::Publisher(_) => Facet::Publisher,
            Self::Year(_) => Facet::Year,
            Self::Absent(facet) => facet,
        }
    }

    /// A number that no other value of any facet has, ascending in their order.
    pub fn rank(self) -> u64 {
        let in_facet = match self {
            Self::Entity(EntityId(id)) | Self::Topic(TopicId(id)) => u64::from(id),
            Self::Publisher(PublisherId(id)) => u64::from(id),
            // Years before the common era come first as well.
            Self::Year(year) => u64::from(year.cast_unsigned() ^ (1 << 31)),
            Self::Absent(_) => u64::from(u32::MAX) + 1,
        };
        ((self.facet() as u64) << 40) | in_facet
    }
}

impl Ord for FacetValue {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for FacetValue {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
