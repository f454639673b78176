//! Five pages as they were copied from the web: all that is not the article goes, nothing else.
//!
//! They are not part of the project, so nothing of them is quoted here: lines go by their numbers.

use std::path::Path;

use corpus::Article;
use ingest::{Record, ingest};

/// The pages lie beside the project on machines of its developers.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seeds");

/// What becomes of a page.
struct Page {
    /// The first letters of its file's name.
    name: &'static str,
    /// The lines that are not the article, with the reasons.
    dropped: &'static [(std::ops::RangeInclusive<u32>, &'static str)],
    /// The line of the title.
    title: u32,
    /// The line below the headline, which is also part of the text.
    deck: Option<u32>,
    published: Option<&'static str>,
    updated: Option<&'static str>,
    n_tags: usize,
    /// Lines of which words were cut out, and how many.
    cut: &'static [(u32, usize)],
}

const PAGES: [Page; 5] = [
    Page {
        name: "000_",
        dropped: &[(1..=1, "bibliography"), (15..=16, "tags"), (17..=17, "comments")],
        title: 1,
        deck: None,
        published: None,
        updated: None,
        n_tags: 5,
        cut: &[],
    },
    Page {
        name: "001_",
        dropped: &[(1..=1, "bibliography"), (5..=6, "bibliography"), (12..=12, "related-headline")],
        title: 1,
        deck: Some(3),
        published: Some("2018-10-02"),
        updated: Some("2018-10-02"),
        n_tags: 0,
        cut: &[],
    },
    Page {
        name: "002_",
        dropped: &[
            (1..=1, "sharing"),
            (3..=3, "bibliography"),
            (5..=5, "repeated-title"),
            (33..=35, "tags"),
            (37..=67, "teaser"),
            (70..=70, "comments"),
            (72..=72, "notice"),
            (74..=84, "teaser"),
        ],
        title: 3,
        deck: None,
        // The only year stands in a teaser.
        published: None,
        updated: None,
        n_tags: 0,
        cut: &[],
    },
    Page {
        name: "003_",
        dropped: &[
            (1..=3, "bibliography"),
            (7..=8, "bibliography"),
            (24..=24, "related-headline"),
            (40..=41, "pull-quote"),
        ],
        title: 3,
        deck: Some(5),
        published: Some("2018-09-20"),
        updated: Some("2018-09-21"),
        n_tags: 1,
        cut: &[],
    },
    Page {
        name: "004_",
        dropped: &[(1..=1, "bibliography"), (5..=6, "caption"), (28..=29, "comments")],
        title: 1,
        deck: None,
        published: None,
        updated: None,
        n_tags: 0,
        cut: &[(12, 4), (14, 5)],
    },
];

#[test]
fn the_originals_lose_all_that_is_not_the_article_and_nothing_else() {
    let Some(folder) = originals() else { return };
    for page in &PAGES {
        let (source, article, record) = read(&folder, page.name);
        let lines: Vec<_> = source.lines().collect();
        let line = |number: u32| lines[number as usize - 1].trim();
        let whole = record.dropped.iter().filter(|dropped| dropped.reason.key() != "link-spam");
        let found: Vec<_> =
            whole.map(|dropped| (dropped.place.line, dropped.reason.key())).collect();
        let written = |number: &u32| !line(*number).is_empty();
        let expected: Vec<_> = page
            .dropped
            .iter()
            .flat_map(|(range, reason)| {
                range.clone().filter(written).map(|number| (number, *reason))
            })
            .collect();
        assert_eq!(found, expected, "{}", page.name);

        let cut: Vec<_> = record
            .dropped
            .iter()
            .filter(|dropped| dropped.reason.key() == "link-spam")
            .map(|dropped| (dropped.place.line, dropped.text.split_whitespace().count()))
            .collect();
        assert_eq!(cut, page.cut, "{}", page.name);

        // Every other line is in the text, in order, but for the words that were cut.
        let mut rest = String::new();
        for number in (1..=lines.len() as u32).filter(|number| written(number)) {
            if found.iter().any(|(dropped, _)| *dropped == number) {
                continue;
            }
            let mut words = line(number).to_owned();
            for spam in record.dropped.iter().filter(|dropped| dropped.place.line == number) {
                words = words.replacen(&spam.text, "", 1);
            }
            rest.push_str(&words);
            rest.push(' ');
        }
        let (text, rest) = (even(&article.text), even(&rest));
        let n_same = text.bytes().zip(rest.bytes()).take_while(|(a, b)| a == b).count();
        assert_eq!((n_same, text.len()), (rest.len(), rest.len()), "{}", page.name);
    }
}

/// A text with single spaces and none before a full stop, where words were cut out.
fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".")
}

#[test]
fn the_originals_say_what_they_say_of_themselves_and_no_more() {
    let Some(folder) = originals() else { return };
    for page in &PAGES {
        let (source, article, record) = read(&folder, page.name);
        let line = |number: u32| source.lines().nth(number as usize - 1).unwrap().trim();
        assert_eq!(article.title, line(page.title), "{}", page.name);
        assert_eq!(article.summary.as_deref(), page.deck.map(line), "{}", page.name);
        let edtf =
            |date: &Option<corpus::EdtfDate>| date.as_ref().map(|date| date.edtf().to_owned());
        assert_eq!(edtf(&article.published).as_deref(), page.published, "{}", page.name);
        assert_eq!(edtf(&article.updated).as_deref(), page.updated, "{}", page.name);
        assert_eq!(article.tags.len(), page.n_tags, "{}", page.name);
        assert_eq!(article.source, corpus::Source::default(), "{}", page.name);
        assert_eq!(article.authors, [""; 0], "{}", page.name);
        let places = record.evidence.iter().all(|evidence| {
            let place = evidence.place.unwrap();
            let from: String = line(place.line).chars().skip(place.column as usize - 1).collect();
            from.starts_with(&evidence.text)
        });
        assert!(places, "{}", page.name);
    }
}

#[allow(clippy::print_stderr, reason = "a skipped test says so")]
fn originals() -> Option<std::path::PathBuf> {
    let folder = Path::new(FOLDER);
    if !folder.is_dir() {
        eprintln!("skipped: there is no folder {FOLDER}");
        return None;
    }
    Some(folder.to_owned())
}

/// The text of one page, its article and its record.
fn read(folder: &Path, name: &str) -> (String, Article, Record) {
    let ingested = ingest(folder).unwrap();
    let corpus = ingested.corpus.unwrap();
    let mut articles = corpus.articles().zip(ingested.records);
    let ((_, article), record) =
        articles.find(|((_, article), _)| article.slug.starts_with(name)).unwrap();
    let source = std::fs::read_to_string(folder.join(&article.file)).unwrap();
    (source, article.clone(), record)
}
