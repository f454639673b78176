//! JSON-LD in the vocabulary of schema.org.

use corpus::{ArticleId, Corpus, EntityKind};
use serde::Serialize;

const CONTEXT: &str = "https://schema.org";

/// A graph of articles.
#[derive(Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<NewsArticle<'a>>,
}

/// The head of a graph with one thing in it.
#[derive(Serialize)]
struct InContext<T> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(flatten)]
    thing: T,
}

/// A list of articles.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Collection<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    in_language: &'a str,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article_body: Option<&'a str>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// The articles as one JSON-LD document. Dates are EDTF, as in the corpus.
pub fn json_ld(corpus: &Corpus, articles: impl Iterator<Item = ArticleId>) -> String {
    let whole = |id| NewsArticle {
        article_body: Some(&corpus.article(id).text),
        ..news_article(corpus, id, None)
    };
    let graph = Graph { context: CONTEXT, graph: articles.map(whole).collect() };
    written(serde_json::to_string_pretty(&graph))
}

/// Text and lists can always be written. Not by `expect`, which would have the page carry all that an error of
/// reading or writing could say.
fn written(json: serde_json::Result<String>) -> String {
    let Ok(json) = json else { unreachable!("text and lists cannot be written as JSON") };
    json
}

/// One article as JSON-LD for the page at `url`, which holds its text already.
pub fn article_json_ld(corpus: &Corpus, id: ArticleId, url: Option<&str>) -> String {
    let thing = news_article(corpus, id, url);
    written(serde_json::to_string(&InContext { context: CONTEXT, thing }))
}

/// A page that lists articles, as JSON-LD.
pub fn collection_json_ld(corpus: &Corpus, name: &str, description: &str) -> String {
    let in_language = &corpus.about().lang;
    let thing = Collection { kind: "CollectionPage", name, description, in_language };
    written(serde_json::to_string(&InContext { context: CONTEXT, thing }))
}

fn news_article<'a>(corpus: &'a Corpus, id: ArticleId, url: Option<&'a str>) -> NewsArticle<'a> {
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
        is_based_on: (source.title.is_some() || source.url.is_some()).then_some(Original {
            kind: "NewsArticle",
            headline: source.title.as_deref(),
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
        url,
        article_body: None,
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
