//! Entities and topics as JSON, with the articles that have them.

use corpus::{Corpus, FacetValue};
use serde::Serialize;

use super::share;

#[derive(Serialize)]
pub(super) struct EntityJson<'a> {
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
pub(super) struct TopicJson<'a> {
    id: &'a str,
    label: &'a str,
    alt_labels: &'a [String],
    broader: Option<&'a str>,
    description: &'a str,
    provenance: &'static str,
    /// Slugs of the articles that have it or a narrower one.
    articles: Vec<&'a str>,
}

/// The slugs of the articles of each entity, in one pass: entities may be tens of thousands.
pub(super) fn articles_of_entities(corpus: &Corpus) -> Vec<Vec<&str>> {
    let mut slugs = vec![Vec::new(); corpus.entities().count()];
    for (id, article) in corpus.articles() {
        corpus.entities_of(id).for_each(|entity| slugs[entity.idx()].push(article.slug.as_str()));
    }
    slugs
}

pub(super) fn entities_json<'a>(
    corpus: &'a Corpus,
    articles: &'a [Vec<&'a str>],
) -> Vec<EntityJson<'a>> {
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

pub(super) fn topics_json(corpus: &Corpus) -> Vec<TopicJson<'_>> {
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
