//! Keywords that publishers gave to their articles.

use std::collections::{BTreeMap, BTreeSet};

use super::occurrences::LONGEST;
use super::view::View;
use crate::words::{phrase_number, stems};

/// A keyword and the articles that have it.
#[derive(Clone, Debug)]
pub(crate) struct Tag {
    pub stems: Vec<u64>,
    /// As first written.
    pub label: String,
    /// Ascending.
    pub articles: Vec<u32>,
}

/// The keywords of all articles by the number of their words, without those that only name
/// somebody, or the publisher.
pub(crate) fn tags<'a>(
    n_articles: usize,
    view: impl Fn(usize) -> View<'a>,
    has_tags: bool,
) -> BTreeMap<u64, Tag> {
    let mut tags: BTreeMap<u64, Tag> = BTreeMap::new();
    if !has_tags {
        return tags;
    }
    let mut names = BTreeSet::new();
    for idx in 0..n_articles {
        let view = view(idx);
        let name = |name: &str| phrase_number(&stems(name));
        names.extend(view.names().map(|span| name(span.of(view.text))));
        names.extend(view.publisher.map(name));
        for label in view.tags {
            let stems = stems(label);
            if stems.is_empty() || stems.len() > LONGEST {
                continue;
            }
            let tag = tags.entry(phrase_number(&stems)).or_insert_with(|| Tag {
                stems,
                label: label.trim().to_owned(),
                articles: Vec::new(),
            });
            if tag.articles.last() != Some(&(idx as u32)) {
                tag.articles.push(idx as u32);
            }
        }
    }
    tags.retain(|number, _| !names.contains(number));
    tags
}
