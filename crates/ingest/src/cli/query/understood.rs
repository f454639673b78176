//! How the engine understood the words of a query, for people and for programs.

use corpus::{Corpus, FacetValue, Meaning, Part, Span, Suggestion, Understood, Word};
use serde::Serialize;

/// How the words were understood; `None` if they are plain words and stand for nothing but themselves.
pub(super) fn in_words(corpus: &Corpus, understood: &Understood) -> Option<String> {
    let is_plain = |part: &Part| match &part.meaning {
        Meaning::Word(Word { term, forms, .. }) => {
            !part.negated && !part.or && !part.is_unknown_value && forms.iter().all(|it| it == term)
        }
        _ => false,
    };
    if understood.parts().iter().all(is_plain) {
        return None;
    }
    let mut words = String::new();
    for part in understood.parts() {
        let joint = match (words.is_empty(), part.or) {
            (true, _) => "",
            (false, true) => " or ",
            (false, false) => ", ",
        };
        words += joint;
        words += if part.negated { "not " } else { "" };
        words += &meaning_in_words(corpus, part);
    }
    Some(words)
}

fn meaning_in_words(corpus: &Corpus, part: &Part) -> String {
    match &part.meaning {
        Meaning::Word(word) if word.is_corrected => {
            format!("{} (no article has {})", word.forms.join(" or "), word.term)
        }
        Meaning::Word(word) => {
            let others: Vec<&str> =
                word.forms.iter().map(String::as_str).filter(|&it| it != word.term).collect();
            let also =
                if others.is_empty() { String::new() } else { format!(" ({})", others.join(", ")) };
            format!("{}{}{also}", word.term, if word.begins { "…" } else { "" })
        }
        Meaning::Phrase { words, begins } => {
            format!("\"{}{}\"", words.join(" "), if *begins { "…" } else { "" })
        }
        Meaning::Value(value) => {
            format!("{} {}", value.facet().key(), super::listing::name(corpus, *value))
        }
        Meaning::From(day) => format!("from {day}"),
        Meaning::To(day) => format!("until {day}"),
    }
}

/// A part of what was asked for.
#[derive(Serialize)]
pub(super) struct PartJson {
    /// Code points of the words asked for.
    start: usize,
    end: usize,
    /// word, phrase, from, until, or the key of a facet.
    kind: &'static str,
    negated: bool,
    or: bool,
    /// The terms that count for a word, the words of a phrase, the name of a value, or the day.
    terms: Vec<String>,
    /// Whether more letters may follow.
    begins: bool,
    /// Whether no article has the word, and the terms are what it may be a typing error for.
    corrected: bool,
    /// Whether it was asked for as a value that there is not.
    unknown_value: bool,
}

/// A query to try instead.
#[derive(Serialize)]
pub(super) struct SuggestionJson<'a> {
    q: &'a str,
    n_hits: usize,
}

/// The parts of what was asked for.
pub(super) fn parts_json(corpus: &Corpus, understood: &Understood, text: &str) -> Vec<PartJson> {
    let n_chars = |end: u32| text.get(..end as usize).map_or(0, |before| before.chars().count());
    let part_json = |part: &Part| {
        let Span { start, end } = part.span;
        let (kind, terms, begins) = match &part.meaning {
            Meaning::Word(word) => {
                let itself = || vec![word.term.clone()];
                let terms = if word.forms.is_empty() { itself() } else { word.forms.clone() };
                ("word", terms, word.begins)
            }
            Meaning::Phrase { words, begins } => ("phrase", words.clone(), *begins),
            Meaning::Value(value) => (value.facet().key(), vec![name(corpus, *value)], false),
            Meaning::From(day) => ("from", vec![day.to_string()], false),
            Meaning::To(day) => ("until", vec![day.to_string()], false),
        };
        PartJson {
            start: n_chars(start),
            end: n_chars(end),
            kind,
            negated: part.negated,
            or: part.or,
            terms,
            begins,
            corrected: matches!(&part.meaning, Meaning::Word(word) if word.is_corrected),
            unknown_value: part.is_unknown_value,
        }
    };
    understood.parts().iter().map(part_json).collect()
}

fn name(corpus: &Corpus, value: FacetValue) -> String {
    super::listing::name(corpus, value).to_owned()
}

/// The queries to try instead.
pub(super) fn suggestions_json(suggestions: &[Suggestion]) -> Vec<SuggestionJson<'_>> {
    suggestions.iter().map(|it| SuggestionJson { q: &it.text, n_hits: it.n_hits }).collect()
}
