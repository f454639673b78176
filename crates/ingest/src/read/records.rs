//! Exports: files of which each record is an article, as JSON in lines or as CSV.
//!
//! Which field of a record is what, `corpus.toml` says or the usual names tell. A record that is
//! broken is named and left out; what many records lack is said once, with their number.

mod csv;
mod jsonl;
mod plan;
mod tally;
mod value;

use corpus::{Block, EntityKind, Inline, Span};

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

/// Calls `take` with each article of an export.
pub(crate) fn read(
    format: Format,
    file: &str,
    plan: &RecordsPlan,
    report: &mut Report,
    take: &mut dyn FnMut(RecordArticle, &mut Report),
) {
    let mut aims = Aims::new(plan);
    let mut tally = Tally::default();
    let read = match format {
        Format::Jsonl => jsonl::read,
        Format::Csv => csv::read,
    };
    read(file, &mut aims, report, &mut |event, report| match event {
        Event::MendedSurrogates { line } => tally.with_surrogates.add(line),
        Event::Broken => tally.has_broken = true,
        Event::Record { line, cells } => {
            tally.n_records += 1;
            if tally.n_records > MOST_RECORDS {
                tally.beyond.add(line);
            } else if let Some(article) = article(line, cells, plan, &mut tally) {
                take(article, report);
            }
        }
    });
    tally.report(&aims, report);
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

/// A body of which every character stays where it is: blank lines part paragraphs, and single line
/// breaks become spaces.
fn as_it_is(words: String) -> Body {
    let mut bytes = words.into_bytes();
    let mut blocks = Vec::new();
    let mut paragraph: Option<(usize, usize)> = None;
    let mut at = 0;
    while at < bytes.len() {
        let end = memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |newline| at + newline);
        let line = &bytes[at..end];
        let first = line.iter().position(|byte| !byte.is_ascii_whitespace());
        let last = line.iter().rposition(|byte| !byte.is_ascii_whitespace());
        match (first, last) {
            (Some(first), Some(last)) => {
                let start = paragraph.map_or(at + first, |(start, _)| start);
                if paragraph.is_some() {
                    bytes[at - 1] = b' ';
                }
                paragraph = Some((start, at + last + 1));
            }
            _ => blocks.extend(paragraph.take().map(block)),
        }
        at = end + 1;
    }
    blocks.extend(paragraph.map(block));
    for byte in &mut bytes {
        if *byte == b'\t' {
            *byte = b' ';
        }
    }
    // Only ASCII was put in the place of ASCII.
    let text = String::from_utf8(bytes).unwrap_or_default();
    Body { text, blocks }
}

fn block((start, end): (usize, usize)) -> Block {
    let span = Span::new(start..end);
    Block::Paragraph { span, inlines: vec![Inline::Text(span)] }
}

