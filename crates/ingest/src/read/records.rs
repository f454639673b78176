//! Exports: files of which each record is an article, as JSON in lines or as CSV.
//!
//! Which field of a record is what, `corpus.toml` says or the usual names tell. A record that is
//! broken is named and left out; what many records lack is said once, with their number.

mod as_it_is;
mod csv;
mod jsonl;
mod plan;
mod tally;
#[cfg(test)]
mod tests;
mod value;

use corpus::EntityKind;
use rayon::prelude::*;

use self::as_it_is::as_it_is;
use self::plan::Aims;
pub(crate) use self::plan::{KEYS, RecordsPlan, Target};
use self::tally::Tally;
use self::value::Value;
use super::{Body, RecordFormat as Format, html, text};
use crate::characters::tidied;
use crate::diagnostic::Report;
use crate::document::{Claim, Document, Field, Origin};
use crate::ids::is_kebab_case;
use crate::nearest::kebab;
use crate::place::Place;

/// The longest id that becomes an address. Longer ones are cut: addresses are shown and sent.
const LONGEST_ID: usize = 100;

/// Further records of a file are left out: a page that embeds its corpus cannot hold more.
const MOST_RECORDS: usize = 500_000;

/// An article of an export.
#[derive(Clone, Debug)]
pub(crate) struct RecordArticle {
    /// The line on which it begins.
    pub line: u32,
    /// Its id as an address can have it; `None` if it has none.
    pub id: Option<String>,
    pub content: Content,
    pub topics: Vec<String>,
    pub entities: Vec<(EntityKind, String)>,
}

/// What an article of an export consists of.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// A text that may hold more than the article.
    ToClean(Document),
    /// The article as it is, and what its record says of it.
    Clean(Body, Vec<Claim>),
}

/// A value of a record and what it is to the article.
struct Cell {
    target: Target,
    /// Cells of the same target are asked in the order of their ranks.
    rank: usize,
    value: Value,
}

/// What a reader of a format meets.
enum Event {
    Record {
        line: u32,
        cells: Vec<Cell>,
    },
    /// The record that follows had escapes for half a character.
    MendedSurrogates {
        line: u32,
    },
    /// A record could not be read, which was reported.
    Broken,
}

/// What `make` makes of each article of an export, in the order of the file.
pub(crate) fn read<T: Send>(
    format: Format,
    file: &str,
    plan: &RecordsPlan,
    report: &mut Report,
    make: &(impl Fn(RecordArticle, &mut Report) -> Option<T> + Sync),
) -> Vec<T> {
    let mut all = match format {
        Format::Csv => {
            let mut all = Part::new(plan, report);
            all.read(make, |aims, report, take| csv::read(file, aims, report, take));
            all
        }
        Format::Jsonl => {
            let read = |&(first_line, lines): &(u32, &str)| {
                let mut part = Part::new(plan, report);
                part.read(make, |aims, report, take| {
                    jsonl::read(lines, first_line, aims, report, take);
                });
                part
            };
            let parts = jsonl::parts(file, MOST_RECORDS);
            let parts: Vec<_> = parts.par_iter().map(read).collect();
            let mut all = Part::new(plan, report);
            all.made.reserve_exact(parts.iter().map(|part| part.made.len()).sum());
            parts.into_iter().for_each(|part| all.append(part));
            all
        }
    };
    all.tally.report(&all.aims, &mut all.report);
    report.append(all.report);
    all.made
}

/// What became of some records that follow each other.
struct Part<'a, T> {
    plan: &'a RecordsPlan,
    made: Vec<T>,
    aims: Aims<'a>,
    tally: Tally,
    report: Report,
}

impl<'a, T> Part<'a, T> {
    fn new(plan: &'a RecordsPlan, report: &Report) -> Self {
        let (aims, tally) = (Aims::new(plan), Tally::default());
        Self { plan, made: Vec::new(), aims, tally, report: report.of_same_file() }
    }

