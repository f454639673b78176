//! What the reader sees before an article is open: what the corpus is, and ways in.

use std::cmp::Reverse;

use corpus::order::{sort_by_key, sorted};
use corpus::{Article, Corpus, Facet, FacetValue};
use yew::prelude::*;

use super::control::link;

use crate::page::Page;
use crate::view_state::Action;
use crate::wording;

/// The most publishers that are told by name.
const N_NAMED: usize = 24;

/// How many ways in are shown per facet.
const N_WAYS_IN: usize = 8;

/// The values that are compared by how often articles speak of them, where as many articles do. More
/// equals than that are thousands of rare names, and stay in their order.
const N_COMPARED: usize = 64;

/// Articles that are read for that, each of which must be decoded. Towards 0 equals stay in their order; with
/// thousands the page would start late.
const N_READ: usize = 200;

/// What is said of a corpus. It never changes, so ask once.
pub struct Overview {
    entities: Vec<FacetValue>,
    topics: Vec<FacetValue>,
    facts: Vec<(&'static str, String)>,
}

impl Overview {
    /// Of this corpus.
    pub fn of(corpus: &Corpus) -> Self {
        Self {
            entities: most_frequent(corpus, Facet::Entity),
            topics: most_frequent(corpus, Facet::Topic),
            facts: facts(corpus),
        }
    }
}

/// Description, size and span of the corpus, and its most frequent entities and topics.
pub fn welcome(page: &Page, overview: &Overview) -> Html {
    let ways_in = |head: &'static str, values: &[FacetValue]| {
        html! {
            if !values.is_empty() {
                <h3 class="welcome__head">{ head }</h3>
                <ul class="welcome__ways">
                    { for values.iter().map(|&value| way_in(page, value)) }
                </ul>
            }
        }
    };
    html! {
        <div class="welcome">
            <h2 class="welcome__title">{ "About this corpus" }</h2>
            <p class="welcome__description">{ &page.corpus.about().description }</p>
            { wording::facts("welcome__facts", overview.facts.clone()) }
            { ways_in("Most mentioned", &overview.entities) }
            { ways_in("Most discussed", &overview.topics) }
        </div>
    }
}

/// A link to all articles that have a value.
fn way_in(page: &Page, value: FacetValue) -> Html {
    let corpus = &page.corpus;
    let to = page.state.after(Action::ClearAll).after(Action::Toggle(value));
    let kind = match value {
        FacetValue::Entity(id) => Some(corpus.entity(id).kind.key()),
        _ => None,
    };
    let content = html! {
        <>
            <span data-kind={kind}>{ wording::value(corpus, value) }</span>
            // Of the whole corpus; where only a part is in scope it would be wrong.
            if page.state.query.scope.is_empty() {
                <span class="way-in__count">{ corpus.n_articles_with(value) }</span>
            }
        </>
    };
    html! {
        <li>
            { link(page, "way-in", None, to, content) }
        </li>
    }
}

/// The values with the most articles, then passages; of a tree its leaves only.
fn most_frequent(corpus: &Corpus, facet: Facet) -> Vec<FacetValue> {
    let is_wanted = |value: &FacetValue| {
        let is_kind = match value {
            FacetValue::Topic(id) => corpus.topics().all(|(_, topic)| topic.broader != Some(*id)),
            FacetValue::Entity(id) => !corpus.entity(*id).is_weak(),
            _ => false,
        };
        is_kind && corpus.n_articles_with(*value) > 0
    };
    let n_passages = |value: FacetValue| -> usize {
        let articles = corpus.articles_with(value).iter();
        articles.map(|&id| n_passages(corpus.article(id), value)).sum()
    };
    let n_articles = |value: FacetValue| corpus.n_articles_with(value);
    let mut values: Vec<FacetValue> = corpus.values(facet).into_iter().filter(is_wanted).collect();
    sort_by_key(&mut values, |&value| Reverse(n_articles(value)));
    // Passages are counted only where they decide: it takes every article that has the value.
    let least = values.get(N_WAYS_IN - 1).map_or(0, |&value| n_articles(value));
    values.retain(|&value| n_articles(value) >= least);
    let has_equal = |value: FacetValue| {
        let as_many = values.iter().filter(|&&other| n_articles(other) == n_articles(value));
        as_many.count() > 1
    };
    let n_read: usize =
        values.iter().take(N_COMPARED).filter(|&&it| has_equal(it)).map(|&it| n_articles(it)).sum();
    if values.len() <= N_COMPARED && n_read <= N_READ {
        let n_passages = |value| if has_equal(value) { n_passages(value) } else { 0 };
        let counted =
            values.iter().map(|&value| (Reverse((n_articles(value), n_passages(value))), value));
        values = sorted(counted).into_iter().map(|(_, value)| value).collect();
    }
    values.truncate(N_WAYS_IN);
    values
}

/// How often an article speaks of a value.
fn n_passages(article: &Article, value: FacetValue) -> usize {
    match value {
        FacetValue::Entity(id) => article.mentions_of(id).count(),
        FacetValue::Topic(id) => {
            let given = article.topics.iter().filter(|given| given.topic == id);
            given.map(|given| given.evidence.len()).sum()
        }
        FacetValue::Publisher(_) | FacetValue::Year(_) | FacetValue::Absent(_) => 0,
    }
}

fn facts(corpus: &Corpus) -> Vec<(&'static str, String)> {
    let dates = || corpus.article_ids().filter_map(|id| corpus.date(id));
    let first = dates().min_by_key(|date| date.earliest());
    let last = dates().max_by_key(|date| date.latest());
    let span =
        first.zip(last).map(|(first, last)| format!("{} to {}", first.in_words(), last.in_words()));
    let publishers: Vec<&str> = corpus.publishers().map(|(_, name)| name).collect();
    let publishers = match publishers.len() {
        n if n > N_NAMED => n.to_string(),
        _ => publishers.join(", "),
    };
    vec![
        ("Articles", corpus.n_articles().to_string()),
        ("Published", span.unwrap_or_default()),
        ("Publishers", publishers),
        ("Entities", corpus.entities().filter(|(_, it)| !it.is_weak()).count().to_string()),
        ("Topics", corpus.topics().count().to_string()),
        ("Licence", corpus.about().licence.clone()),
    ]
}
