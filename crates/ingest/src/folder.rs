//! From a folder to a corpus: the stages in their order, and what concerns several files at once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use corpus::{ArticleId, Corpus, CorpusParts, Entity, EntityId, Topic};
use rayon::prelude::*;

use crate::about::Settings;
use crate::annotate::{TopicFinder, discover_topics, quantities};
use crate::decode;
use crate::diagnostic::{Diagnostic, Report, Severity, quoted};
use crate::discover::{self, TextToSearch, discover};
use crate::draft::{Draft, Record};
use crate::drafts::{self, ReadFile, Readers, Renamed, SavedParts};
use crate::gazetteer::Gazetteer;
use crate::likeness::{Likenesses, likeness};
use crate::node::{Node, toml};
use crate::progress::{Stage, Steps, Watcher};
use crate::read::{self, Role};
use crate::scheme::Scheme;
use crate::source::{self, SourceFile};
use crate::words::lexicon::Lexicon;
use crate::{FolderError, Ingested, about};

/// Turns a folder into a corpus, with everything that its editor should know.
///
/// One bad article does not stop the rest: all faults of all files come in one run. The same folder
/// gives the same corpus on every machine.
pub fn ingest(folder: &Path) -> Result<Ingested, FolderError> {
    ingest_with(folder, &Options::default())
}

/// The same, as the caller wants it.
pub fn ingest_with(folder: &Path, options: &Options<'_>) -> Result<Ingested, FolderError> {
    let files = source::list(folder)?;
    // Among the threads that do most of the work: memory that one thread let go of is of no use to
    // another, and this is one thread less.
    Ok(rayon::scope(|_| ingest_files(folder, files, options)))
}

/// How a folder is to be worked on.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// Is told how far the work is.
    pub watcher: Watcher<'a>,
    /// Whether names that no list has are looked for even if the folder wants none.
    pub discover_anyway: bool,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { watcher: &|_| {}, discover_anyway: false }
    }
}

