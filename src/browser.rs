//! Every call into the browser, each allowed to be refused: a frame may have no storage, no history and
//! no clipboard. A refusal means that the feature is absent, and is not reported.

mod rows;
mod take_over;

pub use rows::{
    Happening, keep_place, kept_place, lay_out, measure, on_happening, row_with, scroll_by,
    scroll_to_beginning,
};
pub use take_over::TakeOver;

use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, CustomEvent, CustomEventInit, Document, Element, Event, EventTarget,
    HtmlAnchorElement, HtmlDocument, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
    MouseEvent, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, Storage, Url, Window,
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
        failure.scroll_into_view();
    }
}

/// Says that the program cannot do its work and leaves the static page to the reader.
pub fn show_absence(reason: &str) {
    set_root_attribute("data-program", "absent");
    if let (Some(notice), Some(what)) = (element("notice"), element("notice-what")) {
        let _ = notice.set_attribute("role", "alert");
        what.set_text_content(Some(&format!(
            "Filtering and search are missing, because {reason}; everything can be read by the links."
        )));
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

/// Calls `then` when the next picture is made, which is not before the page is seen.
pub fn with_picture(then: Box<dyn FnOnce()>) {
    let then = Closure::once_into_js(then);
    if let Some(window) = window() {
        let _ = window.request_animation_frame(then.unchecked_ref());
    }
}

/// Says on the page which view is shown, for the script that speaks with the page around the frame.
pub fn announce_view(fragment: &str) {
    let view = CustomEventInit::new();
    view.set_detail(&fragment.into());
    if let Some(window) = window()
        && let Ok(event) = CustomEvent::new_with_event_init_dict("corpus-view", &view)
    {
        let _ = window.dispatch_event(&event);
    }
}

/// Whether the page stands in a frame.
pub fn is_framed() -> bool {
    let Some(window) = window() else { return false };
    // A parent of another origin cannot be looked at, but compared.
    window.parent().is_ok_and(|parent| parent.is_some_and(|parent| parent != window))
}

/// The whole address of the view that `href`, a fragment with `#`, leads to.
pub fn address_of_view(href: &str) -> String {
    let here = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    format!("{}{href}", here.split('#').next().unwrap_or_default()).trim_end_matches('#').to_owned()
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
    focus_quietly(id);
}

/// Brings the element with this id into what is seen of the list that it stands in, if it is not.
pub fn show_nearest(id: &str) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    if let Some(element) = element(id) {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Where in the text of a field the cursor stands, in bytes; at its end where that is not known.
pub fn cursor(field: &HtmlInputElement, text: &str) -> usize {
    let mut left = field.selection_start().ok().flatten().unwrap_or(u32::MAX) as usize;
    let is_before = |&(_, char): &(usize, char)| {
        let units = char.len_utf16();
        let is_before = units <= left;
        left = left.saturating_sub(units);
        is_before
    };
    let before = text.char_indices().take_while(is_before).last();
    before.map_or(0, |(at, char)| at + char.len_utf8())
}

/// What stands in the field with this id.
pub fn value(id: &str) -> Option<String> {
    Some(field(id)?.value())
}

/// Has a field that an input method has put something into say so as after any other input: browsers do not
/// agree on whether they say it after the end, and most do not. Until what it gives is dropped.
pub fn on_composed() -> Option<EventListener> {
    let tell = |event: &Event| tell_input(event.target());
    window().map(|window| EventListener::new(&window, "compositionend", tell))
}

/// Has the field in which the reader types, if there is one, say once more that something was put into it.
pub fn tell_again() {
    let active = document().and_then(|document| document.active_element());
    tell_input(active.map(Into::into));
}

fn tell_input(field: Option<EventTarget>) {
    if let (Some(field), Ok(input)) = (field, Event::new("input")) {
        let _ = field.dispatch_event(&input);
    }
}

/// Puts a text into the field with this id, and the cursor after so many of its bytes.
pub fn set_value(id: &str, text: &str, cursor: usize) {
    let Some(field) = field(id) else { return };
    field.set_value(text);
    let at = text.get(..cursor).map_or(u32::MAX, |before| before.encode_utf16().count() as u32);
    let _ = field.set_selection_range(at, at);
}

fn field(id: &str) -> Option<HtmlInputElement> {
    element(id)?.dyn_into().ok()
}

/// Moves the focus to the element with this id, and leaves the view where it is.
fn focus_quietly(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let quietly = web_sys::FocusOptions::new();
        quietly.set_prevent_scroll(true);
        let _ = element.focus_with_options(&quietly);
    }
}

/// Tells the style sheet, as `--card-top`, how far below the top of what it stands in an element has to
/// be in order to stand just below another.
pub fn place_below(id: &str, other: &str) {
    let (Some(placed), Some(other)) = (element(id), element(other)) else { return };
    let Some(around) = placed.parent_element() else { return };
    let top = other.get_bounding_client_rect().bottom() - around.get_bounding_client_rect().top();
    if let Ok(placed) = placed.dyn_into::<HtmlElement>() {
        let _ = placed.style().set_property("--card-top", &format!("{}px", top as i32));
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

/// Where the part of the page is that helps to embed it; none in a frame, in a file of the disk, and
/// where the site was built without it.
fn keeper() -> Option<Element> {
    let is_web = window()?.location().protocol().is_ok_and(|protocol| protocol.starts_with("http"));
    let meta = document()?.query_selector("meta[name=keeper][content^='./']").ok()??;
    (is_web && !is_framed()).then_some(meta)
}

/// Whether there is a part of the page that helps to embed it.
pub fn has_keeper() -> bool {
    keeper().is_some()
}

/// Opens the part of the page that helps to embed it, loading it the first time.
pub fn open_keeper() {
    let _ = try_open_keeper();
}

fn try_open_keeper() -> Result<(), JsValue> {
    const ID: &str = "keeper-script";
    let document = document().ok_or(JsValue::NULL)?;
    document.dispatch_event(CustomEvent::new("keeper-open")?.as_ref())?;
    let (Some(keeper), None) = (keeper(), element(ID)) else { return Ok(()) };
    let script = document.create_element("script")?;
    let known = |name: &str| keeper.get_attribute(name).unwrap_or_default();
    for (name, value) in [
        ("id", ID.to_owned()),
        ("type", "module".to_owned()),
        ("crossorigin", String::new()),
        ("integrity", known("data-integrity")),
        ("src", known("content")),
    ] {
        script.set_attribute(name, &value)?;
    }
    document.head().ok_or(JsValue::NULL)?.append_child(&script)?;
    // One that did not arrive must not be in the way of the next attempt.
    let failed = script.clone();
    EventListener::once(&script, "error", move |_| failed.remove()).forget();
    Ok(())
}

/// Milliseconds on a clock that only runs forward.
pub fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
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
