//! A changed filter: how soon its result is computed and seen.

use browser_harness::{Page, Screen, Site, viewer_dist};

use crate::figures::{Times, print};
use crate::visit::wait_until_running;

/// Changes of the filter.
const N_CLICKS: usize = 60;
/// What lies between a picture and the next click: a quick reader's pause, after which the page rests, and
/// none, so that the click meets what the one before it has left for later.
const PAUSES_MS: [u32; 2] = [250, 0];
/// What a screen gives a page to become the next picture.
const FRAME_MS: f64 = 16.7;

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
    const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const box = (click) => document.querySelectorAll('input[type=checkbox]:enabled')[click >> 1 & 3];
    (async () => {
        const times = [];
        for (let click = 0; click < N_CLICKS; click++) {
            if (PAUSE_MS > 0) await pause();
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

pub fn measure() {
    let server = Site::of(viewer_dist()).serve();
    for pause in PAUSES_MS {
        let page = Page::blank(Screen::WIDE);
        page.go_to(server.url());
        wait_until_running(&page);
        let script = CLICKS
            .replace("N_CLICKS", &N_CLICKS.to_string())
            .replace("PAUSE_MS", &pause.to_string());
        let times: Vec<(f64, f64)> = page.script_async(&script);
        let (work, frame): (Vec<f64>, Vec<f64>) = times.into_iter().unzip();
        let work = Times::new("script, style and layout done", work);
        let frame = Times::new("the next painted frame", frame);
        print(
            &format!("milliseconds from a click that changes a filter, {pause} ms after the last"),
            &[&work, &frame],
        );
        let n_light = work.n_below(FRAME_MS);
        let n_in_time = frame.n_below(1.5 * FRAME_MS);
        println!("less work than a frame of {FRAME_MS} ms: {n_light} of {N_CLICKS} changes");
        println!("in the very next frame: {n_in_time} of {N_CLICKS} changes");
    }
}
