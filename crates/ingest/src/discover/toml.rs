//! What was discovered as TOML to paste into `entities.toml`: the most frequent first, each with a
//! sentence to judge it by.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use corpus::analysis::sentences;
use corpus::{Corpus, Entity, EntityId, EntityKind, Provenance, Span};

use super::form::{is_remainder, n_words, plain};
use super::recognise::is_common_word;
use crate::surface::fold_typography;

/// Bytes of a sentence around a name that are worth reading.
const EXAMPLE_BYTES: usize = 160;

/// Names that can stand beside a short form; with more, an editor reads nothing else.
const MOST_CONDITIONS: usize = 6;

/// Where an entity stands in the corpus.
#[derive(Debug, Default)]
struct Uses<'a> {
    n_mentions: usize,
    n_articles: usize,
    last_article: Option<usize>,
    /// The surest mention, the first of equals.
    example: Option<(u8, usize, Span)>,
    /// How often each form stands.
    forms: BTreeMap<String, usize>,
    entity: Option<&'a Entity>,
}

/// To whom a form belongs most.
#[derive(Clone, Copy, Debug, Default)]
struct Owner {
    entity: usize,
    n_uses: usize,
    total: usize,
}

/// Part of the uses of a form with which it is an entity's alone, in percent. Towards 50 a form that
/// two entities share is the alias of one of them, towards 100 a single slip makes it ambiguous.
const OWN: usize = 80;

/// The entities of a corpus that are not in its gazetteer, in the form of the gazetteer.
///
/// A name that belongs to several is an alias of none of them but a short form, which holds where
/// another name of the same entity stands. A person of whom one name is known is a comment: taken as
/// it is, it would be everybody's.
pub(crate) fn as_toml(corpus: &Corpus) -> String {
    let entities: Vec<_> = corpus.entities().map(|(_, entity)| entity).collect();
    let uses = uses(corpus, &entities);
    let mut owners: BTreeMap<String, Owner> = BTreeMap::new();
    for (idx, uses) in uses.iter().enumerate() {
        for (form, &n) in &uses.forms {
            let owner = owners.entry(fold_typography(form)).or_default();
            owner.total += n;
            if owner.n_uses < n {
                (owner.entity, owner.n_uses) = (idx, n);
            }
        }
    }
    let is_listed = |entity: &Entity| entity.provenance == Provenance::Gazetteer;
    let mut claimed: BTreeSet<String> = entities
        .iter()
        .filter(|entity| is_listed(entity))
        .flat_map(|entity| std::iter::once(&entity.name).chain(&entity.aliases))
        .map(|name| fold_typography(name))
        .collect();
    let mut order: Vec<usize> =
        (0..entities.len()).filter(|&idx| !is_listed(entities[idx])).collect();
    order.sort_by_key(|&idx| {
        let uses = &uses[idx];
        (std::cmp::Reverse((uses.n_articles, uses.n_mentions)), idx)
    });

    // Names first, so that no alias takes the name of a rarer entity away.
    let mut is_live = vec![false; entities.len()];
    for &idx in &order {
        let entity = entities[idx];
        let is_bare = entity.kind == EntityKind::Person && n_words(&entity.name) < 2;
        is_live[idx] = !is_bare && claimed.insert(fold_typography(&entity.name));
    }
    let mut toml = String::new();
    for idx in order {
        let mut block = String::new();
        comment(&mut block, corpus, &uses[idx]);
        let mut table = String::new();
        let place = entities[idx].place.map(EntityId::idx);
        let place = place.filter(|&place| is_live[place] || is_listed(entities[place]));
        let place = place.map(|place| entities[place].key.as_str());
        let belongs = |form: &str| match owners.get(form) {
            Some(owner) if owner.n_uses * 100 >= owner.total * OWN => match owner.entity == idx {
                true => Belongs::Alone,
                false => Belongs::ToAnother,
            },
            _ => Belongs::ToSeveral,
        };
        write_table(&mut table, &uses[idx], place, is_live[idx], belongs, &mut claimed);
        if !is_live[idx] {
            table = table.lines().map(|line| format!("# {line}\n")).collect();
        }
        if !toml.is_empty() {
            toml.push('\n');
        }
        toml.push_str(&block);
        toml.push_str(&table);
    }
    toml
}

/// Whose a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Belongs {
    Alone,
    ToSeveral,
    ToAnother,
}

