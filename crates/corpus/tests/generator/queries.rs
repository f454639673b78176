//! Queries of every shape for the corpora of the generator: some find much, some find nothing.

use corpus::{
    Article, ArticleId, Corpus, Day, EntityId, Facet, FacetValue, Match, PublisherId, Query, Sort,
    TopicId,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_oneof};

use super::corpora::VOCABULARY;

/// What a query is made of, before it is known which values the corpus has.
#[derive(Clone, Debug)]
pub struct QueryDraft {
    /// A word of the vocabulary, how it is typed, and how much of it.
    words: Vec<(u8, u8, u8)>,
    chosen: Vec<ValueDraft>,
    excluded: Vec<ValueDraft>,
    all: [bool; Facet::ALL.len()],
    /// Year and month.
    from: Option<(u8, u8)>,
    to: Option<(u8, u8)>,
    sort: u8,
    /// An article that the query leans towards, so that queries for several things find some.
    model: u8,
}

/// A facet and a number in it.
pub type ValueDraft = (u8, u8);

/// Drafts that ask for a few things of each sort, and often for nothing.
pub fn query_drafts() -> impl Strategy<Value = QueryDraft> {
    let several = |most: usize| prop_oneof![Just(0), 0..=most];
    let words = several(4).prop_flat_map(|n_words| vec(any::<(u8, u8, u8)>(), n_words));
    let chosen = several(4).prop_flat_map(|n_values| vec(any::<ValueDraft>(), n_values));
    let excluded = prop_oneof![2 => Just(0), 1 => 1..=2_usize]
        .prop_flat_map(|n_values| vec(any::<ValueDraft>(), n_values));
    let days = || option::weighted(0.2, any::<(u8, u8)>());
    let rest = (any::<[bool; Facet::ALL.len()]>(), any::<u8>(), any::<u8>());
    (words, chosen, excluded, days(), days(), rest).prop_map(
        |(words, chosen, excluded, from, to, (all, sort, model))| QueryDraft {
            words,
            chosen,
            excluded,
            all,
            from,
            to,
            sort,
            model,
        },
    )
}

/// The query for a corpus.
pub fn build_query(corpus: &Corpus, draft: &QueryDraft) -> Query {
    let day = |(year, month): (u8, u8)| {
        Day::from_ymd(2017 + i32::from(year % 4), u32::from(month % 12) + 1, 15)
    };
    let n_articles = corpus.n_articles();
    let model = usize::from(draft.model).checked_rem(n_articles).map(ArticleId::new);
    let mut query = Query {
        text: build_text(corpus, &draft.words, model.map(|id| corpus.article(id))),
        sort: Sort::ALL[usize::from(draft.sort) % Sort::ALL.len()],
        ..Query::default()
    };
    for &(facet, number) in &draft.chosen {
        // Half of the values are of the first one's facet, and most are values of the model.
        let facet = if facet < 128 { facet } else { draft.chosen[0].0 };
        let mut value = build_value(corpus, (facet, number));
        if let Some(model) = model.filter(|_| number % 4 != 0) {
            let mut values = corpus.values(value.facet());
            values.retain(|&value| corpus.has(model, value));
            value = values[usize::from(number / 4) % values.len()];
        }
        query.filter.choose(value);
    }
    draft.excluded.iter().for_each(|&value| query.filter.exclude(build_value(corpus, value)));
    for (facet, _) in Facet::ALL.into_iter().zip(draft.all).filter(|&(_, all)| all) {
        query.filter.set_matching(facet, Match::All);
    }
    query.filter.from = draft.from.and_then(day);
    query.filter.to = draft.to.and_then(day);
    query
}

/// A value: one that the corpus knows, "(none)", or sometimes one that it does not know.
pub fn build_value(corpus: &Corpus, (facet, number): ValueDraft) -> FacetValue {
    let facet = Facet::ALL[usize::from(facet) % Facet::ALL.len()];
    let mut values = corpus.values(facet);
    values.push(match facet {
        Facet::Entity => FacetValue::Entity(EntityId(1000)),
        Facet::Topic => FacetValue::Topic(TopicId(1000)),
        Facet::Publisher => FacetValue::Publisher(PublisherId(1000)),
        Facet::Year => FacetValue::Year(-1000),
    });
    values[usize::from(number) % values.len()]
}

/// What readers type: words and phrases as they stand in texts, folded, in capitals, half, or wrong;
/// some of them excluded, some as alternatives; values and dates.
fn build_text(corpus: &Corpus, words: &[(u8, u8, u8)], model: Option<&Article>) -> String {
    let in_model: Vec<&str> = model
        .map(|article| article.title.split_whitespace().chain(article.text.split_whitespace()))
        .into_iter()
        .flatten()
        .filter(|word| !word.contains('。'))
        .collect();
    let typed = words.iter().map(|&(number, form, n_chars)| {
        let (written, terms) = VOCABULARY[usize::from(number) % VOCABULARY.len()];
        let term = terms[0];
        let place = usize::from(number).checked_rem(in_model.len()).unwrap_or(0);
        let mut typed = match form % 20 {
            0..=5 if !in_model.is_empty() => in_model[place].to_owned(),
            0..=6 => written.to_owned(),
            7 => term.to_owned(),
            8 => term.to_uppercase(),
            9 | 10 => term.chars().take(1 + usize::from(n_chars % 4)).collect(),
            11 => with_typing_error(term, n_chars),
            12 => format!(
                "\"{}\"",
                in_model
                    .get(place..)
                    .unwrap_or_default()
                    .iter()
                    .take(1 + usize::from(n_chars % 3))
                    .copied()
                    .collect::<Vec<_>>()
                    .join(" ")
            ),
            13 => format!("\"{written} {term}\""),
            14 => format!("entity:entity-{}", n_chars % 9),
            15 => format!("TOPIC:\"topic-{}\"", n_chars % 9),
            16 => {
                let n_publishers = corpus.publishers().count();
                let publisher = usize::from(n_chars).checked_rem(n_publishers);
                let name = publisher.and_then(|idx| corpus.publishers().nth(idx));
                format!("publisher:\"{}\"", name.map_or("ferry", |(_, name)| name))
            }
            17 => format!("before:{}", 2017 + u32::from(n_chars % 5)),
            18 => format!("after:{}-{:02}", 2017 + u32::from(n_chars % 4), n_chars % 12 + 1),
            _ => term.chars().rev().collect(),
        };
        if n_chars % 7 == 0 {
            typed.insert(0, '-');
        }
        typed
    });
    let mut text = String::new();
    for (typed, &(_, _, n_chars)) in typed.zip(words) {
        let separator = if n_chars % 5 == 0 { " OR " } else { "  " };
        text.push_str(if text.is_empty() { "" } else { separator });
        text.push_str(&typed);
    }
    text.push_str(if words.last().is_some_and(|&(_, form, _)| form > 200) { " ." } else { "" });
    text
}

/// A letter more, less, other, or two swapped.
fn with_typing_error(term: &str, number: u8) -> String {
    let mut letters: Vec<char> = term.chars().collect();
    let place = usize::from(number / 4) % letters.len();
    match number % 4 {
        0 => letters.insert(place, 'x'),
        1 => drop(letters.remove(place)),
        2 => letters[place] = 'x',
        _ => {
            let other = (place + 1) % letters.len();
            letters.swap(place, other);
        }
    }
    letters.into_iter().collect()
}
