//! The switch between light, dark and what the system says.

use yew::prelude::*;

use crate::hooks::{use_theme, use_view_state};
use crate::view_state::Theme;

/// A button that says the theme in force and goes to the next one.
#[component]
pub fn ThemeSwitch() -> Html {
    let asked_for = use_view_state().theme;
    let (theme, choose) = use_theme(asked_for);
    let (name, next) = match theme {
        Theme::Auto => ("Theme: as the system", Theme::Light),
        Theme::Light => ("Theme: light", Theme::Dark),
        Theme::Dark => ("Theme: dark", Theme::Auto),
    };
    let onclick = choose.reform(move |_: MouseEvent| next);
    html! {
        <button class="theme-switch" type="button" aria-label={name} title={name} {onclick}>
            <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                <circle cx="10" cy="10" r="7" class="theme-switch__ring" />
                { half(theme) }
            </svg>
        </button>
    }
}

/// Nothing of the disc is filled for light, all of it for dark, half of it for the system's choice.
fn half(theme: Theme) -> Html {
    match theme {
        Theme::Light => html! {},
        Theme::Dark => html! { <circle cx="10" cy="10" r="7" class="theme-switch__fill" /> },
        Theme::Auto => html! { <path d="M10 3a7 7 0 0 1 0 14z" class="theme-switch__fill" /> },
    }
}
