//! What somebody typed as a query of the engine: words and options, or an address of the viewer.

use std::fmt::Display;

use corpus::analysis::fold;
use corpus::{Corpus, Day, Facet, FacetValue, Match, Query, Sort};

use super::Options;
use crate::diagnostic::quoted;
use crate::nearest::nearest;

/// "(none)" in addresses: articles without a value in the facet.
const ABSENT: &str = "(none)";

/// Keys of an address, as `docs` of the viewer list them.
const KEYS: [&str; 20] = [
    "q",
    "entity",
    "topic",
    "publisher",
    "year",
    "not",
    "all",
    "from",
    "to",
    "sort",
    "view",
    "article",
    "p",
    "ui",
    "theme",
    "lang",
    "lock",
    "hide",
    "host",
    "mirror",
];

/// A query and what in the question has no meaning in this corpus.
pub(super) struct Asked {
    pub query: Query,
    pub unknown: Vec<String>,
}

/// Whether the words are an address, or the part of one after the `#`: pairs, one of which the viewer
/// knows.
pub(super) fn is_address(words: &str) -> bool {
    let mut keys = fragment(words).split('&').filter(|pair| !pair.is_empty()).map(key);
    let mut known = keys.clone().flatten().filter(|key| KEYS.contains(key));
    known.next().is_some() && keys.all(|key| key.is_some())
}

/// What stands before the `=` of a pair.
fn key(pair: &str) -> Option<&str> {
    pair.split_once('=').map(|(key, _)| key)
}

/// How bad something unknown is: in an address it is dropped, as in the browser.
pub(super) fn severity(words: &str) -> &'static str {
    if is_address(words) { "warning" } else { "error" }
}

/// The query that words and options ask for.
pub(super) fn ask(corpus: &Corpus, words: &str, options: &Options) -> Asked {
    let mut asking = Asking { corpus, query: Query::default(), unknown: Vec::new() };
    match is_address(words) {
        true => {
            let pairs = form_urlencoded::parse(fragment(words).as_bytes());
            pairs.for_each(|(key, value)| asking.pair(&key, &value));
        }
        false => asking.query.text = words.trim().to_owned(),
    }
    let lists = [
        ("entity", &options.entity),
        ("topic", &options.topic),
        ("publisher", &options.publisher),
        ("year", &options.year),
        ("not", &options.not),
        ("all", &options.all),
    ];
    for (key, values) in lists {
        values.iter().for_each(|value| asking.pair(key, value));
    }
    let single = [("from", &options.from), ("to", &options.to), ("sort", &options.sort)];
    for (key, value) in single {
        value.iter().for_each(|value| asking.pair(key, value));
    }
    Asked { query: asking.query, unknown: asking.unknown }
}

/// The part of an address after the `#`, or all of it.
fn fragment(words: &str) -> &str {
    let words = words.trim();
    match words.split_once('#') {
        Some((before, fragment)) if before.is_empty() || before.contains("://") => fragment,
        _ => words,
    }
}

struct Asking<'a> {
    corpus: &'a Corpus,
    query: Query,
    unknown: Vec<String>,
}

