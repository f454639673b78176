//! Very long and very deep input: it ends soon and takes memory in proportion.
//!
//! The memory is that of a process of its own, whose peak the system knows.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::folder::{Folder, article};

const MB: usize = 1 << 20;

/// What became of a folder that `corpus check` looked at.
struct Checked {
    code: i32,
    out: String,
    err: String,
    elapsed: Duration,
    /// Peak of its memory in bytes; `None` where the system does not tell.
    peak: Option<usize>,
}

/// Runs `corpus check` and watches its memory.
fn check(folder: &Folder) -> Checked {
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_corpus"))
        .args(["check", "seeds"])
        .current_dir(folder.parent())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    // The peak is asked for again and again, because a process that has ended has none.
    while child.try_wait().unwrap().is_none() {
        peak = peak.max(peak_in(Path::new(&status)));
        std::thread::sleep(Duration::from_millis(20));
        assert!(begun.elapsed() < Duration::from_secs(300), "it hangs");
    }
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Checked {
        code: output.status.code().expect("it was not killed"),
        out: text(output.stdout),
        err: text(output.stderr),
        elapsed: begun.elapsed(),
        peak,
    }
}

fn peak_in(status: &Path) -> Option<usize> {
    let status = fs::read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<usize>().ok()? * 1024)
}

/// A folder with a good article and a large file of `parts` repeated up to `n_bytes`.
fn folder_with(name: &str, start: &str, part: &str, n_bytes: usize, end: &str) -> Folder {
    let folder = Folder::of(&[("good.md", &article("Good", "Words."))]);
    let mut file = BufWriter::new(fs::File::create(folder.path().join(name)).unwrap());
    file.write_all(start.as_bytes()).unwrap();
    for _ in 0..n_bytes / part.len() {
        file.write_all(part.as_bytes()).unwrap();
    }
    file.write_all(end.as_bytes()).unwrap();
    file.flush().unwrap();
    folder
}

/// The rest of the folder is a corpus, whatever became of the large file.
#[track_caller]
#[expect(clippy::print_stdout, reason = "says what was measured")]
fn expect_corpus(checked: &Checked, most: usize) {
    let Checked { code, out, err, elapsed, peak } = checked;
    println!("{} MB at most, {:.1} s: {out}{err}", peak.unwrap_or(0) / MB, elapsed.as_secs_f64());
    assert_eq!(*code, 0, "{err}");
    assert!(out.contains("article"), "{out}");
    assert!(peak.is_none_or(|peak| peak < most), "{} MB", peak.unwrap_or(0) / MB);
}

/// How long a long line is: `LONG_LINE_MB`, of which an unoptimised build has time for few.
fn n_bytes() -> usize {
    let n_mb = std::env::var("LONG_LINE_MB").ok().and_then(|n_mb| n_mb.parse().ok());
    n_mb.unwrap_or(if cfg!(debug_assertions) { 2 } else { 100 }) * MB
}

/// What is longer is left out of a corpus, and told of.
const LONGEST_TEXT: usize = 16_000_000;

/// Memory that a folder takes whatever is in it, such as the word lists.
const FLOOR: usize = 200 * MB;

fn long_line(name: &str, start: &str, part: &str, end: &str) {
    let folder = folder_with(name, start, part, n_bytes(), end);
    let checked = check(&folder);
    expect_corpus(&checked, FLOOR + 12 * n_bytes());
    if n_bytes() > LONGEST_TEXT {
        assert!(checked.err.contains(name), "nothing is said of {name}: {}", checked.err);
    }
}

#[test]
fn a_long_line_of_plain_text() {
    long_line("long.txt", "A quay\n\n", "Ann Lee sold a quay. ", "\n");
}

#[test]
fn a_long_line_without_a_space() {
    long_line("long.txt", "A quay\n\n", "x", "\n");
}

#[test]
fn a_long_line_of_a_page() {
    long_line(
        "long.html",
        "<title>A quay</title><article><p>",
        "Ann Lee sold a quay. ",
        "</article>",
    );
}

#[test]
fn a_long_record() {
    let start = "{\"id\": \"long\", \"title\": \"A quay\", \"body\": \"";
    long_line("long.jsonl", start, "Ann Lee sold a quay. ", "\"}\n");
}

#[test]
fn a_long_row_of_a_table() {
    long_line("long.csv", "id,title,body\nlong,A quay,\"", "Ann Lee sold a quay. ", "\"\n");
}

#[test]
fn a_long_line_of_markdown() {
    long_line("long.md", "---\ntitle: A quay\n---\n", "Ann Lee sold a quay. ", "\n");
}

#[test]
fn very_many_nested_tags() {
    for tag in
        ["div", "b", "ul><li", "table><tr><td", "blockquote", "span", "font", "svg", "a", "p"]
    {
        let tags = format!("<{tag}>");
        let folder = folder_with(
            "deep.html",
            "<title>A quay</title><body>",
            &tags,
            100_000 * tags.len(),
            "<p>Ann Lee sold a quay.</p>",
        );
        let checked = check(&folder);
        expect_corpus(&checked, 800 * MB);
        assert!(checked.elapsed < Duration::from_secs(60), "<{tag}>: {:?}", checked.elapsed);
    }
}

#[test]
fn very_many_nested_brackets() {
    for (name, part) in [
        ("deep.jsonl", "["),
        ("deep.jsonl", "{\"body\":"),
        ("deep.md", "> "),
        ("deep.md", "["),
        ("deep.md", "*a **b "),
        ("deep.csv", "\"\"\""),
        ("deep.txt", "(“"),
    ] {
        let start = if name == "deep.md" { "---\ntitle: A\n---\n" } else { "" };
        let folder = folder_with(name, start, part, 100_000 * part.len(), "x\n");
        let checked = check(&folder);
        expect_corpus(&checked, 800 * MB);
        assert!(checked.elapsed < Duration::from_secs(60), "{name} {part}: {:?}", checked.elapsed);
    }
}

#[test]
fn very_deep_front_matter_and_lists() {
    for (name, start) in [
        ("deep.md", "---\ntitle: "),
        ("entities.toml", "x = "),
        ("topics.toml", "x = "),
        ("corpus.toml", "x = "),
    ] {
        let folder = folder_with(name, start, "[", 100_000, "\n---\nWords.\n");
        let checked = check(&folder);
        // What an editor wrote has to be mended, so there may be no corpus; but a sentence says why.
        assert!(checked.err.contains(name), "{}", checked.err);
        assert!(checked.elapsed < Duration::from_secs(60), "{name}: {:?}", checked.elapsed);
    }
}
