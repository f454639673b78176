//! What the reader sees before an article is open: what the corpus is, and ways in.

use std::cmp::Reverse;

use corpus::order::sort_by_key;
use corpus::{Article, Corpus, Facet, FacetValue};
use yew::prelude::*;

use super::control::link;

use crate::page::Page;
use crate::view_state::Action;
use crate::wording;

/// How many ways in are shown per facet.
const N_WAYS_IN: usize = 8;

/// Description, size and span of the corpus, and its most frequent entities and topics.
pub fn welcome(page: &Page) -> Html {
    let ways_in = |head: &'static str, facet: Facet| {
        let values = most_frequent(&page.corpus, facet);
        html! {
            if !values.is_empty() {
                <h3 class="welcome__head">{ head }</h3>
                <ul class="welcome__ways">
                    { for values.into_iter().map(|value| way_in(page, value)) }
                </ul>
            }
        }
    };
    html! {
        <div class="welcome">
            <h2 class="welcome__title">{ "About this corpus" }</h2>
            <p class="welcome__description">{ &page.corpus.about().description }</p>
            { wording::facts("welcome__facts", facts(&page.corpus)) }
            { ways_in("Most mentioned", Facet::Entity) }
            { ways_in("Most discussed", Facet::Topic) }
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
    let is_wanted = |value: &FacetValue| match value {
        FacetValue::Topic(id) => corpus.topics().all(|(_, topic)| topic.broader != Some(*id)),
        FacetValue::Absent(_) => false,
        FacetValue::Entity(id) if corpus.entity(*id).is_weak() => false,
        _ => corpus.n_articles_with(*value) > 0,
    };
    let n_passages = |value: FacetValue| -> usize {
        corpus.articles().map(|(_, article)| n_passages(article, value)).sum()
    };
    let wanted = corpus.values(facet).into_iter().filter(is_wanted);
    let mut values: Vec<_> = wanted
        .map(|value| (Reverse((corpus.n_articles_with(value), n_passages(value))), value))
        .collect();
    sort_by_key(&mut values, |&(key, _)| key);
    values.into_iter().take(N_WAYS_IN).map(|(_, value)| value).collect()
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
    let dates = || corpus.articles().filter_map(|(_, article)| article.published.as_ref());
    let first = dates().min_by_key(|date| date.earliest());
    let last = dates().max_by_key(|date| date.latest());
    let span =
        first.zip(last).map(|(first, last)| format!("{} to {}", first.in_words(), last.in_words()));
    let publishers: Vec<&str> = corpus.publishers().map(|(_, name)| name).collect();
    vec![
        ("Articles", corpus.n_articles().to_string()),
        ("Published", span.unwrap_or_default()),
        ("Publishers", publishers.join(", ")),
        ("Entities", corpus.entities().filter(|(_, it)| !it.is_weak()).count().to_string()),
        ("Topics", corpus.topics().count().to_string()),
        ("Licence", corpus.about().licence.clone()),
    ]
}
