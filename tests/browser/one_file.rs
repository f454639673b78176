//! The viewer as one file: from a disk, and in frames that have no origin.

use browser_harness::{Find, Page, Role, Screen, Server, Site, viewer_dist};
use corpus::Query;

use crate::expected::{checkbox, entity, filter, status, titles};
use crate::viewer::wait_until_ready;

const FILE: &str = "corpus-viewer.html";

/// What the page asked for, beside itself and what stands in it.
const ASKED_FOR: &str = "return performance.getEntriesByType('resource')
    .map((entry) => entry.name).filter((name) => !name.startsWith('data:'))";

fn from_disk() -> String {
    let path = viewer_dist().join(FILE).canonicalize().expect("the built site has the file");
    format!("file://{}", path.display())
}

/// A wiki page with a frame of these attributes, on the site that has the file.
fn wiki(frame: &str) -> Server {
    let html = format!(
        "<!doctype html><title>Wiki</title><link rel=icon href=data:,>
         <iframe width=1200 height=700 sandbox=allow-scripts {frame}></iframe>"
    );
    Site::of(viewer_dist()).under("").with("wiki.html", html).serve()
}

/// Filters and searches, and finds that nothing was asked for.
fn use_it(page: &Page) {
    wait_until_ready(page);
    page.group("Entities").checkbox(&checkbox(&Query::default(), entity("megvii"))).click();
    page.wait_for_titles(&titles(&filter(|filter| filter.choose(entity("megvii")))));
    page.role(Role::Searchbox).type_text("zzzz");
    page.wait_for_titles::<&str>(&[]);
    assert!(page.script::<Vec<String>>(ASKED_FOR).is_empty());
}

#[test]
fn it_opens_from_a_disk() {
    let page = Page::blank(Screen::WIDE);
    page.go_to(&from_disk());
    use_it(&page);
}

#[test]
fn it_works_in_a_frame_without_an_origin() {
    let server = wiki(&format!("src={FILE}"));
    let page = Page::blank(Screen::WIDE);
    page.go_to(&format!("{}wiki.html", server.url()));
    page.enter_frame("iframe");
    assert_eq!(page.script::<String>("return self.origin"), "null");
    use_it(&page);
}

#[test]
fn it_works_pasted_into_a_page() {
    let file = std::fs::read_to_string(viewer_dist().join(FILE)).expect("the site has the file");
    let server = wiki(&format!("srcdoc=\"{}\"", file.replace('&', "&amp;").replace('"', "&quot;")));
    let page = Page::blank(Screen::WIDE);
    page.go_to(&format!("{}wiki.html", server.url()));
    page.enter_frame("iframe");
    use_it(&page);
}

#[test]
fn nothing_leaves_it() {
    let server = Site::of(viewer_dist()).under("").serve();
    let page = Page::blank(Screen::WIDE);
    page.go_to(&format!("{}{FILE}", server.url()));
    wait_until_ready(&page);
    let outcome: String = page.script_async(
        "const done = arguments[arguments.length - 1];
         fetch('/leak').then(() => done('sent'), () => done('refused'));",
    );
    assert_eq!(outcome, "refused");
    let image: String = page.script_async(
        "const done = arguments[arguments.length - 1];
         const image = new Image();
         image.onload = image.onerror = ({ type }) => done(type);
         image.src = '/leak.svg';",
    );
    assert_eq!(image, "error");
    let console = page.take_console();
    assert!(console.iter().all(|line| line.contains("Content Security Policy")), "{console:?}");
    assert!(server.requests().iter().all(|request| !request.path.contains("leak")));
}

#[test]
fn a_browser_that_cannot_unpack_it_shows_the_text_and_says_so() {
    let page = Page::blank(Screen::WIDE);
    let script = serde_json::json!({ "source": "delete globalThis.DecompressionStream;" });
    page.devtools("Page.addScriptToEvaluateOnNewDocument", script);
    page.go_to(&from_disk());
    let what = page.css("#notice-what");
    what.wait_for("the notice", |what| what.text().contains("cannot unpack the program"), true);
    assert_eq!(page.status(), status(&Query::default()));
    assert!(!page.take_console().is_empty());
}
