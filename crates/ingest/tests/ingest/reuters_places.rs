//! How well the countries of an article are found from its words, measured on newswire of 1987.
//!
//! The data lie beside the repository and are no part of it; without them the test says so.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor};
use std::path::PathBuf;
use std::time::Instant;

use ingest::countries;
use serde::Deserialize;

/// Micro F1, in percent, on the articles by which nothing was tuned.
const FLOOR: f64 = 91.5;

#[derive(Deserialize)]
struct Record {
    title: String,
    #[serde(default)]
    dateline: String,
    body: String,
    /// What people marked by hand.
    places: Vec<String>,
}

/// How often what was found is right.
#[derive(Clone, Debug, Default)]
struct Tally {
    right: f64,
    wrong: f64,
    missed: f64,
    odd: BTreeMap<String, u32>,
}

impl Tally {
    fn add(&mut self, found: &[String], gold: &[String]) {
        let right = found.iter().filter(|place| gold.contains(place)).count();
        self.right += right as f64;
        self.wrong += (found.len() - right) as f64;
        self.missed += (gold.len() - right) as f64;
        let wrong = found.iter().filter(|place| !gold.contains(place));
        wrong.for_each(|place| *self.odd.entry(format!("+{place}")).or_default() += 1);
        let missed = gold.iter().filter(|place| !found.contains(place));
        missed.for_each(|place| *self.odd.entry(format!("-{place}")).or_default() += 1);
    }

    fn f1(&self) -> f64 {
        200.0 * self.right / (2.0 * self.right + self.wrong + self.missed)
    }

    fn print(&self, what: &str) {
        println!(
            "{what}: precision {:.2}, recall {:.2}, F1 {:.2}",
            100.0 * self.right / (self.right + self.wrong),
            100.0 * self.right / (self.right + self.missed),
            self.f1()
        );
    }
}

#[test]
fn countries_of_newswire_articles_are_found_from_the_text_alone() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/reuters.jsonl.xz");
    let path = PathBuf::from(path);
    if !path.is_file() {
        println!("skipped: there is no {}", path.display());
        return;
    }
    let mut text = Vec::new();
    lzma_rs::xz_decompress(&mut BufReader::new(File::open(path).unwrap()), &mut text).unwrap();
    let records: Vec<Record> = Cursor::new(text)
        .lines()
        .map(|line| serde_json::from_str(&line.unwrap()).unwrap())
        .collect();

    let mut tallies = [Tally::default(), Tally::default()];
    let mut n_bytes = 0;
    let start = Instant::now();
    for (idx, Record { title, dateline, body, places }) in records.iter().enumerate() {
        n_bytes += title.len() + body.len();
        let mut found: Vec<_> =
            countries(title, Some(dateline), body).into_iter().map(slug).collect();
        found.sort();
        found.dedup();
        tallies[idx % 2].add(&found, places);
    }
    let elapsed = start.elapsed();

    let [tuned, checked] = &tallies;
    println!(
        "{} articles, {:.1} ns a byte",
        records.len(),
        elapsed.as_nanos() as f64 / n_bytes as f64
    );
    tuned.print("every second article, by which it was tuned");
    checked.print("the others");
    let mut odd: Vec<_> = checked.odd.iter().map(|(place, n)| (n, place)).collect();
    odd.sort_by(|a, b| b.cmp(a));
    println!("too many (+) and missed (-) among the others: {:?}", &odd[..30.min(odd.len())]);
    assert!(checked.f1() >= FLOOR, "{:.2}", checked.f1());
}

/// The word of the hand-marked places for a country of today or then.
fn slug(name: &str) -> String {
    let slug = match name {
        "United States" => "usa",
        "United Kingdom" => "uk",
        "United Arab Emirates" => "uae",
        "Germany" => "west-germany",
        "Soviet Union" | "Russia" | "Ukraine" => "ussr",
        "Democratic Republic of the Congo" => "zaire",
        "Myanmar" => "burma",
        "Cambodia" => "kampuchea",
        "Yemen" | "North Yemen" => "yemen-arab-republic",
        "South Yemen" => "yemen-demo-republic",
        "Czech Republic" => "czechoslovakia",
        "Serbia" | "Croatia" | "Slovenia" => "yugoslavia",
        "United States Virgin Islands" => "us-virgin-islands",
        "Trinidad and Tobago" => "trinidad-tobago",
        "Antigua and Barbuda" => "antigua",
        "Eswatini" => "swaziland",
        name => return name.to_lowercase().replace(' ', "-"),
    };
    slug.to_owned()
}
