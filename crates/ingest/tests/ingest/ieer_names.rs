//! How well people, organizations and places are found in newswire marked by hand, through all stages.
//!
//! The data lie beside the repository and are no part of it; without them the test says so.

use std::collections::BTreeSet;

use corpus::EntityKind::{Organization, Person, Place};
use corpus::{Article, Corpus, EntityKind};
use serde_json::{Value, json};

use crate::folder::Folder;

const REPORTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/ieer-dev.jsonl");

/// Kind, its name in the data, and its least F1 in percent: same words and same kind.
const FLOORS: [(EntityKind, &str, f64); 3] =
    [(Person, "PERSON", 88.0), (Organization, "ORGANIZATION", 71.0), (Place, "LOCATION", 88.0)];
/// The least F1 of all three together.
const FLOOR: f64 = 84.0;

type Names = BTreeSet<(usize, usize, EntityKind)>;

#[test]
#[allow(clippy::print_stdout, reason = "says what was measured")]
fn names_in_newswire_are_found_by_all_stages_together() {
    let Ok(lines) = std::fs::read_to_string(REPORTS) else {
        println!("skipped: there is no file {REPORTS}");
        return;
    };
    let reports: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let corpus = corpus_of(&reports);
    let mut counts = [[0.0; 3]; 3];
    for report in &reports {
        let slug = report["id"].as_str().unwrap().to_lowercase().replace('.', "-");
        let id = corpus.article_by_slug(&slug).expect("an article for every report");
        let (gold, either) = gold(report);
        let mut found = found(report, corpus.article(id), &corpus);
        found.retain(|name| !either.iter().any(|span| name.0 < span.1 && span.0 < name.1));
        for (counts, (kind, ..)) in counts.iter_mut().zip(FLOORS) {
            counts[0] += found.iter().filter(|name| name.2 == kind).count() as f64;
            counts[1] += gold.iter().filter(|name| name.2 == kind).count() as f64;
            counts[2] += found.intersection(&gold).filter(|name| name.2 == kind).count() as f64;
        }
    }
    let f1 = |[found, gold, right]: [f64; 3]| 200.0 * right / (found + gold);
    let all = counts.iter().fold([0.0; 3], |sum, count| [0, 1, 2].map(|idx| sum[idx] + count[idx]));
    for (count, (kind, ..)) in counts.iter().zip(FLOORS) {
        println!("{}: F1 {:.1}", kind.key(), f1(*count));
    }
    println!("all: F1 {:.1}", f1(all));
    for (count, (kind, _, floor)) in counts.iter().zip(FLOORS) {
        assert!(f1(*count) >= floor, "{}: {:.1} is below {floor}", kind.key(), f1(*count));
    }
    assert!(f1(all) >= FLOOR, "{:.1} is below {FLOOR}", f1(all));
}

fn corpus_of(reports: &[Value]) -> Corpus {
    let mut records = String::new();
    for report in reports {
        let (head, body) = halves(report);
        let id = report["id"].as_str().unwrap().to_lowercase().replace('.', "-");
        records += &json!({ "id": id, "title": head.trim(), "body": body }).to_string();
        records.push('\n');
    }
    let settings = "title = \"Newswire\"\n[records]\nid = \"id\"\ntitle = \"title\"\nbody = \"body\"\nclean = false\n";
    // Not every report has a headline, which is worth a warning and no more.
    let folder = Folder::of(&[("corpus.toml", settings), ("reports.jsonl", &records)]);
    folder.ingest().corpus.expect("no errors")
}

/// The headline and the body of a report.
fn halves(report: &Value) -> (&str, &str) {
    let text = report["text"].as_str().unwrap();
    text.split_at(byte_of(text, &report["head_end"]))
}

fn byte_of(text: &str, n_chars: &Value) -> usize {
    let n_chars = n_chars.as_u64().unwrap() as usize;
    text.char_indices().nth(n_chars).map_or(text.len(), |(at, _)| at)
}

/// What is marked in the body, and where either way is right, by places in the body.
fn gold(report: &Value) -> (Names, Vec<(usize, usize)>) {
    let text = report["text"].as_str().unwrap();
    let (head, body) = halves(report);
    let mut names = Names::new();
    let mut either = Vec::new();
    for span in report["spans"].as_array().unwrap() {
        let kind = span[2].as_str().unwrap();
        let Some(&(meant, ..)) = FLOORS.iter().find(|floor| kind.trim_end_matches('?') == floor.1)
        else {
            continue;
        };
        let (start, end) = (byte_of(text, &span[0]), byte_of(text, &span[1]));
        let Some(start) = start.checked_sub(head.len()) else { continue };
        let (start, end) = trimmed(body, start, end - head.len());
        if kind.ends_with('?') {
            either.push((start, end));
        } else {
            names.insert((start, end, meant));
        }
    }
    (names, either)
}

/// What is found, by places in the body: paragraphs stand in the article in the order of the report.
fn found(report: &Value, article: &Article, corpus: &Corpus) -> Names {
    let body = halves(report).1;
    let mut names = Names::new();
    let mut from = 0;
    for paragraph in article.paragraphs() {
        let words = article.words(paragraph.span);
        let Some(at) = body[from..].find(words) else { continue };
        let shift = |at_in_text: u32| from + at + (at_in_text - paragraph.span.start) as usize;
        for mention in
            article.mentions.iter().filter(|mention| paragraph.span.contains(mention.span))
        {
            let kind = corpus.entity(mention.entity).kind;
            let (start, end) = trimmed(body, shift(mention.span.start), shift(mention.span.end));
            if FLOORS.iter().any(|floor| floor.0 == kind) {
                names.insert((start, end, kind));
            }
        }
        from += at + words.len();
    }
    names
}

/// Without a leading article and a possessive ending.
fn trimmed(text: &str, start: usize, end: usize) -> (usize, usize) {
    let words = &text[start..end];
    let words = words.strip_suffix("'s").or(words.strip_suffix("’s")).unwrap_or(words);
    let articles = ["The ", "the ", "A ", "a ", "An ", "an "];
    let article = articles.iter().find(|article| words.starts_with(**article));
    (start + article.map_or(0, |article| article.len()), start + words.len())
}
