//! `corpus export`: the articles for other programs.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use corpus::{ArticleId, Corpus};

use super::{Outcome, ingest_aloud, print};

/// What is exported, how and to where.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// The folder with the articles
    #[arg(value_name = "DIR", default_value = super::DEFAULT_FOLDER)]
    folder: PathBuf,
    /// How the articles are written
    #[arg(long, value_enum)]
    format: Format,
    /// Write to this file, not to standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// JSON-LD in the vocabulary of schema.org, with the texts
    Jsonld,
    /// A table for spreadsheets
    Csv,
    /// Entries for BibTeX and BibLaTeX
    Bibtex,
    /// Records for programs that keep references
    Ris,
}

/// Writes all articles of a folder in a format.
pub(super) fn export(
    options: &Options,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<Outcome> {
    let Some(ingested) = ingest_aloud(&options.folder, err)? else { return Ok(Outcome::Faulty) };
    let Some(corpus) = ingested.corpus else { return Ok(Outcome::Faulty) };
    let text = written(&corpus, options.format);
    let Some(path) = &options.output else {
        return print(out, &text).map(|()| Outcome::Done);
    };
    match fs::write(path, text) {
        Ok(()) => Ok(Outcome::Done),
        Err(error) => {
            print(err, &format!("{}: error: cannot write the file: {error}\n", path.display()))?;
            Ok(Outcome::Faulty)
        }
    }
}

fn written(corpus: &Corpus, format: Format) -> String {
    let articles = (0..corpus.n_articles()).map(ArticleId::new);
    match format {
        // Whoever puts it into a page as it is must not have its script element ended by an article.
        Format::Jsonld => export::json_ld(corpus, articles).replace("</", "<\\/") + "\n",
        Format::Csv => export::csv(corpus, articles),
        Format::Bibtex => export::bibtex(corpus, articles),
        Format::Ris => export::ris(corpus, articles),
    }
}
