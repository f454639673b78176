//! The page without a pointer.

use browser_harness::{Find, Key, Screen};
use corpus::Query;

use crate::expected::{article, checkbox, entity, filter, status, titles, topic, words};
use crate::viewer::{open, open_at, open_on};

#[test]
fn a_slash_leads_to_the_search_and_is_a_letter_while_typing() {
    let page = open();
    page.press("/");
    let search = page.searchbox("Search");
    search.wait_for_focus();
    assert_eq!(search.value(), "");
    page.press("hi/tech");
    search.wait_for("value", |search| search.value(), "hi/tech".to_owned());

    page.searchbox("Find in entities").focus();
    page.press("a/b");
    let find = page.searchbox("Find in entities");
    find.wait_for("value", |find| find.value(), "a/b".to_owned());
    find.wait_for_focus();
}

#[test]
fn escape_empties_the_search_before_it_closes_anything() {
    let slug = "shenzhen-hi-tech-fair";
    let page = open_at(&format!("q=milipol&article={slug}"));
    let reader = page.region("Article");
    page.press("/");
    page.searchbox("Search").wait_for_focus();
    page.press(Key::Escape);
    page.wait_for_fragment(&format!("article={slug}"));
    page.searchbox("Search").wait_for("value", |search| search.value(), String::new());
    reader.wait();
    page.press(Key::Escape);
    reader.wait_until_gone();
    page.wait_for_fragment("");
}

#[test]
fn a_filter_is_ticked_and_taken_back_by_keyboard() {
    let page = open();
    let all = Query::default();
    let query = filter(|filter| filter.choose(entity("megvii")));
    let entities = page.group("Entities");
    page.tab_to(&entities.checkbox(&checkbox(&all, entity("megvii"))), 40);
    page.press(" ");
    page.wait_for_titles(&titles(&query));
    let ticked = entities.checkbox(&checkbox(&query, entity("megvii")));
    ticked.wait_for_focus();

    // The way to exclude it comes next, and excluding takes the place of choosing.
    page.press(Key::Tab);
    entities.button("Exclude Megvii").wait_for_focus();
    page.press(" ");
    page.wait_for_titles(&titles(&filter(|filter| filter.exclude(entity("megvii")))));

    let chip = page.button("Remove filter: not Megvii");
    page.tab_to(&chip, 200);
    page.press(Key::Enter);
    page.wait_for_titles(&titles(&all));
    page.wait_for_status(&status(&all));
}

#[test]
fn all_values_must_hold_at_the_press_of_a_key() {
    let page = open();
    let switch = page.switch("Match all topics");
    page.tab_to(&switch, 80);
    page.press(" ");
    page.wait_for_fragment("all=topic");
    switch.wait_for_focus();
    page.press(Key::Enter);
    page.wait_for_fragment("");
}

#[test]
fn an_article_is_found_read_and_closed_by_keyboard() {
    let page = open();
    page.press("/");
    page.searchbox("Search").wait_for_focus();
    page.press("milipol");
    let query = words("milipol");
    page.wait_for_titles(&titles(&query));
    let title = &article("shenzhen-hi-tech-fair").title;
    let result = page.list("Articles").link(title);
    page.tab_to(&result, 150);
    page.press(Key::Enter);

    let reader = page.region("Article");
    reader.heading(title).wait_for_focus();
    let mention = reader.link("Huawei");
    page.tab_to(&mention, 60);
    page.press(Key::Enter);
    let card = page.dialog("Huawei");
    card.heading("Huawei").wait_for_focus();
    page.tab_to(&card.button("Next mention of Huawei"), 10);
    page.press(Key::Enter);
    reader.css("mark.target").wait_until_in_view();
    page.press(Key::Escape);
    card.wait_until_gone();
    mention.wait_for_focus();

    page.press(Key::Escape);
    reader.wait_until_gone();
    result.wait_for_focus();
}

#[test]
fn a_piece_of_evidence_is_reached_by_keyboard() {
    let page = open_at("article=hong-kong-springboard");
    let reader = page.region("Article");
    let head = reader.css("summary");
    page.tab_to(&head, 200);
    page.press(Key::Enter);
    page.press(Key::Tab);
    page.press(Key::Enter);
    let target = reader.css("mark.target");
    target.wait_until_in_view();
    // The keyboard's way goes on from there.
    target.wait_for_focus();
}

#[test]
fn the_filters_open_and_close_by_keyboard_on_a_phone() {
    let page = open_on(Screen::NARROW, "");
    let open_filters = page.button("Filters");
    page.tab_to(&open_filters, 20);
    page.press(Key::Enter);
    let filters = page.complementary("Filters");
    let privacy = filters.checkbox(&checkbox(&Query::default(), topic("privacy")));
    page.tab_to(&privacy, 150);
    page.press(" ");
    let query = filter(|filter| filter.choose(topic("privacy")));
    page.wait_for_status(&status(&query));
    page.press(Key::Escape);
    filters.wait_until_gone();
    page.wait_for_titles(&titles(&query));
    page.wait_for("focus is on the page", || page.focused().starts_with("body"), false);
}
