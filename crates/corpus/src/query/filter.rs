//! The boolean part of a query.

use crate::{Day, Facet, FacetValue};

/// Which articles are wanted. The default wants all.
///
/// An article passes if, in every facet with chosen values, it has any of them (or all of them, where
/// the facet says so), has no excluded value, and may have been published between the two days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// In order, each once.
    chosen: Vec<FacetValue>,
    /// In order, each once; never holds a chosen value.
    excluded: Vec<FacetValue>,
    /// Whether the chosen values of a facet must all hold, by facet.
    all: [bool; Facet::ALL.len()],
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

    /// Chosen values, in order.
    pub fn chosen(&self) -> impl Iterator<Item = FacetValue> {
        self.chosen.iter().copied()
    }

    /// Excluded values, in order.
    pub fn excluded(&self) -> impl Iterator<Item = FacetValue> {
        self.excluded.iter().copied()
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
        remove(&mut self.excluded, value);
        insert(&mut self.chosen, value);
    }

    /// Excludes a value; it is no longer chosen.
    pub fn exclude(&mut self, value: FacetValue) {
        remove(&mut self.chosen, value);
        insert(&mut self.excluded, value);
    }

    /// Neither chooses nor excludes a value.
    pub fn drop_value(&mut self, value: FacetValue) {
        remove(&mut self.chosen, value);
        remove(&mut self.excluded, value);
    }

    /// How the chosen values of a facet work together.
    pub fn matching(&self, facet: Facet) -> Match {
        if self.all[facet as usize] { Match::All } else { Match::Any }
    }

    /// Sets how the chosen values of a facet work together.
    pub fn set_matching(&mut self, facet: Facet, matching: Match) {
        self.all[facet as usize] = matching == Match::All;
    }
}

fn insert(values: &mut Vec<FacetValue>, value: FacetValue) {
    if let Err(place) = values.binary_search(&value) {
        values.insert(place, value);
    }
}

fn remove(values: &mut Vec<FacetValue>, value: FacetValue) {
    values.retain(|&other| other != value);
}
