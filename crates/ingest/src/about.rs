//! What the corpus says of itself and of its records: `corpus.toml`.

use corpus::{About, EntityKind, Facet};

use crate::diagnostic::{Report, quoted};
use crate::fields::Fields;
use crate::nearest::nearest;
use crate::node::Node;
use crate::place::Placed;
use crate::read::records::{self, RecordsPlan, Target};
use crate::shape::{language, web_address};

const KEYS: [&str; 8] =
    ["title", "description", "lang", "licence", "url", "facets", "discover", "records"];
/// The kinds of entities that records may give names of.
const KINDS: [&str; 6] = ["organization", "person", "place", "product", "policy", "event"];

/// What is said of a corpus whose folder is called `name` and says nothing itself.
fn unsaid(name: &str) -> About {
    About {
        title: name.to_owned(),
        lang: "en".to_owned(),
        facets: Facet::ALL.to_vec(),
        ..About::default()
    }
}

/// What `corpus.toml` says.
#[derive(Debug)]
pub(crate) struct Settings {
    pub about: About,
    /// How records are to be read.
    pub records: RecordsPlan,
    /// Whether names and topics that no list has are looked for in the texts.
    pub discover: bool,
}

impl Settings {
    /// Those of a folder that says nothing but what it is called.
    pub fn unsaid(name: &str) -> Self {
        Self { about: unsaid(name), records: RecordsPlan::default(), discover: true }
    }
}

/// Reads `corpus.toml`; what it leaves out is taken from `unsaid`.
pub(crate) fn read(node: &Node, unsaid: Settings, report: &mut Report) -> Settings {
    let Some(fields) = Fields::of(node, &KEYS, report) else { return unsaid };
    let discover = fields.flag("discover", unsaid.discover, report);
    let unsaid = unsaid.about;
    let text = |key, report: &mut Report| fields.text(key, report).map(|placed| placed.value);
    let facets = fields.table("facets", &["order"], report);
    let facets = facets.and_then(|facets| read_facets(&facets, report));
    let records = read_records(&fields, report);
    let about = About {
        title: text("title", report).unwrap_or(unsaid.title),
        description: text("description", report).unwrap_or_default(),
        lang: language(fields.text("lang", report), report).unwrap_or(unsaid.lang),
        licence: text("licence", report).unwrap_or_default(),
        url: web_address(fields.text("url", report), report).unwrap_or_default(),
        facets: facets.unwrap_or(unsaid.facets),
    };
    Settings { about, records, discover }
}

/// How `[records]` says that records are to be read.
fn read_records(fields: &Fields<'_>, report: &mut Report) -> RecordsPlan {
    let names = records::KEYS.map(|(name, _)| name);
    let known: Vec<_> = names.into_iter().chain(["entities", "clean", "discover"]).collect();
    let Some(fields) = fields.table("records", &known, report) else {
        return RecordsPlan::default();
    };
    let mut plan = RecordsPlan::default();
    plan.clean = fields.flag("clean", plan.clean, report);
    plan.discover = fields.flag("discover", plan.discover, report);
    let mut give = |target: Target, names: Vec<_>| {
        let names: Vec<_> = names.into_iter().map(|placed: Placed<String>| placed.value).collect();
        if !names.is_empty() {
            plan.given.push((target, names));
        }
    };
    for (name, target) in records::KEYS {
        give(target, fields.texts(name, report));
    }
    if let Some(entities) = fields.table("entities", &KINDS, report) {
        for kind in KINDS.into_iter().filter_map(EntityKind::from_key) {
            give(Target::Entity(kind), entities.texts(kind.key(), report));
        }
    }
    plan
}

/// The facets in their order; `None` if none are named.
fn read_facets(fields: &Fields<'_>, report: &mut Report) -> Option<Vec<Facet>> {
    let mut facets = Vec::new();
    for written in fields.texts("order", report) {
        match Facet::from_key(&written.value) {
            Some(facet) if facets.contains(&facet) => {
                let sentence = format!("the facet {} stands here twice", quoted(&written.value));
                report.warning(written.place, sentence, "take one of them out");
            }
            Some(facet) => facets.push(facet),
            None => {
                let known = Facet::ALL.map(Facet::key);
                let way_out = match nearest(&written.value, known.into_iter()) {
                    Some(known) => format!("did you mean {}?", quoted(known)),
                    None => format!("known here: {}", known.join(", ")),
                };
                let sentence = format!("unknown facet {}", quoted(&written.value));
                report.error(written.place, sentence, &way_out);
            }
        }
    }
    (!facets.is_empty()).then_some(facets)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node::toml;

    fn check(toml: &str, expected: &[&str]) -> About {
        let mut report = Report::new("corpus.toml");
        let unsaid = Settings::unsaid("clippings");
        let Settings { about, .. } = read(&toml::parse(toml).unwrap(), unsaid, &mut report);
        let lines: Vec<_> = report.into_diagnostics().iter().map(ToString::to_string).collect();
        assert_eq!(lines, expected);
        about
    }

    #[test]
    fn records_are_read_as_the_table_says() {
        let toml = "[records]\nid = 'n'\nbody = ['lead', 'rest']\nclean = false\n\
                    entities = { place = 'places', person = ['people'] }\n";
        let mut report = Report::new("corpus.toml");
        let settings = read(&toml::parse(toml).unwrap(), Settings::unsaid("x"), &mut report);
        let plan = settings.records;
        assert!(settings.discover);
        assert!(report.into_diagnostics().is_empty());
        assert!(!plan.clean && plan.discover);
        let names =
            |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            plan.given,
            [
                (Target::Id, names(&["n"])),
                (Target::Body, names(&["lead", "rest"])),
                (Target::Entity(EntityKind::Person), names(&["people"])),
                (Target::Entity(EntityKind::Place), names(&["places"])),
            ]
        );
    }

    #[test]
    fn slips_in_the_table_of_records_are_named() {
        check(
            "[records]\ntitel = 'x'\nclean = 'no'\nentities = { city = 'x' }\n",
            &[
                r#"corpus.toml:2:1: warning: unknown key "titel"; did you mean "title"?"#,
                r#"corpus.toml:3:9: error: expected true or false, found text in "clean""#,
                r#"corpus.toml:4:14: warning: unknown key "city"; known here: organization, person, place, product, policy, event"#,
            ],
        );
    }

    #[test]
    fn what_is_left_out_is_taken_from_the_folder() {
        let about = check("", &[]);
        assert_eq!((about.title.as_str(), about.lang.as_str()), ("clippings", "en"));
        assert_eq!(about.facets, Facet::ALL);
    }

    #[test]
    fn facets_that_are_not_named_are_not_shown() {
        let about = check("title = 'A'\n[facets]\norder = ['year', 'topic']\n", &[]);
        assert_eq!(about.facets, [Facet::Year, Facet::Topic]);
    }

    #[test]
    fn unknown_facets_are_errors_and_doubled_ones_warnings() {
        check(
            "[facets]\norder = ['year', 'topics', 'year', 'colour']\n",
            &[
                r#"corpus.toml:2:18: error: unknown facet "topics"; did you mean "topic"?"#,
                r#"corpus.toml:2:28: warning: the facet "year" stands here twice; take one of them out"#,
                r#"corpus.toml:2:36: error: unknown facet "colour"; known here: entity, topic, publisher, year"#,
            ],
        );
    }
}
