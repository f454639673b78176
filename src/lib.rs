//! The viewer: values of [`corpus`] become HTML, and what the reader does becomes a changed query.
//!
//! The state is what a link could say ([`view_state`]), and the link is the state ([`address`]). All
//! else is derived. Components render without a browser; every call into one stands in `browser`.

pub mod address;
mod app;
mod browser;
mod components;
mod embedded;
mod hooks;
mod listed;
mod marks;
mod page;
mod shared;
pub mod static_view;
pub mod view_state;
mod window;
mod wording;

pub use app::{App, AppProps};
pub use embedded::corpus as embedded_corpus;
pub use export;
pub use page::Links;
pub use shared::Shared;

use browser::TakeOver;

/// Mounts the viewer in `#app`; where it cannot start or breaks later, a plain message says so.
pub fn start() {
    // Not the hook of std: the renderer would put its own in the place of it.
    yew::set_custom_panic_hook(Box::new(|panic| browser::show_failure(&panic.to_string())));
    let Some(root) = browser::element("app") else {
        return browser::show_failure("the page has no element #app");
    };
    match embedded::corpus() {
        Ok(corpus) => {
            let Some(take_over) = TakeOver::of(root) else {
                return browser::show_absence("this browser cannot copy an element");
            };
            let corpus = Shared::new(corpus);
            let has_words = take_over.has_words();
            let asked = {
                // As the page will ask; the reader may go on typing meanwhile.
                let (corpus, take_over) = (corpus.clone(), take_over.clone());
                move || address::read(&corpus, &take_over.fragment()).query
            };
            let render = {
                let corpus = corpus.clone();
                move || {
                    let (stage, fragment) = (take_over.stage(), take_over.fragment());
                    take_over.move_to(&fragment);
                    let fragment = fragment.into();
                    let (links, take_over) = (Links::Views, Some(take_over));
                    let props = AppProps { corpus, fragment, links, take_over };
                    let props = yew::PartProps::of::<App>(props);
                    yew::Renderer::<yew::Part>::with_root_and_props(stage, props).render();
                }
            };
            if has_words {
                // The page that is there answers the reader until this one can.
                hooks::prepare_for(corpus, Box::new(asked), Box::new(render));
            } else {
                render();
            }
        }
        Err(error) => browser::show_absence(&error.to_string()),
    }
}
