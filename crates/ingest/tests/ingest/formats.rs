//! Articles in all formats and encodings become articles of one corpus.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use corpus::Corpus;

use crate::folder::{Folder, article};

/// Slug, title and text of each article.
fn articles(corpus: &Corpus) -> Vec<(&str, &str, &str)> {
    let articles = corpus.articles().map(|(_, article)| article);
    articles
        .map(|article| (article.slug.as_str(), article.title.as_str(), article.text.as_str()))
        .collect()
}

#[test]
fn a_mixed_folder_is_one_corpus() {
    let folder = Folder::of(&[
        ("a.md", &article("A", "In Markdown.")),
        ("b.md", "+++\ntitle = \"B\"\npublished = 2018-09-20\n+++\nWith *TOML*.\n"),
        ("sub/c.markdown", "---\ntitle: C\n---\nElsewhere.\n"),
        ("sub/d.jsonl", "{\"id\": \"d1\", \"title\": \"D\", \"body\": \"A record.\"}\n"),
        ("e.csv", "id,title,body\ne1,E,\"A row, and\nits second line.\"\n"),
        ("README.md", "Read me."),
        ("robots.txt", "User-agent: *\n"),
        ("corpus.toml", "[records]\nclean = false\n"),
    ]);
    let corpus = folder.corpus();
    assert_eq!(
        articles(&corpus),
        [
            ("a", "A", "In Markdown."),
            ("b", "B", "With TOML."),
            ("c", "C", "Elsewhere."),
            ("d1", "D", "A record."),
            ("e1", "E", "A row, and its second line."),
        ]
    );
    let published = |slug| {
        let article = corpus.article(corpus.article_by_slug(slug).unwrap());
        article.published.as_ref().map(|date| date.edtf().to_owned())
    };
    assert_eq!(published("b").as_deref(), Some("2018-09-20"));
}

#[test]
fn a_saved_page_gives_its_article_without_what_stands_around_it() {
    let paragraph = |n: usize| {
        format!(
            "<p>Paragraph {n} speaks of the <a href='https://x.org'>new tram</a>, its stops \
                 and its price, as the council had promised.</p>"
        )
    };
    let page = format!(
        "<html lang=en><head><title>The tram is here | The Gazette</title>\
         <meta property='og:site_name' content='The Gazette'></head><body>\
         <nav><a href=/>Start</a></nav><main><h1>The tram is here</h1>{}{}{}</main>\
         <footer>All rights reserved by The Gazette, its owners and its heirs for ever.</footer>",
        paragraph(1),
        paragraph(2),
        paragraph(3)
    );
    let folder = Folder::of(&[
        ("tram.html", &page),
        ("tram_files/frame.html", "<p>An advertisement that the browser saved with the page."),
    ]);
    let ingested = folder.ingest();
    let corpus = ingested.corpus.unwrap();
    assert_eq!(corpus.n_articles(), 1);
    let (_, article) = corpus.articles().next().unwrap();
    assert_eq!((article.slug.as_str(), article.title.as_str()), ("tram", "The tram is here"));
    assert!(article.text.contains("Paragraph 1") && article.text.contains("Paragraph 3"));
    assert!(!article.text.contains("Start") && !article.text.contains("rights"));
    assert!(!article.text.contains('<'));
    let dropped = &ingested.records[0].dropped;
    assert!(dropped.iter().any(|dropped| dropped.text.contains("rights")), "{dropped:?}");
}

#[test]
fn every_encoding_gives_the_same_words() {
    let text = article("Café “Zürich”", "A naïve résumé – for 5 €.");
    let utf16 = |mark: &str, to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("{mark}{text}").encode_utf16().flat_map(to_bytes).collect()
    };
    let windows: Vec<u8> = text
        .chars()
        .map(|char| match char {
            '“' => 0x93,
            '”' => 0x94,
            '–' => 0x96,
            '€' => 0x80,
            char => u8::try_from(u32::from(char)).unwrap(),
        })
        .collect();
    let folder = Folder::of(&[("utf8.md", &text)]);
    folder.write("mark.md", format!("\u{feff}{text}").as_bytes());
    folder.write("le.md", &utf16("\u{feff}", u16::to_le_bytes));
    folder.write("be.md", &utf16("\u{feff}", u16::to_be_bytes));
    folder.write("bare.md", &utf16("", u16::to_le_bytes));
    folder.write("windows.md", &windows);
    let ingested = folder.ingest();
    let lines = folder.lines(&ingested);
    assert_eq!(lines.len(), 4, "{lines:?}");
    assert!(lines.iter().all(|line| line.contains(": note: this is read as ")), "{lines:?}");
    let corpus = ingested.corpus.unwrap();
    for (slug, title, words) in articles(&corpus) {
        assert_eq!((title, words), ("Café “Zürich”", "A naïve résumé – for 5 €."), "{slug}");
    }
    assert_eq!(corpus.n_articles(), 6);
}

