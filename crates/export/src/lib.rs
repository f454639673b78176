//! Articles of a corpus for other programs: JSON-LD, CSV, BibTeX, RIS.
//!
//! Each format is a function from articles to text. Where the text goes is left to the viewer, which
//! offers it to readers, and to the `corpus` command.

mod bibtex;
mod csv;
mod json_ld;
mod line;
mod ris;

pub use bibtex::bibtex;
pub use csv::csv;
pub use json_ld::{article_json_ld, collection_json_ld, json_ld};
pub use ris::ris;
