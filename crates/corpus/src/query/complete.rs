//! What somebody may be about to type: terms, entities and topics that go on as the text begins.

use super::read::{Typed, is_quote, typed_last};
use crate::analysis::{fold, tokens};
use crate::{Corpus, Facet, FacetValue, Span, TermId};

/// How many ways to go on are shown.
const MOST: usize = 8;
/// How many of them are names at least, where there are so many. At 0 the commonest words push out every name;
/// with all of them a word is offered only where hardly a name begins so.
const NAMES: usize = 5;
/// Words that a name may have before the one that is being typed.
const WORDS_BEFORE: usize = 3;

/// A way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What it takes the place of, in the text as typed.
    pub span: Span,
    /// What to put there: a word, or a value such as `topic:"foreign trade"`.
    pub text: String,
    /// The value that it stands for; `None` for a word.
    pub value: Option<FacetValue>,
    /// How many articles have it.
    pub n_articles: usize,
}

/// Ways to go on with what stands before `cursor`, those with the most articles first; none if no word is
/// being typed there.
pub fn complete(corpus: &Corpus, text: &str, cursor: usize) -> Vec<Completion> {
    let typed = text.get(..cursor.min(text.len())).unwrap_or(text);
    let items = typed_last(typed);
    let Some(last) = items.last() else { return Vec::new() };
    let mut found = Vec::new();
    if let Some(facet) = last.facet {
        add_values(corpus, &[facet], &fold(last.inner.of(typed)), last.span, &mut found);
        return found;
    }
    // The longest run of words that some name goes on from: "new y" is no "y".
    let is_word = |item: &&Typed| !item.is_special;
    let n_words = items.iter().rev().take(WORDS_BEFORE + 1).take_while(is_word).count();
    for first in &items[items.len() - n_words..] {
        let span = Span { start: first.span.start, end: last.span.end };
        let facets = [Facet::Entity, Facet::Topic, Facet::Publisher];
        add_values(corpus, &facets, &fold(span.of(typed)), span, &mut found);
        if !found.is_empty() {
            break;
        }
    }
    if let Some(token) = tokens(last.inner.of(typed)).last() {
        let start = last.inner.start + token.span.start;
        let span = Span { start, end: last.inner.end };
        let mut words = Vec::new();
        add_terms(corpus, &corpus.folding().fold(&token.term), span, &mut words);
        words.truncate(MOST - found.len().min(NAMES));
        found.truncate(MOST - words.len());
        words.into_iter().for_each(|word| add(&mut found, word));
    }
    found
}

fn add_terms(corpus: &Corpus, prefix: &str, span: Span, found: &mut Vec<Completion>) {
    let dictionary = corpus.dictionary();
    for term in dictionary.with_prefix(prefix).map(TermId) {
        let n_articles = corpus.index().n_articles_with(term);
        if n_articles > least(found) && dictionary.term(term) != prefix {
            let text = dictionary.term(term).to_owned();
            add(found, Completion { span, text, value: None, n_articles });
        }
    }
}

fn add_values(
    corpus: &Corpus,
    facets: &[Facet],
    prefix: &str,
    span: Span,
    found: &mut Vec<Completion>,
) {
    for &facet in facets {
        let mut try_name = |value, name: &str, key: &str| {
            let n_articles = corpus.n_articles_with(value);
            if n_articles > least(found) && has_word_with(name, prefix) {
                // Of several with one name, the others are known by their keys.
                let is_clear = corpus.value_named(facet, name) == Some(value);
                let name = if is_clear && !name.contains(is_quote) { name } else { key };
                let quote = if name.contains(char::is_whitespace) { "\"" } else { "" };
                let text = [facet.key(), ":", quote, name, quote].concat();
                add(found, Completion { span, text, value: Some(value), n_articles });
            }
        };
        match facet {
            Facet::Entity => corpus.entities().for_each(|(id, entity)| {
                try_name(FacetValue::Entity(id), &entity.name, &entity.key);
            }),
            Facet::Topic => corpus.topics().for_each(|(id, topic)| {
                try_name(FacetValue::Topic(id), &topic.label, &topic.key);
            }),
            Facet::Publisher => corpus.publishers().for_each(|(id, name)| {
                try_name(FacetValue::Publisher(id), name, name);
            }),
            Facet::Year => {}
        }
    }
}

/// How many articles the last one has that is still shown.
fn least(found: &[Completion]) -> usize {
    found.get(MOST - 1).map_or(0, |last| last.n_articles)
}

fn add(found: &mut Vec<Completion>, new: Completion) {
    let place = found.partition_point(|other| other.n_articles >= new.n_articles);
    found.insert(place, new);
    found.truncate(MOST);
}

/// Whether a word of a name begins so, folded, and what follows goes on so.
fn has_word_with(name: &str, prefix: &str) -> bool {
    let has = |name: &str, is_same: &dyn Fn(&[u8], &[u8]) -> bool| {
        let (name, prefix) = (name.as_bytes(), prefix.as_bytes());
        let last = name.len().checked_sub(prefix.len());
        last.is_some_and(|last| {
            (0..=last).any(|at| {
                let is_start =
                    at == 0 || !name[at - 1].is_ascii_alphanumeric() && name[at - 1] < 0x80;
                is_start && is_same(&name[at..at + prefix.len()], prefix)
            })
        })
    };
    match name.is_ascii() {
        true => has(name, &|a, b| a.eq_ignore_ascii_case(b)),
        false => has(&fold(name), &|a, b| a == b),
    }
}
