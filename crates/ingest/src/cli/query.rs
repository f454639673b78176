//! `corpus query`: the browser's engine in the terminal.

mod ask;
mod json;
mod listing;
mod understood;

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::Args;
use corpus::{Corpus, FacetValue, Passage, Query, Results, Snippet, Suggestion, evidence, snippet};

use self::ask::Asked;
use super::{Outcome, ingest_aloud, print, unless_closed};

/// Bytes of an extract, about two lines of a terminal. Towards 0 it is the words asked for and
/// nothing else; a large value prints whole sentences, some of which are long.
const WIDTH: u32 = 160;

/// What is asked of which folder.
#[derive(Args, Debug)]
#[command(override_usage = "corpus query [OPTIONS] [DIR] QUERY")]
pub(super) struct Options {
    /// The folder with the articles [default: seeds], and words that all must occur, the last of
    /// which may be a beginning; or the part of the viewer's address after the #, such as
    /// "entity=acme&q=ferry". The words may be left out where an option asks for something
    #[arg(value_name = "[DIR] QUERY", num_args = 0..=2)]
    words: Vec<OsString>,
    /// Only articles that mention it: its id or one of its names
    #[arg(long, value_name = "ENTITY")]
    entity: Vec<String>,
    /// Only articles about it: its id or label
    #[arg(long, value_name = "TOPIC")]
    topic: Vec<String>,
    /// Only articles of this publisher
    #[arg(long, value_name = "NAME")]
    publisher: Vec<String>,
    /// Only articles that may have been published in this year
    #[arg(long, value_name = "YEAR")]
    year: Vec<String>,
    /// No articles with this value, such as entity:acme
    #[arg(long, value_name = "FACET:VALUE")]
    not: Vec<String>,
    /// Every chosen value of this facet must hold, not any
    #[arg(long, value_name = "FACET")]
    all: Vec<String>,
    /// Published on this day or later: 2018, 2018-09 or 2018-09-20
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// Published on this day or earlier
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// relevance, newest, oldest or title
    #[arg(long, value_name = "ORDER")]
    sort: Option<String>,
    /// Print so many articles at most
    #[arg(long, value_name = "NUMBER")]
    limit: Option<usize>,
    /// Print one JSON object; offsets are code points of the text
    #[arg(long)]
    json: bool,
}

/// A question with its answer.
struct Answer<'a> {
    corpus: &'a Corpus,
    query: &'a Query,
    results: Results,
    /// How many of the hits are shown.
    n_shown: usize,
    /// What may have been meant, where nothing was found.
    suggestions: Vec<Suggestion>,
}

/// Asks a folder, and prints the articles that answer.
pub(super) fn query(
    options: &Options,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<Outcome> {
    let Some((folder, words)) = options.folder_and_words() else {
        print(
            err,
            "corpus: error: nothing is asked; give some words or an option\n\nFor more information, try 'corpus query --help'.\n",
        )?;
        return Ok(Outcome::Misused);
    };
    let Some(ingested) = ingest_aloud(&folder, err)? else { return Ok(Outcome::Faulty) };
    let Some(corpus) = ingested.corpus else { return Ok(Outcome::Faulty) };
    let Asked { query, unknown } = ask::ask(&corpus, &words, options);
    for complaint in &unknown {
        print(err, &format!("corpus: {}: {complaint}\n", ask::severity(&words)))?;
    }
    if !unknown.is_empty() && !ask::is_address(&words) {
        return Ok(Outcome::Misused);
    }
    let results = corpus::evaluate(&corpus, &query);
    let n_shown = options.limit.unwrap_or(usize::MAX).min(results.n_hits());
    let suggestions = match results.is_empty() {
        true => corpus::suggestions(&corpus, &query),
        false => Vec::new(),
    };
    let answer = Answer { corpus: &corpus, query: &query, results, n_shown, suggestions };
    let write = if options.json { json::write } else { listing::write };
    let mut out = BufWriter::new(out);
    unless_closed(write(&answer, &mut out).and_then(|()| out.flush()))?;
    Ok(Outcome::Done)
}

impl Options {
    /// What the one or two words before the options mean; `None` if nothing is asked.
    fn folder_and_words(&self) -> Option<(PathBuf, String)> {
        let words = |words: &OsString| words.to_string_lossy().into_owned();
        match self.words.as_slice() {
            [] if self.asks_for_something() => Some((super::DEFAULT_FOLDER.into(), String::new())),
            [query] => Some((super::DEFAULT_FOLDER.into(), words(query))),
            [folder, query] => Some((folder.into(), words(query))),
            _ => None,
        }
    }

    fn asks_for_something(&self) -> bool {
        let lists = [&self.entity, &self.topic, &self.publisher, &self.year, &self.not];
        lists.iter().any(|list| !list.is_empty()) || self.from.is_some() || self.to.is_some()
    }
}

/// The words asked for, and for each chosen value the sentences that earned it.
struct Why {
    snippet: Snippet,
    passages: Vec<(FacetValue, Vec<Passage>)>,
}

impl Answer<'_> {
    fn why(&self, article: corpus::ArticleId) -> Why {
        let chosen = self.query.filter.chosen();
        let passages = chosen.map(|value| (value, evidence(self.corpus, article, value)));
        Why {
            snippet: snippet(self.corpus.article(article), &self.results.understood, WIDTH),
            passages: passages.filter(|(_, passages)| !passages.is_empty()).collect(),
        }
    }
}
