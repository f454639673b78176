//! One found article in the list.

use corpus::{ArticleId, Facet, FacetValue, Span, Words, snippet};
use yew::prelude::*;

use super::evidence_stepper::EvidenceStepper;
use super::marked_text::marked_text;
use crate::hooks::{hit_id, use_corpus, use_view_state};
use crate::link::Link;
use crate::view_state::{Open, ViewState};

/// Bytes of a snippet: about three lines of the list.
const SNIPPET_WIDTH: u32 = 220;

#[derive(PartialEq, Properties)]
pub struct ResultItemProps {
    /// The article.
    pub article: ArticleId,
}

/// Title, source, and what earned the article its place: the words searched for, the mentions of
/// chosen entities, the evidence of chosen topics.
#[component]
pub fn ResultItem(props: &ResultItemProps) -> Html {
    let corpus = use_corpus();
    let state = use_view_state();
    let article = corpus.article(props.article);
    let words = Words::parse(&state.query.text);
    let open = Open { article: props.article, paragraph: None };
    let is_open = state.open.is_some_and(|open| open.article == props.article);
    let to = ViewState { open: Some(open), ..(*state).clone() };
    let whole_title = Span::new(0..article.title.len());
    let title_marks = words.occurrences(&article.title, whole_title);
    let filter = &state.query.filter;
    let reasons: Vec<FacetValue> = [Facet::Entity, Facet::Topic]
        .into_iter()
        .flat_map(|facet| filter.chosen_in(facet))
        .filter(|value| !matches!(value, FacetValue::Absent(_)) && corpus.has(props.article, *value))
        .collect();
    let source = [article.source.publisher.clone(), article.published.as_ref().map(|date| date.in_words())];
    let source: Vec<String> = source.into_iter().flatten().collect();
    html! {
        <li class="result-item" data-open={is_open.to_string()}>
            <h3 class="result-item__title">
                <Link {to} id={hit_id(&article.slug)}>
                    { marked_text(&article.title, whole_title, &title_marks) }
                </Link>
            </h3>
            <p class="result-item__source">{ source.join(" · ") }</p>
            if !words.is_empty() {
                { snippet_of(article, &words) }
            } else if reasons.is_empty() {
                <p class="result-item__summary">{ article.summary.clone() }</p>
            }
            { for reasons.into_iter().map(|value| html! {
                <EvidenceStepper key={format!("{value:?}")} article={props.article} {value} />
            }) }
        </li>
    }
}

fn snippet_of(article: &corpus::Article, words: &Words) -> Html {
    let snippet = snippet(article, words, SNIPPET_WIDTH);
    html! {
        <p class="result-item__snippet">
            if snippet.cut_start { { "… " } }
            { marked_text(&article.text, snippet.span, &snippet.marks) }
            if snippet.cut_end { { " …" } }
        </p>
    }
}
