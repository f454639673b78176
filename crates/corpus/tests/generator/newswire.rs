//! 19 043 articles of newswire beside the project, where they are: for benches and for what only a large
//! corpus shows.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use corpus::{
    Article, Block, Corpus, CorpusParts, Day, EdtfDate, Entity, EntityId, EntityKind, Inline,
    Provenance, Span, Topic, TopicAssignment, TopicId,
};
use serde_json::Value;

/// The corpus; `None`, with a word about it, where the data is not there.
// Who runs a test without the data should read so.
#[allow(clippy::print_stdout)]
pub fn newswire() -> Option<Corpus> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/reuters.jsonl.xz");
    let Ok(file) = File::open(&data) else {
        println!("skipped: {} is not there", data.display());
        return None;
    };
    let mut lines = Vec::new();
    lzma_rs::xz_decompress(&mut BufReader::new(file), &mut lines).expect("the data is whole");
    let lines = String::from_utf8(lines).expect("the data is UTF-8");
    let records: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("a line is a record")).collect();

    let kinds = [
        ("places", EntityKind::Place),
        ("people", EntityKind::Person),
        ("orgs", EntityKind::Organization),
    ];
    let key = |field: &str, name: &str| format!("{field}-{name}");
    let mut entities: Vec<Entity> = Vec::new();
    for (field, kind) in kinds {
        let names = records.iter().flat_map(|record| strings(record, field));
        entities.extend(names.map(|name| Entity {
            key: key(field, name),
            name: name.to_owned(),
            kind,
            aliases: Vec::new(),
            description: String::new(),
            place: None,
            parent: None,
            confidence: 100,
            provenance: Provenance::Publisher,
        }));
    }
    entities.sort_by(|a, b| a.key.cmp(&b.key));
    entities.dedup_by(|a, b| a.key == b.key);
    let mut topics: Vec<&str> =
        records.iter().flat_map(|record| strings(record, "topics")).collect();
    topics.sort_unstable();
    topics.dedup();
    let entity_id = |key: String| {
        EntityId::new(entities.binary_search_by(|entity| entity.key.cmp(&key)).unwrap_or_default())
    };
    let article = |record: &Value| {
        let text = string(record, "body").to_owned();
        let given = kinds
            .iter()
            .flat_map(|&(field, _)| strings(record, field).map(move |name| (field, name)));
        let mut assigned: Vec<TopicId> = strings(record, "topics")
            .map(|topic| TopicId::new(topics.binary_search(&topic).unwrap_or_default()))
            .collect();
        assigned.sort_unstable();
        assigned.dedup();
        let date = string(record, "date");
        Article {
            slug: string(record, "id").to_owned(),
            title: string(record, "title").to_owned(),
            published: Day::bounds(date).and_then(|(first, last)| EdtfDate::new(date, first, last)),
            entities: given.map(|(field, name)| entity_id(key(field, name))).collect(),
            topics: assigned
                .into_iter()
                .map(|topic| TopicAssignment {
                    topic,
                    provenance: Provenance::Publisher,
                    evidence: Vec::new(),
                })
                .collect(),
            blocks: paragraphs(&text),
            text,
            ..Article::default()
        }
    };
    let mut articles: Vec<Article> = records.iter().map(article).collect();
    articles.sort_by(|a, b| a.slug.cmp(&b.slug));
    let topic = |key: &&str| Topic {
        key: (*key).to_owned(),
        label: (*key).to_owned(),
        alt_labels: Vec::new(),
        broader: None,
        description: String::new(),
        provenance: Provenance::Publisher,
    };
    let topics = topics.iter().map(topic).collect();
    let parts = CorpusParts { articles, entities, topics, ..CorpusParts::default() };
    Some(Corpus::new(parts).expect("the records make a corpus"))
}

fn paragraphs(text: &str) -> Vec<Block> {
    let mut start = 0;
    let mut blocks = Vec::new();
    for words in text.split("\n\n") {
        let span = Span::new(start..start + words.len());
        blocks.push(Block::Paragraph { span, inlines: vec![Inline::Text(span)] });
        start += words.len() + 2;
    }
    blocks
}

fn string<'a>(record: &'a Value, field: &str) -> &'a str {
    record[field].as_str().unwrap_or_default()
}

fn strings<'a>(record: &'a Value, field: &str) -> impl Iterator<Item = &'a str> {
    record[field].as_array().into_iter().flatten().filter_map(Value::as_str)
}
