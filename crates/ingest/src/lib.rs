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
//! assert_eq!(corpus::decode(&bytes)?.n_articles(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod about;
mod annotate;
#[cfg(feature = "cli")]
pub mod cli;
mod decode;
mod diagnostic;
mod edtf;
mod fields;
mod folder;
mod front_matter;
mod gazetteer;
mod ids;
mod nearest;
mod node;
mod phrase;
mod place;
mod read;
mod scheme;
mod shape;
mod source;
mod surface;

use corpus::Corpus;

pub use crate::diagnostic::{Diagnostic, Severity};
pub use crate::folder::ingest;
pub use crate::place::Place;
pub use crate::source::{FolderError, files};

/// What became of a folder.
#[derive(Debug)]
pub struct Ingested {
    /// The corpus; `None` as soon as one of the diagnostics is an error.
    pub corpus: Option<Corpus>,
    /// What the editor should know, by path and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Ingested {
    /// The corpus as the bytes that the viewer embeds; `None` if there is no corpus.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        self.corpus.as_ref().map(corpus::encode)
    }

    /// How many of the diagnostics are of a severity.
    pub fn n_diagnostics(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }
}
