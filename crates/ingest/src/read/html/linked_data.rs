//! JSON-LD: which of the things that a page describes is its article, and what is said of it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::root::{Article, comparable};
use super::tree::Tree;
use crate::document::Field;

/// Things that are described; more are not looked at.
const MOST_NODES: usize = 2000;
/// Names and keywords that are taken of one list.
const MOST_NAMES: usize = 100;

/// A thing that is described.
type Node = Map<String, Value>;

/// Calls `claim` with what the linked data says of the article.
pub(super) fn find(tree: &Tree, article: &Article, claim: &mut dyn FnMut(Field, String, usize)) {
    let documents = tree.linked_data.iter().filter_map(|(at, json)| Some((*at, parse(json)?)));
    let documents: Vec<_> = documents.collect();
    let mut nodes = Vec::new();
    for (at, document) in &documents {
        collect(document, *at, &mut nodes);
    }
    let by_id = nodes.iter().filter_map(|(node, _)| Some((text(node.get("@id")?)?, *node)));
    // Of a thing that is described twice, the fuller description.
    let mut ids: BTreeMap<String, &Node> = BTreeMap::new();
    for (id, node) in by_id {
        let known = ids.entry(id).or_insert(node);
        if node.len() > known.len() {
            *known = node;
        }
    }
    let Some((node, at)) = choose(&nodes, tree, article) else { return };
    let mut add = |field, value: Option<String>| {
        if let Some(value) = value {
            claim(field, value, at);
        }
    };
    add(Field::Title, node.get("headline").or(node.get("name")).and_then(text));
    add(Field::Deck, node.get("alternativeHeadline").and_then(text));
    let description = node.get("description").and_then(text);
    add(Field::Deck, description.filter(|words| !words.ends_with('…') && !words.ends_with("...")));
    add(Field::Published, node.get("datePublished").and_then(text));
    add(Field::Updated, node.get("dateModified").and_then(text));
    add(Field::Lang, node.get("inLanguage").and_then(name));
    let url = node.get("url").or(node.get("mainEntityOfPage")).and_then(address);
    add(Field::Url, url);
    for publisher in names(node.get("publisher"), &ids).into_iter().take(1) {
        add(Field::Publisher, Some(publisher));
    }
    let authors = node.get("author").or(node.get("creator"));
    for author in names(authors, &ids) {
        if !author.contains("://") {
            add(Field::Author, Some(author));
        }
    }
    for key in ["keywords", "articleSection"] {
        for words in names(node.get(key), &ids) {
            for tag in words.split([',', ';']).take(MOST_NAMES) {
                add(Field::Tag, Some(tag.trim().to_owned()));
            }
        }
    }
}

/// Parses JSON as pages have it: between marks of comments, or with line breaks in texts.
fn parse(json: &str) -> Option<Value> {
    let json = json.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[");
    let json = json.trim_end_matches("-->").trim_end_matches("//]]>").trim();
    let json = json.trim_end_matches(';');
    serde_json::from_str(json)
        .or_else(|_| serde_json::from_str(&json.replace(|char: char| char.is_control(), " ")))
        .ok()
}

/// The things that a document describes, in lists and graphs.
fn collect<'a>(document: &'a Value, at: usize, nodes: &mut Vec<(&'a Node, usize)>) {
    let mut open = vec![document];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items.iter().rev().take(MOST_NODES)),
            Value::Object(node) if nodes.len() < MOST_NODES => {
                nodes.push((node, at));
                // What the page is about is often described inside of it.
                let inner = ["@graph", "mainEntity", "mainEntityOfPage"];
                open.extend(inner.iter().rev().filter_map(|key| node.get(*key)));
            }
            _ => {}
        }
    }
}

/// How sure it is that a thing of this type is the article.
fn rank(node: &Node) -> u8 {
    let types = node.get("@type");
    let types: Vec<_> = match types {
        Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(sort)) => vec![sort.as_str()],
        _ => Vec::new(),
    };
    let rank = types.iter().map(|sort| match sort.rsplit(['/', ':']).next().unwrap_or(sort) {
        "NewsArticle"
        | "ReportageNewsArticle"
        | "AnalysisNewsArticle"
        | "OpinionNewsArticle"
        | "BackgroundNewsArticle"
        | "ReviewNewsArticle"
        | "AskPublicNewsArticle" => 4,
        "Article"
        | "BlogPosting"
        | "LiveBlogPosting"
        | "Report"
        | "TechArticle"
        | "ScholarlyArticle"
        | "SatiricalArticle"
        | "AdvertiserContentArticle"
        | "SocialMediaPosting"
        | "DiscussionForumPosting" => 3,
        "WebPage" | "ItemPage" => 1,
        _ => 0,
    });
    rank.max().unwrap_or(0)
}

