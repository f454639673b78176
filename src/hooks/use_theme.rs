//! Light or dark: the reader's choice, else the link's, else the system's.

use yew::prelude::*;

use super::{use_effect_of, use_local};
use crate::browser;
use crate::view_state::Theme;

const KEY: &str = "corpus-viewer-theme";

/// The theme in force and a way to choose another, which is kept where storage is allowed.
#[hook]
pub fn use_theme(asked_for: Theme) -> (Theme, Callback<Theme>) {
    let chosen = use_local(None::<Theme>);
    {
        let chosen = chosen.clone();
        use_effect_of((), move |()| {
            chosen.set(browser::stored(KEY).and_then(|key| Theme::from_key(&key)));
        });
    }
    let theme = chosen.get().unwrap_or(asked_for);
    use_effect_of(theme, |theme: &Theme| browser::set_root_attribute("data-theme", theme.key()));
    let choose = Callback::from(move |theme: Theme| {
        browser::store(KEY, theme.key());
        chosen.set(Some(theme));
    });
    (theme, choose)
}
