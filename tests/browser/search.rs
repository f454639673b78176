//! Typing words.

use browser_harness::{Find, Key, Locator};
use corpus::Query;

use crate::expected::{checkbox, entity, status, titles, words};
use crate::viewer::open;

#[test]
fn words_are_found_as_they_are_typed() {
    let page = open();
    page.searchbox("Search").type_text("cantonese");
    let query = words("cantonese");
    page.wait_for_titles(&titles(&query));
    page.wait_for_status(&status(&query));
    page.wait_for_fragment("q=cantonese");
    page.button("Remove filter: “cantonese”").wait();
}

#[test]
fn case_accents_and_the_end_of_the_last_word_do_not_matter() {
    let page = open();
    let expected = titles(&words("cantonese"));
    assert_eq!(expected.len(), 1, "the example is particular");
    for typed in ["CANTONESE", "càntónese", "spoken canto"] {
        page.searchbox("Search").type_text(typed);
        page.wait_for_titles(&expected);
        // The first one closes what is offered, if anything is; one too many does nothing.
        page.press(Key::Escape);
        page.press(Key::Escape);
        page.wait_for_titles(&titles(&Query::default()));
    }
}

#[test]
fn a_snippet_shows_the_words_that_were_found() {
    let page = open();
    page.searchbox("Search").type_text("spoken cantonese");
    page.wait_for_titles(&titles(&words("spoken cantonese")));
    let are_marked = |list: &Locator| {
        let marked: Vec<String> = list
            .script("return [...element.querySelectorAll('mark')].map((mark) => mark.textContent)");
        ["Cantonese", "spoken"].map(|word| marked.iter().any(|it| it == word))
    };
    page.list("Articles").wait_for("marks on both words", are_marked, [true; 2]);
}

#[test]
fn words_and_filters_narrow_each_other() {
    let page = open();
    page.searchbox("Search").type_text("surveillance");
    let mut query = words("surveillance");
    page.wait_for_titles(&titles(&query));
    let megvii = entity("megvii");
    page.group("Entities").checkbox(&checkbox(&query, megvii)).click();
    query.filter.choose(megvii);
    page.wait_for_titles(&titles(&query));
    page.wait_for_status(&status(&query));
}
