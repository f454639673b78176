//! What lists, filters and sorting need of every article, so that none of them decodes one.

use std::ops::RangeInclusive;

use super::date;
use super::whole::{Whole, id};
use super::{Pool, Reader};
use crate::facet::{FacetTable, Lists};
use crate::strings::Strings;
use crate::topic::ancestors;
use crate::{ArticleId, Day, EdtfDate, Facet, Topic, TopicId};

/// The articles of a corpus, column by column.
#[derive(Debug)]
pub(crate) struct Columns {
    /// Slugs, in order.
    pub slugs: Strings,
    /// When each was published.
    pub published: Vec<Option<EdtfDate>>,
    /// Names of the publishers, in order.
    pub publishers: Strings,
    /// Per article its number of report.
    pub reports: Vec<Option<u32>>,
    /// Where each article's title begins in the stream; in the end, where the last text ends.
    pub texts: Vec<u32>,
    /// Where each article's record begins; in the end, where the last one ends.
    pub records: Vec<u32>,
    /// The years in which articles were published, ascending.
    pub years: Vec<i32>,
    /// Entity, topic, publisher and year.
    pub facets: [FacetTable; 4],
}

impl Columns {
    pub fn read(reader: &mut Reader<'_>, whole: &Whole) -> Self {
        let slugs = Strings::read_sorted(reader);
        if !slugs.is_sorted() {
            reader.fail();
        }
        let n_articles = slugs.len();
        let mut publishers = Strings::default();
        for _ in 0..reader.count() {
            publishers.push(reader.text());
        }
        let mut origin = Day(0);
        let mut published = Vec::new();
        for _ in 0..n_articles {
            let date = date::read(reader, &whole.pool, origin);
            // The years are values to filter by: a range without end would be millions of them.
            if !date.as_ref().is_none_or(EdtfDate::is_in_calendar) {
                reader.fail();
            }
            origin = date.as_ref().map_or(origin, EdtfDate::earliest);
            published.push(date);
        }
        let of_publishers = read_rows(reader, n_articles, publishers.len());
        let reports = (0..n_articles).map(|_| id(reader)).collect();
        let entities = read_rows(reader, n_articles, whole.entities.len());
        let topics = read_rows(reader, n_articles, whole.topics.len());
        let texts = read_places(reader, n_articles);
        let records = read_places(reader, n_articles);
        if reader.has_failed() {
            published.clear();
        }
        let mut years = Vec::new();
        let of_years: Vec<_> =
            published.iter().map(|date| date.as_ref().map(EdtfDate::years)).collect();
        of_years.iter().flatten().for_each(|of_date| {
            of_date.clone().for_each(|year| insert(&mut years, year));
        });
        let facets = [
            FacetTable::new(whole.entities.len(), &entities),
            FacetTable::new(whole.topics.len(), &with_broader(topics, &whole.topics)),
            FacetTable::new(publishers.len(), &of_publishers),
            FacetTable::new(years.len(), &rows_of_years(&of_years, &years)),
        ];
        Self { slugs, published, publishers, reports, texts, records, years, facets }
    }

    /// The publisher of an article.
    pub fn publisher(&self, id: ArticleId) -> Option<&str> {
        let row = *self.facets[Facet::Publisher as usize].rows(id).first()? as usize;
        (row < self.publishers.len()).then(|| self.publishers.get(row))
    }
}

/// Reads a list for each article: ascending rows, all less than `n_rows`.
fn read_rows(reader: &mut Reader<'_>, n_articles: usize, n_rows: usize) -> Lists<u32> {
    let mut lists = Lists::default();
    for _ in 0..n_articles {
        let mut next = 0_u64;
        for _ in 0..reader.count() {
            let row = next + u64::from(reader.number());
            next = row + 1;
            match row < n_rows as u64 {
                true => lists.push(row as u32),
                false => reader.fail(),
            }
        }
        lists.close();
    }
    lists
}

/// The topics of each article, with all that are broader.
fn with_broader(given: Lists<u32>, topics: &[Topic]) -> Lists<u32> {
    if topics.iter().all(|topic| topic.broader.is_none()) {
        return given;
    }
    let mut lists = Lists::default();
    let mut rows: Vec<u32> = Vec::new();
    for idx in 0..given.len() {
        rows.clear();
        for &row in given.of(idx) {
            for topic in ancestors(topics, TopicId(row)).chain([TopicId(row)]) {
                insert(&mut rows, topic.0);
            }
        }
        rows.iter().for_each(|&row| lists.push(row));
        lists.close();
    }
    lists
}

/// Adds an item to a short list in order, unless it is there.
fn insert<T: Ord>(items: &mut Vec<T>, item: T) {
    if let Err(place) = items.binary_search(&item) {
        items.insert(place, item);
    }
}

/// Where the years of each article stand among all years.
fn rows_of_years(of_dates: &[Option<RangeInclusive<i32>>], years: &[i32]) -> Lists<u32> {
    let mut lists = Lists::default();
    for of_date in of_dates {
        for year in of_date.iter().cloned().flatten() {
            if let Ok(row) = years.binary_search(&year) {
                lists.push(row as u32);
            }
        }
        lists.close();
    }
    lists
}

/// Where things begin that follow each other, from their lengths.
fn read_places(reader: &mut Reader<'_>, n: usize) -> Vec<u32> {
    let mut places = vec![0];
    let mut end = 0_u32;
    for _ in 0..n {
        end = end.saturating_add(reader.number());
        places.push(end);
    }
    places
}

/// The dates of an article are counted from the day of its publication.
pub(super) fn origin(published: Option<&EdtfDate>) -> Day {
    published.map_or(Day(0), EdtfDate::earliest)
}

/// Reads a date that is counted from the day of publication.
pub(super) fn read_date(
    reader: &mut Reader<'_>,
    pool: &Pool,
    published: Option<&EdtfDate>,
) -> Option<EdtfDate> {
    date::read(reader, pool, origin(published))
}
