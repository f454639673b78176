//! What to do when nothing is left.

use corpus::{Criterion, evaluate};
use yew::prelude::*;

use super::control::button;

use crate::page::Page;
use crate::view_state::Action;
use crate::wording;

/// Each active filter with what dropping it alone would give.
pub fn no_results(page: &Page) -> Html {
    let Page { corpus, state, .. } = page;
    let way_out = |criterion: Criterion| {
        let n_hits = evaluate(corpus, &state.query.without(&criterion)).n_hits();
        let name = wording::criterion(corpus, &criterion);
        let content = format!("Without {name}: {}", wording::count(n_hits, "article")).into();
        html! {
            <li key={name}>
                { button("no-results__drop", None, page.on(Action::Drop(criterion)), content) }
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
