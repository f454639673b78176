//! The page inside of another one, such as a wiki's.

use browser_harness::{Find, Page, Screen, Server, Site, viewer_dist};
use corpus::Query;

use crate::expected::{article, checkbox, entity, filter, titles};
use crate::viewer::{link, open, wait_until_ready};

/// A page of another origin with the viewer in a frame.
struct Wiki {
    page: Page,
    _wiki: Server,
    _viewer: Server,
}

impl Wiki {
    /// `attributes` are those of the frame; `fragment` is the view in it.
    fn open(attributes: &str, fragment: &str) -> Self {
        let viewer = Site::of(viewer_dist()).serve();
        let src = link(&viewer, fragment).replace('&', "&amp;");
        let wiki = Site::page(&format!(
            "<!doctype html><html lang=en><title>Wiki</title><link rel=icon href=data:,>
             <h1>Wiki</h1><iframe title=Corpus {attributes} width=1200 height=700 src='{src}'></iframe>"
        ));
        let wiki = wiki.serve();
        let page = Page::blank(Screen::WIDE);
        page.go_to(wiki.url());
        page.enter_frame("iframe");
        wait_until_ready(&page);
        Self { page, _wiki: wiki, _viewer: viewer }
    }

    /// Filters, opens an article and closes it again, all in the frame.
    fn read_something(&self) {
        let page = &self.page;
        page.group("Entities").checkbox(&checkbox(&Query::default(), entity("megvii"))).click();
        page.wait_for_titles(&titles(&filter(|filter| filter.choose(entity("megvii")))));
        let title = &article("facial-recognition-funding").title;
        page.list("Articles").link(title).click();
        page.region("Article").heading(title).wait_for_focus();
        page.wait_for_fragment("entity=megvii&article=facial-recognition-funding");
        page.region("Article").link("Megvii").click();
        page.dialog("Megvii").button("Close card").click();
        page.button("Copy link").click();
        page.button("Close article").click();
        page.wait_for_fragment("entity=megvii");
        page.button("Theme: as the system").click();
        page.button("Theme: light").wait();
    }
}

#[test]
fn the_history_of_the_page_around_stays_clean() {
    let wiki = Wiki::open("", "");
    let n_steps = || -> u32 { wiki.page.script("return history.length") };
    wiki.page.leave_frame();
    let before = n_steps();
    wiki.page.enter_frame("iframe");
    wiki.read_something();
    wiki.page.leave_frame();
    assert_eq!(n_steps(), before);
}

#[test]
fn a_frame_begins_with_the_view_that_its_address_names() {
    let wiki = Wiki::open("", "entity=megvii&ui=compact&theme=dark");
    wiki.page.wait_for_titles(&titles(&filter(|filter| filter.choose(entity("megvii")))));
    assert_eq!(wiki.page.css("html").attribute("data-theme").as_deref(), Some("dark"));
}

#[test]
fn a_sandbox_takes_nothing_away_but_what_it_forbids() {
    Wiki::open("sandbox='allow-scripts allow-same-origin'", "").read_something();
}

#[test]
fn refused_storage_and_history_are_no_harm() {
    let page = open();
    let source = "
        const refuse = () => { throw new DOMException('refused', 'SecurityError') };
        Object.defineProperty(window, 'localStorage', { get: refuse });
        Object.defineProperty(window, 'sessionStorage', { get: refuse });
        history.pushState = refuse;
        history.replaceState = refuse;
        Object.defineProperty(navigator, 'clipboard', { get: () => undefined });";
    let source = serde_json::json!({ "source": source });
    page.devtools("Page.addScriptToEvaluateOnNewDocument", source);
    page.visit("topic=privacy&nonsense=1");
    let stored: String = page.script(
        "try { localStorage.length; return 'allowed' } catch (error) { return error.name }",
    );
    assert_eq!(stored, "SecurityError", "the example refuses");

    page.button("Clear all").click();
    page.group("Entities").checkbox(&checkbox(&Query::default(), entity("megvii"))).click();
    page.wait_for_titles(&titles(&filter(|filter| filter.choose(entity("megvii")))));
    let title = &article("facial-recognition-funding").title;
    page.list("Articles").link(title).click();
    page.region("Article").heading(title).wait_for_focus();
    page.button("Copy link").click();
    page.button("Theme: as the system").click();
    page.button("Theme: light").wait();
    page.button("Close article").click();
    page.list("Articles").link(title).wait_for_focus();
}
