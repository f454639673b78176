//! Parts of a corpus to bytes.

use super::columns::origin;
use super::pool::PoolMaker;
use super::record::write_record;
use super::whole::{write_id, write_whole};
use super::{HEADER_LEN, MAGIC, VERSION, checksum, date, write};
use crate::order::sorted;
use crate::text::{Source, code_texts};
use crate::{Article, ArticleId, CorpusParts, EntityId, TopicId};

/// Writes consistent parts as bytes. The same parts give the same bytes on every machine.
pub(crate) fn encode(parts: &CorpusParts) -> Vec<u8> {
    let lang = |article: &Article| match article.lang.is_empty() {
        true => parts.about.lang.clone(),
        false => article.lang.clone(),
    };
    let langs: Vec<String> = parts.articles.iter().map(lang).collect();
    let texts = parts.articles.iter().zip(&langs).flat_map(|(article, lang)| {
        [&article.title, &article.text].map(|text| Source { text, lang })
    });
    let names = parts.entities.iter().map(|entity| &entity.name);
    let labels = parts.topics.iter().map(|topic| &topic.label);
    let coded = code_texts(texts, names.chain(labels).map(String::as_str));

    let mut pool = PoolMaker::default();
    // The first time only counts strings, in the same order.
    let _ = write_articles(parts, &mut pool);
    let mut whole = Vec::new();
    write_whole(&mut whole, parts);
    pool.close(&mut whole);
    let (mut columns, records, record_ends) = write_articles(parts, &mut pool);
    let text_ends: Vec<u32> =
        coded.ends.chunks(2).filter_map(|pair| pair.last().copied()).collect();
    write_lengths(&mut columns, &text_ends);
    write_lengths(&mut columns, &record_ends);

    let mut bytes = vec![0; HEADER_LEN];
    for section in [&whole, &columns, &coded.lexicon, &coded.stream] {
        write::count(&mut bytes, section.len());
    }
    for section in [whole, columns, coded.lexicon, coded.stream, records] {
        bytes.extend(section);
    }
    let (header, payload) = bytes.split_at_mut(HEADER_LEN);
    header[..8].copy_from_slice(MAGIC);
    header[8..10].copy_from_slice(&VERSION.to_le_bytes());
    header[10..18].copy_from_slice(&checksum(payload).to_le_bytes());
    header[18..].copy_from_slice(&(payload.len() as u32).to_le_bytes());
    bytes
}

/// The columns but for places, the records, and where each record ends.
fn write_articles(parts: &CorpusParts, pool: &mut PoolMaker) -> (Vec<u8>, Vec<u8>, Vec<u32>) {
    let articles = &parts.articles;
    let mut columns = Vec::new();
    let mut before = "";
    write::count(&mut columns, articles.len());
    for article in articles {
        let slug = article.slug.as_str();
        let same = before.char_indices().zip(slug.chars()).take_while(|((_, a), b)| a == b);
        let n_shared = same.last().map_or(0, |((at, char), _)| at + char.len_utf8());
        write::count(&mut columns, n_shared);
        write::text(&mut columns, &slug[n_shared..]);
        before = slug;
    }
    let publishers = sorted(articles.iter().filter_map(|it| it.source.publisher.as_deref()));
    write::list(&mut columns, &publishers, |bytes, publisher| write::text(bytes, publisher));
    let mut from = origin(None);
    for article in articles {
        date::write(&mut columns, pool, article.published.as_ref(), from);
        from = article.published.as_ref().map_or(from, |date| date.earliest());
    }
    for article in articles {
        let publisher = article.source.publisher.as_deref();
        let row = publisher.and_then(|name| publishers.binary_search(&name).ok());
        write_rows(&mut columns, row.as_slice());
    }
    for article in articles {
        write_id(&mut columns, article.report);
    }
    let mut rows_of_entities = Vec::with_capacity(articles.len());
    for article in articles {
        let mentioned = article.mentions.iter().map(|mention| mention.entity);
        let rows = sorted(mentioned.chain(article.entities.iter().copied()).map(EntityId::idx));
        write_rows(&mut columns, &rows);
        rows_of_entities.push(rows);
    }
    for article in articles {
        let topics = article.topics.iter().map(|given| given.topic);
        write_rows(&mut columns, &sorted(topics.map(TopicId::idx)));
    }
    let mut records = Vec::new();
    let mut ends = Vec::with_capacity(articles.len());
    for (idx, (article, rows)) in articles.iter().zip(&rows_of_entities).enumerate() {
        let id = ArticleId::new(idx);
        write_record(&mut records, pool, &parts.entities, rows, id, article);
        ends.push(u32::try_from(records.len()).expect("a corpus is shorter than 4 GiB"));
    }
    (columns, records, ends)
}

/// Ascending rows, each by how many are left out before it.
fn write_rows(bytes: &mut Vec<u8>, rows: &[usize]) {
    let mut next = 0;
    write::list(bytes, rows, |bytes, &row| {
        write::count(bytes, row - next);
        next = row + 1;
    });
}

fn write_lengths(bytes: &mut Vec<u8>, ends: &[u32]) {
    let mut start = 0;
    for &end in ends {
        write::number(bytes, end - std::mem::replace(&mut start, end));
    }
}
