//! The `corpus` command: what goes to which stream, and its exit codes.

mod export;
mod progress;
mod query;
mod schema;

use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

use crate::folder::{Folder, article};

fn run(folder: &Folder, args: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_corpus"))
        .args(args)
        .current_dir(folder.parent())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

fn good_folder() -> Folder {
    Folder::of(&[
        (
            "a.md",
            "---\ntitle: A\nsource: {publisher: The Courier}\npublished: 2019-11~\n\
             date_note: guessed\ntags: [x]\n---\nÜber **Acme**’s work: Acme.\n",
        ),
        ("b.md", &article("B", "Words.")),
        (
            "entities.toml",
            "[[entity]]\nid = 'acme'\nname = 'Acme Works'\nkind = 'organization'\n\
             aliases = ['Acme']\ndescription = 'A maker'\n",
        ),
        (
            "topics.toml",
            "[[topic]]\nid = 'life'\nlabel = 'Life'\n\
             [[topic]]\nid = 'work'\nlabel = 'Work'\nbroader = 'life'\nphrases = ['work']\n",
        ),
        ("corpus.toml", "title = 'Clippings'\ndiscover = false\n"),
    ])
}

#[test]
fn check_sums_up_a_good_folder() {
    let folder = good_folder();
    let summary = "2 articles, 1 entity, 2 topics: no errors, no warnings\n";
    for args in [&["check"][..], &["check", "seeds"], &["check", "./seeds/"]] {
        assert_eq!(run(&folder, args), (0, summary.to_owned(), String::new()));
    }
}

#[test]
fn warnings_are_no_failure() {
    let folder = good_folder();
    folder.write("c.md", b"---\ntitle: C\ntag: x\n---\nWords.\n");
    let (code, out, err) = run(&folder, &["check", "seeds/"]);
    assert_eq!(code, 0);
    assert_eq!(out, "3 articles, 1 entity, 2 topics: no errors, 1 warning\n");
    assert_eq!(err, "seeds/c.md:3:1: warning: unknown key \"tag\"; did you mean \"tags\"?\n");
}

#[test]
fn errors_are_a_failure_and_leave_nothing_half_done() {
    let folder = good_folder();
    folder.write("c.md", b"---\nlang: en\n---\nWords.\n");
    let line = "seeds/c.md:2:1: error: the article has no title; \
                add a line `title: …` to the front matter\n";
    let summary = "no corpus: 1 error, no warnings\n";
    assert_eq!(run(&folder, &["check"]), (1, summary.to_owned(), line.to_owned()));
    for args in [&["inspect"][..], &["inspect", "--json"]] {
        assert_eq!(run(&folder, args), (1, String::new(), line.to_owned()));
    }
}

#[test]
fn a_folder_that_cannot_be_read_is_a_failure() {
    let (code, out, err) = run(&good_folder(), &["check", "nowhere"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.starts_with("nowhere: error: cannot read the folder: "), "{err}");
    assert_eq!(err.lines().count(), 1);
}

#[test]
fn wrong_usage_is_told_apart_from_a_wrong_folder() {
    for args in [&[][..], &["chekc"], &["check", "--json"], &["inspect", "a", "b"], &["export"]] {
        let (code, out, err) = run(&good_folder(), args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains("Usage: corpus"), "{err}");
    }
    let (code, out, _) = run(&good_folder(), &["--help"]);
    assert_eq!(code, 0);
    assert!(out.contains("check") && out.contains("inspect"));
}

#[test]
fn inspect_prints_everything_as_one_object() {
    let (code, out, err) = run(&good_folder(), &["inspect", "seeds", "--json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let mut found: Value = serde_json::from_str(&out).unwrap();
    let fingerprint = found["corpus"]["fingerprint"].take();
    assert_eq!(fingerprint.as_str().unwrap().len(), 16);
    let mention = |start: usize, end: usize| {
        json!({
            "entity": "acme", "start": start, "end": end, "text": "Acme",
            "kind": "organization", "confidence": 1.0, "provenance": "gazetteer",
        })
    };
    let claim = |field: &str, text: &str, line: usize, column: usize| {
        json!({
            "field": field, "text": text, "origin": "front-matter", "line": line, "column": column,
        })
    };
    let topic = |id: &str, label: &str, broader: Option<&str>| {
        json!({
            "id": id, "label": label, "broader": broader, "articles": ["a"], "alt_labels": [],
            "description": "", "provenance": "editor",
        })
    };
    let expected = json!({
        "corpus": { "title": "Clippings", "lang": "en", "fingerprint": null },
        "articles": [
            {
                "slug": "a", "file": "a.md", "title": "A", "lang": "en", "summary": null,
                "text": "Über Acme’s work: Acme.", "authors": [],
                "source": { "publisher": "The Courier", "title": null, "url": null },
                "published": {
                    "edtf": "2019-11~", "earliest": "2019-11-01", "latest": "2019-11-30",
                    "note": "guessed",
                },
                "updated": null,
                "entities": ["acme"],
                "mentions": [mention(5, 9), mention(18, 22)],
                "topics": [{
                    "topic": "work", "provenance": "rule",
                    "evidence": [{ "start": 12, "end": 16, "text": "work" }],
                }],
                "figures": [], "dates": [], "dropped": [], "tags": ["x"], "countries": [],
                "evidence": [
                    claim("title", "A", 2, 8), claim("publisher", "The Courier", 3, 21),
                    claim("published", "2019-11~", 4, 12), claim("tags", "x", 6, 8),
                ],
                "related": [], "report": null, "same_report": [],
            },
            {
                "slug": "b", "file": "b.md", "title": "B", "lang": "en", "summary": null,
                "text": "Words.", "authors": [],
                "source": { "publisher": null, "title": null, "url": null },
                "published": null, "updated": null, "entities": [], "mentions": [], "topics": [],
                "figures": [], "dates": [], "dropped": [], "tags": [], "countries": [],
                "evidence": [claim("title", "B", 2, 8)],
                "related": [], "report": null, "same_report": [],
            },
        ],
        "entities": [{
            "id": "acme", "name": "Acme Works", "kind": "organization", "aliases": ["Acme"],
            "description": "A maker", "articles": ["a"], "place": null, "parent": null,
            "confidence": 1.0, "provenance": "gazetteer",
        }],
        "topics": [
            topic("life", "Life", None),
            topic("work", "Work", Some("life")),
        ],
    });
    assert_eq!(found, expected);
}

#[test]
fn inspect_without_json_is_for_people() {
    let (code, out, err) = run(&good_folder(), &["inspect"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(
        out,
        "Clippings\n\
         \n\
         a\n\
         \x20 title      A\n\
         \x20 file       a.md\n\
         \x20 publisher  The Courier\n\
         \x20 published  2019-11~ (2019-11-01 to 2019-11-30)\n\
         \x20            (guessed)\n\
         \x20 text       1 paragraph\n\
         \x20 entities   Acme Works (organization): Acme ×2\n\
         \x20 topics     Work (rule): work\n\
         \x20 tags       x\n\
         \n\
         b\n\
         \x20 title      B\n\
         \x20 file       b.md\n\
         \x20 text       1 paragraph\n"
    );
}

#[test]
fn a_reader_who_closes_the_stream_is_no_fault() {
    let folder = good_folder();
    let long = "Words and words. ".repeat(20_000);
    folder.write("long.md", article("Long", &long).as_bytes());
    let mut child = Command::new(env!("CARGO_BIN_EXE_corpus"))
        .args(["inspect", "--json"])
        .current_dir(folder.parent())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let Output { status, stderr, .. } = child.wait_with_output().unwrap();
    assert_eq!((status.code(), stderr.as_slice()), (Some(0), &b""[..]));
}
