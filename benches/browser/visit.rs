//! A visit as that of somebody who has never been there.

use browser_harness::{Find, Page, Screen, Server};
use serde_json::json;

/// Visits of each page.
pub const N_VISITS: usize = 15;
/// A page with nothing in it, which every server here has besides its own.
pub const EMPTY: &str = "<!doctype html><title>Empty</title><link rel=icon href=data:,>";
/// Where that is.
pub const EMPTY_FILE: &str = "empty.html";
/// The element that is there when the program runs.
pub const RUNNING: &str = ":root[data-program=running]";

/// What the bare counter has when it can be used, and no other page here.
pub const COUNTER_SHOWN: &str = "main > h1 + button";

/// Calls back when the page has painted something, with the time.
const PAINTED: &str = "
    const done = arguments[arguments.length - 1];
    new PerformanceObserver((list, observer) => {
        const [entry] = list.getEntriesByName('first-contentful-paint');
        if (entry) {
            observer.disconnect();
            done(entry.startTime);
        }
    }).observe({ type: 'paint', buffered: true });";

/// A new browser with nothing cached, which has shown an empty page of that address so that its own
/// start is not measured. The script runs in every page from now on, before the page's own.
pub fn new_browser(screen: Screen, empty: &str, script: &str) -> Page {
    let page = Page::blank(screen);
    page.go_to(empty);
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    page
}

/// The same for a page of a server that has the empty one.
pub fn new_browser_at(server: &Server, screen: Screen, script: &str) -> Page {
    new_browser(screen, &format!("{}{EMPTY_FILE}", server.url()), script)
}

/// Waits for the first paint that shows some content, and gives its time.
pub fn first_contentful_paint(page: &Page) -> f64 {
    page.script_async(PAINTED)
}

/// Waits until the program runs.
pub fn wait_until_running(page: &Page) {
    page.css(RUNNING).wait();
}

/// Lets the network be that of a phone with poor reception: 1.6 Mbit/s, an answer after 150 ms.
pub fn slow_down(page: &Page) {
    page.devtools("Network.enable", json!({}));
    let conditions = json!({
        "offline": false,
        "latency": 150,
        "downloadThroughput": 1_600_000 / 8,
        "uploadThroughput": 750_000 / 8,
    });
    page.devtools("Network.emulateNetworkConditions", conditions);
}
