//! Facets: the dimensions that readers filter by, and which articles have which value.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::{ArticleId, ArticleSet, EntityId, PublisherId, TopicId};

/// A dimension to filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

/// Which articles have which value of one facet, both ways round. The last row is "(none)".
#[derive(Debug, PartialEq)]
pub(crate) struct FacetTable {
    /// Articles per row.
    sets: Vec<ArticleSet>,
    /// Rows per article, each once; never empty, because of "(none)".
    rows: Vec<Vec<usize>>,
}

impl FacetTable {
    /// A table of `n_values` values from the rows of each article, each row at most once.
    pub fn new(n_values: usize, mut rows: Vec<Vec<usize>>) -> Self {
        let n_articles = rows.len();
        let mut sets = vec![ArticleSet::none(n_articles); n_values + 1];
        for (idx, rows) in rows.iter_mut().enumerate() {
            if rows.is_empty() {
                rows.push(n_values);
            }
            rows.iter().for_each(|&row| sets[row].insert(ArticleId::new(idx)));
        }
        Self { sets, rows }
    }

    /// The row of "(none)".
    pub fn absent_row(&self) -> usize {
        self.sets.len() - 1
    }

    /// The articles of a row.
    pub fn set(&self, row: usize) -> &ArticleSet {
        &self.sets[row]
    }

    /// The rows of an article, ascending.
    pub fn rows(&self, article: ArticleId) -> &[usize] {
        &self.rows[article.idx()]
    }

    /// How many articles of `matching` each row has. One pass over the rows of those articles, so
    /// that the cost follows the matching set and not the number of values.
    pub fn counts(&self, matching: &ArticleSet) -> Vec<u32> {
        let mut counts = vec![0; self.sets.len()];
        for article in matching.iter() {
            self.rows[article.idx()].iter().for_each(|&row| counts[row] += 1);
        }
        counts
    }
}