#[test]
fn nothing_in_a_text_controls_what_shows_it() {
    let folder = Folder::of(&[
        ("a.md", &article("\"A\\u202E\"", "Pay \u{202e}\u{7}001&#x202e; now.")),
        ("b.txt", "Pay \u{2067}001\u{0} now, and tell nobody what it was for.\n"),
        ("c.html", "<p>Pay &#x202d;001&#0; now, and tell nobody what it was for.</p>"),
        ("d.jsonl", "{\"title\": \"\\u202eD\", \"body\": \"Pay \\u0007001\\ud83d now.\"}\n"),
    ]);
    let ingested = folder.ingest();
    let lines = folder.lines(&ingested);
    for file in ["a.md", "b.txt", "d.jsonl"] {
        assert!(
            lines.iter().any(|line| line.contains(file) && line.contains("control")),
            "{lines:?}"
        );
    }
    assert!(lines.iter().any(|line| line.contains("half of a character")), "{lines:?}");
    for (slug, title, text) in articles(&ingested.corpus.unwrap()) {
        for words in [title, text] {
            let is_odd = |char: char| {
                char != '\n' && char.is_control() || "\u{202d}\u{202e}\u{2067}".contains(char)
            };
            assert!(!words.contains(is_odd), "{slug}: {words:?}");
        }
    }
}

#[test]
fn two_records_or_pages_of_one_name_are_both_kept() {
    let page = |n: usize| {
        format!("<h1>Page {n}</h1><p>Words that say something about page {n}, and more.")
    };
    let folder = Folder::of(&[
        ("1987/index.html", &page(1)),
        ("1988/index.html", &page(2)),
        (
            "a.jsonl",
            "{\"id\": \"x\", \"title\": \"X\", \"body\": \"One.\"}\n\
                     {\"id\": \"x\", \"title\": \"X\", \"body\": \"Two.\"}\n",
        ),
    ]);
    let ingested = folder.ingest();
    let lines = folder.lines(&ingested);
    assert_eq!(
        lines.iter().filter(|line| line.contains("slug")).collect::<Vec<_>>(),
        [
            "seeds/1988/index.html: note: the slug \"index\" is taken by 1987/index.html, \
             this is \"1988-index\"; rename the file to choose another",
            "seeds/a.jsonl:2:1: warning: the slug \"x\" is taken by another record, this is \"a-2\"; \
             give each record an id of its own",
        ]
    );
    let corpus = ingested.corpus.unwrap();
    let slugs: Vec<_> = articles(&corpus).into_iter().map(|(slug, ..)| slug).collect();
    assert_eq!(slugs, ["1988-index", "a-2", "index", "x"]);
}

#[test]
fn a_record_without_a_title_takes_its_first_sentence() {
    let folder = Folder::of(&[
        ("a.jsonl", "{\"body\": \"It rained. It poured.\"}\n{\"body\": \"Then the sun came.\"}\n"),
        ("corpus.toml", "[records]\nclean = false\n"),
    ]);
    let ingested = folder.ingest();
    let lines = folder.lines(&ingested);
    assert!(
        lines.contains(
            &"seeds/a.jsonl:1:1: warning: 2 records have no title and take their first sentence, \
              this the first; name the field in corpus.toml: [records] title = \"…\""
                .to_owned()
        ),
        "{lines:?}"
    );
    assert_eq!(
        articles(&ingested.corpus.unwrap()),
        [
            ("a-1", "It rained.", "It rained. It poured."),
            ("a-2", "Then the sun came.", "Then the sun came."),
        ]
    );
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_or_leads_in_a_circle_is_named() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::of(&[("good.md", &article("Good", "Words.")), ("locked.txt", "Words.")]);
    symlink("..", folder.path().join("up")).unwrap();
    symlink("round.txt", folder.path().join("round.txt")).unwrap();
    let locked = folder.path().join("locked.txt");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    let may_read_all = fs::read(&locked).is_ok();
    let ingested = folder.ingest();
    let lines = folder.lines(&ingested);
    let has = |start: &str| lines.iter().any(|line| line.starts_with(start));
    assert!(has("seeds/up: warning: this link leads to a folder and is not followed"), "{lines:?}");
    assert!(has("seeds/round.txt: warning: this link leads nowhere: "), "{lines:?}");
    // Who may read everything sees no locked file.
    assert!(may_read_all || has("seeds/locked.txt: warning: cannot read the file: "), "{lines:?}");
    assert!(ingested.corpus.is_some());
}

