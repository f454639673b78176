//! The viewer's engine beside the libraries that people would otherwise put into such a page: the same
//! corpus, the same questions, the same browser, in turns.
//!
//! Each visit is a new browser that opens the page of one library, waits for its first answer, has its
//! answers checked against a scan, and then times them. Their pages, the questions and the checks are in
//! the folder of this name; `cargo xtask bench peers` builds them.

mod report;
mod visit;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::PathBuf;

use browser_harness::Site;
use serde_json::Value;

use self::report::Report;
use self::visit::{Visit, visit};

/// What is asked.
pub struct Work {
    /// As the pages know it.
    key: &'static str,
    title: &'static str,
    /// The milliseconds that ours should not exceed.
    aim_ms: f64,
}

const WORKS: [Work; 8] = [
    Work { key: "one", title: "one facet value, all counts", aim_ms: 0.06 },
    Work { key: "two", title: "two facet values, all counts", aim_ms: 0.03 },
    Work { key: "search", title: "search, ten best", aim_ms: 0.05 },
    Work { key: "snippets", title: "the same with snippets", aim_ms: 0.3 },
    Work { key: "prefix", title: "prefix, every keystroke", aim_ms: 0.1 },
    Work { key: "typo", title: "one typing error", aim_ms: 0.15 },
    Work { key: "phrase", title: "phrase", aim_ms: 0.06 },
    Work { key: "both", title: "filter and search, all counts", aim_ms: 0.1 },
];

/// A library and its page.
pub struct Peer {
    /// The folder of its page.
    page: &'static str,
    title: &'static str,
    /// Its package, where its version is told by that.
    package: Option<&'static str>,
    /// Whether articles are looked for by their titles too.
    is_ranked: bool,
}

const PEERS: [Peer; 9] = [
    Peer { page: "corpus", title: "this engine", package: None, is_ranked: true },
    Peer { page: "fetch", title: "a fetch of its bytes", package: None, is_ranked: false },
    Peer { page: "minisearch", title: "MiniSearch", package: Some("minisearch"), is_ranked: true },
    Peer { page: "flexsearch", title: "FlexSearch", package: Some("flexsearch"), is_ranked: false },
    Peer { page: "orama", title: "Orama", package: Some("@orama/orama"), is_ranked: false },
    Peer { page: "itemsjs", title: "ItemsJS", package: Some("itemsjs"), is_ranked: false },
    Peer { page: "lunr", title: "Lunr", package: Some("lunr"), is_ranked: false },
    Peer { page: "fuse", title: "Fuse.js", package: Some("fuse.js"), is_ranked: false },
    Peer { page: "pagefind", title: "Pagefind", package: Some("pagefind"), is_ranked: true },
];

/// How often each library is visited, if the environment does not say.
const N_ROUNDS: usize = 3;

pub fn measure() {
    let Some(folder) = env::var_os("PEERS_SITE").map(PathBuf::from) else {
        println!("the pages of other libraries are built by `cargo xtask bench peers`");
        return;
    };
    let n_rounds = env::var("PEERS_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(N_ROUNDS);
    let only = env::var("PEERS_ONLY").unwrap_or_default();
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("a built file");
    let about: Value = serde_json::from_str(&read("about.json")).expect("JSON");
    let first = read("first.txt");
    // Isolated, so that the clock is fine-grained.
    let server = Site::of(&folder)
        .under("")
        .header("cross-origin-opener-policy", "same-origin")
        .header("cross-origin-embedder-policy", "require-corp")
        .serve();

    let peers: Vec<&Peer> = PEERS
        .iter()
        .filter(|peer| only.is_empty() || only.split(',').any(|name| name == peer.page))
        .collect();
    let mut visits: BTreeMap<&str, Vec<Visit>> = BTreeMap::new();
    for round in 0..n_rounds {
        // Another one begins each time, so that none is always after the same other.
        for turn in 0..peers.len() {
            let peer = peers[(turn + round) % peers.len()];
            eprintln!("round {} of {n_rounds}: {}", round + 1, peer.title);
            let visit = visit(&server, &folder, peer, &first, round == 0);
            visits.entry(peer.page).or_default().push(visit);
        }
    }
    let report = Report::new(&about, &peers, &visits).to_string();
    println!("{report}");
    // What is published has everybody in it.
    if let Some(file) = env::var_os("PEERS_DOCS").filter(|_| only.is_empty()) {
        fs::write(file, report).expect("the file of the documentation can be written");
    }
}
