//! Where the names of the gazetteer stand in a text, and whom they mean there.

use std::collections::BTreeMap;

use corpus::{EntityId, Mention, Provenance, Span};

use super::raw::RawEntity;
use crate::diagnostic::{Report, quoted};
use crate::surface::{Occurrence, SurfaceForms, fold_typography, leftmost_longest};

/// How sure a short form under its condition is, in percent. Towards 100 it passes for a full name;
/// towards 50 readers would take every "Lam" for a guess.
const SHORT_FORM_CONFIDENCE: u8 = 90;

/// All name forms of a gazetteer with what each can mean.
#[derive(Debug)]
pub(super) struct Lookup {
    surface: SurfaceForms,
    /// One a form.
    meanings: Vec<Meaning>,
}

/// What a form can mean.
#[derive(Clone, Debug, Default)]
struct Meaning {
    /// The entities it is a name of: one, or more where that has been reported.
    names: Vec<EntityId>,
    /// The entities it stands for where one of the forms with these places stands too.
    short_for: Vec<(EntityId, Vec<usize>)>,
}

/// What the gazetteer finds in an article.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub mentions: Vec<Mention>,
    /// Short forms that can mean several entities here, with those.
    pub ambiguous: BTreeMap<String, Vec<EntityId>>,
}

impl Lookup {
    /// Puts all forms into one automaton and says what each can mean. Names that two entities claim
    /// are reported.
    pub fn new(raw: &[RawEntity], report: &mut Report) -> Self {
        let mut forms: BTreeMap<String, usize> = BTreeMap::new();
        let mut meanings: Vec<Meaning> = Vec::new();
        let mut enter = |form: &str, meanings: &mut Vec<Meaning>| {
            let next = forms.len();
            let form = *forms.entry(fold_typography(form)).or_insert(next);
            meanings.resize(meanings.len().max(form + 1), Meaning::default());
            form
        };
        for (idx, entity) in raw.iter().enumerate() {
            let id = EntityId::new(idx);
            let names = std::iter::once(&entity.name).chain(&entity.aliases);
            // A name that is missing has been reported.
            for name in names.filter(|name| !name.value.is_empty()) {
                let form = enter(&name.value, &mut meanings);
                let names = &mut meanings[form].names;
                if let Some(other) = names.iter().find(|&&other| other != id) {
                    let other = &raw[other.idx()].id;
                    let sentence = format!(
                        "{} is a name of {} and of {} (line {})",
                        quoted(&name.value),
                        quoted(&entity.id.value),
                        quoted(&other.value),
                        other.place.line
                    );
                    let way_out = "take it out of one, or make it a short form with a condition";
                    report.error(name.place, sentence, way_out);
                }
                if !names.contains(&id) {
                    names.push(id);
                }
            }
            for short in &entity.short_forms {
                let conditions =
                    short.conditions.iter().map(|form| enter(form, &mut meanings)).collect();
                let form = enter(&short.form, &mut meanings);
                meanings[form].short_for.push((id, conditions));
            }
        }
        let mut by_number: Vec<_> = forms.into_iter().collect();
        by_number.sort_by_key(|&(_, number)| number);
        let surface = SurfaceForms::new(by_number.iter().map(|(form, _)| form.as_str()));
        Self { surface, meanings }
    }

    /// Finds the entities in the leaves of an article. A title is no place for mentions, but what
    /// stands there can say whom a short form in the text means.
    pub fn find(&self, title: &str, text: &str, leaves: &[Span]) -> Found {
        if self.meanings.is_empty() {
            return Found::default();
        }
        let in_title = self.surface.find(title, Span::new(0..title.len()));
        let in_text: Vec<_> =
            leaves.iter().flat_map(|&leaf| self.surface.find(text, leaf)).collect();
        let mut present: Vec<_> =
            in_title.iter().chain(&in_text).map(|occurrence| occurrence.form).collect();
        present.sort_unstable();
        present.dedup();

        let mut found = Found::default();
        let meant = |occurrence: &Occurrence| self.meanings[occurrence.form].here(&present);
        let candidates = in_text.into_iter().filter(|found| !meant(found).is_empty()).collect();
        for occurrence in leftmost_longest(candidates) {
            match meant(&occurrence).as_slice() {
                &[(entity, provenance)] => found.mentions.push(Mention {
                    entity,
                    span: occurrence.span,
                    confidence: match provenance {
                        Provenance::Rule => SHORT_FORM_CONFIDENCE,
                        _ => 100,
                    },
                    provenance,
                }),
                several => {
                    let form = occurrence.span.of(text).to_owned();
                    let entities = several.iter().map(|&(entity, _)| entity).collect();
                    found.ambiguous.insert(form, entities);
                }
            }
        }
        found
    }
}

