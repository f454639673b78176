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
    let words = several(3).prop_flat_map(|n_words| vec(any::<(u8, u8, u8)>(), n_words));
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
        text: build_text(&draft.words, model.map(|id| corpus.article(id))),
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

/// Words as readers type them: as they stand in texts, folded, in capitals, half, or wrong.
fn build_text(words: &[(u8, u8, u8)], model: Option<&Article>) -> String {
    let in_model: Vec<&str> = model
        .map(|article| article.title.split_whitespace().chain(article.text.split_whitespace()))
        .into_iter()
        .flatten()
        .collect();
    let typed = words.iter().map(|&(number, form, n_chars)| {
        let (written, terms) = VOCABULARY[usize::from(number) % VOCABULARY.len()];
        let term = terms[0];
        match form % 12 {
            0..=5 if !in_model.is_empty() => {
                in_model[usize::from(number) % in_model.len()].to_owned()
            }
            0..=6 => written.to_owned(),
            7 => term.to_owned(),
            8 => term.to_uppercase(),
            9 | 10 => term.chars().take(1 + usize::from(n_chars % 4)).collect(),
            _ => term.chars().rev().collect(),
        }
    });
    let separator = if words.len() < 3 { " ! " } else { "  " };
    let mut text = typed.collect::<Vec<_>>().join(separator);
    text.push_str(if words.last().is_some_and(|&(_, form, _)| form > 200) { " ." } else { "" });
    text
}
