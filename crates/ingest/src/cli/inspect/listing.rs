//! A corpus as plain text: each article with what is known of it, what was found in it and the words
//! for each, and what was left out of it.

use std::collections::BTreeMap;
use std::io::{self, Write};

use corpus::{
    Article, ArticleId, Bound, Corpus, DateMention, EdtfDate, Figure, FigureKind, Reading, Reason,
    Related,
};

use super::{Inspected, dated};
use crate::cli::counted;
use crate::cli::offsets::Offsets;
use crate::cli::terminal::tame;
use crate::{Dropped, Evidence, Place};

/// Writes the whole corpus, an article after the other.
pub(super) fn write(inspected: &Inspected<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", tame(&inspected.corpus.about().title))?;
    for (id, article) in inspected.corpus.articles() {
        writeln!(out)?;
        article_lines(inspected, id, article, out)?;
    }
    Ok(())
}

fn article_lines(
    inspected: &Inspected<'_>,
    id: ArticleId,
    article: &Article,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (corpus, record) = (inspected.corpus, inspected.record(id.idx()));
    let offsets = Offsets::new(&article.text, &record.places);
    let text = counted(article.paragraphs().len(), "paragraph", "paragraphs");
    let published = article.published.as_ref().map(dated).into_iter();
    let note = article.date_note.iter().map(|note| format!("({note})"));

    writeln!(out, "{}", tame(&article.slug))?;
    group("title", [article.title.clone()], out)?;
    group("file", [article.file.clone()], out)?;
    group("publisher", article.source.publisher.clone(), out)?;
    group("authors", article.authors.iter().cloned(), out)?;
    group("published", published.chain(note), out)?;
    group("updated", article.updated.as_ref().map(dated), out)?;
    // What the editor wrote needs no reason.
    let inferred = record.evidence.iter().filter(|evidence| evidence.origin != "front-matter");
    group("because", inferred.map(claim), out)?;
    group("text", [text], out)?;
    group("entities", entities(corpus, id, article), out)?;
    group("topics", topics(corpus, article), out)?;
    group("figures", article.figures.iter().map(|it| figure(corpus, it, &offsets)), out)?;
    group("dates", article.dates.iter().map(|it| date(it, &offsets)), out)?;
    group("tags", article.tags.iter().cloned(), out)?;
    let about = crate::countries(&article.title, None, &article.text);
    group("countries", (!about.is_empty()).then(|| about.join(", ")), out)?;
    group("related", article.related.iter().map(|it| related(corpus, it)), out)?;
    group("same as", inspected.same_report(article).map(str::to_owned), out)?;
    group("dropped", record.dropped.iter().map(dropped), out)
}

/// Lines under one label, which only the first one carries. Nothing is written for no lines.
fn group(
    label: &str,
    lines: impl IntoIterator<Item = String>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (idx, line) in lines.into_iter().enumerate() {
        writeln!(out, "  {:9}  {}", if idx == 0 { label } else { "" }, tame(&line))?;
    }
    Ok(())
}

fn claim(evidence: &Evidence) -> String {
    let place = evidence.place.map(|place| format!(", {}", at(place))).unwrap_or_default();
    format!("{}: “{}” ({}{place})", evidence.field, evidence.text, evidence.origin)
}

fn entities(corpus: &Corpus, id: ArticleId, article: &Article) -> Vec<String> {
    // One pass, because a long article may mention very many.
    let mut mentions: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for mention in &article.mentions {
        mentions.entry(mention.entity).or_default().push(mention);
    }
    let line = |entity_id| {
        let entity = corpus.entity(entity_id);
        let mentions = mentions.get(&entity_id).map(Vec::as_slice).unwrap_or_default();
        let why = tally(mentions.iter().map(|mention| article.words(mention.span)));
        // What the editor's list says is sure; only guesses say how sure they are.
        let surest = mentions.iter().map(|mention| mention.confidence).max();
        let guess = surest.filter(|&percent| percent < 100);
        let guess = guess.map(|percent| format!(", {percent} %")).unwrap_or_default();
        format!("{} ({}{guess}): {why}", entity.name, entity.kind.key())
    };
    corpus.entities_of(id).map(line).collect()
}

fn topics(corpus: &Corpus, article: &Article) -> Vec<String> {
    let line = |given: &corpus::TopicAssignment| {
        let topic = corpus.topic(given.topic);
        let why = tally(given.evidence.iter().map(|&span| article.words(span)));
        format!("{} ({}): {why}", topic.label, given.provenance.key())
    };
    article.topics.iter().map(line).collect()
}

