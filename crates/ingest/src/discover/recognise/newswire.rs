//! How well names are found in newswire marked by hand, which is no part of the project: skipped where it
//! is absent. With `--nocapture` it prints the figures, and with `NAMES_ERRORS=1` every error.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::*;

mod by_eye;

struct Gold {
    id: String,
    text: String,
    head_end: usize,
    /// Start, end, kind; the kind is `None` where either way is right.
    spans: Vec<(usize, usize, Option<EntityKind>)>,
}

fn shared(path: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")).join(path)
}

fn read_gold() -> Option<Vec<Gold>> {
    let path = shared("data/ieer-dev.jsonl");
    let file = std::fs::read_to_string(&path).ok()?;
    Some(file.lines().map(read_article).collect())
}

fn read_article(line: &str) -> Gold {
    let article: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
    let text = article["text"].as_str().expect("a text").to_owned();
    let offsets: Vec<usize> =
        text.char_indices().map(|(at, _)| at).chain(std::iter::once(text.len())).collect();
    let at = |value: &serde_json::Value| offsets[value.as_u64().expect("an offset") as usize];
    let spans = article["spans"].as_array().expect("spans").iter().filter_map(|span| {
        let kind = span[2].as_str().expect("a type");
        let meant = match kind.trim_end_matches('?') {
            "PERSON" => EntityKind::Person,
            "ORGANIZATION" => EntityKind::Organization,
            "LOCATION" => EntityKind::Place,
            _ => return None,
        };
        Some((at(&span[0]), at(&span[1]), (!kind.ends_with('?')).then_some(meant)))
    });
    let spans = spans.collect();
    Gold {
        id: article["id"].as_str().unwrap_or("").to_owned(),
        head_end: at(&article["head_end"]),
        spans,
        text,
    }
}

fn leaves(text: &str, from: usize) -> Vec<Span> {
    let mut leaves = Vec::new();
    let mut start = from;
    for line in text[from..].split_inclusive('\n') {
        let trimmed = line.trim_end();
        if !trimmed.is_empty() {
            leaves.push(Span::new(start..start + trimmed.len()));
        }
        start += line.len();
    }
    leaves
}

/// Without a leading article and a possessive ending.
fn trimmed(text: &str, start: usize, end: usize) -> (usize, usize) {
    let words = &text[start..end];
    let words = words.strip_suffix("'s").or(words.strip_suffix("’s")).unwrap_or(words);
    let article = ["The ", "the ", "A ", "a ", "An ", "an "]
        .iter()
        .find(|article| words.starts_with(*article));
    (start + article.map_or(0, |article| article.len()), start + words.len())
}

#[derive(Default)]
struct Tally {
    found: usize,
    gold: usize,
    right: usize,
}

impl Tally {
    fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.gold).max(1) as f64
    }
}

#[test]
fn names_are_found_in_newswire() {
    let Some(articles) = read_gold() else {
        println!("skipped: no newswire in ../shared");
        return;
    };
    let half = std::env::var("NAMES_HALF").ok().and_then(|half| half.parse::<usize>().ok());
    let show = std::env::var("NAMES_ERRORS").is_ok();
    let all_leaves: Vec<_> =
        articles.iter().map(|article| leaves(&article.text, article.head_end)).collect();
    let texts = articles.iter().map(|article| article.text.as_str());
    let names = recognise(&searched(texts, &all_leaves));
    let kinds = [EntityKind::Person, EntityKind::Organization, EntityKind::Place];
    let mut tallies: [Tally; 3] = Default::default();
    for (idx, (article, names)) in articles.iter().zip(&names).enumerate() {
        if half.is_some_and(|half| idx % 2 != half) {
            continue;
        }
        let text = &article.text;
        let gold: BTreeSet<_> = article
            .spans
            .iter()
            .filter(|span| span.0 >= article.head_end)
            .map(|&(start, end, kind)| (trimmed(text, start, end), kind))
            .collect();
        let found: BTreeSet<_> = names
            .iter()
            .filter(|name| kinds.contains(&name.kind))
            .map(|name| {
                (trimmed(text, name.span.start as usize, name.span.end as usize), Some(name.kind))
            })
            .filter(|(span, _)| {
                !gold
                    .iter()
                    .any(|(other, kind)| kind.is_none() && span.0 < other.1 && other.0 < span.1)
            })
            .collect();
        let gold: BTreeSet<_> = gold.into_iter().filter(|(_, kind)| kind.is_some()).collect();
        for (tally, kind) in tallies.iter_mut().zip(kinds) {
            tally.gold += gold.iter().filter(|name| name.1 == Some(kind)).count();
            tally.found += found.iter().filter(|name| name.1 == Some(kind)).count();
            tally.right += gold.intersection(&found).filter(|name| name.1 == Some(kind)).count();
        }
        if show {
            let excerpt = |(start, end): (usize, usize)| {
                let from = text.floor_char_boundary(start.saturating_sub(45));
                let to = text.ceil_char_boundary((end + 45).min(text.len()));
                format!("{}[[{}]]{}", &text[from..start], &text[start..end], &text[end..to])
                    .replace('\n', " ")
            };
            for name in found.difference(&gold) {
                println!(
                    "{idx} {} + {:?} {}",
                    article.id,
                    name.1.map(EntityKind::key),
                    excerpt(name.0)
                );
            }
            for name in gold.difference(&found) {
                println!(
                    "{idx} {} - {:?} {}",
                    article.id,
                    name.1.map(EntityKind::key),
                    excerpt(name.0)
                );
            }
        }
    }
    let mut all = Tally::default();
    for (tally, kind) in tallies.iter().zip(kinds) {
        println!(
            "{:13} P {:.1} R {:.1} F {:.1}  ({} found, {} gold)",
            kind.key(),
            100.0 * tally.right as f64 / tally.found as f64,
            100.0 * tally.right as f64 / tally.gold as f64,
            tally.f1(),
            tally.found,
            tally.gold
        );
        all.found += tally.found;
        all.gold += tally.gold;
        all.right += tally.right;
    }
    println!("all           F {:.1}", all.f1());
    if half.is_none() {
        let floors = [88.0, 71.0, 88.0];
        for (tally, floor) in tallies.iter().zip(floors) {
            assert!(tally.f1() >= floor, "{:.1} is below {floor}", tally.f1());
        }
        assert!(all.f1() >= 84.0);
    }
}
