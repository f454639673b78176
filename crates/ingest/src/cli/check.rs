//! `corpus check`: all diagnostics, then one line that sums up.

use std::io::{self, Write};
use std::path::Path;

use super::{Outcome, counted, ingest_aloud, print};
use crate::{Ingested, Severity};

/// Prints the diagnostics of a folder and sums up.
pub(super) fn check(
    folder: &Path,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<Outcome> {
    let Some(ingested) = ingest_aloud(folder, err)? else { return Ok(Outcome::Faulty) };
    print(out, &format!("{}\n", summary(&ingested)))?;
    Ok(if ingested.corpus.is_some() { Outcome::Done } else { Outcome::Faulty })
}

fn summary(ingested: &Ingested) -> String {
    let errors = counted(ingested.n_diagnostics(Severity::Error), "error", "errors");
    let warnings = counted(ingested.n_diagnostics(Severity::Warning), "warning", "warnings");
    let what = match &ingested.corpus {
        None => "no corpus".to_owned(),
        Some(corpus) => {
            let articles = counted(corpus.n_articles(), "article", "articles");
            let entities = counted(corpus.entities().count(), "entity", "entities");
            let topics = counted(corpus.topics().count(), "topic", "topics");
            format!("{articles}, {entities}, {topics}")
        }
    };
    let notes = match ingested.n_diagnostics(Severity::Note) {
        0 => String::new(),
        n_notes => format!(", {}", counted(n_notes, "note", "notes")),
    };
    format!("{what}: {errors}, {warnings}{notes}")
}
