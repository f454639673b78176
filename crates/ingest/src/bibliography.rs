//! Which of the claims about an article hold: each field with its evidence, nothing invented.

pub(crate) mod date;
mod day_order;
pub(crate) mod fold;
pub(crate) mod headline;
pub(crate) mod names;
mod stamps;

use std::collections::BTreeSet;

use corpus::Source;

use self::stamps::dated;
use crate::diagnostic::Report;
use crate::document::{Claim, Field, Origin};
use crate::front_matter::ArticleMeta;
use crate::shape::{is_language, is_web_address};

/// The most names and keywords an article can have; more are a list of something else.
const MOST_AUTHORS: usize = 24;
const MOST_TAGS: usize = 100;
/// The longest keyword, in bytes.
const LONGEST_TAG: usize = 80;

/// A claim that was believed, for whoever asks why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The key of the field in front matter, such as `published`.
    pub field: &'static str,
    /// The words that say so, as they stand in the file.
    pub text: String,
    /// Where they stand: `front-matter`, `record`, `json-ld`, `markup`, `meta` or `text`.
    pub origin: &'static str,
    /// Line and column, where the words stand in the text of the file.
    pub place: Option<crate::Place>,
}

impl Evidence {
    fn of(field: &'static str, claim: &Claim) -> Self {
        let origin = match claim.origin {
            Origin::Record => "record",
            Origin::LinkedData => "json-ld",
            Origin::Markup => "markup",
            Origin::Meta => "meta",
            Origin::Text => "text",
        };
        Self { field, text: claim.value.clone(), origin, place: claim.place }
    }
}

/// Weighs the claims: of several about one field, the first by origin that can be read. `fallback`
/// makes the title of an article that claims none.
pub(crate) fn resolve(
    mut claims: Vec<Claim>,
    fallback: impl FnOnce() -> String,
    report: &mut Report,
) -> (ArticleMeta, Vec<Evidence>) {
    claims.retain_mut(|claim| {
        if claim.value.trim().len() < claim.value.len() {
            claim.value = claim.value.trim().to_owned();
        }
        !claim.value.is_empty()
    });
    claims.sort_by_key(|claim| claim.origin);
    let mut evidence = Vec::new();
    let mut found = |field, claim: &Claim| evidence.push(Evidence::of(field, claim));

    let url = of(&claims, Field::Url).find(|claim| is_web_address(&claim.value));
    let lang = of(&claims, Field::Lang).find_map(|claim| Some((claim, language(&claim.value)?)));
    let (title, title_claim) = title(&claims, url.map(|claim| claim.value.as_str()));
    title_claim.into_iter().for_each(|claim| found("title", claim));
    let publisher = publisher(&claims, url);
    if let Some((_, claim)) = publisher {
        found("publisher", claim);
    }
    url.into_iter().for_each(|claim| found("url", claim));
    let deck = of(&claims, Field::Deck).find(|claim| claim.value != title);
    deck.into_iter().for_each(|claim| found("summary", claim));
    let (authors, author_claims) = authors(&claims);
    author_claims.into_iter().for_each(|claim| found("authors", claim));
    let (tags, tag_claims) = tags(&claims);
    tag_claims.into_iter().for_each(|claim| found("tags", claim));
    lang.iter().for_each(|(claim, _)| found("lang", claim));

    let dated = dated(&claims, lang.as_ref().map(|(_, lang)| lang.as_str()), url, report);
    evidence.extend(dated.evidence);
    evidence.shrink_to_fit();
    let source = Source {
        publisher: publisher.map(|(name, _)| name.to_owned()),
        title: None,
        url: url.map(|claim| claim.value.clone()),
    };
    let meta = ArticleMeta {
        title: if title.is_empty() { fallback() } else { title },
        source,
        published: dated.published,
        updated: dated.updated,
        date_note: dated.note,
        authors,
        lang: lang.map(|(_, lang)| lang),
        summary: deck.map(|claim| claim.value.clone()),
        tags,
        ..ArticleMeta::default()
    };
    (meta, evidence)
}

/// The claims about a field, those that are believed first before others.
fn of(claims: &[Claim], field: Field) -> impl Iterator<Item = &Claim> + Clone {
    claims.iter().filter(move |claim| claim.field == field)
}

