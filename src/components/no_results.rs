//! What to do when nothing is left.

use corpus::{Criterion, evaluate};
use yew::prelude::*;

use crate::hooks::{use_corpus, use_dispatch, use_view_state};
use crate::view_state::Action;
use crate::wording;

/// Each active filter with what dropping it alone would give.
#[component]
pub fn NoResults() -> Html {
    let corpus = use_corpus();
    let state = use_view_state();
    let dispatch = use_dispatch();
    let way_out = |criterion: Criterion| {
        let n_hits = evaluate(&corpus, &state.query.without(&criterion)).hits.len();
        let name = wording::criterion(&corpus, &criterion);
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |_| dispatch.dispatch(Action::Drop(criterion.clone())));
        html! {
            <li key={name.clone()}>
                <button class="no-results__drop" type="button" {onclick}>
                    { "Without " }<b>{ name }</b>{ ": " }{ wording::count(n_hits, "article") }
                </button>
            </li>
        }
    };
    html! {
        <div class="no-results">
            <p>{ "No article has all of this. Drop one:" }</p>
            <ul>{ for state.query.criteria().into_iter().map(way_out) }</ul>
        </div>
    }
}
