//! The entities of `entities.toml` as they were written.

use corpus::EntityKind;

use crate::diagnostic::{Report, quoted};
use crate::fields::Fields;
use crate::nearest::nearest;
use crate::node::Node;
use crate::place::Placed;

const KEYS: [&str; 8] =
    ["id", "name", "kind", "aliases", "description", "place", "parent", "short_forms"];
const SHORT_FORM_KEYS: [&str; 2] = ["form", "where"];

/// An entity as it was written; what it refers to is not looked up yet.
#[derive(Clone, Debug)]
pub(super) struct RawEntity {
    pub id: Placed<String>,
    pub name: Placed<String>,
    pub kind: EntityKind,
    pub aliases: Vec<Placed<String>>,
    pub description: String,
    pub place: Option<Placed<String>>,
    pub parent: Option<Placed<String>>,
    pub short_forms: Vec<RawShortForm>,
}

/// A form that means the entity only where one of some other forms stands in the same article.
#[derive(Clone, Debug)]
pub(super) struct RawShortForm {
    pub form: String,
    pub conditions: Vec<String>,
}

/// Reads all entities; the flag says whether none had to be left out.
pub(super) fn read(node: &Node, report: &mut Report) -> (Vec<RawEntity>, bool) {
    let Some(fields) = Fields::of(node, &["entity"], report) else { return (Vec::new(), false) };
    let tables = fields.tables("entity", &KEYS, report);
    let entities: Vec<_> = tables.iter().filter_map(|fields| read_one(fields, report)).collect();
    let complete = entities.len() == tables.len();
    (entities, complete)
}

fn read_one(fields: &Fields<'_>, report: &mut Report) -> Option<RawEntity> {
    let id = fields.required_text("id", "entity", report);
    let name = fields.required_text("name", "entity", report);
    let kind = fields.required_text("kind", "entity", report);
    let kind = kind.and_then(|kind| read_kind(&kind, report));
    let raw = RawEntity {
        // Without them there will be no corpus, but other files may still refer to the entity.
        name: name.unwrap_or(Placed { value: String::new(), place: fields.place }),
        kind: kind.unwrap_or(EntityKind::Organization),
        aliases: fields.texts("aliases", report),
        description: fields.text("description", report).map(|text| text.value).unwrap_or_default(),
        place: fields.text("place", report),
        parent: fields.text("parent", report),
        short_forms: fields
            .tables("short_forms", &SHORT_FORM_KEYS, report)
            .iter()
            .filter_map(|fields| read_short_form(fields, report))
            .collect(),
        // Last, so that the other fields have been read and their faults reported.
        id: id?,
    };
    Some(raw)
}

fn read_kind(kind: &Placed<String>, report: &mut Report) -> Option<EntityKind> {
    let found = EntityKind::from_key(&kind.value);
    if found.is_none() {
        let known = EntityKind::ALL.map(EntityKind::key);
        let way_out = match nearest(&kind.value, known.into_iter()) {
            Some(known) => format!("did you mean {}?", quoted(known)),
            None => format!("known here: {}", known.join(", ")),
        };
        report.error(kind.place, format!("unknown kind {}", quoted(&kind.value)), &way_out);
    }
    found
}

fn read_short_form(fields: &Fields<'_>, report: &mut Report) -> Option<RawShortForm> {
    let form = fields.required_text("form", "short form", report)?;
    let conditions: Vec<_> =
        fields.texts("where", report).into_iter().map(|text| text.value).collect();
    if conditions.is_empty() {
        let sentence = format!("the short form {} has no condition", quoted(&form.value));
        let way_out = "add where = [\"…\"] with the names that must stand in the same article";
        report.error(form.place, sentence, way_out);
    }
    Some(RawShortForm { form: form.value, conditions })
}
