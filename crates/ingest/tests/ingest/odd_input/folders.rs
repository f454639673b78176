//! What may lie in a folder beside articles, or instead of them: each gives a diagnostic, and the
//! rest of the folder still builds.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::folder::{Folder, article};

/// A good article, which has to be in the corpus whatever lies beside it.
fn folder() -> Folder {
    Folder::of(&[("good.md", &article("Good", "Ann Lee bought the quay."))])
}

/// What is said of a file, and whether the good article has become a corpus all the same.
#[track_caller]
fn said_of(folder: &Folder, name: &str) -> Vec<String> {
    let ingested = folder.ingest();
    let lines = folder.lines(&ingested);
    let corpus = ingested.corpus.unwrap_or_else(|| panic!("there is no corpus: {lines:#?}"));
    assert!(corpus.article_by_slug("good").is_some(), "{lines:#?}");
    lines.into_iter().filter(|line| line.starts_with(&format!("seeds/{name}"))).collect()
}

#[test]
fn arbitrary_bytes_in_any_format_are_told_of() {
    let mut bytes: Vec<u8> = (0..=255).cycle().take(2000).collect();
    bytes.extend([0xff, 0xfe, 0x00, 0xd8, 0x80, 0xc0, 0xaf]);
    for name in ["a.txt", "a.html", "a.htm", "a.jsonl", "a.csv"] {
        let folder = folder();
        folder.write(name, &bytes);
        assert!(!said_of(&folder, name).is_empty(), "nothing is said of {name}");
    }
}

#[test]
fn control_characters_and_turned_writing_go_no_further() {
    let text = "A quay was\u{0} sold \u{7}to \u{1b}[31mAnn Lee\u{85} of \u{202e}Acme\u{2066} Works.\n\n\
                It rained all day, and nobody came to see the sale of the quay.";
    for (name, file) in [
        ("a.md", article("A\u{202e}B", text)),
        ("a.txt", format!("A quay\n\n{text}\n")),
        ("a.html", format!("<html><title>A quay</title><body><article><p>{text}</article>")),
        ("a.csv", format!("id,title,body\na,A quay,\"{text}\"\n")),
        ("a.jsonl", format!("{}\n", serde_json::json!({"id": "a", "title": "A", "body": text}))),
    ] {
        let folder = folder();
        folder.write(name, file.as_bytes());
        let ingested = folder.ingest();
        let lines = folder.lines(&ingested);
        let corpus = ingested.corpus.unwrap_or_else(|| panic!("{name}: {lines:#?}"));
        assert_eq!(corpus.n_articles(), 2, "{name}: {lines:#?}");
        assert!(!lines.is_empty(), "nothing is said of {name}");
        for (_, article) in corpus.articles() {
            for text in [&article.text, &article.title] {
                let odd = |c: char| c.is_control() && c != '\n' && c != '\t';
                assert!(!text.contains(odd), "{name}: {text:?}");
                assert!(is_balanced(text), "{name}: {text:?} turns what follows");
            }
        }
    }
}

/// Whether every mark that turns the direction of writing is taken back before the text ends.
fn is_balanced(text: &str) -> bool {
    let n_open = text.chars().fold(0_i32, |n_open, c| match c {
        '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}' => n_open + 1,
        '\u{202c}' | '\u{2069}' => n_open - 1,
        _ => n_open,
    });
    n_open <= 0
}

#[test]
fn half_characters_in_json_are_told_of_and_replaced() {
    let folder = folder();
    folder.write(
        "a.jsonl",
        br#"{"id": "half", "title": "Half \ud800", "body": "A quay \udfff\ud83d\ude00 was sold \ud83d."}
{"id": "whole", "title": "Whole", "body": "A quay was sold."}
"#,
    );
    assert!(!said_of(&folder, "a.jsonl").is_empty(), "nothing is said");
    let corpus = folder.ingest().corpus.unwrap();
    let half = corpus.article(corpus.article_by_slug("half").expect("it is not lost"));
    assert_eq!(half.text, "A quay \u{fffd}😀 was sold \u{fffd}.");
    assert!(corpus.article_by_slug("whole").is_some());
}

