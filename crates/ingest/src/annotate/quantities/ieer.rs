//! How well money, percentages and dates are found in newswire that was marked by hand.
//!
//! A prediction is right if the gold has the same span with the same kind, after a leading article
//! and a trailing possessive are dropped on both sides. Only the body counts. What the gold marks
//! with a question mark counts neither way. Of figures every reading is a prediction; basis and
//! percentage points are no percentages. Of dates those count that have a word of the calendar: a
//! digit, a month, a weekday, a season, a holiday. The gold marks no others ("yesterday", "last
//! week"), so they count neither way.
#![allow(clippy::print_stdout)]

use corpus::{FigureKind, Span};
use serde_json::Value;

use super::find;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/ieer-dev.jsonl");

#[derive(Clone, Copy, Debug, Default)]
struct Score {
    right: usize,
    predicted: usize,
    gold: usize,
}

impl Score {
    fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.predicted + self.gold).max(1) as f64
    }

    fn line(self) -> String {
        let of = |n: usize| 100.0 * self.right as f64 / n.max(1) as f64;
        let Self { right, predicted, gold } = self;
        format!(
            "P {:5.1}  R {:5.1}  F1 {:5.1}  ({right} right of {predicted} predicted, {gold} gold)",
            of(predicted),
            of(gold),
            self.f1()
        )
    }
}

#[test]
fn money_percent_and_dates_reach_their_floors_on_newswire() {
    let Ok(data) = std::fs::read_to_string(DATA) else {
        println!("skipped: there is no {DATA}");
        return;
    };
    let articles: Vec<Value> =
        data.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let floors = [("MONEY", 90.0), ("PERCENT", 97.0), ("DATE", 96.0)];
    for (kind, floor) in floors {
        let of = |articles: &[&Value]| {
            articles.iter().fold(Score::default(), |sum, article| {
                let score = score(article, kind);
                Score {
                    right: sum.right + score.right,
                    predicted: sum.predicted + score.predicted,
                    gold: sum.gold + score.gold,
                }
            })
        };
        let all: Vec<_> = articles.iter().collect();
        let (even, odd): (Vec<_>, Vec<_>) = all.iter().enumerate().partition(|(at, _)| at % 2 == 0);
        let half = |half: Vec<(usize, &&Value)>| {
            of(&half.into_iter().map(|(_, article)| *article).collect::<Vec<_>>())
        };
        let score = of(&all);
        println!("{kind:8} {}", score.line());
        println!("   even  {}", half(even).line());
        println!("   odd   {}", half(odd).line());
        assert!(score.f1() >= floor, "{kind} reaches {:.1}, not {floor}", score.f1());
    }
}

fn score(article: &Value, kind: &str) -> Score {
    let text = article["text"].as_str().unwrap();
    let bytes: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let body = bytes[article["head_end"].as_u64().unwrap() as usize];
    let (mut gold, mut open) = (Vec::new(), Vec::new());
    for span in article["spans"].as_array().unwrap() {
        let at = |idx: usize| bytes[span[idx].as_u64().unwrap() as usize];
        let range = trimmed(text, Span::new(at(0)..at(1)));
        match span[2].as_str().unwrap() {
            of if of == kind && at(0) >= body => gold.push(range),
            of if of.ends_with('?') => open.push(range),
            _ => {}
        }
    }
    let published = article["date"].as_str().unwrap();
    let iso = format!("{}-{}-{}", &published[6..], &published[..2], &published[3..5]);
    let anchor = crate::edtf::parse(&iso).unwrap();
    let leaves = leaves(text);
    let found = find(text, &leaves, Some(&anchor));
    let mut predicted: Vec<Span> = match kind {
        "DATE" => found
            .dates
            .iter()
            .map(|date| date.span)
            .filter(|span| has_calendar_word(span.of(text)))
            .collect(),
        _ => found
            .figures
            .iter()
            .filter(|figure| match kind {
                "MONEY" => figure.kind == FigureKind::Money,
                _ => figure.kind == FigureKind::Percent && figure.readings[0].unit == "percent",
            })
            .flat_map(|figure| figure.readings.iter().map(|reading| reading.span))
            .collect(),
    };
    predicted = predicted.into_iter().map(|span| trimmed(text, span)).collect();
    predicted.retain(|span| {
        span.start as usize >= body && !open.iter().any(|open| open.overlaps(*span))
    });
    for (what, spans, others) in [("spurious", &predicted, &gold), ("missed", &gold, &predicted)] {
        for span in spans.iter().filter(|span| !others.contains(span)) {
            let around = text.get(..span.end as usize).unwrap_or("").chars().rev().take(60);
            let around: String = around.collect::<Vec<_>>().into_iter().rev().collect();
            println!("{kind} {what}: {:?} in {:?} of {}", span.of(text), around, article["id"]);
        }
    }
    let right = predicted.iter().filter(|span| gold.contains(span)).count();
    Score { right, predicted: predicted.len(), gold: gold.len() }
}

/// The paragraphs.
fn leaves(text: &str) -> Vec<Span> {
    let mut leaves = Vec::new();
    let mut at = 0;
    for paragraph in text.split("\n\n") {
        leaves.push(Span::new(at..at + paragraph.len()));
        at += paragraph.len() + 2;
    }
    leaves
}

fn trimmed(text: &str, mut span: Span) -> Span {
    for article in ["the ", "a ", "an ", "The ", "A ", "An "] {
        if span.of(text).starts_with(article) {
            span.start += article.len() as u32;
        }
    }
    for ending in ["'s", "’s", "'", "’"] {
        if span.of(text).ends_with(ending) {
            span.end -= ending.len() as u32;
        }
    }
    span
}

fn has_calendar_word(words: &str) -> bool {
    let known = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "spring",
        "summer",
        "fall",
        "autumn",
        "winter",
        "christmas",
        "easter",
        "sabbath",
        "thanksgiving",
    ];
    let words = words.to_lowercase();
    let is_relative = words.ends_with(" ago");
    !is_relative
        && (words.contains(|char: char| char.is_ascii_digit())
            || words
                .split(|char: char| !char.is_alphanumeric())
                .any(|word| known.contains(&word) || word == "day"))
}
