//! Buttons and links, each written once: what a page repeats most weighs most.

use yew::prelude::*;

use crate::page::Page;
use crate::view_state::{Action, ViewState};

/// A button. `label` is its name where the content alone does not say it.
pub fn button(
    class: &'static str,
    label: Option<String>,
    onclick: Callback<MouseEvent>,
    content: Html,
) -> Html {
    let label = label.map(AttrValue::from);
    html! { <button type="button" {class} aria-label={label} {onclick}>{ content }</button> }
}

/// A button that does something to the view; without the program, a link to the view that comes of it.
pub fn deed(
    page: &Page,
    class: &'static str,
    label: Option<String>,
    action: Action,
    content: Html,
) -> Html {
    if !page.is_static() {
        return button(class, label, page.on(action), content);
    }
    let label = label.map(AttrValue::from);
    let href = page.href(&page.state.after(action));
    html! { <a class={classes!(class, "as-button")} aria-label={label} {href}>{ content }</a> }
}

/// A button that stays pressed.
pub fn toggle(
    class: &'static str,
    is_pressed: bool,
    onclick: Callback<MouseEvent>,
    content: Html,
) -> Html {
    html! { <button type="button" {class} aria-pressed={flag(is_pressed)} {onclick}>{ content }</button> }
}

/// A link to another view of the page: a real address, followed without loading anything.
pub fn link(
    page: &Page,
    class: &'static str,
    label: Option<String>,
    to: ViewState,
    content: Html,
) -> Html {
    let label = label.map(AttrValue::from);
    let href = page.href(&to);
    let onclick = page.follow(to);
    html! { <a {class} aria-label={label} {href} {onclick}>{ content }</a> }
}

/// A truth as attributes have it.
pub fn flag(is_so: bool) -> &'static str {
    if is_so { "true" } else { "false" }
}
