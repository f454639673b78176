//! Lines that pages carry beside their articles, known by their words in several languages.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::unit::{each_word, word_hashes};

/// What a short line announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// A button to share, or a counting pixel.
    Share,
    /// The name of a service, which is a button only beside others.
    Service,
    /// A form for comments, or comments.
    Comments,
    /// Other articles follow.
    Teasers,
    /// One other article follows.
    SeeAlso,
    /// Keywords follow.
    Tags,
    /// Rights, cookies, newsletters.
    Notice,
    /// An advertisement stood here.
    Advert,
    /// A way to another page, surely.
    Navigation,
    /// A word that is a way to another page only beside others.
    Way,
    /// A section of a newspaper, which is a kicker above a headline.
    Section,
}

use Label::{
    Advert, Comments, Navigation, Notice, Section, SeeAlso, Service, Share, Tags, Teasers, Way,
};

/// Whole lines by what they announce.
const LINES: &str = include_str!("labels.txt");

/// The lines above, by their words. Of two groups that know a line the first counts.
static TABLE: LazyLock<HashMap<&'static str, Label>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    let mut label = Share;
    for line in LINES.lines().filter(|line| !line.starts_with("//") && !line.is_empty()) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => label = named(name),
            None => line.split(" | ").for_each(|line| {
                table.entry(line).or_insert(label);
            }),
        }
    }
    table
});

/// The label that heads a group of lines.
fn named(name: &str) -> Label {
    match name {
        "share" => Share,
        "service" => Service,
        "comments" => Comments,
        "teasers" => Teasers,
        "seealso" => SeeAlso,
        "tags" => Tags,
        "notice" => Notice,
        "advert" => Advert,
        "navigation" => Navigation,
        "way" => Way,
        "section" => Section,
        other => unreachable!("labels.txt has no group {other}"),
    }
}

/// The hashes of all first words of lines, so that most lines need no look.
static FIRST_WORDS: LazyLock<HashSet<u32>> = LazyLock::new(|| {
    let lines = TABLE.keys().copied().chain(STARTS).chain(SURE).chain(OTHERS);
    lines.filter_map(|line| word_hashes(line).first().copied()).collect()
});

/// Whether a line with this first word, hashed, can be known here.
pub(super) fn can_start(first_word: u32) -> bool {
    FIRST_WORDS.contains(&first_word)
}

/// What a line announces; `None` for most.
pub(super) fn label(text: &str) -> Option<Label> {
    let folded = fold(text);
    if folded.is_empty() {
        return None;
    }
    TABLE.get(folded.as_str()).copied().or_else(|| pattern(&folded)).or_else(|| buttons(&folded))
}

/// A label before a colon or a bar, and the byte at which what it announces begins.
pub(super) fn announced(text: &str) -> Option<(Label, usize)> {
    /// A label is not longer, in bytes.
    const LONGEST: usize = 40;
    let end = text
        .char_indices()
        .find(|&(at, char)| at > LONGEST || matches!(char, ':' | '：' | '|' | '→' | '»'));
    let (at, char) = end.filter(|&(at, _)| at <= LONGEST)?;
    let label = label(&text[..at])?;
    let after = at + char.len_utf8();
    let rest = text[after..].trim_start();
    (!rest.is_empty()).then_some((label, text.len() - rest.len()))
}

/// Whether it is the name of a section of a newspaper.
pub(super) fn is_section(text: &str) -> bool {
    TABLE.get(fold(text).as_str()) == Some(&Section)
}

/// With what the lines of [`pattern`] begin.
const STARTS: [&str; 13] = [
    "latest",
    "related",
    "trending",
    "recent",
    "popular",
    "similar",
    "recommended",
    "featured",
    "sponsored",
    "promoted",
    "most",
    "mehr",
    "tous",
];

