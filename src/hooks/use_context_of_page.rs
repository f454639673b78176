//! The three contexts of the page, by rate of change: corpus, dispatcher, view state.

use std::rc::Rc;

use corpus::Corpus;
use yew::prelude::*;

use crate::Shared;
use crate::view_state::ViewState;

/// Takes actions; a component that only writes is never rendered again by typing.
pub type Dispatch = UseReducerDispatcher<ViewState>;

/// The corpus.
#[hook]
pub fn use_corpus() -> Shared<Corpus> {
    use_context().expect("a corpus above")
}

/// The dispatcher.
#[hook]
pub fn use_dispatch() -> Dispatch {
    use_context().expect("a dispatcher above")
}

/// The view state.
#[hook]
pub fn use_view_state() -> Rc<ViewState> {
    use_context().expect("a view state above")
}
