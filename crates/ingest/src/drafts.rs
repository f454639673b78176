//! From a file to its articles: decoded, read as what it is, cleaned where that is called for, and
//! each with a slug of its own.
//!
//! What an editor wrote for a corpus is to be mended, so its faults are errors; what was found
//! somewhere is left out with a warning, and the rest of the folder still builds.

mod slugs;

use std::collections::BTreeSet;

use self::slugs::path_slug;
pub(crate) use self::slugs::{Renamed, check_slugs, settle_slugs};
use crate::annotate::leaf_spans;
use crate::bibliography;
use crate::clean::clean;
use crate::decode::{self, Declares};
use crate::diagnostic::Report;
use crate::document::{Cleaned, Document, Dropped, Field};
use crate::draft::{Draft, Record};
use crate::front_matter;
use crate::ids::Ids;
use crate::place::Place;
use crate::read::records::{self, Content, RecordArticle, RecordsPlan};
use crate::read::{self, Role};
use crate::source::SourceFile;

/// What reading an article needs to know of the folder.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Readers<'a> {
    pub entities: &'a Ids,
    pub topics: &'a Ids,
    pub records: &'a RecordsPlan,
}

/// What became of a file.
#[derive(Debug, Default)]
pub(crate) struct ReadFile {
    pub articles: Vec<Found>,
    /// Whether it is meant to be an article: a readme without front matter is not.
    pub is_article: bool,
}

/// An article with the slug that it would like to have.
#[derive(Debug)]
pub(crate) struct Found {
    pub draft: Draft,
    /// The line of its record.
    line: Option<u32>,
    is_by_hand: bool,
    /// Whether its title is its first sentence, for want of another.
    is_untitled: bool,
}

impl Found {
    /// The slug that it takes where its own belongs to somebody else.
    fn other_slug(&self) -> String {
        match self.line {
            Some(line) => format!("{}-{line}", path_slug(&self.draft.file)),
            None => path_slug(&self.draft.file),
        }
    }
}

/// Reads the articles of one file.
pub(crate) fn read(
    file: &SourceFile,
    role: Role,
    readers: Readers<'_>,
    report: &mut Report,
) -> ReadFile {
    let bytes = match file.read() {
        Ok(bytes) => bytes,
        Err(sentence) => {
            report.warning(None, sentence, "it is left out; mend its rights or take it out");
            return ReadFile { articles: Vec::new(), is_article: true };
        }
    };
    let declares = if role == Role::Page { Declares::Charset } else { Declares::Nothing };
    let Some(text) = decode::article(bytes, declares, report) else {
        return ReadFile { articles: Vec::new(), is_article: true };
    };
    if role == Role::Readme && front_matter::language_of(&text).is_none() {
        return ReadFile::default();
    }
    if file.path.contains(char::REPLACEMENT_CHARACTER) {
        let sentence = "the name of the file is not UTF-8".to_owned();
        let way_out = "rename it, it becomes the article's address";
        match role.is_by_hand() {
            true => report.error(None, sentence, way_out),
            false => report.warning(None, sentence, way_out),
        }
    }
    let mut articles = articles(&file.path, role, &text, readers, report);
    articles.retain(|found| is_short(found, report));
    articles.iter_mut().for_each(|found| found.draft.forget_blocks());
    ReadFile { articles, is_article: true }
}

/// Longer texts are left out, in bytes. A long novel has 3 million; towards that, books go. What is
/// found in a text takes many times its memory, so that without a limit one stray dump takes all.
const LONGEST_TEXT: usize = 16_000_000;

fn is_short(found: &Found, report: &mut Report) -> bool {
    let is_short = found.draft.body.text.len() <= LONGEST_TEXT;
    if !is_short {
        let sentence = format!("the text is longer than {} MB", LONGEST_TEXT / 1_000_000);
        let way_out = "it is left out; cut it into articles";
        report.warning(found.line.map(Place::line), sentence, way_out);
    }
    is_short
}

/// The articles of a text that stands in the file `path`.
fn articles(
    path: &str,
    role: Role,
    text: &str,
    readers: Readers<'_>,
    report: &mut Report,
) -> Vec<Found> {
    let alone = |draft: Option<Draft>| {
        let found = draft.map(|draft| Found {
            line: None,
            is_by_hand: role.is_by_hand(),
            is_untitled: false,
            draft,
        });
        found.into_iter().collect()
    };
    let slug = read::slug(path).to_owned();
    match role {
        Role::Text => alone(cleaned(path, slug, read::text::read(text), Vec::new(), report)),
        Role::Page => {
            let page = read::html::read(text);
            if page.is_too_deep {
                let sentence = "its elements are nested too deeply".to_owned();
                report.warning(
                    None,
                    sentence,
                    "those inside are taken as if they stood side by side",
                );
            }
            alone(cleaned(path, slug, page.document, page.dropped, report))
        }
        Role::Records(format) => {
            let plan = readers.records;
            let make = |article, report: &mut Report| record(path, article, plan, report);
            let articles = records::read(format, text, plan, report, &make);
            report_untitled(&articles, report);
            articles
        }
        _ => alone(by_hand(path, slug, text, readers, report)),
    }
}

