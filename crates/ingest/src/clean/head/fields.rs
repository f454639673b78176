//! A head of fields, as programs that export articles write it: "Title: …", one a line.

use super::MOST_LINES;
use crate::clean::{Page, labels, tags};
use crate::document::{DropReason, Field};

/// Reads a head of fields, such as "Title: …", one a line; gives the first unit behind it.
pub(super) fn fields(page: &mut Page<'_>) -> usize {
    let field = |text: &str| {
        let (key, value) = text.split_once(':')?;
        let field = match labels::fold(key).as_str() {
            "title" | "headline" | "titel" | "titre" | "título" => Field::Title,
            "subtitle" | "subheadline" | "deck" | "standfirst" | "summary" => Field::Deck,
            "author" | "authors" | "by" | "byline" | "autor" | "auteur" => Field::Author,
            "date" | "published" | "publication date" | "published date" | "datum" | "fecha" => {
                Field::Published
            }
            "updated" | "modified" | "last updated" => Field::Updated,
            "publisher" | "source" | "publication" | "outlet" | "newspaper" | "quelle" => {
                Field::Publisher
            }
            "url" | "link" | "source url" | "permalink" => Field::Url,
            "language" | "lang" => Field::Lang,
            "tags" | "keywords" | "topics" | "categories" | "section" | "category" => Field::Tag,
            _ => return None,
        };
        Some((field, text.len() - value.trim_start().len()))
    };
    let n_units = page.units.len().min(MOST_LINES);
    let found: Vec<_> = page.units[..n_units].iter().map_while(|unit| field(&unit.text)).collect();
    // One such line alone can be anything; with a title among several it is a head.
    if found.len() < 2 || !found.iter().any(|(field, _)| *field == Field::Title) {
        return 0;
    }
    for (idx, &(field, at)) in found.iter().enumerate() {
        let text = page.units[idx].text.clone();
        match (field, tags::read(&text[at..])) {
            (Field::Tag, Some(tags)) => {
                for (start, tag) in tags {
                    page.claim(Field::Tag, tag, idx, at + start);
                }
            }
            _ => page.claim(field, &text[at..], idx, at.min(text.len())),
        }
        page.drop(idx, DropReason::Bibliography);
    }
    found.len()
}
