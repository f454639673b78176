//! The name by which readers know an entity, and its other names.

use std::collections::BTreeMap;

use corpus::EntityKind;

use super::chains::{Chains, Form};
use super::form::{is_acronym, is_remainder, is_upper, spelling};
use super::join::Group;
use super::places::atlas;

/// What an entity is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Naming {
    pub name: String,
    /// The most frequent first.
    pub aliases: Vec<String>,
}

/// Part of the texts that have the most frequent form in which a longer one must stand to be the
/// name, in percent. Towards 0 the longest form ever wins, with all that slipped into it; towards 100
/// nearly always the shortest.
const COMMON: usize = 25;

/// Longer forms have swallowed something.
const MOST_WORDS: usize = 7;

/// The longest common well-formed form is the name; of a country, the one that the atlas has.
pub(super) fn naming(group: &Group, chains: &Chains) -> Naming {
    // How many texts have each form, and how often.
    let mut n_uses: BTreeMap<u32, (usize, u32)> = BTreeMap::new();
    for &chain in &group.chains {
        for &(form, n) in chains.uses(&chains.chains[chain as usize]) {
            let uses = n_uses.entry(form).or_default();
            *uses = (uses.0 + 1, uses.1 + n);
        }
    }
    for &(_, form) in &group.given {
        n_uses.entry(form).or_default();
    }
    let is_bare = group.only_in.is_some();
    let is_full = |form: &Form| group.kind != EntityKind::Person || is_bare || form.n_words > 1;
    let mut forms: Vec<_> =
        n_uses.into_iter().map(|(form, uses)| (chains.forms.get(form), uses)).collect();
    if forms.iter().any(|(form, _)| is_full(form)) {
        forms.retain(|(form, _)| is_full(form));
    }
    forms.sort_by(|(a, uses), (b, more)| more.cmp(uses).then_with(|| a.text.cmp(&b.text)));
    let name = match group.country {
        Some(country) => atlas().country(country).name.to_owned(),
        None => quiet(best(&forms, group.kind), group.kind),
    };
    let aliases = forms.iter().map(|(form, _)| form.text.clone());
    let aliases = aliases.filter(|form| *form != name && !is_remainder(form)).collect();
    Naming { name, aliases }
}

/// The best of forms, of which the most frequent comes first.
fn best<'a>(forms: &[(&'a Form, (usize, u32))], kind: EntityKind) -> &'a str {
    /// What is known of the forms that differ in case and space only.
    #[derive(Default)]
    struct Spelling<'a> {
        text: &'a str,
        n_words: usize,
        n_texts: usize,
        shouts: bool,
    }
    if let [(only, _)] = forms {
        return &only.text;
    }
    let mut spellings: BTreeMap<String, Spelling<'a>> = BTreeMap::new();
    for &(form, (n_texts, _)) in forms {
        let one = spellings.entry(spelling(&form.text)).or_default();
        let shouts = is_shouting(&form.text, kind);
        // The most frequent comes first; only one that does not shout can be better.
        if one.text.is_empty() || (one.shouts && !shouts) {
            (one.text, one.n_words, one.shouts) = (&form.text, form.n_words, shouts);
        }
        one.n_texts += n_texts;
    }
    let most = spellings.values().map(|spelling| spelling.n_texts).max().unwrap_or_default();
    let common = |spelling: &&Spelling<'_>| {
        spelling.n_texts * 100 >= most * COMMON && spelling.n_words <= MOST_WORDS
    };
    let rank = |spelling: &Spelling<'a>| {
        let text = spelling.text;
        let has_article = text.starts_with("The ");
        let n_letters = text.chars().count();
        (!spelling.shouts, !is_acronym(text), !has_article, n_letters, std::cmp::Reverse(text))
    };
    let chosen = spellings.values().filter(common).max_by_key(|spelling| rank(spelling));
    chosen.or(spellings.values().next()).map_or("", |spelling| spelling.text)
}

/// A name of a place or person that stands in capitals everywhere, as it would be written elsewhere.
fn quiet(name: &str, kind: EntityKind) -> String {
    /// Shorter ones may well be acronyms.
    const SHORTEST: usize = 4;
    let is_proper = matches!(kind, EntityKind::Place | EntityKind::Person);
    if !is_proper
        || !is_shouting(name, kind)
        || name.len() < SHORTEST
        || is_acronym_with_points(name)
    {
        return name.to_owned();
    }
    let mut quiet = String::with_capacity(name.len());
    for char in name.chars() {
        match quiet.ends_with(char::is_alphabetic) {
            true => quiet.extend(char.to_lowercase()),
            false => quiet.push(char),
        }
    }
    quiet
}

fn is_acronym_with_points(name: &str) -> bool {
    name.contains('.') && name.split('.').all(|part| part.chars().count() < 2)
}

/// Capitals throughout, and not because it is an acronym. Of places and people there are few of those,
/// but every dateline has a city in capitals.
fn is_shouting(form: &str, kind: EntityKind) -> bool {
    let may_be_acronym = !matches!(kind, EntityKind::Place | EntityKind::Person);
    is_upper(form) && (form.contains(' ') || !may_be_acronym || form.chars().count() > 5)
}
