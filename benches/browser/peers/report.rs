//! The tables of a comparison, in Markdown.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::process::Command;
use std::thread;

use serde_json::Value;

use super::visit::{Answers, KnownItems, Visit};
use super::{Peer, WORKS, Work};
use crate::figures::Times;

/// All visits, by the page of a library.
pub struct Report<'a> {
    about: &'a Value,
    peers: &'a [&'a Peer],
    visits: &'a BTreeMap<&'a str, Vec<Visit>>,
}

impl<'a> Report<'a> {
    pub fn new(
        about: &'a Value,
        peers: &'a [&'a Peer],
        visits: &'a BTreeMap<&'a str, Vec<Visit>>,
    ) -> Self {
        Self { about, peers, visits }
    }

    fn visits(&self, peer: &Peer) -> &[Visit] {
        self.visits.get(peer.page).map_or(&[], Vec::as_slice)
    }

    fn median(&self, peer: &Peer, of: impl Fn(&Visit) -> f64) -> f64 {
        Times::new("", self.visits(peer).iter().map(of)).median()
    }

    /// All times of a work; `None` where the library cannot do it.
    fn times(&self, peer: &Peer, work: &Work) -> Option<Times> {
        let answers = self.visits(peer).iter().filter_map(|visit| visit.answers.get(work.key));
        let times: Vec<f64> = answers.flat_map(|answers| answers.times.iter().copied()).collect();
        (!times.is_empty()).then(|| Times::new("", times))
    }

    /// Those that answer.
    fn answering(&self) -> impl Iterator<Item = &Peer> {
        self.peers.iter().copied().filter(|peer| peer.page != "fetch")
    }

    fn ours(&self) -> Option<&Peer> {
        self.peers.iter().copied().find(|peer| peer.page == "corpus")
    }

    fn load(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "## Load\n")?;
        writeln!(
            f,
            "| | bytes, brotli | navigation to the first answer | memory after all questions |"
        )?;
        writeln!(f, "|---|---:|---:|---:|")?;
        for peer in self.peers {
            let n_bytes = self.median(peer, |visit| visit.n_bytes as f64) / 1e6;
            let first = self.median(peer, |visit| visit.first_answer_ms) / 1e3;
            let memory = self.median(peer, |visit| visit.n_memory_bytes) / 1e6;
            let Peer { title, .. } = peer;
            writeln!(f, "| {title} | {n_bytes:.2} MB | {first:.2} s | {memory:.0} MB |")?;
        }
        writeln!(f)
    }

    fn answers(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "## Answers, milliseconds: median / 95th percentile\n")?;
        write!(f, "| |")?;
        WORKS.iter().try_for_each(|work| write!(f, " {} |", work.title))?;
        writeln!(f, "\n|---|{}", "---:|".repeat(WORKS.len()))?;
        for peer in self.answering() {
            write!(f, "| {} |", peer.title)?;
            for work in &WORKS {
                match self.times(peer, work) {
                    Some(times) => {
                        write!(f, " {} / {} |", shown(times.median()), shown(times.quantile(0.95)))?
                    }
                    None => write!(f, " – |")?,
                }
            }
            writeln!(f)?;
        }
        write!(f, "| *aim for this engine* |")?;
        WORKS.iter().try_for_each(|work| write!(f, " ≤ {} |", work.aim_ms))?;
        writeln!(f, "\n")
    }

    /// How many times longer than ours each takes.
    fn ratios(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(ours) = self.ours() else { return Ok(()) };
        writeln!(f, "## How many times longer than this engine (medians)\n")?;
        write!(f, "| |")?;
        WORKS.iter().try_for_each(|work| write!(f, " {} |", work.title))?;
        writeln!(f, "\n|---|{}", "---:|".repeat(WORKS.len()))?;
        for peer in self.answering().filter(|peer| peer.page != ours.page) {
            write!(f, "| {} |", peer.title)?;
            for work in &WORKS {
                match self.times(ours, work).zip(self.times(peer, work)) {
                    Some((ours, theirs)) => {
                        write!(f, " {} |", shown(theirs.median() / ours.median()))?
                    }
                    None => write!(f, " – |")?,
                }
            }
            writeln!(f)?;
        }
        writeln!(f)
    }

    /// How many of the answers are those of the scan.
    fn checks(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "## Right answers\n")?;
        write!(f, "| |")?;
        WORKS.iter().try_for_each(|work| write!(f, " {} |", work.title))?;
        writeln!(f, "\n|---|{}", "---:|".repeat(WORKS.len()))?;
        let mut wrong = Vec::new();
        for peer in self.answering() {
            let Some(visit) = self.visits(peer).first() else { continue };
            write!(f, "| {} |", peer.title)?;
            for work in &WORKS {
                match visit.answers.get(work.key) {
                    Some(Answers { n_right, n_checked, n_asked, wrong: fault, .. }) => {
                        let asked = if n_checked < n_asked { " (so far as asked)" } else { "" };
                        write!(f, " {n_right} of {n_checked}{asked} |")?;
                        if let Some(fault) = fault {
                            wrong.push(format!("{}, {}: {fault}", peer.title, work.title));
                        }
                    }
                    None => write!(f, " – |")?,
                }
            }
            writeln!(f)?;
        }
        if !wrong.is_empty() {
            writeln!(f, "\nOf each that differs, the first:\n")?;
            wrong.iter().try_for_each(|line| writeln!(f, "- {line}"))?;
        }
        writeln!(f)
    }

    /// How those that rank find what is looked for.
    fn known_items(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known =
            |peer: &Peer| self.visits(peer).iter().find_map(|visit| visit.known_items.as_ref());
        let Some(KnownItems { means: [whole, half, mistyped] }) = self.answering().find_map(known)
        else {
            return Ok(());
        };
        writeln!(f, "## Known items, mean reciprocal rank\n")?;
        write!(f, "| | {} by their headline | {} by its first half ", whole.n, half.n)?;
        writeln!(f, "| {} by it mistyped |\n|---|---:|---:|---:|", mistyped.n)?;
        for peer in self.answering() {
            if let Some(KnownItems { means: [whole, half, mistyped] }) = known(peer) {
                let [whole, half, mistyped] = [whole, half, mistyped].map(|mean| mean.rank);
                writeln!(f, "| {} | {whole:.4} | {half:.4} | {mistyped:.4} |", peer.title)?;
            }
        }
        writeln!(f)
    }

    fn conditions(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let browser = self.visits.values().flatten().next().map_or("", |visit| &visit.browser);
        let versions: Vec<String> = self
            .peers
            .iter()
            .filter_map(|peer| {
                let version = self.about["versions"][peer.package?].as_str()?;
                Some(format!("{} {version}", peer.title))
            })
            .collect();
        let n_rounds = self.visits.values().map(Vec::len).max().unwrap_or(0);
        writeln!(
            f,
            "Measured on {}: “{}”, {} articles; {}, {} processors ({}), {}; visits to each: {n_rounds}. {}.\n",
            today(),
            self.about["title"].as_str().unwrap_or_default(),
            self.about["nArticles"],
            browser.trim_matches('"'),
            thread::available_parallelism().map_or(1, usize::from),
            processor(),
            std::env::consts::OS,
            versions.join(", "),
        )
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(ABOUT)?;
        self.conditions(f)?;
        self.load(f)?;
        self.answers(f)?;
        self.ratios(f)?;
        self.checks(f)?;
        self.known_items(f)?;
        f.write_str(METHOD)
    }
}

