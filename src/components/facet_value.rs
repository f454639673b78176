//! One value of a facet.

use corpus::FacetValue;
use yew::prelude::*;

use crate::hooks::{use_corpus, use_dispatch, use_view_state};
use crate::view_state::Action;
use crate::wording;

#[derive(PartialEq, Properties)]
pub struct FacetValueRowProps {
    /// The value.
    pub value: FacetValue,
    /// Articles it has or would leave.
    pub count: u32,
    /// Steps from the root of a tree.
    #[prop_or_default]
    pub depth: u32,
}

/// A value to tick, with its count and a way to exclude it. What would give nothing is disabled; what
/// is in use never is, so that it can be taken back.
#[component]
pub fn FacetValueRow(props: &FacetValueRowProps) -> Html {
    let corpus = use_corpus();
    let state = use_view_state();
    let dispatch = use_dispatch();
    let (value, filter) = (props.value, &state.query.filter);
    let (is_chosen, is_excluded) = (filter.chooses(value), filter.excludes(value));
    let is_dead = props.count == 0 && !is_chosen && !is_excluded;
    let name = wording::value(&corpus, value);
    let label = format!("{name}, {}", wording::count(props.count as usize, "article"));
    let onchange = {
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(Action::Toggle(value)))
    };
    let exclude = Callback::from(move |_| dispatch.dispatch(Action::ToggleExcluded(value)));
    html! {
        <li class="facet-value" data-depth={props.depth.to_string()}
            data-excluded={is_excluded.to_string()} data-dead={is_dead.to_string()}>
            <label class="facet-value__label">
                <input type="checkbox" aria-label={label} checked={is_chosen} disabled={is_dead} {onchange} />
                <span class="facet-value__name">{ &name }</span>
                <span class="facet-value__count">{ props.count }</span>
            </label>
            <button class="facet-value__exclude" type="button" aria-pressed={is_excluded.to_string()}
                aria-label={format!("Exclude {name}")} title="Exclude" disabled={is_dead}
                onclick={exclude}>{ "not" }</button>
        </li>
    }
}
