//! One visit to the page of one library.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use browser_harness::{Page, Screen, Server};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Peer, WORKS};
use crate::visit::new_browser_at;

/// A page that takes longer than this for its first answer, or for all that it is asked, will never be done.
const PATIENCE: Duration = Duration::from_secs(900);

/// For how long it is waited at a time: shorter than a driver lets a script take.
const ROUND: Duration = Duration::from_secs(20);

/// Calls back with the fault and with what is looked for, when one of them is there or the round is over.
const SET: &str = "
    const done = arguments[arguments.length - 1];
    const names = ['fault', 'NAME'];
    const values = names.map((name) => window[name] ?? null);
    const tell = () => {
        for (const [place, name] of names.entries()) {
            Object.defineProperty(window, name, { value: values[place], writable: true, configurable: true });
        }
        done(values);
    };
    const heed = (value, place) => {
        values[place] = value;
        if (value !== null) {
            tell();
        }
    };
    if (values.some((value) => value !== null)) {
        tell();
    } else {
        names.forEach((name, place) => {
            Object.defineProperty(window, name, {
                get: () => values[place],
                set: (value) => heed(value, place),
                configurable: true,
            });
        });
        setTimeout(done, ROUND, values);
    }";

/// What was seen in a visit.
pub struct Visit {
    /// From the navigation to the first answer.
    pub first_answer_ms: f64,
    /// What had come over the network until then, as it came.
    pub n_bytes: u64,
    /// After all questions: the heap of the page, and the memory of WebAssembly.
    pub n_memory_bytes: f64,
    pub answers: BTreeMap<String, Answers>,
    /// How articles were found that were looked for by their headlines.
    pub known_items: Option<KnownItems>,
    /// Which browser it was.
    pub browser: String,
}

/// The mean reciprocal ranks of articles that were looked for by their headline, by its beginning, and by all of
/// it with a typing error.
#[derive(Deserialize)]
pub struct KnownItems {
    pub means: [Mean; 3],
}

/// A mean reciprocal rank.
#[derive(Deserialize)]
pub struct Mean {
    /// How many were looked for.
    pub n: usize,
    pub rank: f64,
}

/// How one kind of work went.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answers {
    pub n_asked: usize,
    #[serde(default)]
    pub n_checked: usize,
    #[serde(default)]
    pub n_right: usize,
    /// The first wrong answer.
    pub wrong: Option<String>,
    /// Milliseconds, one per question.
    #[serde(default)]
    pub times: Vec<f64>,
}

pub fn visit(server: &Server, folder: &Path, peer: &Peer, first: &str, is_checked: bool) -> Visit {
    let page = new_browser_at(server, Screen::WIDE, "");
    let n_before = server.requests().len();
    let fragment = first.replace(' ', "%20");
    page.go_to(&format!("{}{}/#{fragment}", server.url(), peer.page));
    let first_answer_ms = wait_for(&page, "firstAnswerAt");
    let n_bytes = n_bytes_of(server, folder, n_before);

    let works: Vec<&str> = WORKS.iter().map(|work| work.key).collect();
    let answers: BTreeMap<String, Answers> =
        run(&page, "measure.js", &format!("measure({})", json!(works)));
    let known_items =
        (peer.is_ranked && is_checked).then(|| run(&page, "measure.js", "knownItems()"));
    let visit = Visit {
        first_answer_ms,
        n_bytes,
        n_memory_bytes: n_memory_bytes(&page),
        answers,
        known_items,
        browser: page.devtools("Browser.getVersion", json!({}))["product"].to_string(),
    };
    // What libraries say there is no concern of the viewer's.
    page.take_console();
    visit
}

/// Has the page compute something that takes long.
fn run<T: for<'a> Deserialize<'a>>(page: &Page, script: &str, call: &str) -> T {
    let start = format!(
        "window.result = window.fault = null;
        import('/{script}').then(() => window.{call}).then(
            (result) => window.result = {{ result }},
            (error) => window.fault = String(error.stack ?? error),
        );"
    );
    page.script::<Value>(&start);
    wait_for::<Done<T>>(page, "result").result
}

#[derive(Deserialize)]
struct Done<T> {
    result: T,
}

/// Waits until something is there, or a fault. Nobody looks meanwhile, which would disturb what is measured:
/// the page says so when the property of the window is set.
fn wait_for<T: for<'a> Deserialize<'a>>(page: &Page, name: &str) -> T {
    let script = SET.replace("NAME", name).replace("ROUND", &ROUND.as_millis().to_string());
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        let (fault, found): (Option<String>, Value) = page.script_async(&script);
        if let Some(fault) = fault {
            page.fail(&fault);
        }
        if !found.is_null() {
            return serde_json::from_value(found).expect("what the page notes is what is read");
        }
    }
    page.fail(&format!("no {name} after {} s", PATIENCE.as_secs()));
}

/// What was sent since, as the files are stored: compressed where there is a copy.
fn n_bytes_of(server: &Server, folder: &Path, n_before: usize) -> u64 {
    let size = |path: &str| {
        let path = path.trim_start_matches('/');
        let path = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        [format!("{path}.br"), path]
            .iter()
            .find_map(|path| fs::metadata(folder.join(path)).ok())
            .map_or(0, |file| file.len())
    };
    server.requests()[n_before..].iter().map(|request| size(&request.path)).sum()
}

/// After what is no longer needed was thrown away.
fn n_memory_bytes(page: &Page) -> f64 {
    for _ in 0..2 {
        page.devtools("HeapProfiler.collectGarbage", json!({}));
    }
    let heap = page.devtools("Runtime.getHeapUsage", json!({}));
    let number = |name: &str| heap[name].as_f64().unwrap_or(0.0);
    let wasm: f64 = page.script("return window.peer.wasmMemory?.() ?? 0");
    number("usedSize") + number("embedderHeapUsedSize") + number("backingStorageSize") + wasm
}
