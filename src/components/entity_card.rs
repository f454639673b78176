//! The card of an entity: what it is, where it occurs, with whom.

use corpus::{ArticleId, Corpus, Entity, EntityId, FacetValue, Span, companions};
use yew::prelude::*;

use super::stepper::Stepper;
use crate::browser;
use crate::hooks::{use_corpus, use_dispatch, use_view_state};
use crate::link::Link;
use crate::view_state::{Action, Open, ViewState};
use crate::wording;

/// How many companions are shown.
const N_COMPANIONS: usize = 8;
const HEADING_ID: &str = "entity-heading";

#[derive(PartialEq, Properties)]
pub struct EntityCardProps {
    /// The entity.
    pub entity: EntityId,
    /// The article that is being read.
    pub article: ArticleId,
    /// The passage that is shown there, to know which mention it is.
    pub target: Option<Span>,
    /// Takes the passage to show.
    pub on_show: Callback<Span>,
    /// Closes the card.
    pub on_close: Callback<()>,
}

/// The card of one entity, over the article.
#[component]
pub fn EntityCard(props: &EntityCardProps) -> Html {
    let corpus = use_corpus();
    let state = use_view_state();
    let dispatch = use_dispatch();
    let entity = corpus.entity(props.entity);
    let value = FacetValue::Entity(props.entity);
    let is_chosen = state.query.filter.chooses(value);
    let toggle = Callback::from(move |_| dispatch.dispatch(Action::Toggle(value)));
    let close = props.on_close.reform(|_: MouseEvent| ());
    use_effect_with((), |()| browser::focus(HEADING_ID));
    let spans: Vec<Span> =
        corpus.article(props.article).mentions_of(props.entity).map(|mention| mention.span).collect();
    let place = props.target.and_then(|target| spans.iter().position(|span| *span == target));
    let on_step = {
        let spans = spans.clone();
        props.on_show.reform(move |place: usize| spans[place])
    };
    let elsewhere = |(id, article): (ArticleId, &corpus::Article)| {
        let n_mentions = article.mentions_of(props.entity).count();
        let to = ViewState { open: Some(Open { article: id, paragraph: None }), ..(*state).clone() };
        html! {
            <li key={id.0} aria-current={(id == props.article).then_some("true")}>
                <Link {to}>{ &article.title }</Link>
                <span class="entity-card__count">{ wording::count(n_mentions, "mention") }</span>
            </li>
        }
    };
    let articles: Vec<_> = corpus.articles().filter(|&(id, _)| corpus.has(id, value)).collect();
    html! {
        <section class="entity-card" role="dialog" aria-labelledby={HEADING_ID} data-kind={entity.kind.key()}>
            <div class="entity-card__head">
                <p class="entity-card__kind" data-kind={entity.kind.key()}>{ wording::kind_of_one(entity.kind) }</p>
                <button type="button" class="entity-card__close" aria-label="Close card" onclick={close}>{ "×" }</button>
            </div>
            <h3 id={HEADING_ID} class="entity-card__name" tabindex="-1">{ &entity.name }</h3>
            <p class="entity-card__description">{ &entity.description }</p>
            { relations(&corpus, entity) }
            if !spans.is_empty() {
                <p class="entity-card__mentions">
                    { "In this article: " }
                    <Stepper noun={format!("mention of {}", entity.name)} {place} n_places={spans.len()} {on_step} />
                </p>
            }
            <button type="button" class="entity-card__filter" aria-pressed={is_chosen.to_string()} onclick={toggle}>
                { format!("Filter by {}", entity.name) }
            </button>
            <h4>{ "Occurs in" }</h4>
            <ul class="entity-card__articles">{ for articles.into_iter().map(elsewhere) }</ul>
            <h4>{ "Together with" }</h4>
            <Companions entity={props.entity} />
        </section>
    }
}

/// Other names, place and whole, as far as the editor gave them.
fn relations(corpus: &Corpus, entity: &Entity) -> Html {
    let name = |id: EntityId| corpus.entity(id).name.clone();
    let rows = [
        ("Also", Some(entity.aliases.join(", ")).filter(|aliases| !aliases.is_empty())),
        ("Place", entity.place.map(name)),
        ("Part of", entity.parent.map(name)),
    ];
    let row = |(name, fact): (&'static str, Option<String>)| {
        fact.map(|fact| html! { <div><dt>{ name }</dt><dd>{ fact }</dd></div> })
    };
    html! { <dl class="entity-card__relations">{ for rows.into_iter().filter_map(row) }</dl> }
}

#[derive(PartialEq, Properties)]
struct CompanionsProps {
    entity: EntityId,
}

/// The entities that share most with one, each a way to the articles in which both occur.
#[component]
fn Companions(props: &CompanionsProps) -> Html {
    let corpus = use_corpus();
    let state = use_view_state();
    let item = |companion: &corpus::Companion| {
        let entity = corpus.entity(companion.entity);
        let mut both = state.after(Action::ClearAll);
        for value in [props.entity, companion.entity] {
            both.query.filter.choose(FacetValue::Entity(value));
        }
        both.query.filter.set_matching(corpus::Facet::Entity, corpus::Match::All);
        html! {
            <li key={companion.entity.0}>
                <Link to={both} class="entity-chip">
                    <span data-kind={entity.kind.key()}>{ &entity.name }</span>
                    <span class="entity-chip__count">{ companion.n_articles }</span>
                </Link>
            </li>
        }
    };
    let companions = companions(&corpus, props.entity);
    html! {
        <ul class="entity-card__companions">{ for companions.iter().take(N_COMPANIONS).map(item) }</ul>
    }
}
