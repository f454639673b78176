//! What every part of the page needs: the corpus, what the reader looks at, and a way to change it.
//!
//! It is handed down instead of three contexts, and the parts without state of their own are plain
//! functions of it instead of components, because each component adds two kilobytes to the page.

use std::rc::Rc;

use corpus::Corpus;
use yew::prelude::*;

use crate::view_state::{Action, ViewState};
use crate::{Shared, address, browser};

/// The page as its parts see it. Cheap to clone, honest to compare.
#[derive(Clone, PartialEq)]
pub struct Page {
    /// What is shown.
    pub corpus: Shared<Corpus>,
    /// What the reader looks at.
    pub state: Rc<ViewState>,
    /// Takes what the reader does.
    pub dispatch: UseReducerDispatcher<ViewState>,
}

impl Page {
    /// A handler that takes an action and asks nothing of the event.
    pub fn on<E: 'static>(&self, action: Action) -> Callback<E> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_: E| dispatch.dispatch(action.clone()))
    }

    /// The address of a view, for a link.
    pub fn href(&self, to: &ViewState) -> String {
        format!("#{}", address::write(&self.corpus, to))
    }

    /// The handler of a link to a view: a plain click changes the view, any other is the browser's.
    pub fn follow(&self, to: ViewState) -> Callback<MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |event: MouseEvent| {
            if browser::is_plain_click(&event) {
                event.prevent_default();
                dispatch.dispatch(Action::Visit(Box::new(to.clone())));
            }
        })
    }
}
