//! Parts of a corpus to bytes: each article is written once, on whatever processor is free.

use rayon::prelude::*;

use super::columns::origin;
use super::pool::{Filling, Gaps};
use super::record::write_record;
use super::whole::{write_id, write_whole};
use super::{HEADER_LEN, MAGIC, VERSION, checksum, date, write};
use crate::check::{Limits, check_article, check_frame, check_number, check_slugs};
use crate::order::sorted;
use crate::strings::Strings;
use crate::text::{ReadTexts, code_texts};
use crate::{Article, ArticleId, CorpusParts, EdtfDate, Entity, EntityId, Inconsistency, TopicId};

/// Articles that are written at once. With few, the same strings are gathered often; with many,
/// processors wait for each other.
const PART: usize = 512;

/// Writes consistent parts as bytes. The same parts give the same bytes on every machine.
pub(crate) fn encode<T: Send>(
    frame: CorpusParts,
    drafts: Vec<T>,
    article: impl Fn(ArticleId, T) -> Article + Sync,
) -> Result<Vec<u8>, Inconsistency> {
    let CorpusParts { about, entities, topics, .. } = &frame;
    check_frame(entities, topics)?;
    check_number(drafts.len())?;
    let limits =
        Limits { n_articles: drafts.len(), n_entities: entities.len(), n_topics: topics.len() };
    let written = drafts.into_par_iter().chunks(PART).enumerate().map(|(part, drafts)| {
        let mut texts = ReadTexts::default();
        let mut written = Part::default();
        for (idx, draft) in (part * PART..).zip(drafts) {
            let id = ArticleId::new(idx);
            let article = article(id, draft);
            check_article(&article, &limits)?;
            let lang = if article.lang.is_empty() { &about.lang } else { &article.lang };
            texts.add(&article.title, lang);
            texts.add(&article.text, lang);
            written.add(id, article, entities);
        }
        texts.close();
        written.gaps.close();
        Ok((texts, written))
    });
    let written: Vec<Result<_, Inconsistency>> = written.collect();
    // Of several faults always the first is told.
    let written: Result<Vec<_>, _> = written.into_iter().collect();
    let (texts, written): (Vec<_>, Vec<Part>) = written?.into_iter().unzip();
    let heads = || written.iter().flat_map(|part| &part.heads);
    check_slugs(heads().map(|head| head.slug.as_str()))?;
    let names = entities.iter().map(|entity| &entity.name);
    let labels = topics.iter().map(|topic| &topic.label);
    let names = names.chain(labels).map(String::as_str);
    let (coded, Others { whole, mut columns, records }) =
        rayon::join(|| code_texts(texts, names), || write_others(&frame, written));

    let text_ends = coded.ends.chunks(2).filter_map(|pair| pair.last().copied());
    write_lengths(&mut columns, text_ends);
    records.iter().for_each(|(_, ends)| write_lengths(&mut columns, ends.iter().copied()));

    let records = records.iter().map(|(records, _)| records);
    let sections = [&whole, &columns, &coded.lexicon];
    let all = || sections.into_iter().chain(&coded.stream).chain(records.clone());
    let mut bytes = vec![0; HEADER_LEN];
    bytes.reserve_exact(all().map(Vec::len).sum::<usize>() + 4 * MOST_OF_NUMBER);
    sections.iter().for_each(|section| write::count(&mut bytes, section.len()));
    write::count(&mut bytes, coded.stream.iter().map(Vec::len).sum());
    all().for_each(|section| bytes.extend(section));
    let (header, payload) = bytes.split_at_mut(HEADER_LEN);
    header[..8].copy_from_slice(MAGIC);
    header[8..10].copy_from_slice(&VERSION.to_le_bytes());
    header[10..18].copy_from_slice(&checksum(payload).to_le_bytes());
    header[18..].copy_from_slice(&(payload.len() as u32).to_le_bytes());
    Ok(bytes)
}

