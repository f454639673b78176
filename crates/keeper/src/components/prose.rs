//! Sentences in which words between backquotes are to be typed.

use yew::prelude::*;

/// The sentences, with `<code>` for what is to be typed.
pub fn prose(text: &str) -> Html {
    let parts = text.split('`').enumerate();
    let parts = parts.map(|(part_idx, part)| {
        let part = part.to_owned();
        if part_idx % 2 == 1 {
            html! { <code>{ part }</code> }
        } else {
            part.into()
        }
    });
    parts.collect()
}
