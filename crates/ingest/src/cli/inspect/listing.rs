//! A corpus as plain text: each article with its dates, entities and topics, and the words for
//! each.

use std::collections::BTreeMap;
use std::fmt::Write;

use corpus::{Article, ArticleId, Corpus, EdtfDate};

use crate::cli::counted;

/// The whole corpus, an article after the other.
pub(super) fn listing(corpus: &Corpus) -> String {
    let mut lines = format!("{}\n", corpus.about().title);
    for (id, article) in corpus.articles() {
        lines.push('\n');
        article_lines(corpus, id, article, &mut lines).expect("text can be written to a string");
    }
    lines
}

fn article_lines(
    corpus: &Corpus,
    id: ArticleId,
    article: &Article,
    lines: &mut String,
) -> std::fmt::Result {
    writeln!(lines, "{}", article.slug)?;
    writeln!(lines, "  title      {}", article.title)?;
    writeln!(lines, "  file       {}", article.file)?;
    if let Some(publisher) = &article.source.publisher {
        writeln!(lines, "  publisher  {publisher}")?;
    }
    for (label, date) in [("published", &article.published), ("updated", &article.updated)] {
        if let Some(date) = date {
            writeln!(lines, "  {label:9}  {}", dated(date))?;
        }
    }
    let paragraphs = counted(article.paragraphs().len(), "paragraph", "paragraphs");
    writeln!(lines, "  text       {paragraphs}")?;
    for (idx, entity_id) in corpus.entities_of(id).enumerate() {
        let entity = corpus.entity(entity_id);
        let label = if idx == 0 { "entities" } else { "" };
        let words = article.mentions_of(entity_id).map(|mention| article.words(mention.span));
        let why = tally(words);
        writeln!(lines, "  {label:9}  {} ({}): {why}", entity.name, entity.kind.key())?;
    }
    for (idx, given) in article.topics.iter().enumerate() {
        let topic = corpus.topic(given.topic);
        let label = if idx == 0 { "topics" } else { "" };
        let why = tally(given.evidence.iter().map(|&span| article.words(span)));
        writeln!(lines, "  {label:9}  {} ({}): {why}", topic.label, given.provenance.key())?;
    }
    Ok(())
}

/// A date as written, with the days it can mean where it does not say them itself.
fn dated(date: &EdtfDate) -> String {
    let (earliest, latest) = (date.earliest().to_string(), date.latest().to_string());
    match date.edtf() {
        edtf if edtf == earliest && earliest == latest => edtf.to_owned(),
        edtf => format!("{edtf} ({earliest} to {latest})"),
    }
}

/// Words with how often each occurs, in the order in which they first occur.
fn tally<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (place, word) in words.enumerate() {
        counts.entry(word).or_insert((place, 0)).1 += 1;
    }
    let mut counts: Vec<_> =
        counts.into_iter().map(|(word, (place, n))| (place, word, n)).collect();
    counts.sort_unstable();
    let shown = counts.into_iter().map(|(_, word, n)| match n {
        1 => word.replace('\n', " "),
        n => format!("{} ×{n}", word.replace('\n', " ")),
    });
    let shown = shown.collect::<Vec<_>>().join(", ");
    if shown.is_empty() { "given, not mentioned".to_owned() } else { shown }
}