/// Turns the files of a folder into a corpus.
pub(crate) fn ingest_files(
    folder: &Path,
    files: Vec<SourceFile>,
    options: &Options<'_>,
) -> Ingested {
    let watcher = options.watcher;
    // While files are read.
    rayon::spawn(|| {
        discover::load();
        Lexicon::english();
        quantities::load();
    });
    let mut reports = Reports { folder: source::slashed(folder), diagnostics: Vec::new() };

    let gazetteer = match toml_file(&files, Role::Entities, &mut reports) {
        Toml::Read(path, node) => reports.of(path, |report| Gazetteer::read(&node, report)),
        Toml::Absent => Gazetteer::empty(true),
        Toml::Broken => Gazetteer::empty(false),
    };
    let scheme = match toml_file(&files, Role::Topics, &mut reports) {
        Toml::Read(path, node) => {
            reports.of(path, |report| Scheme::read(&node, &gazetteer.ids, report))
        }
        Toml::Absent => Scheme::empty(true),
        Toml::Broken => Scheme::empty(false),
    };
    let unsaid = Settings::unsaid(&source::name(folder));
    let Settings { about, records, discover } = match toml_file(&files, Role::About, &mut reports) {
        Toml::Read(path, node) => reports.of(path, |report| about::read(&node, unsaid, report)),
        Toml::Absent | Toml::Broken => unsaid,
    };

    let readers = Readers { entities: &gazetteer.ids, topics: &scheme.ids, records: &records };
    let mut drafts = read_articles(&files, readers, &mut reports, watcher);
    for draft in &mut drafts {
        draft.is_names_given = !options.discover_anyway && (draft.is_names_given || !discover);
    }
    drafts.par_sort_unstable_by(|a, b| (&a.slug, &a.file).cmp(&(&b.slug, &b.file)));
    let annotated = annotate(&mut drafts, gazetteer, scheme, &mut reports, watcher);

    let steps = Steps::new(watcher, Stage::Comparing, 1);
    let likeness = likeness(&drafts, &annotated.entities, &annotated.topics);
    steps.step();
    let records = drafts.iter_mut().map(|draft| std::mem::take(&mut draft.record)).collect();
    let Annotated { entities, topics } = annotated;
    let frame = CorpusParts { about, entities, topics, ..CorpusParts::default() };
    let steps = Steps::new(watcher, Stage::Indexing, 1);
    let ingested = finish(frame, drafts, &likeness, records, reports);
    steps.step();
    ingested
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

/// Entities and topics of a corpus, once its articles carry their annotations.
struct Annotated {
    entities: Vec<Entity>,
    topics: Vec<Topic>,
}

/// Adds mentions, figures, dates and topics to the drafts.
fn annotate(
    drafts: &mut [Draft],
    mut gazetteer: Gazetteer,
    mut scheme: Scheme,
    reports: &mut Reports,
    watcher: Watcher<'_>,
) -> Annotated {
    let steps = Steps::new(watcher, Stage::Annotating, drafts.len());
    let ambiguous: Vec<_> = drafts
        .par_iter_mut()
        .map(|draft| {
            let found = gazetteer.find(&draft.meta.title, &draft.body.text, &draft.leaves);
            let anchor = draft.meta.published.as_ref();
            let quantities = quantities::find(&draft.body.text, &draft.leaves, anchor);
            draft.mentions = found.mentions;
            draft.figures = quantities.figures;
            draft.dates = quantities.dates;
            // A large folder has very many of them.
            draft.figures.shrink_to_fit();
            draft.dates.shrink_to_fit();
            steps.step();
            found.ambiguous
        })
        .collect();
    for (draft, ambiguous) in drafts.iter().zip(&ambiguous).filter(|(_, found)| !found.is_empty()) {
        reports.of(&draft.file, |report| report_ambiguous(ambiguous, &gazetteer, report));
    }
    if !reports.have_errors() {
        check_idle_entities(drafts, &gazetteer, &scheme, reports);
    }

    let steps = Steps::new(watcher, Stage::Naming, 1);
    let taken: Vec<_> = drafts.par_iter().map(Draft::taken).collect();
    let texts: Vec<_> = drafts
        .iter()
        .zip(&taken)
        .map(|(draft, taken)| TextToSearch {
            slug: &draft.slug,
            text: &draft.body.text,
            leaves: &draft.leaves,
            taken,
            curated: &draft.mentions,
            given: &draft.given_entities,
            is_names_given: draft.is_names_given,
        })
        .collect();
    let discovered = discover(&std::mem::take(&mut gazetteer.entities), &texts);
    let renumbered = |entity: &mut EntityId| *entity = discovered.renumbered[entity.idx()];
    scheme.rules.iter_mut().flat_map(|rule| &mut rule.entities).for_each(renumbered);
    let named = discovered.mentions.into_par_iter().zip(discovered.given);
    drafts.par_iter_mut().zip(named).for_each(|(draft, (mentions, given))| {
        draft.meta.entities.iter_mut().for_each(renumbered);
        draft.meta.entities.extend(given);
        draft.meta.entities.sort_unstable();
        draft.meta.entities.dedup();
        draft.mentions = mentions;
        quantities::attribute(draft);
    });
    quantities::link(drafts);
    steps.step();

    let steps = Steps::new(watcher, Stage::Sorting, 1);
    let topics = match scheme.topics.is_empty() {
        true => {
            let found = discover_topics(drafts);
            for (draft, topics) in drafts.iter_mut().zip(found.assignments) {
                draft.topics = topics;
            }
            found.topics
        }
        false => {
            let finder = TopicFinder::new(&scheme);
            drafts.par_iter_mut().for_each(|draft| {
                let Draft { body, leaves, mentions, meta, .. } = &*draft;
                draft.topics = finder.assign(&body.text, leaves, mentions, &meta.topics);
            });
            scheme.topics
        }
    };
    steps.step();
    Annotated { entities: discovered.entities, topics }
}

fn report_ambiguous(
    ambiguous: &BTreeMap<String, Vec<EntityId>>,
    gazetteer: &Gazetteer,
    report: &mut Report,
) {
    for (form, entities) in ambiguous {
        let names = entities.iter().map(|id| quoted(&gazetteer.entities[id.idx()].key));
        let names = names.collect::<Vec<_>>().join(" or ");
        let sentence = format!("{} can mean {names} here and stays unmarked", quoted(form));
        report.warning(None, sentence, "let the text use the full name, or narrow a short form");
    }
}

fn toml_file<'a>(files: &'a [SourceFile], role: Role, reports: &mut Reports) -> Toml<'a> {
    let Some(file) = files.iter().find(|file| read::role(&file.path) == role) else {
        return Toml::Absent;
    };
    let node = reports.of(&file.path, |report| {
        let bytes = match file.read() {
            Ok(bytes) => bytes,
            Err(sentence) => {
                report.error(None, sentence, "mend its rights or take it out");
                return None;
            }
        };
        let text = match decode::utf8(bytes) {
            Ok(text) => text,
            Err(fault) => {
                decode::report_not_utf8(fault, report);
                return None;
            }
        };
        let faults = match toml::parse(&text) {
            Ok(node) => return Some(node),
            Err(faults) => faults,
        };
        for fault in faults {
            report.error(fault.place, fault.sentence, fault.way_out);
        }
        None
    });
    node.map_or(Toml::Broken, |node| Toml::Read(&file.path, node))
}

