//! The hosted page, visited with nothing cached: how soon something is seen, and how soon it can be used.

use browser_harness::{Find, Page, Screen, Server, Site, counter_dist, viewer_dist};
use serde_json::json;

use crate::figures::{Times, print, print_ratio};
use crate::static_page;
use crate::visit::{
    COUNTER_SHOWN, EMPTY, EMPTY_FILE, N_VISITS, RUNNING, first_contentful_paint, new_browser_at,
    slow_down,
};

/// How much later than on a static page something may be seen first.
const MAX_PAINT_RATIO: f64 = 1.2;

/// Notes when an element is there for the first time. The page is watched from its first moment.
const WATCH: &str = "
    new MutationObserver((_, observer) => {
        if (document.querySelector(SELECTOR)) {
            window.usableAt = performance.now();
            observer.disconnect();
        }
    }).observe(document, { attributes: true, childList: true, subtree: true });";

/// What is between the page and its host.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Network {
    /// Nothing: both are on this machine.
    None,
    /// Little bandwidth, and a long way.
    Slow,
}

pub fn measure() {
    let without_program = static_page::folder();
    let serve = |site: Site| site.with(EMPTY_FILE, EMPTY).serve();
    let viewer = serve(Site::of(viewer_dist()));
    let plain = serve(Site::of(without_program.path()));
    let counter = serve(Site::of(counter_dist()));

    let (mut painted, mut plain_painted) = (Vec::new(), Vec::new());
    let (mut usable, mut counter_usable) = (Vec::new(), Vec::new());
    let (mut slowly_painted, mut plain_slowly_painted) = (Vec::new(), Vec::new());
    let mut slowly_usable = Vec::new();
    for _ in 0..N_VISITS {
        let page = visit(&viewer, Network::None);
        painted.push(first_contentful_paint(&page));
        usable.push(usable_at(&page, RUNNING));
        drop(page);
        plain_painted.push(first_contentful_paint(&visit(&plain, Network::None)));
        counter_usable.push(usable_at(&visit(&counter, Network::None), COUNTER_SHOWN));

        let page = visit(&viewer, Network::Slow);
        slowly_painted.push(first_contentful_paint(&page));
        slowly_usable.push(usable_at(&page, RUNNING));
        drop(page);
        plain_slowly_painted.push(first_contentful_paint(&visit(&plain, Network::Slow)));
    }

    let painted = Times::new("viewer: first contentful paint", painted);
    let plain_painted =
        Times::new("the same without a program: first contentful paint", plain_painted);
    let slowly_painted = Times::new("viewer, slow network: first contentful paint", slowly_painted);
    let plain_slowly_painted =
        Times::new("without a program, slow network: first contentful paint", plain_slowly_painted);
    let usable = Times::new("viewer: first use", usable);
    let counter_usable = Times::new("bare counter: first use", counter_usable);
    let slowly_usable = Times::new("viewer, slow network: first use", slowly_usable);
    let rows = [
        &painted,
        &plain_painted,
        &slowly_painted,
        &plain_slowly_painted,
        &usable,
        &counter_usable,
        &slowly_usable,
    ];
    print("milliseconds from navigation, nothing cached", &rows);
    let limit = Some(MAX_PAINT_RATIO);
    print_ratio("first paint, viewer : static page", &painted, &plain_painted, limit);
    let what = "first paint on a slow network, viewer : static page";
    print_ratio(what, &slowly_painted, &plain_slowly_painted, limit);
    print_ratio("first use, viewer : bare counter", &usable, &counter_usable, None);
}

/// One visit with a browser of its own.
fn visit(server: &Server, network: Network) -> Page {
    let usable = json!(format!("{RUNNING}, {COUNTER_SHOWN}")).to_string();
    let page = new_browser_at(server, Screen::WIDE, &WATCH.replace("SELECTOR", &usable));
    if network == Network::Slow {
        slow_down(&page);
    }
    page.go_to(server.url());
    page
}

/// Waits until the page can be used, and gives the time.
fn usable_at(page: &Page, selector: &str) -> f64 {
    page.css(selector).wait();
    page.script("return window.usableAt")
}
