//! A start tag: the attributes that matter, and what they say.

use super::tree::MarkSort;

/// A start tag while it is read.
#[derive(Debug, Default)]
pub(super) struct Tag {
    pub name: String,
    /// The byte of the page where it begins.
    pub at: usize,
    pub attributes: Vec<(&'static str, String)>,
    /// The attribute whose value comes next.
    pub attribute: Option<&'static str>,
}

/// The attributes that are looked at.
pub(super) const ATTRIBUTES: [&str; 18] = [
    "aria-hidden",
    "class",
    "content",
    "datetime",
    "hidden",
    "href",
    "id",
    "itemprop",
    "lang",
    "name",
    "property",
    "pubdate",
    "rel",
    "role",
    "style",
    "title",
    "type",
    "xml:lang",
];

impl Tag {
    pub fn get(&self, attribute: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(name, _)| *name == attribute);
        found.map(|(_, value)| value.as_str())
    }

    pub fn is_hidden(&self) -> bool {
        let style = self.get("style").unwrap_or_default();
        let style: String = style.chars().filter(|char| !char.is_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        self.get("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
            || self.get("aria-hidden") == Some("true")
            || style.contains("display:none")
            || style.contains("visibility:hidden")
            || self.has_class(&["sr-only", "visually-hidden", "screen-reader-text"])
            || self.is_apparatus()
    }

    /// Whether it is a mark of a note, or a way to edit or back: seen, but no words of the text.
    fn is_apparatus(&self) -> bool {
        self.has_class(&["mw-editsection", "mw-cite-backlink", "mw-jump-link", "footnote-ref"])
            || self.name == "sup" && self.has_class(&["reference", "footnote"])
    }

    pub fn has_class(&self, classes: &[&str]) -> bool {
        let class = self.get("class").unwrap_or_default();
        class.split_ascii_whitespace().any(|class| classes.contains(&class))
    }

    /// The words of its attributes that may say what part of the page it is.
    pub fn words(&self) -> String {
        let mut words = String::new();
        for attribute in ["class", "id", "role", "itemprop"] {
            push_words(self.get(attribute).unwrap_or_default(), &mut words);
        }
        words
    }
}

/// What an element says of the article, if it does.
pub(super) fn mark_sort(tag: &Tag) -> Option<MarkSort> {
    const PROPERTIES: [&str; 11] = [
        "headline",
        "alternativeheadline",
        "datepublished",
        "datecreated",
        "datemodified",
        "author",
        "creator",
        "publisher",
        "name",
        "inlanguage",
        "keywords",
    ];
    const BYLINES: [&str; 7] = [
        "author",
        "byline",
        "by-line",
        "author-name",
        "article-author",
        "c-byline",
        "article__byline",
    ];
    if let Some(property) = tag.get("itemprop") {
        let property = property.trim().to_ascii_lowercase();
        if PROPERTIES.contains(&property.as_str()) {
            return Some(MarkSort::Property(property));
        }
    }
    let rel = tag.get("rel").unwrap_or_default();
    let has_rel =
        |rel_: &str| rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case(rel_));
    match tag.name.as_str() {
        "time" => {
            let words = tag.words();
            let is_update = ["updated", "modified", "update"]
                .iter()
                .any(|word| words.split(' ').any(|found| found == *word));
            tag.get("datetime").map(|_| MarkSort::Time { is_update })
        }
        "a" if has_rel("author") => Some(MarkSort::RelAuthor),
        "a" if has_rel("tag") => Some(MarkSort::RelTag),
        _ if tag.has_class(&BYLINES) => Some(MarkSort::Byline),
        _ => None,
    }
}

/// Adds the words of a name such as `article__relatedLinks-2`: `article related links`.
fn push_words(name: &str, words: &mut String) {
    /// Names that programs make up are long and say nothing.
    const LONGEST: usize = 400;
    let mut was_lower = false;
    let mut is_open = false;
    for char in name.chars().take(LONGEST) {
        if !char.is_alphabetic() {
            is_open = false;
            was_lower = false;
            continue;
        }
        if (!is_open || was_lower && char.is_uppercase()) && !words.is_empty() {
            words.push(' ');
        }
        is_open = true;
        was_lower = char.is_lowercase();
        words.extend(char.to_lowercase());
    }
}
