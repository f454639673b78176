//! Lists of keywords: the words that a publisher puts under an article.

use super::unit::{End, end_of};

/// The longest keyword, in words and in bytes. Longer ones are headlines.
const MOST_WORDS: usize = 6;
const LONGEST: usize = 60;
/// More words in a row are no list of keywords.
const MOST_TAGS: usize = 60;

/// The keywords of a line and the bytes where they begin; `None` if it is no list of them. A list
/// can be empty.
pub(super) fn read(text: &str) -> Option<Vec<(usize, &str)>> {
    let is_blank = |char: char| char.is_whitespace() || is_bar(char);
    if text.chars().all(is_blank) {
        return text.contains(is_bar).then(Vec::new);
    }
    let separator: fn(char) -> bool = if text.contains(is_bar) {
        is_bar
    } else if text.contains('#') {
        |char| char == '#' || char == ','
    } else {
        |char| matches!(char, ',' | ';' | '、' | '，')
    };
    let mut tags = Vec::new();
    let mut at = 0;
    for part in text.split(separator) {
        let tag = part.trim().trim_start_matches('#');
        let start = at + (part.len() - part.trim_start().len());
        at += part.len() + text[at + part.len()..].chars().next().map_or(0, char::len_utf8);
        if tag.is_empty() {
            continue;
        }
        if !is_tag(tag) || tags.len() == MOST_TAGS {
            return None;
        }
        tags.push((start, tag));
    }
    (!tags.is_empty()).then_some(tags)
}

/// Whether words can be a keyword.
pub(super) fn is_tag(words: &str) -> bool {
    words.len() <= LONGEST
        && words.split_whitespace().count() <= MOST_WORDS
        && words.chars().any(char::is_alphanumeric)
        && (end_of(words) == End::Open || words.len() <= 6)
}

fn is_bar(char: char) -> bool {
    matches!(char, '|' | '•' | '·' | '¦' | '｜')
}

/// Whether a line is a list by its bars alone.
pub(super) fn has_bars(text: &str) -> bool {
    text.contains(is_bar)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&[&str]>) {
        let tags = read(text);
        for (start, tag) in tags.iter().flatten() {
            assert!(text[*start..].trim_start_matches('#').starts_with(tag));
        }
        let tags = tags.map(|tags| tags.into_iter().map(|(_, tag)| tag).collect::<Vec<_>>());
        assert_eq!(tags.as_deref(), expected, "{text}");
    }

    #[test]
    fn keywords_are_parted_by_bars_commas_or_hashes() {
        check("pier | Harbour Board | U.S.", Some(&["pier", "Harbour Board", "U.S."]));
        check("pier, harbour", Some(&["pier", "harbour"]));
        check("#pier #harbour", Some(&["pier", "harbour"]));
        check(" | \u{a0}|\u{a0} ", Some(&[]));
        check("", None);
        check("The board met on Monday, and nobody spoke against the new pier.", None);
    }
}
