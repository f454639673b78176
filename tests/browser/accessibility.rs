//! What axe says, in every state that readers visit, light and dark.

use browser_harness::{Find, Page, Role, Screen};

use crate::viewer::{Viewer, open_on};

const SLUG: &str = "shenzhen-hi-tech-fair";

/// Checks a state in both themes.
fn check(page: &Page, state: &str) {
    for scheme in ["light", "dark"] {
        page.set_media_feature("prefers-color-scheme", scheme);
        page.check_accessibility(&format!("{state}, {scheme}"));
    }
}

/// Opens views in one window and checks each.
fn check_views(screen: Screen, views: &[(&str, &str)]) -> Viewer {
    let viewer = open_on(screen, "");
    for (state, fragment) in views {
        viewer.visit(fragment);
        check(&viewer, state);
    }
    viewer
}

#[test]
fn the_list_is_for_everyone() {
    check_views(
        Screen::WIDE,
        &[
            ("the start", ""),
            ("filtered", "entity=sensetime&topic=privacy&not=entity%3Amegvii&all=entity"),
            ("searching", "q=facial+recognition"),
            ("filtered by day", "from=2018-09-01&to=2019"),
            ("nothing left", "entity=zimbabwe&year=2018"),
            ("a small frame", "ui=compact&entity=megvii"),
        ],
    );
}

#[test]
fn the_article_is_for_everyone() {
    let article = format!("article={SLUG}");
    let found = format!("entity=huawei&q=cloud&article={SLUG}&p=3");
    let alone = format!("article={SLUG}&ui=reader");
    let page = check_views(
        Screen::WIDE,
        &[("an article alone", &alone), ("a paragraph", &found), ("an article", &article)],
    );

    page.region("Article").link("Huawei").click();
    page.dialog("Huawei").button("Next mention of Huawei").click();
    page.region("Article").css("mark.target").wait_until_in_view();
    check(&page, "the card of an entity");
    page.dialog("Huawei").button("Close card").click();

    page.region("Article").css("summary").click();
    page.region("Article").css("details[open] li button").click();
    page.region("Article").css("mark.target").wait_until_in_view();
    check(&page, "the evidence of a topic");

    page.searchbox("Find in entities").type_text("zzz");
    page.complementary("Filters").css(".facet-group__nothing").wait();
    check(&page, "no such value");
}

#[test]
fn a_narrow_window_is_for_everyone() {
    let article = format!("article={SLUG}");
    let page = check_views(
        Screen::NARROW,
        &[("an article on a phone", &article), ("the start on a phone", "")],
    );
    page.button("Filters").click();
    let filters = page.complementary("Filters");
    // At the end of the sheet its button covers nothing. Elsewhere it covers half of what one can
    // scroll to, which axe would take for half a target.
    let scroll_to_end = || filters.script::<()>("element.scrollTo(0, element.scrollHeight)");
    scroll_to_end();
    check(&page, "the filters as a sheet on a phone");
    page.set_screen(Screen::MIDDLE);
    scroll_to_end();
    check(&page, "the filters as a sheet in a middling window");
}

#[test]
fn the_message_of_last_resort_is_for_everyone() {
    let page = open_on(Screen::WIDE, "");
    page.script::<()>(
        "Node.prototype.insertBefore = () => { throw new Error('broken on purpose') }",
    );
    page.list("Articles").css("h3 a").click();
    page.role(Role::Alert).wait();
    check(&page, "the message of last resort");
    page.take_console();
}
