//! The scheme of topics: `topics.toml`, with the words and entities that are evidence for each
//! topic.

use std::collections::BTreeSet;

use corpus::{EntityId, Provenance, Topic, TopicId};

use crate::diagnostic::{Report, quoted};
use crate::fields::Fields;
use crate::ids::{Ids, check_cycles, check_ids};
use crate::node::Node;
use crate::phrase::Phrase;
use crate::place::{Place, Placed};
use crate::read::TOPICS;

const KEYS: [&str; 8] =
    ["id", "label", "alt_labels", "broader", "description", "phrases", "entities", "at_least"];

/// The topics, each with the rule that assigns it.
#[derive(Debug)]
pub(crate) struct Scheme {
    /// In the order of the file.
    pub topics: Vec<Topic>,
    pub ids: Ids,
    /// One rule a topic.
    pub rules: Vec<Rule>,
}

/// What speaks for a topic.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rule {
    pub phrases: Vec<Phrase>,
    /// In order of ids.
    pub entities: Vec<EntityId>,
    /// How many pieces of evidence an article needs. Towards 1 every passing word counts; a large
    /// number leaves only articles that speak of little else.
    pub at_least: usize,
}

/// A topic as it was written.
struct RawTopic {
    id: Placed<String>,
    label: String,
    alt_labels: Vec<String>,
    broader: Option<Placed<String>>,
    description: String,
    phrases: Vec<Phrase>,
    entities: Vec<Placed<String>>,
    at_least: usize,
}

impl Scheme {
    /// The scheme of a folder without one; or of one that is broken, if it is not `complete`.
    pub fn empty(complete: bool) -> Self {
        let ids = Ids::new("topic", TOPICS, complete, std::iter::empty());
        Self { topics: Vec::new(), ids, rules: Vec::new() }
    }

    /// Reads `topics.toml`; `entities` are the ids of the gazetteer.
    pub fn read(node: &Node, entities: &Ids, report: &mut Report) -> Self {
        let Some(fields) = Fields::of(node, &["topic"], report) else { return Self::empty(false) };
        let tables = fields.tables("topic", &KEYS, report);
        let mut raw: Vec<_> = tables.iter().filter_map(|fields| read_one(fields, report)).collect();
        let complete = raw.len() == tables.len();
        check_ids("topic", &raw.iter().map(|raw| &raw.id).collect::<Vec<_>>(), report);
        let mut seen = BTreeSet::new();
        raw.retain(|raw| seen.insert(raw.id.value.clone()));

        let ids = Ids::new("topic", TOPICS, complete, raw.iter().map(|raw| raw.id.value.clone()));
        let broader: Vec<_> = raw
            .iter()
            .map(|raw| raw.broader.as_ref().and_then(|id| ids.resolve(id, report)))
            .collect();
        let keys: Vec<_> = raw.iter().map(|raw| raw.id.value.as_str()).collect();
        let place = |raw: &RawTopic| raw.broader.as_ref().unwrap_or(&raw.id).place;
        let places: Vec<Place> = raw.iter().map(place).collect();
        check_cycles("broader", &broader, &keys, &places, report);

        let mut scheme = Self { ids, ..Self::empty(complete) };
        for (raw, broader) in raw.into_iter().zip(broader) {
            let entities = entities.resolve_all(&raw.entities, report);
            scheme.rules.push(Rule {
                phrases: raw.phrases,
                entities: entities.into_iter().map(EntityId::new).collect(),
                at_least: raw.at_least,
            });
            scheme.topics.push(Topic {
                key: raw.id.value,
                label: raw.label,
                alt_labels: raw.alt_labels,
                broader: broader.map(TopicId::new),
                description: raw.description,
                provenance: Provenance::Editor,
            });
        }
        scheme
    }
}

