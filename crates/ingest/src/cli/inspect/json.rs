//! A corpus as one JSON object, described by `docs/inspect.schema.json`. Names of fields are a
//! contract: some may be added, none renamed.

use std::io::{self, Write};

use corpus::{
    Article, ArticleId, Corpus, DateMention, EdtfDate, FacetValue, Figure, Mention, Reading,
    Reason, Related, Span, TopicAssignment,
};
use serde::{Serialize, Serializer};

use super::Inspected;
use crate::cli::offsets::Offsets;
use crate::{Dropped, Evidence};

#[derive(Serialize)]
struct CorpusJson<'a> {
    corpus: AboutJson<'a>,
    articles: ArticlesJson<'a>,
    entities: Vec<EntityJson<'a>>,
    topics: Vec<TopicJson<'a>>,
}

#[derive(Serialize)]
struct AboutJson<'a> {
    title: &'a str,
    lang: &'a str,
    fingerprint: String,
}

/// All articles, each made when it is written: together they would be a multiple of the texts.
struct ArticlesJson<'a>(&'a Inspected<'a>);

#[derive(Serialize)]
struct ArticleJson<'a> {
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

/// Words of the text. Line and column are those of the file, where the format has such lines.
#[derive(Serialize)]
struct WordsJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    entity: &'a str,
    #[serde(flatten)]
    words: WordsJson<'a>,
    kind: &'static str,
    /// 0 to 1.
    confidence: f64,
    provenance: &'static str,
}

#[derive(Serialize)]
struct AssignmentJson<'a> {
    topic: &'a str,
    provenance: &'static str,
    evidence: Vec<WordsJson<'a>>,
}

#[derive(Serialize)]
struct FigureJson<'a> {
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
struct DateMentionJson<'a> {
    #[serde(flatten)]
    words: WordsJson<'a>,
    edtf: Option<&'a str>,
    earliest: Option<String>,
    latest: Option<String>,
    anchor: Option<&'a str>,
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

#[derive(Serialize)]
struct EntityJson<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
    aliases: &'a [String],
    description: &'a str,
    place: Option<&'a str>,
    parent: Option<&'a str>,
    /// 0 to 1.
    confidence: f64,
    provenance: &'static str,
    /// Slugs of the articles that mention it or were given it.
    articles: &'a [&'a str],
}

#[derive(Serialize)]
struct TopicJson<'a> {
    id: &'a str,
    label: &'a str,
    alt_labels: &'a [String],
    broader: Option<&'a str>,
    description: &'a str,
    provenance: &'static str,
    /// Slugs of the articles that have it or a narrower one.
    articles: Vec<&'a str>,
}

/// Writes the whole corpus, with a line break at the end.
pub(super) fn write(inspected: &Inspected<'_>, out: &mut dyn Write) -> io::Result<()> {
    let corpus = inspected.corpus;
    let of_entities = articles_of_entities(corpus);
    let object = CorpusJson {
        corpus: AboutJson {
            title: &corpus.about().title,
            lang: &corpus.about().lang,
            fingerprint: corpus::fingerprint(corpus),
        },
        articles: ArticlesJson(inspected),
        entities: entities_json(corpus, &of_entities),
        topics: topics_json(corpus),
    };
    serde_json::to_writer_pretty(&mut *out, &object)?;
    writeln!(out)
}

impl Serialize for ArticlesJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let articles = self.0.corpus.articles();
        serializer.collect_seq(articles.map(|(id, article)| article_json(self.0, id, article)))
    }
}

fn article_json<'a>(
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

fn words_json<'a>(offsets: &Offsets<'a>, span: Span) -> WordsJson<'a> {
    let (start, end) = offsets.range(span);
    let place = offsets.place(span.start);
    WordsJson {
        start,
        end,
        text: offsets.words(span),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
    }
}

fn mention_json<'a>(
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

fn assignment_json<'a>(
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

fn figure_json<'a>(
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

