//! Which articles are found.

use std::collections::BTreeSet;

use corpus::{
    ArticleId, Corpus, Criterion, Facet, FacetValue, Filter, Match, Meaning, Part, Query, Sort,
    TopicId, Understood, evaluate,
};
use proptest::collection::vec;

use super::corpora::{corpora, for_any};
use super::queries::{build_query, query_drafts};
use super::scan::Scan;
use super::{N_ARTICLES, corpora_and_queries, corpora_queries_and_values, slugs};

#[test]
fn the_engine_finds_the_articles_that_a_scan_finds() {
    for_any(corpora_and_queries(), |(corpus, query)| {
        let mut found = slugs(&corpus, &evaluate(&corpus, &query));
        found.sort_unstable();
        let scan = Scan::new(&corpus, &query);
        let expected: Vec<&str> =
            scan.articles().filter(|&id| scan.passes(id, None)).map(|id| scan.slug(id)).collect();
        assert_eq!(found, expected);
    });
}

#[test]
fn words_that_are_asked_for_first_are_answered_the_same() {
    for_any((corpora(40), vec(query_drafts(), 8), 1..50_usize), |(corpus, drafts, n_words)| {
        corpus.index();
        for draft in drafts {
            let query = build_query(&corpus, &draft);
            let unasked = || Corpus::open(corpus.bytes().to_vec()).expect("it was written");
            let sliced = unasked();
            while sliced.prepare_for(&query.text, n_words) {}
            let expected = evaluate(&corpus, &query);
            for asked in [sliced, unasked()] {
                let answered = evaluate(&asked, &query);
                assert_eq!(answered.hits(), expected.hits(), "{query:?}");
                assert_eq!(answered.understood, expected.understood, "{query:?}");
                // What is asked next has an index of all words.
                let next = Query { text: format!("{} f", query.text), ..query.clone() };
                assert_eq!(evaluate(&asked, &next).hits(), evaluate(&corpus, &next).hits());
            }
        }
    });
}

#[test]
fn dropping_what_narrows_never_loses_an_article() {
    for_any(corpora_and_queries(), |(corpus, query)| {
        let found: BTreeSet<&str> =
            slugs(&corpus, &evaluate(&corpus, &query)).into_iter().collect();
        for criterion in query.criteria() {
            // One of several values, any of which is enough, widens: without it there may be less.
            if let Criterion::Chosen(value) = criterion
                && query.filter.matching(value.facet()) == Match::Any
                && query.filter.chosen_in(value.facet()).count() > 1
            {
                continue;
            }
            let wider = slugs(&corpus, &evaluate(&corpus, &query.without(&criterion)));
            assert!(found.is_subset(&wider.into_iter().collect()), "{criterion:?}");
        }
    });
}

#[test]
fn one_more_value_of_a_facet_set_to_any_never_loses_an_article_unless_it_is_the_first() {
    for_any(corpora_queries_and_values(), |(corpus, mut query, value)| {
        let facet = value.facet();
        query.filter.set_matching(facet, Match::Any);
        if query.filter.chosen_in(facet).next().is_none() || query.filter.excludes(value) {
            return;
        }
        let found = evaluate(&corpus, &query).hits().len();
        query.filter.choose(value);
        assert!(evaluate(&corpus, &query).hits().len() >= found);
    });
}

#[test]
fn dropping_everything_finds_everything() {
    for_any(corpora_and_queries(), |(corpus, query)| {
        let nothing = query
            .criteria()
            .iter()
            .fold(query.clone(), |query, criterion| query.without(criterion));
        assert_eq!(nothing.criteria(), []);
        assert!(nothing.filter.is_empty());
        assert_eq!(evaluate(&corpus, &nothing).hits().len(), corpus.n_articles());
        assert_eq!(nothing.sort, query.sort);
    });
}

#[test]
fn within_a_scope_the_corpus_has_no_other_articles() {
    for_any((corpora_and_queries(), query_drafts()), |((corpus, mut query), scope)| {
        query.scope = build_query(&corpus, &scope).filter;
        query.sort = Sort::Oldest;
        let scope = Query { filter: query.scope.clone(), ..Query::default() };
        let in_scope: BTreeSet<ArticleId> =
            evaluate(&corpus, &scope).hits().iter().map(|hit| hit.article).collect();
        let results = evaluate(&corpus, &query);
        assert_eq!(results.n_in_scope, in_scope.len());

        let unscoped = Query { scope: Filter::default(), ..query.clone() };
        let unscoped_results = evaluate(&corpus, &unscoped);
        let hits = unscoped_results.articles();
        let expected: Vec<ArticleId> = hits.filter(|article| in_scope.contains(article)).collect();
        let found: Vec<ArticleId> = results.hits().iter().map(|hit| hit.article).collect();
        assert_eq!(found, expected);

        let scan = Scan::new(&corpus, &unscoped);
        for value in Facet::ALL.into_iter().flat_map(|facet| corpus.values(facet)) {
            let counted = in_scope.iter().filter(|&&id| scan.counts(id, value)).count();
            assert_eq!(results.counts.of(&corpus, value), counted as u32, "{value:?}");
        }
    });
}

#[test]
fn one_more_letter_of_the_last_word_never_finds_more() {
    let letters = proptest::sample::select(vec!['a', 'e', 'f', 'h', 'r', 'A', 'é', '港', '1']);
    for_any((corpora_and_queries(), letters), |((corpus, mut query), letter)| {
        query.text = query.text.trim_end_matches([' ', '.']).to_owned();
        if !query.text.ends_with(char::is_alphanumeric) {
            return;
        }
        let results = evaluate(&corpus, &query);
        let found = slugs(&corpus, &results).into_iter().collect();
        query.text.push(letter);
        // A word that must not occur excludes less, and one that no article has is taken for others.
        let is_beginning = |part: &Part| match &part.meaning {
            Meaning::Word(word) => {
                let forms = &word.forms;
                word.begins
                    && !word.is_corrected
                    && forms.iter().all(|it| it.starts_with(&word.term))
            }
            _ => false,
        };
        let longer = Understood::of(&corpus, &query.text);
        let mut lasts = [&results.understood, &longer].into_iter().map(|it| it.parts().last());
        if !lasts.all(|last| last.is_some_and(is_beginning)) {
            return;
        }
        let narrower: BTreeSet<&str> =
            slugs(&corpus, &evaluate(&corpus, &query)).into_iter().collect();
        assert!(narrower.is_subset(&found), "{}", query.text);
    });
}

#[test]
fn a_value_that_the_corpus_does_not_know_finds_and_excludes_nothing() {
    for_any(corpora(N_ARTICLES), |corpus| {
        for (facet, unknown) in Facet::ALL.into_iter().zip([
            FacetValue::Entity(corpus::EntityId(1000)),
            FacetValue::Topic(TopicId(1000)),
            FacetValue::Publisher(corpus::PublisherId(1000)),
            FacetValue::Year(-1000),
        ]) {
            let mut query = Query::default();
            query.filter.exclude(unknown);
            assert_eq!(evaluate(&corpus, &query), evaluate(&corpus, &Query::default()));
            query.filter.choose(unknown);
            assert_eq!(unknown.facet(), facet);
            assert_eq!(evaluate(&corpus, &query).hits(), []);
            assert_eq!(evaluate(&corpus, &query).counts.of(&corpus, unknown), 0);
        }
    });
}
