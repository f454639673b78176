//! What the reader sees before an article is open: what the corpus is, and ways in.

use corpus::{Corpus, Facet, FacetValue};
use yew::prelude::*;

use crate::hooks::{use_corpus, use_view_state};
use crate::link::Link;
use crate::view_state::{Action, ViewState};
use crate::wording;

/// How many ways in are shown per facet.
const N_WAYS_IN: usize = 8;

/// Description, size and span of the corpus, and its most frequent entities and topics.
#[component]
pub fn Welcome() -> Html {
    let corpus = use_corpus();
    let about = corpus.about();
    let way_in = |value: FacetValue| {
        html! { <WayIn key={format!("{value:?}")} {value} /> }
    };
    html! {
        <div class="welcome">
            <h2 class="welcome__title">{ "About this corpus" }</h2>
            <p class="welcome__description">{ &about.description }</p>
            <dl class="welcome__facts">
                { for facts(&corpus).into_iter().map(|(name, fact)| html! {
                    <div><dt>{ name }</dt><dd>{ fact }</dd></div>
                }) }
            </dl>
            <h3 class="welcome__head">{ "Most mentioned" }</h3>
            <ul class="welcome__ways">{ for most_frequent(&corpus, Facet::Entity).map(way_in) }</ul>
            <h3 class="welcome__head">{ "Most discussed" }</h3>
            <ul class="welcome__ways">{ for most_frequent(&corpus, Facet::Topic).map(way_in) }</ul>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct WayInProps {
    value: FacetValue,
}

/// A link to all articles that have a value.
#[component]
fn WayIn(props: &WayInProps) -> Html {
    let corpus = use_corpus();
    let state = use_view_state();
    let everything = state.after(Action::ClearAll);
    let to: ViewState = everything.after(Action::Toggle(props.value));
    let kind = match props.value {
        FacetValue::Entity(id) => Some(corpus.entity(id).kind.key()),
        _ => None,
    };
    html! {
        <li><Link {to} class="way-in">
            <span data-kind={kind}>{ wording::value(&corpus, props.value) }</span>
            <span class="way-in__count">{ corpus.n_articles_with(props.value) }</span>
        </Link></li>
    }
}

/// The values with the most articles, leaves of a tree only.
fn most_frequent(corpus: &Corpus, facet: Facet) -> impl Iterator<Item = FacetValue> {
    let is_leaf = |value: &FacetValue| match value {
        FacetValue::Topic(id) => corpus.topics().all(|(_, topic)| topic.broader != Some(*id)),
        FacetValue::Absent(_) => false,
        _ => true,
    };
    let mut values: Vec<FacetValue> = corpus.values(facet).into_iter().filter(is_leaf).collect();
    values.sort_by_key(|&value| std::cmp::Reverse((corpus.n_articles_with(value), n_passages(corpus, value))));
    values.into_iter().take(N_WAYS_IN)
}

/// How often the corpus speaks of a value.
fn n_passages(corpus: &Corpus, value: FacetValue) -> usize {
    corpus.articles().map(|(id, _)| corpus::evidence(corpus, id, value).len()).sum()
}

fn facts(corpus: &Corpus) -> Vec<(&'static str, String)> {
    let about = corpus.about();
    let dates = || corpus.articles().filter_map(|(_, article)| article.published.as_ref());
    let first = dates().min_by_key(|date| date.earliest());
    let last = dates().max_by_key(|date| date.latest());
    let span = first.zip(last).map(|(first, last)| format!("{} to {}", first.in_words(), last.in_words()));
    let publishers: Vec<&str> = corpus.publishers().map(|(_, name)| name).collect();
    let facts = [
        ("Articles", corpus.n_articles().to_string()),
        ("Published", span.unwrap_or_default()),
        ("Publishers", publishers.join(", ")),
        ("Entities", corpus.entities().count().to_string()),
        ("Topics", corpus.topics().count().to_string()),
        ("Licence", about.licence.clone()),
    ];
    facts.into_iter().filter(|(_, fact)| !fact.is_empty() && fact != "0").collect()
}
