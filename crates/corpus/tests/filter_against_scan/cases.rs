//! Five articles and what is found among them, written down by hand.

use corpus::{
    Article, Corpus, CorpusParts, Day, EdtfDate, Facet, FacetValue, Match, Query, Sort, Source,
    evaluate,
};

use super::slugs;

/// The five articles of these cases, with what matters of each.
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
