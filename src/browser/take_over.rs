//! Taking over from the static page: the program is drawn beside it and put in its place in one step, with
//! what the reader has done on it so far.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement};

use super::rows::tell_resized;
use super::{document, element, focus_quietly, fragment, set_root_attribute, window};

/// Panes that scroll by themselves, by id.
const PANES: [&str; 3] = ["filters", "results", "reader"];

/// A static page and what comes in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct TakeOver {
    old: Element,
    new: Element,
}

impl TakeOver {
    /// Prepares to take over the static page in this element.
    pub fn of(old: Element) -> Option<Self> {
        let new = old.clone_node().ok()?.dyn_into().ok()?;
        Some(Self { old, new })
    }

    /// Where the program is drawn, which is not on the page yet.
    pub fn stage(&self) -> Element {
        self.new.clone()
    }

    /// What the static page stands for and what the reader has done on it so far, as a fragment.
    pub fn fragment(&self) -> String {
        let own = self.old.get_attribute("data-fragment").unwrap_or_default();
        let mut fragment = fragment();
        match fragment.strip_prefix('p').map(str::parse::<u32>) {
            // A paragraph, as static pages name it.
            Some(Ok(paragraph)) => fragment = format!("{own}&p={paragraph}"),
            _ if fragment.is_empty() => fragment = own,
            _ => {}
        }
        for ticked in self.inputs("input[value]:checked:enabled") {
            if !fragment.split('&').any(|pair| pair == ticked.value()) {
                fragment = format!("{fragment}&{}", ticked.value());
            }
        }
        if let Some(typed) = self.typed() {
            fragment = format!("{fragment}&q={}", js_sys::encode_uri_component(&typed));
        }
        fragment
    }

    /// Gives a static page of its own (`data-root`) the address of the same view, so that from then on the view
    /// is in the fragment.
    pub fn move_to(&self, fragment: &str) {
        if let Some(folder) = self.old.get_attribute("data-root")
            && let Some(history) = window().and_then(|window| window.history().ok())
        {
            let url = format!("{folder}index.html#{fragment}");
            // Refused for a file of the disk, where the fragment alone will have to do.
            if history.replace_state_with_url(&JsValue::NULL, "", Some(&url)).is_ok() {
                name_parts_anew(&folder);
            }
        }
    }

    /// Whether the view asks for words: by its address, or because the reader has typed some.
    pub fn has_words(&self) -> bool {
        fragment().split('&').any(|pair| pair.starts_with("q=")) || self.typed().is_some()
    }

    /// What stands in the search box of the static page.
    fn typed(&self) -> Option<String> {
        let search = self.inputs("input[type=search]").into_iter().next()?;
        Some(search.value()).filter(|typed| !typed.is_empty())
    }

    /// Puts the program in the place of the static page, and the reader where they were on it.
    pub fn complete(&self) {
        let focused = document().and_then(|document| document.active_element());
        let focused = focused.map(|element| element.id()).unwrap_or_default();
        let tops = PANES.map(|id| element(id).map_or(0, |pane| pane.scroll_top()));
        let top = window().and_then(|window| window.scroll_y().ok()).unwrap_or_default();
        if self.old.replace_with_with_node_1(&self.new).is_err() {
            return;
        }
        for (id, top) in PANES.into_iter().zip(tops) {
            if let Some(pane) = element(id) {
                pane.set_scroll_top(top);
            }
        }
        if let Some(window) = window() {
            window.scroll_to_with_x_and_y(0.0, top);
        }
        if !focused.is_empty() {
            focus_quietly(&focused);
        }
        tell_resized();
        set_root_attribute("data-program", "running");
    }

    fn inputs(&self, selector: &str) -> Vec<HtmlInputElement> {
        let Ok(found) = self.old.query_selector_all(selector) else { return Vec::new() };
        (0..found.length()).filter_map(|idx| found.item(idx)?.dyn_into().ok()).collect()
    }
}

/// The page has another folder now: what it still asks for has the way from there. A browser asks for the
/// icon again when the address changes.
fn name_parts_anew(folder: &str) {
    let find = |selector| document()?.query_selector(selector).ok()?;
    for (selector, name) in [
        ("link[rel=icon]", "href"),
        ("meta[name=keeper]", "content"),
        ("meta[name=keeper]", "data-style"),
    ] {
        let element: Option<Element> = find(selector);
        if let Some(element) = element
            && let Some(value) = element.get_attribute(name)
            && let Some(file) = value.strip_prefix(folder)
        {
            let _ = element.set_attribute(name, &format!("./{file}"));
        }
    }
}
