//! The found articles as a file: JSON-LD in the vocabulary of schema.org.

use corpus::{ArticleId, Corpus, EntityKind};
use serde::Serialize;

/// A graph of articles.
#[derive(Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<NewsArticle<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewsArticle<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    identifier: &'a str,
    headline: &'a str,
    in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'a str>,
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Thing<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Thing<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_based_on: Option<Original<'a>>,
    about: Vec<Thing<'a>>,
    mentions: Vec<Thing<'a>>,
    article_body: &'a str,
}

#[derive(Serialize)]
struct Thing<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

/// The text that an article retells.
#[derive(Serialize)]
struct Original<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    headline: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// The articles as one JSON-LD document. Dates are EDTF, as in the corpus.
pub fn json_ld(corpus: &Corpus, articles: impl Iterator<Item = ArticleId>) -> String {
    let graph = articles.map(|article| news_article(corpus, article)).collect();
    let graph = Graph { context: "https://schema.org", graph };
    serde_json::to_string_pretty(&graph).expect("text and lists can always be written as JSON")
}

fn news_article(corpus: &Corpus, id: ArticleId) -> NewsArticle<'_> {
    let article = corpus.article(id);
    let thing = |kind, name| Thing { kind, name };
    let source = &article.source;
    NewsArticle {
        kind: "NewsArticle",
        identifier: &article.slug,
        headline: &article.title,
        in_language: &article.lang,
        date_published: article.published.as_ref().map(|date| date.edtf()),
        date_modified: article.updated.as_ref().map(|date| date.edtf()),
        summary: article.summary.as_deref(),
        author: article.authors.iter().map(|name| thing("Person", name)).collect(),
        publisher: source.publisher.as_deref().map(|name| thing("Organization", name)),
        is_based_on: source.title.as_deref().map(|headline| Original {
            kind: "NewsArticle",
            headline,
            url: source.url.as_deref(),
        }),
        about: article
            .topics
            .iter()
            .map(|given| thing("DefinedTerm", &corpus.topic(given.topic).label))
            .collect(),
        mentions: corpus
            .entities_of(id)
            .map(|entity| corpus.entity(entity))
            .map(|entity| thing(schema_type(entity.kind), &entity.name))
            .collect(),
        article_body: &article.text,
    }
}

/// The type of schema.org that a kind of entity is.
fn schema_type(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Organization => "Organization",
        EntityKind::Person => "Person",
        EntityKind::Place => "Place",
        EntityKind::Product => "Product",
        EntityKind::Policy => "CreativeWork",
        EntityKind::Event => "Event",
    }
}
