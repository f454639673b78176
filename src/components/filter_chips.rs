//! What is active, above the results.

use corpus::{Criterion, Query};
use yew::prelude::*;

use super::control::deed;

use crate::page::Page;
use crate::view_state::Action;
use crate::wording;

/// A chip per criterion that takes it away, and a way to take all of them away. What the page around the
/// frame has fixed is said first.
pub fn filter_chips(page: &Page) -> Html {
    let criteria = page.state.query.criteria();
    let locked = Query { filter: page.state.query.scope.clone(), ..Query::default() }.criteria();
    if criteria.is_empty() && locked.is_empty() {
        return Html::default();
    }
    let fixed = |criterion: Criterion| {
        let name = wording::criterion(&page.corpus, &criterion);
        html! { <li key={format!("fixed {name}")} class="chip chip--fixed">{ name }</li> }
    };
    let has_criteria = !criteria.is_empty();
    let chip = |criterion: Criterion| {
        let name = wording::criterion(&page.corpus, &criterion);
        let label = format!("Remove filter: {name}");
        let content = html! {
            <>{ &name }<span class="chip__cross" aria-hidden="true">{ "×" }</span></>
        };
        html! {
            <li key={name}>
                { deed(page, "chip", Some(label), Action::Drop(criterion), content) }
            </li>
        }
    };
    html! {
        <ul class="filter-chips" aria-label="Active filters">
            { for locked.into_iter().map(fixed) }
            { for criteria.into_iter().map(chip) }
            if has_criteria {
                <li key="clear all">
                    { deed(page, "filter-chips__clear", None, Action::ClearAll, "Clear all".into()) }
                </li>
            }
        </ul>
    }
}