/// Lines with a word of the page's own in them, such as "Latest Harbour News".
fn pattern(folded: &str) -> Option<Label> {
    /// What there can be more of.
    const NEWS: [&str; 20] = [
        "news",
        "headlines",
        "stories",
        "posts",
        "articles",
        "updates",
        "videos",
        "story",
        "article",
        "coverage",
        "content",
        "links",
        "items",
        "reading",
        "reports",
        "features",
        "analysis",
        "podcasts",
        "galleries",
        "insights",
    ];
    // The title of the article follows, however long it is.
    if folded.starts_with("# thoughts on ") || folded.starts_with("# thought on ") {
        return Some(Comments);
    }
    let words: Vec<_> = folded.split(' ').collect();
    let (&first, &last) = (words.first()?, words.last()?);
    if !(2..=8).contains(&words.len()) {
        return None;
    }
    let is_short = words.len() <= 5;
    let is_news = NEWS.contains(&last);
    let starts =
        |prefix: &str| folded.strip_prefix(prefix).is_some_and(|rest| rest.starts_with(' '));
    let ranked = [
        "read",
        "popular",
        "viewed",
        "shared",
        "commented",
        "discussed",
        "emailed",
        "watched",
        "recent",
    ];
    match first {
        "latest" | "related" | "trending" | "recent" | "popular" | "similar" | "recommended"
        | "featured" | "sponsored" | "promoted"
            if is_short && is_news =>
        {
            Some(Teasers)
        }
        "most" if is_short && ranked.contains(&words[1]) => Some(Teasers),
        "more" if is_short && matches!(words[1], "from" | "in" | "by") => Some(Teasers),
        "more" if is_short && is_news => Some(Teasers),
        "more" if is_short && words[1] == "on" => Some(Teasers),
        "mehr" if is_short && matches!(words[1], "zu" | "aus" | "zum" | "von") => Some(Teasers),
        "tous" if starts("tous les articles") => Some(Teasers),
        _ if starts("you may also") || starts("you might also") => Some(Teasers),
        _ if starts("share this") || starts("teilen auf") => Some(Share),
        _ if starts("leave a reply to") || starts("leave a comment on") => Some(Comments),
        _ => None,
    }
}

/// Words of buttons; a row of them has one of the first kind.
const SURE: [&str; 8] =
    ["facebook", "twitter", "linkedin", "whatsapp", "pinterest", "reddit", "tweet", "share"];
const OTHERS: [&str; 22] = [
    "x",
    "email",
    "e",
    "mail",
    "print",
    "this",
    "on",
    "via",
    "copy",
    "link",
    "telegram",
    "tumblr",
    "messenger",
    "instagram",
    "save",
    "more",
    "article",
    "#",
    "shares",
    "pocket",
    "flipboard",
    "xing",
];

/// A row of buttons, such as "Facebook Twitter Email".
fn buttons(folded: &str) -> Option<Label> {
    let mut n_sure = 0;
    let mut n_words = 0;
    for word in folded.split(' ') {
        n_words += 1;
        match word {
            _ if SURE.contains(&word) => n_sure += 1,
            _ if OTHERS.contains(&word) => {}
            _ => return None,
        }
    }
    (n_sure >= 1 && (2..=16).contains(&n_words)).then_some(Share)
}

/// Words in lower case without apostrophes, numbers as `#`, one space between them.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    each_word(text, |_, range| {
        let word = &text[range];
        let is_number = word.chars().all(char::is_numeric);
        // "1,204" is one number.
        if is_number && folded.ends_with('#') {
            return;
        }
        if !folded.is_empty() {
            folded.push(' ');
        }
        match is_number {
            true => folded.push('#'),
            false => {
                let letters = word.chars().filter(|char| !matches!(char, '\'' | '’'));
                folded.extend(letters.flat_map(char::to_lowercase));
            }
        }
    });
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_in_several_languages() {
        for (text, expected) in [
            ("Share this:", Some(Share)),
            ("FB pixel", Some(Share)),
            ("Facebook | Twitter | E-Mail", Some(Share)),
            ("1,204 shares", Some(Share)),
            ("Twitter", Some(Service)),
            ("12 Comments", Some(Comments)),
            ("3 thoughts on “A pier for the town”", Some(Comments)),
            ("Leave a Reply", Some(Comments)),
            ("Latest Harbour News", Some(Teasers)),
            ("MOST READ IN BUSINESS", Some(Teasers)),
            ("More from Ann Lee", Some(Teasers)),
            ("Mehr zum Thema", Some(Teasers)),
            ("À lire aussi", Some(Teasers)),
            ("Mots-clés :", Some(Tags)),
            ("Advertisement", Some(Advert)),
            ("Most people in the north voted", None),
            ("Related costs", None),
            ("More than a pier", None),
            ("Share prices fell", None),
            ("", None),
        ] {
            assert_eq!(label(text), expected, "{text}");
        }
    }

    #[test]
    fn a_label_can_announce_what_stands_behind_it() {
        let check = |text, expected: Option<(Label, &str)>| {
            let found = announced(text).map(|(label, at)| (label, &text[at..]));
            assert_eq!(found, expected, "{text}");
        };
        check("Tags: pier, harbour", Some((Tags, "pier, harbour")));
        check("READ MORE | Pier opens early", Some((SeeAlso, "Pier opens early")));
        check("The minister: no pier", None);
        check("Tags:", None);
    }
}
