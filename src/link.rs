//! Links to other views of the page: real addresses, followed without loading anything.

use yew::prelude::*;

use crate::hooks::{use_corpus, use_dispatch};
use crate::view_state::{Action, ViewState};
use crate::{address, browser};

#[derive(PartialEq, Properties)]
pub struct LinkProps {
    /// The view it leads to.
    pub to: ViewState,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The name for those who do not see what stands around the link.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Called after a plain click has been followed.
    #[prop_or_default]
    pub on_follow: Callback<()>,
    #[prop_or_default]
    pub children: Html,
}

/// A link to a view. Other tabs and bookmarks get its address; a plain click changes the view.
#[component]
pub fn Link(props: &LinkProps) -> Html {
    let corpus = use_corpus();
    let dispatch = use_dispatch();
    let href = format!("#{}", address::write(&corpus, &props.to));
    let onclick = {
        let (to, on_follow) = (props.to.clone(), props.on_follow.clone());
        Callback::from(move |event: MouseEvent| {
            if browser::is_plain_click(&event) {
                event.prevent_default();
                dispatch.dispatch(Action::Visit(Box::new(to.clone())));
                on_follow.emit(());
            }
        })
    };
    html! {
        <a class={props.class.clone()} id={props.id.clone()} aria-label={props.label.clone()} {href} {onclick}>
            { props.children.clone() }
        </a>
    }
}
