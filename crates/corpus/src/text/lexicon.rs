//! What each code of a stream stands for: a word as it is written, with its term, or what stands between
//! words.
//!
//! Words are stored as terms in byte order, each with the ways in which it is written: mostly as it is,
//! with a capital, or in capitals.

use super::code::N_CLASSES;
use crate::TermId;
use crate::analysis::{HanFolding, is_letter_word, visit_terms};
use crate::codec::Reader;
use crate::codec::whole::Whole;
use crate::index::{Dictionary, StemId};
use crate::strings::Strings;

/// How a word is written: as its term is.
pub(super) const AS_TERM: u8 = 0;
/// Its first letter is a capital of ASCII.
pub(super) const CAPITAL: u8 = 1;
/// All its letters are capitals of ASCII.
pub(super) const CAPITALS: u8 = 2;
/// In a way of its own; the first number of those strings.
pub(super) const OWN: u8 = 3;
/// A form's bits: the way of writing, then the length of the code, then whether it is the term's last.
pub(super) const CLASS_SHIFT: u8 = 2;
pub(super) const LAST: u8 = 0x10;
/// In the place of a form: the term is written nowhere.
pub(super) const UNWRITTEN: u8 = 0x20;

const NO_TERM: u32 = u32::MAX;
/// Marks the terms that are letters of a script without spaces.
const LETTER: u32 = 1 << 31;

/// All codes, and the dictionary of their terms.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    pub dictionary: Dictionary,
    /// The letters of this corpus that are written in two ways.
    pub folding: HanFolding,
    /// Where the codes of each length begin.
    pub(super) starts: [usize; N_CLASSES],
    /// Per code its term, or `NO_TERM`.
    terms: Box<[u32]>,
    /// Per code the way in which it is written, from `OWN` on by the number of the string.
    ways: Vec<u32>,
    strings: Strings,
    has_letters: bool,
    /// The words of each entity's name.
    pub entities: TermLists,
    /// The words of each topic's label.
    pub topics: TermLists,
}

/// Lists of terms by number.
#[derive(Debug, Default)]
pub(crate) struct TermLists {
    ends: Vec<u32>,
    /// Each with whether it is two letters that are in the list already.
    terms: Vec<(TermId, bool)>,
}

impl TermLists {
    /// The terms of texts.
    fn of_texts(lexicon: &Lexicon, texts: &mut dyn Iterator<Item = &str>) -> Self {
        let mut lists = Self::default();
        for text in texts {
            visit_terms(text, &lexicon.folding, &mut |_, term, is_pair| {
                let term = lexicon.dictionary.find(term);
                lists.terms.extend(term.map(|term| (term, is_pair)));
            });
            lists.ends.push(lists.terms.len() as u32);
        }
        lists
    }

    /// A list.
    pub fn of(&self, list: usize) -> &[(TermId, bool)] {
        let end = |idx: usize| self.ends.get(idx).map_or(0, |&end| end as usize);
        let start = if list == 0 { 0 } else { end(list - 1) };
        self.terms.get(start..end(list)).unwrap_or_default()
    }
}

