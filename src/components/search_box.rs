//! The search box.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::hooks::{use_dispatch, use_view_state};
use crate::view_state::Action;

/// Id of the input, for the key that leads to it.
pub const SEARCH_ID: &str = "search";

/// Words to look for, as they are typed. `Esc` empties the box before it closes anything else.
#[component]
pub fn SearchBox() -> Html {
    let state = use_view_state();
    let dispatch = use_dispatch();
    let oninput = use_callback(dispatch.clone(), |event: InputEvent, dispatch| {
        dispatch.dispatch(Action::Type(event.target_unchecked_into::<HtmlInputElement>().value()));
    });
    let onkeydown = use_callback(dispatch, |event: KeyboardEvent, dispatch| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if event.key() == "Escape" && !input.value().is_empty() {
            event.prevent_default();
            dispatch.dispatch(Action::Type(String::new()));
        }
    });
    html! {
        <div class="search-box" role="search">
            <input id={SEARCH_ID} class="search-box__input" type="search" aria-label="Search"
                placeholder="Search the articles" autocomplete="off" spellcheck="false"
                enterkeyhint="search" value={state.query.text.clone()} {oninput} {onkeydown} />
            <kbd class="search-box__key" aria-hidden="true">{ "/" }</kbd>
        </div>
    }
}
