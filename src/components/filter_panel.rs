//! The filters: one group per facet, and the days.

use corpus::{Facet, Results};
use yew::prelude::*;

use super::control::button;
use super::facet_group::FacetGroup;
use crate::Shared;
use crate::page::Page;
use crate::wording;

/// Id of the panel, for the keyboard that follows into the sheet.
pub const FILTERS_ID: &str = "filters";

/// All filters. A pane on a wide screen, a sheet on a narrow one.
pub fn filter_panel(page: &Page, results: &Shared<Results>, on_show: &Callback<bool>) -> Html {
    let close = on_show.reform(|_: MouseEvent| false);
    let group = |facet: Facet| {
        html! { <FacetGroup key={facet.key()} page={page.clone()} {facet} results={results.clone()} /> }
    };
    let show = format!("Show {}", wording::count(results.n_hits(), "article"));
    html! {
        <aside id={FILTERS_ID} class="filter-panel" tabindex="-1" aria-label="Filters">
            <p class="filter-panel__rule">
                { "Values ticked in one list widen the choice, lists narrow each other." }
            </p>
            { for page.shown_facets().map(group) }
            { button("filter-panel__done", None, close, show.into()) }
        </aside>
    }
}
