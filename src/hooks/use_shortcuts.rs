//! Keys that work anywhere on the page.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::use_effect_of;
use crate::browser;

/// `/` goes to the search box; `Esc` calls `on_escape`, unless someone nearer has taken it. Where not all
/// that is listed is on the page (`is_partial`), the browser's search would miss it: its key goes to the
/// search box as well, and from there, pressed again, to the browser.
#[hook]
pub fn use_shortcuts(search_id: &'static str, is_partial: bool, on_escape: Callback<()>) {
    let latest = use_mut_ref(|| (false, Callback::noop()));
    *latest.borrow_mut() = (is_partial, on_escape);
    use_effect_of((), move |()| {
        let latest = Rc::clone(&latest);
        web_sys::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                let has_control = event.ctrl_key() || event.meta_key();
                let is_modified = has_control || event.alt_key();
                let (is_partial, on_escape) = latest.borrow().clone();
                let is_search = match &*event.key() {
                    "/" => !is_modified,
                    "f" => is_partial && has_control && !event.alt_key() && !event.shift_key(),
                    _ => false,
                };
                match &*event.key() {
                    _ if is_search && !browser::is_typing(event) => {
                        event.prevent_default();
                        browser::focus(search_id);
                    }
                    "Escape" if !event.default_prevented() => on_escape.emit(()),
                    _ => {}
                }
            })
        })
    });
}
