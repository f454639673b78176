//! Topics of folders without a scheme.

#![allow(clippy::print_stdout, reason = "a test says what it found, or that it was skipped")]

use std::path::Path;

use corpus::{Corpus, Provenance};
use ingest::discover_topics_toml;

use crate::folder::{Folder, article};

const TIDES: &str = "Tidal power is back. The first tidal power station of the coast was built by \
    monks, and the tidal power stations of today are no more than mills under water.\n\n\
    Mills need rivers. A start-up from the valley thinks otherwise.";
const MILLS: &str = "The water mill in the valley grinds again. A water mill is loud, and water mills \
    need millers; the start-ups of the valley would rather have tidal power.";
const MILLERS: &str = "A school for millers opens at the water mill. Whoever knows tidal power knows \
    half of the craft, says the school, and its water mill is the proof.";

fn folder() -> Folder {
    Folder::of(&[
        ("a.md", &article("Tidal power returns", TIDES)),
        ("b.md", &article("Mills", MILLS)),
        ("c.md", &article("A school", MILLERS)),
    ])
}

/// Topics of all articles as `slug: label [words]`.
fn topics(corpus: &Corpus) -> Vec<String> {
    let mut lines = Vec::new();
    for slug in ["a", "b", "c"] {
        let article = corpus.article(corpus.article_by_slug(slug).unwrap());
        for given in &article.topics {
            let words: Vec<_> = given.evidence.iter().map(|&span| article.words(span)).collect();
            lines.push(format!("{slug}: {} {words:?}", corpus.topic(given.topic).label));
        }
    }
    lines
}

#[test]
fn a_folder_without_a_scheme_has_topics_with_evidence() {
    let corpus = folder().corpus();
    let lines = topics(&corpus);
    for line in [
        r#"a: Tidal power ["Tidal power", "tidal power station", "tidal power stations"]"#,
        r#"b: Tidal power ["tidal power"]"#,
        r#"b: Water mill ["water mill", "water mill", "water mills"]"#,
    ] {
        assert!(lines.iter().any(|found| found == line), "{line} is not in {lines:#?}");
    }
    let tidal = corpus.topic(corpus.topic_by_key("tidal-power").unwrap());
    assert_eq!(tidal.provenance, Provenance::Discovery);
}

#[test]
fn what_is_printed_as_a_scheme_is_one_and_finds_the_same() {
    let folder = folder();
    let before = folder.corpus();
    let toml = discover_topics_toml(&before);
    assert!(
        toml.contains("# 3 articles\n# Tidal power is back.\n[[topic]]\nid = \"tidal-power\"\n"),
        "{toml}"
    );

    folder.write("topics.toml", toml.as_bytes());
    let ingested = folder.ingest();
    assert!(ingested.diagnostics.is_empty(), "{:?}", ingested.diagnostics);
    let after = ingested.corpus.unwrap();
    let mut expected = topics(&before);
    let mut found = topics(&after);
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    assert_eq!(discover_topics_toml(&after), toml, "a scheme hides nothing that the texts offer");
}

#[test]
fn a_scheme_is_not_added_to() {
    let folder = folder();
    folder.write("topics.toml", b"[[topic]]\nid = 'mills'\nlabel = 'Mills'\nphrases = ['mill*']\n");
    assert_eq!(folder.corpus().topics().count(), 1);
}

#[test]
fn five_real_articles_give_a_dozen_readable_topics() {
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seeds");
    if !Path::new(seeds).exists() {
        println!("skipped: ../shared/seeds is not there");
        return;
    }
    let corpus = ingest::ingest(Path::new(seeds)).unwrap().corpus.unwrap();
    let labels: Vec<_> = corpus.topics().map(|(_, topic)| topic.label.as_str()).collect();
    println!("{}", labels.join(", "));
    assert!((8..=15).contains(&labels.len()), "{labels:?}");
    for label in ["Artificial intelligence", "Facial recognition", "Surveillance"] {
        assert!(labels.contains(&label), "{label} is not in {labels:?}");
    }
}
