//! Entities that no list names, from files to the corpus and to a list that an editor can paste.

use std::collections::BTreeSet;

use corpus::{Corpus, EntityKind, Provenance};
use ingest::discover_toml;

use crate::folder::{Folder, article};

/// Press texts of a small country that does not exist.
const ARTICLES: [(&str, &str, &str); 4] = [
    (
        "ferries",
        "Ferries late again",
        "Marta Quillfeather, the minister of transport, said on Monday that Brontel Shipping Corp would \
         pay for the delays.\n\nThe Maritime Safety Board (MSB) opened an inquiry. \"Nobody was hurt,\" \
         Quillfeather said. Brontel runs ships from Bergen, Norway, to Rotterdam.",
    ),
    (
        "inquiry",
        "Inquiry opened",
        "The MSB wants to hear witnesses in Bergen. A spokesman for Brontel Shipping said the company \
         would help.\n\nJonas Adeyemi-Smythe, its chief executive, flew to the United States.",
    ),
    (
        "rivals",
        "Rivals rejoice",
        "Brontel Shipping Corp lost passengers to Tarnholm Lines, said Jonas Adeyemi-Smythe.\n\nIn the \
         U.S. such ferries are rare, Adeyemi-Smythe said. Tarnholm Lines operates in Norway.",
    ),
    (
        "weather",
        "A storm",
        "The storm reached Norway on Tuesday and Rotterdam a day later. The Maritime Safety Board warned \
         small boats.",
    ),
];

fn folder() -> Folder {
    let files: Vec<_> = ARTICLES
        .iter()
        .map(|(slug, title, text)| (format!("{slug}.md"), article(title, text)))
        .collect();
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Folder::of(&files)
}

/// Which article mentions which entity.
fn mentioned(corpus: &Corpus) -> BTreeSet<(String, String)> {
    let pairs = corpus.articles().flat_map(|(_, article)| {
        let keys = article.mentions.iter().map(|mention| corpus.entity(mention.entity).key.clone());
        keys.map(|key| (article.slug.clone(), key)).collect::<Vec<_>>()
    });
    pairs.collect()
}

fn mentions(corpus: &Corpus, slug: &str, key: &str) -> bool {
    mentioned(corpus).contains(&(slug.to_owned(), key.to_owned()))
}

#[test]
fn names_become_entities_of_the_whole_corpus() {
    let corpus = folder().corpus();
    let key = "brontel-shipping-corp";
    assert!(["ferries", "inquiry", "rivals"].iter().all(|slug| mentions(&corpus, slug, key)));
    assert!(mentions(&corpus, "inquiry", "maritime-safety-board"), "by its acronym");
    assert!(mentions(&corpus, "rivals", "united-states"));
    assert!(mentions(&corpus, "inquiry", "jonas-adeyemi-smythe"));
    let entity = |key| corpus.entity(corpus.entity_by_key(key).unwrap());
    let bergen = entity("bergen");
    assert_eq!(bergen.kind, EntityKind::Place);
    assert_eq!(bergen.place, corpus.entity_by_key("norway"));
    assert_eq!(entity("marta-quillfeather").kind, EntityKind::Person);
    assert_eq!(entity("united-states").aliases, ["U.S."]);
    for (_, entity) in corpus.entities() {
        assert_eq!(entity.provenance, Provenance::Discovery);
        assert!(entity.confidence < 100, "{entity:?}");
    }
}

