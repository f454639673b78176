//! What the corpus says of itself, its entities and its topics.

use super::{Pool, Reader};
use crate::{About, Entity, EntityId, EntityKind, Facet, Provenance, Topic, TopicId};

/// The parts of a corpus that are decoded at once.
#[derive(Debug, Default)]
pub(crate) struct Whole {
    pub about: About,
    pub entities: Vec<Entity>,
    pub topics: Vec<Topic>,
    pub pool: Pool,
}

/// All provenances; a stored one is its place here.
pub(super) const PROVENANCES: [Provenance; 5] = [
    Provenance::Editor,
    Provenance::Publisher,
    Provenance::Gazetteer,
    Provenance::Rule,
    Provenance::Discovery,
];

impl Whole {
    pub fn read(reader: &mut Reader<'_>) -> Self {
        let about = About {
            title: reader.string(),
            description: reader.string(),
            lang: reader.string(),
            licence: reader.string(),
            url: reader.string(),
            facets: reader.list(|reader| choice(reader, &Facet::ALL)),
        };
        let entities = reader.list(|reader| Entity {
            key: reader.string(),
            name: reader.string(),
            kind: choice(reader, &EntityKind::ALL),
            aliases: reader.list(Reader::string),
            description: reader.string(),
            place: id(reader).map(EntityId),
            parent: id(reader).map(EntityId),
            confidence: reader.byte(),
            provenance: choice(reader, &PROVENANCES),
        });
        let topics = reader.list(|reader| Topic {
            key: reader.string(),
            label: reader.string(),
            alt_labels: reader.list(Reader::string),
            broader: id(reader).map(TopicId),
            description: reader.string(),
            provenance: choice(reader, &PROVENANCES),
        });
        let pool = Pool::read(reader);
        let n_entities = entities.len() as u32;
        let known = |id: Option<EntityId>| id.is_none_or(|id| id.0 < n_entities);
        let n_topics = topics.len() as u32;
        let leads = |topic: &Topic| topic.broader.is_none_or(|broader| broader.0 < n_topics);
        if !entities.iter().all(|entity| known(entity.place) && known(entity.parent))
            || !topics.iter().all(leads)
        {
            reader.fail();
        }
        Self { about, entities, topics, pool }
    }
}

/// One of a few values, by its place.
pub(super) fn choice<T: Copy, const N: usize>(reader: &mut Reader<'_>, all: &[T; N]) -> T {
    all[usize::from(reader.byte()) % N]
}

/// A number that may be absent.
pub(super) fn id(reader: &mut Reader<'_>) -> Option<u32> {
    reader.number().checked_sub(1)
}

#[cfg(feature = "encode")]
pub(super) use writing::{write_choice, write_id, write_whole};

#[cfg(feature = "encode")]
mod writing {
    use super::*;
    use crate::CorpusParts;
    use crate::codec::write;

    /// Everything but the pool, which stands behind it.
    pub(in crate::codec) fn write_whole(bytes: &mut Vec<u8>, parts: &CorpusParts) {
        let About { title, description, lang, licence, url, facets } = &parts.about;
        for text in [title, description, lang, licence, url] {
            write::text(bytes, text);
        }
        let text = |bytes: &mut Vec<u8>, text: &String| write::text(bytes, text);
        write::list(bytes, facets, |bytes, &facet| write_choice(bytes, facet, &Facet::ALL));
        write::list(bytes, &parts.entities, |bytes, entity| {
            write::text(bytes, &entity.key);
            write::text(bytes, &entity.name);
            write_choice(bytes, entity.kind, &EntityKind::ALL);
            write::list(bytes, &entity.aliases, text);
            write::text(bytes, &entity.description);
            write_id(bytes, entity.place.map(|id| id.0));
            write_id(bytes, entity.parent.map(|id| id.0));
            bytes.push(entity.confidence);
            write_choice(bytes, entity.provenance, &PROVENANCES);
        });
        write::list(bytes, &parts.topics, |bytes, topic| {
            write::text(bytes, &topic.key);
            write::text(bytes, &topic.label);
            write::list(bytes, &topic.alt_labels, text);
            write_id(bytes, topic.broader.map(|id| id.0));
            write::text(bytes, &topic.description);
            write_choice(bytes, topic.provenance, &PROVENANCES);
        });
    }

    pub(in crate::codec) fn write_choice<T: PartialEq, const N: usize>(
        bytes: &mut Vec<u8>,
        value: T,
        all: &[T; N],
    ) {
        let place = all.iter().position(|known| *known == value);
        bytes.push(place.expect("the list names every value") as u8);
    }

    pub(in crate::codec) fn write_id(bytes: &mut Vec<u8>, id: Option<u32>) {
        write::number(bytes, id.map_or(0, |id| id + 1));
    }
}
