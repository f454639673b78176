//! The page without a network, and the way from one version to the next.

use browser_harness::{Find, Page, Role, Screen, Server, Site, viewer_dist};
use sha2::{Digest as _, Sha256};

use crate::viewer::{link, wait_until_ready};

/// Makes the page note whether anything in it asks to be kept.
const NOTE_REGISTRATIONS: &str = "
    const { register } = ServiceWorkerContainer.prototype;
    ServiceWorkerContainer.prototype.register = function (...parts) {
        top.hasAsked = true;
        return register.apply(this, parts);
    };
";

/// Waits until the page has had time for what it does when it is idle, and says whether it asked. What is to
/// be done when idle is done in its order, so that what the page had to do comes before.
const HAS_ASKED: &str = "
    const done = arguments[arguments.length - 1];
    const whenIdle = () => requestIdleCallback(() =>
        requestIdleCallback(() => done(top.hasAsked === true)));
    if (document.readyState === 'complete') whenIdle(); else addEventListener('load', whenIdle);
";

/// Waits until the browser has all parts of the version.
const IS_KEPT: &str = "
    const done = arguments[arguments.length - 1];
    navigator.serviceWorker.ready.then(() => done(true));
";

/// Has the browser look for a new version, and says what became of it.
const LOOK_FOR_NEW: &str = "
    const done = arguments[arguments.length - 1];
    navigator.serviceWorker.getRegistration().then((kept) => {
        // From its beginning on: one that fails is gone before anyone could ask for it.
        const watch = (found) => {
            const settled = () => ['installed', 'activated', 'redundant'].includes(found.state);
            const tell = () => settled() && done(found.state);
            found.addEventListener('statechange', tell);
            tell();
        };
        kept.addEventListener('updatefound', () => watch(kept.installing));
        // The browser may have looked by itself.
        const known = kept.installing ?? kept.waiting;
        known ? watch(known) : kept.update();
    });
";

/// What the page was made of, as far as the tests change it.
const VERSION: &str = "return document.querySelector('meta[name=version]')?.content ?? '1'";

fn site() -> Site {
    Site::of(viewer_dist()).at("/wiki/corpus/")
}

fn text_of(file: &str) -> String {
    std::fs::read_to_string(viewer_dist().join(file)).expect("the built site has the file")
}

fn digest(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A page that differs in one element.
fn other_page() -> String {
    let page = text_of("index.html");
    let other = page.replacen("<title>", "<meta name=version content=2><title>", 1);
    assert_ne!(page, other);
    other
}

/// A later build: its service worker differs in the digest of the page, because nothing else changed.
fn second_version() -> Site {
    let service_worker = text_of("service-worker.js");
    let other = other_page();
    let updated = service_worker.replace(&digest(&text_of("index.html")), &digest(&other));
    assert_ne!(service_worker, updated);
    site().with("index.html", other).with("service-worker.js", updated)
}

/// A browser that has the page and keeps it, and the server it came from.
fn kept(fragment: &str) -> (Page, Server) {
    let server = site().serve();
    let page = Page::blank(Screen::WIDE);
    page.go_to(&link(&server, fragment));
    wait_until_ready(&page);
    assert!(page.script_async::<bool>(IS_KEPT));
    (page, server)
}

/// What the reader sees of it, once the program runs.
fn version(page: &Page) -> String {
    wait_until_ready(page);
    page.script(VERSION)
}

fn update(page: &Page) -> bool {
    page.css("#update:not([hidden])").is_there()
}

#[test]
fn a_page_once_loaded_works_without_a_network() {
    let (page, server) = kept("entity=megvii");
    let status = page.status();
    let url = server.url().to_owned();
    server.stop();

    page.reload();
    wait_until_ready(&page);
    page.wait_for_status(&status);
    page.role(Role::Searchbox).type_text("Face++");
    page.wait_for_fragment("q=Face%2B%2B&entity=megvii");
    page.go_to(&format!("{url}articles/hong-kong-springboard.html"));
    wait_until_ready(&page);
    page.wait_for_fragment("article=hong-kong-springboard");
    page.go_to(&format!("{url}entities/megvii.html"));
    wait_until_ready(&page);
    page.wait_for_status(&status);
}

#[test]
fn a_new_version_is_offered_and_loaded_when_the_reader_says_so() {
    let (page, server) = kept("entity=megvii");
    let status = page.status();
    let server = second_version().serve_on(server.stop());

    page.reload();
    assert_eq!(version(&page), "1");
    assert_eq!(page.script_async::<String>(LOOK_FOR_NEW), "installed");
    page.css("#update:not([hidden])").wait();
    page.reload();
    assert_eq!(version(&page), "1", "it is offered, not forced");

    page.button("Load it").click();
    page.css("meta[name=version][content='2']").wait();
    wait_until_ready(&page);
    page.wait_for_status(&status);
    page.wait_for_fragment("entity=megvii");
    server.stop();
    page.reload();
    assert_eq!(version(&page), "2", "the new one is kept as well");
    assert!(!update(&page));
}

#[test]
fn a_version_that_has_arrived_in_part_does_not_take_the_place_of_a_whole_one() {
    let (page, server) = kept("");
    // The page is new, the list of parts is of yet another build: half of an upload.
    let list = text_of("service-worker.js");
    let list = list.replace(&digest(&text_of("index.html")), &digest("another"));
    let half = site().with("index.html", other_page()).with("service-worker.js", list);
    let _server = half.serve_on(server.stop());

    assert_eq!(page.script_async::<String>(LOOK_FOR_NEW), "redundant");
    page.reload();
    assert_eq!(version(&page), "1");
    assert!(!update(&page));
}

#[test]
fn a_frame_shows_what_the_host_has() {
    let (page, server) = kept("");
    let wiki = "<!doctype html><title>Wiki</title><link rel=icon href=data:,><iframe src='./' width=1200 height=700></iframe>";
    let wiki = second_version().with("wiki.html", wiki).under("");
    let server = wiki.serve_on(server.stop());

    page.go_to(&format!("{}wiki.html", server.url()));
    page.enter_frame("iframe");
    assert_eq!(version(&page), "2");
}

#[test]
fn a_page_asks_to_be_kept_but_not_in_a_frame_and_not_as_one_file() {
    let wiki = "<!doctype html><title>Wiki</title><link rel=icon href=data:,><iframe src='./' width=1200 height=700></iframe>";
    let server = site().with("wiki.html", wiki).under("").serve();
    for (file, asks) in [("", true), ("wiki.html", false), ("corpus-viewer.html", false)] {
        let page = Page::blank(Screen::WIDE);
        let script = serde_json::json!({ "source": NOTE_REGISTRATIONS });
        page.devtools("Page.addScriptToEvaluateOnNewDocument", script);
        page.go_to(&format!("{}{file}", server.url()));
        if file == "wiki.html" {
            page.enter_frame("iframe");
        }
        wait_until_ready(&page);
        assert_eq!(page.script_async::<bool>(HAS_ASKED), asks, "{file:?}");
    }
}

#[test]
fn a_site_that_keeps_nothing_any_more_forgets_what_was_kept() {
    let (page, server) = kept("");
    let nothing = include_str!("../../src/scripts/no-service-worker.js");
    let _server = site().with("service-worker.js", nothing).serve_on(server.stop());

    page.script_async::<String>(LOOK_FOR_NEW);
    let kept = "
        const done = arguments[arguments.length - 1];
        Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])
            .then(([registrations, stores]) => done(registrations.length + stores.length));
    ";
    page.wait_for("what is kept", || page.script_async::<u32>(kept), 0);
}
