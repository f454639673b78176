//! The engine against a scan: any corpus, any query, the same articles, counts, scores and order.
//!
//! The [`scan`] follows the rules as a reader would, one article at a time. It shares no step with the
//! engine: it has its own words, its own walk to broader topics, its own years, and no index. Only
//! titles are folded by the analyzer before they are sorted.

mod cases;
#[path = "../generator/corpora.rs"]
mod corpora;
mod counts;
#[path = "../generator/edits.rs"]
mod edits;
mod filters;
mod forms;
mod found;
mod order;
#[path = "../generator/queries.rs"]
mod queries;
mod scan;

use corpus::{Corpus, FacetValue, Query, Results};
use proptest::prelude::{Strategy, any};

use corpora::{Sample, corpora};
use queries::{ValueDraft, build_query, build_value, query_drafts};

/// Sets of articles are stored in words of 64 bits: some corpora fill more than one.
const N_ARTICLES: usize = 80;

fn corpora_and_queries() -> impl Strategy<Value = (Sample, Query)> {
    (corpora(N_ARTICLES), query_drafts()).prop_map(|(corpus, draft)| {
        let query = build_query(&corpus, &draft);
        (corpus, query)
    })
}

fn corpora_queries_and_values() -> impl Strategy<Value = (Sample, Query, FacetValue)> {
    (corpora(N_ARTICLES), query_drafts(), any::<ValueDraft>()).prop_map(|(corpus, draft, value)| {
        let query = build_query(&corpus, &draft);
        let value = build_value(&corpus, value);
        (corpus, query, value)
    })
}

fn slugs<'a>(corpus: &'a Corpus, results: &Results) -> Vec<&'a str> {
    results.hits().iter().map(|hit| corpus.article(hit.article).slug.as_str()).collect()
}
