//! How fast a large folder becomes a corpus, and how much memory that takes: 19 043 articles of
//! newswire as one file of records, read, annotated, indexed and encoded.
//!
//! Prints megabytes of text a second, peak memory as a multiple of the text, and the time that each
//! stage keeps processors busy. The data is an optional folder beside the project; without it the
//! bench says so and ends.

// What a bench is for is to print.
#![allow(clippy::print_stdout)]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Instant;

use ingest::{Options, Progress};

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
    let stages = Mutex::new(vec![("starting", Busy::now())]);
    let watcher = |Progress { stage, done, .. }: Progress| {
        if done == 0
            && let Ok(mut stages) = stages.lock()
        {
            stages.push((stage.words(), Busy::now()));
        }
    };
    let options = Options { watcher: &watcher, ..Options::default() };
    let ingested = ingest::ingest_with(folder, &options)?;
    let encoding = Busy::now();
    let ingest_s = start.elapsed().as_secs_f64();
    let bytes = ingested.bytes().ok_or_else(|| {
        let lines: Vec<_> = ingested.diagnostics.iter().map(ToString::to_string).collect();
        format!("there is no corpus:\n{}", lines.join("\n"))
    })?;
    let seconds = start.elapsed().as_secs_f64();
    let end = Busy::now();

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
    println!("checksum    {:>16x}", checksum(bytes));
    println!("folder to corpus  {ingest_s:>10.2} s");
    println!("and encoded       {seconds:>10.2} s");
    println!(
        "speed             {:>10.1} MB of text a second (aim: at least 20)",
        mb(text) / seconds
    );
    // Before the articles were counted here, which decodes them all.
    println!(
        "peak memory       {:>10.1} MB, {:.1} times the text (aim: under 8)",
        end.peak,
        end.peak / mb(text)
    );
    let mut stages = stages.into_inner()?;
    stages.extend([("encoding", encoding), ("all", end)]);
    print_stages(&stages);
    Ok(())
}

/// Tells whether two versions of the program make the same of the folder: the hash of FNV.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Prints how long each stage kept processors busy. Other programs on the machine lengthen these
/// times far less than those of the clock.
fn print_stages(stages: &[(&str, Busy)]) {
    println!("busy, in seconds   all threads  busiest  memory in MB: then, most");
    let print = |name: &str, from: &Busy, to: &Busy| {
        let of_threads =
            || to.threads.iter().map(|(id, s)| s - from.threads.get(id).unwrap_or(&0.0));
        let (all, busiest) = (of_threads().sum::<f64>(), of_threads().fold(0.0, f64::max));
        let (memory, peak) = (to.memory, to.peak);
        println!("  {name:<18} {all:>9.2} {busiest:>8.2} {memory:>19.1} {peak:>6.1}");
    };
    stages.windows(2).for_each(|pair| print(pair[0].0, &pair[0].1, &pair[1].1));
    if let [(_, start), .., (name, end)] = stages {
        print(name, start, end);
    }
}

/// Seconds for which threads of this process have been at work, and memory; nothing where the system
/// does not tell.
#[derive(Clone, Default)]
struct Busy {
    /// By number of the thread. None can be done before the busiest one is.
    threads: BTreeMap<String, f64>,
    /// Memory that the process has and the most that it has had, in MB.
    memory: f64,
    peak: f64,
}

impl Busy {
    fn now() -> Self {
        let [memory, peak] =
            ["VmRSS:", "VmHWM:"].map(|name| memory(name).unwrap_or(0) as f64 / 1e6);
        let mut busy = Self { memory, peak, ..Self::default() };
        for thread in fs::read_dir("/proc/self/task").into_iter().flatten().flatten() {
            let told = fs::read_to_string(thread.path().join("schedstat")).unwrap_or_default();
            let nanoseconds = told.split_whitespace().next().and_then(|ns| ns.parse::<f64>().ok());
            let id = thread.file_name().to_string_lossy().into_owned();
            busy.threads.insert(id, nanoseconds.unwrap_or_default() / 1e9);
        }
        busy
    }
}

/// A number of bytes that the system tells of this process.
fn memory(name: &str) -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().strip_suffix(" kB")?.parse().ok().map(|kb: usize| kb * 1024)
}
