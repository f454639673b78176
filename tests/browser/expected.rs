//! What the page ought to say, worked out from the seeds.

use std::path::Path;
use std::sync::LazyLock;

use corpus::{Article, Corpus, FacetValue, Filter, Query, Sort, evaluate};

/// The corpus that the page was built from.
pub static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let ingested = ingest::ingest(&seeds).expect("the seeds can be read");
    ingested.corpus.expect("the seeds have no errors")
});

/// An entity by its id in the gazetteer.
pub fn entity(id: &str) -> FacetValue {
    FacetValue::Entity(CORPUS.entity_by_key(id).unwrap_or_else(|| panic!("no entity {id}")))
}

/// A topic by its id in the scheme.
pub fn topic(id: &str) -> FacetValue {
    FacetValue::Topic(CORPUS.topic_by_key(id).unwrap_or_else(|| panic!("no topic {id}")))
}

/// A publisher by its name.
pub fn publisher(name: &str) -> FacetValue {
    let publisher = CORPUS.publisher_by_name(name);
    FacetValue::Publisher(publisher.unwrap_or_else(|| panic!("no publisher {name}")))
}

/// An article by its slug.
pub fn article(slug: &str) -> &'static Article {
    let article = CORPUS.article_by_slug(slug).unwrap_or_else(|| panic!("no article {slug}"));
    CORPUS.article(article)
}

/// What a filter asks for, without words and in the first order.
pub fn filter(change: impl FnOnce(&mut Filter)) -> Query {
    let mut query = Query::default();
    change(&mut query.filter);
    query
}

/// What words ask for.
pub fn words(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

/// Everything, in an order.
pub fn sorted(sort: Sort) -> Query {
    Query { sort, ..Query::default() }
}

/// The titles that a query finds, in order.
pub fn titles(query: &Query) -> Vec<&'static str> {
    let results = evaluate(&CORPUS, query);
    results.hits().iter().map(|hit| CORPUS.article(hit.article).title.as_str()).collect()
}

/// What the live region says then: "3 of 5 articles".
pub fn status(query: &Query) -> String {
    format!("{} of {}", titles(query).len(), articles(CORPUS.n_articles()))
}

/// "1 article", "4 articles".
pub fn articles(n: usize) -> String {
    if n == 1 { "1 article".to_owned() } else { format!("{n} articles") }
}

/// What the checkbox of a value is called then: "SenseTime, 4 articles".
pub fn checkbox(query: &Query, value: FacetValue) -> String {
    let count = evaluate(&CORPUS, query).counts.of(&CORPUS, value);
    format!("{}, {}", name(value), articles(count as usize))
}

/// The name of a value.
pub fn name(value: FacetValue) -> String {
    match value {
        FacetValue::Entity(id) => CORPUS.entity(id).name.clone(),
        FacetValue::Topic(id) => CORPUS.topic(id).label.clone(),
        FacetValue::Publisher(id) => CORPUS.publisher(id).to_owned(),
        FacetValue::Year(year) => year.to_string(),
        FacetValue::Absent(_) => "(none)".to_owned(),
    }
}
