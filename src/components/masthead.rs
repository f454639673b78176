//! The head of the page: what this is, the search, the theme.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::page::Page;
use crate::view_state::{Action, Theme};

/// Id of the search box, for the key that leads to it.
pub const SEARCH_ID: &str = "search";

/// Name of the corpus, search box and theme switch.
pub fn masthead(page: &Page, theme: Theme, choose_theme: Callback<Theme>) -> Html {
    html! {
        <header class="masthead">
            <h1 class="masthead__title">{ &page.corpus.about().title }</h1>
            { search_box(page) }
            { theme_switch(theme, choose_theme) }
        </header>
    }
}

/// Words to look for, as they are typed. `Esc` empties the box before it closes anything else.
fn search_box(page: &Page) -> Html {
    let dispatch = page.dispatch.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        dispatch.dispatch(Action::Type(event.target_unchecked_into::<HtmlInputElement>().value()));
    });
    let dispatch = page.dispatch.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
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
                enterkeyhint="search" value={page.state.query.text.clone()} {oninput} {onkeydown} />
            <kbd class="search-box__key" aria-hidden="true">{ "/" }</kbd>
        </div>
    }
}

/// A button that says the theme in force and goes to the next one.
fn theme_switch(theme: Theme, choose: Callback<Theme>) -> Html {
    let (name, next) = match theme {
        Theme::Auto => ("Theme: as the system", Theme::Light),
        Theme::Light => ("Theme: light", Theme::Dark),
        Theme::Dark => ("Theme: dark", Theme::Auto),
    };
    let onclick = choose.reform(move |_: MouseEvent| next);
    // Nothing of the disc is filled for light, all of it for dark, half of it for the system's choice.
    let filled = match theme {
        Theme::Light => "",
        Theme::Dark => "M10 3a7 7 0 0 1 0 14a7 7 0 0 1 0-14z",
        Theme::Auto => "M10 3a7 7 0 0 1 0 14z",
    };
    html! {
        <button class="theme-switch" type="button" aria-label={name} title={name} {onclick}>
            <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                <circle cx="10" cy="10" r="7" class="theme-switch__ring" />
                <path d={filled} class="theme-switch__fill" />
            </svg>
        </button>
    }
}