#[test]
fn what_is_pasted_into_the_gazetteer_names_the_same_entities_in_the_same_articles() {
    let folder = folder();
    let ingested = folder.ingest();
    let toml = discover_toml(&ingested);
    let before = ingested.corpus.unwrap();
    assert!(toml.contains("id = \"maritime-safety-board\""), "{toml}");
    assert!(toml.contains("aliases = [\"MSB\"]"), "{toml}");
    assert!(
        toml.contains("{ form = \"Quillfeather\", where = [\"Marta Quillfeather\"] }"),
        "{toml}"
    );

    folder.write("entities.toml", toml.as_bytes());
    let after = folder.corpus();
    assert_eq!(mentioned(&after), mentioned(&before), "{toml}");
    for (_, entity) in after.entities() {
        assert_eq!(entity.provenance, Provenance::Gazetteer, "{entity:?}");
        let as_found = before.entity(before.entity_by_key(&entity.key).unwrap());
        assert_eq!((&entity.name, entity.kind), (&as_found.name, as_found.kind));
    }
    assert_eq!(discover_toml(&folder.ingest()), "", "nothing is left to discover");
}

#[test]
fn the_most_frequent_comes_first_with_an_example() {
    let toml = discover_toml(&folder().ingest());
    let first = toml.lines().next().unwrap();
    assert!(first.starts_with("# 3 articles, "), "{toml}");
    let example = "# \"Brontel runs ships from Bergen, Norway, to Rotterdam.\" (ferries)\n[[entity]]\nid = \"norway\"";
    assert!(toml.contains(example), "{toml}");
    let counts = toml.lines().filter(|line| line.contains(" % sure"));
    let counts: Vec<u32> =
        counts.map(|line| line.split(' ').nth(1).unwrap().parse().unwrap()).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
}

#[test]
fn the_editors_list_wins() {
    let folder = folder();
    folder.write(
        "entities.toml",
        b"[[entity]]\nid = \"brontel\"\nname = \"Brontel Shipping\"\nkind = \"organization\"\n\
          place = \"norway\"\n[[entity]]\nid = \"norway\"\nname = \"Norway\"\nkind = \"place\"\n",
    );
    let corpus = folder.corpus();
    assert_eq!(corpus.entity_by_key("brontel-shipping-corp"), None, "it is the editor's");
    assert!(["ferries", "inquiry", "rivals"].iter().all(|slug| mentions(&corpus, slug, "brontel")));
    let entity = |key| corpus.entity(corpus.entity_by_key(key).unwrap());
    assert_eq!(entity("brontel").name, "Brontel Shipping");
    assert_eq!(entity("brontel").place, corpus.entity_by_key("norway"));
    assert_eq!(entity("bergen").place, corpus.entity_by_key("norway"));
    let toml = discover_toml(&folder.ingest());
    assert!(
        !toml.contains("Brontel Shipping\"\nkind") && toml.contains("place = \"norway\""),
        "{toml}"
    );
}

#[test]
fn the_same_articles_in_other_files_give_the_same_entities() {
    let entities = |corpus: Corpus| {
        let entities = corpus.entities().map(|(_, entity)| entity.clone()).collect::<Vec<_>>();
        format!("{entities:?}")
    };
    let renamed = Folder::of(&[]);
    for (idx, (_, title, text)) in ARTICLES.iter().rev().enumerate() {
        renamed.write(&format!("{idx}.md"), article(title, text).as_bytes());
    }
    assert_eq!(entities(renamed.corpus()), entities(folder().corpus()));
}

#[test]
fn odd_names_do_no_harm() {
    let odd = "A \"quoted \\ Name\" Corp and O’Neill & Söhne GmbH [met] Ø Ø in ÅÅÅ.\n\n\
               \u{202e}Reversed Works Inc said \u{7}so. 香港 Works Ltd. +++ ++ C++ Corp said. 'Twas Ltd.";
    let folder = Folder::of(&[("a.md", &article("Odd", odd)), ("b.md", &article("Odd 2", odd))]);
    let ingested = folder.ingest();
    let toml = discover_toml(&ingested);
    folder.write("entities.toml", toml.as_bytes());
    let again = folder.ingest();
    assert!(again.corpus.is_some(), "{toml}\n{:?}", folder.lines(&again));
    let entities = ingested.corpus.unwrap();
    for (_, entity) in entities.entities() {
        let is_key = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '-';
        assert!(!entity.key.is_empty() && entity.key.chars().all(is_key), "{entity:?}");
    }
}
