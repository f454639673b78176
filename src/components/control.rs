//! Buttons and links, each written once: what a page repeats most weighs most.

use std::rc::Rc;

use yew::html::onclick;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listener, Listeners};

use crate::page::Page;
use crate::view_state::{Action, ViewState};

/// An element whose class and name are chosen by the program; attributes without a value are left out.
///
/// What `html!` makes of a class that is chosen is a set of classes, which nothing here needs.
pub fn element<const N: usize>(
    tag: &'static str,
    keys: &'static [&'static str; N],
    values: [Option<AttrValue>; N],
    onclick: Option<Callback<MouseEvent>>,
    content: Html,
) -> Html {
    let values = values.map(|value| value.map(AttributeOrProperty::Attribute));
    let attributes = Attributes::Dynamic { keys, values: Box::new(values) };
    let listeners = onclick.map_or(Listeners::None, on_click);
    yew::virtual_dom::element(tag, None, attributes, listeners, content)
}

fn on_click(does: Callback<MouseEvent>) -> Listeners {
    let listener: Rc<dyn Listener> = Rc::new(onclick::Wrapper::new(does));
    Listeners::Pending(Box::new([Some(listener)]))
}

/// A button. `label` is its name where the content alone does not say it.
pub fn button(
    class: &'static str,
    label: Option<String>,
    onclick: Callback<MouseEvent>,
    content: Html,
) -> Html {
    let values = [Some("button".into()), label.map(AttrValue::from), Some(class.into())];
    element("button", &["type", "aria-label", "class"], values, Some(onclick), content)
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
    let values = [Some("button".into()), Some(flag(is_pressed).into()), Some(class.into())];
    element("button", &["type", "aria-pressed", "class"], values, Some(onclick), content)
}

/// A link to another view of the page: a real address, followed without loading anything.
pub fn link(
    page: &Page,
    class: &'static str,
    label: Option<String>,
    to: ViewState,
    content: Html,
) -> Html {
    let href = Some(page.href(&to).into());
    let values = [label.map(AttrValue::from), href, Some(class.into())];
    element("a", &["aria-label", "href", "class"], values, Some(page.follow(to)), content)
}

/// A truth as attributes have it.
pub fn flag(is_so: bool) -> &'static str {
    if is_so { "true" } else { "false" }
}
