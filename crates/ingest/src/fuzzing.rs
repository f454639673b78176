//! What a fuzzer calls: one function per reader, each with promises that hold for any bytes.
//!
//! Not for programs. The targets in `fuzz/` and a test with random input call the same functions.

use std::path::Path;

use corpus::{Facet, Query, Span, evaluate, evidence, snippet};

use crate::annotate::quantities;
use crate::folder::{Options, ingest_files};
use crate::source::SourceFile;
use crate::{Ingested, Severity, edtf};

/// Tries some bytes, and panics if a promise does not hold.
pub type Target = fn(&[u8]);

/// All targets by name.
pub const TARGETS: [(&str, Target); 12] = [
    ("decode", decode),
    ("markdown", markdown),
    ("front_matter", front_matter),
    ("text", text),
    ("html", html),
    ("jsonl", jsonl),
    ("csv", csv),
    ("toml_lists", toml_lists),
    ("dates", dates),
    ("figures", figures),
    ("names", names),
    ("corpus_decode", corpus_decode),
];

/// Bytes to text.
pub fn decode(bytes: &[u8]) {
    for name in ["a.txt", "a.html", "a.md", "a.csv", "a.jsonl"] {
        // What the encoding does to the stages after it shows with the smallest article.
        ingest(&[(name, bytes)]);
    }
}

/// The text of an article in Markdown.
pub fn markdown(bytes: &[u8]) {
    ingest(&[("a.md", &[b"---\ntitle: A\n---\n", bytes].concat()), ("b.md", ARTICLE)]);
}

/// Front matter in YAML and TOML, and a file that may have none.
pub fn front_matter(bytes: &[u8]) {
    ingest(&[("a.md", bytes)]);
    ingest(&[("a.md", &[b"---\n", bytes, b"\n---\nWords.\n"].concat())]);
    ingest(&[("a.md", &[b"+++\n", bytes, b"\n+++\nWords.\n"].concat())]);
}

/// A plain text, which may be a scraped page.
pub fn text(bytes: &[u8]) {
    ingest(&[("a.txt", bytes), ("b.md", ARTICLE)]);
}

/// A saved page.
pub fn html(bytes: &[u8]) {
    ingest(&[("a.html", bytes), ("b.md", ARTICLE)]);
}

/// Records, one a line.
pub fn jsonl(bytes: &[u8]) {
    ingest(&[("a.jsonl", bytes), ("b.md", ARTICLE)]);
}

/// Records in a table.
pub fn csv(bytes: &[u8]) {
    ingest(&[("a.csv", bytes), ("b.md", ARTICLE)]);
}

/// The lists beside the articles, alone and together.
pub fn toml_lists(bytes: &[u8]) {
    let lists = ["entities.toml", "topics.toml", "corpus.toml"];
    for name in lists {
        ingest(&[(name, bytes), ("b.md", ARTICLE)]);
    }
    // A NUL is no TOML, so it can part the lists.
    let mut parts = bytes.splitn(3, |&byte| byte == 0);
    let files: Vec<_> = lists.iter().filter_map(|&name| Some((name, parts.next()?))).collect();
    let records: (&str, &[u8]) =
        ("c.jsonl", b"{\"id\": \"r\", \"title\": \"R\", \"body\": \"Words.\"}\n");
    ingest(&[&files[..], &[("b.md", ARTICLE), records]].concat());
}

/// Dates as EDTF and in a text, with and without a day to count from.
pub fn dates(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for line in text.lines() {
        if let Ok(date) = edtf::parse(line) {
            assert!(date.earliest() <= date.latest());
            let _ = date.in_words();
        }
    }
    for anchor in [None, edtf::parse("2018-09-20").ok(), edtf::parse("2019/2020").ok()] {
        let leaf = Span::new(0..text.len());
        let found = quantities::find(&text, &[leaf], anchor.as_ref());
        check_spans(&text, found.dates.iter().map(|date| date.span));
        for date in found.dates.iter().filter_map(|found| found.date.as_ref()) {
            assert!(date.earliest() <= date.latest());
        }
    }
}

/// Figures in a text, each line of it a leaf.
pub fn figures(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let start = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    let leaves: Vec<_> =
        text.lines().map(|line| Span::new(start(line)..start(line) + line.len())).collect();
    let found = quantities::find(&text, &leaves, None);
    check_spans(&text, found.figures.iter().map(|figure| figure.span));
    for reading in found.figures.iter().flat_map(|figure| &figure.readings) {
        let numbers = [Some(reading.value), reading.up_to, reading.out_of];
        assert!(numbers.into_iter().flatten().all(f64::is_finite));
    }
    markdown(bytes);
}

