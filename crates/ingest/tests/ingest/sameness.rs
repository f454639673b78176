//! The same folder gives the same bytes, whatever wrote it and wherever it lies.

use crate::folder::{Folder, article};

fn files() -> Vec<(&'static str, String)> {
    let entity = |id: &str, name: &str| {
        format!("[[entity]]\nid = '{id}'\nname = '{name}'\nkind = 'person'\n")
    };
    vec![
        ("z.md", article("Z", "Ann and Bo at work.\n\n- Bo\n- Ann")),
        ("a.md", article("A", "Bo at work.")),
        ("sub/m.md", article("M", "Ann\nat *work*.")),
        ("entities.toml", entity("bo", "Bo") + &entity("ann", "Ann")),
        ("topics.toml", "[[topic]]\nid = 'work'\nlabel = 'Work'\nphrases = ['work']\n".to_owned()),
    ]
}

fn bytes<'a>(files: impl Iterator<Item = &'a (&'a str, String)>) -> Vec<u8> {
    let files: Vec<_> = files.map(|(name, text)| (*name, text.as_str())).collect();
    Folder::of(&files).ingest().bytes().unwrap().to_vec()
}

#[test]
fn ingesting_twice_gives_the_same_bytes() {
    let folder = Folder::of(&[("a.md", &article("A", "Words."))]);
    assert_eq!(folder.ingest().bytes(), folder.ingest().bytes());
}

#[test]
fn the_order_in_which_files_were_written_makes_no_difference() {
    let files = files();
    assert_eq!(bytes(files.iter()), bytes(files.iter().rev()));
}

#[test]
fn line_ends_and_byte_order_marks_make_no_difference() {
    let files = files();
    let from_windows: Vec<_> = files
        .iter()
        .map(|(name, text)| (*name, format!("\u{feff}{}", text.replace('\n', "\r\n"))))
        .collect();
    assert_eq!(bytes(files.iter()), bytes(from_windows.iter()));
}

#[test]
fn the_number_of_processors_makes_no_difference() {
    const N_ARTICLES: usize = 1_500;
    const PLACES: [&str; 4] = ["Norway", "Kenya", "Chile", "Japan"];
    // In two languages, with words, names, figures and dates that many share and some that none does.
    let text = |idx: usize| {
        let place = PLACES[idx % PLACES.len()];
        match idx % 3 {
            0 => format!("Die Fähre {idx} fuhr nach {place}. Äpfel kosten {idx} Euro."),
            _ => format!("Ferry {idx} left {place} in March 1987 with {idx} boxes of word{idx}."),
        }
    };
    let record = |idx: usize| {
        let lang = if idx.is_multiple_of(3) { "de" } else { "en" };
        let text = text(idx);
        format!(
            "{{\"id\":\"a{idx:04}\",\"title\":\"{idx}\",\"lang\":\"{lang}\",\"body\":\"{text}\"}}\n"
        )
    };
    let records: String = (0..N_ARTICLES).map(record).collect();
    let settings =
        "title = 'T'\n[records]\nid = 'id'\ntitle = 'title'\nlang = 'lang'\nbody = 'body'\n";
    let folder = Folder::of(&[("corpus.toml", settings), ("all.jsonl", &records)]);
    let ingested = |n_threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(n_threads).build().unwrap();
        pool.install(|| folder.ingest())
    };
    let (alone, together) = (ingested(1), ingested(5));
    assert!(alone.bytes().is_some(), "{:?}", alone.diagnostics);
    assert_eq!(alone.bytes(), together.bytes());
    let corpus = together.corpus.unwrap();
    assert_eq!(corpus.n_articles(), N_ARTICLES);
    for (id, article) in corpus.articles() {
        assert_eq!(article.text, text(id.idx()));
        assert_eq!(article.file, "all.jsonl");
    }
}

#[test]
fn the_bytes_are_a_corpus() {
    let bytes = bytes(files().iter());
    assert_eq!(corpus::Corpus::open(bytes.to_vec()).unwrap().n_articles(), 3);
}
