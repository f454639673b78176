//! What is known of an article beside its text: source, dates, who is mentioned.

use corpus::{Article, ArticleId, EntityId, FacetValue};
use yew::prelude::*;

use super::control::flag;

use crate::app::Card;
use crate::page::Page;
use crate::wording;

/// Entities and bibliographic data, below the text.
pub fn bibliography(page: &Page, id: ArticleId, on_card: &Callback<Card>) -> Html {
    let article = page.corpus.article(id);
    let entities = page.corpus.entities_of(id).filter(|&entity| page.shows(entity));
    html! {
        <footer class="bibliography">
            <h3 class="bibliography__head">{ "Who and what is mentioned" }</h3>
            <ul class="bibliography__entities">
                { for entities.map(|entity| entity_chip(page, article, entity, on_card)) }
            </ul>
            <h3 class="bibliography__head">{ "Source" }</h3>
            { wording::facts("bibliography__facts", facts(page, article)) }
            if let Some(url) = &article.source.url {
                <p><a href={url.clone()} rel="noopener noreferrer external" target="_blank">{ url }</a></p>
            }
        </footer>
    }
}

fn facts(page: &Page, article: &Article) -> Vec<(&'static str, String)> {
    let source = &article.source;
    let in_words = |date: &Option<corpus::EdtfDate>| {
        date.as_ref().map(|date| date.in_words()).unwrap_or_default()
    };
    vec![
        ("Original title", source.title.clone().unwrap_or_default()),
        ("Publisher", source.publisher.clone().unwrap_or_default()),
        ("Authors", article.authors.join(", ")),
        ("Published", in_words(&article.published)),
        ("How the date is known", article.date_note.clone().unwrap_or_default()),
        ("Updated", in_words(&article.updated)),
        ("Licence", page.corpus.about().licence.clone()),
    ]
}

/// An entity with how often the article mentions it; a way to its card.
fn entity_chip(page: &Page, article: &Article, id: EntityId, on_card: &Callback<Card>) -> Html {
    let entity = page.corpus.entity(id);
    let n_mentions = article.mentions_of(id).count();
    let is_chosen = page.state.query.filter.chooses(FacetValue::Entity(id));
    let opener = AttrValue::from(format!("entity-{}", entity.key));
    let (href, onclick) = super::mention::way_to_entity(page, id, opener.clone(), on_card);
    html! {
        <li key={id.0}>
            <a id={opener} class="entity-chip" data-kind={entity.kind.key()}
                data-chosen={flag(is_chosen)} {href} {onclick}>
                { &entity.name }<span class="entity-chip__count">{ n_mentions }</span>
            </a>
        </li>
    }
}
