//! Who is mentioned with whom.

use std::collections::BTreeMap;

use crate::{ArticleId, Corpus, EntityId, FacetValue};

/// An entity that shares articles with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Companion {
    /// The other entity.
    pub entity: EntityId,
    /// Articles in which both occur.
    pub n_articles: u32,
    /// Paragraphs in which both are mentioned.
    pub n_paragraphs: u32,
}

/// The entities that occur with `entity`: most shared paragraphs first, then most shared articles,
/// then by key.
pub fn companions(corpus: &Corpus, entity: EntityId) -> Vec<Companion> {
    let mut shared: BTreeMap<EntityId, Companion> = BTreeMap::new();
    for (id, _) in corpus.articles().filter(|&(id, _)| corpus.has(id, FacetValue::Entity(entity))) {
        for other in corpus.entities_of(id).filter(|&other| other != entity) {
            let none = Companion { entity: other, n_articles: 0, n_paragraphs: 0 };
            shared.entry(other).or_insert(none).n_articles += 1;
        }
        for other in neighbours(corpus, id, entity) {
            if let Some(companion) = shared.get_mut(&other) {
                companion.n_paragraphs += 1;
            }
        }
    }
    let mut companions: Vec<Companion> = shared.into_values().collect();
    companions.sort_by_key(|companion| {
        (std::cmp::Reverse((companion.n_paragraphs, companion.n_articles)), companion.entity)
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
        let mut entities: Vec<EntityId> = inside.map(|mention| mention.entity).collect();
        entities.sort_unstable();
        entities.dedup();
        if entities.contains(&entity) {
            neighbours.extend(entities.into_iter().filter(|&other| other != entity));
        }
    }
    neighbours
}