/// The headline without the name of the site; empty if none is claimed.
fn title<'a>(claims: &'a [Claim], url: Option<&str>) -> (String, Option<&'a Claim>) {
    let Some(claim) = of(claims, Field::Title).next() else { return (String::new(), None) };
    let title = claim.value.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((bare, site)) = headline::parted(&title) else { return (title, Some(claim)) };
    let site_words = fold::skeleton(site);
    let is_publisher =
        of(claims, Field::Publisher).any(|claim| fold::skeleton(&claim.value) == site_words);
    let is_bare_elsewhere =
        of(claims, Field::Title).any(|other| fold::skeleton(&other.value) == fold::skeleton(bare));
    let is_host = url.is_some_and(|url| headline::is_host(site, url));
    let is_tab = claim.origin == Origin::Meta && headline::is_press(site);
    match is_publisher || is_bare_elsewhere || is_host || is_tab {
        true => (bare.to_owned(), Some(claim)),
        false => (title, Some(claim)),
    }
}

/// Who published it: a claim, or the name behind a headline that the address bears out.
fn publisher<'a>(claims: &'a [Claim], url: Option<&Claim>) -> Option<(&'a str, &'a Claim)> {
    const LONGEST: usize = 120;
    let fits =
        |name: &str| name.len() <= LONGEST && !is_web_address(name) && !name.starts_with('@');
    let claimed = of(claims, Field::Publisher).find(|claim| fits(&claim.value));
    if let Some(claim) = claimed {
        return Some((&claim.value, claim));
    }
    let url = &url?.value;
    of(claims, Field::Title).find_map(|claim| {
        let (_, site) = headline::parted(&claim.value)?;
        headline::is_host(site, url).then_some((site, claim))
    })
}

/// The authors that the most trusted origin names.
fn authors(claims: &[Claim]) -> (Vec<String>, Vec<&Claim>) {
    let mut authors: Vec<String> = Vec::new();
    let mut believed: Vec<&Claim> = Vec::new();
    for claim in of(claims, Field::Author) {
        if believed.first().is_some_and(|first| first.origin != claim.origin) {
            break;
        }
        let mut names = names::names(&claim.value);
        if names.is_empty() && claim.origin != Origin::Text && is_author(&claim.value) {
            names.push(names::without_by(&claim.value).to_owned());
        }
        names.retain(|name| {
            !authors.iter().any(|author| fold::skeleton(author) == fold::skeleton(name))
        });
        if !names.is_empty() && authors.len() + names.len() <= MOST_AUTHORS {
            authors.extend(names);
            believed.push(claim);
        }
    }
    (authors, believed)
}

/// Whether a field for authors that names no person names somebody at all.
fn is_author(value: &str) -> bool {
    const NOBODY: [&str; 6] = ["admin", "administrator", "unknown", "anonymous", "none", "n/a"];
    value.len() <= 80
        && !value.contains(['@', '\n'])
        && !value.contains("://")
        && value.chars().any(char::is_alphabetic)
        && !NOBODY.contains(&value.to_lowercase().as_str())
}

/// Keywords, each once, spelt as they are first.
fn tags(claims: &[Claim]) -> (Vec<String>, Vec<&Claim>) {
    let mut seen = BTreeSet::new();
    let mut tags = Vec::new();
    let mut believed = Vec::new();
    for claim in of(claims, Field::Tag) {
        // Meta elements hold several in one attribute.
        let separators: &[char] = if claim.origin == Origin::Meta { &[',', ';'] } else { &[] };
        let n_before = tags.len();
        for tag in claim.value.split(separators) {
            let tag = tag.trim().trim_start_matches('#').trim();
            let is_tag = !tag.is_empty() && tag.len() <= LONGEST_TAG && tags.len() < MOST_TAGS;
            if is_tag && seen.insert(fold::fold_letters(tag)) {
                tags.push(tag.to_owned());
            }
        }
        if tags.len() > n_before {
            believed.push(claim);
        }
    }
    (tags, believed)
}

