//! What is stored of one article beside its texts and the columns: decoded when it is first asked for.
//!
//! Places are counted from the end of the place before, ids from the article's own lists: small numbers
//! that are much alike pack well.

mod blocks;
mod figures;
#[cfg(feature = "encode")]
mod writing;

use super::columns::{Columns, read_date};
use super::whole::{PROVENANCES, Whole, choice, id};
use super::{Pool, Reader};
use crate::{
    Article, ArticleId, DateMention, EntityId, Facet, Mention, Reason, Related, Source, Span,
    TopicAssignment, TopicId,
};

pub(crate) use blocks::DEEPEST;
#[cfg(feature = "encode")]
pub(super) use writing::write_record;

/// A mention's bits, below the number of its entity: it is as long as the entity's name; it is as sure
/// as the one before.
const AS_LONG_AS_NAME: u32 = 1;
const AS_SURE: u32 = 2;
const MENTION_BITS: u32 = 2;

/// An article's date is the one of its publication, or none, or follows.
const NO_ANCHOR: u8 = 0;
const PUBLISHED: u8 = 1;

/// What the reading of a record leans on.
pub(crate) struct Context<'a> {
    pub whole: &'a Whole,
    pub columns: &'a Columns,
}

/// Fills the fields of an article whose title and text are known; with anything, if the reader then is not
/// done.
pub(crate) fn read_record(
    reader: &mut Reader<'_>,
    context: &Context<'_>,
    id: ArticleId,
    article: Article,
) -> Article {
    let pool = &context.whole.pool;
    let columns = context.columns;
    let published = columns.published.get(id.idx()).cloned().flatten();
    let date = published.as_ref();
    Article {
        slug: columns.slugs.get(id.idx()).to_owned(),
        file: pool.string(reader),
        lang: pool.string(reader),
        authors: reader.list(|reader| pool.string(reader)),
        source: Source {
            publisher: columns.publisher(id).map(str::to_owned),
            title: pool.option(reader),
            url: pool.option(reader),
        },
        date_note: pool.option(reader),
        updated: read_date(reader, pool, date),
        summary: pool.option(reader),
        tags: reader.list(|reader| pool.string(reader)),
        blocks: blocks::read(reader, &article.text),
        mentions: read_mentions(reader, context, id),
        entities: reader.list(|reader| EntityId(reader.number())),
        topics: read_topics(reader),
        figures: figures::read(reader, pool, date),
        dates: read_dates(reader, pool, date),
        related: reader.list(|reader| read_related(reader, pool, id)),
        report: columns.reports.get(id.idx()).copied().flatten(),
        published,
        ..article
    }
}

/// Reads places that follow each other.
#[derive(Default)]
struct Places {
    at: u32,
}

impl Places {
    fn read(&mut self, reader: &mut Reader<'_>) -> Span {
        let start = self.at.wrapping_add_signed(reader.signed());
        self.span(start, reader.number())
    }

    fn span(&mut self, start: u32, len: u32) -> Span {
        self.at = start.saturating_add(len);
        Span { start, end: self.at }
    }
}

fn read_mentions(reader: &mut Reader<'_>, context: &Context<'_>, id: ArticleId) -> Vec<Mention> {
    let rows = context.columns.facets[Facet::Entity as usize].rows(id);
    let mut places = Places::default();
    let mut sure = (100, PROVENANCES[0]);
    reader.list(|reader| {
        let bits = reader.number();
        let entity =
            rows.get((bits >> MENTION_BITS) as usize).copied().map_or(EntityId(0), EntityId);
        let start = places.at.wrapping_add(reader.number());
        let len = match bits & AS_LONG_AS_NAME {
            0 => reader.number(),
            _ => context.whole.entities.get(entity.idx()).map_or(0, |it| it.name.len() as u32),
        };
        if bits & AS_SURE == 0 {
            sure = (reader.byte(), choice(reader, &PROVENANCES));
        }
        let (confidence, provenance) = sure;
        Mention { entity, span: places.span(start, len), confidence, provenance }
    })
}

fn read_topics(reader: &mut Reader<'_>) -> Vec<TopicAssignment> {
    let mut topic = 0_u32;
    reader.list(|reader| {
        topic = topic.wrapping_add(reader.number());
        let provenance = choice(reader, &PROVENANCES);
        let mut places = Places::default();
        let evidence = reader.list(|reader| places.read(reader));
        TopicAssignment { topic: TopicId(topic), provenance, evidence }
    })
}

fn read_dates(
    reader: &mut Reader<'_>,
    pool: &Pool,
    published: Option<&crate::EdtfDate>,
) -> Vec<DateMention> {
    let mut places = Places::default();
    reader.list(|reader| DateMention {
        span: places.read(reader),
        date: read_date(reader, pool, published),
        anchor: match reader.byte() {
            NO_ANCHOR => None,
            PUBLISHED => published.cloned(),
            _ => read_date(reader, pool, published),
        },
    })
}

fn read_related(reader: &mut Reader<'_>, pool: &Pool, from: ArticleId) -> Related {
    Related {
        article: ArticleId(from.0.wrapping_add_signed(reader.signed())),
        likeness: reader.byte(),
        reasons: reader.list(|reader| match id(reader) {
            None => Reason::Term(pool.string(reader)),
            Some(id) if id % 2 == 0 => Reason::Entity(EntityId(id / 2)),
            Some(id) => Reason::Topic(TopicId(id / 2)),
        }),
    }
}
