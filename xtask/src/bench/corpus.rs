//! Corpora to measure with that are larger than the project's own.

use std::path::PathBuf;

use anyhow::Result;

use crate::{
    command::{self, cargo},
    flags, project,
};

/// Articles of the corpus that is invented.
const N_ARTICLES: &str = "20000";
/// The same for a run that only shows that everything works.
const N_ARTICLES_QUICK: &str = "200";

/// How the newswire that may lie beside the project is read: exactly as it stands.
const NEWSWIRE: &str = "title = \"Reuters-21578\"\nlang = \"en\"\n[records]\nid = \"id\"\n\
    title = \"title\"\nbody = \"body\"\npublished = \"date\"\ntopics = \"topics\"\n\
    entities = { place = \"places\", person = \"people\", organization = \"orgs\" }\n\
    clean = false\ndiscover = false\n";

/// A folder of articles with a short name for it.
pub type Named = (&'static str, PathBuf);

/// The corpus that the options name, if they name one.
pub fn named(options: &flags::Bench) -> Result<Option<Named>> {
    if let Some(given) = &options.corpus {
        return Ok(Some(("given", project::root().join(given))));
    }
    if options.reuters {
        return newswire().map(Some);
    }
    if options.invented { invented(options.quick).map(Some) } else { Ok(None) }
}

/// A corpus that a program invents, the same everywhere.
pub fn invented(is_quick: bool) -> Result<Named> {
    let (name, n_articles) =
        if is_quick { ("quick", N_ARTICLES_QUICK) } else { ("invented", N_ARTICLES) };
    let folder = folder(name);
    let mut invent = cargo();
    invent.args(["run", "--quiet", "--package", "corpus-generator", "--"]);
    command::run(invent.arg(&folder).arg(n_articles), "the messages above say what is wrong")?;
    Ok((name, folder))
}

/// The newswire that may lie beside the project.
fn newswire() -> Result<Named> {
    let data = project::root().join("../shared/data/reuters.jsonl.xz");
    let mut unpack = command::command("xz");
    unpack.arg("-dc").arg(&data);
    let way_out = "the newswire is optional, and so is this; xz unpacks it where it is there";
    let records = command::output(&mut unpack, way_out)?;
    let folder = folder("reuters");
    project::write(&folder.join("corpus.toml"), NEWSWIRE.as_bytes())?;
    project::write(&folder.join("reuters.jsonl"), &records)?;
    Ok(("reuters", folder))
}

fn folder(name: &str) -> PathBuf {
    project::root().join("target/bench").join(name).join("corpus")
}
