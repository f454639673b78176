//! How fast a large folder becomes a corpus, and how much memory that takes: 19 043 articles of
//! newswire as one file of records, read, annotated, indexed and encoded.
//!
//! Prints megabytes of text a second, and peak memory as a multiple of the text. The data is an
//! optional folder beside the project; without it the bench says so and ends.

// What a bench is for is to print.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// As the records of the data name them, and exactly as they stand.
const SETTINGS: &str = "title = 'Newswire'\n[records]\nid = 'id'\ntitle = 'title'\nbody = 'body'\n\
    published = 'date'\nclean = false\n";

fn main() -> Result<(), Box<dyn Error>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/reuters.jsonl.xz");
    if !data.exists() {
        println!("skipped: {} is not there", data.display());
        return Ok(());
    }
    let folder = match std::env::var_os("NEWSWIRE") {
        // A process of its own, so that its peak of memory is that of the work alone.
        Some(folder) => return measure(&PathBuf::from(folder)),
        None => tempfile::tempdir()?,
    };
    fs::write(folder.path().join("corpus.toml"), SETTINGS)?;
    let mut records = Vec::new();
    lzma_rs::xz_decompress(&mut std::io::BufReader::new(fs::File::open(data)?), &mut records)?;
    fs::write(folder.path().join("newswire.jsonl"), records)?;
    let status = std::process::Command::new(std::env::current_exe()?)
        .env("NEWSWIRE", folder.path())
        .status()?;
    if status.success() { Ok(()) } else { Err("the measured process failed".into()) }
}

fn measure(folder: &Path) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let ingested = ingest::ingest(folder)?;
    let ingest_s = start.elapsed().as_secs_f64();
    let bytes = ingested.bytes().ok_or_else(|| {
        let lines: Vec<_> = ingested.diagnostics.iter().map(ToString::to_string).collect();
        format!("there is no corpus:\n{}", lines.join("\n"))
    })?;
    let seconds = start.elapsed().as_secs_f64();
    let peak = peak_memory();

    let corpus = ingested.corpus.as_ref().ok_or("there is no corpus")?;
    let text: usize = corpus.articles().map(|(_, article)| article.text.len()).sum();
    let mb = |bytes: usize| bytes as f64 / 1e6;
    let n_mentions: usize = corpus.articles().map(|(_, article)| article.mentions.len()).sum();
    let n_figures: usize = corpus.articles().map(|(_, article)| article.figures.len()).sum();
    let n_dates: usize = corpus.articles().map(|(_, article)| article.dates.len()).sum();
    println!("articles          {:>10}", corpus.n_articles());
    println!("text              {:>10.1} MB", mb(text));
    println!("entities          {:>10}", corpus.entities().count());
    println!("mentions          {n_mentions:>10}");
    println!("figures           {n_figures:>10}");
    println!("dates in the text {n_dates:>10}");
    println!("topics            {:>10}", corpus.topics().count());
    println!("encoded           {:>10.1} MB", mb(bytes.len()));
    println!("folder to corpus  {ingest_s:>10.2} s");
    println!("and encoded       {seconds:>10.2} s");
    println!(
        "speed             {:>10.1} MB of text a second (aim: at least 20)",
        mb(text) / seconds
    );
    if let Some(peak) = peak {
        let share = peak as f64 / text as f64;
        println!(
            "peak memory       {:>10.1} MB, {share:.1} times the text (aim: under 8)",
            mb(peak)
        );
    }
    Ok(())
}

/// The most memory that this process has had, in bytes, where the system tells it.
fn peak_memory() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok().map(|kb: usize| kb * 1024)
}
