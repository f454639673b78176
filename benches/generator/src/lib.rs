//! Invents corpora: any number of articles with the proportions of a newswire, and not a word in them
//! that anybody wrote.
//!
//! Words come up as Zipf's law has it, topics and names with a skew and together, lengths, dates and
//! publishers as the press has them. The same options give the same bytes on every machine.
//!
//! ```
//! let options = corpus_generator::Options::of(3);
//! let articles: Vec<String> = corpus_generator::records(&options).collect();
//! assert_eq!(articles.len(), 3);
//! assert!(articles[0].starts_with("{\"id\":\"invented-1\",\"title\":\""));
//! ```

mod article;
mod dice;
mod words;
mod world;

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use crate::world::World;

/// What to invent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Another seed is another corpus.
    pub seed: u64,
    /// How many articles.
    pub n_articles: usize,
    /// How many different places, people and organizations there are to write about.
    pub n_names: usize,
}

/// How the records are to be read: exactly as they stand, with no names but those they give.
const SETTINGS: &str = "title = \"Invented articles\"\n\
    description = \"Written by a program, to measure with\"\n\
    lang = \"en\"\n\
    licence = \"CC0-1.0\"\n\n\
    [records]\n\
    id = \"id\"\n\
    title = \"title\"\n\
    body = \"body\"\n\
    published = \"date\"\n\
    publisher = \"publisher\"\n\
    topics = \"topics\"\n\
    entities = { place = \"places\", person = \"people\", organization = \"orgs\" }\n\
    clean = false\n\
    discover = false\n";

impl Options {
    /// That many articles, with names in proportion.
    pub fn of(n_articles: usize) -> Self {
        Self { seed: 1, n_articles, n_names: (n_articles / 8).clamp(60, 50_000) }
    }
}

/// The articles, each as a line of JSON.
pub fn records(options: &Options) -> impl Iterator<Item = String> {
    let Options { seed, n_articles, .. } = *options;
    let world = World::new(options);
    (0..n_articles).map(move |number| {
        serde_json::to_string(&article::article(&world, seed, number))
            .expect("text and lists of text can be written as JSON")
    })
}

/// Writes a folder that `ingest` reads: `articles.jsonl`, `corpus.toml` and `topics.toml`. The folder is
/// made if it is not there.
pub fn write(folder: &Path, options: &Options) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("corpus.toml"), SETTINGS)?;
    std::fs::write(folder.join("topics.toml"), topics(&World::new(options)))?;
    let mut file = BufWriter::new(File::create(folder.join("articles.jsonl"))?);
    for record in records(options) {
        writeln!(file, "{record}")?;
    }
    file.flush()
}

/// The scheme of topics. Its labels are letters, which TOML takes as they are.
fn topics(world: &World) -> String {
    let mut toml = String::new();
    for topic in &world.topics {
        let _ = write!(toml, "[[topic]]\nid = \"{}\"\nlabel = \"{}\"\n", topic.id, topic.label);
        if let Some(broader) = &topic.broader {
            let _ = writeln!(toml, "broader = \"{broader}\"");
        }
        toml.push('\n');
    }
    toml
}
