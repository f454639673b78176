//! What is exported says the same when other programs read it, whatever stands in the fields.

use biblatex::{Bibliography, ChunksExt};
use corpus::{
    Article, ArticleId, Corpus, CorpusParts, Day, EdtfDate, Provenance, Source, Topic,
    TopicAssignment, TopicId,
};
use export::{bibtex, csv, json_ld, ris};
use serde_json::Value;

/// Texts that mean something in one of the formats, or break it where it is written carelessly.
const HOSTILE: [&str; 24] = [
    "",
    " ",
    "=HYPERLINK(\"https://x.example\")",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "a,b;\"c\"\r\nd",
    "}\n@article{stolen, title={x}}",
    "{{{",
    "}}}",
    "\\input{/etc/passwd}",
    "\\",
    "100% of $5 & #1_a ~ ^",
    "% comment",
    "Smith and Sons, and others",
    "x\r\nER  - \r\nTY  - NEWS\r\nTI  - stolen",
    "\nAU  - x",
    "</script><script>alert(1)</script>",
    "\u{202e}gpj.exe\u{2066}",
    "\u{0}\u{7}\u{1b}[31m",
    "香港 — “Ünïcödé” 😀",
    "\u{2028}=1\u{85}",
];

/// One article per hostile text, which stands in every field of it.
fn hostile() -> Corpus {
    let articles = HOSTILE.iter().enumerate().map(|(idx, &text)| Article {
        slug: format!("a{idx:02}{text}"),
        title: text.to_owned(),
        lang: text.to_owned(),
        authors: vec![text.to_owned(), "Ann Lee".to_owned()],
        source: Source {
            publisher: Some(text.to_owned()),
            title: (idx % 2 == 0).then(|| text.to_owned()),
            url: Some(format!("https://x.example/{text}")),
        },
        published: dates().get(idx % dates().len()).cloned(),
        date_note: Some(text.to_owned()),
        summary: Some(text.to_owned()),
        tags: vec![text.to_owned()],
        text: text.to_owned(),
        topics: vec![TopicAssignment {
            topic: TopicId(0),
            provenance: Provenance::Editor,
            evidence: Vec::new(),
        }],
        ..Article::default()
    });
    let topic = Topic {
        key: "a".to_owned(),
        label: "}, = {\r\nER  - ".to_owned(),
        alt_labels: Vec::new(),
        broader: None,
        description: String::new(),
        provenance: Provenance::Editor,
    };
    let mut articles: Vec<_> = articles.collect();
    articles.sort_by(|a, b| a.slug.cmp(&b.slug));
    Corpus::new(CorpusParts { articles, topics: vec![topic], ..CorpusParts::default() }).unwrap()
}

fn dates() -> Vec<EdtfDate> {
    let date = |edtf: &str, from: &str, to: &str| {
        EdtfDate::new(edtf, Day::bounds(from).unwrap().0, Day::bounds(to).unwrap().1).unwrap()
    };
    vec![
        date("2018-09-20", "2018-09-20", "2018-09-20"),
        date("2019-11~", "2019-11", "2019-11"),
        date("2018?", "2018", "2018"),
        date("2018/2019", "2018", "2019"),
        date("2018-10/..", "2018-10", "2018-10"),
    ]
}

fn all(corpus: &Corpus) -> impl Iterator<Item = ArticleId> {
    corpus.articles().map(|(id, _)| id).collect::<Vec<_>>().into_iter()
}

/// The words without what a line cannot hold.
fn words(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text = text.replace(turns, "").replace(char::is_control, " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn json_ld_is_json_with_the_same_words() {
    let corpus = hostile();
    let read: Value = serde_json::from_str(&json_ld(&corpus, all(&corpus))).unwrap();
    assert_eq!(read["@context"], "https://schema.org");
    let graph = read["@graph"].as_array().unwrap();
    assert_eq!(graph.len(), HOSTILE.len());
    for (node, (_, article)) in graph.iter().zip(corpus.articles()) {
        assert_eq!(node["@type"], "NewsArticle");
        assert_eq!(node["identifier"], article.slug);
        assert_eq!(node["headline"], article.title);
        assert_eq!(node["articleBody"], article.text);
        assert_eq!(node["author"][0]["name"], article.authors[0]);
        assert_eq!(node["about"][0]["name"], corpus.topic(TopicId(0)).label);
    }
}

#[test]
fn csv_has_one_record_an_article_and_no_formula() {
    let corpus = hostile();
    let text = csv(&corpus, all(&corpus));
    let mut reader = ::csv::ReaderBuilder::new().flexible(false).from_reader(text.as_bytes());
    assert_eq!(&reader.headers().unwrap()[1], "title");
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), HOSTILE.len());
    for (record, (_, article)) in records.iter().zip(corpus.articles()) {
        assert_eq!(record[1].trim_start_matches('\''), article.title);
        for cell in record {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell:?}");
            assert!(!cell.starts_with(['\t', '\r', '\n']), "{cell:?}");
        }
    }
}

