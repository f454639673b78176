//! From what was typed to parts: quotes, `-`, `OR`, `entity:` and the like. What they mean in a corpus is
//! the business of others.

use super::understood::{Meaning, Part, Word};
use crate::analysis::{HanFolding, Token, is_letter_word, tokens};
use crate::span::cut;
use crate::{Day, Facet, FacetValue, Span};

/// Words of a phrase; what comes behind them is not asked for.
const LONGEST_PHRASE: usize = 64;

/// Reads any text; `find` finds the value of a facet by a name.
pub(super) fn read(
    text: &str,
    folding: &HanFolding,
    find: &mut dyn FnMut(Facet, &str) -> Option<FacetValue>,
    most_parts: usize,
) -> Vec<Part> {
    let items = items(text, most_parts);
    let mut parts: Vec<Part> = Vec::new();
    let mut is_or = false;
    for (idx, item) in items.iter().enumerate() {
        let is_alternative =
            |item: Option<&Item>| item.is_some_and(|it| !it.negated && !it.is_or(text));
        // `OR` is one between two things that may hold; anywhere else it is a word.
        let before = idx.checked_sub(1).and_then(|before| items.get(before));
        if item.is_or(text) && is_alternative(before) && is_alternative(items.get(idx + 1)) {
            is_or = !parts.is_empty();
            continue;
        }
        let is_in_or = is_or || items.get(idx + 1).is_some_and(|next| next.is_or(text));
        let n_before = parts.len();
        item.read(text, folding, is_in_or, find, &mut parts);
        // Beside something empty, as in `a OR ""`, there is nothing to choose from.
        if let Some(first) = parts.get_mut(n_before) {
            first.or = is_or;
        }
        is_or = false;
    }
    parts.truncate(most_parts);
    open_last(&items, &mut parts);
    parts
}

/// Reads any text as plain words, whatever signs it has.
pub(super) fn read_plain(text: &str, folding: &HanFolding, most_parts: usize) -> Vec<Part> {
    let mut at = 0;
    let mut items = Vec::new();
    for word in text.split_whitespace().take(most_parts) {
        at += text[at..].find(word).unwrap_or(0);
        let span = Span::new(at..at + word.len());
        at += word.len();
        items.push(Item {
            span,
            inner: span,
            negated: false,
            key: None,
            is_quoted: false,
            is_closed: at < text.len(),
        });
    }
    let mut parts = Vec::new();
    items.iter().for_each(|item| item.read(text, folding, false, &mut |_, _| None, &mut parts));
    parts.truncate(most_parts);
    open_last(&items, &mut parts);
    parts
}

fn open_last(items: &[Item], parts: &mut [Part]) {
    // Nothing stands behind the last word: the reader may still be typing it.
    let last_is_open = items.last().is_some_and(|item| !item.is_closed);
    if let Some(last) = parts.last_mut().filter(|part| !part.negated && last_is_open) {
        // To a letter that is a word nothing can be added but another word.
        let is_open = |word: &str| !word.ends_with(is_letter_word);
        match &mut last.meaning {
            Meaning::Word(Word { term, begins, .. }) => *begins = is_open(term),
            Meaning::Phrase { words, begins } => {
                *begins = words.last().is_some_and(|it| is_open(it))
            }
            _ => {}
        }
    }
}

/// What is being typed at the end of a text: `None` after a space or a closing quote.
pub(super) struct Typed {
    /// All of it, with its sign, key and quote.
    pub span: Span,
    /// What stands behind them.
    pub inner: Span,
    /// The facet that its key names.
    pub facet: Option<Facet>,
    /// Whether it is more than a word: it has a key, a quote or a sign.
    pub is_special: bool,
}

/// What is being typed at the end of a text, and before it plain words that may belong to the same name.
pub(super) fn typed_last(text: &str) -> Vec<Typed> {
    let items = items(text, usize::MAX);
    let is_open = |item: &&Item| !item.is_closed && item.span.end as usize == text.len();
    if items.last().filter(is_open).is_none() {
        return Vec::new();
    }
    let typed = items.iter().map(|item| Typed {
        span: item.span,
        inner: item.inner,
        facet: item.key.and_then(|key| match key {
            Key::Facet(facet) => Some(facet),
            Key::Before | Key::After => None,
        }),
        is_special: item.key.is_some() || item.is_quoted || item.negated,
    });
    typed.collect()
}

/// Something between spaces or quotes.
struct Item {
    /// With its sign, key and quotes.
    span: Span,
    /// What stands inside them.
    inner: Span,
    negated: bool,
    key: Option<Key>,
    is_quoted: bool,
    /// Whether a quote ends it.
    is_closed: bool,
}

