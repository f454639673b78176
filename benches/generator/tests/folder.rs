//! What others rely on: the folder is a corpus without a complaint, has the articles it was asked for, and
//! is the same every time.

use corpus_generator::{Options, records, write};

#[test]
fn an_invented_folder_is_read_without_a_complaint_and_has_all_its_articles() {
    let folder = tempfile::tempdir().expect("a folder of its own");
    write(folder.path(), &Options::of(300)).expect("it takes files");
    let ingested = ingest::ingest(folder.path()).expect("a folder that can be read");
    let said: Vec<String> = ingested.diagnostics.iter().map(ToString::to_string).collect();
    assert!(said.is_empty(), "{said:#?}");
    let corpus = ingested.corpus.expect("a corpus");
    assert_eq!(corpus.n_articles(), 300);
    assert!(corpus.entities().count() >= 40 && corpus.topics().count() > 100);
    assert!(corpus.articles().all(|(_, article)| !article.title.is_empty()));
}

#[test]
fn the_same_options_invent_the_same_articles_and_another_seed_invents_others() {
    let options = Options::of(40);
    let first: Vec<String> = records(&options).collect();
    assert_eq!(first, records(&options).collect::<Vec<_>>());
    assert_ne!(first, records(&Options { seed: 2, ..options }).collect::<Vec<_>>());
}

#[test]
fn some_values_are_far_more_frequent_than_others() {
    let mut n_by_place = std::collections::BTreeMap::<String, u32>::new();
    for record in records(&Options::of(1000)) {
        let record: serde_json::Value = serde_json::from_str(&record).expect("a line of JSON");
        for place in record["places"].as_array().expect("a list") {
            *n_by_place.entry(place.to_string()).or_default() += 1;
        }
    }
    let mut counts: Vec<u32> = n_by_place.into_values().collect();
    counts.sort_unstable();
    let (median, most) = (counts[counts.len() / 2], counts[counts.len() - 1]);
    assert!(most > 5 * median, "{most} and {median}");
}

#[test]
fn no_articles_and_no_names_are_fine() {
    assert_eq!(records(&Options { seed: 1, n_articles: 0, n_names: 0 }).count(), 0);
    assert_eq!(records(&Options { seed: 1, n_articles: 3, n_names: 0 }).count(), 3);
}
