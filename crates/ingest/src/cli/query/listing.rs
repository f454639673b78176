//! The answer for people: what was found, and why.

use std::io::{self, Write};

use corpus::{Article, Corpus, EdtfDate, FacetValue, Hit, Passage, Snippet};

use super::{Answer, understood};
use crate::cli::counted;
use crate::cli::terminal::tame;

/// How many sentences are shown for a chosen value; with all of them, an article about it would be
/// printed nearly whole.
const MOST_PASSAGES: usize = 2;

/// Writes the answer.
pub(super) fn write(answer: &Answer<'_>, out: &mut dyn Write) -> io::Result<()> {
    let results = &answer.results;
    let of = counted(results.n_in_scope, "article", "articles");
    match results.n_hits() {
        0 => writeln!(out, "nothing found in {of}")?,
        n_hits => writeln!(out, "{n_hits} of {of}")?,
    }
    if let Some(words) = understood::in_words(answer.corpus, &results.understood) {
        writeln!(out, "looked for {}", tame(&words))?;
    }
    for it in &answer.suggestions {
        let n_hits = counted(it.n_hits, "article", "articles");
        writeln!(out, "did you mean {}? {n_hits}", tame(&it.text))?;
    }
    for hit in &results.top(answer.n_shown) {
        writeln!(out)?;
        hit_lines(answer, hit, out)?;
    }
    match results.n_hits() - answer.n_shown {
        0 => Ok(()),
        n_more => writeln!(out, "\nand {n_more} more"),
    }
}

fn hit_lines(answer: &Answer<'_>, hit: &Hit, out: &mut dyn Write) -> io::Result<()> {
    let corpus = answer.corpus;
    let article = corpus.article(hit.article);
    let date = article.published.as_ref().map(EdtfDate::in_words);
    let about = [Some(article.slug.clone()), date, article.source.publisher.clone()];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    writeln!(out, "{}", tame(&article.title))?;
    writeln!(out, "  {}", tame(&about))?;
    let why = answer.why(hit.article);
    if !why.snippet.marks.is_empty() || why.passages.is_empty() {
        writeln!(out, "  {}", tame(&extract(article, &why.snippet)))?;
    }
    for (value, passages) in &why.passages {
        for (idx, passage) in passages.iter().take(MOST_PASSAGES).enumerate() {
            let number = format!("{} of {}", idx + 1, passages.len());
            let words = sentence(article, passage);
            writeln!(out, "  {} ({number}): {}", tame(name(corpus, *value)), tame(&words))?;
        }
    }
    Ok(())
}

fn extract(article: &Article, snippet: &Snippet) -> String {
    let dots = |cut: bool| if cut { "…" } else { "" };
    format!("{}{}{}", dots(snippet.cut_start), article.words(snippet.span), dots(snippet.cut_end))
}

fn sentence(article: &Article, passage: &Passage) -> String {
    let words = article.words(passage.sentence);
    match passage.paragraph {
        0 => words.to_owned(),
        number => format!("{words} (paragraph {number})"),
    }
}

pub(super) fn name(corpus: &Corpus, value: FacetValue) -> &str {
    match value {
        FacetValue::Entity(id) => &corpus.entity(id).name,
        FacetValue::Topic(id) => &corpus.topic(id).label,
        FacetValue::Publisher(id) => corpus.publisher(id),
        // They have no passages.
        FacetValue::Year(_) | FacetValue::Absent(_) => "",
    }
}
