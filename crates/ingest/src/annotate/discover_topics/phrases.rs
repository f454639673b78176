//! Noun phrases of a text: one to three words, the last a noun, those before nouns or adjectives.
//!
//! Without a parser: a word is what the lexicon says, and where it can be noun or verb its
//! neighbours decide. Names, figures and dates end a phrase.

use corpus::Span;

use super::view::{Cover, View};
use crate::words::lexicon::{Entry, Lexicon, Sort};
use crate::words::{Gap, Shape, Word, phrase_number, words};

/// The longest phrase, in words.
pub(crate) const LONGEST: usize = 3;

/// A noun phrase where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NounPhrase {
    /// Stems of its words; the rest is zero.
    pub stems: [u64; LONGEST],
    pub n_words: u8,
    pub kind: Kind,
    /// Whether it stands in the title or the first paragraph.
    pub leads: bool,
}

/// What sort of phrase it is, as far as its words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kind {
    /// Of a single word: whether it can be a topic by itself.
    pub stands_alone: bool,
    /// How rare its rarest word is in English: 1 to 4.
    pub level: u8,
    /// How rare its last word is.
    pub head_level: u8,
    /// Its last word is a sort of person.
    pub is_person: bool,
}

impl NounPhrase {
    pub fn number(&self) -> u64 {
        phrase_number(&self.stems[..usize::from(self.n_words)])
    }
}

/// A word of a run of nouns and adjectives.
#[derive(Clone, Copy, Debug)]
struct Part {
    stem: u64,
    entry: Entry,
    is_acronym: bool,
    /// A hyphen joins it to the one before.
    is_joined: bool,
}

/// Calls `visit` for every noun phrase of the title and the text, also for those inside others, and
/// says whether the text is English.
pub(crate) fn noun_phrases(
    view: &View<'_>,
    lexicon: &Lexicon,
    mut visit: impl FnMut(NounPhrase),
) -> bool {
    let title = Span::new(0..view.title.len());
    let mut finder = Finder {
        lexicon,
        run: Vec::new(),
        leads: true,
        before: Before::Nothing,
        n_words: 0,
        n_small_words: 0,
    };
    finder.read(view.title, title, &mut Cover::new(&[]), &mut visit);
    let taken = view.taken();
    let mut cover = Cover::new(&taken);
    for (idx, &leaf) in view.leaves.iter().enumerate() {
        finder.leads = idx == 0;
        finder.read(view.text, leaf, &mut cover, &mut visit);
    }
    // In English every third word or so is one of these; in other languages few look like them.
    finder.n_words < 20 || finder.n_small_words * 7 > finder.n_words
}

/// What stands before a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    Nothing,
    Determiner,
    /// A word after which a verb is likely.
    Verbal,
    /// A number, so that what follows is counted.
    Number,
}

struct Finder<'a> {
    lexicon: &'a Lexicon,
    run: Vec<Part>,
    leads: bool,
    before: Before,
    n_words: usize,
    /// Articles, pronouns and the like.
    n_small_words: usize,
}

/// A run is never longer in a sentence; more is a list without commas.
const LONGEST_RUN: usize = 12;

