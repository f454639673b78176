//! Every call into the browser, each allowed to be refused.

use gloo::events::EventListener;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, Element, Event, HtmlDialogElement, HtmlDocument, HtmlElement, HtmlIFrameElement,
    HtmlTextAreaElement, MessageEvent, RequestCache, RequestInit, Response,
    SecurityPolicyViolationEvent, Url, Window,
};

use crate::view::View;

/// Id of the element that the dialog is drawn in.
const ROOT_ID: &str = "keeper";

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Appends the element that the dialog is drawn in.
pub fn append_root() -> Option<Element> {
    let document = document()?;
    let root = document.create_element("div").ok()?;
    root.set_id(ROOT_ID);
    document.body()?.append_child(&root).ok()?;
    Some(root)
}

/// Loads the style sheet that the page names, and calls `done` when it is there, or will not come.
pub fn load_styles(done: impl FnOnce() + 'static) {
    let Some(link) = try_load_styles() else { return done() };
    let done = std::rc::Rc::new(std::cell::Cell::new(Some(done)));
    for name in ["load", "error"] {
        let done = std::rc::Rc::clone(&done);
        let call = move |_: &Event| {
            if let Some(done) = done.take() {
                done();
            }
        };
        // It comes once, and the element stays as long as the page.
        EventListener::once(&link, name, call).forget();
    }
}

fn try_load_styles() -> Option<Element> {
    let document = document()?;
    let meta = document.query_selector("meta[name=keeper][data-style]").ok()??;
    let attribute = |name: &str| meta.get_attribute(name).unwrap_or_default();
    // It lies beside the script; that one's address is right in whatever folder the page is.
    let style = attribute("data-style");
    let file = style.rsplit('/').next().filter(|file| !file.is_empty())?;
    let script = Url::new_with_base(&attribute("content"), &document.base_uri().ok()??).ok()?;
    let href = Url::new_with_base(file, &script.href()).ok()?.href();
    let link = document.create_element("link").ok()?;
    for (name, value) in [
        ("rel", "stylesheet"),
        ("crossorigin", ""),
        ("integrity", &attribute("data-style-integrity")),
        ("href", &href),
    ] {
        link.set_attribute(name, value).ok()?;
    }
    document.head()?.append_child(&link).ok()?;
    Some(link)
}

/// Calls `open` whenever the page asks for the dialog again.
pub fn on_open(open: impl Fn() + 'static) {
    if let Some(document) = document() {
        EventListener::new(&document, "keeper-open", move |_| open()).forget();
    }
}

/// What the reader has open now.
pub fn view() -> View {
    let location = document().and_then(|document| document.location());
    let part = |read: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|location| read(location).ok()).unwrap_or_default()
    };
    let address = part(web_sys::Location::href);
    // Put there by the message of last resort, to load the page again.
    let address = match part(web_sys::Location::search).as_str() {
        "?again" => address.replacen("?again", "", 1),
        _ => address,
    };
    let title = document().map(|document| document.title()).unwrap_or_default();
    View::new(&address, &part(web_sys::Location::hash), &title)
}

/// Shows a dialog above everything else. Where that is refused, it is shown in its place.
pub fn show_modal(dialog: &HtmlDialogElement) {
    if dialog.show_modal().is_err() {
        dialog.show();
    }
}

/// Moves the focus to the element with this id.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Marks all of the text in a field, to be copied by hand.
pub fn select(id: &str) {
    let field = element(id).and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok());
    if let Some(field) = field {
        let _ = field.focus();
        field.select();
    }
}

/// Copies text to the clipboard and says whether that worked.
///
/// By the old command, which needs no permission and says at once whether it was refused. Outside of
/// the dialog nothing can have the focus, so the field it takes stands inside.
pub fn copy(text: &str) -> bool {
    try_copy(text).unwrap_or(false)
}

fn try_copy(text: &str) -> Result<bool, JsValue> {
    let document: HtmlDocument = document().ok_or(JsValue::NULL)?.dyn_into()?;
    let focused = document.active_element();
    let field: HtmlTextAreaElement = document.create_element("textarea")?.dyn_into()?;
    field.set_value(text);
    let place = document.query_selector(".keeper")?.ok_or(JsValue::NULL)?;
    place.append_child(&field)?;
    field.select();
    let is_copied = document.exec_command("copy");
    field.remove();
    if let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focused.focus()?;
    }
    is_copied
}

