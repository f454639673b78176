//! The neighbours of an article: the same report elsewhere, and what resembles it, with the reasons.

use corpus::{ArticleId, Corpus, Reason, Related};
use yew::prelude::*;

use super::control::link;
use crate::page::Page;
use crate::view_state::{Open, ViewState};
use crate::wording;

/// Other articles with the same report, and related ones; nothing where there are none.
pub fn related_articles(page: &Page, id: ArticleId) -> Html {
    let corpus = &page.corpus;
    let related = &corpus.article(id).related;
    let others = corpus.same_report(id);
    html! {
        <>
            if !others.is_empty() {
                <h3 class="bibliography__head">{ "The same report" }</h3>
                <ul class="related">{ for others.iter().map(|&other| html! { <li>{ way_to(page, other) }</li> }) }</ul>
            }
            if !related.is_empty() {
                <h3 class="bibliography__head">{ "Related articles" }</h3>
                <ul class="related">{ for related.iter().map(|related| row(page, related)) }</ul>
            }
        </>
    }
}

/// The title of an article, a way to it, with its source.
pub fn way_to(page: &Page, id: ArticleId) -> Html {
    let article = page.corpus.article(id);
    let to =
        ViewState { open: Some(Open { article: id, paragraph: None }), ..(*page.state).clone() };
    html! {
        <>
            { link(page, "related__title", None, to, article.title.clone().into()) }
            <span class="related__source">{ wording::source(article) }</span>
        </>
    }
}

fn row(page: &Page, related: &Related) -> Html {
    let reasons = related.reasons.iter().map(|reason| in_words(&page.corpus, reason));
    let reasons = reasons.collect::<Vec<_>>().join(", ");
    html! {
        <li key={related.article.0}>
            { way_to(page, related.article) }
            <p class="related__reasons">{ format!("Both: {reasons}") }</p>
        </li>
    }
}

fn in_words(corpus: &Corpus, reason: &Reason) -> String {
    match reason {
        Reason::Entity(id) => corpus.entity(*id).name.clone(),
        Reason::Topic(id) => corpus.topic(*id).label.clone(),
        Reason::Term(term) => format!("“{term}”"),
    }
}
