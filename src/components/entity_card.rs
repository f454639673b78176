//! The card of an entity: what it is, where it occurs, with whom.

use corpus::{
    Article, ArticleId, Companion, Corpus, Entity, EntityId, Facet, FacetValue, Match, Span,
    companions,
};
use yew::prelude::*;

use super::control::{button, link, toggle};
use super::reader::{CARD_HEADING_ID, CARD_ID};
use super::stepper::stepper;
use crate::page::Page;
use crate::view_state::{Action, Open, ViewState};
use crate::wording;

/// How many articles are shown.
const N_ARTICLES: usize = 50;
/// How many companions are shown.
const N_COMPANIONS: usize = 8;

/// The card of one entity, over an article in which `target` is the passage that is shown.
pub fn entity_card(
    page: &Page,
    id: EntityId,
    article: ArticleId,
    target: Option<Span>,
    on_show: &Callback<Span>,
    on_close: &Callback<MouseEvent>,
) -> Html {
    let corpus = &page.corpus;
    let entity = corpus.entity(id);
    let value = FacetValue::Entity(id);
    let is_chosen = page.state.query.filter.chooses(value);
    let spans: Vec<Span> =
        corpus.article(article).mentions_of(id).map(|mention| mention.span).collect();
    let place = target.and_then(|target| spans.iter().position(|span| *span == target));
    let noun = format!("mention of {}", entity.name);
    let n_places = spans.len();
    let on_step = on_show.reform(move |place: usize| spans[place]);
    // The first of thousands would say no more; the filter has them all.
    let all = corpus.articles_with(value);
    let articles = all.iter().take(N_ARTICLES);
    let n_others = all.len().saturating_sub(N_ARTICLES);
    let mut others = companions(corpus, id);
    others.retain(|companion| page.shows(companion.entity));
    html! {
        <section id={CARD_ID} class="entity-card" role="dialog" aria-labelledby={CARD_HEADING_ID} data-kind={entity.kind.key()}>
            <div class="entity-card__head">
                <p class="entity-card__kind">{ wording::kind_of_one(entity.kind) }</p>
                { button("entity-card__close", Some("Close card".to_owned()), on_close.clone(), "×".into()) }
            </div>
            <h3 id={CARD_HEADING_ID} class="entity-card__name" tabindex="-1">{ &entity.name }</h3>
            <p class="entity-card__description">{ &entity.description }</p>
            { wording::facts("entity-card__relations", relations(corpus, entity)) }
            if n_places > 0 {
                <p class="entity-card__mentions">
                    { "In this article: " }{ stepper(&noun, place, n_places, &on_step) }
                </p>
            }
            { toggle("entity-card__filter", is_chosen, page.on(Action::Toggle(value)),
                format!("Filter by {}", entity.name).into()) }
            <h4>{ "Occurs in" }</h4>
            <ul class="entity-card__articles">
                { for articles.map(|&other| {
                    occurrence(page, id, other, corpus.article(other), other == article)
                }) }
                if n_others > 0 { <li>{ format!("and {}", wording::count(n_others, "other")) }</li> }
            </ul>
            if !others.is_empty() {
                <h4>{ "Together with" }</h4>
                <ul class="entity-card__companions">
                    { for others.iter().take(N_COMPANIONS).map(|other| companion(page, id, other)) }
                </ul>
            }
        </section>
    }
}

/// Other names, place and whole, as far as the editor gave them.
fn relations(corpus: &Corpus, entity: &Entity) -> Vec<(&'static str, String)> {
    let name =
        |id: Option<EntityId>| id.map(|id| corpus.entity(id).name.clone()).unwrap_or_default();
    vec![
        ("Also", entity.aliases.join(", ")),
        ("Place", name(entity.place)),
        ("Part of", name(entity.parent)),
    ]
}

/// An article in which the entity occurs.
fn occurrence(
    page: &Page,
    entity: EntityId,
    id: ArticleId,
    article: &Article,
    is_open: bool,
) -> Html {
    let open = Some(Open { article: id, paragraph: None });
    let to = ViewState { open, ..(*page.state).clone() };
    html! {
        <li key={id.0} aria-current={is_open.then_some("true")}>
            { link(page, "entity-card__article", None, to, article.title.clone().into()) }
            <span class="entity-card__count">
                { wording::count(article.mentions_of(entity).count(), "mention") }
            </span>
        </li>
    }
}

/// An entity that occurs with this one: a way to the articles in which both do.
fn companion(page: &Page, id: EntityId, other: &Companion) -> Html {
    let entity = page.corpus.entity(other.entity);
    let mut both = page.state.after(Action::ClearAll);
    both.query.filter.choose(FacetValue::Entity(id));
    both.query.filter.choose(FacetValue::Entity(other.entity));
    both.query.filter.set_matching(Facet::Entity, Match::All);
    let content = html! {
        <>
            <span data-kind={entity.kind.key()}>{ &entity.name }</span>
            <span class="entity-chip__count">{ other.n_articles }</span>
        </>
    };
    html! {
        <li key={other.entity.0}>
            { link(page, "entity-chip", None, both, content) }
        </li>
    }
}