/// The article among the things: its type says so, and of several the one with the headline of the
/// page.
fn choose<'a>(
    nodes: &[(&'a Node, usize)],
    tree: &Tree,
    article: &Article,
) -> Option<(&'a Node, usize)> {
    let headline = article.headline.map(|idx| comparable(&tree.leaves[idx].text));
    let titles = tree.head.iter().filter(|item| matches!(item.key.as_str(), "title" | "og:title"));
    let titles: Vec<_> =
        headline.into_iter().chain(titles.take(4).map(|item| comparable(&item.value))).collect();
    let is_of_page = |node: &Node| {
        let title = node.get("headline").or(node.get("name")).and_then(text);
        let title = title.map(|title| comparable(&title)).filter(|title| !title.is_empty());
        title.is_some_and(|title| titles.iter().any(|known| known.starts_with(&title)))
    };
    let mut best: Option<((bool, u8), &Node, usize)> = None;
    for &(node, at) in nodes {
        let (rank, is_of_page) = (rank(node), is_of_page(node));
        // A page has the name of the article only if it says so itself.
        if rank == 0 || rank == 1 && !is_of_page {
            continue;
        }
        let score = (is_of_page, rank);
        if best.is_none_or(|(known, ..)| score > known) {
            best = Some((score, node, at));
        }
    }
    best.map(|(_, node, at)| (node, at))
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        // Texts in several languages, or with their language.
        Value::Array(items) => items.first().and_then(|item| match item {
            Value::String(text) => Some(text.clone()),
            _ => None,
        }),
        Value::Object(node) => node.get("@value").and_then(Value::as_str).map(str::to_owned),
        _ => None,
    }
}

fn name(value: &Value) -> Option<String> {
    match value {
        Value::Object(node) => node.get("alternateName").or(node.get("name")).and_then(text),
        value => text(value),
    }
}

fn address(value: &Value) -> Option<String> {
    let address = match value {
        Value::Object(node) => node.get("@id").or(node.get("url")).and_then(text),
        value => text(value),
    };
    address.filter(|address| address.starts_with("http"))
}

/// The names of persons, organizations or keywords, in a list or alone, described here or elsewhere.
fn names(value: Option<&Value>, ids: &BTreeMap<String, &Node>) -> Vec<String> {
    let items = match value {
        None => return Vec::new(),
        Some(Value::Array(items)) => items.as_slice(),
        Some(value) => std::slice::from_ref(value),
    };
    let name_of = |item: &Value| match item {
        Value::Object(node) => node.get("name").and_then(text).or_else(|| {
            let id = node.get("@id").and_then(text)?;
            ids.get(&id)?.get("name").and_then(text)
        }),
        item => text(item),
    };
    items.iter().take(MOST_NAMES).filter_map(name_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Origin;
    use crate::read::html::read;

    fn check(json: &str, expected: &[(Field, &str)]) {
        let html =
            format!("<title>Tea is back</title><script type='application/ld+json'>{json}</script>");
        let claims = read(&html).document.claims;
        let values: Vec<_> = claims
            .iter()
            .filter(|claim| claim.origin == Origin::LinkedData)
            .map(|claim| (claim.field, claim.value.as_str()))
            .collect();
        assert_eq!(values, expected, "{json}");
    }

    #[test]
    fn the_article_of_the_page_is_chosen() {
        check(
            r#"[{"@type":"NewsArticle","headline":"Coffee is gone"},
                {"@type":"BlogPosting","headline":"Tea is back","author":"Ann Lee"}]"#,
            &[(Field::Title, "Tea is back"), (Field::Author, "Ann Lee")],
        );
        check(
            r#"{"@type":"WebPage","name":"The Post","mainEntity":{"@type":"Article","name":"T&amp;T"}}"#,
            &[(Field::Title, "T&T")],
        );
        check(r#"{"@type":"Organization","name":"Tea is back"}"#, &[]);
    }

    #[test]
    fn odd_json_is_read_as_far_as_it_goes() {
        check(
            "<!--{\"@type\":\"Article\",\"headline\":\"Tea\nis back\",\"keywords\":[\"a\",\"b, c\"],\n\
             \"author\":[{\"name\":\"Ann Lee\"},{\"@id\":\"#nobody\"},7],\"description\":\"It is…\"};-->",
            &[
                (Field::Title, "Tea is back"),
                (Field::Author, "Ann Lee"),
                (Field::Author, "7"),
                (Field::Tag, "a"),
                (Field::Tag, "b"),
                (Field::Tag, "c"),
            ],
        );
        check("{", &[]);
        check(&"[".repeat(100_000), &[]);
    }
}
