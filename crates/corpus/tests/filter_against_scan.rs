//! The engine against a scan: any corpus, any query, the same articles, counts, scores and order.
//!
//! The scan at the end of the file follows the rules as a reader would, one article at a time. It
//! shares no step with the engine: it has its own words, its own walk to broader topics, its own
//! years, and no index. Only titles are folded by the analyzer before they are sorted.

#[path = "generator/corpora.rs"]
mod corpora;
#[path = "generator/edits.rs"]
mod edits;
#[path = "generator/queries.rs"]
mod queries;

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use corpus::analysis::fold;
use corpus::{
    Article, ArticleId, Corpus, CorpusParts, Criterion, Day, EdtfDate, Facet, FacetValue, Filter,
    Match, Meaning, Part, Query, Results, Sort, Source, TermId, TopicId, Understood, evaluate,
};
use proptest::prelude::{Strategy, any};

use corpora::{Sample, VOCABULARY, corpora, for_any};
use edits::edits;
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
fn a_headline_that_is_typed_counts_as_a_word_of_its_own() {
    for_any(corpora(12), |corpus| {
        for (_, article) in corpus.articles() {
            for text in [article.title.clone(), format!("\"{}\" ", article.title.replace('"', ""))]
            {
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

/// The five articles of the cases below, with what matters of each.
fn harbour() -> Corpus {
    let article = |slug: &str, title: &str, text: &str, published: Option<(&str, &str)>| Article {
        slug: slug.to_owned(),
        title: title.to_owned(),
        text: text.to_owned(),
        source: Source { publisher: Some("The Ferry".to_owned()), ..Source::default() },
        published: published.and_then(|(from, to)| {
            EdtfDate::new(format!("{from}/{to}"), Day::bounds(from)?.0, Day::bounds(to)?.1)
        }),
        ..Article::default()
    };
    let articles = vec![
        article("a", "Ferries", "All ferries stop.", Some(("2018", "2020"))),
        article("b", "élan", "A café by the harbour.", Some(("2019-05-01", "2019-05-01"))),
        article("c", "Elan", "The harbour, the harbour, the cafe.", Some(("2020-05", "2020-05"))),
        article("d", "Dock", "China’s 1,100 ferries.", None),
        article("e", "ELAN", "A ferry named Harbourmaster.", Some(("2020-05", "2020-05"))),
    ];
    Corpus::new(CorpusParts { articles, ..CorpusParts::default() }).unwrap()
}

fn check(query: &Query, expected: &str) {
    let corpus = harbour();
    let found = slugs(&corpus, &evaluate(&corpus, query));
    assert_eq!(found.join(" "), expected, "{query:?}");
}

#[test]
fn all_words_must_occur_and_the_last_one_may_be_a_beginning() {
    let words = |text: &str| Query { text: text.to_owned(), sort: Sort::Title, ..Query::default() };
    check(&words("ferr"), "d e a");
    check(&words("ferry a"), "e");
    // Words are whole but for the last one; what no article has is taken for a typing error.
    check(&words("ferr a"), "e");
    check(&words("fe a"), "");
    check(&words("ferry harbour"), "e");
    check(&words("harbour ferry"), "");
    check(&words("CAFÉ"), "c b");
    check(&words("1100"), "d");
    check(&words("1,1"), "d");
    check(&words("china's"), "d");
    check(&words("hrabour"), "c b");
    check(&words(" … "), "d c e b a");
}

#[test]
fn equal_titles_stand_newest_first_and_then_by_slug() {
    check(&Query { sort: Sort::Title, ..Query::default() }, "d c e b a");
}

#[test]
fn orders_by_date_put_the_undated_last() {
    check(&Query { sort: Sort::Newest, ..Query::default() }, "a c e b d");
    check(&Query { sort: Sort::Oldest, ..Query::default() }, "a b c e d");
    check(&Query { sort: Sort::Relevance, ..Query::default() }, "a c e b d");
}

#[test]
fn a_date_that_may_lie_between_the_two_days_is_found() {
    let between = |from: Option<(i32, u32, u32)>, to: Option<(i32, u32, u32)>| {
        let day = |(year, month, day)| Day::from_ymd(year, month, day);
        let mut query = Query { sort: Sort::Oldest, ..Query::default() };
        query.filter.from = from.and_then(day);
        query.filter.to = to.and_then(day);
        query
    };
    check(&between(Some((2019, 5, 1)), Some((2019, 5, 1))), "a b");
    check(&between(Some((2019, 5, 2)), Some((2020, 4, 30))), "a");
    check(&between(Some((2020, 5, 31)), None), "a c e");
    check(&between(None, Some((2018, 1, 1))), "a");
    check(&between(None, Some((2017, 12, 31))), "");
}

#[test]
fn nothing_lies_between_two_days_that_are_the_wrong_way_round() {
    let mut query = Query::default();
    query.filter.from = Day::from_ymd(2019, 6, 1);
    query.filter.to = Day::from_ymd(2019, 5, 1);
    check(&query, "");
}

#[test]
fn counts_say_what_choosing_a_value_would_give() {
    let mut query = Query { text: "har".to_owned(), ..Query::default() };
    check_years(&query, "2018 0, 2019 1, 2020 2, none 0");
    query.text.clear();
    check_years(&query, "2018 1, 2019 2, 2020 3, none 1");

    // Set to any, a facet's own choices leave its counts alone; set to all, they hold for them too.
    query.filter.choose(FacetValue::Year(2019));
    check_years(&query, "2018 1, 2019 2, 2020 3, none 1");
    query.filter.set_matching(Facet::Year, Match::All);
    check_years(&query, "2018 1, 2019 2, 2020 1, none 0");
    query.filter.drop_value(FacetValue::Year(2019));
    query.filter.exclude(FacetValue::Year(2018));
    check_years(&query, "2018 0, 2019 1, 2020 2, none 1");

    // What is chosen in another facet narrows both.
    query.filter.choose(FacetValue::Absent(Facet::Publisher));
    check_years(&query, "2018 0, 2019 0, 2020 0, none 0");
}

fn check_years(query: &Query, expected: &str) {
    let corpus = harbour();
    let counts = evaluate(&corpus, query).counts;
    let shown = corpus.values(Facet::Year).into_iter().map(|value| {
        let count = counts.of(&corpus, value);
        match value {
            FacetValue::Year(year) => format!("{year} {count}"),
            _ => format!("none {count}"),
        }
    });
    assert_eq!(shown.collect::<Vec<_>>().join(", "), expected, "{query:?}");
}

#[test]
fn titles_repetition_and_short_texts_bring_an_article_forward() {
    let words = |text: &str| Query { text: text.to_owned(), ..Query::default() };
    check(&words("harbour"), "c b e");
    check(&words("ferr"), "a d e");
}

fn slugs<'a>(corpus: &'a Corpus, results: &Results) -> Vec<&'a str> {
    results.hits().iter().map(|hit| corpus.article(hit.article).slug.as_str()).collect()
}

/// A query put to a corpus by reading one article after the other.
struct Scan<'a> {
    corpus: &'a Corpus,
    parts: CorpusParts,
    filter: &'a Filter,
    wishes: Vec<Wish>,
    /// All words that were typed, whatever they mean.
    typed: Vec<String>,
    /// Words of the title, of the text, and of each name and label, per article.
    texts: Vec<[Vec<String>; 3]>,
    /// All terms, each with how many articles have it.
    terms: BTreeMap<String, usize>,
    mean_length: f64,
}

/// Something asked for in the search box.
#[derive(Clone, PartialEq)]
struct Wish {
    negated: bool,
    /// Whether it may hold instead of the one before.
    or: bool,
    what: What,
}

#[derive(Clone, PartialEq)]
enum What {
    /// Terms that count, and the beginning of others that count less.
    Word {
        term: String,
        forms: Vec<String>,
        is_corrected: bool,
        begins: bool,
    },
    Phrase {
        words: Vec<String>,
        begins: bool,
    },
    Value(FacetValue),
    Before(Day),
    After(Day),
}

impl<'a> Scan<'a> {
    fn new(corpus: &'a Corpus, query: &'a Query) -> Self {
        let parts = corpus.parts();
        let mut scan = Self {
            corpus,
            parts,
            filter: &query.filter,
            wishes: Vec::new(),
            typed: read(&query.text.replace(['"', ':', '-'], " ")),
            texts: Vec::new(),
            terms: BTreeMap::new(),
            mean_length: 0.0,
        };
        scan.texts = scan
            .articles()
            .map(|id| {
                let has = |&value: &FacetValue| scan.has(id, value);
                let entities = corpus.entities().filter(|&(id, _)| has(&FacetValue::Entity(id)));
                let topics = corpus.topics().filter(|&(id, _)| has(&FacetValue::Topic(id)));
                let names = entities.map(|(_, entity)| read(&entity.name));
                let labels = topics.map(|(_, topic)| read(&topic.label));
                let article = scan.article(id);
                [read(&article.title), read(&article.text), names.chain(labels).flatten().collect()]
            })
            .collect();
        for of_article in &scan.texts {
            let terms: BTreeSet<&String> = of_article.iter().flatten().collect();
            terms.into_iter().for_each(|it| *scan.terms.entry(it.clone()).or_default() += 1);
        }
        let sum: f64 = scan.articles().map(|id| scan.length(id)).sum();
        scan.mean_length = sum / scan.texts.len() as f64;
        scan.wishes = scan.wishes(&query.text);
        scan
    }

    /// Reads the search box.
    fn wishes(&self, text: &str) -> Vec<Wish> {
        let mut items: Vec<String> = Vec::new();
        let mut is_quoted = false;
        for (idx, part) in text.split('"').enumerate() {
            is_quoted = idx % 2 == 1;
            if is_quoted {
                // What stands before a quote without a space, as in `-"ferry"`, belongs to it.
                let is_joined = !text.split('"').nth(idx - 1).unwrap_or("").ends_with(' ');
                let before =
                    if is_joined { items.pop().unwrap_or_default() } else { String::new() };
                items.push(format!("{before}\"{part}\""));
            } else {
                items.extend(part.split_whitespace().map(str::to_owned));
            }
        }
        assert!(!is_quoted, "the generator closes its quotes");
        let mut wishes: Vec<Wish> = Vec::new();
        let mut or = false;
        let n_items = items.len();
        let is_plain =
            |item: Option<&String>| item.is_some_and(|item| !is_negated(item) && item != "OR");
        let mut n_corrected = 0;
        for (idx, item) in items.iter().enumerate() {
            let before = idx.checked_sub(1).and_then(|before| items.get(before));
            if item == "OR" && is_plain(before) && is_plain(items.get(idx + 1)) {
                or = !wishes.is_empty();
                continue;
            }
            let is_in_or = or || items.get(idx + 1).is_some_and(|next| next == "OR");
            let negated = is_negated(item);
            let typed = &item[usize::from(negated)..];
            let (key, value) = match typed.split_once(':') {
                Some((key, value)) if !value.is_empty() => (key.to_lowercase(), value),
                _ => (String::new(), typed),
            };
            let bare = value.trim_matches('"');
            let named = |facet: Facet| {
                self.corpus.values(facet).into_iter().find(|&value| match value {
                    FacetValue::Entity(id) => self.corpus.entity(id).key == bare,
                    FacetValue::Topic(id) => self.corpus.topic(id).key == bare,
                    FacetValue::Publisher(id) => self.corpus.publisher(id) == bare,
                    _ => false,
                })
            };
            let known = match key.as_str() {
                "before" => Day::bounds(bare).map(|(first, _)| What::Before(first)),
                "after" => Day::bounds(bare).map(|(_, last)| What::After(last)),
                "" => None,
                key => Facet::from_key(key).and_then(named).map(What::Value),
            };
            let words = read(bare);
            let is_one = negated || is_in_or || !key.is_empty();
            let is_last = idx + 1 == n_items && !item.ends_with('"');
            if let Some(what) = known {
                wishes.push(Wish { negated, or, what });
            } else if value.starts_with('"') || (is_one && words.len() > 1) {
                if !words.is_empty() {
                    let begins = is_last && !negated && !is_han(&words[words.len() - 1]);
                    let what = What::Phrase { words, begins };
                    wishes.push(Wish { negated, or, what });
                }
            } else {
                // Letters of a script without spaces make a word where they touch.
                let groups: Vec<&[String]> =
                    words.chunk_by(|a, b| is_han(a) && is_han(b)).collect();
                for (place, group) in groups.iter().enumerate() {
                    let begins = is_last
                        && !negated
                        && place + 1 == groups.len()
                        && !is_han(&group[group.len() - 1]);
                    let what = match group {
                        [word] => self.word(word.clone(), begins, !negated && n_corrected < 4),
                        words => What::Phrase { words: words.to_vec(), begins },
                    };
                    if let What::Word { is_corrected: true, .. } = what {
                        n_corrected += 1;
                    }
                    wishes.push(Wish { negated, or: or && place == 0, what });
                }
            }
            or = false;
        }
        // What ends in no word leaves the word before open.
        if n_items > 0
            && read(items[n_items - 1].trim_matches('"')).is_empty()
            && !items[n_items - 1].ends_with('"')
        {
            self.open_last(&mut wishes);
        }
        wishes
    }

    fn open_last(&self, wishes: &mut [Wish]) {
        let Some(last) = wishes.last_mut().filter(|wish| !wish.negated) else { return };
        match &mut last.what {
            What::Word { term, .. } => {
                let begins = !is_han(term);
                last.what = self.word(term.clone(), begins, true);
            }
            What::Phrase { words, begins } => *begins = !is_han(&words[words.len() - 1]),
            _ => {}
        }
    }

    /// Which terms of the corpus count as a word. Which are forms of one word is not in question here.
    fn word(&self, term: String, begins: bool, may_correct: bool) -> What {
        let dictionary = self.corpus.dictionary();
        let stem = match dictionary.find(&term) {
            Some(term) => dictionary.stem(term),
            None => dictionary.inflection_of(&term),
        };
        let terms = stem.map_or(&[][..], |stem| dictionary.terms_of(stem));
        let mut forms: Vec<String> =
            terms.iter().map(|&term| dictionary.term(term).to_owned()).collect();
        forms.retain(|form| self.terms.contains_key(form));
        let is_beginning = begins && self.terms().any(|other| other.starts_with(&term));
        let mut is_corrected = false;
        if forms.is_empty() && !is_beginning && may_correct {
            let n_letters = term.chars().count();
            let most = if n_letters < 4 {
                0
            } else if n_letters < 8 {
                1
            } else {
                2
            };
            let is_number = term.contains(|char: char| char.is_ascii_digit());
            let all = || (0..dictionary.len()).map(|idx| dictionary.term(TermId::new(idx)));
            for n_edits in 1..=if is_number { 0 } else { most } {
                let near: Vec<&str> =
                    all().filter(|other| edits(&term, other) == n_edits).collect();
                if near.is_empty() {
                    continue;
                }
                let known = near.into_iter().filter(|&other| self.terms.contains_key(other));
                forms = known.map(str::to_owned).collect();
                if !forms.is_empty() {
                    is_corrected = true;
                }
                break;
            }
        }
        What::Word { term, forms, is_corrected, begins }
    }

    fn terms(&self) -> impl Iterator<Item = &String> {
        self.terms.keys()
    }

    fn articles(&self) -> impl Iterator<Item = ArticleId> {
        (0..self.parts.articles.len()).map(ArticleId::new)
    }

    fn article(&self, id: ArticleId) -> &'a Article {
        self.corpus.article(id)
    }

    fn slug(&self, id: ArticleId) -> &'a str {
        &self.article(id).slug
    }

    /// How many articles have a value, as far as the query lets them pass.
    fn count(&self, value: FacetValue) -> u32 {
        self.articles().filter(|&id| self.counts(id, value)).count() as u32
    }

    /// Whether an article is counted for a value.
    fn counts(&self, id: ArticleId, value: FacetValue) -> bool {
        let left_out = match self.filter.matching(value.facet()) {
            Match::Any => Some(value.facet()),
            Match::All => None,
        };
        self.passes(id, left_out) && self.has(id, value)
    }

    /// Whether an article satisfies the query, the choices in one facet left out.
    fn passes(&self, id: ArticleId, left_out: Option<Facet>) -> bool {
        self.satisfies_wishes(id)
            && !self.filter.excluded().any(|value| self.has(id, value))
            && self.may_lie_between(id, self.filter.from, self.filter.to)
            && Facet::ALL
                .into_iter()
                .filter(|&facet| left_out != Some(facet))
                .all(|facet| self.satisfies_choices(id, facet))
    }

    fn satisfies_wishes(&self, id: ArticleId) -> bool {
        let mut clauses = self.wishes.chunk_by(|_, next| next.or);
        clauses.all(|clause| clause.iter().any(|wish| self.holds(id, &wish.what) != wish.negated))
    }

    fn holds(&self, id: ArticleId, what: &What) -> bool {
        let day = |day: Day, n_later: i32| Some(Day(day.0 + n_later));
        match what {
            What::Word { .. } | What::Phrase { .. } => self.weight(id, what) != 0.0,
            What::Value(value) => self.has(id, *value),
            What::Before(first) => self.may_lie_between(id, None, day(*first, -1)),
            What::After(last) => self.may_lie_between(id, day(*last, 1), None),
        }
    }

    fn satisfies_choices(&self, id: ArticleId, facet: Facet) -> bool {
        let mut chosen = self.filter.chosen().filter(|value| value.facet() == facet).peekable();
        match self.filter.matching(facet) {
            Match::Any => chosen.peek().is_none() || chosen.any(|value| self.has(id, value)),
            Match::All => chosen.all(|value| self.has(id, value)),
        }
    }

    /// Whether any day that the article's date can mean lies between the two days.
    fn may_lie_between(&self, id: ArticleId, from: Option<Day>, to: Option<Day>) -> bool {
        let date = self.article(id).published.as_ref();
        let mut days = date.into_iter().flat_map(|date| date.earliest().0..=date.latest().0);
        (from.is_none() && to.is_none())
            || days
                .any(|day| from.is_none_or(|from| from.0 <= day) && to.is_none_or(|to| day <= to.0))
    }

    fn has(&self, id: ArticleId, value: FacetValue) -> bool {
        let article = self.article(id);
        match value {
            FacetValue::Entity(entity) => {
                article.mentions.iter().any(|mention| mention.entity == entity)
                    || article.entities.contains(&entity)
            }
            FacetValue::Topic(topic) => {
                article.topics.iter().any(|given| self.falls_under(given.topic, topic))
            }
            FacetValue::Publisher(publisher) => {
                let names: BTreeSet<&String> =
                    self.parts.articles.iter().flat_map(|it| &it.source.publisher).collect();
                let name = names.into_iter().nth(publisher.idx());
                name.is_some() && name == article.source.publisher.as_ref()
            }
            FacetValue::Year(year) => years(article).contains(&year),
            FacetValue::Absent(Facet::Entity) => {
                article.mentions.is_empty() && article.entities.is_empty()
            }
            FacetValue::Absent(Facet::Topic) => article.topics.is_empty(),
            FacetValue::Absent(Facet::Publisher) => article.source.publisher.is_none(),
            FacetValue::Absent(Facet::Year) => article.published.is_none(),
        }
    }

    fn falls_under(&self, topic: TopicId, broader: TopicId) -> bool {
        topic == broader
            || self.parts.topics[topic.idx()]
                .broader
                .is_some_and(|next| self.falls_under(next, broader))
    }

    /// How often a term stands in an article; in the title it counts three times.
    fn term_weight(&self, id: ArticleId, term: &str) -> f64 {
        let [in_title, in_text, in_names] = self.texts[id.idx()]
            .each_ref()
            .map(|words| words.iter().filter(|it| *it == term).count());
        (3 * in_title + in_text + in_names).min(255) as f64
    }

    /// How much an article has of something: less than 0 where it has only what a beginning becomes.
    fn weight(&self, id: ArticleId, what: &What) -> f64 {
        match what {
            What::Word { term, forms, is_corrected, begins } => {
                let of_form = |form: &String| {
                    let factor = if form == term || *is_corrected { 1.0 } else { 0.7 };
                    factor * self.term_weight(id, form)
                };
                let said: f64 = forms.iter().map(of_form).sum();
                let begun = || -> f64 {
                    let words = self.texts[id.idx()].iter().flatten();
                    let begun: BTreeSet<&String> = words
                        .filter(|other| other.starts_with(term) && !forms.contains(other))
                        .collect();
                    begun.into_iter().map(|other| self.term_weight(id, other)).sum()
                };
                if said > 0.0 || !begins || *is_corrected { said } else { -begun() }
            }
            What::Phrase { words, begins } => {
                let n_places = |text: &[String]| {
                    let fits = |window: &&[String]| {
                        let last = words.len() - 1;
                        window[..last] == words[..last]
                            && if *begins {
                                window[last].starts_with(&words[last])
                            } else {
                                window[last] == words[last]
                            }
                    };
                    text.windows(words.len()).filter(fits).count()
                };
                let [title, text, _] = &self.texts[id.idx()];
                (3 * n_places(title) + n_places(text)).min(255) as f64
            }
            _ => 0.0,
        }
    }

    fn length(&self, id: ArticleId) -> f64 {
        let [title, text, names] = &self.texts[id.idx()];
        (3 * title.len() + text.len() + names.len()) as f64
    }

    fn n_with(&self, fits: impl Fn(&String) -> bool) -> f64 {
        self.terms.iter().filter(|(term, _)| fits(term)).map(|(_, n_with)| n_with).sum::<usize>()
            as f64
    }

    fn rarity(&self, n_with: f64) -> f64 {
        let n_articles = self.parts.articles.len() as f64;
        let n_with = n_with.min(n_articles);
        (1.0 + (n_articles - n_with + 0.5) / (n_with + 0.5)).ln()
    }

    /// BM25 with k1 = 1.2 and b = 0.75 over the sum of the fields.
    fn score(&self, id: ArticleId) -> f64 {
        let norm = 0.25 + 0.75 * self.length(id) / self.mean_length.max(1.0);
        let of_wish = |wish: &Wish| {
            let weight = self.weight(id, &wish.what);
            let rarity = match &wish.what {
                What::Word { forms, term, .. } => self.rarity(self.n_with(|other| {
                    forms.contains(other) || weight < 0.0 && other.starts_with(term)
                })),
                What::Phrase { words, begins } => {
                    let of_word =
                        |(idx, word): (usize, &String)| {
                            let may_begin = *begins && idx + 1 == words.len();
                            self.rarity(self.n_with(|other| {
                                other == word || may_begin && other.starts_with(word)
                            }))
                        };
                    words.iter().enumerate().map(of_word).sum()
                }
                _ => 0.0,
            };
            rarity * weight.abs() * 2.2 / (weight.abs() + 1.2 * norm)
        };
        // What is asked twice is asked once.
        let mut clauses: Vec<&[Wish]> = Vec::new();
        for clause in self.wishes.chunk_by(|_, next| next.or) {
            if !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        let of_wishes: f64 =
            clauses.into_iter().flatten().filter(|wish| !wish.negated).map(of_wish).sum();
        // What was typed counts as a word of its own where it is a headline.
        let has_it =
            |id: &ArticleId| !self.typed.is_empty() && self.texts[id.idx()][0] == self.typed;
        let is_ranked = self.wishes.iter().any(|wish| {
            !wish.negated && matches!(wish.what, What::Word { .. } | What::Phrase { .. }) || wish.or
        });
        if !is_ranked || !has_it(&id) {
            return of_wishes;
        }
        let rarity = self.rarity(self.articles().filter(has_it).count() as f64);
        of_wishes + rarity * 3.0 * 2.2 / (3.0 + 1.2 * norm)
    }

    fn by_newest(&self, a: ArticleId, b: ArticleId) -> Ordering {
        let date = |id| self.article(id).published.as_ref();
        let key = |id| (date(id).is_none(), Reverse(date(id).map(EdtfDate::latest)), self.slug(id));
        key(a).cmp(&key(b))
    }

    fn by_oldest(&self, a: ArticleId, b: ArticleId) -> Ordering {
        let date = |id| self.article(id).published.as_ref();
        let key = |id| (date(id).is_none(), date(id).map(EdtfDate::earliest), self.slug(id));
        key(a).cmp(&key(b))
    }

    fn by_title(&self, a: ArticleId, b: ArticleId) -> Ordering {
        let title = |id| fold(&self.article(id).title);
        title(a).cmp(&title(b)).then_with(|| self.by_newest(a, b))
    }
}

/// The years that stand in the date as written.
fn years(article: &Article) -> Vec<i32> {
    let written = article.published.as_ref().map_or("", EdtfDate::edtf);
    let year = |part: &str| part.get(..4).and_then(|digits| digits.parse::<i32>().ok());
    match written.split_once('/') {
        Some((from, to)) => {
            year(from).zip(year(to)).map(|(from, to)| (from..=to).collect()).unwrap_or_default()
        }
        None => year(written).into_iter().collect(),
    }
}

/// The terms of a text, by the vocabulary; what is not in it is a term already.
fn read(text: &str) -> Vec<String> {
    let words = text
        .split(|char: char| char.is_whitespace() || char == '。')
        .map(|word| word.trim_matches(['.', ',', '!', '?', '-']))
        .filter(|word| !word.is_empty());
    words
        .flat_map(|word| match VOCABULARY.iter().find(|(written, _)| *written == word) {
            Some((_, terms)) => terms.iter().map(|&term| term.to_owned()).collect(),
            None => with_letters_alone(&word.to_lowercase()),
        })
        .collect()
}

fn is_negated(item: &str) -> bool {
    item.len() > 1 && item.starts_with('-') && !item.starts_with("--")
}

/// A word that is not in the vocabulary: each letter of a script without spaces is one of its own.
fn with_letters_alone(word: &str) -> Vec<String> {
    let is_alone = |letter: char| is_han(&letter.to_string());
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    for letter in word.chars() {
        match words.last_mut() {
            Some(last) if !is_alone(letter) && !before.is_some_and(is_alone) => last.push(letter),
            _ => words.push(letter.to_string()),
        }
        before = Some(letter);
    }
    words
}

fn is_han(word: &str) -> bool {
    word.chars().all(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))
}