fn uses<'a>(corpus: &'a Corpus, entities: &[&'a Entity]) -> Vec<Uses<'a>> {
    let mut uses: Vec<Uses<'a>> =
        entities.iter().map(|entity| Uses { entity: Some(entity), ..Uses::default() }).collect();
    for (id, article) in corpus.articles() {
        for mention in &article.mentions {
            let uses = &mut uses[mention.entity.idx()];
            uses.n_mentions += 1;
            if uses.last_article.replace(id.idx()) != Some(id.idx()) {
                uses.n_articles += 1;
            }
            if uses.example.is_none_or(|(confidence, ..)| confidence < mention.confidence) {
                uses.example = Some((mention.confidence, id.idx(), mention.span));
            }
            *uses.forms.entry(plain(article.words(mention.span)).into_owned()).or_default() += 1;
        }
    }
    uses
}

fn comment(block: &mut String, corpus: &Corpus, uses: &Uses<'_>) {
    let Some(entity) = uses.entity else { return };
    let counted = |n: usize, thing: &str| format!("{n} {thing}{}", if n == 1 { "" } else { "s" });
    let _ = writeln!(
        block,
        "# {}, {}; {}, {} % sure",
        counted(uses.n_articles, "article"),
        counted(uses.n_mentions, "mention"),
        entity.kind.key(),
        entity.confidence,
    );
    if let Some((_, article, span)) = uses.example {
        let article = corpus.article(corpus::ArticleId::new(article));
        let example = example(&article.text, span);
        let _ = writeln!(block, "# \"{example}\" ({})", harmless(&article.slug));
    }
}

/// The sentence around a span, or what of it is worth reading.
fn example(text: &str, span: Span) -> String {
    let from = text.floor_char_boundary((span.start as usize).saturating_sub(EXAMPLE_BYTES));
    let to = text.ceil_char_boundary((span.end as usize + EXAMPLE_BYTES).min(text.len()));
    let before = text[from..span.start as usize].rfind("\n\n").map_or(from, |at| from + at + 2);
    let after = text[span.end as usize..to].find("\n\n").map_or(to, |at| span.end as usize + at);
    let window = Span::new(before..after);
    let around = sentences(text, window).into_iter().find(|sentence| sentence.contains(span));
    let around = around.unwrap_or(window);
    let is_cut = |at: u32, edge: usize, end: usize| at as usize == edge && edge != end;
    let start = if is_cut(around.start, from, 0) && from == before { "…" } else { "" };
    let end = if is_cut(around.end, to, text.len()) && to == after { "…" } else { "" };
    format!("{start}{}{end}", harmless(around.of(text).trim()))
}

/// Words that can stand in a comment: on one line, without anything that is not seen.
fn harmless(words: &str) -> String {
    let shown = |char: char| if char.is_control() || is_direction(char) { ' ' } else { char };
    let words: String = words.chars().map(shown).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character turns the direction of what follows, so that an editor would see other words
/// than the program.
fn is_direction(char: char) -> bool {
    matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn write_table(
    table: &mut String,
    uses: &Uses<'_>,
    place: Option<&str>,
    is_live: bool,
    belongs: impl Fn(&str) -> Belongs,
    claimed: &mut BTreeSet<String>,
) {
    let Some(entity) = uses.entity else { return };
    let mut by_use: Vec<_> = uses.forms.iter().filter(|(form, _)| **form != entity.name).collect();
    by_use.sort_by_key(|&(form, n)| (std::cmp::Reverse(*n), form));
    let listed: BTreeSet<_> = entity.aliases.iter().map(String::as_str).collect();
    let own = fold_typography(&entity.name);
    let (mut aliases, mut short_forms) = (Vec::new(), Vec::new());
    for (form, _) in by_use {
        let folded = fold_typography(form);
        // A surname, or a word such as `Bank`, is a name only where a full one stands too.
        let is_full =
            n_words(form) > 1 || (entity.kind != EntityKind::Person && !is_common_word(form));
        let belongs = belongs(&folded);
        if folded == own || is_remainder(form) || (belongs == Belongs::ToAnother && is_full) {
            continue;
        }
        let is_free = !is_live || !claimed.contains(&folded);
        let is_known = !is_live || listed.contains(form.as_str());
        if is_full && is_free && is_known && belongs == Belongs::Alone {
            if is_live {
                claimed.insert(folded);
            }
            aliases.push(form);
        } else {
            short_forms.push(form);
        }
    }
    let _ = writeln!(table, "[[entity]]");
    let _ = writeln!(table, "id = {}", string(&entity.key));
    let _ = writeln!(table, "name = {}", string(&entity.name));
    let _ = writeln!(table, "kind = {}", string(entity.kind.key()));
    if !aliases.is_empty() {
        let aliases: Vec<_> = aliases.iter().map(|alias| string(alias)).collect();
        let _ = writeln!(table, "aliases = [{}]", aliases.join(", "));
    }
    if let Some(place) = place {
        let _ = writeln!(table, "place = {}", string(place));
    }
    if !short_forms.is_empty() {
        let names = std::iter::once(&entity.name).chain(aliases.iter().copied());
        let names =
            names.take(MOST_CONDITIONS).map(|name| string(name)).collect::<Vec<_>>().join(", ");
        let forms = short_forms
            .iter()
            .map(|form| format!("{{ form = {}, where = [{names}] }}", string(form)));
        let _ = writeln!(table, "short_forms = [{}]", forms.collect::<Vec<_>>().join(", "));
    }
}

/// A basic string of TOML.
fn string(text: &str) -> String {
    let mut string = String::from("\"");
    for char in text.chars() {
        match char {
            '"' | '\\' => string.extend(['\\', char]),
            char if char.is_control() || is_direction(char) => {
                let _ = write!(string, "\\u{:04X}", char as u32);
            }
            char => string.push(char),
        }
    }
    string.push('"');
    string
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_comments_cannot_be_broken_out_of() {
        assert_eq!(string("A \"B\" \\ \u{202e}\n"), r#""A \"B\" \\ \u202E\u000A""#);
        assert_eq!(harmless("a\r\nb\u{202e} c\u{0}"), "a b c");
    }

    #[test]
    fn an_example_is_the_sentence_or_a_part_of_it() {
        let check = |text: &str, word: &str, expected: &str| {
            let at = text.find(word).unwrap();
            assert_eq!(example(text, Span::new(at..at + word.len())), expected);
        };
        check("A ferry left. Oslo slept.\n\nBergen woke.", "Oslo", "Oslo slept.");
        check("A ferry left.\n\nBergen woke.", "Bergen", "Bergen woke.");
        let long = format!("{}Oslo {}", "ä ".repeat(200), "b ".repeat(200));
        let at = long.find("Oslo").unwrap();
        let cut = example(&long, Span::new(at..at + 4));
        assert!(cut.starts_with("…") && cut.ends_with("…") && cut.contains("ä Oslo b"), "{cut}");
    }
}
