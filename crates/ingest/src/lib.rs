//! How a folder of articles becomes a corpus.
//!
//! [`ingest`] reads the folder, annotates every article and gives a [`Corpus`] together with
//! everything that its editor should know. It prints nothing; a build script does that itself:
//!
//! ```
//! # let folder = tempfile::tempdir()?;
//! # std::fs::write(folder.path().join("a.md"), "---\ntitle: A\n---\nSome words.\n")?;
//! # let folder = folder.path();
//! let ingested = ingest::ingest(folder)?;
//! for diagnostic in &ingested.diagnostics {
//!     println!("cargo::warning={diagnostic}");
//! }
//! let bytes = ingested.bytes().ok_or("the corpus has errors")?;
//! assert_eq!(corpus::Corpus::open(bytes.to_vec())?.n_articles(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod about;
mod annotate;
mod bibliography;
mod characters;
mod clean;
#[cfg(feature = "cli")]
pub mod cli;
mod decode;
mod diagnostic;
mod discover;
mod document;
mod draft;
mod drafts;
mod edtf;
mod fields;
mod folder;
mod front_matter;
#[doc(hidden)]
pub mod fuzzing;
mod gazetteer;
mod ids;
mod letters;
mod likeness;
mod nearest;
mod node;
mod phrase;
mod place;
mod progress;
mod read;
mod scheme;
mod shape;
mod source;
mod surface;
mod words;

use corpus::Corpus;

#[cfg(all(feature = "jemalloc", not(target_env = "msvc")))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

pub use crate::bibliography::Evidence;
pub use crate::diagnostic::{Diagnostic, Severity};
pub use crate::discover::countries;
pub use crate::document::{DropReason, Dropped};
pub use crate::draft::Record;
pub use crate::folder::{Options, ingest, ingest_with};
pub use crate::place::Place;
pub use crate::progress::{Progress, Stage, Watcher};
pub use crate::source::{FolderError, files};

/// Topics that the texts of a corpus have in common, whatever its scheme says, as tables for
/// `topics.toml`; empty where there are none.
pub fn discover_topics_toml(corpus: &Corpus) -> String {
    let ids: Vec<_> = (0..corpus.n_articles()).map(corpus::ArticleId::new).collect();
    let view = |idx: usize| annotate::View::of_article(corpus.article(ids[idx]));
    annotate::as_toml(&annotate::discover_in(ids.len(), view), view)
}

/// The entities that the gazetteer of a folder lacks, as TOML to paste into `entities.toml`: the most
/// frequent first, each with an example. Empty where there are none or the folder has errors.
pub fn discover_toml(ingested: &Ingested) -> String {
    ingested.corpus.as_ref().map(discover::as_toml).unwrap_or_default()
}

/// What became of a folder.
#[derive(Debug)]
pub struct Ingested {
    /// The corpus; `None` as soon as one of the diagnostics is an error.
    pub corpus: Option<Corpus>,
    /// What else there is to know of each article, in the order of the corpus.
    pub records: Vec<Record>,
    /// What the editor should know, by path and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Ingested {
    /// The corpus as the bytes that the viewer embeds; `None` if there is no corpus.
    pub fn bytes(&self) -> Option<&[u8]> {
        self.corpus.as_ref().map(Corpus::bytes)
    }

    /// How many of the diagnostics are of a severity.
    pub fn n_diagnostics(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }
}
