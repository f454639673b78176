//! The value of a facet that somebody means by a name.

use crate::analysis::fold;
use crate::{Corpus, Facet, FacetValue};

impl Corpus {
    /// The value of a facet with this key, name or other name, whatever its case and accents: the first
    /// of those with the key, else of those with the name, else of those with the other name.
    pub fn value_named(&self, facet: Facet, name: &str) -> Option<FacetValue> {
        let folded = fold(name.trim());
        // Most names are ASCII, and there are thousands of them.
        let is_same = |name: &str| match name.is_ascii() {
            true => name.eq_ignore_ascii_case(&folded),
            false => fold(name) == folded,
        };
        let is_meant = |name: &String| is_same(name);
        match facet {
            Facet::Entity => {
                let named = || self.entities().find(|(_, entity)| is_meant(&entity.name));
                let aliased = || self.entities().find(|(_, it)| it.aliases.iter().any(is_meant));
                let id = self.entity_by_key(&folded);
                let id = id.or_else(|| named().or_else(aliased).map(|(id, _)| id));
                id.map(FacetValue::Entity)
            }
            Facet::Topic => {
                let labelled = || self.topics().find(|(_, topic)| is_meant(&topic.label));
                let other = || self.topics().find(|(_, it)| it.alt_labels.iter().any(is_meant));
                let id = self.topic_by_key(&folded);
                let id = id.or_else(|| labelled().or_else(other).map(|(id, _)| id));
                id.map(FacetValue::Topic)
            }
            Facet::Publisher => {
                let is_meant = |&(_, name): &(_, &str)| is_same(name);
                let id = self.publisher_by_name(name);
                let id = id.or_else(|| self.publishers().find(is_meant).map(|(id, _)| id));
                id.map(FacetValue::Publisher)
            }
            Facet::Year => name.trim().parse().ok().map(FacetValue::Year),
        }
    }
}
