//! The filters: one group per facet, and the days.

use std::rc::Rc;

use corpus::{Facet, Results};
use yew::prelude::*;

use super::facet_group::FacetGroup;
use super::year_range::YearRange;
use crate::hooks::use_corpus;
use crate::wording;

#[derive(PartialEq, Properties)]
pub struct FilterPanelProps {
    /// What matches now, with the counts of every value.
    pub results: Rc<Results>,
    /// Shows or hides the panel where it is a sheet.
    pub on_show: Callback<bool>,
}

/// All filters. A pane on a wide screen, a sheet on a narrow one.
#[component]
pub fn FilterPanel(props: &FilterPanelProps) -> Html {
    let corpus = use_corpus();
    let close = props.on_show.reform(|_: MouseEvent| false);
    let group = |&facet: &Facet| {
        html! {
            <FacetGroup key={facet.key()} {facet} results={Rc::clone(&props.results)}>
                if facet == Facet::Year { <YearRange /> }
            </FacetGroup>
        }
    };
    let n_hits = props.results.hits.len();
    html! {
        <aside id="filters" class="filter-panel" aria-label="Filters">
            <p class="filter-panel__rule">
                { "Values ticked in one list widen the choice, lists narrow each other." }
            </p>
            { for corpus.about().facets.iter().map(group) }
            <button class="filter-panel__done" type="button" onclick={close}>
                { "Show " }{ wording::count(n_hits, "article") }
            </button>
        </aside>
    }
}
