//! The page without its program: readable by links, taken over without a jump, honest about what is missing.

use browser_harness::{Find, Page, Screen, Server, Site, eventually, viewer_dist};
use corpus::Query;
use serde_json::json;

use crate::expected::{article, entity, filter, name, publisher, titles, topic};
use crate::viewer::wait_until_ready;

const ARTICLE: &str = "beijing-recruits-sensetime";
const WITHOUT_WASM: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'";

/// A site as a browser shows it that was told something first.
fn open(site: Site, path: &str) -> (Page, Server) {
    let server = site.serve();
    let page = Page::blank(Screen::WIDE);
    page.go_to(&format!("{}{path}", server.url()));
    (page, server)
}

fn without_javascript(path: &str) -> (Page, Server) {
    let server = Site::of(viewer_dist()).serve();
    let page = Page::blank(Screen::WIDE);
    page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    page.go_to(&format!("{}{path}", server.url()));
    (page, server)
}

fn notice(page: &Page) -> String {
    page.css("#notice").wait_until_in_view();
    page.css("#notice").text()
}

/// Reads the corpus by links alone, from the list.
fn browse(page: &Page) {
    let all = titles(&Query::default());
    page.wait_for_titles(&all);
    page.group("Entities").link("Megvii").click();
    page.wait_for_titles(&titles(&filter(|filter| filter.choose(entity("megvii")))));
    page.link("Remove filter: Megvii").click();
    page.wait_for_titles(&all);
    // One that the program would show only on request.
    page.group("Entities").link("Zimbabwe").click();
    page.wait_for_titles(&titles(&filter(|filter| filter.choose(entity("zimbabwe")))));
    page.group("Topics").link("Privacy").click();
    page.wait_for_titles(&titles(&filter(|filter| filter.choose(topic("privacy")))));
    let title = &article(ARTICLE).title;
    page.link("Clear all").click();
    page.list("Articles").link(title).click();
    let reader = page.region("Article");
    reader.heading(title).wait();
    let text = reader.text();
    for line in article(ARTICLE).text.lines().filter(|line| !line.is_empty()) {
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(&words), "{words}");
    }
    reader.css(".mention[data-kind=organization]").click();
    page.css(".filter-chips").wait();
    page.back();
    page.region("Article").link("Next article").click();
    page.region("Article").link("Close article").click();
    page.wait_for_titles(&all);
}

#[test]
fn without_javascript_everything_can_be_browsed_and_read() {
    let (page, server) = without_javascript("");
    assert!(notice(&page).contains("because JavaScript is off"));
    browse(&page);
    let dead: u32 = page.script(
        "return [...document.querySelectorAll('#app :is(button, input, select)')]
            .filter((it) => it.getClientRects().length && !it.matches('.article-topic__passage')).length",
    );
    assert_eq!(dead, 0, "nothing is offered that needs the program");
    assert!(
        server
            .requests()
            .iter()
            .all(|request| !request.path.ends_with(".wasm") || request.status == 200)
    );
}

#[test]
fn on_a_phone_without_javascript_the_list_comes_before_the_filters() {
    let (page, _server) = without_javascript("");
    page.set_screen(Screen::NARROW);
    let tops: (f64, f64) = page.script(
        "return ['#results', '#filters'].map((it) => document.querySelector(it).getBoundingClientRect().top)",
    );
    assert!(tops.0 < tops.1, "{tops:?}");
    let width: (u32, u32) =
        page.script("return [document.documentElement.scrollWidth, innerWidth]");
    assert!(width.0 <= width.1, "{width:?}");
}

#[test]
fn a_policy_that_refuses_webassembly_is_named_and_the_page_is_read_by_links() {
    let (page, _server) = open(Site::of(viewer_dist()).under(WITHOUT_WASM), "");
    let text = notice(&page);
    assert!(text.contains("the policy of this site refuses WebAssembly"), "{text}");
    assert!(text.contains("script-src 'self' 'wasm-unsafe-eval'"), "{text}");
    page.check_accessibility("the page without its program");
    browse(&page);
    page.take_console();
}

#[test]
fn a_policy_that_refuses_scripts_is_said_after_a_while() {
    let policy = "default-src 'none'; style-src 'self'; img-src 'self' data:";
    let (page, _server) = open(Site::of(viewer_dist()).under(policy), "");
    page.css(".page").wait();
    // However long the page took: as it is at first, and as it is when the time has gone by.
    page.script::<()>(
        "document.getAnimations().forEach((animation) => {
            animation.pause();
            animation.currentTime = 0;
         })",
    );
    assert!(!page.css("#notice").is_in_view(), "at first the program may still come");
    page.finish_animations();
    let text = notice(&page);
    assert!(text.contains("was refused") && text.contains("'wasm-unsafe-eval'"), "{text}");
    page.list("Articles").link(&article(ARTICLE).title).click();
    page.region("Article").heading(&article(ARTICLE).title).wait();
    page.take_console();
}

