//! `corpus inspect`: the articles with what was found in them, for people or for programs.

mod json;
mod listing;

use std::io::{self, Write};
use std::path::Path;

use corpus::Corpus;

use super::{Outcome, ingest_aloud, print};

/// Prints a corpus as one JSON object.
pub(super) fn json(folder: &Path, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<Outcome> {
    show(folder, json::json, out, err)
}

/// Prints a corpus for people to read.
pub(super) fn listing(
    folder: &Path,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<Outcome> {
    show(folder, listing::listing, out, err)
}

fn show(
    folder: &Path,
    write: fn(&Corpus) -> String,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<Outcome> {
    let ingested = ingest_aloud(folder, err)?;
    match ingested.and_then(|ingested| ingested.corpus) {
        Some(corpus) => print(out, &write(&corpus)).map(|()| Outcome::Done),
        None => Ok(Outcome::Faulty),
    }
}
