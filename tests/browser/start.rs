//! What the page shows before anyone has touched it.

use browser_harness::{Find, Role};
use corpus::Query;

use crate::expected::{self, CORPUS};
use crate::open;

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