#[test]
fn a_policy_that_refuses_to_load_the_program_is_named() {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
        img-src 'self' data:";
    let (page, _server) = open(Site::of(viewer_dist()).under(policy), "");
    let text = notice(&page);
    assert!(text.contains("connect-src 'self'"), "{text}");
    page.take_console();
}

/// What can be seen of every element: what it is, where, and how it looks.
const SEEN: &str = "return [...document.querySelectorAll('#app *')]
    .filter((it) => it.getClientRects().length)
    .map((it) => {
        const { x, y, width, height } = it.getBoundingClientRect();
        const { color, backgroundColor, font, textDecorationLine, visibility } = getComputedStyle(it);
        const name = String(it.getAttribute('class')).replace(' as-button', '');
        return [name, x, y, width, height, color, backgroundColor, font, textDecorationLine, visibility]
            .join(' ');
    })";

#[test]
fn the_program_takes_over_and_nothing_moves_or_looks_different() {
    for screen in [Screen::WIDE, Screen::MIDDLE, Screen::NARROW] {
        for path in ["", "articles/beijing-recruits-sensetime.html", "entities/megvii.html"] {
            let server = Site::of(viewer_dist()).holding(".wasm").serve();
            let page = Page::blank(screen);
            page.go_to(&format!("{}{path}", server.url()));
            page.css(".page").wait();
            // Only from here on: in how many pieces a page arrives is the network's affair.
            page.script_async::<()>(
                "const done = arguments[arguments.length - 1];
                 const observe = () => {
                    window.shift = 0;
                    new PerformanceObserver((list) =>
                        list.getEntries().forEach((it) => window.shift += it.value)
                    ).observe({ type: 'layout-shift' });
                    done(null);
                 };
                 const arrived = () => requestAnimationFrame(() => requestAnimationFrame(observe));
                 if (document.readyState === 'loading') addEventListener('DOMContentLoaded', arrived);
                 else arrived();",
            );
            let before: Vec<String> = page.script(SEEN);
            server.release();
            wait_until_ready(&page);
            let after: Vec<String> = page.script(SEEN);
            assert!(before.len() > 100, "{screen:?} {path}: there was a page before");
            for (before, after) in before.iter().zip(&after) {
                assert_eq!(before, after, "{screen:?} {path}");
            }
            assert_eq!(before.len(), after.len(), "{screen:?} {path}");
            assert_eq!(page.script::<f64>("return window.shift"), 0.0, "{screen:?} {path}");
        }
    }
}

#[test]
fn what_the_reader_does_before_the_program_comes_is_kept() {
    let server = Site::of(viewer_dist()).holding(".wasm").serve();
    let page = Page::blank(Screen::WIDE);
    page.go_to(server.url());
    page.css("input[type=checkbox][aria-label^=Megvii]").click();
    page.css(".filter-panel").script::<()>("element.scrollTop = 50");
    page.searchbox("Search").click();
    page.searchbox("Search").type_text("police & state");
    server.release();
    wait_until_ready(&page);
    page.wait_for_fragment("q=police+%26+state&entity=megvii");
    page.searchbox("Search").wait_for_focus();
    assert_eq!(page.css(".filter-panel").script::<f64>("return element.scrollTop"), 50.0);
    page.press("s");
    page.wait_for_fragment("q=police+%26+states&entity=megvii");
}

#[test]
fn the_page_of_an_article_becomes_the_view_of_it() {
    let (page, _server) = open(Site::of(viewer_dist()), "articles/hong-kong-springboard.html#p2");
    wait_until_ready(&page);
    page.wait_for_fragment("article=hong-kong-springboard&p=2");
    page.css("#p2").wait_until_in_view();
    page.button("Close article").click();
    page.wait_for_titles(&titles(&Query::default()));
    page.reload();
    wait_until_ready(&page);
    page.wait_for_titles(&titles(&Query::default()));
    page.group("Publishers").css("input").wait();
    let biometric = publisher("Biometric Update");
    page.css(&format!("input[aria-label^='{}']", name(biometric))).click();
    page.wait_for_titles(&titles(&filter(|filter| filter.choose(biometric))));
}

#[test]
fn a_list_that_the_address_does_not_ask_for_is_not_shown() {
    let server = Site::of(viewer_dist()).holding(".wasm").serve();
    let page = Page::blank(Screen::WIDE);
    page.go_to(&format!("{}#entity=megvii&theme=dark", server.url()));
    let hidden = || page.css("#results").style("visibility") == "hidden";
    assert!(eventually(hidden), "until the program comes");
    assert_eq!(page.css("html").attribute("data-theme").as_deref(), Some("dark"));
    server.release();
    wait_until_ready(&page);
    page.wait_for_titles(&titles(&filter(|filter| filter.choose(entity("megvii")))));
    assert_eq!(page.css("#results").style("visibility"), "visible");
}
