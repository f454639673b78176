//! The address says what the page shows, and the page shows what the address says.

use std::rc::Rc;

use corpus::Corpus;
use gloo::events::EventListener;
use yew::prelude::*;

use super::Dispatch;
use crate::browser::{self, Entry};
use crate::view_state::{Action, ViewState};
use crate::{Shared, address};

/// Keeps the address and the view state equal, whichever of them changes.
#[hook]
pub fn use_address(corpus: &Shared<Corpus>, state: &Rc<ViewState>, dispatch: &Dispatch) {
    use_effect_with((corpus.clone(), Rc::clone(state)), |(corpus, state)| {
        let there = address::read(corpus, &browser::fragment());
        let fragment = address::write(corpus, state);
        if fragment != browser::fragment() {
            let entry = if state.is_step_from(&there) { Entry::Push } else { Entry::Replace };
            browser::set_fragment(&fragment, entry);
        }
    });
    use_effect_with((corpus.clone(), dispatch.clone()), |(corpus, dispatch)| {
        let (corpus, dispatch) = (corpus.clone(), dispatch.clone());
        // `popstate` comes with back and forward, with a changed fragment and with a followed link.
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "popstate", move |_| {
                let state = address::read(&corpus, &browser::fragment());
                let fragment = address::write(&corpus, &state);
                if fragment != browser::fragment() {
                    browser::set_fragment(&fragment, Entry::Replace);
                }
                dispatch.dispatch(Action::Visit(Box::new(state)));
            })
        });
        move || drop(listener)
    });
}