    fn read(
        &mut self,
        make: &impl Fn(RecordArticle, &mut Report) -> Option<T>,
        read: impl FnOnce(&mut Aims<'a>, &mut Report, &mut dyn FnMut(Event, &mut Report)),
    ) {
        let Self { plan, made, aims, tally, report } = self;
        read(aims, report, &mut |event, report| match event {
            Event::MendedSurrogates { line } => tally.with_surrogates.add(line),
            Event::Broken => tally.has_broken = true,
            Event::Record { line, cells } => {
                tally.n_records += 1;
                if tally.n_records > MOST_RECORDS {
                    tally.beyond.add(line);
                } else if let Some(article) = article(line, cells, plan, tally) {
                    made.extend(make(article, report));
                }
            }
        });
    }

    /// Adds what follows.
    fn append(&mut self, later: Self) {
        self.made.extend(later.made);
        self.aims.append(&later.aims);
        self.tally.append(&later.tally);
        self.report.append(later.report);
    }
}

/// An article of one record; `None` if it has no text.
fn article(
    line: u32,
    mut cells: Vec<Cell>,
    plan: &RecordsPlan,
    tally: &mut Tally,
) -> Option<RecordArticle> {
    cells.sort_by_key(|cell| (cell.target, cell.rank));
    let place = Place::line(line);
    let mut words = None;
    let mut article = RecordArticle {
        line,
        id: None,
        content: Content::Clean(Body::default(), Vec::new()),
        topics: Vec::new(),
        entities: Vec::new(),
    };
    let mut claims: Vec<Claim> = Vec::new();
    let mut claim = |field, value: String, is_list: bool| {
        let is_new = is_list || claims.iter().all(|claim: &Claim| claim.field != field);
        let value = plain(&value, plan.clean);
        if is_new && !value.is_empty() {
            claims.push(Claim { field, value, origin: Origin::Record, place: Some(place) });
        }
    };
    for Cell { target, value, .. } in cells {
        match target {
            Target::Body => {
                let text = value.into_text();
                match &mut words {
                    _ if text.trim().is_empty() => {}
                    None => words = Some(text),
                    Some(words) if plan.is_given(Target::Body) => {
                        words.push_str("\n\n");
                        words.push_str(&text);
                    }
                    // Of the usual names the first that holds something is meant.
                    Some(_) => {}
                }
            }
            Target::Id => article.id = article.id.or_else(|| address(&value.into_line())),
            Target::Title => claim(Field::Title, value.into_line(), false),
            Target::Summary => claim(Field::Deck, value.into_line(), false),
            Target::Publisher => claim(Field::Publisher, value.into_line(), false),
            Target::Url => claim(Field::Url, value.into_line(), false),
            Target::Lang => claim(Field::Lang, value.into_line(), false),
            Target::Published => claim(Field::Published, value.into_date(), false),
            Target::Updated => claim(Field::Updated, value.into_date(), false),
            Target::Authors => {
                value.into_names().into_iter().for_each(|name| claim(Field::Author, name, true));
            }
            Target::Tags => {
                value.into_names().into_iter().for_each(|name| claim(Field::Tag, name, true));
            }
            Target::Topics => article.topics.extend(value.into_names()),
            Target::Entity(kind) => {
                article.entities.extend(value.into_names().into_iter().map(|name| (kind, name)));
            }
        }
    }
    let Some(words) = words else {
        tally.without_text.add(line);
        return None;
    };
    let words = without_controls(words, line, tally);
    article.content = if plan.clean {
        let mut document =
            if html::is_likely(&words) { html::read_part(&words) } else { text::read(&words) };
        if document.pieces.is_empty() {
            tally.without_text.add(line);
            return None;
        }
        claims.append(&mut document.claims);
        document.claims = claims;
        Content::ToClean(document)
    } else {
        Content::Clean(as_it_is(words), claims)
    };
    Some(article)
}

/// A value in one line; where texts are cleaned, without what is left of markup.
fn plain(value: &str, clean: bool) -> String {
    let value = tidied(value.to_owned());
    let has_markup = clean && (value.contains('<') || value.contains('&') && value.contains(';'));
    let value = if has_markup { html::words(&value) } else { value };
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_controls(words: String, line: u32, tally: &mut Tally) -> String {
    match crate::characters::tidy(&words) {
        (std::borrow::Cow::Borrowed(_), _) => words,
        (std::borrow::Cow::Owned(tidied), taken_out) => {
            if taken_out.is_some() {
                tally.with_controls.add(line);
            }
            tidied
        }
    }
}

/// An id as an address can have it: as it is where it may be, otherwise in kebab-case.
fn address(id: &str) -> Option<String> {
    let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    let is_word = id.bytes().any(|byte| byte.is_ascii_alphanumeric());
    if is_word && id.len() <= LONGEST_ID && id.bytes().all(is_safe) {
        return Some(id.to_owned());
    }
    let id = id.get(..id.floor_char_boundary(4 * LONGEST_ID)).unwrap_or(id);
    let mut ascii: String = kebab(id).chars().filter(char::is_ascii).collect();
    ascii.truncate(LONGEST_ID);
    let kebab = kebab(&ascii);
    is_kebab_case(&kebab).then_some(kebab)
}
