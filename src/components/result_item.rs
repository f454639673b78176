//! One found article in the list.

use corpus::{Article, FacetValue, Span, Understood, snippet};
use yew::prelude::*;

use super::control::flag;
use super::evidence_stepper::EvidenceStepper;
use super::marked_text::marked_text;
use super::related_articles::way_to;
use super::windowed_list::Row;
use crate::hooks::hit_id;
use crate::listed::Listed;
use crate::page::Page;
use crate::view_state::{Open, ViewState};
use crate::wording;

/// Bytes of a snippet: about three lines of the list.
const SNIPPET_WIDTH: u32 = 220;

/// Title, source, and what earned the article its place: the words searched for, the mentions of
/// chosen entities, the evidence of chosen topics. Found articles with the same report stand with it.
pub fn result_item(page: &Page, words: &Understood, listed: &Listed, row: Row) -> Html {
    let id = listed.articles[row.idx];
    let same = listed.same_as(page, id);
    let Page { corpus, state, .. } = page;
    let article = corpus.article(id);
    let is_open = state.open.is_some_and(|open| open.article == id);
    let to = ViewState { open: Some(Open { article: id, paragraph: None }), ..(**state).clone() };
    let whole_title = Span::new(0..article.title.len());
    let title_marks = words.occurrences(&article.title, whole_title);
    let is_reason = |value: &FacetValue| {
        matches!(value, FacetValue::Entity(_) | FacetValue::Topic(_)) && corpus.has(id, *value)
    };
    let mut reasons = state.query.filter.chosen().filter(is_reason).peekable();
    let has_reasons = reasons.peek().is_some();
    html! {
        <li key={id.0} class="result-item" data-open={flag(is_open)}
            data-apart={row.apart()} aria-posinset={row.number()} aria-setsize={row.n_rows()}>
            <h3 class="result-item__title">
                <a id={hit_id(&article.slug)} href={page.href(&to)} onclick={page.follow(to)}>
                    { marked_text(&article.title, whole_title, &title_marks) }
                </a>
            </h3>
            <p class="result-item__source">{ wording::source(article) }</p>
            if !words.is_empty() {
                { snippet_of(article, words) }
            } else if let (false, Some(summary)) = (has_reasons, &article.summary) {
                <p class="result-item__summary">{ summary }</p>
            }
            { for reasons.map(|value| html! {
                <EvidenceStepper key={value.rank()} page={page.clone()} article={id} {value} />
            }) }
            if !same.is_empty() {
                <div class="result-item__same">
                    { "The same report" }
                    <ul>{ for same.iter().map(|&other| html! { <li>{ way_to(page, other) }</li> }) }</ul>
                </div>
            }
        </li>
    }
}

fn snippet_of(article: &Article, words: &Understood) -> Html {
    let snippet = snippet(article, words, SNIPPET_WIDTH);
    html! {
        <p class="result-item__snippet">
            { if snippet.cut_start { "… " } else { "" } }
            { marked_text(&article.text, snippet.span, &snippet.marks) }
            { if snippet.cut_end { " …" } else { "" } }
        </p>
    }
}