impl Lexicon {
    /// Reads what `text::encode` wrote; the reader fails where it cannot be read.
    pub fn read(reader: &mut Reader<'_>, whole: &Whole) -> Self {
        let terms = Strings::read_sorted(reader);
        let mut strings = Strings::default();
        // The code that ends a text.
        let mut classes: [Vec<(u32, u32)>; N_CLASSES] = Default::default();
        classes[0].push((NO_TERM, AS_TERM.into()));
        for _ in 0..reader.count() {
            let class = usize::from(reader.byte()) % N_CLASSES;
            classes[class].push((NO_TERM, u32::from(OWN) + strings.len() as u32));
            strings.push(reader.text());
        }
        let forms_len = reader.count();
        let mut forms = Reader::new(reader.take(forms_len));
        for (idx, term) in terms.iter().enumerate() {
            let is_letter = term.chars().next().is_some_and(is_letter_word);
            let entry = idx as u32 | if is_letter { LETTER } else { 0 };
            loop {
                let form = forms.byte();
                if form == UNWRITTEN || forms.has_failed() {
                    break;
                }
                let class = usize::from(form >> CLASS_SHIFT) % N_CLASSES;
                let way = match form & OWN {
                    OWN => {
                        strings.push(reader.text());
                        u32::from(OWN) + strings.len() as u32 - 1
                    }
                    way => way.into(),
                };
                classes[class].push((entry, way));
                if form & LAST != 0 {
                    break;
                }
            }
        }
        if !forms.is_done() {
            reader.fail();
        }
        let stems = read_stems(reader, terms.len());
        let endings = reader.list(Reader::string);
        let mut from = 0;
        let pairs = reader.list(|reader| {
            from += reader.number();
            let to = reader.number();
            (letter(from), letter(to))
        });
        let (letters, ends) = terms.into_parts();
        let dictionary = Dictionary::new(letters, ends, stems, endings).unwrap_or_else(|| {
            reader.fail();
            Dictionary::default()
        });
        let mut lexicon =
            Self { dictionary, folding: HanFolding::new(pairs), strings, ..Self::default() };
        let mut code_terms = Vec::new();
        for (class, entries) in classes.iter().enumerate() {
            lexicon.starts[class] = code_terms.len();
            code_terms.extend(entries.iter().map(|&(term, _)| term));
            lexicon.ways.extend(entries.iter().map(|&(_, way)| way));
        }
        lexicon.terms = code_terms.into();
        lexicon.has_letters =
            lexicon.terms.iter().any(|&term| term != NO_TERM && term & LETTER != 0);
        let mut names = whole.entities.iter().map(|entity| entity.name.as_str());
        lexicon.entities = TermLists::of_texts(&lexicon, &mut names);
        let mut labels = whole.topics.iter().map(|topic| topic.label.as_str());
        lexicon.topics = TermLists::of_texts(&lexicon, &mut labels);
        lexicon
    }

    /// Whether any word is a letter of a script without spaces.
    pub fn has_letters(&self) -> bool {
        self.has_letters
    }

    pub(super) fn len(&self) -> usize {
        self.terms.len()
    }

    /// The term of a code; `None` for what stands between words.
    #[inline(always)]
    pub(super) fn term(&self, idx: usize) -> Option<TermId> {
        let term = self.terms.get(idx).copied().filter(|&term| term != NO_TERM)?;
        Some(TermId(term & !LETTER))
    }

    /// Whether a word is a letter of a script without spaces; `None` for what stands between words.
    pub(super) fn is_letter(&self, idx: usize) -> Option<bool> {
        let term = self.terms.get(idx).copied().filter(|&term| term != NO_TERM)?;
        Some(term & LETTER != 0)
    }

    /// Adds what a code stands for to `text`.
    pub(super) fn write_surface(&self, idx: usize, text: &mut String) {
        let start = text.len();
        text.push_str(self.plain(idx));
        let way = self.ways[idx];
        if way == u32::from(CAPITAL)
            && let Some(first) = text.get_mut(start..start + 1)
        {
            first.make_ascii_uppercase();
        } else if way == u32::from(CAPITALS) {
            text.get_mut(start..).unwrap_or_default().make_ascii_uppercase();
        }
    }

    /// How many bytes [`Self::write_surface`] adds.
    pub(super) fn surface_len(&self, idx: usize) -> u32 {
        self.plain(idx).len() as u32
    }

    /// What a code stands for, but for its capitals.
    fn plain(&self, idx: usize) -> &str {
        let way = self.ways[idx];
        match (way.checked_sub(OWN.into()), self.term(idx)) {
            (Some(string), _) => self.strings.get(string as usize),
            (None, Some(term)) => self.dictionary.term(term),
            (None, None) => "",
        }
    }
}

/// The stem of each term: that of the term so many places before, or the next one at 0.
fn read_stems(reader: &mut Reader<'_>, n_terms: usize) -> Vec<StemId> {
    let mut stems: Vec<StemId> = Vec::new();
    let mut n_stems = 0;
    for idx in 0..n_terms {
        let before = reader.number() as usize;
        let known = idx.checked_sub(before).and_then(|place| stems.get(place)).copied();
        stems.push(known.unwrap_or_else(|| {
            n_stems += 1;
            StemId(n_stems - 1)
        }));
    }
    stems
}

fn letter(code: u32) -> char {
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}
