//! The front matter of an article, in YAML or TOML: cut off, read as written, then as meant.
//!
//! Of the two types only [`ArticleMeta`] travels on: its dates are dates and its ids lead
//! somewhere.

use corpus::{EdtfDate, EntityId, Source, TopicId};

use crate::bibliography::Evidence;
use crate::diagnostic::{Report, quoted};
use crate::edtf;
use crate::fields::Fields;
use crate::ids::Ids;
use crate::node::{Fault, Node, Value, toml, yaml};
use crate::place::{Place, Placed};
use crate::shape::{language, web_address};

const KEYS: [&str; 11] = [
    "title",
    "source",
    "published",
    "updated",
    "date_note",
    "authors",
    "lang",
    "topics",
    "entities",
    "tags",
    "summary",
];
const SOURCE_KEYS: [&str; 3] = ["publisher", "title", "url"];

/// An article's bibliographic data as meant.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ArticleMeta {
    pub title: String,
    pub source: Source,
    pub published: Option<EdtfDate>,
    pub updated: Option<EdtfDate>,
    pub date_note: Option<String>,
    pub authors: Vec<String>,
    pub lang: Option<String>,
    pub summary: Option<String>,
    pub tags: Vec<String>,
    /// Given by the editor; each once, in order.
    pub topics: Vec<TopicId>,
    /// Given by the editor; each once, in order.
    pub entities: Vec<EntityId>,
}

/// Front matter as written: texts with their places, nothing looked up.
#[derive(Clone, Debug, Default)]
pub(crate) struct RawFrontMatter {
    pub title: Option<Placed<String>>,
    publisher: Option<Placed<String>>,
    source_title: Option<Placed<String>>,
    url: Option<Placed<String>>,
    published: Option<Placed<String>>,
    updated: Option<Placed<String>>,
    date_note: Option<Placed<String>>,
    authors: Vec<Placed<String>>,
    lang: Option<Placed<String>>,
    topics: Vec<Placed<String>>,
    entities: Vec<Placed<String>>,
    tags: Vec<Placed<String>>,
    summary: Option<Placed<String>>,
}

/// A file cut in two.
#[derive(Debug)]
pub(crate) struct Cut<'a> {
    /// What stands between the fences; begins on line 2.
    pub matter: &'a str,
    pub language: Language,
    /// Where the body begins, in bytes of the file.
    pub body_start: usize,
    /// The line that closes the front matter.
    pub end_line: u32,
}

/// What front matter is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// Between lines `---`.
    Yaml,
    /// Between lines `+++`.
    Toml,
}

impl Language {
    fn fence(self) -> &'static str {
        match self {
            Self::Yaml => "---",
            Self::Toml => "+++",
        }
    }
}

/// The language of the front matter that a text begins with, if it does.
pub(crate) fn language_of(text: &str) -> Option<Language> {
    let fence = text.lines().next()?.trim_end();
    [Language::Yaml, Language::Toml].into_iter().find(|language| language.fence() == fence)
}

/// Cuts the front matter off a text that begins with some; a missing end is reported.
pub(crate) fn cut<'a>(text: &'a str, language: Language, report: &mut Report) -> Option<Cut<'a>> {
    let yaml_start = text.find('\n').map_or(text.len(), |newline| newline + 1);
    let mut at = yaml_start;
    for (idx, line) in text[yaml_start..].split_inclusive('\n').enumerate() {
        let after = at + line.len();
        if line.trim_end() == language.fence() {
            let end_line = u32::try_from(idx + 2).unwrap_or(u32::MAX);
            let matter = &text[yaml_start..at];
            return Some(Cut { matter, language, body_start: after, end_line });
        }
        at = after;
    }
    let way_out = format!("end it with a line `{}`", language.fence());
    report.error(Place::START, "the front matter does not end".to_owned(), &way_out);
    None
}

/// Reads the fields of front matter.
pub(crate) fn read(cut: &Cut<'_>, report: &mut Report) -> Option<RawFrontMatter> {
    let node = match cut.language {
        Language::Yaml => yaml::parse(cut.matter, 2).map_err(|fault| vec![fault]),
        // An empty line in the place of the fence, so that places are those of the file.
        Language::Toml => toml::parse(&format!("\n{}", cut.matter)).map(as_written),
    };
    match node {
        Ok(node) => raw(&node, report),
        Err(faults) => {
            for Fault { place, sentence, way_out, is_excessive } in faults {
                if is_excessive {
                    let way_out = "the article is left out; write one `key: value` a line";
                    report.warning(place, sentence, way_out);
                } else {
                    report.error(place, sentence, way_out);
                }
            }
            None
        }
    }
}

/// A tree in which whole numbers are texts, as they are in YAML: a year is a date.
fn as_written(mut node: Node) -> Node {
    node.value = match node.value {
        Value::Whole(number) => Value::Text(number.to_string()),
        Value::List(items) => Value::List(items.into_iter().map(as_written).collect()),
        Value::Table(mut fields) => {
            for field in &mut fields {
                field.node.value = match std::mem::replace(&mut field.node.value, Value::Nothing) {
                    Value::Whole(number) => Value::Text(number.to_string()),
                    value => value,
                };
            }
            Value::Table(fields)
        }
        value => value,
    };
    node
}

