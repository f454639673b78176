//! The gazetteer: the entities of `entities.toml`, checked and looked up.

mod lookup;
mod raw;

use corpus::{Entity, EntityId, Provenance, Span};

pub(crate) use self::lookup::Found;
use self::lookup::Lookup;
use self::raw::RawEntity;
use crate::diagnostic::Report;
use crate::ids::{Ids, check_cycles, check_ids};
use crate::node::Node;
use crate::place::{Place, Placed};
use crate::read::ENTITIES;

/// The entities with all their name forms.
#[derive(Debug)]
pub(crate) struct Gazetteer {
    /// By key.
    pub entities: Vec<Entity>,
    pub ids: Ids,
    /// Where each entity stands in the file.
    pub places: Vec<Place>,
    lookup: Lookup,
}

impl Gazetteer {
    /// The gazetteer of a folder without one; or of one that is broken, if it is not `complete`.
    pub fn empty(complete: bool) -> Self {
        Self::build(Vec::new(), complete, &mut Report::new(ENTITIES))
    }

    /// Reads `entities.toml`.
    pub fn read(node: &Node, report: &mut Report) -> Self {
        let (raw, complete) = raw::read(node, report);
        Self::build(raw, complete, report)
    }

    fn build(mut raw: Vec<RawEntity>, complete: bool, report: &mut Report) -> Self {
        check_ids("entity", &raw.iter().map(|raw| &raw.id).collect::<Vec<_>>(), report);
        raw.sort_by(|a, b| a.id.value.cmp(&b.id.value));
        raw.dedup_by(|later, first| later.id.value == first.id.value);
        let ids =
            Ids::new("entity", ENTITIES, complete, raw.iter().map(|raw| raw.id.value.clone()));
        let mut refer = |id: &Option<Placed<String>>| {
            id.as_ref().and_then(|id| ids.resolve(id, report)).map(EntityId::new)
        };
        let entities: Vec<_> = raw
            .iter()
            .map(|raw| Entity {
                key: raw.id.value.clone(),
                name: raw.name.value.clone(),
                kind: raw.kind,
                aliases: raw.aliases.iter().map(|alias| alias.value.clone()).collect(),
                description: raw.description.clone(),
                place: refer(&raw.place),
                parent: refer(&raw.parent),
                confidence: 100,
                provenance: Provenance::Gazetteer,
            })
            .collect();
        let keys: Vec<_> = entities.iter().map(|entity| entity.key.as_str()).collect();
        let mut check = |key, refer: fn(&RawEntity) -> &Option<Placed<String>>, links: Vec<_>| {
            let place = |raw: &RawEntity| refer(raw).as_ref().unwrap_or(&raw.id).place;
            let links: Vec<_> =
                links.into_iter().map(|link: Option<EntityId>| Some(link?.idx())).collect();
            let places: Vec<_> = raw.iter().map(place).collect();
            check_cycles(key, &links, &keys, &places, report);
        };
        check("place", |raw| &raw.place, entities.iter().map(|entity| entity.place).collect());
        check("parent", |raw| &raw.parent, entities.iter().map(|entity| entity.parent).collect());
        let places = raw.iter().map(|raw| raw.id.place).collect();
        let lookup = Lookup::new(&raw, report);
        Self { entities, ids, places, lookup }
    }

    /// Finds the entities in the leaves of an article.
    pub fn find(&self, title: &str, text: &str, leaves: &[Span]) -> Found {
        self.lookup.find(title, text, leaves)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node::toml;

    fn gazetteer(toml: &str, expected: &[&str]) -> Gazetteer {
        let mut report = Report::new("entities.toml");
        let gazetteer = Gazetteer::read(&toml::parse(toml).unwrap(), &mut report);
        let lines: Vec<_> = report.into_diagnostics().iter().map(ToString::to_string).collect();
        assert_eq!(lines, expected);
        gazetteer
    }

    #[test]
    fn entities_are_sorted_by_key_and_refer_to_each_other() {
        let toml = r#"
            [[entity]]
            id = "oslo"
            name = "Oslo"
            kind = "place"
            [[entity]]
            id = "acme"
            name = "Acme"
            kind = "organization"
            place = "oslo"
            parent = "olso"
        "#;
        let expected = [
            "entities.toml:11:22: error: unknown entity \"olso\"; did you mean \"oslo\" (entities.toml)?",
        ];
        let gazetteer = gazetteer(toml, &expected);
        assert_eq!(gazetteer.entities[0].key, "acme");
        assert_eq!(gazetteer.entities[0].place, Some(EntityId(1)));
    }

    #[test]
    fn every_fault_of_an_entity_is_named() {
        let toml = r#"
[[entity]]
id = "Acme Works"
kind = "organisation"
[[entity]]
name = "Bo"
kind = "person"
alias = ["B"]
short_forms = [{ form = "b", where = [] }, { where = ["x"] }]
"#;
        gazetteer(
            toml,
            &[
                r#"entities.toml:8:1: warning: unknown key "alias"; did you mean "aliases"?"#,
                r#"entities.toml:2:1: error: the entity has no "name"; add name = "…""#,
                r#"entities.toml:4:8: error: unknown kind "organisation"; did you mean "organization"?"#,
                r#"entities.toml:5:1: error: the entity has no "id"; add id = "…""#,
                r#"entities.toml:9:25: error: the short form "b" has no condition; add where = ["…"] with the names that must stand in the same article"#,
                r#"entities.toml:9:44: error: the short form has no "form"; add form = "…""#,
                r#"entities.toml:3:6: error: the id "Acme Works" is not kebab-case ASCII; write it as in "acme-works""#,
            ],
        );
    }

    #[test]
    fn a_name_that_two_entities_claim_is_an_error_that_names_both() {
        let toml = r#"
[[entity]]
id = "b"
name = "Bee"
kind = "person"
[[entity]]
id = "a"
name = "Ay"
kind = "person"
aliases = ["Bee", "Ay"]
"#;
        gazetteer(
            toml,
            &["entities.toml:4:8: error: \"Bee\" is a name of \"b\" and of \"a\" (line 7); \
               take it out of one, or make it a short form with a condition"],
        );
    }
}