fn date_mention_json<'a>(mention: &'a DateMention, offsets: &Offsets<'a>) -> DateMentionJson<'a> {
    let date = mention.date.as_ref();
    DateMentionJson {
        words: words_json(offsets, mention.span),
        edtf: date.map(EdtfDate::edtf),
        earliest: date.map(|date| date.earliest().to_string()),
        latest: date.map(|date| date.latest().to_string()),
        anchor: mention.anchor.as_ref().map(EdtfDate::edtf),
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

/// The slugs of the articles of each entity, in one pass: entities may be tens of thousands.
fn articles_of_entities(corpus: &Corpus) -> Vec<Vec<&str>> {
    let mut slugs = vec![Vec::new(); corpus.entities().count()];
    for (id, article) in corpus.articles() {
        corpus.entities_of(id).for_each(|entity| slugs[entity.idx()].push(article.slug.as_str()));
    }
    slugs
}

fn entities_json<'a>(corpus: &'a Corpus, articles: &'a [Vec<&'a str>]) -> Vec<EntityJson<'a>> {
    let key = |id| corpus.entity(id).key.as_str();
    let entities = corpus.entities().map(|(id, entity)| EntityJson {
        id: &entity.key,
        name: &entity.name,
        kind: entity.kind.key(),
        aliases: &entity.aliases,
        description: &entity.description,
        place: entity.place.map(key),
        parent: entity.parent.map(key),
        confidence: share(entity.confidence),
        provenance: entity.provenance.key(),
        articles: &articles[id.idx()],
    });
    entities.collect()
}

fn topics_json(corpus: &Corpus) -> Vec<TopicJson<'_>> {
    let topics = corpus.topics().map(|(id, topic)| TopicJson {
        id: &topic.key,
        label: &topic.label,
        alt_labels: &topic.alt_labels,
        broader: topic.broader.map(|broader| corpus.topic(broader).key.as_str()),
        description: &topic.description,
        provenance: topic.provenance.key(),
        articles: slugs(corpus, FacetValue::Topic(id)),
    });
    topics.collect()
}

fn slugs(corpus: &Corpus, value: FacetValue) -> Vec<&str> {
    let having = corpus.articles().filter(|&(id, _)| corpus.has(id, value));
    having.map(|(_, article)| article.slug.as_str()).collect()
}

/// Percent as a number from 0 to 1.
fn share(percent: u8) -> f64 {
    f64::from(percent.min(100)) / 100.0
}

#[cfg(test)]
mod tests {
    use corpus::{
        Bound, CorpusParts, Day, Entity, EntityId, EntityKind, FigureKind, Provenance, Source,
        Topic, TopicId,
    };
    use serde_json::{Value, json};

    use super::*;
    use crate::{Place, Reason as DropReason, Record};

