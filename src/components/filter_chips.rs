//! What is active, above the results.

use corpus::Criterion;
use yew::prelude::*;

use crate::hooks::{use_corpus, use_dispatch, use_view_state};
use crate::view_state::Action;
use crate::wording;

/// A chip per criterion that takes it away, and a way to take all of them away.
#[component]
pub fn FilterChips() -> Html {
    let corpus = use_corpus();
    let state = use_view_state();
    let dispatch = use_dispatch();
    let criteria = state.query.criteria();
    let clear_all = {
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(Action::ClearAll))
    };
    let chip = |criterion: &Criterion| {
        let name = wording::criterion(&corpus, criterion);
        let (dispatch, criterion) = (dispatch.clone(), criterion.clone());
        let onclick = Callback::from(move |_| dispatch.dispatch(Action::Drop(criterion.clone())));
        html! {
            <li key={name.clone()}>
                <button class="chip" type="button" aria-label={format!("Remove filter: {name}")} {onclick}>
                    { &name }<span class="chip__cross" aria-hidden="true">{ "×" }</span>
                </button>
            </li>
        }
    };
    html! {
        if !criteria.is_empty() {
            <ul class="filter-chips" aria-label="Active filters">
                { for criteria.iter().map(chip) }
                <li key="clear-all">
                    <button class="filter-chips__clear" type="button" onclick={clear_all}>
                        { "Clear all" }
                    </button>
                </li>
            </ul>
        }
    }
}
