//! Every call into the browser, each allowed to be refused: a frame may have no storage, no history and
//! no clipboard. A refusal means that the feature is absent, and is not reported.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, Document, Element, Event, HtmlAnchorElement, HtmlDocument, HtmlElement,
    HtmlTextAreaElement, MouseEvent, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
    Storage, Url, Window,
};

/// How a new address enters the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// As a step that "back" undoes.
    Push,
    /// In place of the address there is.
    Replace,
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// The element with this id.
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Shows the message of last resort, which stands in `index.html` and needs nothing of the viewer.
pub fn show_failure(reason: &str) {
    if let Some(place) = element("failure-reason") {
        place.set_text_content(Some(reason));
    }
    if let Some(again) = element("failure-again") {
        // A link that differs only in its fragment would not load the page again.
        let location = document().and_then(|document| document.location());
        let search = location.and_then(|location| location.search().ok()).unwrap_or_default();
        let other = if search.is_empty() { "?again" } else { "?" };
        let _ = again.set_attribute("href", &format!("{other}#{}", fragment()));
    }
    if let Some(failure) = element("failure") {
        let _ = failure.remove_attribute("hidden");
    }
}

/// The fragment of the address, without `#`; empty where there is none.
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Puts a fragment into the address. In a frame it only ever replaces, because the history there is
/// that of the page around it.
pub fn set_fragment(fragment: &str, entry: Entry) {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    // An empty `#` would stay visible; a lone `?`-less path would need the path of a `file:` page.
    let url = if fragment.is_empty() { "#".to_owned() } else { format!("#{fragment}") };
    let null = JsValue::NULL;
    let _ = match entry {
        Entry::Push if !is_framed() => history.push_state_with_url(&null, "", Some(&url)),
        Entry::Push | Entry::Replace => history.replace_state_with_url(&null, "", Some(&url)),
    };
}

/// Whether the page stands in a frame.
pub fn is_framed() -> bool {
    let Some(window) = window() else { return false };
    // A parent of another origin cannot be looked at, but compared.
    window.parent().is_ok_and(|parent| parent.is_some_and(|parent| parent != window))
}

/// The address of this view, to be given to others.
pub fn address() -> String {
    window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// The title of the page.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets an attribute of the root element, where the style sheet looks for what concerns all of the page.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(name, value);
    }
}

/// Moves the focus to the element with this id, and the view with it.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Brings the element with this id to the middle of its pane, and the beginning of the keyboard's way
/// to it.
pub fn reveal(id: &str) {
    let Some(element) = element(id) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(if prefers_less_motion() {
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Smooth
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let quietly = web_sys::FocusOptions::new();
        quietly.set_prevent_scroll(true);
        let _ = element.focus_with_options(&quietly);
    }
}

/// Brings the top of the element with this id into view, at once.
pub fn scroll_to_top_of(id: &str) {
    if let Some(element) = element(id) {
        element.set_scroll_top(0);
        element.scroll_into_view();
    }
}

fn prefers_less_motion() -> bool {
    let query = "(prefers-reduced-motion: reduce)";
    let media = window().and_then(|window| window.match_media(query).ok().flatten());
    media.is_some_and(|media| media.matches())
}

/// Whether the event comes from a place where keys are text.
pub fn is_typing(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|element| {
        let kind = element.get_attribute("type").unwrap_or_default();
        let is_field = matches!(&*element.tag_name(), "TEXTAREA" | "SELECT")
            || (element.tag_name() == "INPUT"
                && !matches!(&*kind, "checkbox" | "radio" | "button"));
        is_field || element.is_content_editable()
    })
}

/// Whether a click asks for this page and not for another tab, window or a download.
pub fn is_plain_click(event: &MouseEvent) -> bool {
    event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// What was kept under a key, where storage is allowed.
pub fn stored(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps a preference, where storage is allowed.
pub fn store(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// Copies text to the clipboard and says whether that worked.
///
/// By the old command, because a frame may use it without being allowed the newer interface, and because
/// it says at once whether it was refused.
pub fn copy(text: &str) -> bool {
    try_copy(text).unwrap_or(false)
}

fn try_copy(text: &str) -> Result<bool, JsValue> {
    let document: HtmlDocument = document().ok_or(JsValue::NULL)?.dyn_into()?;
    let focused = document.active_element();
    let field: HtmlTextAreaElement = document.create_element("textarea")?.dyn_into()?;
    field.set_value(text);
    document.body().ok_or(JsValue::NULL)?.append_child(&field)?;
    field.select();
    let is_copied = document.exec_command("copy");
    field.remove();
    if let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focused.focus()?;
    }
    is_copied
}

/// Opens the print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Hands a text to the reader as a file.
pub fn download(file_name: &str, mime_type: &str, text: &str) {
    let _ = try_download(file_name, mime_type, text);
}

fn try_download(file_name: &str, mime_type: &str, text: &str) -> Result<(), JsValue> {
    let link = document().ok_or(JsValue::NULL)?.create_element("a")?;
    let link: HtmlAnchorElement = link.dyn_into()?;
    let kind = BlobPropertyBag::new();
    kind.set_type(mime_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    link.set_href(&url);
    link.set_download(file_name);
    link.click();
    Url::revoke_object_url(&url)
}
