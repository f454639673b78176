//! Words before the date of a stamp, such as "Published", in several languages.

use super::ages::{is_age, is_time_of_day};
use crate::bibliography::date;
use crate::document::Field;

/// Words before a date, in lower case.
const STAMPS: [(Field, &[&str]); 2] = [
    (
        Field::Updated,
        &[
            "last updated on",
            "last updated at",
            "last updated",
            "last modified on",
            "last modified",
            "updated on",
            "updated at",
            "updated",
            "modified",
            "edited",
            "revised",
            "last update",
            "date updated",
            "zuletzt aktualisiert am",
            "zuletzt aktualisiert",
            "aktualisiert am",
            "aktualisiert",
            "geändert am",
            "stand",
            "mis à jour le",
            "mise à jour le",
            "mis à jour",
            "mise à jour",
            "modifié le",
            "actualizado el",
            "actualizado",
            "última actualización",
            "aggiornato il",
            "atualizado em",
            "bijgewerkt op",
            "update",
        ],
    ),
    (
        Field::Published,
        &[
            "first published on",
            "first published",
            "originally published on",
            "originally published",
            "published on",
            "published at",
            "published",
            "date published",
            "publication date",
            "publish date",
            "submitted on",
            "submitted",
            "posted on",
            "posted at",
            "posted",
            "released",
            "release date",
            "issued",
            "date",
            "created",
            "veröffentlicht am",
            "veröffentlicht",
            "erschienen am",
            "erstellt am",
            "datum",
            "publié le",
            "publiée le",
            "paru le",
            "publié",
            "publicado el",
            "publicado em",
            "publicado",
            "fecha",
            "pubblicato il",
            "gepubliceerd op",
            "gepubliceerd",
            "publish",
        ],
    ),
];

/// The label at the start of a text and what stands behind it.
pub(in crate::clean) fn label(text: &str) -> Option<(Field, &str)> {
    let first = text.chars().next()?.to_lowercase().next()?;
    for (field, labels) in STAMPS {
        for label in labels.iter().filter(|label| label.starts_with(first)) {
            let Some(rest) = strip_prefix_folded(text, label) else { continue };
            let value = rest.trim_start_matches(|char: char| {
                char.is_whitespace() || matches!(char, ':' | '-' | '–' | '.' | ',')
            });
            let parts = rest.is_empty() || value.len() < rest.len();
            // Only a stamp follows, and no sentence such as "Published reports say".
            let fits = value.is_empty()
                || date::read(value).is_some()
                || is_age(value)
                || is_time_of_day(value)
                || value.to_lowercase().starts_with("by ");
            if parts && fits {
                return Some((field, value));
            }
            if parts && value.bytes().any(|byte| byte.is_ascii_digit()) && !field_goes_on(value) {
                return Some((field, value));
            }
        }
    }
    None
}

/// Whether words behind a label run on, so that no date follows it at once.
fn field_goes_on(value: &str) -> bool {
    let n_before_digit = value
        .split_whitespace()
        .take_while(|word| !word.bytes().any(|byte| byte.is_ascii_digit()))
        .count();
    n_before_digit > 3
}

/// What follows `prefix` in a text, letters compared without case.
fn strip_prefix_folded<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for expected in prefix.chars() {
        let char = rest.next()?;
        if char != expected && !char.to_lowercase().eq(std::iter::once(expected)) {
            return None;
        }
    }
    Some(rest.as_str())
}

/// Whether a label begins inside of a longer one, such as "updated" in "last updated".
pub(in crate::clean) fn is_inner(before: &str) -> bool {
    let before = before.to_lowercase();
    ["last", "first", "originally", "date", "zuletzt"]
        .iter()
        .any(|word| before.trim_end().ends_with(word))
}
