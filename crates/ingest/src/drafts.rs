//! From a file to its articles: decoded, read as what it is, cleaned where that is called for, and
//! each with a slug of its own.
//!
//! What an editor wrote for a corpus is to be mended, so its faults are errors; what was found
//! somewhere is left out with a warning, and the rest of the folder still builds.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::leaf_spans;
use crate::bibliography;
use crate::clean::clean;
use crate::decode::{self, Declares};
use crate::diagnostic::{Report, quoted};
use crate::document::{Cleaned, Document, Dropped};
use crate::draft::{Draft, Record};
use crate::front_matter;
use crate::ids::Ids;
use crate::nearest::kebab;
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
    /// The slug that it takes where the other belongs to somebody else.
    other_slug: String,
    /// The line of its record.
    line: Option<u32>,
    is_by_hand: bool,
}

/// A slug that was taken.
#[derive(Debug)]
pub(crate) struct Renamed {
    /// The file whose article has another slug now.
    pub path: String,
    /// The line of its record.
    pub line: Option<u32>,
    wished: String,
    got: String,
    taken_by: String,
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
            other_slug: path_slug(path),
            line: None,
            is_by_hand: role.is_by_hand(),
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
            let mut articles = Vec::new();
            let mut untitled = Untitled::default();
            records::read(format, text, readers.records, report, &mut |article, report| {
                articles.extend(record(path, article, readers.records, &mut untitled, report));
            });
            untitled.report(report);
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
    let fallback = read::first_sentence(&cleaned.body.text);
    let (meta, evidence) = bibliography::resolve(cleaned.claims, &fallback, report);
    dropped.extend(cleaned.dropped);
    dropped.sort_by_key(|dropped| dropped.place);
    let Cleaned { body, places, .. } = cleaned;
    let leaves = leaf_spans(&body.blocks);
    let record = Record { dropped, evidence, places };
    let file = path.to_owned();
    Some(Draft { file, slug, meta, body, leaves, record, ..Draft::default() })
}

/// Records whose titles are their first sentences.
#[derive(Default)]
struct Untitled {
    n: usize,
    first_line: u32,
}

impl Untitled {
    fn add(&mut self, line: u32) {
        if self.n == 0 {
            self.first_line = line;
        }
        self.n += 1;
    }

    fn report(&self, report: &mut Report) {
        let sentence = match self.n {
            0 => return,
            1 => "1 record has no title and takes its first sentence".to_owned(),
            n => format!("{n} records have no title and take their first sentence, this the first"),
        };
        let way_out = "name the field in corpus.toml: [records] title = \"…\"";
        report.warning(Place::line(self.first_line), sentence, way_out);
    }
}

/// An article of an export.
fn record(
    path: &str,
    article: RecordArticle,
    plan: &RecordsPlan,
    untitled: &mut Untitled,
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
    let fallback = read::first_sentence(&body.text);
    if !claims.iter().any(|claim| claim.field == crate::document::Field::Title) {
        untitled.add(line);
    }
    let (meta, evidence) = bibliography::resolve(claims, &fallback, report);
    let leaves = leaf_spans(&body.blocks);
    let other_slug = format!("{}-{line}", path_slug(path));
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
    Some(Found { draft, other_slug, line: Some(line), is_by_hand: false })
}

/// A slug out of a whole path: no two files have the same but for odd characters.
fn path_slug(path: &str) -> String {
    let stem = path.len() - path.rsplit('/').next().unwrap_or(path).len();
    let stem = path[stem..].rfind('.').map_or(path, |dot| &path[..stem + dot]);
    let ascii: String =
        stem.chars().map(|char| if char == '/' || char == '_' { '-' } else { char }).collect();
    let ascii: String = kebab(&ascii).chars().filter(char::is_ascii).collect();
    match kebab(&ascii) {
        slug if slug.is_empty() => "article".to_owned(),
        slug => slug,
    }
}