fn read_one(fields: &Fields<'_>, report: &mut Report) -> Option<RawTopic> {
    let id = fields.required_text("id", "topic", report);
    let label = fields.required_text("label", "topic", report);
    let text = |placed: Placed<String>| placed.value;
    let phrases = fields.texts("phrases", report);
    let raw = RawTopic {
        label: label.map(text).unwrap_or_default(),
        alt_labels: fields.texts("alt_labels", report).into_iter().map(text).collect(),
        broader: fields.text("broader", report),
        description: fields.text("description", report).map(text).unwrap_or_default(),
        phrases: phrases.iter().filter_map(|phrase| read_phrase(phrase, report)).collect(),
        entities: fields.texts("entities", report),
        at_least: read_at_least(fields, report),
        // Last, so that the other fields have been read and their faults reported.
        id: id?,
    };
    Some(raw)
}

fn read_phrase(written: &Placed<String>, report: &mut Report) -> Option<Phrase> {
    match Phrase::parse(&written.value) {
        Ok(phrase) => Some(phrase),
        Err(what) => {
            let sentence = format!("the phrase {} {what}", quoted(&written.value));
            report.error(written.place, sentence, "write whole words, the last may end in *");
            None
        }
    }
}

fn read_at_least(fields: &Fields<'_>, report: &mut Report) -> usize {
    let Some(written) = fields.whole("at_least", report) else { return 1 };
    match usize::try_from(written.value) {
        Ok(at_least) if at_least > 0 => at_least,
        _ => {
            let sentence =
                format!("\"at_least\" is {}, but evidence is counted from 1", written.value);
            report.error(written.place, sentence, "write 1 or more, or take it out");
            1
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node::toml;

    fn check(toml: &str, expected: &[&str]) -> Scheme {
        let entities = Ids::new("entity", "entities.toml", true, ["acme".to_owned()].into_iter());
        let mut report = Report::new("topics.toml");
        let scheme = Scheme::read(&toml::parse(toml).unwrap(), &entities, &mut report);
        let lines: Vec<_> = report.into_diagnostics().iter().map(ToString::to_string).collect();
        assert_eq!(lines, expected);
        scheme
    }

    #[test]
    fn topics_keep_the_order_of_the_file() {
        let scheme = check(
            "[[topic]]\nid = 'trade'\nlabel = 'Trade'\nbroader = 'policy'\nentities = ['acme']\n\
             [[topic]]\nid = 'policy'\nlabel = 'Policy'\nphrases = ['law*']\nat_least = 2\n",
            &[],
        );
        assert_eq!(scheme.topics[0].broader, Some(TopicId(1)));
        assert_eq!(scheme.rules[0].entities, [EntityId(0)]);
        assert_eq!((scheme.rules[0].at_least, scheme.rules[1].at_least), (1, 2));
    }

    #[test]
    fn every_fault_of_a_topic_is_named() {
        check(
            "[[topic]]\nid = 'trade'\nbroader = 'trades'\nphrases = ['…', 'a* b']\n\
             entities = ['akme']\nat_least = 0\n\
             [[topic]]\nid = 'trade'\nlabel = 'x'\n",
            &[
                r#"topics.toml:1:1: error: the topic has no "label"; add label = "…""#,
                r#"topics.toml:4:12: error: the phrase "…" has no words; write whole words, the last may end in *"#,
                r#"topics.toml:4:17: error: the phrase "a* b" has a * that does not stand at its end; write whole words, the last may end in *"#,
                r#"topics.toml:6:12: error: "at_least" is 0, but evidence is counted from 1; write 1 or more, or take it out"#,
                r#"topics.toml:8:6: error: the topic "trade" stands on line 2 too; join the two or rename one"#,
                r#"topics.toml:3:11: error: unknown topic "trades"; did you mean "trade" (topics.toml)?"#,
                r#"topics.toml:5:13: error: unknown entity "akme"; did you mean "acme" (entities.toml)?"#,
            ],
        );
    }

    #[test]
    fn a_circle_of_broader_topics_is_spelled_out() {
        let topic = |id, broader| format!("[[topic]]\nid='{id}'\nlabel='x'\nbroader='{broader}'\n");
        check(
            &[topic("a", "b"), topic("b", "c"), topic("c", "a")].concat(),
            &["topics.toml:4:9: error: \"broader\" goes round in a circle: a > b > c > a; \
               take one of them out"],
        );
    }
}
