//! All that is printed of a corpus with one of everything.

use corpus::{
    Article, ArticleId, Bound, Corpus, CorpusParts, DateMention, Day, EdtfDate, Entity, EntityId,
    EntityKind, Figure, FigureKind, Mention, Provenance, Reading, Reason, Related, Source, Span,
    Topic, TopicAssignment, TopicId,
};
use serde_json::{Value, json};

use super::*;
use crate::{DropReason, Dropped, Evidence, Place, Record};

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
    let other =
        Article { slug: "b".to_owned(), report: Some(0), dates: Vec::new(), ..Article::default() };
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
    let record =
        Record { dropped: vec![dropped], evidence: vec![evidence], places: vec![(0, place(5, 3))] };
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
        serde_json::from_str(include_str!("../../../../../../docs/inspect.schema.json")).unwrap();
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