#[test]
fn bibtex_has_one_entry_an_article_with_the_same_words() {
    let corpus = hostile();
    let text = bibtex(&corpus, all(&corpus));
    let read = Bibliography::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(read.len(), HOSTILE.len());
    for (entry, (_, article)) in read.iter().zip(corpus.articles()) {
        let title = entry.get("title").map(|title| title.format_verbatim());
        let expected = words(&article.title);
        let title = title.unwrap_or_default();
        assert_eq!(plain(&title), expected, "{title}");
        let keywords = entry.keywords().unwrap().format_verbatim();
        assert!(plain(&keywords).starts_with("} = { ER -"), "{keywords}");
        let n_braces = |brace| text.chars().filter(|&c| c == brace).count();
        assert_eq!(n_braces('{'), n_braces('}'));
    }
}

/// Commands of TeX as the characters they stand for; a reader leaves those that it does not know.
fn plain(text: &str) -> String {
    let commands = [
        ("\\textbackslash", "\\"),
        ("\\textbraceleft", "{"),
        ("\\textbraceright", "}"),
        ("\\textasciitilde", "~"),
        ("\\textasciicircum", "^"),
    ];
    commands.iter().fold(text.to_owned(), |text, (command, c)| {
        text.replace(&format!("{command}{{}}"), c)
            .replace(&format!("{command} "), c)
            .replace(command, c)
    })
}

#[test]
fn dates_in_bibtex_say_what_is_known() {
    let shown = |date: EdtfDate| {
        let article = Article { slug: "a".to_owned(), published: Some(date), ..Article::default() };
        let parts = CorpusParts { articles: vec![article], ..CorpusParts::default() };
        let corpus = Corpus::new(parts).unwrap();
        let bibtex = bibtex(&corpus, all(&corpus));
        let bibliography = Bibliography::parse(&bibtex).unwrap();
        let entry = bibliography.get("a").unwrap();
        let field = |name| entry.get(name).map(|field| field.format_verbatim()).unwrap_or_default();
        assert!(entry.date().is_ok(), "{bibtex}");
        [field("date"), field("year"), field("month")].join(" ")
    };
    let shown: Vec<_> = dates().into_iter().map(shown).collect();
    assert_eq!(
        shown,
        ["2018-09-20 2018 9", "2019-11~ 2019 11", "2018? 2018 ", "2018/2019  ", "2018-10/ 2018 10"]
    );
}

#[test]
fn ris_has_one_record_an_article_with_the_same_words() {
    let corpus = hostile();
    let text = ris(&corpus, all(&corpus));
    let records = read_ris(&text);
    assert_eq!(records.len(), HOSTILE.len());
    for (record, (_, article)) in records.iter().zip(corpus.articles()) {
        let of = |tag: &str| {
            let values = record.iter().filter(|(key, _)| key == tag);
            values.map(|(_, value)| value.as_str()).collect::<Vec<_>>()
        };
        let expected: Vec<_> =
            Some(words(&article.title)).filter(|it| !it.is_empty()).into_iter().collect();
        assert_eq!(of("TY"), ["NEWS"]);
        assert_eq!(of("TI"), expected);
        assert_eq!(of("T2"), expected);
        assert_eq!(of("AU").last(), Some(&"Ann Lee"));
        assert_eq!(of("UR").len(), 1);
    }
    let dates: Vec<_> = records[..5].iter().map(|record| value(record, "DA")).collect();
    assert_eq!(
        dates,
        [
            "2018/09/20/",
            "2019/11//about November 2019",
            "2018///2018, uncertain",
            "2018///2018 to 2019",
            "2018/10//since October 2018",
        ]
    );
    assert_eq!(value(&records[0], "PY"), "2018");
    assert_eq!(value(&records[3], "PY"), "", "no single year");
}

/// A tag and its value.
type Line = (String, String);

fn value<'a>(record: &'a [Line], tag: &str) -> &'a str {
    record.iter().find(|(key, _)| key == tag).map_or("", |(_, value)| value)
}

/// Reads RIS strictly: every line is a tag with a value, and a record ends before the next begins.
fn read_ris(text: &str) -> Vec<Vec<Line>> {
    let mut records = Vec::new();
    let mut open: Option<Vec<Line>> = None;
    for line in text.split("\r\n").filter(|line| !line.is_empty()) {
        assert!(!line.contains(char::is_control), "{line:?}");
        let (tag, value) = line.split_once("  - ").unwrap_or_else(|| panic!("no tag in {line:?}"));
        assert!(tag.len() == 2 && tag.bytes().all(|byte| byte.is_ascii_alphanumeric()), "{line:?}");
        match tag {
            "TY" => assert!(open.replace(vec![(tag.to_owned(), value.to_owned())]).is_none()),
            "ER" => records.push(open.take().expect("a record is open")),
            _ => open.as_mut().expect("a record is open").push((tag.to_owned(), value.to_owned())),
        }
    }
    assert!(open.is_none());
    records
}
