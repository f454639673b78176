//! Words are asked for while the index is in the making: the page does not wait for it, and answers when it
//! is there.
//!
//! The index is made in slices that leave time for pictures. On a page whose clock stands still that time
//! never goes by, so that there is no index before the test has seen what it came to see.

use browser_harness::{Find, Page, Role, Screen, Server, Site, long_dist};
use serde_json::json;

use crate::viewer::{link, wait_until_ready};

/// Stops the clock, and counts how often it is looked at.
const STOP_CLOCK: &str = "
    const { now } = Performance.prototype;
    window.nLooks = 0;
    Performance.prototype.now = () => { window.nLooks++; return 0; };
    window.startClock = () => { Performance.prototype.now = now; };";

/// The page of a large corpus, whose index is not made before the clock is started.
fn open(fragment: &str) -> (Page, Server) {
    let (page, server) = (Page::blank(Screen::WIDE), Site::of(long_dist()).serve());
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": STOP_CLOCK }));
    page.go_to(&link(&server, fragment));
    (page, server)
}

fn start_clock(page: &Page) {
    page.script::<Option<()>>("startClock()");
}

#[test]
fn words_that_are_typed_too_early_are_answered_as_soon_as_they_can_be() {
    let (page, _server) = open("");
    wait_until_ready(&page);
    page.searchbox("Search").type_text("number 2222");
    // The page goes on meanwhile, and the last answer stands.
    page.wait_for_fragment("q=number+2222");
    page.button("Remove filter: “number 2222”").wait();
    assert_eq!(page.status(), "2500 of 2500 articles");
    assert!(page.titles()[1].starts_with("Report 2 "), "{:?}", page.titles());
    assert!(!page.role(Role::Listbox).is_there(), "ways to go on come from the index");
    start_clock(&page);
    page.wait_for_status("1 of 2500 articles");
    assert_eq!(page.titles().len(), 1);
}

#[test]
fn what_is_chosen_while_the_index_is_in_the_making_is_answered_at_once() {
    let (page, _server) = open("");
    wait_until_ready(&page);
    page.group("Entities").checkbox("Person 1, 17 articles").click();
    page.wait_for_status("17 of 2500 articles");
    start_clock(&page);
    page.searchbox("Search").type_text("number 2101");
    page.wait_for_status("1 of 2500 articles");
}

#[test]
fn a_page_that_opens_with_words_shows_no_other_list_before_their_answer() {
    let (page, _server) = open("q=number+2222");
    page.wait_for("waiting slices", || page.script("return nLooks > 2"), true);
    assert!(!page.css(":root[data-program=running]").is_there());
    assert_eq!(page.css(".page__main").style("visibility"), "hidden");
    start_clock(&page);
    wait_until_ready(&page);
    page.wait_for_status("1 of 2500 articles");
    assert_eq!(page.titles().len(), 1);
}
