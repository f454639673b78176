//! What was found in the words of an article, as JSON: mentions, topics, figures, dates.

use corpus::{Corpus, DateMention, EdtfDate, Figure, Mention, Reading, TopicAssignment};
use serde::Serialize;

use super::share;
use super::words::{WordsJson, words_json};
use crate::cli::offsets::Offsets;

#[derive(Serialize)]
pub(super) struct MentionJson<'a> {
    entity: &'a str,
    #[serde(flatten)]
    words: WordsJson<'a>,
    kind: &'static str,
    /// 0 to 1.
    confidence: f64,
    provenance: &'static str,
}

#[derive(Serialize)]
pub(super) struct AssignmentJson<'a> {
    topic: &'a str,
    provenance: &'static str,
    evidence: Vec<WordsJson<'a>>,
}

#[derive(Serialize)]
pub(super) struct FigureJson<'a> {
    #[serde(flatten)]
    words: WordsJson<'a>,
    kind: &'static str,
    /// That of the first reading, as are the next four.
    value: f64,
    up_to: Option<f64>,
    out_of: Option<f64>,
    bound: &'static str,
    unit: &'a str,
    measures: Option<&'a str>,
    measures_at: Option<WordsJson<'a>>,
    subject: Option<&'a str>,
    when: Option<&'a str>,
    /// Figures with the same number are the same one.
    same: Option<u32>,
    readings: Vec<ReadingJson<'a>>,
}

#[derive(Serialize)]
struct ReadingJson<'a> {
    #[serde(flatten)]
    words: WordsJson<'a>,
    value: f64,
    up_to: Option<f64>,
    out_of: Option<f64>,
    bound: &'static str,
    unit: &'a str,
}

#[derive(Serialize)]
pub(super) struct DateMentionJson<'a> {
    #[serde(flatten)]
    words: WordsJson<'a>,
    edtf: Option<&'a str>,
    earliest: Option<String>,
    latest: Option<String>,
    anchor: Option<&'a str>,
}

pub(super) fn mention_json<'a>(
    corpus: &'a Corpus,
    mention: &Mention,
    offsets: &Offsets<'a>,
) -> MentionJson<'a> {
    let entity = corpus.entity(mention.entity);
    MentionJson {
        entity: &entity.key,
        words: words_json(offsets, mention.span),
        kind: entity.kind.key(),
        confidence: share(mention.confidence),
        provenance: mention.provenance.key(),
    }
}

pub(super) fn assignment_json<'a>(
    corpus: &'a Corpus,
    given: &TopicAssignment,
    offsets: &Offsets<'a>,
) -> AssignmentJson<'a> {
    AssignmentJson {
        topic: &corpus.topic(given.topic).key,
        provenance: given.provenance.key(),
        evidence: given.evidence.iter().map(|&span| words_json(offsets, span)).collect(),
    }
}

pub(super) fn figure_json<'a>(
    corpus: &'a Corpus,
    figure: &'a Figure,
    offsets: &Offsets<'a>,
) -> FigureJson<'a> {
    // A corpus refuses figures without a reading.
    let Reading { value, up_to, out_of, bound, unit, .. } = &figure.readings[0];
    let readings = figure.readings.iter().map(|reading| ReadingJson {
        words: words_json(offsets, reading.span),
        value: reading.value,
        up_to: reading.up_to,
        out_of: reading.out_of,
        bound: reading.bound.key(),
        unit: &reading.unit,
    });
    FigureJson {
        words: words_json(offsets, figure.span),
        kind: figure.kind.key(),
        value: *value,
        up_to: *up_to,
        out_of: *out_of,
        bound: bound.key(),
        unit,
        measures: figure.measures.map(|span| offsets.words(span)),
        measures_at: figure.measures.map(|span| words_json(offsets, span)),
        subject: figure.subject.map(|entity| corpus.entity(entity).key.as_str()),
        when: figure.when.as_ref().map(EdtfDate::edtf),
        same: figure.same,
        readings: readings.collect(),
    }
}

pub(super) fn date_mention_json<'a>(
    mention: &'a DateMention,
    offsets: &Offsets<'a>,
) -> DateMentionJson<'a> {
    let date = mention.date.as_ref();
    DateMentionJson {
        words: words_json(offsets, mention.span),
        edtf: date.map(EdtfDate::edtf),
        earliest: date.map(|date| date.earliest().to_string()),
        latest: date.map(|date| date.latest().to_string()),
        anchor: mention.anchor.as_ref().map(EdtfDate::edtf),
    }
}
