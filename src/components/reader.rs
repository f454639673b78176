//! The open article: head, reasons, text, and the card of an entity.

use std::rc::Rc;

use corpus::{ArticleId, Results, Span, Words};
use yew::prelude::*;

use super::article_body::ArticleBody;
use super::article_topics::ArticleTopics;
use super::bibliography::Bibliography;
use super::entity_card::EntityCard;
use crate::app::Card;
use crate::hooks::{HEADING_ID, use_corpus, use_dispatch, use_view_state};
use crate::link::Link;
use crate::marks::Marks;
use crate::view_state::{Action, Open, ViewState};
use crate::browser;

/// Id of the passage that the reader was led to.
pub const TARGET_ID: &str = "passage";

#[derive(PartialEq, Properties)]
pub struct ReaderProps {
    /// What is open.
    pub open: Open,
    /// What matches now, for previous and next.
    pub results: Rc<Results>,
    /// The open entity card.
    pub card: Option<Card>,
    /// Opens or closes the entity card.
    pub on_card: Callback<Option<Card>>,
}

/// A passage that the reader asked to see. Asking again for the same one is another visit.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Visit {
    passage: Span,
    number: u32,
}

/// One article to read.
#[component]
pub fn Reader(props: &ReaderProps) -> Html {
    let corpus = use_corpus();
    let state = use_view_state();
    let article_id = props.open.article;
    let article = corpus.article(article_id);
    let visit = use_state_eq(|| None::<Visit>);
    use_effect_with(*visit, |visit| {
        if visit.is_some() {
            browser::reveal(TARGET_ID);
        }
    });
    let show = use_callback(visit.clone(), |passage: Span, visit| {
        let number = visit.map_or(0, |visit| visit.number + 1);
        visit.set(Some(Visit { passage, number }));
    });
    let marks = Marks {
        mentions: article.mentions.iter().enumerate().map(|(idx, mention)| (mention.span, idx)).collect(),
        words: Words::parse(&state.query.text).occurrences(&article.text, Span::new(0..article.text.len())),
        target: visit.map(|visit| visit.passage),
    };
    let target = visit.map(|visit| visit.passage);
    html! {
        <article class="reader" lang={article.lang.clone()}>
            <ReaderBar article={article_id} results={Rc::clone(&props.results)} />
            <header class="reader__head">
                <p class="reader__kicker">{ kicker(article) }</p>
                <h2 id={HEADING_ID} class="reader__title" tabindex="-1">{ &article.title }</h2>
                if let Some(summary) = &article.summary {
                    <p class="reader__summary">{ summary }</p>
                }
            </header>
            <ArticleTopics article={article_id} on_show={show.clone()} />
            <ArticleBody open={props.open} {marks} on_card={props.on_card.reform(Some)} />
            <Bibliography article={article_id} on_card={props.on_card.reform(Some)} />
            if let Some(card) = props.card.clone() {
                <EntityCard key={card.entity.0} entity={card.entity} article={article_id} {target}
                    on_show={show} on_close={props.on_card.reform(|()| None)} />
            }
        </article>
    }
}

fn kicker(article: &corpus::Article) -> String {
    let date = article.published.as_ref().map(|date| date.in_words());
    let parts: Vec<String> = [article.source.publisher.clone(), date].into_iter().flatten().collect();
    parts.join(" · ")
}

#[derive(PartialEq, Properties)]
struct ReaderBarProps {
    article: ArticleId,
    results: Rc<Results>,
}

/// Back to the list, previous and next within what matches, copy a link, print.
#[component]
fn ReaderBar(props: &ReaderBarProps) -> Html {
    let state = use_view_state();
    let dispatch = use_dispatch();
    let copied = use_state_eq(|| false);
    let close = Callback::from(move |_| dispatch.dispatch(Action::Close));
    let copy = {
        let copied = copied.clone();
        Callback::from(move |_| {
            browser::copy(&browser::address());
            copied.set(true);
        })
    };
    let hits = &props.results.hits;
    let place = props.results.position(props.article);
    let neighbour = |place: Option<usize>, name: &'static str, sign: &'static str| {
        let hit = place.and_then(|place| hits.get(place));
        match hit {
            Some(hit) => {
                let open = Open { article: hit.article, paragraph: None };
                let to = ViewState { open: Some(open), ..(*state).clone() };
                html! { <Link {to} class="reader-bar__step" label={name}>{ sign }</Link> }
            }
            None => html! { <span class="reader-bar__step" aria-hidden="true">{ sign }</span> },
        }
    };
    let where_now = match place {
        Some(place) => format!("{} of {}", place + 1, hits.len()),
        None => "outside the filter".to_owned(),
    };
    html! {
        <div class="reader-bar">
            <button type="button" class="reader-bar__close" aria-label="Close article" onclick={close}>{ "Close" }</button>
            <span class="reader-bar__place">
                { neighbour(place.and_then(|place| place.checked_sub(1)), "Previous article", "←") }
                { where_now }
                { neighbour(place.map(|place| place + 1), "Next article", "→") }
            </span>
            <span class="reader-bar__tools">
                <button type="button" onclick={copy}>
                    { if *copied { "Link copied" } else { "Copy link" } }
                </button>
                <button type="button" class="reader-bar__print"
                    onclick={Callback::from(|_| browser::print())}>{ "Print" }</button>
            </span>
        </div>
    }
}
