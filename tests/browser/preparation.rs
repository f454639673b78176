//! Words are asked for while the index is in the making: the page does not wait for it, and answers when it
//! is there.
//!
//! The index is made in slices, each of which is put off: until the picture of what was rendered, or until
//! there is nothing else to do. Here what is put off is kept, so that there is no index before the test has
//! seen what it came to see.

use browser_harness::{Find, Page, Role, Screen, Server, Site, long_dist};
use serde_json::json;

use crate::viewer::{link, wait_until_ready};

/// Keeps what is to be done with the next picture, or as soon as there is nothing else to do.
const HOLD: &str = "
    const putOff = window.NAME;
    window.held = [];
    window.NAME = (deed, after) => after > 0 ? putOff(deed, after) : -held.push(deed);
    window.release = () => {
        window.NAME = putOff;
        held.forEach((deed) => putOff(deed));
    };";

/// The page of a large corpus, whose index is not made before it is let.
fn open(fragment: &str) -> (Page, Server) {
    let (page, server) = (Page::blank(Screen::WIDE), Site::of(long_dist()).serve());
    // Without words the page is rendered first, by means of tasks that must not be kept.
    let name = if fragment.is_empty() { "requestAnimationFrame" } else { "setTimeout" };
    let source = HOLD.replace("NAME", name);
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
    page.go_to(&link(&server, fragment));
    (page, server)
}

fn let_it_be_made(page: &Page) {
    page.script::<Option<()>>("release()");
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
    let_it_be_made(&page);
    page.wait_for_status("1 of 2500 articles");
    assert_eq!(page.titles().len(), 1);
}

#[test]
fn ways_to_go_on_come_with_the_index() {
    let (page, _server) = open("");
    wait_until_ready(&page);
    page.searchbox("Search").type_text("repo");
    page.wait_for_fragment("q=repo");
    assert!(!page.role(Role::Listbox).is_there());
    let_it_be_made(&page);
    page.role(Role::Listbox).named(Role::Option, "report Word, 2500 articles").wait();
}

#[test]
fn what_is_chosen_while_the_index_is_in_the_making_is_answered_at_once() {
    let (page, _server) = open("");
    wait_until_ready(&page);
    page.group("Entities").checkbox("Person 1, 17 articles").click();
    page.wait_for_status("17 of 2500 articles");
    let_it_be_made(&page);
    page.searchbox("Search").type_text("number 2101");
    page.wait_for_status("1 of 2500 articles");
}

#[test]
fn a_page_that_opens_with_words_shows_no_other_list_before_their_answer() {
    let (page, _server) = open("q=number+2222");
    page.wait_for("a waiting slice", || page.script("return held.length > 0"), true);
    assert!(!page.css(":root[data-program=running]").is_there());
    assert_eq!(page.css(".page__main").style("visibility"), "hidden");
    let_it_be_made(&page);
    wait_until_ready(&page);
    page.wait_for_status("1 of 2500 articles");
    assert_eq!(page.titles().len(), 1);
}