impl Finder<'_> {
    fn read(
        &mut self,
        text: &str,
        leaf: Span,
        cover: &mut Cover<'_>,
        visit: &mut impl FnMut(NounPhrase),
    ) {
        let is_titled = is_titled(text, leaf);
        let mut pending: Option<Word> = None;
        words(text, leaf, |word| {
            let Some(first) = pending.replace(word) else { return };
            if word.gap == Gap::Hyphen
                && let Some(joined) = compound(self.lexicon, first, word, text)
            {
                pending = Some(joined);
                return;
            }
            self.word(first, text, is_titled, cover.touches(first.span), visit);
        });
        if let Some(last) = pending {
            self.word(last, text, is_titled, cover.touches(last.span), visit);
        }
        self.end(false, visit);
        self.before = Before::Nothing;
    }

    fn word(
        &mut self,
        word: Word,
        text: &str,
        is_titled: bool,
        is_taken: bool,
        visit: &mut impl FnMut(NounPhrase),
    ) {
        if word.gap == Gap::Apart || word.gap == Gap::Bracket {
            self.end(false, visit);
            self.before = Before::Nothing;
        }
        let words = word.span.of(text);
        let entry = if words.contains('-') {
            compound_entry(words)
        } else {
            self.lexicon.entry(&word, text)
        };
        self.n_words += 1;
        let is_small = matches!(entry.sort, Sort::Determiner | Sort::BeforeVerb);
        self.n_small_words += usize::from(is_small);
        let opens_sentence = word.gap == Gap::Apart;
        let is_name = match word.shape {
            Shape::Lower => false,
            Shape::Capital => {
                !(opens_sentence || is_titled) || !self.lexicon.knows(&word) && !words.contains('-')
            }
            Shape::Upper => word.gap == Gap::Bracket || is_titled && !self.lexicon.knows(&word),
            Shape::Mixed => true,
            Shape::Number => false,
        };
        let stops = is_taken || is_name;
        match entry.sort {
            _ if stops => self.stop(Before::Nothing, visit),
            Sort::Number => self.stop(Before::Number, visit),
            Sort::Stop => self.stop(Before::Nothing, visit),
            Sort::Determiner => {
                self.end(true, visit);
                self.before = Before::Determiner;
            }
            Sort::BeforeVerb => {
                // "plans to": what can be a verb before "to" is one.
                self.end(words.eq_ignore_ascii_case("to"), visit);
                self.before = Before::Verbal;
            }
            Sort::NounOrVerb if self.run.is_empty() && self.before == Before::Verbal => {
                self.before = Before::Nothing;
            }
            _ if self.run.is_empty() && self.before == Before::Number => {
                self.before = Before::Nothing;
            }
            _ => {
                if self.run.len() == LONGEST_RUN {
                    self.end(false, visit);
                }
                let is_acronym = word.shape == Shape::Upper && !is_titled;
                let is_joined = word.gap == Gap::Hyphen;
                self.run.push(Part { stem: word.stem, entry, is_acronym, is_joined });
            }
        }
    }

    fn stop(&mut self, before: Before, visit: &mut impl FnMut(NounPhrase)) {
        self.end(false, visit);
        self.before = before;
    }

    /// Gives out the phrases of the run. If its last word is followed by one that opens a noun
    /// phrase, it is a verb where it can be one.
    fn end(&mut self, ends_in_verb: bool, visit: &mut impl FnMut(NounPhrase)) {
        if ends_in_verb
            && self.run.last().is_some_and(|last| last.entry.sort == Sort::NounOrVerb)
            && (self.run.len() > 1 || self.before != Before::Determiner)
        {
            self.run.pop();
        }
        for end in 0..self.run.len() {
            let head = self.run[end];
            // "Cross-border" before "trade" is an adjective.
            let is_modifier = head.is_joined && end + 1 < self.run.len();
            if head.entry.sort == Sort::Adjective || is_modifier {
                continue;
            }
            for n_words in 1..=LONGEST.min(end + 1) {
                let parts = &self.run[end + 1 - n_words..=end];
                let mut stems = [0; LONGEST];
                stems.iter_mut().zip(parts).for_each(|(stem, part)| *stem = part.stem);
                let level = parts.iter().map(|part| part.level()).max().unwrap_or(1);
                let stands_alone = matches!(
                    head.entry.sort,
                    Sort::Noun | Sort::NounOrVerb | Sort::NounOrAdjective
                );
                visit(NounPhrase {
                    stems,
                    n_words: n_words as u8,
                    kind: Kind {
                        stands_alone: stands_alone || head.is_acronym,
                        level,
                        head_level: head.level(),
                        is_person: head.entry.sort == Sort::Person,
                    },
                    leads: self.leads,
                });
            }
        }
        self.run.clear();
        self.before = Before::Nothing;
    }
}

impl Part {
    fn level(&self) -> u8 {
        if self.is_acronym { 4 } else { self.entry.level }
    }
}

/// Two words with a hyphen between them that are one: "start-up", "face-to-face". It has the number
/// that it has without the hyphen.
pub(crate) fn compound(lexicon: &Lexicon, first: Word, second: Word, text: &str) -> Option<Word> {
    let is_content = |word: &Word| {
        let sort = lexicon.entry(word, text).sort;
        !matches!(sort, Sort::Stop | Sort::Number | Sort::BeforeVerb | Sort::Determiner)
    };
    if is_content(&first) && is_content(&second) {
        return None;
    }
    let joined = [first.span.of(text), second.span.of(text)].concat();
    let mut found = None;
    words(&joined, Span::new(0..joined.len()), |word| found = Some(word));
    let span = Span { start: first.span.start, end: second.span.end };
    found.map(|joined| Word { form: joined.form, stem: joined.stem, span, ..first })
}

/// What two words with a hyphen are together: "start-up", "state-backed".
fn compound_entry(words: &str) -> Entry {
    let last = words.rsplit('-').next().unwrap_or(words);
    let particles = ["up", "off", "out", "in", "over", "back", "down"];
    let sort = match () {
        () if words.starts_with(|char: char| char.is_ascii_digit()) => Sort::Stop,
        () if particles.contains(&last.trim_end_matches('s')) => Sort::Noun,
        () => Sort::Stop,
    };
    Entry { sort, level: 3 }
}

/// Whether a line is written like a headline, so that a capital says nothing.
fn is_titled(text: &str, leaf: Span) -> bool {
    /// Longer lines are paragraphs.
    const MOST_BYTES: u32 = 200;
    if leaf.len() > MOST_BYTES || leaf.of(text).ends_with(['.', '"', '”']) {
        return false;
    }
    let (mut n_small, mut n_capital) = (0, 0);
    words(text, leaf, |word| match word.shape {
        Shape::Lower => n_small += usize::from(word.span.len() > 3),
        Shape::Capital | Shape::Upper => n_capital += 1,
        Shape::Mixed | Shape::Number => {}
    });
    n_capital > 1 && n_capital > 2 * n_small
}
