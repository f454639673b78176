//! The ids that one file of the folder gives out, and what refers to them.

use std::collections::BTreeMap;

use crate::diagnostic::{Report, quoted};
use crate::nearest::{kebab, nearest};
use crate::place::{Place, Placed};

/// The ids of a file, each with the place of its thing in a list.
#[derive(Clone, Debug)]
pub(crate) struct Ids {
    /// "entity" or "topic".
    thing: &'static str,
    file: &'static str,
    /// Whether the whole file could be read. If not, an id that is missing here may stand there.
    complete: bool,
    idx_by_id: BTreeMap<String, usize>,
}

impl Ids {
    pub fn new(
        thing: &'static str,
        file: &'static str,
        complete: bool,
        ids: impl Iterator<Item = String>,
    ) -> Self {
        let idx_by_id = ids.enumerate().map(|(idx, id)| (id, idx)).collect();
        Self { thing, file, complete, idx_by_id }
    }

    /// The place in the list of the thing that is referred to; an unknown id is reported.
    pub fn resolve(&self, id: &Placed<String>, report: &mut Report) -> Option<usize> {
        let found = self.idx_by_id.get(&id.value).copied();
        if found.is_none() && self.complete {
            let way_out = match nearest(&id.value, self.idx_by_id.keys().map(String::as_str)) {
                Some(known) => format!("did you mean {} ({})?", quoted(known), self.file),
                None => format!("add it to {} or take it out", self.file),
            };
            let sentence = format!("unknown {} {}", self.thing, quoted(&id.value));
            report.error(id.place, sentence, &way_out);
        }
        found
    }

    /// Resolves many, each once, in the order of the list.
    pub fn resolve_all(&self, ids: &[Placed<String>], report: &mut Report) -> Vec<usize> {
        let mut found: Vec<_> = ids.iter().filter_map(|id| self.resolve(id, report)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Reports ids that are not kebab-case ASCII, and those given twice.
pub(crate) fn check_ids(thing: &str, ids: &[&Placed<String>], report: &mut Report) {
    let mut places: BTreeMap<&str, Place> = BTreeMap::new();
    for Placed { value: id, place } in ids {
        if !is_kebab_case(id) {
            let suggestion = Some(kebab(id)).filter(|kebab| is_kebab_case(kebab));
            let example = suggestion.unwrap_or_else(|| "hong-kong".to_owned());
            let sentence = format!("the id {} is not kebab-case ASCII", quoted(id));
            report.error(*place, sentence, &format!("write it as in {}", quoted(&example)));
        }
        match places.get(id.as_str()) {
            Some(first) => {
                let sentence =
                    format!("the {thing} {} stands on line {} too", quoted(id), first.line);
                report.error(*place, sentence, "join the two or rename one");
            }
            None => {
                places.insert(id, *place);
            }
        }
    }
}

/// Reports each circle in a relation once, spelled out: `a > b > a`.
///
/// `links[idx]` is what `idx` refers to; `ids` and `places` are those of the same things.
pub(crate) fn check_cycles(
    key: &str,
    links: &[Option<usize>],
    ids: &[&str],
    places: &[Place],
    report: &mut Report,
) {
    let mut done = vec![false; links.len()];
    for start in 0..links.len() {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(idx) = at.filter(|&idx| !done[idx]) {
            done[idx] = true;
            path.push(idx);
            at = links[idx];
        }
        // The walk stopped at something seen before; if that was in this walk, it is a circle.
        let Some(first) = at.and_then(|at| path.iter().position(|&idx| idx == at)) else {
            continue;
        };
        let circle = path[first..].iter().chain([&path[first]]).map(|&idx| ids[idx]);
        let circle = circle.collect::<Vec<_>>().join(" > ");
        let sentence = format!("{} goes round in a circle: {circle}", quoted(key));
        report.error(places[path[first]], sentence, "take one of them out");
    }
}

/// Whether an id has the shape that ids have.
pub(crate) fn is_kebab_case(id: &str) -> bool {
    id.split('-').all(|part| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(report: Report) -> Vec<String> {
        report.into_diagnostics().iter().map(ToString::to_string).collect()
    }

    fn placed(ids: &[&str]) -> Vec<Placed<String>> {
        let placed = |(line, id): (usize, &&str)| Placed {
            value: (*id).to_owned(),
            place: Place::line(line as u32 + 1),
        };
        ids.iter().enumerate().map(placed).collect()
    }

    #[test]
    fn ids_are_kebab_case_and_unique() {
        let ids = placed(&["carrie-lam", "Carrie Lam", "carrie-lam", "a--b", "5g", "香港"]);
        let mut report = Report::new("entities.toml");
        check_ids("entity", &ids.iter().collect::<Vec<_>>(), &mut report);
        assert_eq!(
            lines(report),
            [
                "entities.toml:2:1: error: the id \"Carrie Lam\" is not kebab-case ASCII; \
                 write it as in \"carrie-lam\"",
                "entities.toml:3:1: error: the entity \"carrie-lam\" stands on line 1 too; \
                 join the two or rename one",
                "entities.toml:4:1: error: the id \"a--b\" is not kebab-case ASCII; \
                 write it as in \"a-b\"",
                "entities.toml:6:1: error: the id \"香港\" is not kebab-case ASCII; \
                 write it as in \"hong-kong\"",
            ]
        );
    }

    #[test]
    fn a_circle_is_reported_once_and_spelled_out() {
        let links = [Some(1), Some(2), Some(1), Some(3), None, Some(0)];
        let places: Vec<_> = (1..=6).map(Place::line).collect();
        let mut report = Report::new("topics.toml");
        check_cycles("broader", &links, &["a", "b", "c", "d", "e", "f"], &places, &mut report);
        assert_eq!(
            lines(report),
            [
                "topics.toml:2:1: error: \"broader\" goes round in a circle: b > c > b; \
                 take one of them out",
                "topics.toml:4:1: error: \"broader\" goes round in a circle: d > d; \
                 take one of them out",
            ]
        );
    }

    #[test]
    fn references_to_a_file_that_could_not_be_read_are_not_blamed() {
        let mut report = Report::new("a.md");
        let ids = Ids::new("topic", "topics.toml", false, ["privacy".to_owned()].into_iter());
        assert_eq!(ids.resolve_all(&placed(&["gone", "privacy", "privacy"]), &mut report), [0]);
        assert!(lines(report).is_empty());
    }
}
