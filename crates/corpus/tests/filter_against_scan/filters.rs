//! What a filter is as a value: the same choices make the same filter.

use corpus::{Facet, FacetValue, Match, Query, evaluate};

use super::corpora::for_any;
use super::{corpora_and_queries, corpora_queries_and_values};

#[test]
fn a_value_is_chosen_or_excluded_or_neither() {
    for_any(corpora_queries_and_values(), |(_, mut query, value)| {
        let state = |query: &Query| (query.filter.chooses(value), query.filter.excludes(value));
        query.filter.exclude(value);
        assert_eq!(state(&query), (false, true));
        query.filter.choose(value);
        assert_eq!(state(&query), (true, false));
        query.filter.exclude(value);
        assert_eq!(state(&query), (false, true));
        query.filter.drop_value(value);
        assert_eq!(state(&query), (false, false));
    });
}

#[test]
fn values_chosen_in_another_order_make_the_same_query() {
    for_any(corpora_and_queries(), |(corpus, query)| {
        let mut again = query.clone();
        let chosen: Vec<FacetValue> = query.filter.chosen().collect();
        let excluded: Vec<FacetValue> = query.filter.excluded().collect();
        chosen.iter().chain(&excluded).for_each(|&value| again.filter.drop_value(value));
        excluded.iter().rev().for_each(|&value| again.filter.exclude(value));
        chosen.iter().rev().for_each(|&value| again.filter.choose(value));
        assert_eq!(again, query);

        // The order is that in which the corpus names its values, facet by facet.
        let known: Vec<FacetValue> =
            Facet::ALL.into_iter().flat_map(|facet| corpus.values(facet)).collect();
        let places = chosen.iter().filter_map(|value| known.iter().position(|it| it == value));
        assert!(places.is_sorted(), "{chosen:?}");
    });
}

#[test]
fn without_choices_in_a_facet_it_does_not_matter_how_they_would_work_together() {
    for_any(corpora_queries_and_values(), |(corpus, mut query, value)| {
        let facet = value.facet();
        let chosen: Vec<FacetValue> = query.filter.chosen_in(facet).collect();
        chosen.into_iter().for_each(|value| query.filter.drop_value(value));
        query.filter.set_matching(facet, Match::Any);
        let any = evaluate(&corpus, &query);
        query.filter.set_matching(facet, Match::All);
        assert_eq!(any, evaluate(&corpus, &query));
    });
}