/// Names in texts, with a list and without.
pub fn names(bytes: &[u8]) {
    let article = [b"---\ntitle: A\n---\n", bytes].concat();
    let list = "[[entity]]\nid = 'a'\nname = 'Ann Lee'\nkind = 'person'\n\
                short_forms = [{ form = 'Lee', where = ['Ann Lee'] }]\n";
    ingest(&[("a.md", &article), ("b.md", ARTICLE)]);
    ingest(&[("a.md", &article), ("b.md", ARTICLE), ("entities.toml", list.as_bytes())]);
}

/// The bytes that the viewer embeds.
pub fn corpus_decode(bytes: &[u8]) {
    // Few inputs have the checksum that fits them, so the payload is tried as well.
    for bytes in [bytes.to_vec(), sealed(bytes)] {
        let Ok(corpus) = corpus::Corpus::open(bytes) else { continue };
        assert_eq!(corpus::Corpus::open(corpus.bytes().to_vec()).as_ref(), Ok(&corpus));
        answer(&corpus);
    }
}

const ARTICLE: &[u8] =
    b"---\ntitle: B\npublished: 2018-09-20\n---\nAnn Lee paid $5 million to Acme Works in May.\n";

/// Turns files into a corpus and checks what always holds.
fn ingest(files: &[(&str, &[u8])]) {
    let file = |&(path, bytes): &(&str, &[u8])| SourceFile::in_memory(path, bytes);
    let mut files: Vec<_> = files.iter().map(file).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let ingested = ingest_files(Path::new("fuzz"), files, &Options::default());
    let has_errors = ingested.n_diagnostics(Severity::Error) > 0;
    assert_eq!(ingested.corpus.is_none(), has_errors, "there is a corpus unless there are errors");
    for diagnostic in &ingested.diagnostics {
        let line = diagnostic.to_string();
        assert!(!line.contains("contradicts itself"), "{line}");
        assert!(!line.contains('\n'), "a diagnostic is one line: {line:?}");
    }
    check(&ingested);
}

fn check(ingested: &Ingested) {
    let Some(corpus) = &ingested.corpus else { return };
    assert_eq!(ingested.records.len(), corpus.n_articles(), "every article has a record");
    for (record, (_, article)) in ingested.records.iter().zip(corpus.articles()) {
        assert!(record.places.is_sorted_by_key(|&(byte, _)| byte), "places are in order");
        let fits = |byte: u32| article.text.is_char_boundary(byte as usize);
        assert!(record.places.iter().all(|&(byte, _)| fits(byte)), "places are in the text");
        let odd = |c: char| c.is_control() && !"\n\t".contains(c);
        assert!(!article.text.contains(odd), "the text has no control characters");
    }
    let decoded = corpus::Corpus::open(corpus.bytes().to_vec());
    let decoded = decoded.expect("what was written can be read");
    assert_eq!(&decoded, corpus);
}

fn check_spans(text: &str, spans: impl Iterator<Item = Span>) {
    let mut free_from = 0;
    for span in spans {
        assert!(span.fits(text) && !span.is_empty(), "{span:?} fits the text");
        assert!(span.start >= free_from, "{span:?} overlaps the one before it");
        free_from = span.end;
    }
}

/// Asks a corpus for a little of everything.
fn answer(corpus: &corpus::Corpus) {
    for text in ["", "a", "words b"] {
        let query = Query { text: text.to_owned(), ..Query::default() };
        let results = evaluate(corpus, &query);
        for hit in results.top(20) {
            let article = corpus.article(hit.article);
            let extract = snippet(article, &results.understood, 80);
            assert!(extract.span.fits(&article.text));
        }
    }
    for value in Facet::ALL.into_iter().flat_map(|facet| corpus.values(facet)).take(50) {
        for (id, _) in corpus.articles().take(20) {
            evidence(corpus, id, value);
        }
    }
}

/// A payload under a header that fits it, as the codec writes it.
fn sealed(payload: &[u8]) -> Vec<u8> {
    let empty = corpus::Corpus::new(corpus::CorpusParts::default()).expect("nothing is consistent");
    let mut bytes = empty.bytes()[..10].to_vec();
    bytes.extend(corpus::codec::checksum(payload).to_le_bytes());
    bytes.extend(u32::try_from(payload.len()).unwrap_or(u32::MAX).to_le_bytes());
    bytes.extend(payload);
    bytes
}
