//! Keys that work anywhere on the page.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::browser;

/// `/` goes to the search box; `Esc` calls `on_escape`, unless someone nearer has taken it.
#[hook]
pub fn use_shortcuts(search_id: &'static str, on_escape: Callback<()>) {
    let latest = use_mut_ref(Callback::noop);
    *latest.borrow_mut() = on_escape;
    use_effect_with((), move |()| {
        let latest = Rc::clone(&latest);
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
                    "Escape" if !event.default_prevented() => latest.borrow().emit(()),
                    _ => {}
                }
            })
        });
        move || drop(listener)
    });
}
