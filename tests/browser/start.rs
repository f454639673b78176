//! What the page shows before anyone has touched it, and what it takes to get there.

use browser_harness::{Find, Key, Page, Role, Screen, Site, viewer_dist};
use corpus::Query;

use crate::expected::{self, CORPUS, article, checkbox, entity};
use crate::viewer::{Viewer, open, wait_until_ready};

#[test]
fn the_page_starts_with_all_articles() {
    let page = open();
    page.wait_for_titles(&expected::titles(&Query::default()));
    page.wait_for_status(&expected::status(&Query::default()));
    assert_eq!(page.title(), CORPUS.about().title);
    assert_eq!(page.fragment(), "");
}

#[test]
fn everything_has_its_role_and_name() {
    let page = open();
    let n_headings: u32 = page.script("return document.querySelectorAll('h1').length");
    assert_eq!(n_headings, 1);
    page.heading(&CORPUS.about().title).wait();
    page.role(Role::Search).searchbox("Search").wait();
    page.role(Role::Main).list("Articles").wait();
    let filters = page.complementary("Filters");
    for group in ["Entities", "Topics", "Publishers", "Years"] {
        filters.group(group).wait();
    }
}

#[test]
fn nothing_is_asked_of_any_server_once_the_page_is_there() {
    let page = open();
    page.wait_for_status(&expected::status(&Query::default()));
    // What is kept for use without a network comes after the page; then all of it is there.
    page.script_async::<()>("navigator.serviceWorker.ready.then(() => arguments[0]())");
    let before = page.server.requests();

    page.group("Entities").checkbox(&checkbox(&Query::default(), entity("megvii"))).click();
    page.searchbox("Search").type_text("face");
    page.link(&article("facial-recognition-funding").title).click();
    page.region("Article").link("Megvii").click();
    page.dialog("Megvii").button("Next mention of Megvii").click();
    page.press(Key::Escape);
    page.button("Theme: as the system").click();
    page.button("Close article").click();
    page.button("Clear all").click();
    page.wait_for_status(&expected::status(&Query::default()));

    let after = page.server.requests();
    assert_eq!(after[before.len()..], []);
    let elsewhere: Vec<String> = page.script(
        "return performance.getEntriesByType('resource').map((entry) => entry.name)
            .filter((name) => !name.startsWith(location.origin) && !name.startsWith('data:'))",
    );
    assert_eq!(elsewhere, Vec::<String>::new());
}

#[test]
fn the_page_works_in_a_folder_of_a_host() {
    let server = Site::of(viewer_dist()).at("/wiki/clippings").serve();
    let viewer = Viewer { page: Page::blank(Screen::WIDE), server };
    viewer.go_to(viewer.server.url());
    wait_until_ready(&viewer);
    viewer.wait_for_titles(&expected::titles(&Query::default()));
    let requests = viewer.server.requests();
    assert!(requests.iter().all(|request| request.path.starts_with("/wiki/clippings/")));
}
