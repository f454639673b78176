//! Light and dark, wide and narrow.

use browser_harness::{Find, Page, Screen};
use corpus::Query;

use crate::expected::{article, articles, checkbox, entity, filter, status, titles};
use crate::viewer::{open, open_at, open_on, wait_until_ready};

const SLUG: &str = "shenzhen-hi-tech-fair";

/// How light the page's ground is, from 0 to 255.
fn lightness(page: &Page) -> u32 {
    let colour = page.css("html").style("background-color");
    let parts: Vec<u32> = colour
        .split(|letter: char| !letter.is_ascii_digit())
        .filter_map(|part| part.parse().ok())
        .collect();
    assert!(parts.len() >= 3, "{colour} is a colour");
    parts[..3].iter().sum::<u32>() / 3
}

fn theme(page: &Page) -> Option<String> {
    page.css("html").attribute("data-theme")
}

#[test]
fn the_page_is_light_or_dark_as_the_system_says() {
    let page = open();
    page.set_media_feature("prefers-color-scheme", "light");
    page.wait_for("light ground", || lightness(&page) > 200, true);
    page.set_media_feature("prefers-color-scheme", "dark");
    page.wait_for("dark ground", || lightness(&page) < 60, true);
}

#[test]
fn the_reader_chooses_light_or_dark_and_the_page_remembers() {
    let page = open();
    page.set_media_feature("prefers-color-scheme", "light");
    page.button("Theme: as the system").click();
    page.button("Theme: light").click();
    page.button("Theme: dark").wait();
    page.wait_for("theme", || theme(&page), Some("dark".to_owned()));
    page.wait_for("dark ground", || lightness(&page) < 60, true);

    page.reload();
    wait_until_ready(&page);
    page.button("Theme: dark").wait();
    page.wait_for("dark ground", || lightness(&page) < 60, true);

    page.button("Theme: dark").click();
    page.button("Theme: as the system").wait();
    page.wait_for("light ground", || lightness(&page) > 200, true);
}

#[test]
fn a_link_can_ask_for_a_theme() {
    let page = open_at("theme=dark");
    page.set_media_feature("prefers-color-scheme", "light");
    page.wait_for("dark ground", || lightness(&page) < 60, true);
    assert_eq!(theme(&page).as_deref(), Some("dark"));
}

#[test]
fn filters_results_and_article_stand_side_by_side_on_a_desk() {
    let page = open_at(&format!("article={SLUG}"));
    for place in [page.complementary("Filters"), page.list("Articles"), page.region("Article")] {
        place.wait();
    }
    let left = |place: &browser_harness::Locator| -> u32 {
        place.script("return Math.round(element.getBoundingClientRect().left)")
    };
    assert!(left(&page.complementary("Filters")) < left(&page.list("Articles")));
    assert!(left(&page.list("Articles")) < left(&page.region("Article")));
    assert!(!page.button("Filters").is_there());
}

#[test]
fn in_a_middling_window_the_filters_are_a_sheet_beside_which_one_can_read() {
    let page = open_on(Screen::MIDDLE, &format!("article={SLUG}"));
    page.list("Articles").wait();
    page.region("Article").wait();
    let filters = page.complementary("Filters");
    assert!(!filters.is_there());
    page.button("Filters").click();
    filters.wait();
    filters.button(&format!("Show {}", articles(titles(&Query::default()).len()))).click();
    filters.wait_until_gone();
}

#[test]
fn on_a_phone_the_filters_are_a_sheet_and_the_article_replaces_the_list() {
    let page = open_on(Screen::NARROW, "");
    let filters = page.complementary("Filters");
    assert!(!filters.is_there());
    page.button("Filters").click();
    filters.checkbox(&checkbox(&Query::default(), entity("megvii"))).click();
    let query = filter(|filter| filter.choose(entity("megvii")));
    filters.button(&format!("Show {}", articles(titles(&query).len()))).click();
    filters.wait_until_gone();
    page.wait_for_titles(&titles(&query));
    page.wait_for_status(&status(&query));

    let title = &article(SLUG).title;
    let result = page.list("Articles").link(title);
    result.click();
    page.region("Article").heading(title).wait_for_focus();
    page.region("Article").heading(title).wait_until_in_view();
    assert!(!page.list("Articles").is_there());

    page.button("Close article").click();
    page.wait_for_titles(&titles(&query));
    result.wait_for_focus();
    result.wait_until_in_view();
}

#[test]
fn nothing_sticks_out_at_the_side() {
    let page = open();
    for fragment in
        ["", "entity=megvii&q=face", &format!("article={SLUG}"), "entity=megvii&year=2025"]
    {
        page.visit(fragment);
        for width in [320, 390, 600, 768, 900, 1152, 1440] {
            page.set_screen(Screen { width, height: 800 });
            // Lists are put together anew when the window has become another.
            let sticking_out = || -> Vec<String> {
                page.script(
                    "const root = document.documentElement;
                     if (root.scrollWidth <= root.clientWidth) return [];
                     return [...document.body.querySelectorAll('*')]
                         .filter((it) => it.getBoundingClientRect().right > root.clientWidth)
                         .map((it) => `${it.localName}.${it.className}`)",
                )
            };
            let what = format!("what sticks out at {width} with {fragment:?}");
            page.wait_for(&what, sticking_out, Vec::new());
        }
    }
}
