//! Keys that work anywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::browser;

/// `/` goes to the search box; `Esc` calls `on_escape`, unless someone nearer has taken it.
#[hook]
pub fn use_shortcuts(search_id: &'static str, on_escape: Callback<()>) {
    use_effect_with(on_escape, move |on_escape| {
        let on_escape = on_escape.clone();
        let listener = web_sys::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                let is_modified = event.ctrl_key() || event.meta_key() || event.alt_key();
                match &*event.key() {
                    "/" if !is_modified && !browser::is_typing(event) => {
                        event.prevent_default();
                        browser::focus(search_id);
                    }
                    "Escape" if !event.default_prevented() => on_escape.emit(()),
                    _ => {}
                }
            })
        });
        move || drop(listener)
    });
}