/// A language tag as it is meant: `en_GB` is `en-GB`.
fn language(written: &str) -> Option<String> {
    let tag = written.replace('_', "-");
    is_language(&tag).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(claims: &[(Field, Origin, &str)]) -> (ArticleMeta, Vec<Evidence>) {
        let claims = claims.iter().map(|&(field, origin, value)| Claim {
            field,
            value: value.to_owned(),
            origin,
            place: None,
        });
        let mut report = Report::new("a.html");
        let resolved = resolve(claims.collect(), || "fallback".to_owned(), &mut report);
        assert!(report.into_diagnostics().is_empty());
        resolved
    }

    #[test]
    fn of_claims_that_contradict_each_other_the_more_trusted_holds() {
        use Origin::{LinkedData, Markup, Meta, Record, Text};
        let (meta, evidence) = check(&[
            (Field::Published, Text, "1 January 2020"),
            (Field::Published, Meta, "2021-03-08"),
            (Field::Published, LinkedData, "soon"),
            (Field::Published, Markup, "2021-03-09T19:00:00+08:00"),
            (Field::Author, Meta, "Bo Ray"),
            (Field::Author, LinkedData, "Ann Lee"),
            (Field::Author, LinkedData, "https://social.example/annlee"),
            (Field::Lang, Meta, "en_GB"),
            (Field::Tag, Meta, "pier, harbour; Pier"),
            (Field::Url, Record, "javascript:alert(1)"),
            (Field::Url, Meta, "https://courier.example/pier"),
        ]);
        assert_eq!(meta.published.unwrap().edtf(), "2021-03-09");
        assert_eq!(meta.authors, ["Ann Lee"]);
        assert_eq!(meta.lang.as_deref(), Some("en-GB"));
        assert_eq!(meta.tags, ["pier", "harbour"]);
        assert_eq!(meta.source.url.as_deref(), Some("https://courier.example/pier"));
        assert_eq!(meta.title, "fallback");
        let origins: Vec<_> =
            evidence.iter().map(|evidence| (evidence.field, evidence.origin)).collect();
        let expected = [
            ("url", "meta"),
            ("authors", "json-ld"),
            ("tags", "meta"),
            ("lang", "meta"),
            ("published", "markup"),
        ];
        assert_eq!(origins, expected);
    }

    #[test]
    fn a_title_loses_the_name_of_its_site_where_something_bears_it_out() {
        let title = |claims: &[(Field, Origin, &str)]| check(claims).0.title;
        let tab = (Field::Title, Origin::Meta, "Pier opens - early | The Quay");
        assert_eq!(title(&[tab]), "Pier opens - early | The Quay");
        assert_eq!(
            title(&[tab, (Field::Publisher, Origin::Meta, "the quay")]),
            "Pier opens - early"
        );
        assert_eq!(
            title(&[tab, (Field::Url, Origin::Meta, "https://thequay.example/a")]),
            "Pier opens - early"
        );
        assert_eq!(
            title(&[tab, (Field::Title, Origin::Text, "Pier opens - early")]),
            "Pier opens - early"
        );
        assert_eq!(
            title(&[(Field::Title, Origin::Record, "Pier  opens\n early")]),
            "Pier opens early"
        );
    }

    #[test]
    fn a_publisher_is_never_invented() {
        let publisher = |claims: &[(Field, Origin, &str)]| check(claims).0.source.publisher;
        let url =
            (Field::Url, Origin::Meta, "https://www.northern-courier.example/2021/03/09/pier");
        assert_eq!(publisher(&[url]), None);
        assert_eq!(publisher(&[url, (Field::Title, Origin::Meta, "Pier opens | Harbour")]), None);
        let title = (Field::Title, Origin::Meta, "Pier opens | Northern Courier");
        assert_eq!(publisher(&[title]), None);
        assert_eq!(publisher(&[url, title]).as_deref(), Some("Northern Courier"));
    }

    #[test]
    fn an_address_dates_an_article_that_nothing_else_dates() {
        let url = (Field::Url, Origin::Meta, "https://courier.example/2021/03/09/pier");
        let (meta, _) = check(&[url]);
        assert_eq!(meta.published.unwrap().edtf(), "2021-03-09");
        assert_eq!(meta.date_note.as_deref(), Some("from the address of the page"));
        let (meta, _) = check(&[url, (Field::Published, Origin::Text, "10 March 2021")]);
        assert_eq!(meta.published.unwrap().edtf(), "2021-03-10");
        assert_eq!(meta.date_note, None);
    }

    #[test]
    fn odd_claims_are_no_panic() {
        let odd = [
            "",
            " ",
            "\u{0}",
            "|",
            " | ",
            "1/2/3",
            "\u{202e}",
            "99999999999",
            "Ünïcödé — ’",
            "-",
            "By ",
        ];
        let fields = [
            Field::Title,
            Field::Deck,
            Field::Publisher,
            Field::Author,
            Field::Published,
            Field::Updated,
            Field::Url,
            Field::Lang,
            Field::Tag,
            Field::DayForm,
        ];
        for value in odd.into_iter().chain([&*"x | ".repeat(10_000)]) {
            let claims = fields.map(|field| (field, Origin::Record, value));
            check(&claims);
        }
    }
}