impl Meaning {
    /// Whom the form means in an article where the `present` forms stand, in the order of ids.
    fn here(&self, present: &[usize]) -> Vec<(EntityId, Provenance)> {
        let holds = |condition: &usize| present.binary_search(condition).is_ok();
        let names = self.names.iter().map(|&entity| (entity, Provenance::Gazetteer));
        let short = self.short_for.iter().filter(|(_, conditions)| conditions.iter().any(holds));
        let short = short.map(|&(entity, _)| (entity, Provenance::Rule));
        let mut meant: Vec<_> = names.chain(short).collect();
        // As a name it is surer than as a short form of the same entity, and sorts first.
        meant.sort_unstable();
        meant.dedup_by_key(|&mut (entity, _)| entity);
        meant
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::node::toml;

    fn gazetteer(toml: &str) -> Gazetteer {
        let mut report = Report::new("entities.toml");
        let gazetteer = Gazetteer::read(&toml::parse(toml).unwrap(), &mut report);
        assert_eq!(report.into_diagnostics(), []);
        gazetteer
    }

    /// Mentions as `words=entity`, in order; those of a rule with a `~`.
    fn check(gazetteer: &Gazetteer, title: &str, leaves: &[&str], expected: &[&str]) {
        let text = leaves.join("\n\n");
        let mut start = 0;
        let spans: Vec<_> = leaves
            .iter()
            .map(|leaf| {
                let span = Span::new(start..start + leaf.len());
                start += leaf.len() + 2;
                span
            })
            .collect();
        let found = gazetteer.find(title, &text, &spans);
        let mentions = found.mentions.iter().map(|mention| {
            let key = &gazetteer.entities[mention.entity.idx()].key;
            let sign = match (mention.provenance, mention.confidence) {
                (Provenance::Gazetteer, 100) => "=",
                (Provenance::Rule, SHORT_FORM_CONFIDENCE) => "~",
                odd => panic!("{odd:?}"),
            };
            format!("{}{sign}{key}", mention.span.of(&text))
        });
        let ambiguous = found.ambiguous.keys().map(|form| format!("{form}?"));
        assert_eq!(mentions.chain(ambiguous).collect::<Vec<_>>(), expected, "{text}");
    }

    const PEOPLE: &str = r#"
        [[entity]]
        id = "ann-lee"
        name = "Ann Lee"
        kind = "person"
        short_forms = [{ form = "Lee", where = ["Ann Lee", "A. Lee"] }]
        [[entity]]
        id = "bo-lee"
        name = "Bo Lee"
        kind = "person"
        short_forms = [{ form = "Lee", where = ["Bo Lee"] }]
        [[entity]]
        id = "lee-river"
        name = "Lee River"
        kind = "place"
    "#;

    #[test]
    fn names_and_aliases_are_mentions() {
        let toml = r#"
            [[entity]]
            id = "acme"
            name = "Acme"
            kind = "organization"
            aliases = ["Acme Works", "ACME"]
        "#;
        let gazetteer = gazetteer(toml);
        check(
            &gazetteer,
            "Acme",
            &["Acme Works and ACME.", "acme, Acme’s", "Acmes"],
            &["Acme Works=acme", "ACME=acme", "Acme=acme"],
        );
    }

    #[test]
    fn a_name_does_not_run_from_one_block_into_the_next() {
        let gazetteer = gazetteer(PEOPLE);
        check(&gazetteer, "", &["Ann", "Lee"], &[]);
        check(&gazetteer, "", &["Ann\nLee"], &["Ann\nLee=ann-lee"]);
    }

    #[test]
    fn a_short_form_holds_only_where_its_condition_stands() {
        let gazetteer = gazetteer(PEOPLE);
        check(&gazetteer, "", &["Lee spoke."], &[]);
        check(
            &gazetteer,
            "",
            &["Lee spoke.", "Ann Lee left."],
            &["Lee~ann-lee", "Ann Lee=ann-lee"],
        );
        check(&gazetteer, "", &["A. Lee spoke. Lee left."], &["Lee~ann-lee", "Lee~ann-lee"]);
        check(&gazetteer, "A. Lee speaks", &["Lee left, Leeds did not."], &["Lee~ann-lee"]);
        check(&gazetteer, "", &["Joann Lee: Lee"], &[]);
    }

    #[test]
    fn a_short_form_of_two_entities_that_are_both_there_stays_unmarked() {
        let gazetteer = gazetteer(PEOPLE);
        check(
            &gazetteer,
            "",
            &["Ann Lee met Bo Lee at Lee River. Lee was late."],
            &["Ann Lee=ann-lee", "Bo Lee=bo-lee", "Lee River=lee-river", "Lee?"],
        );
    }
}