fn figure(corpus: &Corpus, figure: &Figure, offsets: &Offsets<'_>) -> String {
    let mut line = format!("{}: ", offsets.words(figure.span));
    let readings = figure.readings.iter().map(|reading| amount(figure.kind, reading));
    line.push_str(&readings.collect::<Vec<_>>().join(" = "));
    if let Some(measures) = figure.measures {
        line.push_str(&format!(", {}", offsets.words(measures)));
    }
    if let Some(subject) = figure.subject {
        line.push_str(&format!(", of {}", corpus.entity(subject).name));
    }
    if let Some(when) = &figure.when {
        line.push_str(&format!(", {}", when.in_words()));
    }
    line + &standing(offsets.place(figure.span.start))
}

/// An amount in words: "about 4 500 000 000 USD", "rank 3", "12 to 15 percent".
fn amount(kind: FigureKind, reading: &Reading) -> String {
    let bound = match reading.bound {
        Bound::Exactly => "",
        Bound::About => "about ",
        Bound::AtLeast => "at least ",
        Bound::AtMost => "at most ",
    };
    let up_to = reading.up_to.map(|up_to| format!(" to {}", number(up_to))).unwrap_or_default();
    let out_of = reading.out_of.map(|out_of| format!(" of {}", number(out_of)));
    let out_of = out_of.unwrap_or_default();
    let rank = if kind == FigureKind::Rank { "rank " } else { "" };
    let amount = format!("{bound}{rank}{}{up_to}{out_of} {}", number(reading.value), reading.unit);
    amount.trim_end().to_owned()
}

/// A number with its thousands set apart.
fn number(value: f64) -> String {
    let written = value.to_string();
    let (whole, fraction) = match written.split_once('.') {
        Some((whole, fraction)) => (whole, format!(".{fraction}")),
        None => (written.as_str(), String::new()),
    };
    let mut set_apart = String::new();
    for (idx, digit) in whole.chars().enumerate() {
        if idx > 0 && (whole.len() - idx).is_multiple_of(3) && !set_apart.ends_with('-') {
            set_apart.push(' ');
        }
        set_apart.push(digit);
    }
    set_apart + &fraction
}

fn date(mention: &DateMention, offsets: &Offsets<'_>) -> String {
    let mut line = format!("{}: ", offsets.words(mention.span));
    line.push_str(&match &mention.date {
        Some(date) => dated(date),
        None => "depends on a day that is not known".to_owned(),
    });
    if let Some(anchor) = mention.anchor.as_ref().map(EdtfDate::edtf) {
        line.push_str(&format!(", counted from {anchor}"));
    }
    line + &standing(offsets.place(mention.span.start))
}

fn related(corpus: &Corpus, related: &Related) -> String {
    let reasons = related.reasons.iter().map(|reason| match reason {
        Reason::Entity(entity) => corpus.entity(*entity).name.clone(),
        Reason::Topic(topic) => corpus.topic(*topic).label.clone(),
        Reason::Term(term) => format!("“{term}”"),
    });
    let reasons = reasons.collect::<Vec<_>>().join(", ");
    format!("{} ({} %): {reasons}", corpus.article(related.article).slug, related.likeness)
}

fn dropped(dropped: &Dropped) -> String {
    /// Whole comments would bury the rest; the JSON has them.
    const MOST: usize = 100;
    let mut words: String = dropped.text.chars().take(MOST).collect();
    if words.len() < dropped.text.len() {
        words.push('…');
    }
    format!("{}: {}: {words}", at(dropped.place), dropped.reason.key())
}

fn standing(place: Option<Place>) -> String {
    place.map(|place| format!(" ({})", at(place))).unwrap_or_default()
}

fn at(Place { line, column }: Place) -> String {
    format!("{line}:{column}")
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
        1 => word.to_owned(),
        n => format!("{word} ×{n}"),
    });
    let shown = shown.collect::<Vec<_>>().join(", ");
    if shown.is_empty() { "given, not mentioned".to_owned() } else { shown }
}

#[cfg(test)]
mod tests {
    use corpus::Span;

    use super::*;

    #[test]
    fn amounts_are_said_in_words() {
        let reading = |value, up_to, bound, unit: &str| Reading {
            span: Span::new(0..0),
            value,
            up_to,
            out_of: None,
            bound,
            unit: unit.to_owned(),
        };
        let show =
            |kind, value, up_to, bound, unit| amount(kind, &reading(value, up_to, bound, unit));
        let money = FigureKind::Money;
        assert_eq!(show(money, 4.5e9, None, Bound::About, "USD"), "about 4 500 000 000 USD");
        assert_eq!(show(money, -1234.5, None, Bound::Exactly, "EUR"), "-1 234.5 EUR");
        assert_eq!(show(money, -123.0, None, Bound::Exactly, "EUR"), "-123 EUR");
        let percent = FigureKind::Percent;
        assert_eq!(
            show(percent, 5.0, Some(15.0), Bound::AtMost, "percent"),
            "at most 5 to 15 percent"
        );
        assert_eq!(show(FigureKind::Rank, 3.0, None, Bound::Exactly, ""), "rank 3");
    }
}