const ABOUT: &str = "# Benchmarks

The viewer's engine beside the search libraries that one would otherwise put into such a page: the same corpus, the same
questions, in the same headless Chromium, in turns. `cargo xtask bench peers` measures all of it again and writes this page.
Times hold for the machine they were measured on; what travels is how many times longer one takes than another, and of that
nothing below two is certain.

";

const METHOD: &str = "## How it is measured

- **Corpus.** Invented by `benches/generator`, the same for everyone. Where the Reuters-21578 articles lie beside the project,
  `cargo xtask bench peers --reuters` prints the tables for them.
- **Indices** are made beforehand and loaded; Fuse.js, whose index is the text itself, makes it in the page. MiniSearch is loaded
  without the texts, Pagefind fetches what it needs for each question from a server on the same machine, and everything of this engine is in
  its wasm: texts, values, positions.
- **Bytes and the first answer.** A new browser with nothing cached; all that was sent until a search for two words was answered.
  Everything is compressed by brotli at its best, the server is on the same machine.
- **Answers.** Every question is asked once before it is timed, which is where Pagefind fetches. Short answers are asked again until
  they fill half a millisecond; the clock's grain is 5 µs. 30 questions of each kind, drawn from the corpus by a seed: one to
  three words that stand in one article, every keystroke of ten words, words with one letter wrong, phrases as they stand in a text.
- **All counts** are the exact numbers of articles for every topic, place, person and organization under the filter. Libraries
  without facets get a loop over rows of values, kept in typed arrays. This engine counts publishers and years as well.
- **Search** asks for all words, in headline, text and the labels of values. In this engine, Lunr and Pagefind the forms of a word
  count as the word, and their answers are checked as such; in this engine the last word may besides be a beginning, in every column.
  The other libraries take words as they are, and Orama and Fuse.js their beginnings or parts. FlexSearch does not rank by relevance. Phrases are verified in the texts where a library knows no positions.
- **Words** are parted by the rules of UAX 29, in the scan too, with abbreviations such as `U.S.` as one word. A library that takes them
  apart finds a few articles more for a beginning of one letter. In this engine a word that no article has and that begins others is a
  beginning only, not a form of something.
- **Right answers.** A scan over all texts, written apart from the engine, says which articles match and how many have each
  value. An answer is right if it is exactly that; for a typing error, if it finds all articles that have the word that was meant.
  Compare the sets before the times.
- **Memory** is the page's heap after collecting garbage, with buffers, and the memory of WebAssembly. The heap of
  Pagefind's worker is not counted.
- **Known items.** Articles whose headline no other article has, all of them or a sample by the seed, are looked for by the
  headline; some of them also by the first half of its words (three at least), and by all of it with one letter of its longest word
  wrong, for which each library is asked as it is for a typing error. What is said is the mean of one divided by the place at which the article comes.
";

/// Two digits that matter.
fn shown(value: f64) -> String {
    let n_decimals = if value >= 9.95 {
        0
    } else if value >= 0.995 {
        1
    } else if value >= 0.0995 {
        2
    } else {
        3
    };
    format!("{value:.n_decimals$}")
}

fn today() -> String {
    let date = Command::new("date").arg("+%Y-%m-%d").output();
    date.map_or_else(
        |_| "a day".to_owned(),
        |date| String::from_utf8_lossy(&date.stdout).trim().to_owned(),
    )
}

fn processor() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let line = info.lines().find(|line| line.starts_with("model name"));
    let name = line.and_then(|line| line.split_once(':')).map(|(_, name)| name.trim().to_owned());
    name.unwrap_or_else(|| std::env::consts::ARCH.to_owned())
}
