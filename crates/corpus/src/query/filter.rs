//! The boolean part of a query.

use std::collections::BTreeSet;

use crate::{Day, Facet, FacetValue};

/// Which articles are wanted. The default wants all.
///
/// An article passes if, in every facet with chosen values, it has any of them (or all of them, where
/// the facet says so), has no excluded value, and may have been published between the two days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    chosen: BTreeSet<FacetValue>,
    /// Never holds a chosen value.
    excluded: BTreeSet<FacetValue>,
    /// Facets whose chosen values must all hold.
    all: BTreeSet<Facet>,
    /// Published on this day or later.
    pub from: Option<Day>,
    /// Published on this day or earlier.
    pub to: Option<Day>,
}

/// How the chosen values of one facet work together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Match {
    /// Any of them is enough: more values widen.
    #[default]
    Any,
    /// All of them must hold: more values narrow.
    All,
}

impl Filter {
    /// Whether it lets every article pass.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
            && self.excluded.is_empty()
            && self.from.is_none()
            && self.to.is_none()
    }

    /// Chosen values, by facet.
    pub fn chosen(&self) -> impl Iterator<Item = FacetValue> {
        in_facet_order(&self.chosen)
    }

    /// Excluded values, by facet.
    pub fn excluded(&self) -> impl Iterator<Item = FacetValue> {
        in_facet_order(&self.excluded)
    }

    /// Chosen values of one facet.
    pub fn chosen_in(&self, facet: Facet) -> impl Iterator<Item = FacetValue> {
        self.chosen.iter().copied().filter(move |value| value.facet() == facet)
    }

    /// Whether a value is chosen.
    pub fn chooses(&self, value: FacetValue) -> bool {
        self.chosen.contains(&value)
    }

    /// Whether a value is excluded.
    pub fn excludes(&self, value: FacetValue) -> bool {
        self.excluded.contains(&value)
    }

    /// Chooses a value; it is no longer excluded.
    pub fn choose(&mut self, value: FacetValue) {
        self.excluded.remove(&value);
        self.chosen.insert(value);
    }

    /// Excludes a value; it is no longer chosen.
    pub fn exclude(&mut self, value: FacetValue) {
        self.chosen.remove(&value);
        self.excluded.insert(value);
    }

    /// Neither chooses nor excludes a value.
    pub fn drop_value(&mut self, value: FacetValue) {
        self.chosen.remove(&value);
        self.excluded.remove(&value);
    }

    /// How the chosen values of a facet work together.
    pub fn matching(&self, facet: Facet) -> Match {
        if self.all.contains(&facet) { Match::All } else { Match::Any }
    }

    /// Sets how the chosen values of a facet work together.
    pub fn set_matching(&mut self, facet: Facet, matching: Match) {
        match matching {
            Match::Any => self.all.remove(&facet),
            Match::All => self.all.insert(facet),
        };
    }
}

/// `FacetValue`'s own order puts every "(none)" last; readers and links have each in its facet.
fn in_facet_order(values: &BTreeSet<FacetValue>) -> impl Iterator<Item = FacetValue> {
    Facet::ALL
        .into_iter()
        .flat_map(move |facet| values.iter().copied().filter(move |value| value.facet() == facet))
}
