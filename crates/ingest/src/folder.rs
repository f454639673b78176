//! From a folder to a corpus: the stages in their order, and what concerns several files at once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use corpus::{About, Article, Corpus, CorpusParts, EntityId};

use crate::about;
use crate::annotate::{TopicFinder, annotate};
use crate::decode::{NotUtf8, decode};
use crate::diagnostic::{Diagnostic, Report, Severity, quoted};
use crate::front_matter;
use crate::gazetteer::Gazetteer;
use crate::node::{Node, toml};
use crate::read::{self, Role};
use crate::scheme::Scheme;
use crate::source::{self, SourceFile};
use crate::{FolderError, Ingested};

/// Turns a folder into a corpus, with everything that its editor should know.
///
/// One bad article does not stop the rest: all faults of all files come in one run. The same folder
/// gives the same corpus on every machine.
pub fn ingest(folder: &Path) -> Result<Ingested, FolderError> {
    let files = source::read_folder(folder, |path| read::role(path).is_read())?;
    let mut reports = Reports { folder: source::slashed(folder), diagnostics: Vec::new() };
    let texts: Vec<_> = files.into_iter().filter_map(|file| text(file, &mut reports)).collect();

    let gazetteer = match toml_file(&texts, Role::Entities, &mut reports) {
        Toml::Read(path, node) => reports.of(path, |report| Gazetteer::read(&node, report)),
        Toml::Absent => Gazetteer::empty(true),
        Toml::Broken => Gazetteer::empty(false),
    };
    let scheme = match toml_file(&texts, Role::Topics, &mut reports) {
        Toml::Read(path, node) => {
            reports.of(path, |report| Scheme::read(&node, &gazetteer.ids, report))
        }
        Toml::Absent => Scheme::empty(true),
        Toml::Broken => Scheme::empty(false),
    };
    let unsaid = about::unsaid(&source::name(folder));
    let about = match toml_file(&texts, Role::About, &mut reports) {
        Toml::Read(path, node) => reports.of(path, |report| about::read(&node, unsaid, report)),
        Toml::Absent | Toml::Broken => unsaid,
    };

    let topics = TopicFinder::new(&scheme);
    let mut articles = Vec::new();
    for text in texts.iter().filter(|text| text.role.is_article()) {
        articles.extend(
            reports.of(&text.path, |report| {
                article(text, &gazetteer, &scheme, &topics, &about, report)
            }),
        );
    }
    check_slugs(&texts, &mut reports);
    if !texts.iter().any(|text| text.role.is_article() || text.role == Role::Unreadable) {
        let way_out = "add a file NAME.md with front matter";
        reports.of("", |report| report.error(None, "there are no articles".to_owned(), way_out));
    }
    if !reports.have_errors() {
        check_idle_entities(&articles, &gazetteer, &scheme, &mut reports);
    }

    articles.sort_by(|a, b| a.slug.cmp(&b.slug));
    let parts =
        CorpusParts { about, articles, entities: gazetteer.entities, topics: scheme.topics };
    Ok(finish(parts, reports))
}

/// A file of the folder that matters.
struct Text {
    path: String,
    role: Role,
    /// `None` where it could not be read, which has been reported.
    text: Option<String>,
}

/// One of the files beside the articles.
enum Toml<'a> {
    Absent,
    /// What is wrong has been reported; what it would have said is unknown.
    Broken,
    Read(&'a str, Node),
}

/// The diagnostics of all files.
struct Reports {
    /// The folder as it is shown.
    folder: String,
    diagnostics: Vec<Diagnostic>,
}

impl Reports {
    /// Does some work on the file at `path`, relative to the folder, and keeps what it reports.
    fn of<T>(&mut self, path: &str, work: impl FnOnce(&mut Report) -> T) -> T {
        let mut report = Report::new(&match (self.folder.as_str(), path) {
            (folder, "") => folder.to_owned(),
            ("/", path) => format!("/{path}"),
            (folder, path) => format!("{folder}/{path}"),
        });
        let result = work(&mut report);
        self.diagnostics.extend(report.into_diagnostics());
        result
    }

    fn have_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// The text of a file; `None` if the corpus has no use for it.
fn text(file: SourceFile, reports: &mut Reports) -> Option<Text> {
    let SourceFile { path, bytes } = file;
    let role = read::role(&path);
    let text = reports.of(&path, |report| {
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(sentence) => {
                report.error(None, sentence, "mend its rights or take it out");
                return None;
            }
        };
        match role {
            Role::Unreadable => read::unreadable(&path, report),
            Role::Stray => read::stray(&path, report),
            _ => {}
        }
        if role.is_article() && path.contains(char::REPLACEMENT_CHARACTER) {
            let sentence = "the name of the file is not UTF-8".to_owned();
            report.error(None, sentence, "rename it, it becomes the article's address");
        }
        match decode(&bytes) {
            Ok(text) => Some(text),
            Err(NotUtf8 { place, byte }) => {
                let sentence = format!("this is not UTF-8: the byte 0x{byte:02x} fits nowhere");
                report.error(place, sentence, "save the file as UTF-8");
                None
            }
        }
    });
    let is_readme = role == Role::Readme;
    let is_article = text.as_deref().is_some_and(front_matter::is_there);
    (!is_readme || is_article).then_some(Text { path, role, text })
}

