//! The program takes over from the static page, and nothing that is seen may move.
//!
//! The browser counts shifts of elements that stay. Those that the program replaces are compared, one by
//! one, by the tests of the static pages.

use browser_harness::{Page, Screen, Server, Site, viewer_dist};

use crate::visit::{
    EMPTY, EMPTY_FILE, first_contentful_paint, new_browser_at, slow_down, wait_until_running,
};

/// Adds up how far things have moved, as cumulative layout shift does, from the first moment of the page.
const WATCH: &str = "
    window.shift = 0;
    window.movedAt = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((it) => {
        window.shift += it.value;
        window.movedAt = performance.now();
    })).observe({ type: 'layout-shift', buffered: true });";

/// Gives the sum when nothing has moved for half a second.
const SHIFT: &str = "
    const done = arguments[arguments.length - 1];
    const start = performance.now();
    const look = () => {
        const rest = Math.max(start, window.movedAt) + 500 - performance.now();
        if (rest > 0) {
            setTimeout(look, rest);
        } else {
            done(window.shift);
        }
    };
    look();";

pub fn measure() {
    println!(
        "{:40}{:>20}{:>20}",
        "cumulative layout shift, at most 0", "paint first", "slow network"
    );
    for (name, screen) in
        [("wide", Screen::WIDE), ("middle", Screen::MIDDLE), ("narrow", Screen::NARROW)]
    {
        println!("{name:40}{:>20}{:>20}", after_first_paint(screen), on_slow_network(screen));
    }
}

/// The program comes only when the static page has been seen.
fn after_first_paint(screen: Screen) -> f64 {
    let server = Site::of(viewer_dist()).holding(".wasm").with(EMPTY_FILE, EMPTY).serve();
    let page = new_browser_at(&server, screen, WATCH);
    page.go_to(server.url());
    first_contentful_paint(&page);
    server.release();
    shift(&page)
}

/// The program comes when it comes, and so do the styles.
fn on_slow_network(screen: Screen) -> f64 {
    let server: Server = Site::of(viewer_dist()).with(EMPTY_FILE, EMPTY).serve();
    let page = new_browser_at(&server, screen, WATCH);
    slow_down(&page);
    page.go_to(server.url());
    shift(&page)
}

fn shift(page: &Page) -> f64 {
    wait_until_running(page);
    page.script_async(SHIFT)
}
