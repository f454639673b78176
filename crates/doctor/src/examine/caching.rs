//! How long browsers keep files: for ever where a name changes with the content, else hardly.

use super::site::{File, Site, finding, names};
use crate::finding::{Check, Finding, Severity};
use crate::server;

/// A year in seconds: for ever, as caches go.
const FOR_EVER: u64 = 31_536_000;
/// Up to this many seconds an old page is no harm; beyond, readers of a new version get parts of both.
const SHORT: u64 = 3_600;
/// From here on readers notice.
const LONG: u64 = 86_400;

/// That nothing is asked for twice, and nothing old is kept.
pub fn caching(site: &Site<'_>) -> Vec<Finding> {
    let mut groups: Vec<(Severity, &'static str, Vec<File<'_>>)> = Vec::new();
    for file in site.files() {
        let cache = CacheControl::of(&file);
        let judged = if file.is_hashed() { hashed(&cache) } else { named(&cache, &file) };
        let Some((severity, matter)) = judged else { continue };
        match groups.iter_mut().find(|(_, known, _)| *known == matter) {
            Some((_, _, files)) => files.push(file),
            None => groups.push((severity, matter, vec![file])),
        }
    }
    if groups.is_empty() {
        let matter = "names with a digest are kept for ever, all others are asked for anew";
        return vec![finding(Severity::Good, Check::Caching, "Cache-Control", matter)];
    }
    let groups = groups.into_iter().map(|(severity, matter, files)| {
        finding(severity, Check::Caching, names(&files), matter)
            .mended_by(site.fixes(server::caching()))
    });
    groups.collect()
}

fn hashed(cache: &CacheControl) -> Option<(Severity, &'static str)> {
    let matter = if cache.no_store || cache.no_cache {
        "browsers ask for it at every visit, although its name changes with its content"
    } else if cache.max_age.is_none_or(|seconds| seconds < FOR_EVER) {
        "browsers could keep it for a year, since its name changes with its content"
    } else if !cache.immutable {
        "browsers ask again when a reader reloads, although it cannot have changed"
    } else {
        return None;
    };
    Some((Severity::Advice, matter))
}

fn named(cache: &CacheControl, file: &File<'_>) -> Option<(Severity, &'static str)> {
    if cache.no_store {
        return None;
    }
    let age = cache.max_age.unwrap_or(0);
    let has_validator =
        ["etag", "last-modified"].iter().any(|name| file.answer.header(name).is_some());
    if cache.no_cache || (cache.max_age.is_some() && age <= SHORT) {
        let matter = "it has neither ETag nor Last-Modified, so that it is sent in full each time";
        return (!has_validator).then_some((Severity::Advice, matter));
    }
    if cache.max_age.is_none() {
        let matter = "nothing says how long browsers may keep it, and they guess";
        return Some((Severity::Advice, matter));
    }
    if cache.immutable || age > LONG {
        let matter = "browsers keep it for longer than a day, so that readers miss new versions and get parts that \
                      do not fit together";
        return Some((Severity::Problem, matter));
    }
    Some((
        Severity::Advice,
        "browsers keep it for longer than an hour, although its name stays when it changes",
    ))
}

/// What a `Cache-Control` header says to browsers.
#[derive(Default)]
struct CacheControl {
    max_age: Option<u64>,
    immutable: bool,
    no_cache: bool,
    no_store: bool,
}

impl CacheControl {
    fn of(file: &File<'_>) -> Self {
        let mut cache = Self::default();
        let header = file.answer.header("cache-control").unwrap_or_default().to_ascii_lowercase();
        for directive in header.split(',') {
            let (name, value) = directive.split_once('=').unwrap_or((directive, ""));
            match name.trim() {
                "max-age" => cache.max_age = value.trim().trim_matches('"').parse().ok(),
                "immutable" => cache.immutable = true,
                "no-cache" => cache.no_cache = true,
                "no-store" => cache.no_store = true,
                _ => {}
            }
        }
        cache
    }
}
