//! A wiki page with the viewer in it, beside the same wiki page with a bare Yew counter: how soon the
//! browser has nothing more to do.
//!
//! Idle is the first moment, not before the content of the frame is shown, after which for half a second
//! no request is under way and no long task runs, neither in the wiki's page nor in the frame. Requests are
//! those of resource timing, from start to last byte; long tasks are those that the browser reports, from
//! 50 ms. Both pages are measured by the same script in the same clock, which starts with the navigation
//! to the wiki's page. Both load `embed.js`, because a wiki loads it on every page.

use browser_harness::{Find, Screen, Site, Wiki, WikiKind, counter_dist, viewer_dist};
use serde_json::json;

use crate::figures::{Times, print, print_ratio};
use crate::static_page::link;
use crate::visit::{COUNTER_SHOWN, EMPTY, EMPTY_FILE, N_VISITS, RUNNING, new_browser};

/// How much later than with the counter the page may become idle.
const MAX_IDLE_RATIO: f64 = 1.5;
/// For how long nothing may happen.
const QUIET_MS: f64 = 500.0;

/// Notes, in the page and in its frame, when there was something to do and when the content was there.
/// Times are those of the system, which both have in common.
const WATCH: &str = "{
    window.busy = [];
    window.notedAt = performance.now();
    const at = (time) => performance.timeOrigin + time;
    const note = (list) => {
        window.notedAt = performance.now();
        list.getEntries().forEach(({ entryType, startTime, duration, responseEnd }) => {
            const end = entryType === 'longtask' ? startTime + duration : responseEnd;
            window.busy.push([at(startTime), at(end)]);
        });
    };
    ['navigation', 'resource', 'longtask'].forEach((type) => {
        new PerformanceObserver(note).observe({ type, buffered: true });
    });
    new MutationObserver((_, observer) => {
        if (document.querySelector(SELECTOR)) {
            window.shownAt = at(performance.now());
            observer.disconnect();
        }
    }).observe(document, { attributes: true, childList: true, subtree: true });
}";

/// Calls back when nothing was noted for much longer than it has to be quiet, because a request is noted
/// when it ends.
const SETTLED: &str = "
    const done = arguments[arguments.length - 1];
    const look = () => {
        const rest = window.notedAt + 1000 - performance.now();
        if (rest > 0) {
            setTimeout(look, rest);
        } else {
            done(null);
        }
    };
    look();";

/// What was noted in a page or a frame: when there was something to do, from and to.
type Busy = Vec<(f64, f64)>;

pub fn measure() {
    let host = tempfile::tempdir().expect("a folder of its own");
    link(&viewer_dist(), &host.path().join("viewer"));
    link(&counter_dist(), &host.path().join("counter"));
    let host = Site::of(host.path()).with(EMPTY_FILE, EMPTY).serve();
    let wiki = Wiki::start(WikiKind::MediaWiki, &format!("{}viewer/", host.url()));
    let text = "<p>What the press wrote about it:</p>";
    let viewer = wiki.write("Viewer", &format!("{text}<corpus-viewer></corpus-viewer>"));
    let counter =
        format!("<iframe src='{}counter/' width='100%' height='600'></iframe>", host.url());
    let counter = wiki.write("Counter", &format!("{text}{counter}"));

    let empty = format!("{}{EMPTY_FILE}", host.url());
    let visit_viewer = || idle_at(&empty, &viewer, RUNNING);
    let visit_counter = || idle_at(&empty, &counter, COUNTER_SHOWN);
    // The wiki keeps what it has made once.
    let _ = (visit_viewer(), visit_counter());
    let (viewer, counter): (Vec<_>, Vec<_>) =
        (0..N_VISITS).map(|_| (visit_viewer(), visit_counter())).unzip();

    let shown = |visits: &[Visit]| visits.iter().map(|visit| visit.shown).collect::<Vec<_>>();
    let idle = |visits: &[Visit]| visits.iter().map(|visit| visit.idle).collect::<Vec<_>>();
    let viewer_idle = Times::new("with the viewer: idle", idle(&viewer));
    let counter_idle = Times::new("with a bare counter: idle", idle(&counter));
    let rows = [
        &Times::new("with the viewer: the program runs", shown(&viewer)),
        &Times::new("with a bare counter: the program runs", shown(&counter)),
        &viewer_idle,
        &counter_idle,
    ];
    print("a page of MediaWiki, milliseconds from navigation", &rows);
    let what = "idle, viewer : bare counter";
    print_ratio(what, &viewer_idle, &counter_idle, Some(MAX_IDLE_RATIO));
}

/// Milliseconds from the navigation to the wiki's page.
struct Visit {
    shown: f64,
    idle: f64,
}

/// One visit with nothing cached, of a page with a frame whose content is there when the selector finds it.
fn idle_at(empty: &str, url: &str, selector: &str) -> Visit {
    let watch = WATCH.replace("SELECTOR", &json!(selector).to_string());
    let page = new_browser(Screen::WIDE, empty, &watch);
    page.go_to(url);
    page.script_async::<()>(SETTLED);
    // A frame that is loaded only when somebody scrolls would be left out.
    let is_in_view: bool = page.css("iframe").wait().script(
        "const { top, height } = element.getBoundingClientRect();
         return top < innerHeight / 2 && height > 100",
    );
    assert!(is_in_view, "the frame is in view");
    page.enter_frame("iframe");
    page.css(selector).wait();
    page.script_async::<()>(SETTLED);
    let (shown_at, mut busy): (f64, Busy) = page.script("return [window.shownAt, window.busy]");
    page.leave_frame();
    let (start, now, of_wiki): (f64, f64, Busy) = page.script(
        "return [performance.timeOrigin, performance.timeOrigin + performance.now(), busy]",
    );
    busy.extend(of_wiki);
    let idle_at = first_idle(shown_at, busy);
    assert!(idle_at + QUIET_MS < now, "the page is not idle yet");
    Visit { shown: shown_at - start, idle: idle_at - start }
}

/// The first moment from which it is quiet for long enough.
fn first_idle(from: f64, mut busy: Busy) -> f64 {
    busy.sort_by(|one, other| one.0.total_cmp(&other.0));
    let before_quiet = |idle_at: f64, (start, end): &(f64, f64)| {
        if *start < idle_at + QUIET_MS { idle_at.max(*end) } else { idle_at }
    };
    busy.iter().fold(from, before_quiet)
}
