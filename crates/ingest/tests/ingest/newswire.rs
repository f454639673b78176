//! Newswire has hardly anything that is not the article, so hardly anything of it may go.

use std::path::Path;

use crate::folder::Folder;

/// Reports of agencies, beside the project on machines of its developers.
const REPORTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/ieer-dev.jsonl");

#[test]
#[allow(clippy::print_stderr, clippy::print_stdout, reason = "says what was measured")]
fn newswire_loses_its_headline_and_next_to_nothing_else() {
    if !Path::new(REPORTS).is_file() {
        eprintln!("skipped: there is no file {REPORTS}");
        return;
    }
    let lines = std::fs::read_to_string(REPORTS).unwrap();
    let folder = Folder::of(&[]);
    let mut n_bytes = 0;
    for (idx, line) in lines.lines().enumerate() {
        let report: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = report["text"].as_str().unwrap();
        n_bytes += text.len();
        folder.write(&format!("report-{idx:02}.txt"), text.as_bytes());
    }
    let ingested = folder.ingest();
    assert!(ingested.corpus.is_some());
    let dropped = ingested.records.iter().flat_map(|record| &record.dropped);
    let below_the_head: Vec<_> = dropped.filter(|dropped| dropped.place.line > 4).collect();
    let n_lost: usize = below_the_head.iter().map(|dropped| dropped.text.len()).sum();
    println!("{n_lost} of {n_bytes} bytes below the heads of the reports are dropped");
    // One line says the title of a book that the next sentence says again.
    assert!(below_the_head.len() <= 1, "{below_the_head:?}");
}
