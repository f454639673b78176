//! How many articles each value of a facet has.

use corpus::{Corpus, Facet, FacetValue, Match, Query, evaluate};

use super::corpora::for_any;
use super::scan::Scan;
use super::{corpora_and_queries, corpora_queries_and_values};

#[test]
fn the_engine_counts_what_a_scan_counts() {
    for_any(corpora_and_queries(), |(corpus, query)| {
        let counts = evaluate(&corpus, &query).counts;
        let scan = Scan::new(&corpus, &query);
        for value in Facet::ALL.into_iter().flat_map(|facet| corpus.values(facet)) {
            assert_eq!(counts.of(&corpus, value), scan.count(value), "{value:?}");
        }
    });
}

#[test]
fn choosing_the_first_value_of_a_facet_set_to_any_gives_its_count() {
    for_any(corpora_queries_and_values(), |(corpus, mut query, value)| {
        query.filter.set_matching(value.facet(), Match::Any);
        let chosen: Vec<FacetValue> = query.filter.chosen_in(value.facet()).collect();
        chosen.into_iter().for_each(|value| query.filter.drop_value(value));
        check_count_is_kept(&corpus, query, value);
    });
}

#[test]
fn choosing_a_value_of_a_facet_set_to_all_gives_its_count() {
    for_any(corpora_queries_and_values(), |(corpus, mut query, value)| {
        query.filter.set_matching(value.facet(), Match::All);
        check_count_is_kept(&corpus, query, value);
    });
}

/// An excluded value counts nothing, and choosing it would take the exclusion away.
fn check_count_is_kept(corpus: &Corpus, mut query: Query, value: FacetValue) {
    let count = evaluate(corpus, &query).counts.of(corpus, value);
    if query.filter.excludes(value) {
        assert_eq!(count, 0);
    } else {
        query.filter.choose(value);
        assert_eq!(evaluate(corpus, &query).hits().len(), count as usize);
    }
}

#[test]
fn publishers_and_none_share_out_the_articles() {
    for_any(corpora_and_queries(), |(corpus, mut query)| {
        let chosen: Vec<FacetValue> = query.filter.chosen_in(Facet::Publisher).collect();
        chosen.into_iter().for_each(|value| query.filter.drop_value(value));
        let results = evaluate(&corpus, &query);
        let counts = corpus.values(Facet::Publisher).into_iter();
        let sum: u32 = counts.map(|value| results.counts.of(&corpus, value)).sum();
        assert_eq!(sum as usize, results.hits().len());
    });
}

#[test]
fn a_broader_topic_counts_at_least_what_a_narrower_one_counts() {
    for_any(corpora_and_queries(), |(corpus, query)| {
        let counts = evaluate(&corpus, &query).counts;
        let count = |topic| counts.of(&corpus, FacetValue::Topic(topic));
        for (id, topic) in corpus.topics() {
            // What excludes the broader one excludes the narrower one with it.
            assert!(topic.broader.is_none_or(|broader| count(broader) >= count(id)));
        }
    });
}
