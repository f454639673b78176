//! Who is mentioned with whom.

use std::cmp::Reverse;

use crate::order::{sort_by_key, sorted};
use crate::{ArticleId, Corpus, EntityId, FacetValue};

/// Articles of an entity that are read for who is mentioned beside it, each of which must be decoded. Towards
/// 0 companions are those of whole articles; with thousands a card would take seconds to open.
const MOST_READ: usize = 200;

/// An entity that shares articles with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Companion {
    /// The other entity.
    pub entity: EntityId,
    /// Articles in which both occur.
    pub n_articles: u32,
    /// Paragraphs in which both are mentioned; 0 for an entity of very many articles, where articles alone
    /// say enough.
    pub n_paragraphs: u32,
}

/// The entities that occur with `entity`: most shared paragraphs first, then most shared articles,
/// then by key.
pub fn companions(corpus: &Corpus, entity: EntityId) -> Vec<Companion> {
    let none = |(entity, _)| Companion { entity, n_articles: 0, n_paragraphs: 0 };
    let mut companions: Vec<Companion> = corpus.entities().map(none).collect();
    let articles = corpus.articles_with(FacetValue::Entity(entity));
    let is_read = articles.len() <= MOST_READ;
    for &id in articles {
        corpus.entities_of(id).for_each(|other| companions[other.idx()].n_articles += 1);
        if !is_read {
            continue;
        }
        for other in neighbours(corpus, id, entity) {
            companions[other.idx()].n_paragraphs += 1;
        }
    }
    companions.retain(|companion| companion.entity != entity && companion.n_articles > 0);
    sort_by_key(&mut companions, |companion| {
        (Reverse((companion.n_paragraphs, companion.n_articles)), companion.entity)
    });
    companions
}

/// Entities mentioned in the same paragraphs, once per paragraph.
fn neighbours(corpus: &Corpus, article: ArticleId, entity: EntityId) -> Vec<EntityId> {
    let article = corpus.article(article);
    let mut neighbours = Vec::new();
    for paragraph in article.paragraphs() {
        let inside =
            article.mentions.iter().filter(|mention| paragraph.span.contains(mention.span));
        let entities: Vec<EntityId> = sorted(inside.map(|mention| mention.entity));
        if entities.contains(&entity) {
            neighbours.extend(entities.into_iter().filter(|&other| other != entity));
        }
    }
    neighbours
}