fn toml_file<'a>(texts: &'a [Text], role: Role, reports: &mut Reports) -> Toml<'a> {
    let Some(file) = texts.iter().find(|text| text.role == role) else { return Toml::Absent };
    let Some(text) = &file.text else { return Toml::Broken };
    match toml::parse(text) {
        Ok(node) => Toml::Read(&file.path, node),
        Err(faults) => {
            reports.of(&file.path, |report| {
                for fault in faults {
                    report.error(fault.place, fault.sentence, fault.way_out);
                }
            });
            Toml::Broken
        }
    }
}

fn article(
    text: &Text,
    gazetteer: &Gazetteer,
    scheme: &Scheme,
    topics: &TopicFinder<'_>,
    about: &About,
    report: &mut Report,
) -> Option<Article> {
    let raw = read::markdown_article(text.text.as_deref()?, report)?;
    let meta = front_matter::resolve(raw.front_matter, &gazetteer.ids, &scheme.ids, report);
    let found = annotate(&meta.title, &raw.body, &meta.topics, gazetteer, topics, report);
    Some(Article {
        slug: read::slug(&text.path).to_owned(),
        file: text.path.clone(),
        title: meta.title,
        lang: meta.lang.unwrap_or_else(|| about.lang.clone()),
        authors: meta.authors,
        source: meta.source,
        published: meta.published,
        date_note: meta.date_note,
        updated: meta.updated,
        summary: meta.summary,
        tags: meta.tags,
        text: raw.body.text,
        blocks: raw.body.blocks,
        mentions: found.mentions,
        entities: meta.entities,
        topics: found.topics,
    })
}

/// A slug is an address, so no two files may have the same one, wherever they lie.
fn check_slugs(texts: &[Text], reports: &mut Reports) {
    let mut paths: BTreeMap<&str, &str> = BTreeMap::new();
    for text in texts.iter().filter(|text| text.role.is_article()) {
        let slug = read::slug(&text.path);
        if let Some(first) = paths.get(slug) {
            let sentence = format!("the slug {} is taken by {first}", quoted(slug));
            reports
                .of(&text.path, |report| report.error(None, sentence, "rename one of the files"));
        } else {
            paths.insert(slug, &text.path);
        }
    }
}

/// Warns of entities that no article mentions and nothing refers to: most often a misspelt name.
fn check_idle_entities(
    articles: &[Article],
    gazetteer: &Gazetteer,
    scheme: &Scheme,
    reports: &mut Reports,
) {
    /// More names would bury the other warnings: a gazetteer may be shared by many folders.
    const MOST_NAMES: usize = 5;
    let mut used: BTreeSet<EntityId> = BTreeSet::new();
    for article in articles {
        used.extend(article.mentions.iter().map(|mention| mention.entity));
        used.extend(&article.entities);
    }
    used.extend(scheme.rules.iter().flat_map(|rule| &rule.entities));
    used.extend(
        gazetteer.entities.iter().flat_map(|entity| [entity.place, entity.parent]).flatten(),
    );

    let is_idle = |&idx: &usize| !used.contains(&EntityId::new(idx));
    let idle: Vec<_> = (0..gazetteer.entities.len()).filter(is_idle).collect();
    let Some(place) = idle.iter().map(|&idx| gazetteer.places[idx]).min() else { return };
    let names = idle.iter().take(MOST_NAMES).map(|&idx| quoted(&gazetteer.entities[idx].key));
    let names = names.collect::<Vec<_>>().join(", ");
    let sentence = match idle.len() - idle.len().min(MOST_NAMES) {
        0 => format!("no article mentions {names}"),
        n_more => format!("no article mentions {names} and {n_more} more"),
    };
    let way_out = "correct the names, add aliases, or take them out";
    reports.of(read::ENTITIES, |report| report.warning(place, sentence, way_out));
}

fn finish(parts: CorpusParts, mut reports: Reports) -> Ingested {
    let corpus = match reports.have_errors() {
        true => None,
        false => match Corpus::new(parts) {
            Ok(corpus) => Some(corpus),
            Err(fault) => {
                let sentence = format!("the corpus contradicts itself: {fault}");
                reports.of("", |report| report.error(None, sentence, "please report this"));
                None
            }
        },
    };
    let mut diagnostics = reports.diagnostics;
    diagnostics.sort();
    diagnostics.dedup();
    Ingested { corpus, diagnostics }
}