#[derive(Clone, Copy)]
enum Key {
    Facet(Facet),
    Before,
    After,
}

const KEYS: [(&str, Key); 5] = [
    ("entity:", Key::Facet(Facet::Entity)),
    ("topic:", Key::Facet(Facet::Topic)),
    ("publisher:", Key::Facet(Facet::Publisher)),
    ("before:", Key::Before),
    ("after:", Key::After),
];

pub(super) fn is_quote(char: char) -> bool {
    matches!(char, '"' | '“' | '”' | '„')
}

fn items(text: &str, most: usize) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = 0;
    let rest = |at: usize| cut(text, at..);
    let goes_on = |at: usize| rest(at).chars().next().is_some_and(|next| !next.is_whitespace());
    loop {
        at += rest(at).len() - rest(at).trim_start().len();
        if at == text.len() || items.len() == most {
            return items;
        }
        let start = at;
        let negated =
            rest(at).starts_with('-') && goes_on(at + 1) && !rest(at + 1).starts_with('-');
        at += usize::from(negated);
        let starts_here = |(key, _): &&(&str, Key)| {
            text.get(at..at + key.len()).is_some_and(|typed| typed.eq_ignore_ascii_case(key))
                && goes_on(at + key.len())
        };
        let key = KEYS.iter().find(starts_here);
        at += key.map_or(0, |(key, _)| key.len());
        let quote = rest(at).chars().next().filter(|&char| is_quote(char));
        at += quote.map_or(0, char::len_utf8);
        let ends_here = |char: char| is_quote(char) || quote.is_none() && char.is_whitespace();
        let inner = at..rest(at).find(ends_here).map_or(text.len(), |len| at + len);
        at = inner.end;
        let closing = rest(at).chars().next().filter(|&char| quote.is_some() && is_quote(char));
        at += closing.map_or(0, char::len_utf8);
        items.push(Item {
            span: Span::new(start..at),
            inner: Span::new(inner),
            negated,
            key: key.map(|&(_, key)| key),
            is_quoted: quote.is_some(),
            is_closed: closing.is_some(),
        });
    }
}

impl Item {
    fn is_or(&self, text: &str) -> bool {
        self.span.of(text) == "OR"
    }

    /// Adds the parts that it is read as: one, but for unquoted words that hang together by a hyphen or
    /// the like, of which each is asked for.
    fn read(
        &self,
        text: &str,
        folding: &HanFolding,
        is_in_or: bool,
        find: &mut dyn FnMut(Facet, &str) -> Option<FacetValue>,
        parts: &mut Vec<Part>,
    ) {
        let inner = self.inner.of(text);
        let meant = self.key.and_then(|key| match key {
            Key::Facet(facet) => find(facet, inner.trim()).map(Meaning::Value),
            Key::Before => {
                Day::bounds(inner.trim()).map(|(first, _)| Meaning::To(Day(first.0 - 1)))
            }
            Key::After => Day::bounds(inner.trim()).map(|(_, last)| Meaning::From(Day(last.0 + 1))),
        });
        let is_unknown_value = self.key.is_some() && meant.is_none();
        let part = |span, meaning| Part {
            span,
            meaning,
            negated: self.negated,
            or: false,
            is_unknown_value,
        };
        if let Some(meaning) = meant {
            return parts.push(part(self.span, meaning));
        }
        let mut tokens: Vec<Token> = tokens(inner).collect();
        tokens.iter_mut().for_each(|token| token.term = folding.fold(&token.term).into_owned());
        let phrase = |tokens: &[Token]| {
            let words =
                tokens.iter().take(LONGEST_PHRASE).map(|token| token.term.clone()).collect();
            Meaning::Phrase { words, begins: false }
        };
        let is_one = self.is_quoted || self.negated || is_in_or || self.key.is_some();
        if is_one && (tokens.len() > 1 || self.is_quoted) {
            if !tokens.is_empty() {
                parts.push(part(self.span, phrase(&tokens)));
            }
            return;
        }
        // The letters of a script without spaces make a word where they touch.
        for touching in tokens.chunk_by(touches) {
            let (first, last) = (touching[0].span, touching[touching.len() - 1].span);
            let from = self.inner.start;
            let place = Span { start: from + first.start, end: from + last.end };
            let span = if touching.len() == tokens.len() { self.span } else { place };
            let word = Word { term: touching[0].term.clone(), ..Word::default() };
            let meaning = if touching.len() > 1 { phrase(touching) } else { Meaning::Word(word) };
            parts.push(part(span, meaning));
        }
    }
}

fn touches(token: &Token, next: &Token) -> bool {
    let is_letter = |token: &Token| token.term.chars().next().is_some_and(is_letter_word);
    token.span.end == next.span.start && is_letter(token) && is_letter(next)
}
