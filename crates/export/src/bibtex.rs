//! BibTeX that both BibTeX and BibLaTeX read. An entry describes the original: its headline,
//! publisher and address; a title of our own is a note.

use std::collections::BTreeSet;

use corpus::{Article, ArticleId, Corpus, EdtfDate};

use crate::line::one_line;

/// The articles as entries, each with a key of its own: the slug, as far as BibTeX allows it.
pub fn bibtex(corpus: &Corpus, articles: impl Iterator<Item = ArticleId>) -> String {
    let mut keys = Keys::default();
    let entries = articles.map(|id| {
        let article = corpus.article(id);
        entry(corpus, article, &keys.key(&article.slug))
    });
    entries.collect::<Vec<_>>().join("\n")
}

fn entry(corpus: &Corpus, article: &Article, key: &str) -> String {
    let source = &article.source;
    let kind = if source.publisher.is_some() { "article" } else { "misc" };
    let mut entry = format!("@{kind}{{{key}");
    let mut field = |name: &str, value: String| {
        if !value.is_empty() {
            entry.push_str(&format!(",\n  {name} = {{{value}}}"));
        }
    };
    let original = source.title.as_deref().unwrap_or(&article.title);
    // Doubled braces keep the capitals of names.
    field("title", format!("{{{}}}", escaped(original)));
    let authors: Vec<_> = article.authors.iter().map(|name| author(name)).collect();
    field("author", authors.join(" and "));
    field("journal", source.publisher.as_deref().map(escaped).unwrap_or_default());
    if let Some(published) = &article.published {
        date_fields(published, &mut field);
    }
    field("url", source.url.as_deref().map(address).unwrap_or_default());
    field("language", escaped(&article.lang));
    let topics = article.topics.iter().map(|given| corpus.topic(given.topic).label.as_str());
    let keywords = topics.chain(article.tags.iter().map(String::as_str));
    let keywords: Vec<_> = keywords.map(|word| escaped(&word.replace([',', ';'], " "))).collect();
    field("keywords", keywords.join(", "));
    field("abstract", article.summary.as_deref().map(escaped).unwrap_or_default());
    let own_title = (original != article.title).then_some(article.title.as_str());
    let notes: Vec<_> =
        own_title.into_iter().chain(article.date_note.as_deref()).map(escaped).collect();
    field("note", notes.join("; "));
    entry.push_str("\n}\n");
    entry
}

/// `date` in EDTF, which BibLaTeX reads whole; `year` and `month`, for BibTeX, only where the date
/// leaves no other.
fn date_fields(date: &EdtfDate, field: &mut impl FnMut(&str, String)) {
    // BibLaTeX leaves an open end empty.
    let edtf = date.edtf().replace("..", "");
    field(
        "date",
        edtf.chars()
            .filter(|c| c.is_ascii_graphic())
            .collect::<String>()
            .replace(['{', '}', '\\', '%'], "?"),
    );
    let (first, last) = (date.earliest().ymd(), date.latest().ymd());
    if first.0 == last.0 {
        field("year", first.0.to_string());
        if first.1 == last.1 {
            field("month", first.1.to_string());
        }
    }
}

/// A name. Without braces BibTeX takes it apart, which is right for the names of people only.
fn author(name: &str) -> String {
    let name = one_line(name);
    let is_plain = name.chars().all(|c| c.is_alphabetic() || " .-'’".contains(c))
        && !name.split(' ').any(|word| word.eq_ignore_ascii_case("and"));
    match is_plain {
        true => name,
        false => format!("{{{}}}", escaped(&name)),
    }
}

/// Words on one line, with everything that TeX would take for a command spelt out. A brace has a
/// name, because BibTeX counts braces even behind a backslash.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '$' | '&' | '#' | '_' | '%' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

/// An address, which BibLaTeX takes literally: what would end the field is written in percent.
fn address(url: &str) -> String {
    let mut address = String::with_capacity(url.len());
    for c in one_line(url).chars() {
        match c {
            ' ' | '{' | '}' | '\\' | '"' | '<' | '>' => {
                address.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => address.push(c),
        }
    }
    address
}

/// The keys that are taken.
#[derive(Default)]
struct Keys(BTreeSet<String>);

impl Keys {
    /// A key that no entry has yet, also if capitals make no difference.
    fn key(&mut self, slug: &str) -> String {
        let fits = |c: char| c.is_ascii_alphanumeric() || "-_.:".contains(c);
        let stem: String = slug.chars().map(|c| if fits(c) { c } else { '-' }).collect();
        let stem = if stem.is_empty() { "article".to_owned() } else { stem };
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let mut candidates = std::iter::once(stem.clone()).chain(numbered);
        candidates.find(|key| self.0.insert(key.to_ascii_lowercase())).unwrap_or(stem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_of_tex_are_spelt_out() {
        assert_eq!(escaped("50% & a_b"), "50\\% \\& a\\_b");
        assert_eq!(
            escaped("\\input{x}"),
            "\\textbackslash{}input\\textbraceleft{}x\\textbraceright{}"
        );
        assert_eq!(escaped("a\nb"), "a b");
    }

    #[test]
    fn only_names_of_people_are_taken_apart() {
        assert_eq!(author("Ann-Marie O’Neill"), "Ann-Marie O’Neill");
        assert_eq!(author("Smith and Sons"), "{Smith and Sons}");
        assert_eq!(author("Agence, Paris"), "{Agence, Paris}");
    }

    #[test]
    fn no_two_keys_are_alike() {
        let mut keys = Keys::default();
        let keys: Vec<_> = ["a b", "a-b", "A-B", "", "香"].map(|slug| keys.key(slug)).into();
        assert_eq!(keys, ["a-b", "a-b-2", "A-B-3", "article", "-"]);
    }
}