/// An article in Markdown.
fn by_hand(
    path: &str,
    slug: String,
    text: &str,
    Readers { entities, topics, .. }: Readers<'_>,
    report: &mut Report,
) -> Option<Draft> {
    let raw = read::markdown_article(text, report)?;
    let record = Record { evidence: raw.front_matter.evidence(), ..Record::default() };
    let meta = front_matter::resolve(raw.front_matter, entities, topics, report);
    let leaves = leaf_spans(&raw.body.blocks);
    let file = path.to_owned();
    Some(Draft { file, slug, meta, body: raw.body, leaves, record, ..Draft::default() })
}

/// An article of a document that may hold more than the article. `dropped` is what is known not to
/// belong to it.
fn cleaned(
    path: &str,
    slug: String,
    document: Document,
    mut dropped: Vec<Dropped>,
    report: &mut Report,
) -> Option<Draft> {
    let cleaned = clean(document);
    if cleaned.body.text.trim().is_empty() {
        report.warning(None, "the article has no text".to_owned(), "it is left out");
        return None;
    }
    let fallback = || read::first_sentence(&cleaned.body.text);
    let (meta, evidence) = bibliography::resolve(cleaned.claims, fallback, report);
    dropped.extend(cleaned.dropped);
    dropped.sort_by_key(|dropped| dropped.place);
    let Cleaned { body, places, .. } = cleaned;
    let leaves = leaf_spans(&body.blocks);
    let record = Record { dropped, evidence, places };
    let file = path.to_owned();
    Some(Draft { file, slug, meta, body, leaves, record, ..Draft::default() })
}

/// Says how many records have no titles.
fn report_untitled(found: &[Found], report: &mut Report) {
    let mut untitled = found.iter().filter(|found| found.is_untitled);
    let Some(first) = untitled.next() else { return };
    let sentence = match untitled.count() + 1 {
        1 => "1 record has no title and takes its first sentence".to_owned(),
        n => format!("{n} records have no title and take their first sentence, this the first"),
    };
    let way_out = "name the field in corpus.toml: [records] title = \"…\"";
    report.warning(first.line.map(Place::line), sentence, way_out);
}

/// An article of an export.
fn record(
    path: &str,
    article: RecordArticle,
    plan: &RecordsPlan,
    report: &mut Report,
) -> Option<Found> {
    let RecordArticle { line, id, content, topics, entities } = article;
    let (body, claims, mut dropped) = match content {
        Content::Clean(body, claims) => (body, claims, Vec::new()),
        Content::ToClean(document) => {
            let Cleaned { body, claims, dropped, .. } = clean(document);
            (body, claims, dropped)
        }
    };
    if body.blocks.is_empty() {
        let sentence = "the record has no text".to_owned();
        report.warning(Place::line(line), sentence, "it is left out");
        return None;
    }
    // Places in a record's text lead nowhere in the file.
    dropped.iter_mut().for_each(|dropped| dropped.place = Place::line(line));
    let is_untitled = !claims.iter().any(|claim| claim.field == Field::Title);
    let (meta, evidence) =
        bibliography::resolve(claims, || read::first_sentence(&body.text), report);
    let leaves = leaf_spans(&body.blocks);
    let by_line = || format!("{}-{line}", path_slug(read::slug(path)));
    let draft = Draft {
        file: path.to_owned(),
        slug: id.unwrap_or_else(by_line),
        meta,
        body,
        leaves,
        given_topics: topics,
        given_entities: entities,
        is_names_given: !plan.discover,
        record: Record { dropped, evidence, places: Vec::new() },
        ..Draft::default()
    };
    Some(Found { draft, line: Some(line), is_by_hand: false, is_untitled })
}

/// The folders in which browsers keep what belongs to a saved page: `NAME_files` beside `NAME.html`.
#[derive(Debug)]
pub(crate) struct SavedParts(BTreeSet<String>);

impl SavedParts {
    pub fn of<'a>(paths: impl Iterator<Item = &'a str>) -> Self {
        let pages = paths.filter(|path| read::role(path) == Role::Page);
        let stems = pages.filter_map(|path| path.rsplit_once('.'));
        Self(stems.map(|(stem, _)| format!("{stem}_files")).collect())
    }

    /// Whether a file belongs to a saved page.
    pub fn contain(&self, path: &str) -> bool {
        path.match_indices('/').any(|(at, _)| self.0.contains(&path[..at]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_a_saved_page_is_known_by_its_folder() {
        let parts = SavedParts::of(["sub/A page.html", "b.txt"].into_iter());
        assert!(parts.contain("sub/A page_files/frame.html"));
        assert!(parts.contain("sub/A page_files/deep/x.txt"));
        assert!(!parts.contain("sub/A page.html"));
        assert!(!parts.contain("b_files/x.txt"));
    }
}
