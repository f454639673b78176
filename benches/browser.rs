//! How soon the page can be used, beside a bare Yew counter, and how soon a changed filter is seen.
//!
//! Run by `cargo xtask bench`, which builds both pages. Times are milliseconds in the page's own clock.

#![allow(clippy::print_stdout, reason = "a benchmark is there to print")]

use browser_harness::{Find, Page, Screen, Site, counter_dist, viewer_dist};
use serde_json::json;

/// Visits of each page: the two take turns, so that a busy moment hits both.
const N_VISITS: usize = 15;
/// Changes of the filter.
const N_CLICKS: usize = 60;
/// What a screen gives a page to become the next picture.
const FRAME_MS: f64 = 16.7;

/// Notes when an element is there for the first time. The page is watched from its first moment.
const WATCH: &str = "
    new MutationObserver((_, observer) => {
        if (document.querySelector(SELECTOR)) {
            window.usableAt = performance.now();
            observer.disconnect();
        }
    }).observe(document, { childList: true, subtree: true });";

/// Ticks and unticks the first boxes of the page. Each time it gives two times from the click: until
/// script, style and layout are done, and until the next picture is painted. A click comes just after
/// a picture, so that the second is one frame unless the page was too slow for the next one.
const CLICKS: &str = "
    const done = arguments[arguments.length - 1];
    const task = () => new Promise((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(null);
    });
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => task().then(resolve)));
    const box = (click) => document.querySelectorAll('input[type=checkbox]:enabled')[click >> 1 & 3];
    (async () => {
        const times = [];
        for (let click = 0; click < N_CLICKS; click++) {
            await painted();
            const start = performance.now();
            box(click).click();
            const frame = painted();
            await task();
            document.body.getBoundingClientRect();
            const work = performance.now() - start;
            times.push([work, await frame - start]);
        }
        done(times);
    })();";

fn main() {
    // `cargo test --benches` runs this too, and has nothing to learn from it.
    if std::env::args().any(|arg| arg == "--test") {
        return;
    }
    let (viewer, counter) = first_use();
    let (work, frame) = filter_changes();
    println!("{:44}{:>10}{:>10}", "milliseconds", "median", "p95");
    for (name, times) in [
        ("viewer: navigation to first use", &viewer),
        ("bare counter: navigation to first use", &counter),
        ("filter: click to script, style, layout done", &work),
        ("filter: click to the next painted frame", &frame),
    ] {
        println!("{name:44}{:>10.1}{:>10.1}", quantile(times, 0.5), quantile(times, 0.95));
    }
    let ratio = quantile(&viewer, 0.5) / quantile(&counter, 0.5);
    let n_in_time = frame.iter().filter(|&&time| time < 1.5 * FRAME_MS).count();
    let n_light = work.iter().filter(|&&time| time < FRAME_MS).count();
    println!("viewer : bare counter = {ratio:.2} : 1");
    println!(
        "filter changes with less work than a frame of {FRAME_MS} ms: {n_light} of {N_CLICKS}"
    );
    println!("filter changes that were in the very next frame: {n_in_time} of {N_CLICKS}");
}

/// Times to first use of the viewer and of the counter.
fn first_use() -> (Vec<f64>, Vec<f64>) {
    let viewer = || visit(Site::of(viewer_dist()), "input[type=checkbox]");
    let counter = || visit(Site::of(counter_dist()), "main button");
    (0..N_VISITS).map(|_| (viewer(), counter())).unzip()
}

/// One visit with nothing cached: the browser is a new one, which has shown one empty page so that its
/// own start is not measured.
fn visit(site: Site, selector: &str) -> f64 {
    let server = site.with("empty.html", "<!doctype html><title>Empty</title>").serve();
    let page = Page::blank(Screen::WIDE);
    page.go_to(&format!("{}empty.html", server.url()));
    let source = WATCH.replace("SELECTOR", &json!(selector).to_string());
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
    page.go_to(server.url());
    page.css(selector).wait();
    let usable_at = page.script("return window.usableAt");
    // The empty page has no icon, and the console says so.
    page.take_console();
    usable_at
}

/// Work and time to the next frame of every click.
fn filter_changes() -> (Vec<f64>, Vec<f64>) {
    let server = Site::of(viewer_dist()).serve();
    let page = Page::blank(Screen::WIDE);
    page.go_to(server.url());
    page.css("input[type=checkbox]").wait();
    let times: Vec<(f64, f64)> =
        page.script_async(&CLICKS.replace("N_CLICKS", &N_CLICKS.to_string()));
    times.into_iter().unzip()
}

/// The value that a share of all does not exceed.
fn quantile(times: &[f64], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted[rank.clamp(1, sorted.len()) - 1]
}
