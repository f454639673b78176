//! `corpus inspect`: the articles with what was found in them, for people or for programs.

mod json;
mod listing;

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::LazyLock;

use corpus::{Article, Corpus, EdtfDate};

use super::{Outcome, ingest_aloud, unless_closed};
use crate::Record;

/// Prints a corpus as one JSON object.
pub(super) fn json(folder: &Path, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<Outcome> {
    show(folder, json::write, out, err)
}

/// Prints a corpus for people to read.
pub(super) fn listing(
    folder: &Path,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<Outcome> {
    show(folder, listing::write, out, err)
}

/// A corpus with what else there is to know of each of its articles.
struct Inspected<'a> {
    corpus: &'a Corpus,
    records: &'a [Record],
}

impl<'a> Inspected<'a> {
    /// The record of the article with this number; an empty one if there is none.
    fn record(&self, idx: usize) -> &'a Record {
        static NOTHING: LazyLock<Record> = LazyLock::new(Record::default);
        self.records.get(idx).unwrap_or(&NOTHING)
    }

    /// The other articles that are the same report.
    fn same_report(&self, article: &'a Article) -> impl Iterator<Item = &'a str> {
        let others = self.corpus.articles().map(|(_, other)| other);
        let same =
            move |other: &&Article| other.report == article.report && other.slug != article.slug;
        let n = if article.report.is_some() { usize::MAX } else { 0 };
        others.take(n).filter(same).map(|other| other.slug.as_str())
    }
}

fn show(
    folder: &Path,
    write: fn(&Inspected<'_>, &mut dyn Write) -> io::Result<()>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<Outcome> {
    let Some(ingested) = ingest_aloud(folder, err)? else { return Ok(Outcome::Faulty) };
    let Some(corpus) = &ingested.corpus else { return Ok(Outcome::Faulty) };
    let inspected = Inspected { corpus, records: &ingested.records };
    let mut out = BufWriter::new(out);
    unless_closed(write(&inspected, &mut out).and_then(|()| out.flush()))?;
    Ok(Outcome::Done)
}

/// A date as written, with the days it can mean where it does not say them itself.
fn dated(date: &EdtfDate) -> String {
    let (earliest, latest) = (date.earliest().to_string(), date.latest().to_string());
    match date.edtf() {
        edtf if edtf == earliest && earliest == latest => edtf.to_owned(),
        edtf => format!("{edtf} ({earliest} to {latest})"),
    }
}
