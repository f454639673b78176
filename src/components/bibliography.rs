//! What is known of an article beside its text: source, dates, who is mentioned.

use corpus::{ArticleId, EntityId, FacetValue};
use yew::prelude::*;

use crate::app::Card;
use crate::hooks::{use_corpus, use_view_state};

#[derive(PartialEq, Properties)]
pub struct BibliographyProps {
    /// The article.
    pub article: ArticleId,
    /// Opens the card of an entity.
    pub on_card: Callback<Card>,
}

/// Entities and bibliographic data, below the text.
#[component]
pub fn Bibliography(props: &BibliographyProps) -> Html {
    let corpus = use_corpus();
    let article = corpus.article(props.article);
    let source = &article.source;
    let published = article.published.as_ref().map(|date| date.in_words());
    let updated = article.updated.as_ref().map(|date| date.in_words());
    let rows = [
        ("Original title", source.title.clone()),
        ("Publisher", source.publisher.clone()),
        ("Authors", Some(article.authors.join(", ")).filter(|authors| !authors.is_empty())),
        ("Published", published),
        ("How the date is known", article.date_note.clone()),
        ("Updated", updated),
        ("Licence", Some(corpus.about().licence.clone()).filter(|licence| !licence.is_empty())),
    ];
    let row = |(name, fact): (&'static str, Option<String>)| {
        fact.map(|fact| html! { <div><dt>{ name }</dt><dd>{ fact }</dd></div> })
    };
    let link = source.url.as_ref().map(|url| {
        html! {
            <div><dt>{ "Address" }</dt><dd>
                <a href={url.clone()} rel="noopener noreferrer external" target="_blank">{ url }</a>
            </dd></div>
        }
    });
    html! {
        <footer class="bibliography">
            <h3 class="bibliography__head">{ "Who and what is mentioned" }</h3>
            <ul class="bibliography__entities">
                { for corpus.entities_of(props.article).map(|entity| html! {
                    <EntityChip key={entity.0} {entity} article={props.article}
                        on_card={props.on_card.clone()} />
                }) }
            </ul>
            <h3 class="bibliography__head">{ "Source" }</h3>
            <dl class="bibliography__facts">{ for rows.into_iter().filter_map(row) }{ link }</dl>
        </footer>
    }
}

#[derive(PartialEq, Properties)]
struct EntityChipProps {
    entity: EntityId,
    article: ArticleId,
    on_card: Callback<Card>,
}

/// An entity with how often the article mentions it; a way to its card.
#[component]
fn EntityChip(props: &EntityChipProps) -> Html {
    let corpus = use_corpus();
    let state = use_view_state();
    let entity = corpus.entity(props.entity);
    let n_mentions = corpus.article(props.article).mentions_of(props.entity).count();
    let is_chosen = state.query.filter.chooses(FacetValue::Entity(props.entity));
    let id = AttrValue::from(format!("entity-{}", entity.key));
    let card = Card { entity: props.entity, opener: id.clone() };
    let onclick = props.on_card.reform(move |_: MouseEvent| card.clone());
    html! {
        <li>
            <button {id} type="button" class="entity-chip" data-kind={entity.kind.key()}
                data-chosen={is_chosen.to_string()} {onclick}>
                { &entity.name }<span class="entity-chip__count">{ n_mentions }</span>
            </button>
        </li>
    }
}