fn memchr(byte: u8, bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|&found| found == byte)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The articles in short, and what was reported.
    fn read_all(format: Format, file: &str, plan: &RecordsPlan) -> (Vec<String>, Vec<String>) {
        let mut report = Report::new("a");
        let mut articles = Vec::new();
        read(format, file, plan, &mut report, &mut |article, _| articles.push(show(&article)));
        (articles, report.into_diagnostics().iter().map(ToString::to_string).collect())
    }

    fn show(article: &RecordArticle) -> String {
        let (claims, text) = match &article.content {
            Content::Clean(body, claims) => (claims, body.text.clone()),
            Content::ToClean(document) => {
                let texts = document.pieces.iter().map(|piece| piece.text.as_str());
                (&document.claims, texts.collect::<Vec<_>>().join(" / "))
            }
        };
        let claims = claims.iter().map(|claim| format!("{:?}={}; ", claim.field, claim.value));
        let claims: String = claims.collect();
        let id = article.id.as_deref().unwrap_or("-");
        let given: String = article
            .topics
            .iter()
            .map(|topic| format!("topic {topic}; "))
            .chain(article.entities.iter().map(|(kind, name)| format!("{kind:?} {name}; ")))
            .collect();
        format!("{}:{id}: {claims}{given}{text}", article.line)
    }

    fn as_it_stands() -> RecordsPlan {
        RecordsPlan { clean: false, ..RecordsPlan::default() }
    }

    #[test]
    fn fields_are_known_by_their_usual_names() {
        let (articles, lines) = read_all(
            Format::Jsonl,
            concat!(
                r#"{"guid": 7, "Headline": "A &amp; B", "text": "One.\nTwo.", "pubDate": "#,
                r#""2018-09-20", "source": {"id": null, "name": "The Courier"}, "byline": "Ann Lee","#,
                r#" "keywords": ["x", "y"], "topics": "cocoa", "other": [[{}]]}"#,
                "\n\n",
                r#"{"slug": "b", "content": "<p>Three.</p><p>Four &amp; five.</p>"}"#,
            ),
            &RecordsPlan::default(),
        );
        assert_eq!(
            articles,
            [
                "1:7: Title=A & B; Published=2018-09-20; Publisher=The Courier; Author=Ann Lee; \
                 Tag=x; Tag=y; topic cocoa; One. / Two.",
                "3:b: Three. / Four & five.",
            ]
        );
        assert_eq!(
            lines,
            ["a: note: the fields are taken by their usual names: \
              id = [\"slug\", \"guid\"], title = \"Headline\", body = [\"text\", \"content\"], \
              published = \"pubDate\", publisher = \"source\", authors = \"byline\", \
              tags = \"keywords\", topics = \"topics\"; \
              say otherwise under [records] in corpus.toml"]
        );
    }

    #[test]
    fn a_plan_comes_before_the_usual_names() {
        let plan = RecordsPlan {
            given: vec![
                (Target::Title, vec!["kop".to_owned()]),
                (Target::Body, vec!["lead".to_owned(), "rest".to_owned()]),
                (Target::Publisher, vec!["meta.krant".to_owned()]),
                (Target::Entity(EntityKind::Place), vec!["places".to_owned()]),
            ],
            clean: false,
            discover: false,
        };
        let (articles, lines) = read_all(
            Format::Jsonl,
            concat!(
                r#"{"title": "no", "kop": "Yes", "rest": "b", "lead": "a", "meta": {"krant": "K"},"#,
                r#" "places": ["usa", "hong-kong"], "body": "no"}"#,
            ),
            &plan,
        );
        assert_eq!(articles, ["1:-: Title=Yes; Publisher=K; Place usa; Place hong-kong; a\n\nb"]);
        assert_eq!(lines, [""; 0]);
    }

    #[test]
    fn broken_lines_are_named_and_the_others_are_read() {
        let (articles, lines) = read_all(
            Format::Jsonl,
            "{\"id\": 1, \"body\": \"é\", x}\n[1]\n{\"id\": 2, \"body\": \"x\"}\n{\"id\": 3}\n{",
            &as_it_stands(),
        );
        assert_eq!(articles, ["3:2: x"]);
        assert_eq!(
            lines[..3],
            [
                "a:1:24: warning: this line is not JSON: key must be a string; \
                 the record is left out",
                "a:2:1: warning: this line is not JSON: invalid type: sequence, expected an object with the fields of an \
                 article; the record is left out",
                "a:5:1: warning: this line is not JSON: EOF while parsing an object; \
                 the record is left out",
            ]
        );
        assert!(lines[3].contains("1 record has no text and is left out, on line 4"), "{lines:?}");
    }

    #[test]
    fn lone_surrogates_become_replacement_characters() {
        let (articles, lines) = read_all(
            Format::Jsonl,
            r#"{"body": "a\ud800b \ud83d\ude00 \\ud800 \uDC00"}"#,
            &as_it_stands(),
        );
        assert_eq!(articles, ["1:-: a\u{fffd}b 😀 \\ud800 \u{fffd}"]);
        assert!(
            lines.iter().any(|line| line.contains("half of a character in 1 record, on line 1")),
            "{lines:?}"
        );
    }

    #[test]
    fn deep_records_are_refused_or_passed_over() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        let file = format!(
            "{{\"x\": {deep}, \"body\": \"a\"}}\n{{\"body\": {deep}}}\n{}",
            "[".repeat(9999)
        );
        let (articles, lines) = read_all(Format::Jsonl, &file, &as_it_stands());
        assert_eq!(articles, ["1:-: a"]);
        assert!(lines[0].starts_with("a:2:"), "{lines:?}");
    }

    #[test]
    fn a_body_that_is_taken_as_it_is_keeps_every_character_in_its_place() {
        let body = as_it_is("\n  A\tb\nc.  \n \nD.\n".to_owned());
        assert_eq!(body.text, "\n  A b c.  \n \nD.\n");
        let Block::Paragraph { span, .. } = &body.blocks[0] else { panic!("a paragraph") };
        assert_eq!(span.of(&body.text), "A b c.");
        let Block::Paragraph { span, .. } = &body.blocks[1] else { panic!("a paragraph") };
        assert_eq!(span.of(&body.text), "D.");
        assert!(as_it_is(" \n\n".to_owned()).blocks.is_empty());
    }

    #[test]
    fn ids_become_addresses() {
        assert_eq!(address("APW1998.0391").as_deref(), Some("APW1998.0391"));
        assert_eq!(address("https://x.org/Été 1?a=b").as_deref(), Some("https-x-org-ete-1-a-b"));
        assert_eq!(address("香港"), None);
        assert_eq!(address(".."), None);
        assert_eq!(address(&"x".repeat(1000)).map(|id| id.len()), Some(LONGEST_ID));
    }

    #[test]
    fn columns_are_fields() {
        let (articles, lines) = read_all(
            Format::Csv,
            "id;title;text;date;tags\n\
             1;A;\"One; \"\"two\"\"\nthree\";2018-09-20;x | y\n\
             2;B;Four;;\n\
             3;C;Five;2018;z;more;more\n\
             4;D\n\
             5;E;Six;;\n",
            &as_it_stands(),
        );
        assert_eq!(
            articles,
            [
                "2:1: Title=A; Published=2018-09-20; Tag=x; Tag=y; One; \"two\" three",
                "4:2: Title=B; Four",
                "7:5: Title=E; Six",
            ]
        );
        assert_eq!(
            lines[..1],
            ["a:5:1: warning: this record has 7 fields, the first line names 5; \
              it is left out, put text that holds `;` in quotes"]
        );
        assert!(lines.iter().any(|line| line.contains("1 record has no text")), "{lines:?}");
    }

    #[test]
    fn a_quotation_that_does_not_end_takes_one_record_with_it() {
        let (articles, lines) =
            read_all(Format::Csv, "id,body\n1,a\n2,\"b\n3,c\n4,d\n", &as_it_stands());
        assert_eq!(articles, ["2:1: a", "4:3: c", "5:4: d"]);
        assert_eq!(
            lines[0],
            "a:3:3: warning: the quotation that begins here does not end; \
             the record is left out, write a quotation mark inside of text as two"
        );
    }

    #[test]
    fn a_file_without_texts_says_which_fields_it_has() {
        let (articles, lines) =
            read_all(Format::Csv, "year,price\n1987,5\n1988,6\n", &RecordsPlan::default());
        assert_eq!(articles, [""; 0]);
        assert_eq!(
            lines,
            ["a: warning: no record has a text; say in corpus.toml which field holds it: \
              [records] body = \"…\" (there are \"year\", \"price\")"]
        );
    }
}
