//! Which field of a record is what: as `corpus.toml` says, or by the names that exports use.

use std::collections::BTreeMap;

use corpus::EntityKind;

/// What a field of a record is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    Id,
    Title,
    Body,
    Published,
    Updated,
    Publisher,
    Url,
    Authors,
    Lang,
    Summary,
    Tags,
    Topics,
    /// Names of entities of a kind.
    Entity(EntityKind),
}

/// The keys of `[records]` that name fields.
pub(crate) const KEYS: [(&str, Target); 12] = [
    ("id", Target::Id),
    ("title", Target::Title),
    ("body", Target::Body),
    ("published", Target::Published),
    ("updated", Target::Updated),
    ("publisher", Target::Publisher),
    ("url", Target::Url),
    ("authors", Target::Authors),
    ("lang", Target::Lang),
    ("summary", Target::Summary),
    ("tags", Target::Tags),
    ("topics", Target::Topics),
];

/// The names that exports use, without case and punctuation, the surest first. Names of entities
/// are not among them: a field `people` may as well hold authors.
const USUAL: [(Target, &[&str]); 12] = [
    (
        Target::Id,
        &["id", "slug", "guid", "uuid", "docid", "docno", "articleid", "identifier", "newid"],
    ),
    (Target::Title, &["title", "headline", "headlines", "heading", "subject", "articletitle"]),
    (
        Target::Body,
        &[
            "body",
            "text",
            "content",
            "article",
            "articlebody",
            "articletext",
            "fulltext",
            "maintext",
            "bodytext",
            "contents",
            "story",
            "document",
            "bodyhtml",
            "contenthtml",
            "html",
        ],
    ),
    (
        Target::Published,
        &[
            "published",
            "publishedat",
            "publishedon",
            "publisheddate",
            "datepublished",
            "publicationdate",
            "publishdate",
            "pubdate",
            "publishedtime",
            "publishtime",
            "date",
            "datetime",
            "createdat",
            "created",
            "timestamp",
        ],
    ),
    (
        Target::Updated,
        &["updated", "updatedat", "datemodified", "modified", "modifiedat", "lastmodified"],
    ),
    (
        Target::Publisher,
        &[
            "publisher",
            "publication",
            "outlet",
            "newspaper",
            "source",
            "sourcename",
            "sitename",
            "site",
            "journal",
        ],
    ),
    (
        Target::Url,
        &["url", "link", "permalink", "articleurl", "weburl", "canonicalurl", "sourceurl", "href"],
    ),
    (Target::Authors, &["authors", "author", "byline", "bylines", "creator", "writer", "reporter"]),
    (Target::Lang, &["lang", "language", "inlanguage", "locale"]),
    (
        Target::Summary,
        &["summary", "deck", "dek", "standfirst", "subtitle", "abstract", "description", "excerpt"],
    ),
    (Target::Tags, &["tags", "keywords", "labels", "section", "category", "categories"]),
    (Target::Topics, &["topics", "topic"]),
];

/// More different keys than these are not looked up: they are data, not names of fields.
const MOST_KEYS: usize = 4096;

/// How the records of a corpus are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RecordsPlan {
    /// The fields that the editor named, the first to be asked first; `a.b` is the field `b` of the
    /// field `a`. What is not here goes by the usual names.
    pub given: Vec<(Target, Vec<String>)>,
    /// Whether a text may hold more than the article; otherwise it is taken as it is.
    pub clean: bool,
    /// Whether names are looked for beyond those that the record and the gazetteer give.
    pub discover: bool,
}

impl Default for RecordsPlan {
    fn default() -> Self {
        Self { given: Vec::new(), clean: true, discover: true }
    }
}

impl RecordsPlan {
    /// Whether the editor said which fields hold it.
    pub fn is_given(&self, target: Target) -> bool {
        self.given.iter().any(|(given, _)| *given == target)
    }

    /// What a field is; several things if the editor named it several times.
    fn aims_of(&self, key: &str) -> Vec<Aim> {
        let mut aims = Vec::new();
        for (target, names) in &self.given {
            for (rank, name) in names.iter().enumerate() {
                let path = match name.strip_prefix(key) {
                    Some("") => String::new(),
                    Some(rest) if rest.starts_with('.') => rest[1..].to_owned(),
                    _ => continue,
                };
                aims.push(Aim { target: *target, rank, path, is_usual: false });
            }
        }
        let key: String = key
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        for (target, names) in USUAL {
            let rank = names.iter().position(|name| *name == key);
            if let Some(rank) = rank.filter(|_| !self.is_given(target)) {
                aims.push(Aim { target, rank, path: String::new(), is_usual: true });
            }
        }
        aims
    }
}

/// A use of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Aim {
    pub target: Target,
    pub rank: usize,
    /// The way to the value inside of the field, empty if it is the field's own.
    pub path: String,
    /// Whether its name alone says so.
    is_usual: bool,
}

/// The fields met so far and what each is for.
#[derive(Debug)]
pub(super) struct Aims<'a> {
    plan: &'a RecordsPlan,
    by_key: BTreeMap<String, Vec<Aim>>,
    /// The keys in the order in which they were met.
    keys: Vec<String>,
}

impl<'a> Aims<'a> {
    pub fn new(plan: &'a RecordsPlan) -> Self {
        Self { plan, by_key: BTreeMap::new(), keys: Vec::new() }
    }

    /// What a field is for.
    pub fn of(&mut self, key: &str) -> &[Aim] {
        if !self.by_key.contains_key(key) {
            if self.keys.len() == MOST_KEYS {
                return &[];
            }
            self.by_key.insert(key.to_owned(), self.plan.aims_of(key));
            self.keys.push(key.to_owned());
        }
        &self.by_key[key]
    }

    /// Adds the fields of later records.
    pub fn append(&mut self, later: &Self) {
        later.keys.iter().for_each(|key| _ = self.of(key));
    }

    /// The keys in the order in which they were met.
    pub fn keys(&self) -> &[String] {
        &self.keys
    }

    /// The keys whose names alone said what they are, by what they are, as `corpus.toml` would
    /// say it.
    pub fn taken_by_name(&self) -> String {
        let mut parts = Vec::new();
        for (name, target) in KEYS {
            let mut keys: Vec<_> = Vec::new();
            for key in &self.keys {
                let aim = self.by_key[key].iter().find(|aim| aim.target == target && aim.is_usual);
                keys.extend(aim.map(|aim| (aim.rank, format!("{key:?}"))));
            }
            keys.sort();
            let keys: Vec<_> = keys.into_iter().map(|(_, key)| key).collect();
            match keys.as_slice() {
                [] => {}
                [key] => parts.push(format!("{name} = {key}")),
                keys => parts.push(format!("{name} = [{}]", keys.join(", "))),
            }
        }
        parts.join(", ")
    }
}
