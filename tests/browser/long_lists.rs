//! Lists of thousands: few rows are on the page, all can be reached, and nothing moves that should not.

use browser_harness::{Find, Key, Page, Screen, Server, Site, eventually, long_dist};
use serde_json::json;

use crate::viewer::{link, wait_until_ready};

/// As many articles as the corpus has.
const N_ARTICLES: usize = 2_500;

fn open(screen: Screen, fragment: &str) -> (Page, Server) {
    let (page, server) = (Page::blank(screen), Site::of(long_dist()).serve());
    page.go_to(&link(&server, fragment));
    wait_until_ready(&page);
    (page, server)
}

/// The numbers of the rows in view, which their titles say as well.
fn in_view(page: &Page) -> Vec<usize> {
    let rows: Vec<(usize, usize)> = page.list("Articles").script(
        "const head = document.querySelector('.result-pane__head').getBoundingClientRect().bottom;
         return [...element.children].filter((row) => {
             const { top, bottom } = row.getBoundingClientRect();
             return !row.dataset.apart && bottom > head && top < innerHeight;
         }).map((row) => [Number(row.ariaPosInSet), Number(row.innerText.match(/Report (\\d+)/)[1])])",
    );
    assert!(rows.iter().all(|(row, report)| row == report), "{rows:?}");
    let rows: Vec<usize> = rows.into_iter().map(|(row, _)| row).collect();
    assert!(rows.windows(2).all(|pair| pair[0] + 1 == pair[1]), "{rows:?}");
    rows
}

fn n_rows(page: &Page) -> usize {
    page.list("Articles").script("return element.children.length")
}

/// The numbers of the rows in view as soon as they stay: around those that come first, others come later.
fn in_view_at_rest(page: &Page) -> Vec<usize> {
    let mut rows = Vec::new();
    let is_at_rest = || {
        page.script_async::<()>(
            "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(arguments[0])))",
        );
        let before = std::mem::replace(&mut rows, in_view(page));
        !rows.is_empty() && rows == before
    };
    assert!(eventually(is_at_rest), "the list does not come to rest");
    rows
}

/// Scrolls the results to a part of their height, and waits until rows are there.
fn scroll_to(page: &Page, part: f64) {
    let script = format!(
        "const pane = document.getElementById('results');
         pane.scrollTop = {part} * (pane.scrollHeight - pane.clientHeight)"
    );
    page.script::<Option<()>>(&script);
    page.wait_for("rows in view", || in_view(page).is_empty(), false);
}

#[test]
fn few_rows_are_on_the_page_and_all_can_be_reached() {
    let (page, _server) = open(Screen::WIDE, "");
    page.wait_for(
        "size",
        || page.list("Articles").css("li").attribute("aria-setsize"),
        Some(N_ARTICLES.to_string()),
    );
    assert_eq!(in_view(&page)[0], 1);
    for part in [0.5, 0.2, 1.0, 0.0] {
        scroll_to(&page, part);
        let rows = in_view_at_rest(&page);
        let middle = rows[0] as f64 / N_ARTICLES as f64;
        assert!((middle - part).abs() < 0.05, "{middle} at {part}");
        assert!(n_rows(&page) < 100, "{}", n_rows(&page));
        let is_end = part == 1.0;
        assert_eq!(rows.contains(&N_ARTICLES), is_end);
    }
    assert_eq!(in_view(&page)[0], 1);
}

#[test]
fn rows_move_by_what_is_scrolled_and_by_nothing_else() {
    let (page, _server) = open(Screen::WIDE, "");
    scroll_to(&page, 0.5);
    for step in [70, -110] {
        let moved: Vec<i64> = page.script_async(&format!(
            "const done = arguments[arguments.length - 1];
             const pane = document.getElementById('results');
             const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
             const row = () => [...document.querySelectorAll('.result-item')].find((row) =>
                 !row.dataset.apart && row.getBoundingClientRect().top > 300);
             (async () => {{
                 const moved = [];
                 for (let count = 0; count < 60; count++) {{
                     const seen = row();
                     const before = seen.getBoundingClientRect().top;
                     pane.scrollTop += {step};
                     await frame();
                     if (seen.isConnected) {{
                         moved.push(Math.round(before - seen.getBoundingClientRect().top));
                     }}
                 }}
                 return moved;
             }})().then(done)"
        ));
        assert!(moved.len() > 50 && moved.iter().all(|by| (by - step).abs() <= 1), "{moved:?}");
    }
}

#[test]
fn the_focus_stays_on_a_row_that_goes_out_of_view_and_goes_on_from_there() {
    let (page, _server) = open(Screen::WIDE, "");
    let list = page.list("Articles");
    list.link("Report 3 and what was said of it").focus();
    let focused = page.focused();
    scroll_to(&page, 0.6);
    assert_eq!(page.focused(), focused);
    page.press(Key::Tab);
    list.link(&format!("Report 4{}", " and what was said of it".repeat(3))).wait_for_focus();
    page.wait_for("rows in view", || in_view(&page).contains(&4), true);
}

