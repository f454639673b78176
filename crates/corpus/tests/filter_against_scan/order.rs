//! In which order hits stand, and what they score.

use corpus::{ArticleId, Query, Sort, evaluate};

use super::corpora::{corpora, for_any};
use super::scan::Scan;
use super::{corpora_and_queries, slugs};

#[test]
fn hits_stand_in_the_order_asked_for() {
    for_any((corpora_and_queries(), 0..Sort::ALL.len()), |((corpus, mut query), sort)| {
        query.sort = Sort::ALL[sort];
        let results = evaluate(&corpus, &query);
        let score = |id: ArticleId| {
            let hit = results.hits().iter().find(|hit| hit.article == id);
            hit.expect("only hits are asked for").score
        };
        let scan = Scan::new(&corpus, &query);
        let mut expected: Vec<ArticleId> = results.hits().iter().map(|hit| hit.article).collect();
        expected.sort_by(|&a, &b| match query.sort {
            // Scores are compared with the scan's own elsewhere; here only the order is in question.
            Sort::Relevance => score(b).total_cmp(&score(a)).then_with(|| scan.by_newest(a, b)),
            Sort::Newest => scan.by_newest(a, b),
            Sort::Oldest => scan.by_oldest(a, b),
            Sort::Title => scan.by_title(a, b),
        });
        let expected: Vec<&str> = expected.into_iter().map(|id| scan.slug(id)).collect();
        assert_eq!(slugs(&corpus, &results), expected);
    });
}

#[test]
fn scores_are_bm25_of_the_words() {
    for_any(corpora_and_queries(), |(corpus, query)| {
        let scan = Scan::new(&corpus, &query);
        for hit in evaluate(&corpus, &query).hits() {
            let expected = scan.score(hit.article);
            let found = f64::from(hit.score);
            let slug = scan.slug(hit.article);
            assert!((found - expected).abs() < 1e-4, "{slug}: {found} instead of {expected}");
        }
    });
}

#[test]
fn a_headline_that_is_typed_or_begun_counts_as_a_word_of_its_own() {
    for_any(corpora(12), |corpus| {
        for (_, article) in corpus.articles() {
            let bare = article.title.replace('"', "");
            let words: Vec<&str> = bare.split_whitespace().collect();
            let begun = (0..words.len()).map(|n_words| {
                // Of other words the scan does not know the letters.
                let is_plain = words[n_words].bytes().all(|byte| byte.is_ascii_lowercase());
                let last = if is_plain { &words[n_words][..1] } else { words[n_words] };
                format!("{} {last}", words[..n_words].join(" "))
            });
            for text in begun.chain([article.title.clone(), format!("\"{bare}\" ")]) {
                let query = Query { text, ..Query::default() };
                let scan = Scan::new(&corpus, &query);
                for hit in evaluate(&corpus, &query).hits() {
                    let (expected, found) = (scan.score(hit.article), f64::from(hit.score));
                    let slug = scan.slug(hit.article);
                    assert!((found - expected).abs() < 1e-4, "{slug}: {found}, not {expected}");
                }
            }
        }
    });
}
