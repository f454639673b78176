//! How the search box was understood: part by part, with the place of each in what was typed.
//!
//! Any text is understood somehow; what is odd in it is plain words.

use std::ops::Range;

use crate::analysis::{HanFolding, next_token};
use crate::order::{sort_by_key, sorted};
use crate::{Corpus, Day, Dictionary, FacetValue, Index, Span, TermId};

use super::asked::Asked;
use super::beginnings::Beginnings;
use super::headline::is_headline;
use super::read::{read, read_plain};

/// Parts that are looked up; a reader types fewer, and what comes behind them is not asked for.
const MOST_PARTS: usize = 32;
/// Words of one query whose typing errors are forgiven; each costs as much as a search.
const MOST_CORRECTED: usize = 4;
/// A word that no article has may be another form of one that some have, or a typing error for one that has so many
/// times as many articles; then both count. Towards 1 forms find a lot besides what was typed; with a large number an
/// odd word of a single article hides what nearly everybody meant.
const MUCH_COMMONER: usize = 16;

/// What was typed into the search box, as the engine takes it: all parts must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Understood {
    parts: Vec<Part>,
    /// How letters of texts are folded that can be among the words.
    folding: HanFolding,
}

/// A part of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it stands in what was typed.
    pub span: Span,
    /// What it asks for.
    pub meaning: Meaning,
    /// Whether it must not hold.
    pub negated: bool,
    /// Whether it is enough that it or the part before it holds; never with `negated`.
    pub or: bool,
    /// Whether it was typed as a value, such as `topic:x`, of which there is none, and is plain words
    /// for that reason.
    pub is_unknown_value: bool,
}

/// What a part asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A word.
    Word(Word),
    /// Words next to each other in the headline or the text, exactly so.
    Phrase {
        /// The words, folded; never empty.
        words: Vec<String>,
        /// Whether the last one may be a beginning.
        begins: bool,
    },
    /// The value of a facet.
    Value(FacetValue),
    /// Published on this day or later.
    From(Day),
    /// Published on this day or earlier.
    To(Day),
}

/// A word, and what counts for it in this corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// The word, folded.
    pub term: String,
    /// Whether more letters may follow.
    pub begins: bool,
    /// The terms that count as the word, in byte order: itself and its inflections, or what was meant.
    pub forms: Vec<String>,
    /// Whether no article has the word, and what it may be a typing error for is among the `forms`.
    pub is_corrected: bool,
    /// How many articles have one of the forms, each counted.
    pub n_articles: usize,
    /// The same as `forms`, as numbers.
    pub(crate) terms: Vec<TermId>,
    /// The terms that the word may become when more is typed, with itself.
    pub(crate) begun: Range<u32>,
}

impl Part {
    /// Whether it can stand in the text of what is found.
    fn is_in_text(&self) -> bool {
        !self.negated && matches!(self.meaning, Meaning::Word(_) | Meaning::Phrase { .. })
    }

    /// In how many articles a word is, over all its forms; 0 for anything else, which is rarer than words.
    pub(crate) fn n_articles(&self) -> usize {
        match &self.meaning {
            Meaning::Word(word) => word.n_articles,
            _ => 0,
        }
    }
}

impl Understood {
    /// Reads any text without a corpus: words have no other forms, and there are no values.
    pub fn read(text: &str) -> Self {
        let folding = HanFolding::default();
        Self { parts: read(text, &folding, &mut |_, _| None, MOST_PARTS), folding }
    }

    /// Reads any text as a query to this corpus.
    pub fn of(corpus: &Corpus, text: &str) -> Self {
        let asked = Asked { corpus, text };
        let Self { mut parts, folding } = Self::typed(corpus, text);
        let is_plain = |part: &Part| !part.negated && matches!(part.meaning, Meaning::Word(_));
        if !parts.iter().all(is_plain) && is_headline(asked) {
            parts = read_plain(text, &folding, MOST_PARTS);
        }
        let mut n_corrected = 0;
        for part in &mut parts {
            if let Meaning::Word(word) = &mut part.meaning {
                let may_correct = !part.negated && n_corrected < MOST_CORRECTED;
                word.look_up(corpus.dictionary(), asked.index(), may_correct);
                n_corrected += usize::from(word.is_corrected);
            }
        }
        Self { parts, folding }
    }

    /// Reads any text with the values of this corpus; what words mean in it is not looked up.
    pub(super) fn typed(corpus: &Corpus, text: &str) -> Self {
        let mut find = |facet, name: &str| corpus.value_named(facet, name);
        let folding =
            if text.is_ascii() { HanFolding::default() } else { corpus.folding().clone() };
        Self { parts: read(text, &folding, &mut find, MOST_PARTS), folding }
    }

    /// The parts, in the order in which they were typed.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether a word was taken for another one.
    pub fn is_corrected(&self) -> bool {
        self.words().any(|word| word.is_corrected)
    }

    /// What must hold, each as a list of parts of which one is enough.
    pub(crate) fn clauses(&self) -> impl Iterator<Item = &[Part]> {
        self.parts.chunk_by(|_, next| next.or)
    }

