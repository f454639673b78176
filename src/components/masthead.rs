//! The head of the page: what this is, the search, the theme.

use yew::prelude::*;

use super::search_box::SearchBox;
use crate::page::Page;
use crate::view_state::Theme;

/// Name of the corpus, search box and theme switch.
pub fn masthead(page: &Page, theme: Theme, choose_theme: Callback<Theme>) -> Html {
    html! {
        <header class="masthead">
            <h1 class="masthead__title">{ &page.corpus.about().title }</h1>
            <SearchBox page={page.clone()} />
            { theme_switch(theme, choose_theme) }
        </header>
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
