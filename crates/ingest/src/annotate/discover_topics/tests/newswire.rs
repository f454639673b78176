//! What is found in real newswire, beside the topics that its editors gave.

#![allow(clippy::print_stdout, reason = "a test says what it measured, or that it was skipped")]

use std::path::Path;
use std::process::Command;

use super::*;
use crate::likeness::likeness;

/// Articles and the topics that hand gave them; every so many articles, for speed.
fn newswire(step: usize) -> Option<(Vec<Draft>, Vec<Vec<String>>)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/reuters.jsonl.xz");
    if !Path::new(path).exists() {
        return None;
    }
    let lines = Command::new("xz").args(["-dc", path]).output().ok()?.stdout;
    let lines = String::from_utf8(lines).ok()?;
    let records = lines.lines().step_by(step).map(|line| {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |field: &str| record[field].as_str().unwrap_or_default().to_owned();
        let topics = record["topics"].as_array().into_iter().flatten();
        let topics = topics.filter_map(|topic| topic.as_str()).map(str::to_owned).collect();
        (Draft { slug: text("id"), ..draft(&text("title"), &text("body")) }, topics)
    });
    Some(records.unzip())
}

#[test]
fn topics_of_newswire_are_readable_and_agree_with_those_given_by_hand() {
    let Some((drafts, given)) = newswire(4) else {
        println!("skipped: ../shared/data/reuters.jsonl.xz or the program xz is not there");
        return;
    };
    let found = discover_topics(&drafts);
    let n_bytes: usize = drafts.iter().map(|draft| draft.body.text.len()).sum();
    println!("{} articles, {n_bytes} bytes: {}", drafts.len(), labels(&found).join(", "));
    assert!((40..=100).contains(&found.topics.len()));

    let (mut n_right, mut n_found, mut n_given) = (0, 0, 0);
    for name in ["cocoa", "corn", "sugar", "wheat"] {
        let topic = found.topics.iter().position(|topic| topic.key == name);
        let Some(topic) = topic else { panic!("no topic {name}") };
        for (assigned, given) in found.assignments.iter().zip(&given) {
            let is_found = assigned.iter().any(|assigned| assigned.topic.idx() == topic);
            let is_given = given.iter().any(|given| given == name);
            n_right += usize::from(is_found && is_given);
            n_found += usize::from(is_found);
            n_given += usize::from(is_given);
        }
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole as f64;
    let (precision, recall) = (share(n_right, n_found), share(n_right, n_given));
    println!("cocoa, corn, sugar, wheat: precision {precision:.0} %, recall {recall:.0} %");
    // Hand-given topics leave out what an article only touches.
    assert!(precision >= 75.0 && recall >= 60.0);

    for label in labels(&found) {
        let label = label.to_lowercase();
        for word in
            ["said", "last", "year", "week", "monday", "company", "mln", "dlrs", "pct", "vs"]
        {
            assert!(label.split(' ').all(|of_label| of_label != word), "{label}");
        }
    }
}

#[test]
fn reports_that_newswire_filed_twice_have_the_same_words() {
    let Some((drafts, _)) = newswire(4) else {
        println!("skipped: ../shared/data/reuters.jsonl.xz or the program xz is not there");
        return;
    };
    let found = likeness(&drafts, &[], &[]);
    let found: Vec<_> = (0..drafts.len()).map(|article| found.of(article)).collect();
    let n_reports =
        found.iter().filter_map(|likeness| likeness.report).max().map_or(0, |max| max + 1);
    let n_related: usize = found.iter().map(|likeness| likeness.related.len()).sum();
    println!("{} articles: {n_reports} reports twice, {n_related} related", drafts.len());
    assert!(n_reports > 10);
    for (idx, likeness) in found.iter().enumerate().filter(|(_, one)| one.report.is_some()) {
        let same =
            |related: &&corpus::Related| found[related.article.idx()].report == likeness.report;
        assert!(likeness.related.iter().any(|related| same(&related)), "{}", drafts[idx].slug);
    }
}

/// Measures what both cost; to be run by itself, with optimisation:
/// `SPEED=1 cargo test --release -p ingest --lib newswire::both -- --nocapture`.
#[test]
fn both_are_fast_enough() {
    if std::env::var_os("SPEED").is_none() {
        println!("skipped: SPEED is not set");
        return;
    }
    let Some((mut drafts, _)) = newswire(1) else { return };
    let n_bytes: usize = drafts.iter().map(|draft| draft.body.text.len()).sum();
    let per_byte = |start: std::time::Instant| start.elapsed().as_nanos() as f64 / n_bytes as f64;
    Lexicon::english();
    for _ in 0..3 {
        let start = std::time::Instant::now();
        let found = discover_topics(&drafts);
        println!("topics: {:.1} ns/byte, {}", per_byte(start), found.topics.len());
        for (draft, assigned) in drafts.iter_mut().zip(found.assignments) {
            draft.topics = assigned;
        }
        let start = std::time::Instant::now();
        let likeness = likeness(&drafts, &[], &found.topics);
        let n_related: usize = (0..drafts.len()).map(|one| likeness.of(one).related.len()).sum();
        println!("likeness: {:.1} ns/byte, {n_related} related", per_byte(start));
    }
}