#[test]
fn a_yaml_bomb_is_named_and_the_rest_builds() {
    let mut bomb = "---\na0: &a0 [x, x, x]\n".to_owned();
    for n in 1..30 {
        bomb.push_str(&format!("a{n}: &a{n} [*a{0}, *a{0}, *a{0}]\n", n - 1));
    }
    bomb.push_str("---\nWords.\n");
    let deep = format!("---\ntitle: {}\n---\nWords.\n", "[".repeat(100_000));
    let folder =
        Folder::of(&[("bomb.md", &bomb), ("deep.md", &deep), ("good.md", &article("G", "W."))]);
    let ingested = folder.ingest();
    let lines = folder.lines(&ingested);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("seeds/bomb.md:2:5: warning: anchors and aliases"), "{lines:?}");
    assert!(
        lines[1].starts_with("seeds/deep.md:2:") && lines[1].contains("nested too deeply"),
        "{lines:?}"
    );
    assert_eq!(ingested.corpus.unwrap().n_articles(), 1);
}

#[test]
fn a_very_long_line_is_read_or_refused_in_every_format() {
    // Long enough to show whether the work grows faster than the line.
    const LENGTH: usize = 2_000_000;
    let words = "word ".repeat(LENGTH / 5);
    let folder = Folder::of(&[
        ("a.md", &article("A", &words)),
        ("b.txt", &words),
        ("c.html", &format!("<h1>C</h1><p>{words}")),
        (
            "d.jsonl",
            &format!(
                "{{\"id\": \"d\", \"title\": \"D\", \"body\": \"{words}\", \"x\": \"{words}\"}}\n"
            ),
        ),
        ("e.csv", &format!("id,title,body\ne,E,\"{words}\"\n")),
        ("f.jsonl", &words),
        ("g.csv", &words),
    ]);
    let corpus = folder.ingest().corpus.unwrap();
    for slug in ["a", "b", "c", "d", "e"] {
        let article = corpus.article(corpus.article_by_slug(slug).unwrap());
        assert!(article.text.ends_with(words.trim_end()), "{slug}");
    }
    assert_eq!(corpus.n_articles(), 5);
}

/// The data for tests beside the repository; says so where it is not there.
#[expect(clippy::print_stderr, reason = "a test that did not run says so")]
fn reuters(into: &Path) -> bool {
    let shared = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/reuters.jsonl.xz");
    let unpacked = Command::new("xz").args(["-dc", shared]).output();
    let unpacked = unpacked.ok().filter(|output| output.status.success());
    let Some(unpacked) = unpacked else {
        eprintln!("skipped: there is no {shared}, or no xz to unpack it");
        return false;
    };
    // A part of it is enough for what is tested here.
    let lines = unpacked.stdout.split_inclusive(|&byte| byte == b'\n').take(500);
    fs::write(into, lines.collect::<Vec<_>>().concat()).unwrap();
    true
}

#[test]
fn an_export_of_newswire_is_read_by_its_table() {
    let folder = Folder::of(&[(
        "corpus.toml",
        "[records]\nid = 'id'\ntitle = 'title'\nbody = 'body'\npublished = 'date'\n\
         topics = 'topics'\nclean = false\ndiscover = false\n",
    )]);
    if !reuters(&folder.path().join("reuters.jsonl")) {
        return;
    }
    let ingested = folder.ingest();
    let lines = folder.lines(&ingested);
    assert!(lines.len() < 40, "{lines:?}");
    let corpus = ingested.corpus.unwrap();
    let text = fs::read_to_string(folder.path().join("reuters.jsonl")).unwrap();
    let n_by_slug: BTreeMap<_, _> =
        corpus.articles().map(|(_, article)| (article.slug.as_str(), article.text.len())).collect();
    assert!(n_by_slug.len() > 490 && n_by_slug.len() <= text.lines().count());
    assert!(n_by_slug.keys().all(|slug| slug.starts_with("reut")), "{n_by_slug:?}");
}
