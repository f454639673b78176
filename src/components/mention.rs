//! The way from where an entity is named to the entity.

use corpus::{EntityId, FacetValue};
use yew::prelude::*;

use crate::app::Card;
use crate::browser;
use crate::page::Page;
use crate::view_state::Action;

/// Address and handler of a link to an entity: a plain click opens its card, which gives the focus back
/// to the element `opener`; anything else follows the link to its articles.
pub fn way_to_entity(
    page: &Page,
    entity: EntityId,
    opener: AttrValue,
    on_card: &Callback<Card>,
) -> (String, Callback<MouseEvent>) {
    let value = FacetValue::Entity(entity);
    let href = page.href(&page.state.after(Action::ClearAll).after(Action::Toggle(value)));
    let on_card = on_card.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        if browser::is_plain_click(&event) {
            event.prevent_default();
            on_card.emit(Card { entity, opener: opener.clone() });
        }
    });
    (href, onclick)
}