/// The articles of all files, in the order of their paths.
fn read_articles(
    files: &[SourceFile],
    readers: Readers<'_>,
    reports: &mut Reports,
    watcher: Watcher<'_>,
) -> Vec<Draft> {
    let saved_parts = SavedParts::of(files.iter().map(|file| file.path.as_str()));
    let files: Vec<_> = files.iter().filter(|file| !saved_parts.contain(&file.path)).collect();
    let steps = Steps::new(watcher, Stage::Reading, files.len());
    let read: Vec<_> = files
        .par_iter()
        .map(|file| {
            let mut own = Reports { folder: reports.folder.clone(), diagnostics: Vec::new() };
            let read = own.of(&file.path, |report| read_file(file, readers, report));
            steps.step();
            (read, own)
        })
        .collect();
    let mut found = Vec::new();
    let mut by_hand = Vec::new();
    let mut is_error = false;
    for (file, (read, own)) in files.into_iter().zip(read) {
        is_error |= own.have_errors();
        reports.diagnostics.extend(own.diagnostics);
        if read.is_article && read::role(&file.path).is_by_hand() {
            by_hand.push(file.path.as_str());
        }
        match found.is_empty() {
            true => found = read.articles,
            false => found.extend(read.articles),
        }
    }
    drafts::check_slugs(by_hand.into_iter(), |path, sentence| {
        reports.of(path, |report| report.error(None, sentence, "rename one of the files"));
    });
    if found.is_empty() && !is_error {
        let way_out = "add a file NAME.md, NAME.txt, NAME.html, NAME.jsonl or NAME.csv";
        reports.of("", |report| report.error(None, "there are no articles".to_owned(), way_out));
    }
    let (drafts, renamed) = drafts::settle_slugs(found);
    report_renamed(&renamed, reports);
    drafts
}

/// What becomes of one file.
fn read_file(file: &SourceFile, readers: Readers<'_>, report: &mut Report) -> ReadFile {
    match read::role(&file.path) {
        role if role.is_article() => return drafts::read(file, role, readers, report),
        Role::Stray => read::stray(&file.path, report),
        role => {
            // A folder that cannot be read, or a link.
            if let Some(fault) = file.fault.as_ref().filter(|_| !role.is_about()) {
                report.warning(None, fault.clone(), "mend it or take it out");
            }
        }
    }
    ReadFile::default()
}

/// Says which articles could not have the slugs they would have had.
fn report_renamed(renamed: &[Renamed], reports: &mut Reports) {
    /// A folder of saved sites has as many pages called `index` as it has sites.
    const MOST_FILES: usize = 5;
    let (records, files): (Vec<_>, Vec<_>) =
        renamed.iter().partition(|renamed| renamed.line.is_some());
    for renamed in records.chunk_by(|a, b| a.path == b.path) {
        reports.of(&renamed[0].path, |report| {
            renamed.iter().for_each(|renamed| renamed.report(report));
        });
    }
    for renamed in files.iter().take(MOST_FILES) {
        reports.of(&renamed.path, |report| renamed.report(report));
    }
    if files.len() > MOST_FILES {
        let n_more = files.len() - MOST_FILES;
        let sentence = format!("{n_more} more files share their name with another");
        let way_out = "their slugs are made of their paths";
        reports.of("", |report| report.note(None, sentence, way_out));
    }
}

/// Warns of entities that no article mentions and nothing refers to: most often a misspelt name.
fn check_idle_entities(
    drafts: &[Draft],
    gazetteer: &Gazetteer,
    scheme: &Scheme,
    reports: &mut Reports,
) {
    /// More names would bury the other warnings: a gazetteer may be shared by many folders.
    const MOST_NAMES: usize = 5;
    let mut used: BTreeSet<EntityId> = BTreeSet::new();
    for draft in drafts {
        used.extend(draft.mentions.iter().map(|mention| mention.entity));
        used.extend(&draft.meta.entities);
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

fn finish(
    frame: CorpusParts,
    drafts: Vec<Draft>,
    likeness: &Likenesses,
    records: Vec<Record>,
    mut reports: Reports,
) -> Ingested {
    let lang = frame.about.lang.clone();
    let article = |id: ArticleId, draft: Draft| draft.finish(likeness.of(id.idx()), &lang);
    let corpus = match reports.have_errors() {
        true => None,
        false => match Corpus::from_drafts(frame, drafts, article) {
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
    Ingested { corpus, records, diagnostics }
}
