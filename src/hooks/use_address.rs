//! The address says what the page shows, and the page shows what the address says.

use gloo::events::EventListener;
use yew::prelude::*;

use super::use_effect_of;
use crate::address;
use crate::browser::{self, Entry};
use crate::page::Page;
use crate::view_state::Action;

/// Keeps the address and the view state equal, whichever of them changes.
#[hook]
pub fn use_address(page: &Page) {
    use_effect_of(page.clone(), |page: &Page| {
        let there = address::read(&page.corpus, &browser::fragment());
        let fragment = address::write(&page.corpus, &page.state);
        if fragment != browser::fragment() {
            let entry = if page.state.is_step_from(&there) { Entry::Push } else { Entry::Replace };
            browser::set_fragment(&fragment, entry);
        }
        browser::announce_view(&fragment);
    });
    let (corpus, dispatch) = (page.corpus.clone(), page.dispatch.clone());
    use_effect_of((), move |()| {
        // `popstate` comes with back and forward, with a changed fragment and with a followed link.
        web_sys::window().map(|window| {
            EventListener::new(&window, "popstate", move |_| {
                let state = address::read(&corpus, &browser::fragment());
                let fragment = address::write(&corpus, &state);
                if fragment != browser::fragment() {
                    browser::set_fragment(&fragment, Entry::Replace);
                }
                dispatch.dispatch(Action::Visit(Box::new(state)));
            })
        })
    });
}