    /// Where the words occur in `span` of `text`, in order, without overlap: words in any of their forms,
    /// phrases as a whole.
    pub fn occurrences(&self, text: &str, span: Span) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for Occurrence { span, .. } in self.occurrences_by_part(text, span) {
            match spans.last_mut() {
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => spans.push(span),
            }
        }
        spans
    }

    /// The same with the part that each is of; they may overlap.
    pub(crate) fn occurrences_by_part(&self, text: &str, span: Span) -> Vec<Occurrence> {
        let is_wanted = Part::is_in_text;
        let mut found = Vec::new();
        if self.n_in_text() == 0 {
            return found;
        }
        // Phrases of which some words were met: where, and how many.
        let mut begun: Vec<(Occurrence, usize)> = Vec::new();
        let beginnings = Beginnings::of(self.parts.iter().filter(|part| is_wanted(part)));
        let text = span.of(text);
        let (mut at, mut term) = (0, String::new());
        loop {
            // What follows a beginning decides whether it was one.
            if begun.is_empty() {
                at = beginnings.next(text, at);
            }
            let Some(token) = next_token(text, &mut at, &mut term) else { break };
            let term = &*self.folding.fold(&term);
            let here = Span { start: span.start + token.start, end: span.start + token.end };
            let n_begun = begun.len();
            for (idx, part) in self.parts.iter().enumerate().filter(|(_, part)| is_wanted(part)) {
                let here = Occurrence { part: idx, span: here };
                match &part.meaning {
                    Meaning::Word(word) if word.fits(term) => found.push(here),
                    Meaning::Phrase { .. } => begun.push((here, 0)),
                    _ => {}
                }
            }
            begun.rotate_left(n_begun);
            begun.retain_mut(|(at, n_met)| {
                let Meaning::Phrase { words, begins } = &self.parts[at.part].meaning else {
                    return false;
                };
                let is_last = *n_met + 1 == words.len();
                let word = words[*n_met].as_str();
                if !(word == term || *begins && is_last && term.starts_with(word)) {
                    return false;
                }
                at.span.end = here.end;
                *n_met += 1;
                if is_last {
                    found.push(*at);
                }
                !is_last
            });
        }
        sort_by_key(&mut found, |it| it.span);
        found
    }

    /// How many parts can stand in a text.
    pub(crate) fn n_in_text(&self) -> usize {
        self.parts.iter().filter(|part| part.is_in_text()).count()
    }

    fn words(&self) -> impl Iterator<Item = &Word> {
        self.parts.iter().filter_map(|part| match &part.meaning {
            Meaning::Word(word) => Some(word),
            _ => None,
        })
    }
}

/// A part of a query where it stands in a text.
#[derive(Clone, Copy)]
pub(crate) struct Occurrence {
    pub part: usize,
    pub span: Span,
}

impl Word {
    /// Whether a term counts as the word.
    pub fn fits(&self, term: &str) -> bool {
        let is_form = self.forms.iter().any(|form| form == term);
        is_form || !self.is_corrected && self.is_itself(term)
    }

    fn is_itself(&self, term: &str) -> bool {
        if self.begins { term.starts_with(self.term.as_str()) } else { self.term == term }
    }

    /// The runs of terms among which [`Self::look_up`] finds what counts, unless no article has any of them.
    pub(super) fn may_mean(&self, dictionary: &Dictionary) -> Vec<Range<u32>> {
        let known = dictionary.find(&self.term);
        let stem = match known {
            Some(term) => dictionary.stem(term),
            None => dictionary.inflection_of(&self.term),
        };
        let mut terms = stem.map_or(&[][..], |stem| dictionary.terms_of(stem)).to_vec();
        if known.is_none() {
            terms.append(&mut dictionary.similar(&self.term));
        }
        let mut runs: Vec<_> = terms.into_iter().map(|term| term.0..term.0 + 1).collect();
        if self.begins {
            runs.push(dictionary.with_prefix(&self.term));
        }
        runs
    }

    fn look_up(&mut self, dictionary: &Dictionary, index: &Index, may_correct: bool) {
        let known = dictionary.find(&self.term);
        if self.begins {
            self.begun = dictionary.with_prefix(&self.term);
        }
        let is_beginning = index.n_postings(self.begun.clone()) > 0;
        let stem = match known {
            Some(term) => dictionary.stem(term),
            // Who has not typed to the end has typed no ending.
            None if is_beginning => None,
            None => dictionary.inflection_of(&self.term),
        };
        let has_articles = |term: &TermId| index.n_articles_with(*term) > 0;
        let forms = stem.map_or(&[][..], |stem| dictionary.terms_of(stem));
        self.terms = forms.iter().copied().filter(has_articles).collect();
        let n_articles = |terms: &[TermId]| -> usize {
            terms.iter().map(|&term| index.n_articles_with(term)).sum()
        };
        self.n_articles = n_articles(&self.terms);
        let is_odd = known.is_none() || self.terms.is_empty();
        if may_correct && is_odd && !is_beginning {
            let mut meant = dictionary.similar(&self.term);
            meant.retain(|term| has_articles(term) && !self.terms.contains(term));
            let n_meant = n_articles(&meant);
            if n_meant > 0 && n_meant >= self.n_articles * MUCH_COMMONER {
                self.terms = sorted(self.terms.iter().copied().chain(meant));
                self.n_articles += n_meant;
                self.is_corrected = true;
                self.begun = 0..0;
            }
        }
        self.forms = self.terms.iter().map(|&term| dictionary.term(term).to_owned()).collect();
    }
}
