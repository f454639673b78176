//! Headlines as browsers show them: with the name of the site behind a sign.

use super::fold::skeleton;

/// The signs between a headline and the name of a site.
const SIGNS: [&str; 8] = [" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " « "];

/// A headline and the name of the site behind it, by the last sign.
pub(crate) fn parted(title: &str) -> Option<(&str, &str)> {
    // Most headlines have none of the signs, nor any of their bytes.
    if !title.bytes().any(|byte| matches!(byte, b'|' | b'-' | b':') || !byte.is_ascii()) {
        return None;
    }
    let (at, sign) = SIGNS.iter().filter_map(|sign| Some((title.rfind(sign)?, sign))).max()?;
    let (headline, site) = (title[..at].trim(), title[at + sign.len()..].trim());
    let is_short = site.split_whitespace().count() <= 6 && site.len() <= 60;
    (is_short && !headline.is_empty() && !site.is_empty()).then_some((headline, site))
}

/// Whether a name is that of a newspaper or the like.
pub(crate) fn is_press(name: &str) -> bool {
    const WORDS: [&str; 39] = [
        "times",
        "post",
        "news",
        "herald",
        "journal",
        "tribune",
        "gazette",
        "courier",
        "chronicle",
        "observer",
        "guardian",
        "telegraph",
        "mail",
        "daily",
        "weekly",
        "standard",
        "star",
        "sun",
        "mirror",
        "press",
        "review",
        "record",
        "bulletin",
        "dispatch",
        "examiner",
        "express",
        "globe",
        "register",
        "reporter",
        "sentinel",
        "today",
        "update",
        "wire",
        "zeitung",
        "nachrichten",
        "tagblatt",
        "diario",
        "gazeta",
        "magazine",
    ];
    name.split_whitespace().any(|word| WORDS.contains(&word.to_lowercase().as_str()))
}

/// Whether the address of a page bears out the name of its site.
pub(crate) fn is_host(name: &str, url: &str) -> bool {
    /// Shorter names are found in too many addresses.
    const SHORTEST: usize = 4;
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = skeleton(host.split(['/', '?', '#']).next().unwrap_or_default());
    let name = skeleton(name);
    let bare = name.strip_prefix("the").unwrap_or(&name);
    bare.len() >= SHORTEST && host.contains(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_site_stands_behind_the_last_sign() {
        assert_eq!(
            parted("Pier opens - late | The Courier"),
            Some(("Pier opens - late", "The Courier"))
        );
        assert_eq!(parted("Pier opens – The Courier"), Some(("Pier opens", "The Courier")));
        assert_eq!(parted("Co-operative pier"), None);
        assert_eq!(parted("Pier | "), None);
    }

    #[test]
    fn an_address_bears_out_a_name() {
        assert!(is_host("The Northern Courier", "https://www.northern-courier.example/a"));
        assert!(!is_host("The Northern Courier", "https://example.org/northern-courier"));
        assert!(!is_host("A b", "https://ab.example"));
    }
}
