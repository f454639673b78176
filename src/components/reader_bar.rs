//! Above the open article: back to the list, previous and next, take a link away, print.

use corpus::{ArticleId, Results};
use yew::prelude::*;

use super::control::{button, deed, link};
use crate::browser;
use crate::page::Page;
use crate::view_state::{Action, Open, ViewState};

/// Back to the list, previous and next within what matches, copy a link, print.
///
/// `copied` says whether copying the link worked, once it was tried; `on_copied` is told so.
pub fn reader_bar(
    page: &Page,
    article: ArticleId,
    results: &Results,
    copied: Option<bool>,
    on_copied: &Callback<bool>,
) -> Html {
    let hits = results.hits();
    let place = results.position(article);
    let neighbour = |place: Option<usize>, name: &'static str, sign: &'static str| {
        let Some(hit) = place.and_then(|place| hits.get(place)) else {
            return html! { <span class="reader-bar__step" aria-hidden="true">{ sign }</span> };
        };
        let open = Some(Open { article: hit.article, paragraph: None });
        let to = ViewState { open, ..(*page.state).clone() };
        link(page, "reader-bar__step", Some(name.to_owned()), to, sign.into())
    };
    let where_now = match place {
        Some(place) => format!("{} of {}", place + 1, hits.len()),
        None => "outside the filter".to_owned(),
    };
    let fragment = page.href(&page.state);
    let copy =
        on_copied.reform(move |_: MouseEvent| browser::copy(&browser::address_of_view(&fragment)));
    let copy_label = match copied {
        None => "Copy link",
        Some(true) => "Link copied",
        Some(false) => "Copying was refused",
    };
    let print = Callback::from(|_: MouseEvent| browser::print());
    html! {
        <div class="reader-bar">
            { deed(page, "reader-bar__close", Some("Close article".to_owned()), Action::Close, "Close".into()) }
            <span class="reader-bar__place">
                { neighbour(place.and_then(|place| place.checked_sub(1)), "Previous article", "←") }
                { where_now }
                { neighbour(place.map(|place| place + 1), "Next article", "→") }
            </span>
            <span class="reader-bar__tools">
                { button("reader-bar__copy", None, copy, copy_label.into()) }
                { button("reader-bar__print", None, print, "Print".into()) }
            </span>
        </div>
    }
}
