//! The right-hand pane: the open article, or what there is to read.

use std::rc::Rc;

use corpus::Results;
use yew::prelude::*;

use super::reader::Reader;
use super::welcome::Welcome;
use crate::app::Card;
use crate::hooks::use_view_state;

#[derive(PartialEq, Properties)]
pub struct ReaderPaneProps {
    /// What matches now, for previous and next.
    pub results: Rc<Results>,
    /// The open entity card.
    pub card: Option<Card>,
    /// Opens or closes the entity card.
    pub on_card: Callback<Option<Card>>,
}

/// The open article, or an introduction.
#[component]
pub fn ReaderPane(props: &ReaderPaneProps) -> Html {
    let state = use_view_state();
    match state.open {
        Some(open) => html! {
            <section id="reader" class="reader-pane" aria-label="Article">
                <Reader key={open.article.0} {open} results={Rc::clone(&props.results)}
                    card={props.card.clone()} on_card={props.on_card.clone()} />
            </section>
        },
        None => html! {
            <section id="reader" class="reader-pane" aria-label="About this corpus"><Welcome /></section>
        },
    }
}
