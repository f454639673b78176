//! Exports in short, and what is reported of them.

use corpus::Block;

use super::*;

/// The articles in short, and what was reported.
fn read_all(format: Format, file: &str, plan: &RecordsPlan) -> (Vec<String>, Vec<String>) {
    let mut report = Report::new("a");
    let articles = read(format, file, plan, &mut report, &|article, _| Some(show(&article)));
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
fn a_large_file_is_read_in_parts_as_if_it_were_one() {
    let words = "word ".repeat(40);
    let line = |n: usize| match n {
        2_900 => "{".to_owned(),
        n => format!(r#"{{"id": {n}, "field {n}": 1, "body": "{words}"}}"#),
    };
    let file = (1..=3_000).map(line).collect::<Vec<_>>().join("\n");
    assert!(jsonl::parts(&file, MOST_RECORDS).len() > 2);
    assert_eq!(jsonl::parts(&file, 2_000).len(), 1, "records are counted");
    let (articles, lines) = read_all(Format::Jsonl, &file, &as_it_stands());
    assert_eq!(articles.len(), 2_999);
    for (n, article) in (1..=3_000).filter(|&n| n != 2_900).zip(articles) {
        assert!(article.starts_with(&format!("{n}:{n}: ")), "{article}");
    }
    assert!(lines[0].starts_with("a:2900:1: warning: this line is not JSON"), "{lines:?}");
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
    let file =
        format!("{{\"x\": {deep}, \"body\": \"a\"}}\n{{\"body\": {deep}}}\n{}", "[".repeat(9999));
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
