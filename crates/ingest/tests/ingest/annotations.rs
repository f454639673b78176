//! What a corpus says of its articles, from files to annotations.

use corpus::{Facet, FacetValue, Provenance};

use crate::folder::{Folder, article};

const ENTITIES: &str = r#"
[[entity]]
id = "oslo"
name = "Oslo"
kind = "place"

[[entity]]
id = "acme-works"
name = "Acme Works"
kind = "organization"
aliases = ["Acme"]
description = "A maker of things"
place = "oslo"
"#;

const TOPICS: &str = r#"
[[topic]]
id = "policy"
label = "Policy"

[[topic]]
id = "subsidies"
label = "Subsidies"
broader = "policy"
phrases = ["subsid*"]
entities = ["acme-works"]
at_least = 2
"#;

#[test]
fn an_article_carries_its_bibliographic_data_and_structure() {
    let folder = Folder::of(&[(
        "sub/a-b.md",
        "---\r\ntitle: A title\r\nsource: {publisher: The Courier}\r\npublished: 2019-11~\r\n\
         date_note: guessed\r\nauthors: [Ann Lee, Bo Lee]\r\ntags: [x]\r\nsummary: Short.\r\n---\r\n\
         # A Title\r\n\r\nFirst\r\nparagraph.\r\n\r\n- An item\r\n",
    )]);
    let corpus = folder.corpus();
    let article = corpus.article(corpus.article_by_slug("a-b").unwrap());
    assert_eq!(article.file, "sub/a-b.md");
    assert_eq!(article.text, "First paragraph.\n\nAn item");
    assert_eq!(article.paragraphs().len(), 2);
    assert_eq!(article.lang, "en");
    assert_eq!(article.authors, ["Ann Lee", "Bo Lee"]);
    assert_eq!(article.source.publisher.as_deref(), Some("The Courier"));
    assert_eq!(article.published.as_ref().unwrap().latest().to_string(), "2019-11-30");
    assert_eq!(article.date_note.as_deref(), Some("guessed"));
    assert_eq!(
        (article.tags.as_slice(), article.summary.as_deref()),
        (&["x".to_owned()][..], Some("Short."))
    );
    assert_eq!(corpus.about().title, "seeds");
    assert_eq!(corpus.about().facets, Facet::ALL);
}

#[test]
fn the_corpus_says_of_itself_what_its_file_says() {
    let folder = Folder::of(&[
        ("a.md", &article("A", "Words.")),
        (
            "corpus.toml",
            "title = 'Clippings'\nlang = 'nb'\nlicence = 'CC0'\nurl = 'https://example.org/'\n\
             [facets]\norder = ['year', 'entity']\n",
        ),
    ]);
    let corpus = folder.corpus();
    assert_eq!(corpus.about().title, "Clippings");
    assert_eq!(corpus.about().facets, [Facet::Year, Facet::Entity]);
    assert_eq!(corpus.article(corpus.article_by_slug("a").unwrap()).lang, "nb");
}

#[test]
fn mentions_and_topics_are_found_with_their_evidence() {
    let folder = Folder::of(&[
        ("a.md", &article("A", "Oslo’s subsidies for **Acme Works**.")),
        ("b.md", &article("B", "A subsidy.")),
        (
            "c.md",
            "---\ntitle: Oslo\ntopics: [subsidies]\nentities: [acme-works]\n---\nA subsidy.\n",
        ),
        ("entities.toml", ENTITIES),
        ("topics.toml", TOPICS),
    ]);
    let corpus = folder.corpus();
    let [a, b, c] = ["a", "b", "c"].map(|slug| corpus.article_by_slug(slug).unwrap());
    let (acme, oslo) =
        (corpus.entity_by_key("acme-works").unwrap(), corpus.entity_by_key("oslo").unwrap());
    let words = |id, entity| {
        let article = corpus.article(id);
        article.mentions_of(entity).map(|mention| article.words(mention.span)).collect::<Vec<_>>()
    };
    assert_eq!(words(a, oslo), ["Oslo"]);
    assert_eq!(words(a, acme), ["Acme Works"]);
    assert_eq!(words(c, oslo), [""; 0], "a title is no place for mentions");
    assert_eq!(corpus.entity(acme).place, Some(oslo));

    let subsidies = corpus.topic_by_key("subsidies").unwrap();
    let assigned = |id| {
        let article = corpus.article(id);
        let topics = article.topics.iter().map(|given| {
            let evidence = given.evidence.iter().map(|&span| article.words(span).to_owned());
            (given.topic, given.provenance, evidence.collect::<Vec<_>>())
        });
        topics.collect::<Vec<_>>()
    };
    let evidence = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
    assert_eq!(
        assigned(a),
        [(subsidies, Provenance::Rule, evidence(&["subsidies", "Acme Works"]))]
    );
    assert_eq!(assigned(b), []);
    assert_eq!(assigned(c), [(subsidies, Provenance::Editor, evidence(&["subsidy"]))]);
    assert!(corpus.has(c, FacetValue::Entity(acme)), "given by the editor");
    assert!(corpus.has(a, FacetValue::Topic(corpus.topic_by_key("policy").unwrap())));
}

#[test]
fn a_readme_is_an_article_only_with_front_matter() {
    let folder = Folder::of(&[
        ("README.md", "# About this folder\n"),
        ("sub/readme.md", &article("An article", "Words.")),
    ]);
    let corpus = folder.corpus();
    assert_eq!(corpus.n_articles(), 1);
    assert!(corpus.article_by_slug("readme").is_some());
}
