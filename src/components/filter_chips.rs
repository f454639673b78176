//! What is active, above the results.

use corpus::Criterion;
use yew::prelude::*;

use super::control::button;

use crate::page::Page;
use crate::view_state::Action;
use crate::wording;

/// A chip per criterion that takes it away, and a way to take all of them away.
pub fn filter_chips(page: &Page) -> Html {
    let criteria = page.state.query.criteria();
    if criteria.is_empty() {
        return Html::default();
    }
    let chip = |criterion: Criterion| {
        let name = wording::criterion(&page.corpus, &criterion);
        let label = format!("Remove filter: {name}");
        let content = html! {
            <>{ &name }<span class="chip__cross" aria-hidden="true">{ "×" }</span></>
        };
        html! {
            <li key={name}>
                { button("chip", Some(label), page.on(Action::Drop(criterion)), content) }
            </li>
        }
    };
    html! {
        <ul class="filter-chips" aria-label="Active filters">
            { for criteria.into_iter().map(chip) }
            <li key="clear all">
                { button("filter-chips__clear", None, page.on(Action::ClearAll), "Clear all".into()) }
            </li>
        </ul>
    }
}
