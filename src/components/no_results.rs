//! What to do when nothing is left.

use corpus::{Criterion, Suggestion, evaluate, suggestions};
use yew::prelude::*;

use super::control::{button, element, link};

use crate::page::Page;
use crate::view_state::Action;
use crate::wording;

/// What else may have been meant by the words, and each active filter with what dropping it alone would give.
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
    let meant = |other: Suggestion| {
        let to = state.after(Action::Type(other.text.clone()));
        let count = format!(" {}", wording::count(other.n_hits, "article"));
        let content = [link(page, "no-results__meant", None, to, other.text.into()), count.into()];
        element("li", &[], [], None, content.into_iter().collect())
    };
    let others =
        if state.query.text.is_empty() { Vec::new() } else { suggestions(corpus, &state.query) };
    html! {
        <div class="no-results">
            if !others.is_empty() {
                <p>{ "Did you mean:" }</p>
                <ul>{ for others.into_iter().map(meant) }</ul>
            }
            <p>{ "No article has all of this. Drop one:" }</p>
            <ul>{ for state.query.criteria().into_iter().map(way_out) }</ul>
        </div>
    }
}