/// Gives every article a slug of its own. Those that an editor named keep theirs, of the others the
/// first one does.
pub(crate) fn settle_slugs(found: Vec<Found>) -> (Vec<Draft>, Vec<Renamed>) {
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    for Found { draft, is_by_hand, .. } in &found {
        if *is_by_hand {
            owners.entry(draft.slug.clone()).or_insert_with(|| draft.file.clone());
        }
    }
    let mut renamed = Vec::new();
    let mut drafts = Vec::with_capacity(found.len());
    for Found { mut draft, other_slug, line, is_by_hand } in found {
        if !is_by_hand {
            if let Some(taken_by) = owners.get(&draft.slug).cloned() {
                let mut got = other_slug.clone();
                let mut n = 2;
                while owners.contains_key(&got) {
                    got = format!("{other_slug}-{n}");
                    n += 1;
                }
                let wished = std::mem::replace(&mut draft.slug, got.clone());
                let path = draft.file.clone();
                renamed.push(Renamed { path, line, wished, got, taken_by });
            }
            owners.insert(draft.slug.clone(), draft.file.clone());
        }
        drafts.push(draft);
    }
    (drafts, renamed)
}

impl Renamed {
    /// Says what the article is called, and why.
    pub fn report(&self, report: &mut Report) {
        let Self { path, line, wished, got, taken_by } = self;
        let by = if path == taken_by { "another record" } else { taken_by };
        let sentence =
            format!("the slug {} is taken by {by}, this is {}", quoted(wished), quoted(got));
        let place = line.map(Place::line);
        match line {
            Some(_) => report.warning(place, sentence, "give each record an id of its own"),
            None => report.note(place, sentence, "rename the file to choose another"),
        }
    }
}

/// Reports slugs that two files of the editor's have, wherever they lie: a slug is an address.
pub(crate) fn check_slugs<'a>(
    paths: impl Iterator<Item = &'a str>,
    mut report: impl FnMut(&str, String),
) {
    let mut first_by_slug: BTreeMap<&str, &str> = BTreeMap::new();
    for path in paths {
        let slug = read::slug(path);
        match first_by_slug.get(slug) {
            Some(first) => report(path, format!("the slug {} is taken by {first}", quoted(slug))),
            None => {
                first_by_slug.insert(slug, path);
            }
        }
    }
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

    fn found(file: &str, slug: &str, line: Option<u32>, is_by_hand: bool) -> Found {
        let draft = Draft { file: file.to_owned(), slug: slug.to_owned(), ..Draft::default() };
        let other_slug = match line {
            Some(line) => format!("{}-{line}", path_slug(file)),
            None => path_slug(file),
        };
        Found { draft, other_slug, line, is_by_hand }
    }

    #[test]
    fn every_article_has_a_slug_of_its_own() {
        let (drafts, renamed) = settle_slugs(vec![
            found("1987/index.html", "index", None, false),
            found("1988/index.html", "index", None, false),
            found("a.jsonl", "x", Some(1), false),
            found("a.jsonl", "x", Some(2), false),
            found("a.jsonl", "a-2", Some(3), false),
            found("sub/x.md", "x", None, true),
        ]);
        let slugs: Vec<_> = drafts.iter().map(|draft| draft.slug.as_str()).collect();
        assert_eq!(slugs, ["index", "1988-index", "a-1", "a-2", "a-3", "x"]);
        let mut report = Report::new("a.jsonl");
        renamed[1..].iter().for_each(|renamed| renamed.report(&mut report));
        let lines: Vec<_> = report.into_diagnostics().iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            [
                "a.jsonl:1:1: warning: the slug \"x\" is taken by sub/x.md, this is \"a-1\"; \
                 give each record an id of its own",
                "a.jsonl:2:1: warning: the slug \"x\" is taken by sub/x.md, this is \"a-2\"; \
                 give each record an id of its own",
                "a.jsonl:3:1: warning: the slug \"a-2\" is taken by another record, this is \"a-3\"; \
                 give each record an id of its own",
            ]
        );
    }

    #[test]
    fn paths_become_slugs() {
        assert_eq!(path_slug("1988/The Year.html"), "1988-the-year");
        assert_eq!(path_slug("v1.2/a_b"), "v1-2-a-b");
        assert_eq!(path_slug("香港.txt"), "article");
    }

    #[test]
    fn what_belongs_to_a_saved_page_is_known_by_its_folder() {
        let parts = SavedParts::of(["sub/A page.html", "b.txt"].into_iter());
        assert!(parts.contain("sub/A page_files/frame.html"));
        assert!(parts.contain("sub/A page_files/deep/x.txt"));
        assert!(!parts.contain("sub/A page.html"));
        assert!(!parts.contain("b_files/x.txt"));
    }
}
