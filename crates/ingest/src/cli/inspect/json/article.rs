//! An article as JSON: where it is from and why that is believed, what was found in it and what was
//! left out.

use corpus::{Article, ArticleId, Corpus, EdtfDate, Reason, Related};
use serde::Serialize;

use super::found::{
    AssignmentJson, DateMentionJson, FigureJson, MentionJson, assignment_json, date_mention_json,
    figure_json, mention_json,
};
use super::share;
use crate::cli::inspect::Inspected;
use crate::cli::offsets::Offsets;
use crate::{Dropped, Evidence, countries};

#[derive(Serialize)]
pub(super) struct ArticleJson<'a> {
    slug: &'a str,
    file: &'a str,
    title: &'a str,
    lang: &'a str,
    summary: Option<&'a str>,
    text: &'a str,
    authors: &'a [String],
    source: SourceJson<'a>,
    published: Option<DateJson<'a>>,
    updated: Option<DateJson<'a>>,
    /// Why the bibliographic data is what it is.
    evidence: Vec<ClaimJson<'a>>,
    /// Mentioned or given by the editor.
    entities: Vec<&'a str>,
    mentions: Vec<MentionJson<'a>>,
    topics: Vec<AssignmentJson<'a>>,
    figures: Vec<FigureJson<'a>>,
    dates: Vec<DateMentionJson<'a>>,
    dropped: Vec<DroppedJson<'a>>,
    tags: &'a [String],
    /// Countries that it is about, by its words alone.
    countries: Vec<&'static str>,
    related: Vec<RelatedJson<'a>>,
    /// Articles with the same number are the same report.
    report: Option<u32>,
    same_report: Vec<&'a str>,
}

#[derive(Serialize)]
struct SourceJson<'a> {
    publisher: Option<&'a str>,
    title: Option<&'a str>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct DateJson<'a> {
    edtf: &'a str,
    earliest: String,
    latest: String,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct ClaimJson<'a> {
    field: &'static str,
    text: &'a str,
    origin: &'static str,
    line: Option<u32>,
    column: Option<u32>,
}

#[derive(Serialize)]
struct DroppedJson<'a> {
    line: u32,
    column: u32,
    text: &'a str,
    reason: &'static str,
}

#[derive(Serialize)]
struct RelatedJson<'a> {
    article: &'a str,
    /// 0 to 1.
    likeness: f64,
    reasons: Vec<ReasonJson<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum ReasonJson<'a> {
    Entity(&'a str),
    Topic(&'a str),
    Term(&'a str),
}

pub(super) fn article_json<'a>(
    inspected: &Inspected<'a>,
    id: ArticleId,
    article: &'a Article,
) -> ArticleJson<'a> {
    let (corpus, record) = (inspected.corpus, inspected.record(id.idx()));
    let offsets = Offsets::new(&article.text, &record.places);
    let entities = corpus.entities_of(id).map(|entity| corpus.entity(entity).key.as_str());
    let mentions = article.mentions.iter();
    let topics = article.topics.iter();
    let figures = article.figures.iter();
    ArticleJson {
        slug: &article.slug,
        file: &article.file,
        title: &article.title,
        lang: &article.lang,
        summary: article.summary.as_deref(),
        text: &article.text,
        authors: &article.authors,
        source: SourceJson {
            publisher: article.source.publisher.as_deref(),
            title: article.source.title.as_deref(),
            url: article.source.url.as_deref(),
        },
        published: date_json(article.published.as_ref(), article.date_note.as_deref()),
        updated: date_json(article.updated.as_ref(), None),
        evidence: record.evidence.iter().map(claim_json).collect(),
        entities: entities.collect(),
        mentions: mentions.map(|mention| mention_json(corpus, mention, &offsets)).collect(),
        topics: topics.map(|given| assignment_json(corpus, given, &offsets)).collect(),
        figures: figures.map(|figure| figure_json(corpus, figure, &offsets)).collect(),
        dates: article.dates.iter().map(|date| date_mention_json(date, &offsets)).collect(),
        dropped: record.dropped.iter().map(dropped_json).collect(),
        tags: &article.tags,
        countries: countries(&article.title, None, &article.text),
        related: article.related.iter().map(|related| related_json(corpus, related)).collect(),
        report: article.report,
        same_report: inspected.same_report(article).collect(),
    }
}

fn date_json<'a>(date: Option<&'a EdtfDate>, note: Option<&'a str>) -> Option<DateJson<'a>> {
    date.map(|date| DateJson {
        edtf: date.edtf(),
        earliest: date.earliest().to_string(),
        latest: date.latest().to_string(),
        note,
    })
}

fn claim_json(evidence: &Evidence) -> ClaimJson<'_> {
    ClaimJson {
        field: evidence.field,
        text: &evidence.text,
        origin: evidence.origin,
        line: evidence.place.map(|place| place.line),
        column: evidence.place.map(|place| place.column),
    }
}

fn dropped_json(dropped: &Dropped) -> DroppedJson<'_> {
    let Dropped { place, text, reason } = dropped;
    DroppedJson { line: place.line, column: place.column, text, reason: reason.key() }
}

fn related_json<'a>(corpus: &'a Corpus, related: &'a Related) -> RelatedJson<'a> {
    let reasons = related.reasons.iter().map(|reason| match reason {
        Reason::Entity(entity) => ReasonJson::Entity(&corpus.entity(*entity).key),
        Reason::Topic(topic) => ReasonJson::Topic(&corpus.topic(*topic).key),
        Reason::Term(term) => ReasonJson::Term(term),
    });
    RelatedJson {
        article: &corpus.article(related.article).slug,
        likeness: share(related.likeness),
        reasons: reasons.collect(),
    }
}