#[test]
fn a_broken_record_costs_no_other() {
    let folder = folder();
    folder.write(
        "a.jsonl",
        b"{\"id\": \"one\", \"title\": \"One\", \"body\": \"Words.\"}\n{\"id\": \"two\", \n\
          {\"id\": \"three\", \"title\": \"Three\", \"body\": \"Words.\"}\n",
    );
    let said = said_of(&folder, "a.jsonl");
    assert!(said.iter().any(|line| line.starts_with("seeds/a.jsonl:2:")), "{said:#?}");
    let corpus = folder.ingest().corpus.unwrap();
    assert!(corpus.article_by_slug("one").is_some() && corpus.article_by_slug("three").is_some());
}

#[test]
fn a_bomb_of_aliases_does_not_go_off() {
    let mut bomb = "---\ntitle: A\na: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, before) in ('b'..='z').zip('a'..) {
        bomb.push_str(&format!("{name}: &{name} [{}]\n", vec![format!("*{before}"); 9].join(", ")));
    }
    bomb.push_str("tags: *z\n---\nWords.\n");
    let folder = folder();
    folder.write("bomb.md", bomb.as_bytes());
    let lines = folder.lines(&folder.ingest());
    assert!(lines.iter().any(|line| line.starts_with("seeds/bomb.md:")), "{lines:#?}");
    // Front matter is the editor's own, so what is wrong in it stops the build until it is mended.
    fs::remove_file(folder.path().join("bomb.md")).unwrap();
    assert!(folder.ingest().corpus.is_some());
}

#[test]
fn files_that_come_and_go_while_the_folder_is_read_are_no_fault() {
    let folder = folder();
    let path = folder.path();
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                // Whichever of them fails was raced by the reading, which is what this is for.
                let _ = fs::create_dir(path.join("sub"));
                for name in ["fleeting.txt", "sub/fleeting.md", "sub/fleeting.csv"] {
                    let _ = fs::write(path.join(name), article("Fleeting", "A quay was sold."));
                }
                let _ = fs::remove_file(path.join("fleeting.txt"));
                let _ = fs::remove_dir_all(path.join("sub"));
            }
        });
        for _ in 0..200 {
            let ingested = ingest::ingest(&path).expect("the folder itself is there");
            if let Some(corpus) = ingested.corpus {
                assert!(corpus.article_by_slug("good").is_some());
            }
        }
        is_over.store(true, Ordering::Relaxed);
    });
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    use super::*;

    #[test]
    fn links_in_a_circle_are_not_followed() {
        let folder = folder();
        fs::create_dir(folder.path().join("sub")).unwrap();
        symlink("..", folder.path().join("sub/up")).unwrap();
        symlink(".", folder.path().join("here")).unwrap();
        symlink("b.md", folder.path().join("a.md")).unwrap();
        symlink("a.md", folder.path().join("b.md")).unwrap();
        for name in ["a.md", "b.md", "here", "sub/up"] {
            let lines = said_of(&folder, name);
            assert_eq!(lines.len(), 1, "{lines:#?}");
        }
    }

    #[test]
    fn what_is_no_file_is_told_of_and_never_waited_for() {
        let folder = folder();
        symlink("nowhere", folder.path().join("dangling.txt")).unwrap();
        let _listening = UnixListener::bind(folder.path().join("socket.html")).unwrap();
        let made = Command::new("mkfifo").arg(folder.path().join("pipe.csv")).status().unwrap();
        assert!(made.success());
        symlink("/dev/zero", folder.path().join("endless.jsonl")).unwrap();
        for name in ["dangling.txt", "socket.html", "pipe.csv", "endless.jsonl"] {
            let lines = said_of(&folder, name);
            assert_eq!(lines.len(), 1, "{name}: {lines:#?}");
        }
    }

    #[test]
    #[expect(clippy::print_stdout, reason = "says what was skipped")]
    fn what_may_not_be_read_is_told_of() {
        let folder = folder();
        folder.write("mine.txt", b"A quay was sold.");
        folder.write("sub/mine.txt", b"A quay was sold.");
        let nobody = |path: &Path| {
            fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
        };
        nobody(&folder.path().join("mine.txt"));
        nobody(&folder.path().join("sub"));
        if fs::read(folder.path().join("mine.txt")).is_ok() {
            println!("skipped: whoever runs this may read everything");
        } else {
            assert_eq!(said_of(&folder, "mine.txt").len(), 1);
            assert_eq!(said_of(&folder, "sub").len(), 1);
        }
        fs::set_permissions(folder.path().join("sub"), fs::Permissions::from_mode(0o700)).unwrap();
    }
}
