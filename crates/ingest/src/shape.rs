//! Texts that must have a certain shape: web addresses and language tags.

use crate::diagnostic::{Report, quoted};
use crate::place::Placed;

/// An address that a page may link to. Others are refused, because a link runs what it says.
pub(crate) fn web_address(written: Option<Placed<String>>, report: &mut Report) -> Option<String> {
    let Placed { value: url, place } = written?;
    if is_web_address(&url) {
        return Some(url);
    }
    let sentence = format!("{} is not a web address", quoted(&url));
    report.error(place, sentence, "write it with https:// or http://");
    None
}

/// A language tag by its shape; whether there is such a language is not looked up.
pub(crate) fn language(written: Option<Placed<String>>, report: &mut Report) -> Option<String> {
    let Placed { value: tag, place } = written?;
    if is_language(&tag) {
        return Some(tag);
    }
    let sentence = format!("{} is not a language tag", quoted(&tag));
    report.error(place, sentence, "write it as in en or zh-Hant");
    None
}

/// Whether a text has the shape of an address of the web.
pub(crate) fn is_web_address(url: &str) -> bool {
    let (scheme, rest) = url.split_once("://").unwrap_or_default();
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    is_web && !rest.is_empty() && !url.contains(char::is_whitespace)
}

/// Whether a text has the shape of a language tag.
pub(crate) fn is_language(tag: &str) -> bool {
    let is_subtag = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let primary = tag.split('-').next().unwrap_or_default();
    primary.len() >= 2
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && tag.split('-').all(is_subtag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Place;

    fn check(
        read: fn(Option<Placed<String>>, &mut Report) -> Option<String>,
        written: &str,
        expected: Option<&str>,
    ) {
        let mut report = Report::new("a.md");
        let placed = Placed { value: written.to_owned(), place: Place::START };
        assert_eq!(read(Some(placed), &mut report).is_some(), expected.is_none(), "{written}");
        let lines: Vec<_> = report.into_diagnostics().iter().map(ToString::to_string).collect();
        assert_eq!(lines.first().map(String::as_str), expected);
    }

    #[test]
    fn addresses_lead_to_the_web() {
        check(web_address, "https://example.org/a?b=c#d", None);
        check(web_address, "HTTP://example.org", None);
        let line = "a.md:1:1: error: \"javascript:alert(1)\" is not a web address; \
                    write it with https:// or http://";
        check(web_address, "javascript:alert(1)", Some(line));
        for odd in ["example.org", "https://", "https://a b", "javascript://x", ""] {
            let line = format!(
                "a.md:1:1: error: {odd:?} is not a web address; write it with https:// or http://"
            );
            check(web_address, odd, Some(&line));
        }
    }

    #[test]
    fn languages_are_tags() {
        for tag in ["en", "en-GB", "zh-Hant-HK", "gsw"] {
            check(language, tag, None);
        }
        for odd in ["en_US", "e", "english language", "-", "en-", "12"] {
            let line = format!(
                "a.md:1:1: error: {odd:?} is not a language tag; write it as in en or zh-Hant"
            );
            check(language, odd, Some(&line));
        }
    }
}