#[test]
fn back_leads_to_where_the_list_was() {
    let (page, _server) = open(Screen::WIDE, "");
    scroll_to(&page, 0.4);
    let before = in_view_at_rest(&page);
    page.wait_for("kept place", || page.script("return history.state > 900"), true);
    page.group("Entities").checkbox("Person 1, 17 articles").click();
    page.wait_for_status(&format!("17 of {N_ARTICLES} articles"));
    page.back();
    page.wait_for_status(&format!("{N_ARTICLES} of {N_ARTICLES} articles"));
    page.wait_for("rows in view", || in_view(&page), before);
}

#[test]
fn closing_an_article_leads_back_to_its_row() {
    for screen in [Screen::WIDE, Screen::NARROW] {
        let (page, _server) = open(screen, "article=report-1200");
        page.button("Close article").click();
        page.css("[id='hit-report-1200']").wait_for_focus();
        page.wait_for("rows in view", || in_view(&page).contains(&1200), true);
    }
}

#[test]
fn all_values_of_a_facet_can_be_shown_and_few_of_them_are_on_the_page() {
    let (page, _server) = open(Screen::WIDE, "");
    page.group("Entities").button("Show all 150 people").click();
    let values = page.css(".facet-group__values.windowed-list");
    let count = || values.script::<usize>("return element.children.length");
    values.wait();
    page.wait_for("at least some values and at most some", || (1..120).contains(&count()), true);
    page.searchbox("Find in entities").type_text("person 14");
    page.group("Entities").checkbox("Person 149, 16 articles").wait();
}

#[test]
fn the_key_for_finding_leads_to_the_search_that_finds_all() {
    let (page, _server) = open(Screen::WIDE, "");
    let press = "const press = new KeyboardEvent('keydown',
            { key: 'f', ctrlKey: true, bubbles: true, cancelable: true });
        return !document.activeElement.dispatchEvent(press)";
    assert!(page.script::<bool>(press));
    page.searchbox("Search").wait_for_focus();
    assert!(!page.script::<bool>(press), "from there the browser's own is one press away");
    page.searchbox("Search").type_text("number 2222");
    page.wait_for_status(&format!("1 of {N_ARTICLES} articles"));
}

#[test]
fn a_list_in_a_frame_grows_on_request() {
    let viewer = Site::of(long_dist()).serve();
    let src = link(&viewer, "ui=compact").replace('&', "&amp;");
    let wiki = Site::page(&format!(
        "<!doctype html><html lang=en><title>Wiki</title><link rel=icon href=data:,>
         <h1>Wiki</h1><iframe title=Corpus width=900 height=600 src='{src}'></iframe>"
    ));
    let wiki = wiki.serve();
    let page = Page::blank(Screen::WIDE);
    page.go_to(wiki.url());
    page.enter_frame("iframe");
    wait_until_ready(&page);
    page.wait_for("rows", || n_rows(&page), 100);
    page.button(&format!("Show 100 more of {N_ARTICLES}")).click();
    page.wait_for("rows", || n_rows(&page), 200);
}

#[test]
fn as_many_as_a_reader_would_want_are_printed() {
    let (page, _server) = open(Screen::WIDE, "");
    scroll_to(&page, 0.5);
    let before = in_view_at_rest(&page);
    page.script::<Option<()>>("dispatchEvent(new Event('beforeprint'))");
    page.wait_for("rows", || n_rows(&page), 1000);
    page.set_print();
    page.list("Articles").wait_for("room", |list| list.style("padding-top"), "0px".to_owned());
    assert!(page.css(".result-pane__printed").text().contains("The first 1000 of 2500"));
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }));
    page.script::<Option<()>>("dispatchEvent(new Event('afterprint'))");
    page.wait_for("rows in view", || in_view(&page), before);
}

#[test]
fn an_article_without_a_page_of_its_own_is_opened_by_the_program() {
    let server = Site::of(long_dist()).serve();
    let page = Page::blank(Screen::WIDE);
    page.go_to(&format!("{}articles/report-7.html", server.url()));
    wait_until_ready(&page);
    page.region("Article").heading("Report 7 and what was said of it and what was said of it and what was said of it and what was said of it").wait();
    page.go_to(&link(&server, "article=report-2400"));
    wait_until_ready(&page);
    page.region("Article").wait();
}

#[test]
fn long_lists_are_accessible() {
    for screen in [Screen::WIDE, Screen::NARROW] {
        let (page, _server) = open(screen, "");
        page.check_accessibility("a long list");
    }
}
