//! The corpus that ships with the project has nothing wrong with it.

use std::path::Path;

use ingest::ingest;

#[test]
fn the_seeds_are_a_corpus_without_errors_and_warnings() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let ingested = ingest(&folder).unwrap();
    let lines: Vec<_> = ingested.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(lines, [""; 0]);
    let corpus = ingested.corpus.unwrap();
    assert_eq!(corpus.n_articles(), 5);
    for (_, article) in corpus.articles() {
        assert!(!article.mentions.is_empty(), "{} mentions nobody", article.slug);
        assert!(!article.topics.is_empty(), "{} is about nothing", article.slug);
    }
}
