//! Where chosen phrases stand in the texts, and how they are written there.

use std::collections::BTreeMap;

use corpus::Span;

use super::phrases::compound;
use super::view::{Cover, View};
use crate::words::lexicon::Lexicon;
use crate::words::{ByNumber, Gap, Shape, Word, phrase_number, words};

/// The longest phrase that is looked for, in words; publishers' keywords may be longer than what is
/// found.
pub(crate) const LONGEST: usize = 4;

/// Phrases to look for.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    /// By the number of the phrase, its place in the list.
    by_number: ByNumber<u32>,
    /// Stems with which phrases begin, and how long the longest of them is.
    first: ByNumber<u8>,
    /// The lowest bits of those stems, so that most words need not be looked up.
    maybe_first: Vec<bool>,
}

/// How many bits of a stem say whether a phrase may begin with it.
const FIRST_BITS: u64 = 0x3fff;

/// A chosen phrase where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Occurrence {
    pub phrase: u32,
    pub span: Span,
    pub case: Case,
}

/// What the case of a phrase says of it; that of its last word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// A word like any other.
    Small,
    /// A capital amid a sentence, as in a name.
    Capital,
    /// A capital that a sentence may begin with, or nothing but capitals.
    Either,
}

/// Ways of writing a phrase, and how often each is used.
pub(crate) type Spellings = BTreeMap<String, u32>;

impl Wanted {
    /// Looks for phrases by their stems; a phrase without any, or with too many, is never found.
    pub fn new<'a>(phrases: impl Iterator<Item = &'a [u64]>) -> Self {
        let mut wanted =
            Self { maybe_first: vec![false; FIRST_BITS as usize + 1], ..Self::default() };
        for (idx, stems) in phrases.enumerate() {
            let (Some(&first), true) = (stems.first(), stems.len() <= LONGEST) else { continue };
            wanted.by_number.entry(phrase_number(stems)).or_insert(idx as u32);
            wanted.maybe_first[(first & FIRST_BITS) as usize] = true;
            let longest = wanted.first.entry(first).or_default();
            *longest = (*longest).max(stems.len() as u8);
        }
        wanted
    }

    /// Every occurrence outside of names, also those inside longer ones; in order of their ends.
    pub fn find(&self, view: &View<'_>, lexicon: &Lexicon) -> Vec<Occurrence> {
        let mut found = Vec::new();
        let names: Vec<_> = view.names().collect();
        let mut cover = Cover::new(&names);
        for &leaf in view.leaves.iter() {
            self.read(view.text, leaf, &mut cover, lexicon, &mut found);
        }
        found
    }

    /// The phrases of a title, ascending.
    pub fn find_in_title(&self, title: &str, lexicon: &Lexicon) -> Vec<u32> {
        let mut found = Vec::new();
        let span = Span::new(0..title.len());
        self.read(title, span, &mut Cover::new(&[]), lexicon, &mut found);
        let mut phrases: Vec<_> = found.iter().map(|occurrence| occurrence.phrase).collect();
        phrases.sort_unstable();
        phrases.dedup();
        phrases
    }

    fn read(
        &self,
        text: &str,
        leaf: Span,
        cover: &mut Cover<'_>,
        lexicon: &Lexicon,
        found: &mut Vec<Occurrence>,
    ) {
        let mut last = Last::default();
        let mut pending: Option<Word> = None;
        words(text, leaf, |word| {
            let Some(first) = pending.replace(word) else { return };
            if word.gap == Gap::Hyphen
                && let Some(joined) = compound(lexicon, first, word, text)
            {
                pending = Some(joined);
                return;
            }
            self.word(first, cover, &mut last, found);
        });
        if let Some(word) = pending {
            self.word(word, cover, &mut last, found);
        }
    }

    fn word(
        &self,
        word: Word,
        cover: &mut Cover<'_>,
        last: &mut Last,
        found: &mut Vec<Occurrence>,
    ) {
        if matches!(word.gap, Gap::Apart | Gap::Bracket) {
            last.n = 0;
        }
        if word.gap == Gap::Bracket || word.shape == Shape::Number || cover.touches(word.span) {
            last.n = 0;
            return;
        }
        let longest = match self.maybe_first[(word.stem & FIRST_BITS) as usize] {
            true => self.first.get(&word.stem).copied().unwrap_or_default(),
            false => 0,
        };
        if longest == 0 && last.reach == 0 {
            return last.pass();
        }
        last.push(word.stem, word.span.start, longest);
        for n_words in 1..=last.n {
            let at = LONGEST - n_words;
            if n_words <= usize::from(last.longest[at])
                && let Some(&phrase) = self.by_number.get(&phrase_number(&last.stems[at..]))
            {
                let span = Span { start: last.starts[at], end: word.span.end };
                let case = match word.shape {
                    Shape::Lower => Case::Small,
                    Shape::Capital if last.n > n_words => Case::Capital,
                    _ => Case::Either,
                };
                found.push(Occurrence { phrase, span, case });
            }
        }
    }
}

/// The last words, the latest at the end.
#[derive(Default)]
struct Last {
    stems: [u64; LONGEST],
    starts: [u32; LONGEST],
    /// How long the longest phrase is that begins with the word; 0 where none does.
    longest: [u8; LONGEST],
    n: usize,
    /// How many more words the phrases may take that begin with one of them.
    reach: u8,
}

impl Last {
    fn push(&mut self, stem: u64, start: u32, longest: u8) {
        self.stems.copy_within(1.., 0);
        self.starts.copy_within(1.., 0);
        self.longest.copy_within(1.., 0);
        self.stems[LONGEST - 1] = stem;
        self.starts[LONGEST - 1] = start;
        self.longest[LONGEST - 1] = longest;
        self.n = (self.n + 1).min(LONGEST);
        self.reach = self.reach.saturating_sub(1).max(longest.saturating_sub(1));
    }

    /// The same with a word that is in no phrase, nor in one that may go on.
    fn pass(&mut self) {
        self.longest = [0; LONGEST];
        self.n = (self.n + 1).min(LONGEST);
    }
}

/// Adds the spelling of an occurrence: in lower case but for acronyms and names inside.
pub(crate) fn add_spelling(text: &str, span: Span, spellings: &mut Spellings) {
    let mut spelling = String::new();
    words(text, span, |word| {
        if !spelling.is_empty() {
            spelling.push(if word.gap == Gap::Hyphen { '-' } else { ' ' });
        }
        let form = word.span.of(text);
        match word.shape {
            Shape::Upper | Shape::Mixed | Shape::Number => spelling.push_str(form),
            Shape::Lower | Shape::Capital => spelling.push_str(&form.to_lowercase()),
        }
    });
    add_uses(spelling, 1, spellings);
}

/// Adds uses of a spelling.
pub(crate) fn add_uses(spelling: String, n: u32, spellings: &mut Spellings) {
    /// So many ways to write a phrase are enough; accents and capitals could make more without end.
    const MOST: usize = 16;
    let n_spellings = spellings.len();
    match spellings.get_mut(&spelling) {
        Some(n_uses) => *n_uses += n,
        None if n_spellings < MOST => _ = spellings.insert(spelling, n),
        None => {}
    }
}
