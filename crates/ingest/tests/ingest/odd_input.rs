//! Whatever stands in a file, ingesting ends with diagnostics and never with a panic.

mod folders;
#[cfg(feature = "cli")]
mod sizes;

use crate::folder::Folder;

/// Pseudo-random numbers that are the same in every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// What the formats are made of, so that random input gets past the first character.
const SCRAPS: [&str; 64] = [
    "---\n",
    "\n",
    "\n\n",
    " ",
    "  ",
    "\t",
    "title: ",
    "A",
    "source:\n",
    "published: ",
    "2018-0",
    "2018/..",
    "X~",
    "topics: [",
    "]",
    "[[",
    "entity]]\n",
    "[[topic]]\n",
    "id = ",
    "\"",
    "'",
    "a",
    "name = ",
    "kind = ",
    "\"place\"\n",
    "aliases = [",
    ",",
    "short_forms = [{",
    "form = ",
    "where",
    "}]",
    "phrases = [",
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "> ",
    "- ",
    "1. ",
    "# ",
    "|",
    "|-|-|\n",
    "[^1]",
    "[^1]: ",
    "](",
    "https://x.y",
    "javascript:",
    ")",
    "<b>",
    "</b>",
    "<!-- ",
    " -->",
    "<div>\n",
    "&amp;",
    "\\",
    "é",
    "香港",
    "\u{0}",
    "\u{feff}",
    "\u{301}",
    "’",
    "\u{a0}",
    "\r\n",
];

fn scraps(numbers: &mut Numbers, most: usize) -> Vec<u8> {
    let n = numbers.below(most);
    (0..n).flat_map(|_| SCRAPS[numbers.below(SCRAPS.len())].bytes()).collect()
}

fn noise(numbers: &mut Numbers) -> Vec<u8> {
    let n = numbers.below(80);
    (0..n).map(|_| numbers.below(256) as u8).collect()
}

const FILES: [&str; 4] = ["a.md", "entities.toml", "topics.toml", "corpus.toml"];

#[test]
fn random_bytes_in_any_file_are_no_panic() {
    let mut numbers = Numbers(0x5eed);
    for _ in 0..200 {
        let folder = Folder::of(&[]);
        for name in FILES {
            let bytes =
                if numbers.below(2) == 0 { noise(&mut numbers) } else { scraps(&mut numbers, 60) };
            folder.write(name, &bytes);
        }
        folder.ingest();
    }
}

#[test]
fn any_body_gives_a_consistent_corpus() {
    let mut numbers = Numbers(0xb0d1e5);
    let folder = Folder::of(&[
        ("entities.toml", "[[entity]]\nid = 'a'\nname = 'A'\nkind = 'place'\naliases = ['香港']\n"),
        ("topics.toml", "[[topic]]\nid = 't'\nlabel = 'T'\nphrases = ['a*', 'https x']\n"),
    ]);
    for idx in 0..300 {
        let mut article = b"---\ntitle: A\n---\nSome words. ".to_vec();
        article.extend(scraps(&mut numbers, 80));
        folder.write(&format!("a{idx}.md"), &article);
    }
    let ingested = folder.ingest();
    let errors: Vec<_> =
        folder.lines(&ingested).into_iter().filter(|line| line.contains(": error: ")).collect();
    assert_eq!(errors, [""; 0]);
    let corpus = ingested.corpus.unwrap();
    let text_is_clean = corpus.articles().all(|(_, article)| {
        !article.text.contains(|char: char| {
            char == '\u{feff}' || char.is_control() && !"\n\t".contains(char)
        })
    });
    assert!(text_is_clean);
}

#[test]
fn small_odd_folders_are_no_panic() {
    let deep = "[".repeat(5000);
    let quotes = ">".repeat(5000);
    for front_matter in [
        "---",
        "---\n---",
        "---\n\n---\n",
        "---\n...\n---\nx",
        "---\n- a\n---\nx",
        "---\nx\n---\nx",
        "---\ntitle: *a\n---\nx",
        "---\ntitle: &a [*a]\n---\nx",
        "---\n? a\n: b\n---\nx",
        "---\n%YAML 1.2\n---\nx",
        "---\ntitle: !!binary x\n---\nx",
        "\u{feff}---\ntitle: x\n---\nx",
        &format!("---\ntitle: {deep}\n---\nx"),
        &format!("---\ntitle: x\n---\n{quotes} x"),
        &format!("---\ntitle: x\n---\n{deep}"),
    ] {
        Folder::of(&[("a.md", front_matter)]).ingest();
    }
    for toml in [
        "",
        "entity = [1]",
        "[entity]",
        "entity = [[]]",
        "[[entity]]\nshort_forms = [1]",
        "[[entity]]\nid = ''\nname = ''\nkind = ''",
        "topic = [{}]",
        "[[topic]]\nphrases = ['*']",
        "at_least = 99999999999999999999",
        "x = 1979-05-27",
        &format!("x = {deep}"),
        "facets = 1",
    ] {
        let file = |name| (name, toml);
        Folder::of(&[file("entities.toml"), file("topics.toml"), file("corpus.toml")]).ingest();
    }
}
