//! The part of the page for those who keep a wiki or a host.
//!
//! It is a program of its own, loaded when the reader asks to embed the view, so that the page need
//! not carry it. It knows the view from the address alone, and nothing of the corpus. What it writes is
//! made by plain functions ([`snippet`]); every call into the browser stands in `browser`.

mod advice;
mod app;
mod browser;
pub mod components;
pub mod options;
pub mod snippet;
pub mod view;

/// Opens the dialog, and again whenever the page says `keeper-open`.
pub fn start() {
    // Not the hook of std: the renderer would put its own in the place of it.
    yew::set_custom_panic_hook(Box::new(|panic| browser::show_failure(&panic.to_string())));
    let Some(root) = browser::append_root() else { return };
    // After its styles, so that it does not appear without.
    browser::load_styles(|| drop(yew::Renderer::<app::App>::with_root(root).render()));
}
