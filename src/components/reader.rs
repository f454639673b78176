//! The open article: head, reasons, text, and the card of an entity.

use corpus::{Results, Span};
use yew::prelude::*;

use super::article_body::article_body;
use super::article_topics::article_topics;
use super::bibliography::bibliography;
use super::entity_card::entity_card;
use super::reader_bar::reader_bar;
use super::related_articles::related_articles;
use crate::app::Card;
use crate::hooks::{HEADING_ID, use_effect_of, use_local};
use crate::marks::Marks;
use crate::page::Page;
use crate::view_state::Open;
use crate::wording;
use crate::{Shared, browser};

/// Id of the passage that the reader was led to.
pub const TARGET_ID: &str = "passage";
/// Id of the entity card: none that begins like those of links to an entity.
pub const CARD_ID: &str = "card";
/// Id of the entity card's heading.
pub const CARD_HEADING_ID: &str = "card-heading";

#[derive(PartialEq, Properties)]
pub struct ReaderProps {
    /// The page it stands on.
    pub page: Page,
    /// What is open.
    pub open: Open,
    /// What matches now, for previous and next.
    pub results: Shared<Results>,
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
    let ReaderProps { page, open, card, on_card, .. } = props;
    let article = page.corpus.article(open.article);
    let visit = use_local(None::<Visit>);
    use_effect_of(visit.get(), |visit| {
        if visit.is_some() {
            browser::reveal(TARGET_ID);
        }
    });
    use_effect_of(card.clone(), |card| {
        if let Some(card) = card {
            browser::place_below(CARD_ID, &card.opener);
            browser::focus(CARD_HEADING_ID);
        }
    });
    let show = {
        let visit = visit.clone();
        Callback::from(move |passage: Span| {
            let number = visit.get().map_or(0, |visit| visit.number + 1);
            visit.set(Some(Visit { passage, number }));
        })
    };
    let target = visit.get().map(|visit| visit.passage);
    let whole = Span::new(0..article.text.len());
    let marks = Marks {
        mentions: article.mentions.iter().map(|mention| mention.span).collect(),
        words: props.results.understood.occurrences(&article.text, whole),
        target,
    };
    let copied = use_local(None::<bool>);
    let on_copied = {
        let copied = copied.clone();
        Callback::from(move |worked: bool| copied.set(Some(worked)))
    };
    let open_card = on_card.reform(Some);
    html! {
        <article class="reader" lang={article.lang.clone()}>
            { reader_bar(page, open.article, &props.results, copied.get(), &on_copied) }
            <header class="reader__head">
                <p class="reader__kicker">{ wording::source(article) }</p>
                <h2 id={HEADING_ID} class="reader__title" tabindex="-1">{ &article.title }</h2>
                if let Some(summary) = &article.summary {
                    <p class="reader__summary">{ summary }</p>
                }
            </header>
            { article_topics(page, open.article, &show) }
            { article_body(page, *open, &marks, &open_card) }
            { bibliography(page, open.article, &open_card) }
            { related_articles(page, open.article) }
            if let Some(card) = card {
                { entity_card(page, card.entity, open.article, target, &show, &on_card.reform(|_| None)) }
            }
        </article>
    }
}
