//! Slugs: every article has one of its own, for ever.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};

use super::Found;
use crate::diagnostic::{Report, quoted};
use crate::draft::Draft;
use crate::nearest::kebab;
use crate::place::Place;
use crate::read;

/// Gives every article a slug of its own. Those that an editor named keep theirs, of the others the
/// first one does.
pub(crate) fn settle_slugs(mut found: Vec<Found>) -> (Vec<Draft>, Vec<Renamed>) {
    let mut owners: HashMap<String, usize> = HashMap::with_capacity(found.len());
    for (idx, Found { draft, is_by_hand, .. }) in found.iter().enumerate() {
        if *is_by_hand {
            owners.entry(draft.slug.clone()).or_insert(idx);
        }
    }
    let mut renamed = Vec::new();
    for idx in 0..found.len() {
        if found[idx].is_by_hand {
            continue;
        }
        if let Some(&owner) = owners.get(&found[idx].draft.slug) {
            let taken_by = found[owner].draft.file.clone();
            let found = &mut found[idx];
            let other_slug = found.other_slug();
            let mut got = other_slug.clone();
            let mut n = 2;
            while owners.contains_key(&got) {
                got = format!("{other_slug}-{n}");
                n += 1;
            }
            let wished = std::mem::replace(&mut found.draft.slug, got.clone());
            let path = found.draft.file.clone();
            renamed.push(Renamed { path, line: found.line, wished, got, taken_by });
        }
        owners.insert(found[idx].draft.slug.clone(), idx);
    }
    (found.into_iter().map(|found| found.draft).collect(), renamed)
}

/// A slug that was taken.
#[derive(Debug)]
pub(crate) struct Renamed {
    /// The file whose article has another slug now.
    pub path: String,
    /// The line of its record.
    pub line: Option<u32>,
    wished: String,
    got: String,
    taken_by: String,
}

impl Renamed {
    /// Says what the article is called, and why.
    pub fn report(&self, report: &mut Report) {
        let Self { path, line, wished, got, taken_by } = self;
        let by = if path == taken_by { "another record" } else { taken_by };
        let sentence =
            format!("the slug {} is taken by {by}, this is {}", quoted(wished), quoted(got));
        let place = line.map(Place::line);
        match line {
            Some(_) => report.warning(place, sentence, "give each record an id of its own"),
            None => report.note(place, sentence, "rename the file to choose another"),
        }
    }
}

/// Reports slugs that two files of the editor's have, wherever they lie: a slug is an address.
pub(crate) fn check_slugs<'a>(
    paths: impl Iterator<Item = &'a str>,
    mut report: impl FnMut(&str, String),
) {
    let mut first_by_slug: BTreeMap<&str, &str> = BTreeMap::new();
    for path in paths {
        let slug = read::slug(path);
        match first_by_slug.get(slug) {
            Some(first) => report(path, format!("the slug {} is taken by {first}", quoted(slug))),
            None => {
                first_by_slug.insert(slug, path);
            }
        }
    }
}

/// A slug out of a whole path: no two files have the same but for odd characters.
pub(super) fn path_slug(path: &str) -> String {
    let stem = path.len() - path.rsplit('/').next().unwrap_or(path).len();
    let stem = path[stem..].rfind('.').map_or(path, |dot| &path[..stem + dot]);
    let ascii: String =
        stem.chars().map(|char| if char == '/' || char == '_' { '-' } else { char }).collect();
    let ascii: String = kebab(&ascii).chars().filter(char::is_ascii).collect();
    match kebab(&ascii) {
        slug if slug.is_empty() => "article".to_owned(),
        slug => slug,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(file: &str, slug: &str, line: Option<u32>, is_by_hand: bool) -> Found {
        let draft = Draft { file: file.to_owned(), slug: slug.to_owned(), ..Draft::default() };
        Found { draft, line, is_by_hand, is_untitled: false }
    }

    #[test]
    fn every_article_has_a_slug_of_its_own() {
        let (drafts, renamed) = settle_slugs(vec![
            found("1987/index.html", "index", None, false),
            found("1988/index.html", "index", None, false),
            found("a.jsonl", "x", Some(1), false),
            found("a.jsonl", "x", Some(2), false),
            found("a.jsonl", "a-2", Some(3), false),
            found("sub/x.md", "x", None, true),
        ]);
        let slugs: Vec<_> = drafts.iter().map(|draft| draft.slug.as_str()).collect();
        assert_eq!(slugs, ["index", "1988-index", "a-1", "a-2", "a-3", "x"]);
        let mut report = Report::new("a.jsonl");
        renamed[1..].iter().for_each(|renamed| renamed.report(&mut report));
        let lines: Vec<_> = report.into_diagnostics().iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            [
                "a.jsonl:1:1: warning: the slug \"x\" is taken by sub/x.md, this is \"a-1\"; \
                 give each record an id of its own",
                "a.jsonl:2:1: warning: the slug \"x\" is taken by sub/x.md, this is \"a-2\"; \
                 give each record an id of its own",
                "a.jsonl:3:1: warning: the slug \"a-2\" is taken by another record, this is \"a-3\"; \
                 give each record an id of its own",
            ]
        );
    }

    #[test]
    fn paths_become_slugs() {
        assert_eq!(path_slug("1988/The Year.html"), "1988-the-year");
        assert_eq!(path_slug("v1.2/a_b"), "v1-2-a-b");
        assert_eq!(path_slug("香港.txt"), "article");
    }
}