    const TEXT: &str = "Über Acme: loans of $5 million (HK$39 million) last May.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(start..start + words.len())
    }

    fn date(edtf: &str) -> EdtfDate {
        let (earliest, latest) = Day::bounds(edtf).unwrap();
        EdtfDate::new(edtf, earliest, latest).unwrap()
    }

    /// Two articles with one of everything.
    fn parts() -> CorpusParts {
        let reading = |words: &str, value, unit: &str| Reading {
            span: span(words),
            value,
            up_to: None,
            out_of: None,
            bound: Bound::Exactly,
            unit: unit.to_owned(),
        };
        let article = Article {
            slug: "a".to_owned(),
            text: TEXT.to_owned(),
            source: Source { publisher: Some("The Ferry".to_owned()), ..Source::default() },
            published: Some(date("2018-09-20")),
            mentions: vec![Mention {
                entity: EntityId(0),
                span: span("Acme"),
                confidence: 80,
                provenance: Provenance::Discovery,
            }],
            topics: vec![TopicAssignment {
                topic: TopicId(0),
                provenance: Provenance::Discovery,
                evidence: vec![span("loans")],
            }],
            figures: vec![Figure {
                span: span("$5 million (HK$39 million)"),
                kind: FigureKind::Money,
                readings: vec![
                    reading("$5 million", 5e6, "USD"),
                    reading("HK$39 million", 3.9e7, "HKD"),
                ],
                measures: Some(span("loans")),
                subject: Some(EntityId(0)),
                when: Some(date("2018-05")),
                same: Some(0),
            }],
            dates: vec![DateMention {
                span: span("last May"),
                date: Some(date("2018-05")),
                anchor: Some(date("2018-09-20")),
            }],
            related: vec![Related {
                article: ArticleId(1),
                likeness: 90,
                reasons: vec![
                    Reason::Entity(EntityId(0)),
                    Reason::Topic(TopicId(0)),
                    Reason::Term("ferry".to_owned()),
                ],
            }],
            report: Some(0),
            ..Article::default()
        };
        let other = Article {
            slug: "b".to_owned(),
            report: Some(0),
            dates: Vec::new(),
            ..Article::default()
        };
        let entity = Entity {
            key: "acme".to_owned(),
            name: "Acme".to_owned(),
            kind: EntityKind::Organization,
            aliases: Vec::new(),
            description: String::new(),
            place: None,
            parent: None,
            confidence: 80,
            provenance: Provenance::Discovery,
        };
        let topic = Topic {
            key: "loans".to_owned(),
            label: "Loans".to_owned(),
            alt_labels: Vec::new(),
            broader: None,
            description: String::new(),
            provenance: Provenance::Discovery,
        };
        CorpusParts {
            articles: vec![article, other],
            entities: vec![entity],
            topics: vec![topic],
            ..CorpusParts::default()
        }
    }

    fn shown() -> Value {
        let corpus = Corpus::new(parts()).unwrap();
        let place = |line, column| Place { line, column };
        let dropped =
            Dropped { place: place(2, 1), text: "Home".to_owned(), reason: DropReason::Navigation };
        let evidence = Evidence {
            field: "published",
            text: "20 September 2018".to_owned(),
            origin: "text",
            place: Some(place(3, 1)),
        };
        let record = Record {
            dropped: vec![dropped],
            evidence: vec![evidence],
            places: vec![(0, place(5, 3))],
        };
        let mut json = Vec::new();
        write(&Inspected { corpus: &corpus, records: &[record] }, &mut json).unwrap();
        serde_json::from_slice(&json).unwrap()
    }

    #[test]
    fn everything_that_was_found_is_printed_with_its_place() {
        let found = &shown()["articles"][0];
        let figure = &found["figures"][0];
        assert_eq!(figure["text"], "$5 million (HK$39 million)");
        assert_eq!((&figure["start"], &figure["end"]), (&json!(20), &json!(46)));
        assert_eq!((&figure["line"], &figure["column"]), (&json!(5), &json!(23)));
        assert_eq!((&figure["value"], &figure["unit"]), (&json!(5e6), &json!("USD")));
        assert_eq!(figure["readings"][1]["unit"], "HKD");
        assert_eq!(figure["readings"][1]["start"], 32);
        assert_eq!((&figure["measures"], &figure["subject"]), (&json!("loans"), &json!("acme")));
        assert_eq!((&figure["when"], &figure["same"]), (&json!("2018-05"), &json!(0)));
        let date = &found["dates"][0];
        assert_eq!((&date["edtf"], &date["anchor"]), (&json!("2018-05"), &json!("2018-09-20")));
        assert_eq!((&date["start"], &date["column"]), (&json!(47), &json!(50)));
        let mention = &found["mentions"][0];
        assert_eq!((&mention["confidence"], &mention["column"]), (&json!(0.8), &json!(8)));
        let dropped = json!([{"line": 2, "column": 1, "text": "Home", "reason": "navigation"}]);
        assert_eq!(found["dropped"], dropped);
        assert_eq!(found["evidence"][0]["text"], "20 September 2018");
        let reasons = json!([{"entity": "acme"}, {"topic": "loans"}, {"term": "ferry"}]);
        let related = json!([{"article": "b", "likeness": 0.9, "reasons": reasons}]);
        assert_eq!(found["related"], related);
        assert_eq!((&found["report"], &found["same_report"]), (&json!(0), &json!(["b"])));
    }

    #[test]
    fn the_schema_describes_it() {
        let mut schema: Value =
            serde_json::from_str(include_str!("../../../../../docs/inspect.schema.json")).unwrap();
        let is_open = jsonschema::validator_for(&schema).unwrap();
        close(&mut schema);
        let is_complete = jsonschema::validator_for(&schema).unwrap();
        let mut shown = shown();
        let faults: Vec<_> = is_complete.iter_errors(&shown).map(|it| it.to_string()).collect();
        assert_eq!(faults, [""; 0]);
        shown["articles"][0]["new"] = json!(1);
        assert!(is_open.is_valid(&shown), "a later version may add fields");
        assert!(!is_complete.is_valid(&shown));
        shown["articles"][0]["figures"][0].as_object_mut().unwrap().remove("unit");
        assert!(!is_open.is_valid(&shown), "no field may go");
    }

    /// Forbids fields that the schema does not know, so that none is forgotten in it.
    fn close(schema: &mut Value) {
        match schema {
            Value::Object(object) => {
                object.values_mut().for_each(close);
                if object.contains_key("properties") {
                    object.insert("additionalProperties".to_owned(), json!(false));
                }
            }
            Value::Array(items) => items.iter_mut().for_each(close),
            _ => {}
        }
    }
}
