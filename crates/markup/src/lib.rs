//! Yew for the page: the same, but what `html!` writes for every element calls a function where Yew's own
//! names would repeat its body.
//!
//! `html!` writes paths that begin with `::yew`. The page has this crate under that name, so that a few
//! of those paths lead here, and everything else to Yew itself. A hook that is compiled for every use is here
//! for the same reason.

mod children;
mod classes;
mod element;
mod memo;
mod part;

pub use part::{Part, PartProps};
pub use yew::*;

/// Yew's module, with another [`ChildrenRenderer`](html::ChildrenRenderer), [`Classes`](html::Classes) and
/// [`NodeRef`](html::NodeRef) for `html!`; whoever means Yew's finds them in its prelude.
pub mod html {
    pub use yew::html::*;

    pub use crate::children::ChildrenRenderer;
    pub use crate::classes::Classes;
    pub use crate::element::NodeRef;
}

/// Yew's module, with another [`VTag`](virtual_dom::VTag) and [`VChild`](virtual_dom::VChild) for `html!`, and
/// what the first one calls.
pub mod virtual_dom {
    pub use yew::virtual_dom::*;

    pub use crate::element::{VTag, element};
    pub use crate::part::VChild;
}

/// Yew's prelude, with another [`use_memo`](prelude::use_memo).
pub mod prelude {
    pub use yew::prelude::*;

    pub use crate::memo::use_memo;
}

/// Yew's module, with another [`NodeSeq`](utils::NodeSeq) for `html!`.
pub mod utils {
    pub use yew::utils::*;

    pub use crate::children::NodeSeq;
}
