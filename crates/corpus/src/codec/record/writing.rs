//! The other way round: an article as a record.

use super::*;
use crate::codec::columns::origin;
use crate::codec::pool::Gaps;
use crate::codec::whole::{write_choice, write_id};
use crate::codec::{date, write};
use crate::{EdtfDate, Entity};

/// Writes places that follow each other.
#[derive(Default)]
pub(in crate::codec) struct Lists {
    pub at: u32,
}

impl Lists {
    pub fn write(&mut self, bytes: &mut Vec<u8>, span: Span) {
        write::signed(bytes, span.start.wrapping_sub(self.at) as i32);
        write::number(bytes, span.len());
        self.at = span.end;
    }
}

/// Writes an article; `rows` are the numbers of its entities, ascending.
pub(in crate::codec) fn write_record(
    bytes: &mut Vec<u8>,
    pool: &mut Gaps,
    entities: &[Entity],
    rows: &[usize],
    id: ArticleId,
    article: &Article,
) {
    let published = article.published.as_ref();
    pool.string(bytes, &article.file);
    pool.string(bytes, &article.lang);
    write::list(bytes, &article.authors, |bytes, author| pool.string(bytes, author));
    pool.option(bytes, article.source.title.as_deref());
    pool.option(bytes, article.source.url.as_deref());
    pool.option(bytes, article.date_note.as_deref());
    date::write(bytes, pool, article.updated.as_ref(), origin(published));
    pool.option(bytes, article.summary.as_deref());
    write::list(bytes, &article.tags, |bytes, tag| pool.string(bytes, tag));
    blocks::write(bytes, &article.blocks, &article.text);
    write_mentions(bytes, entities, rows, &article.mentions);
    write::list(bytes, &article.entities, |bytes, entity| write::number(bytes, entity.0));
    write_topics(bytes, &article.topics);
    figures::write(bytes, pool, &article.figures, published);
    write_dates(bytes, pool, &article.dates, published);
    write::list(bytes, &article.related, |bytes, related| {
        write_related(bytes, pool, id, related);
    });
}

fn write_mentions(bytes: &mut Vec<u8>, entities: &[Entity], rows: &[usize], mentions: &[Mention]) {
    let mut at = 0;
    let mut sure = (100, PROVENANCES[0]);
    write::list(bytes, mentions, |bytes, mention| {
        let row = rows.binary_search(&mention.entity.idx());
        let row = row.expect("the rows hold every entity that is mentioned") as u32;
        let is_as_long = mention.span.len() as usize == entities[mention.entity.idx()].name.len();
        let is_as_sure = sure == (mention.confidence, mention.provenance);
        sure = (mention.confidence, mention.provenance);
        let as_long = if is_as_long { AS_LONG_AS_NAME } else { 0 };
        let bits = as_long | if is_as_sure { AS_SURE } else { 0 };
        write::number(bytes, row << MENTION_BITS | bits);
        write::number(bytes, mention.span.start - at);
        if !is_as_long {
            write::number(bytes, mention.span.len());
        }
        if !is_as_sure {
            bytes.push(mention.confidence);
            write_choice(bytes, mention.provenance, &PROVENANCES);
        }
        at = mention.span.end;
    });
}

fn write_topics(bytes: &mut Vec<u8>, topics: &[TopicAssignment]) {
    let mut before = 0;
    write::list(bytes, topics, |bytes, given| {
        write::number(bytes, given.topic.0.wrapping_sub(before));
        before = given.topic.0;
        write_choice(bytes, given.provenance, &PROVENANCES);
        let mut places = Lists::default();
        write::list(bytes, &given.evidence, |bytes, &span| places.write(bytes, span));
    });
}

fn write_dates(
    bytes: &mut Vec<u8>,
    pool: &mut Gaps,
    dates: &[DateMention],
    published: Option<&EdtfDate>,
) {
    let mut places = Lists::default();
    write::list(bytes, dates, |bytes, mention| {
        places.write(bytes, mention.span);
        date::write(bytes, pool, mention.date.as_ref(), origin(published));
        match mention.anchor.as_ref() {
            None => bytes.push(NO_ANCHOR),
            anchor if anchor == published => bytes.push(PUBLISHED),
            anchor => {
                bytes.push(PUBLISHED + 1);
                date::write(bytes, pool, anchor, origin(published));
            }
        }
    });
}

fn write_related(bytes: &mut Vec<u8>, pool: &mut Gaps, from: ArticleId, related: &Related) {
    write::signed(bytes, related.article.0.wrapping_sub(from.0) as i32);
    bytes.push(related.likeness);
    write::list(bytes, &related.reasons, |bytes, reason| match reason {
        Reason::Term(term) => {
            write_id(bytes, None);
            pool.string(bytes, term);
        }
        Reason::Entity(entity) => write_id(bytes, Some(entity.0 * 2)),
        Reason::Topic(topic) => write_id(bytes, Some(topic.0 * 2 + 1)),
    });
}