/// What is written beside the texts.
struct Others {
    whole: Vec<u8>,
    /// But for the lengths of texts and records.
    columns: Vec<u8>,
    /// By part the records and where each ends.
    records: Vec<(Vec<u8>, Vec<usize>)>,
}

/// Joins what was written in parts, with the strings that all of them share.
fn write_others(frame: &CorpusParts, written: Vec<Part>) -> Others {
    let heads: Vec<_> = written.iter().flat_map(|part| &part.heads).collect();
    let mut gaps = Gaps::default();
    let columns = write_columns(&heads, &mut gaps);
    let mut whole = Vec::new();
    write_whole(&mut whole, frame);
    let all_gaps = std::iter::once(&gaps).chain(written.iter().map(|part| &part.gaps));
    let filling = Filling::new(&mut whole, all_gaps);
    let (mut columns, _) = filling.fill(0, &gaps, &columns);
    written.iter().for_each(|part| columns.extend(&part.entities));
    written.iter().for_each(|part| columns.extend(&part.topics));
    let filled = written.into_par_iter().enumerate();
    let records = filled
        .map(|(part, Part { bytes, gaps, .. })| filling.fill(part + 1, &gaps, &bytes))
        .collect();
    Others { whole, columns, records }
}

/// So many bytes a number takes at most.
const MOST_OF_NUMBER: usize = 5;

/// The first columns: what takes little of each article.
fn write_columns(heads: &[&Head], gaps: &mut Gaps) -> Vec<u8> {
    let mut columns = Vec::new();
    Strings::write_sorted(&mut columns, heads.iter().map(|head| head.slug.as_str()));
    let publishers = sorted(heads.iter().filter_map(|head| head.publisher.as_deref()));
    write::list(&mut columns, &publishers, |bytes, publisher| write::text(bytes, publisher));
    let mut from = origin(None);
    for head in heads {
        date::write(&mut columns, gaps, head.published.as_ref(), from);
        from = head.published.as_ref().map_or(from, |date| date.earliest());
    }
    for head in heads {
        let publisher = head.publisher.as_deref();
        let row = publisher.and_then(|name| publishers.binary_search(&name).ok());
        write_rows(&mut columns, row.as_slice());
    }
    for head in heads {
        write_id(&mut columns, head.report);
    }
    columns
}

/// What is kept of an article for the columns.
#[derive(Debug)]
struct Head {
    slug: String,
    publisher: Option<String>,
    published: Option<EdtfDate>,
    report: Option<u32>,
}

/// What is written of some articles that follow each other.
#[derive(Debug, Default)]
struct Part {
    heads: Vec<Head>,
    /// Column of the entities.
    entities: Vec<u8>,
    /// Column of the topics.
    topics: Vec<u8>,
    /// The records, but for strings of the pool.
    bytes: Vec<u8>,
    /// These, and where the records end.
    gaps: Gaps,
}

impl Part {
    fn add(&mut self, id: ArticleId, article: Article, entities: &[Entity]) {
        let mentioned = article.mentions.iter().map(|mention| mention.entity);
        let rows = sorted(mentioned.chain(article.entities.iter().copied()).map(EntityId::idx));
        write_rows(&mut self.entities, &rows);
        let topics = article.topics.iter().map(|given| given.topic);
        write_rows(&mut self.topics, &sorted(topics.map(TopicId::idx)));
        write_record(&mut self.bytes, &mut self.gaps, entities, &rows, id, &article);
        self.gaps.end(&self.bytes);
        let Article { slug, source, published, report, .. } = article;
        self.heads.push(Head { slug, publisher: source.publisher, published, report });
    }
}

/// Ascending rows, each by how many are left out before it.
fn write_rows(bytes: &mut Vec<u8>, rows: &[usize]) {
    let mut next = 0;
    write::list(bytes, rows, |bytes, &row| {
        write::count(bytes, row - next);
        next = row + 1;
    });
}

fn write_lengths(bytes: &mut Vec<u8>, ends: impl Iterator<Item = usize>) {
    let mut start = 0;
    for end in ends {
        write::count(bytes, end - std::mem::replace(&mut start, end));
    }
}