/// Calls `refused` when a policy of this page keeps a frame from being shown.
pub fn on_refused_frame(refused: impl Fn() + 'static) -> Option<EventListener> {
    let document = document()?;
    Some(EventListener::new(&document, "securitypolicyviolation", move |event| {
        let Some(event) = event.dyn_ref::<SecurityPolicyViolationEvent>() else { return };
        if matches!(&*event.effective_directive(), "frame-src" | "child-src" | "default-src") {
            refused();
        }
    }))
}

/// Whether the page in a frame of the same origin can be looked into. An error page cannot.
pub fn is_page_in(frame: &HtmlIFrameElement) -> bool {
    frame.content_document().is_some()
}

/// Calls `grown` with the height that the page in a frame of the same origin says it has.
pub fn on_height(
    frame: impl Fn() -> Option<HtmlIFrameElement> + 'static,
    grown: impl Fn(u32) + 'static,
) -> Option<EventListener> {
    let window = window()?;
    let origin = window.location().origin().ok()?;
    Some(EventListener::new(&window, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let sender = frame().and_then(|frame| frame.content_window()).map(JsValue::from);
        if event.origin() != origin || sender != event.source().map(JsValue::from) {
            return;
        }
        let field = |value: &JsValue, name: &str| Reflect::get(value, &name.into()).ok();
        let message = field(&event.data(), "corpusViewer");
        let height = message.and_then(|message| field(&message, "height"));
        if let Some(height) = height.and_then(|height| height.as_f64()) {
            // A number that is none becomes 0.
            grown(height as u32);
        }
    }))
}

/// What a host answered.
pub struct Fetched {
    /// The address after redirects.
    pub address: String,
    /// The status.
    pub status: u16,
    /// Name and value of every header that a page may see.
    pub headers: Vec<(String, String)>,
    /// The content.
    pub body: Vec<u8>,
}

/// Asks for a file as nobody has asked before; fails with what the browser says.
pub async fn fetch(address: &str, headers: &[(&'static str, String)]) -> Result<Fetched, String> {
    try_fetch(address, headers).await.map_err(|error| {
        error
            .dyn_into::<js_sys::Error>()
            .map_or_else(|_| "the browser refused".to_owned(), |error| error.message().into())
    })
}

async fn try_fetch(address: &str, headers: &[(&'static str, String)]) -> Result<Fetched, JsValue> {
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoStore);
    let sent = web_sys::Headers::new()?;
    for (name, value) in headers {
        sent.set(name, value)?;
    }
    options.set_headers(&sent);
    let window = window().ok_or(JsValue::NULL)?;
    let request = window.fetch_with_str_and_init(address, &options);
    let response: Response = JsFuture::from(request).await?.dyn_into()?;
    let mut headers = Vec::new();
    for entry in response.headers().entries() {
        let entry: Array = entry?.dyn_into()?;
        let text = |at| entry.get(at).as_string().unwrap_or_default();
        headers.push((text(0), text(1)));
    }
    let body = JsFuture::from(response.array_buffer()?).await?;
    Ok(Fetched {
        address: response.url(),
        status: response.status(),
        headers,
        body: Uint8Array::new(&body).to_vec(),
    })
}

/// Says in the dialog's place that this part stopped; the page behind goes on.
pub fn show_failure(reason: &str) {
    let _ = try_show_failure(reason);
}

fn try_show_failure(reason: &str) -> Option<()> {
    let document = document()?;
    let message = document.create_element("p").ok()?;
    message.set_attribute("role", "alert").ok()?;
    message.set_class_name("keeper__failure");
    message.set_text_content(Some(&format!("This dialog stopped; Esc closes it. {reason}")));
    let dialog = document.query_selector(".keeper").ok().flatten();
    let place = dialog.or_else(|| element(ROOT_ID))?;
    place.prepend_with_node_1(&message).ok()
}
