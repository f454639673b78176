//! `corpus discover`: what the folder's lists lack, as TOML to paste into them.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use super::{Outcome, ingest_aloud_with, print};
use crate::{Ingested, discover_toml, discover_topics_toml};

/// Of which folder, and what.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// The folder with the articles
    #[arg(value_name = "DIR", default_value = super::DEFAULT_FOLDER)]
    folder: PathBuf,
    /// Topics for topics.toml, not entities for entities.toml
    #[arg(long)]
    topics: bool,
}

/// Prints TOML, and says so where there is nothing to print.
pub(super) fn discover(
    options: &Options,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<Outcome> {
    let ingested = ingest_aloud_with(&options.folder, true, err)?;
    let Some(ingested) = ingested else { return Ok(Outcome::Faulty) };
    let Some(toml) = toml(&ingested, options.topics) else { return Ok(Outcome::Faulty) };
    if toml.is_empty() {
        let what = if options.topics { "topics" } else { "entities" };
        print(err, &format!("corpus: no {what} were discovered\n"))?;
    }
    print(out, &toml).map(|()| Outcome::Done)
}

/// What was discovered; `None` where there is no corpus.
fn toml(ingested: &Ingested, topics: bool) -> Option<String> {
    let corpus = ingested.corpus.as_ref()?;
    Some(if topics { discover_topics_toml(corpus) } else { discover_toml(ingested) })
}
