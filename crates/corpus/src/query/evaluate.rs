//! Query and corpus to results: the matching set, what orders it, and the sets that counts are taken of.

use std::sync::Arc;

use super::asked::Asked;
use super::constraint::{Constraint, add_filter};
use super::headline::add_headline;
use super::matches::Matches;
use super::search::search;
use super::{Match, Query, Sort, Understood};
use crate::results::{Found, Order};
use crate::{ArticleSet, Corpus, Facet, FacetCounts, Results};

/// Answers a query.
///
/// Scope, exclusions, words and dates hold for every count. In a facet set to any, a value's count is what
/// it has under all other facets' choices; in one set to all, what is left if it is chosen as well.
pub fn evaluate(corpus: &Corpus, query: &Query) -> Results {
    let asked = Asked { corpus, text: &query.text };
    let understood = Understood::of(corpus, &query.text);
    let mut constraints = Vec::new();
    add_filter(corpus, &query.scope, &mut constraints);
    // The scope's choices are nobody's to leave out.
    constraints.iter_mut().for_each(|constraint| constraint.choices_in = None);
    let n_in_scope = match select(corpus, None, &constraints, None) {
        Found::All => corpus.n_articles(),
        Found::Set(articles) => articles.len(),
        Found::Some { articles, .. } => articles.len(),
    };
    let mut matches = search(asked, &understood, &mut constraints);
    if let Some(matches) = matches.as_mut().filter(|matches| !matches.articles.is_empty()) {
        add_headline(asked, matches);
    }
    add_filter(corpus, &query.filter, &mut constraints);

    let by_score = query.sort == Sort::Relevance && matches.is_some();
    let counted = Facet::ALL.map(|facet| {
        let has_choices = query.filter.chosen_in(facet).next().is_some();
        let leaves_out = has_choices && query.filter.matching(facet) == Match::Any;
        leaves_out.then(|| select(corpus, matches.clone(), &constraints, Some(facet)))
    });
    let found = Arc::new(select(corpus, matches, &constraints, None));
    let order = corpus.order(match query.sort {
        Sort::Relevance => Sort::Newest,
        sort => sort,
    });
    let counts = FacetCounts::new(Arc::clone(&found), counted);
    Results::new(found, counts, n_in_scope, understood, Order { by_score, then: order })
}

/// The articles that satisfy all constraints but the choices in `left_out`: the smallest list that is known
/// is gone through; where even that is long, sets are put together.
fn select(
    corpus: &Corpus,
    matches: Option<Matches>,
    constraints: &[Constraint<'_>],
    left_out: Option<Facet>,
) -> Found {
    let applies = |it: &&Constraint<'_>| it.choices_in.is_none() || it.choices_in != left_out;
    let mut wanted: Vec<&Constraint<'_>> = constraints.iter().filter(applies).collect();
    if let Some(mut matches) = matches {
        wanted.iter().for_each(|constraint| constraint.keep(corpus, &mut matches));
        return Found::Some { articles: matches.articles, scores: matches.scores };
    }
    if wanted.is_empty() {
        return Found::All;
    }
    let sizes = wanted.iter().enumerate().filter_map(|(idx, it)| Some((it.n_articles()?, idx)));
    let smallest = sizes.min().map(|(_, idx)| wanted.swap_remove(idx));
    if let Some(articles) = smallest.and_then(Constraint::short_list) {
        let mut matches = Matches::without_scores(articles);
        wanted.iter().for_each(|constraint| constraint.keep(corpus, &mut matches));
        return Found::Some { articles: matches.articles, scores: Vec::new() };
    }
    let mut set = ArticleSet::all(corpus.n_articles());
    smallest.into_iter().chain(wanted).for_each(|constraint| constraint.narrow(corpus, &mut set));
    Found::Set(set)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, ArticleId, CorpusParts, work};

    /// Numbers that look random and are the same every time.
    fn numbers(seed: u64) -> impl FnMut(usize) -> usize {
        let mut state = seed;
        move |below| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        }
    }

    /// A word: the smaller the number, the commoner it is made.
    fn word(number: usize) -> String {
        let syllables = ["ba", "co", "de", "fi", "gu", "la", "me", "no", "pi", "ru"];
        let digits = format!("{number:03}");
        digits.bytes().map(|digit| syllables[usize::from(digit - b'0')]).collect()
    }

    fn corpus() -> Corpus {
        let mut below = numbers(1);
        let articles = (0..600).map(|idx| {
            let words = (0..80).map(|_| {
                let most = 1 + below(1000);
                word(below(most))
            });
            Article {
                slug: format!("{idx:04}"),
                text: words.collect::<Vec<_>>().join(" "),
                ..Article::default()
            }
        });
        let parts = CorpusParts { articles: articles.collect(), ..CorpusParts::default() };
        Corpus::new(parts).expect("articles in order make a corpus")
    }

    #[test]
    fn phrases_of_common_words_are_found_wherever_they_stand() {
        let corpus = corpus();
        // The smaller the number, the commoner the word: the places of the first ones are in several lists.
        for pair in 0..40 {
            let words = [word(pair % 4), word(pair / 4), word(pair)];
            for n_words in [2, 3] {
                let phrase = words[..n_words].join(" ");
                let has_it = |&article: &ArticleId| {
                    format!(" {} ", corpus.article(article).text).contains(&format!(" {phrase} "))
                };
                let expected: Vec<ArticleId> = corpus.article_ids().filter(has_it).collect();
                let query = Query { text: format!("\"{phrase}\""), ..Query::default() };
                let mut found: Vec<ArticleId> = evaluate(&corpus, &query).articles().collect();
                found.sort();
                assert_eq!(found, expected, "{phrase}");
            }
        }
        let n_with =
            |idx| corpus.index().n_articles_with(corpus.dictionary().find(&word(idx)).unwrap());
        assert!(n_with(0) >= 256, "no word is common enough to have several lists: {}", n_with(0));
    }

    #[test]
    fn no_query_costs_more_than_ten_times_the_median() {
        let corpus = corpus();
        let signs =
            ["-", "\"", " OR ", "entity:", "before:2018 ", "after:", "b", "qzx", " ", " ", " "];
        let mut below = numbers(2);
        let mut costs: Vec<(usize, String)> = (0..400)
            .map(|_| {
                let mut text = String::new();
                for _ in 0..20 + below(100) {
                    match below(3) {
                        0 => text.push_str(signs[below(signs.len())]),
                        _ => {
                            let most = 1 + below(1000);
                            text += &word(below(most));
                            // Every fourth word is mistyped.
                            text.push_str(["", "", "", "x"][below(4)]);
                        }
                    }
                    text.push_str(["", " ", " "][below(3)]);
                }
                let query = Query { text, ..Query::default() };
                work::take();
                evaluate(&corpus, &query).top(10);
                (work::take(), query.text)
            })
            .collect();
        costs.sort();
        let (median, (most, text)) = (costs[costs.len() / 2].0, &costs[costs.len() - 1]);
        assert!(median > 0);
        assert!(*most <= median * 10, "{most} instead of {median}: {text}");
    }
}
