//! The address says what the page shows, and the page shows what the address says.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::use_effect_of;
use crate::address;
use crate::browser::{self, Entry};
use crate::page::Page;
use crate::view_state::Action;

/// How long the address waits for the picture of what it says: for each entry of the history the page has to
/// ask its browser, which can take a third of a frame. Longer, and a link that is copied at once is old.
const AFTER_FRAME_MS: u32 = 20;

/// Keeps the address and the view state equal, whichever of them changes.
#[hook]
pub fn use_address(page: &Page) {
    // What the address does not say yet.
    let unsaid = use_mut_ref(|| None::<Page>);
    {
        let unsaid = Rc::clone(&unsaid);
        use_effect_of(page.clone(), move |page: &Page| {
            *unsaid.borrow_mut() = Some(page.clone());
            Late {
                unsaid: Rc::clone(&unsaid),
                _timeout: Timeout::new(AFTER_FRAME_MS, move || say(&unsaid)),
            }
        });
    }
    let (corpus, dispatch) = (page.corpus.clone(), page.dispatch.clone());
    use_effect_of((), move |()| {
        // `popstate` comes with back and forward, with a changed fragment and with a followed link.
        web_sys::window().map(|window| {
            EventListener::new(&window, "popstate", move |_| {
                // What the reader has gone away from is not put in the place of where they went.
                *unsaid.borrow_mut() = None;
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

/// Has the address say something soon; at once where something else is to be said, so that no step is lost.
struct Late {
    unsaid: Rc<RefCell<Option<Page>>>,
    _timeout: Timeout,
}

impl Drop for Late {
    fn drop(&mut self) {
        say(&self.unsaid);
    }
}

fn say(unsaid: &RefCell<Option<Page>>) {
    let Some(page) = unsaid.take() else { return };
    let there = address::read(&page.corpus, &browser::fragment());
    let fragment = address::write(&page.corpus, &page.state);
    if fragment != browser::fragment() {
        let entry = if page.state.is_step_from(&there) { Entry::Push } else { Entry::Replace };
        browser::set_fragment(&fragment, entry);
    }
    browser::announce_view(&fragment);
}
