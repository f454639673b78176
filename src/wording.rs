//! The words on the page: labels of values, facets and orders, counts with their noun.

use corpus::{
    Article, Corpus, Criterion, EntityKind, Facet, FacetValue, Meaning, Part, Results, Sort,
};
use yew::prelude::*;

use crate::components::element;

/// "1 article", "4 articles".
pub fn count(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// "3 of 5 articles".
pub fn n_of_n(results: &Results) -> String {
    format!("{} of {}", results.n_hits(), count(results.n_in_scope, "article"))
}

/// Publisher and date of an article, as far as known. Whatever direction the publisher is written in, the
/// date is not turned round.
pub fn source(article: &Article) -> Html {
    let date = article.published.as_ref().map(|date| date.in_words());
    let Some(publisher) = &article.source.publisher else { return date.unwrap_or_default().into() };
    html! { <><bdi>{ publisher }</bdi>{ for date.map(|date| format!(" · {date}")) }</> }
}

/// Names with what is known of them; what is not known is left out.
pub fn facts(class: &'static str, facts: Vec<(&'static str, String)>) -> Html {
    let known = facts.into_iter().filter(|(_, fact)| !fact.is_empty());
    let row = |(name, fact)| html! { <div><dt>{ name }</dt><dd>{ fact }</dd></div> };
    element("dl", &["class"], [Some(class.into())], None, known.map(row).collect())
}

/// What a facet's group is called.
pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Entity => "Entities",
        Facet::Topic => "Topics",
        Facet::Publisher => "Publishers",
        Facet::Year => "Years",
    }
}

/// What entities of a kind are called.
pub fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Organization => "Organizations",
        EntityKind::Person => "People",
        EntityKind::Place => "Places",
        EntityKind::Product => "Products",
        EntityKind::Policy => "Policies",
        EntityKind::Event => "Events",
    }
}

/// What one entity of a kind is.
pub fn kind_of_one(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Organization => "Organization",
        EntityKind::Person => "Person",
        EntityKind::Place => "Place",
        EntityKind::Product => "Product",
        EntityKind::Policy => "Policy",
        EntityKind::Event => "Event",
    }
}

/// The name of a value.
pub fn value(corpus: &Corpus, value: FacetValue) -> String {
    match value {
        FacetValue::Entity(id) => corpus.entity(id).name.clone(),
        FacetValue::Topic(id) => corpus.topic(id).label.clone(),
        FacetValue::Publisher(id) => corpus.publisher(id).to_owned(),
        FacetValue::Year(year) => year.to_string(),
        FacetValue::Absent(_) => "(none)".to_owned(),
    }
}

/// What a value is.
pub fn what(corpus: &Corpus, value: FacetValue) -> &'static str {
    match value {
        FacetValue::Entity(id) => kind_of_one(corpus.entity(id).kind),
        FacetValue::Topic(_) => "Topic",
        FacetValue::Publisher(_) => "Publisher",
        FacetValue::Year(_) => "Year",
        FacetValue::Absent(facet) => self::facet(facet),
    }
}

/// A part of what was searched for.
pub fn part(corpus: &Corpus, part: &Part) -> String {
    let not = if part.negated { "not " } else { "" };
    let meaning = match &part.meaning {
        Meaning::Word(word) if word.is_corrected => word.forms.join(" or "),
        Meaning::Word(word) => word.term.clone(),
        Meaning::Phrase { words, .. } => format!("“{}”", words.join(" ")),
        &Meaning::Value(value) => {
            format!("{} {}", what(corpus, value).to_ascii_lowercase(), self::value(corpus, value))
        }
        Meaning::From(day) => format!("published from {day}"),
        Meaning::To(day) => format!("published to {day}"),
    };
    format!("{not}{meaning}")
}

/// Why something that was typed as a value, such as `topic:trade`, is taken as words.
pub fn unknown_value(typed: &str) -> String {
    let key = typed.trim_start_matches('-').split(':').next().unwrap_or_default();
    let missing = match &*key.to_ascii_lowercase() {
        "before" | "after" => "is no date".to_owned(),
        key => format!("is no {key} of this corpus"),
    };
    format!("“{typed}” {missing}: searched as words.")
}

/// The name of a criterion, also where it stands outside its facet.
pub fn criterion(corpus: &Corpus, criterion: &Criterion) -> String {
    match criterion {
        Criterion::Words(words) => format!("“{words}”"),
        Criterion::Chosen(absent @ FacetValue::Absent(facet))
        | Criterion::Excluded(absent @ FacetValue::Absent(facet)) => {
            let none = format!("{}: {}", self::facet(*facet), value(corpus, *absent));
            if matches!(criterion, Criterion::Excluded(_)) { format!("not {none}") } else { none }
        }
        Criterion::Chosen(chosen) => value(corpus, *chosen),
        Criterion::Excluded(excluded) => format!("not {}", value(corpus, *excluded)),
        Criterion::From(day) => format!("from {day}"),
        Criterion::To(day) => format!("to {day}"),
    }
}

/// The name of an order.
pub fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Relevance => "Best match",
        Sort::Newest => "Newest first",
        Sort::Oldest => "Oldest first",
        Sort::Title => "Title",
    }
}
