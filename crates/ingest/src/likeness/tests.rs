use corpus::{EntityId, Mention, Provenance, Reason, Span, TopicAssignment, TopicId};

use super::*;

const FERRY: &str = "The harbour board will buy nine electric ferries from the Lindqvist shipyard, it \
     said after a meeting on Tuesday. The first ferry is to sail between the islands in spring, and \
     the diesel boats go to a museum one by one. Mayor Ostrander called the order a bargain for a \
     town whose boats are older than most of its captains.";

const EVENT_IN_OTHER_WORDS: &str = "Islanders are about to get quieter crossings. Nine battery-driven \
     ferries have been ordered at Lindqvist's shipyard, officials announced on Tuesday night, and the \
     old diesel fleet retires. Ostrander, the mayor, thinks that the price was right.";

const ELSEWHERE: &str = "A violin maker from the hills has won the national prize for crafts. Her \
     workshop has used the same spruce for forty years, and she plays every violin before it leaves.";

fn draft(slug: &str, title: &str, text: &str) -> Draft {
    let mut draft = Draft { slug: slug.to_owned(), ..Draft::default() };
    draft.meta.title = title.to_owned();
    draft.body.text = text.to_owned();
    let mut at = 0;
    for leaf in text.split("\n\n") {
        draft.leaves.push(Span::new(at..at + leaf.len()));
        at += leaf.len() + 2;
    }
    draft
}

fn of_texts(texts: &[&str]) -> Vec<Likeness> {
    let drafts: Vec<_> = texts.iter().map(|text| draft("a", "A title", text)).collect();
    all(&drafts, &[], &[])
}

fn all(drafts: &[Draft], entities: &[Entity], topics: &[Topic]) -> Vec<Likeness> {
    let found = likeness(drafts, entities, topics);
    (0..drafts.len()).map(|article| found.of(article)).collect()
}

fn reports(texts: &[&str]) -> Vec<Option<u32>> {
    of_texts(texts).into_iter().map(|likeness| likeness.report).collect()
}

#[test]
fn reprints_updates_and_shortened_versions_are_the_same_report() {
    let reprint = format!("Read our newsletter.\n\n{FERRY}\n\nAll rights are with the Courier.");
    let update = FERRY.replace("on Tuesday", "that lasted until Tuesday night")
        + " Two members of the board voted against it.";
    let short = FERRY.split(" Mayor").next().unwrap();
    assert_eq!(
        reports(&[ELSEWHERE, FERRY, &reprint, ELSEWHERE, &update, short]),
        [Some(0), Some(1), Some(1), Some(0), Some(1), Some(1)]
    );
}

#[test]
fn the_same_event_in_other_words_is_related_and_no_reprint() {
    let found = of_texts(&[FERRY, EVENT_IN_OTHER_WORDS, ELSEWHERE]);
    assert!(found.iter().all(|likeness| likeness.report.is_none()));
    let [related] = found[0].related.as_slice() else { panic!("{:?}", found[0].related) };
    assert_eq!(related.article.idx(), 1);
    assert!((15..90).contains(&related.likeness), "{}", related.likeness);
    assert!(related.reasons.contains(&Reason::Term("ferries".to_owned())), "{related:?}");
    assert_eq!(found[2].related, []);
}

#[test]
fn a_form_with_other_figures_is_another_report() {
    let form = |rate: &str, volume: &str| {
        format!(
            "The market for tulip bulbs closed at {rate} a crate in the hall of the growers, where \
             dealers had expected little trade before the holiday. They sold {volume} crates, mostly \
             to buyers from abroad, a clerk of the hall told reporters when the bell had rung."
        )
    };
    let (one, other) = (form("12.50", "3,100"), form("14.25", "2,870"));
    assert_eq!(reports(&[&one, &other, &one]), [Some(0), None, Some(0)]);
}

#[test]
fn short_notices_are_the_same_only_under_the_same_headline() {
    let text = "Dividend five cents against five cents. Payable May one.";
    let drafts = [
        draft("a", "Acme Works sets dividend", text),
        draft("b", "Bolt Brothers declare payout", text),
        draft("c", "Acme Works sets dividend", text),
    ];
    let found: Vec<_> = all(&drafts, &[], &[]).into_iter().map(|one| one.report).collect();
    assert_eq!(found, [Some(0), None, Some(0)]);
}

#[test]
fn the_same_words_are_wholly_alike() {
    let found = of_texts(&[FERRY, FERRY, ELSEWHERE]);
    assert_eq!(found[0].related[0].likeness, 100);
    assert!(found[0].related[0].reasons.len() <= 5);
}

#[test]
fn reasons_are_shared_names_topics_and_words_by_weight() {
    let mention = |entity: u32, at: usize| Mention {
        entity: EntityId(entity),
        span: Span::new(at..at + 4),
        confidence: 100,
        provenance: Provenance::Gazetteer,
    };
    let about = |topic: u32| TopicAssignment {
        topic: TopicId(topic),
        provenance: Provenance::Editor,
        evidence: Vec::new(),
    };
    let mut drafts: Vec<_> = ["Acme opens a foundry.", "Acme shuts its foundry.", "Acme. Oslo."]
        .iter()
        .chain(&["Nothing much happened here."; 9])
        .map(|text| draft("a", "", text))
        .collect();
    drafts[..3].iter_mut().for_each(|draft| draft.mentions.push(mention(1, 0)));
    drafts[0].topics.push(about(0));
    drafts[1].topics.push(about(0));
    let entity = |key: &str| Entity {
        key: key.to_owned(),
        name: key.to_owned(),
        kind: corpus::EntityKind::Organization,
        aliases: Vec::new(),
        description: String::new(),
        place: None,
        parent: None,
        confidence: 100,
        provenance: Provenance::Gazetteer,
    };
    let topic = Topic {
        key: "metal".to_owned(),
        label: "Metal".to_owned(),
        alt_labels: Vec::new(),
        broader: None,
        description: String::new(),
        provenance: Provenance::Editor,
    };
    let found = all(&drafts, &[entity("a"), entity("acme")], &[topic]);
    let first = &found[0].related[0];
    assert_eq!(first.article.idx(), 1);
    assert_eq!(
        first.reasons,
        [
            Reason::Entity(EntityId(1)),
            Reason::Term("foundry".to_owned()),
            Reason::Topic(TopicId(0)),
        ]
    );
}

#[test]
fn odd_texts_are_compared_in_time() {
    let long = "a ".repeat(200_000);
    let same: Vec<_> = (0..3_000).map(|_| FERRY).collect();
    assert_eq!(of_texts(&["", "…", &long, "x"]).len(), 4);
    let found = of_texts(&same);
    assert!(found.iter().all(|likeness| likeness.report == Some(0)));
}
