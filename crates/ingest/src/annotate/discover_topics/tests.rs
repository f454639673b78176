#[cfg(feature = "cli")]
mod newswire;

use corpus::{Mention, Provenance, Span};

use super::*;

fn draft(title: &str, text: &str) -> Draft {
    let mut draft = Draft::default();
    draft.meta.title = title.to_owned();
    draft.body.text = text.to_owned();
    let mut at = 0;
    for leaf in text.split("\n\n") {
        draft.leaves.push(Span::new(at..at + leaf.len()));
        at += leaf.len() + 2;
    }
    draft
}

/// Three articles about two matters.
fn drafts() -> Vec<Draft> {
    vec![
        draft(
            "Wind farm opens",
            "The wind farm off the coast opened last year. Its wind turbines need no subsidies, the \
             company said on Monday. Without subsidies, 40 turbines cost 3 million crowns each.",
        ),
        draft(
            "Critics of a subsidy",
            "A subsidy for wind farms divides the council. The subsidy would go to Acme Works, which \
             owns a Wind Farm in Norway. Bird protection was not discussed, a spokesman said.",
        ),
        draft(
            "Bird protection",
            "Bird protection is the last thing that planners think of. Good bird protection begins \
             with a map, and a wind farm is no place for herons.",
        ),
    ]
}

fn labels(found: &DiscoveredTopics) -> Vec<&str> {
    found.topics.iter().map(|topic| topic.label.as_str()).collect()
}

/// The evidence of a topic in an article.
fn evidence<'a>(
    found: &DiscoveredTopics,
    drafts: &'a [Draft],
    key: &str,
    idx: usize,
) -> Vec<&'a str> {
    let topic = found.topics.iter().position(|topic| topic.key == key).unwrap();
    let given = found.assignments[idx].iter().find(|given| given.topic.idx() == topic);
    let spans = given.map(|given| given.evidence.as_slice()).unwrap_or_default();
    spans.iter().map(|span| span.of(&drafts[idx].body.text)).collect()
}

#[test]
fn key_phrases_become_topics_with_their_evidence() {
    let drafts = drafts();
    let found = discover_topics(&drafts);
    let labels = labels(&found);
    for label in ["Bird protection", "Subsidies", "Wind farm"] {
        assert!(labels.contains(&label), "{label} in {labels:?}");
    }
    assert!(labels.is_sorted(), "{labels:?}");
    assert_eq!(evidence(&found, &drafts, "subsidies", 0), ["subsidies", "subsidies"]);
    assert_eq!(evidence(&found, &drafts, "subsidies", 1), ["subsidy", "subsidy"]);
    assert_eq!(evidence(&found, &drafts, "subsidies", 2), [""; 0]);
    assert_eq!(evidence(&found, &drafts, "bird-protection", 1), ["Bird protection"]);
    assert!(found.topics.iter().all(|topic| topic.provenance == Provenance::Discovery));
}

#[test]
fn no_topic_is_made_of_verbs_dates_figures_or_the_trade_of_news() {
    let found = discover_topics(&drafts());
    for label in labels(&found) {
        let label = label.to_lowercase();
        let words: Vec<_> = label.split(' ').collect();
        for word in ["last", "year", "company", "said", "monday", "million", "crowns", "spokesman"]
        {
            assert!(!words.contains(&word), "{label}");
        }
    }
}

#[test]
fn names_that_are_marked_are_no_topics() {
    let mut drafts = drafts();
    for draft in &mut drafts {
        let farms: Vec<_> = draft.body.text.match_indices("wind farm").map(|(at, _)| at).collect();
        draft.mentions.extend(farms.into_iter().map(|at| Mention {
            entity: corpus::EntityId(0),
            span: Span::new(at..at + 9),
            confidence: 100,
            provenance: Provenance::Gazetteer,
        }));
    }
    let found = discover_topics(&drafts);
    assert!(!labels(&found).contains(&"Wind farm"), "{:?}", labels(&found));
}

#[test]
fn an_acronym_and_its_long_form_are_one_topic() {
    let drafts = [
        draft("A", "A heat pump is quiet. HPs, as some call a heat pump, still sell. An HP lasts."),
        draft("B", "Plumbers like an HP. The HP in their halls never tires."),
    ];
    let found = discover_topics(&drafts);
    assert_eq!(evidence(&found, &drafts, "heat-pump", 1), ["HP", "HP"]);
}

#[test]
fn the_keywords_of_publishers_are_topics_of_their_articles() {
    let mut drafts = drafts();
    drafts[2].meta.tags = vec!["Wildlife".to_owned(), "Wind farms".to_owned()];
    let found = discover_topics(&drafts);
    let wildlife = found.topics.iter().position(|topic| topic.key == "wildlife").unwrap();
    assert_eq!(found.topics[wildlife].provenance, Provenance::Publisher);
    let given = found.assignments[2].iter().find(|given| given.topic.idx() == wildlife).unwrap();
    assert_eq!((given.provenance, given.evidence.len()), (Provenance::Publisher, 0));
    assert_eq!(evidence(&found, &drafts, "wind-farm", 2), ["wind farm"]);
}

#[test]
fn topics_of_records_leave_no_room_for_others() {
    let mut drafts = drafts();
    drafts[0].given_topics = vec!["subsidies".to_owned(), "wind farm".to_owned()];
    drafts[2].given_topics = vec!["Wind  Farm".to_owned(), "???".to_owned()];
    let found = discover_topics(&drafts);
    assert_eq!(labels(&found), ["???", "Subsidies", "Wind Farm"]);
    let keys: Vec<_> = found.topics.iter().map(|topic| topic.key.as_str()).collect();
    assert_eq!(keys, ["topic", "subsidies", "wind-farm"]);
    assert_eq!(evidence(&found, &drafts, "subsidies", 0), ["subsidies", "subsidies"]);
    assert_eq!(found.assignments[1], []);
    assert!(found.topics.iter().all(|topic| topic.provenance == Provenance::Publisher));
}

#[test]
fn other_languages_and_empty_corpora_have_no_topics() {
    assert_eq!(labels(&discover_topics(&[])), [""; 0]);
    assert_eq!(labels(&discover_topics(&[draft("", "")])), [""; 0]);
    let german = "Der Windpark vor der Küste wurde im letzten Jahr eröffnet. Ein Windpark braucht \
                  keine Beihilfen, sagte ein Sprecher des Unternehmens am Montag in der Stadt, und \
                  der Windpark liefert Strom für alle Haushalte der Insel und noch etwas mehr.";
    assert_eq!(
        labels(&discover_topics(&[draft("Windpark", german), draft("Park", german)])),
        [""; 0]
    );
}

#[test]
fn the_number_of_topics_grows_slowly() {
    assert!((8..=15).contains(&n_topics(5)));
    assert!((35..=50).contains(&n_topics(500)));
    assert!((60..=100).contains(&n_topics(19_043)));
}