impl RawFrontMatter {
    /// What is known of an article without front matter: a title that was found in its text.
    pub fn titled(title: Placed<String>) -> Self {
        Self { title: Some(title), ..Self::default() }
    }

    /// Where each field stands.
    pub fn evidence(&self) -> Vec<Evidence> {
        let fields = [
            ("title", &self.title),
            ("publisher", &self.publisher),
            ("url", &self.url),
            ("published", &self.published),
            ("updated", &self.updated),
            ("lang", &self.lang),
            ("summary", &self.summary),
        ];
        let fields =
            fields.into_iter().filter_map(|(field, placed)| Some((field, placed.as_ref()?)));
        let authors = self.authors.iter().map(|author| ("authors", author));
        let tags = self.tags.iter().map(|tag| ("tags", tag));
        let evidence = fields.chain(authors).chain(tags).map(|(field, placed)| Evidence {
            field,
            text: placed.value.clone(),
            origin: "front-matter",
            place: Some(placed.place),
        });
        evidence.collect()
    }
}

fn raw(node: &Node, report: &mut Report) -> Option<RawFrontMatter> {
    let fields = Fields::of(node, &KEYS, report)?;
    let source = fields.table("source", &SOURCE_KEYS, report);
    let of_source = |key, report: &mut Report| source.and_then(|source| source.text(key, report));
    let raw = RawFrontMatter {
        title: fields.text("title", report),
        publisher: of_source("publisher", report),
        source_title: of_source("title", report),
        url: of_source("url", report),
        published: fields.text("published", report),
        updated: fields.text("updated", report),
        date_note: fields.text("date_note", report),
        authors: fields.texts("authors", report),
        lang: fields.text("lang", report),
        topics: fields.texts("topics", report),
        entities: fields.texts("entities", report),
        tags: fields.texts("tags", report),
        summary: fields.text("summary", report),
    };
    if raw.title.is_none() && !fields.is_wrong_type("title") {
        let way_out = "add a line `title: …` to the front matter";
        report.error(fields.place_of("title"), "the article has no title".to_owned(), way_out);
    }
    Some(raw)
}

/// Looks up and checks what was written. Every fault is reported, and what is wrong is left out.
pub(crate) fn resolve(
    raw: RawFrontMatter,
    entities: &Ids,
    topics: &Ids,
    report: &mut Report,
) -> ArticleMeta {
    let published = date(raw.published.as_ref(), report);
    let updated = date(raw.updated.as_ref(), report);
    if let (Some(published), Some(updated), Some(written)) = (&published, &updated, &raw.updated)
        && published.earliest() > updated.latest()
    {
        let (published, updated) = (published.edtf(), updated.edtf());
        let sentence = format!("it was updated ({updated}) before it was published ({published})");
        report.warning(written.place, sentence, "correct one of the two dates");
    }
    let text = |placed: Placed<String>| placed.value;
    let texts = |placed: Vec<Placed<String>>| placed.into_iter().map(text).collect::<Vec<_>>();
    let topics = topics.resolve_all(&raw.topics, report);
    let entities = entities.resolve_all(&raw.entities, report);
    ArticleMeta {
        title: raw.title.map(text).unwrap_or_default(),
        source: Source {
            publisher: raw.publisher.map(text),
            title: raw.source_title.map(text),
            url: web_address(raw.url, report),
        },
        published,
        updated,
        date_note: raw.date_note.map(text),
        authors: texts(raw.authors),
        lang: language(raw.lang, report),
        summary: raw.summary.map(text),
        tags: texts(raw.tags),
        topics: topics.into_iter().map(TopicId::new).collect(),
        entities: entities.into_iter().map(EntityId::new).collect(),
    }
}

