//! The head of the page: what this is, the search, the theme.

use yew::prelude::*;

use super::search_box::SearchBox;
use super::theme_switch::ThemeSwitch;
use crate::hooks::use_corpus;

/// Name of the corpus, search box and theme switch.
#[component]
pub fn Masthead() -> Html {
    let corpus = use_corpus();
    html! {
        <header class="masthead">
            <h1 class="masthead__title">{ &corpus.about().title }</h1>
            <SearchBox />
            <ThemeSwitch />
        </header>
    }
}