impl Asking<'_> {
    fn pair(&mut self, key: &str, value: &str) {
        let filter = &mut self.query.filter;
        match key {
            "q" => self.query.text = value.split_whitespace().collect::<Vec<_>>().join(" "),
            "not" => match self.excluded(value) {
                Ok(value) => self.query.filter.exclude(value),
                Err(unknown) => self.unknown.push(unknown),
            },
            "all" => match Facet::from_key(value) {
                Some(facet) => filter.set_matching(facet, Match::All),
                None => self.unknown("facet", value, Facet::ALL.map(Facet::key).into_iter()),
            },
            "from" | "to" => match (Day::bounds(value), key) {
                (Some((first, _)), "from") => filter.from = Some(first),
                (Some((_, last)), _) => filter.to = Some(last),
                (None, _) => {
                    let sentence = format!("{} is no day such as 2018-09-20", quoted(value));
                    self.unknown.push(sentence);
                }
            },
            "sort" => match Sort::from_key(value) {
                Some(sort) => self.query.sort = sort,
                None => self.unknown("order", value, Sort::ALL.map(Sort::key).into_iter()),
            },
            // What only shapes the page asks for nothing.
            key => {
                let Some(facet) = Facet::from_key(key) else { return };
                match find(self.corpus, facet, value) {
                    // As in the browser: what is excluded cannot be chosen as well.
                    Ok(value) if filter.excludes(value) => {}
                    Ok(value) => filter.choose(value),
                    Err(unknown) => self.unknown.push(unknown),
                }
            }
        }
    }

    fn excluded(&self, written: &str) -> Result<FacetValue, String> {
        let facet = written
            .split_once(':')
            .and_then(|(facet, value)| Some((Facet::from_key(facet)?, value)));
        let (facet, value) = facet.ok_or_else(|| {
            format!("{} names no facet and value, such as entity:acme", quoted(written))
        })?;
        find(self.corpus, facet, value)
    }

    fn unknown<'k>(&mut self, what: &str, value: &str, known: impl Iterator<Item = &'k str>) {
        self.unknown.push(unknown(what, value, known));
    }
}

/// The value of a facet that somebody means: by its key, else by a name, whatever its case.
fn find(corpus: &Corpus, facet: Facet, written: &str) -> Result<FacetValue, String> {
    if written == ABSENT {
        return Ok(FacetValue::Absent(facet));
    }
    let folded = fold(written.trim());
    let is_meant = |name: &str| fold(name) == folded;
    let (found, known): (_, Vec<&str>) = match facet {
        Facet::Entity => (
            corpus
                .entity_by_key(written)
                .or_else(|| {
                    let mut entities = corpus.entities();
                    let named = entities.find(|(_, entity)| is_meant(&entity.name));
                    let aliased = || {
                        let mut entities = corpus.entities();
                        entities.find(|(_, entity)| entity.aliases.iter().any(|it| is_meant(it)))
                    };
                    named.or_else(aliased).map(|(id, _)| id)
                })
                .map(FacetValue::Entity),
            corpus.entities().map(|(_, entity)| entity.key.as_str()).collect(),
        ),
        Facet::Topic => (
            corpus
                .topic_by_key(written)
                .or_else(|| {
                    corpus.topics().find(|(_, topic)| is_meant(&topic.label)).map(|(id, _)| id)
                })
                .map(FacetValue::Topic),
            corpus.topics().map(|(_, topic)| topic.key.as_str()).collect(),
        ),
        Facet::Publisher => (
            corpus
                .publisher_by_name(written)
                .or_else(|| corpus.publishers().find(|(_, name)| is_meant(name)).map(|(id, _)| id))
                .map(FacetValue::Publisher),
            corpus.publishers().map(|(_, name)| name).collect(),
        ),
        // Any year can be asked for, also one without articles.
        Facet::Year => (written.trim().parse().ok().map(FacetValue::Year), Vec::new()),
    };
    found.ok_or_else(|| unknown(facet.key(), written, known.into_iter()))
}

fn unknown<'k>(what: impl Display, written: &str, known: impl Iterator<Item = &'k str>) -> String {
    let way_out = nearest(written, known).map(|near| format!("; did you mean {}?", quoted(near)));
    format!("unknown {what} {}{}", quoted(written), way_out.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_words() {
        for address in [
            "entity=acme",
            "#q=a+b&topic=x",
            "https://x.example/corpus/#entity=acme&view=list",
            "q=",
            "utm_source=x&topic=x",
        ] {
            assert!(is_address(address), "{address}");
        }
        for words in ["", "ferry", "a=b", "entity", "x#y=1", "q=a&b", "1 = 1"] {
            assert!(!is_address(words), "{words}");
        }
    }
}