fn date(written: Option<&Placed<String>>, report: &mut Report) -> Option<EdtfDate> {
    let written = written?;
    match edtf::parse(&written.value) {
        Ok(date) => Some(date),
        Err(what) => {
            let sentence = format!("{} is not a date: {what}", quoted(&written.value));
            let way_out = "write it as in 2018-09-20, 2018-09, 2018, 2019-11~, 2018? or 2018/2019";
            report.error(written.place, sentence, way_out);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) -> Option<ArticleMeta> {
        let mut report = Report::new("a.md");
        let ids = |thing, file, ids: &[&str]| {
            Ids::new(thing, file, true, ids.iter().map(|id| (*id).to_owned()))
        };
        let entities = ids("entity", "entities.toml", &["acme", "oslo"]);
        let topics = ids("topic", "topics.toml", &["privacy", "trade"]);
        let meta = language_of(text)
            .and_then(|language| cut(text, language, &mut report))
            .and_then(|cut| read(&cut, &mut report))
            .map(|raw| resolve(raw, &entities, &topics, &mut report));
        let lines: Vec<_> = report.into_diagnostics().iter().map(ToString::to_string).collect();
        assert_eq!(lines, expected, "{text}");
        meta
    }

    #[test]
    fn everything_that_can_be_said_of_an_article_is_read() {
        let text = "---\n\
            title: 2018\n\
            source:\n  publisher: The Courier\n  title: \"A: b\"\n  url: https://example.org/a\n\
            published: 2018-09-20\nupdated: 2018-10~\ndate_note: inferred\n\
            authors: Ann Lee\nlang: en-GB\ntopics: [trade, privacy]\nentities: [oslo]\n\
            tags: [x, y]\nsummary: >\n  One\n  two.\n---\nBody";
        let meta = check(text, &[]).unwrap();
        assert_eq!(meta.title, "2018");
        assert_eq!(meta.source.title.as_deref(), Some("A: b"));
        assert_eq!(meta.published.unwrap().edtf(), "2018-09-20");
        assert_eq!(meta.authors, ["Ann Lee"]);
        assert_eq!(meta.topics, [TopicId(0), TopicId(1)]);
        assert_eq!(meta.entities, [EntityId(1)]);
        assert_eq!(meta.summary.as_deref(), Some("One two."));
    }

    #[test]
    fn front_matter_without_an_end_is_an_error() {
        check(
            "+++\ntitle = 'x'\n---\n",
            &["a.md:1:1: error: the front matter does not end; \
             end it with a line `+++`"],
        );
        check(
            "---\ntitle: x\n",
            &["a.md:1:1: error: the front matter does not end; \
             end it with a line `---`"],
        );
    }

    #[test]
    fn front_matter_may_be_toml() {
        let text = "+++\ntitle = \"A: b\"\npublished = 2018-09-20\nupdated = 2019\n\
                    authors = ['Ann Lee']\ntopics = ['trade']\n\
                    [source]\npublisher = 'The Courier'\n+++\nBody";
        let meta = check(text, &[]).unwrap();
        assert_eq!(meta.title, "A: b");
        assert_eq!(meta.published.unwrap().edtf(), "2018-09-20");
        assert_eq!(meta.updated.unwrap().edtf(), "2019");
        assert_eq!(meta.authors, ["Ann Lee"]);
        assert_eq!(meta.source.publisher.as_deref(), Some("The Courier"));
        assert_eq!(meta.topics.len(), 1);
        check(
            "+++\ntitle = x\nlang = 5.5\n+++\n",
            &[
                "a.md:2:9: error: this is not TOML: string values must be quoted, expected literal string; \
               text stands in quotes, lists in square brackets",
            ],
        );
        check(
            "+++\ntitle = 'x'\npublishd = 2018\n+++\n",
            &[r#"a.md:3:1: warning: unknown key "publishd"; did you mean "published"?"#],
        );
    }

    #[test]
    fn what_is_made_to_wear_a_reader_out_is_left_out_with_a_warning() {
        let line = "a.md:2:4: warning: anchors and aliases (`&`, `*`) are not read; \
                    the article is left out; write one `key: value` a line";
        check("---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n", &[line]);
    }

    #[test]
    fn a_title_is_required() {
        let way_out = "add a line `title: …` to the front matter";
        let missing =
            |place: &str| format!("a.md:{place}: error: the article has no title; {way_out}");
        check("---\nlang: en\n---\n", &[&missing("2:1")]);
        check("---\nlang: en\ntitle: \"  \"\n---\n", &[&missing("3:8")]);
        check("---\n---\n", &[&missing("2:1")]);
        check(
            "---\ntitle: [a]\n---\n",
            &[r#"a.md:2:8: error: expected text, found a list in "title""#],
        );
    }

    #[test]
    fn unknown_keys_ids_and_impossible_dates_are_all_found_in_one_run() {
        check(
            "---\ntitle: x\npublishd: 2018\nupdated: 2018-02-30\ntopics: [privcy, zebra]\n\
             entities: Acme\n---\n",
            &[
                r#"a.md:3:1: warning: unknown key "publishd"; did you mean "published"?"#,
                r#"a.md:4:10: error: "2018-02-30" is not a date: day is out of range for the month; write it as in 2018-09-20, 2018-09, 2018, 2019-11~, 2018? or 2018/2019"#,
                r#"a.md:5:10: error: unknown topic "privcy"; did you mean "privacy" (topics.toml)?"#,
                r#"a.md:5:18: error: unknown topic "zebra"; add it to topics.toml or take it out"#,
                r#"a.md:6:11: error: unknown entity "Acme"; did you mean "acme" (entities.toml)?"#,
            ],
        );
    }

    #[test]
    fn an_update_before_publication_is_a_warning() {
        check(
            "---\ntitle: x\npublished: 2019\nupdated: 2018-05\n---\n",
            &["a.md:4:10: warning: it was updated (2018-05) before it was published (2019); \
               correct one of the two dates"],
        );
        check("---\ntitle: x\npublished: 2018-09-20\nupdated: 2018\n---\n", &[]);
    }
}
