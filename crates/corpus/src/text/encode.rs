//! Texts to codes: all that is known of the languages of a corpus is applied here, and nowhere in the page.

mod intern;
mod stem;

use std::ops::Range;

use super::Before;
use super::code::{CAPACITIES, END, N_CLASSES, write_code};
use super::lexicon::{AS_TERM, CAPITAL, CAPITALS, CLASS_SHIFT, LAST, OWN, UNWRITTEN};
use crate::analysis::{HanFolding, is_letter_word, next_token, term_into, visit_terms};
use crate::codec::write;
use intern::Interner;

/// The stream of a corpus and what its codes stand for.
#[derive(Debug, Default)]
pub(crate) struct Coded {
    /// The texts, one after the other, each with its end.
    pub stream: Vec<u8>,
    /// Where each text that was given ends in `stream`.
    pub ends: Vec<u32>,
    /// What [`super::Lexicon::read`] reads.
    pub lexicon: Vec<u8>,
}

/// A text with the language it is in.
pub(crate) struct Source<'a> {
    pub text: &'a str,
    pub lang: &'a str,
}

/// Codes texts. The words of `names` become terms as well, wherever else they may stand.
pub(crate) fn code_texts<'a>(
    texts: impl Iterator<Item = Source<'a>>,
    names: impl Iterator<Item = &'a str>,
) -> Coded {
    let mut read = Read::default();
    texts.for_each(|source| read.text(&source));
    let (terms, surfaces) = terms_of(&mut read, names);
    let order = by_count(&read);
    let mut places = Places::default();
    let lexicon = write_lexicon(&read, &terms, &surfaces, &order, &mut places);
    let mut stream = Vec::with_capacity(read.codes.len() * 2);
    let mut ends = Vec::with_capacity(read.n_texts);
    for &code in &read.codes {
        if code == TEXT_END {
            write_code(&mut stream, 0, END);
            ends.push(u32::try_from(stream.len()).expect("a corpus is shorter than 4 GiB"));
        } else {
            let (class, number) = places.of[code as usize];
            write_code(&mut stream, class.into(), number as usize);
        }
    }
    Coded { stream, ends, lexicon }
}

const TEXT_END: u32 = u32::MAX;

/// All texts, as numbers of words and of what stands between words.
#[derive(Default)]
struct Read {
    strings: Interner,
    /// Per string how often it stands in the texts.
    counts: Vec<u32>,
    /// Per string whether it is a word.
    is_word: Vec<Kind>,
    codes: Vec<u32>,
    n_texts: usize,
    /// Letters of scripts without spaces that follow each other.
    pairs: Vec<(u32, u32)>,
    /// Per string and language how often it stands there, and the languages.
    langs: stem::Languages,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Separator,
    Word,
    Letter,
}

impl Read {
    fn text(&mut self, source: &Source<'_>) {
        let text = source.text;
        self.langs.begin(source.lang);
        let mut before = Before::Separator;
        let mut last = 0;
        let (mut at, mut end) = (0, 0);
        let mut term = String::new();
        while let Some(span) = next_token(text, &mut at, &mut term) {
            let word = span.range();
            let first = text[word.clone()].chars().next();
            let is_letter = first.is_some_and(is_letter_word);
            let space = if before.has_space(is_letter) { " " } else { "" };
            let follows = matches!(before, Before::Word { is_letter: true }) && is_letter;
            let between = &text[end..word.start];
            let is_implied = between == space;
            if !is_implied {
                self.push(between, Kind::Separator);
            }
            end = word.end;
            let kind = if is_letter { Kind::Letter } else { Kind::Word };
            let number = self.push(&text[word], kind);
            if follows && is_implied {
                self.pairs.push((last, number));
                self.forget_doubles();
            }
            last = number;
            before = Before::Word { is_letter };
        }
        if end < text.len() {
            self.push(&text[end..], Kind::Separator);
        }
        self.codes.push(TEXT_END);
        self.n_texts += 1;
    }

    fn push(&mut self, text: &str, kind: Kind) -> u32 {
        let number = self.strings.number(text);
        if number as usize == self.counts.len() {
            self.counts.push(0);
            self.is_word.push(kind);
        }
        self.counts[number as usize] += 1;
        self.langs.count(number);
        self.codes.push(number);
        number
    }

    /// Keeps the list of pairs in proportion to what is in it.
    fn forget_doubles(&mut self) {
        if self.pairs.len() == self.pairs.capacity() {
            self.pairs.sort_unstable();
            self.pairs.dedup();
            self.pairs.reserve(self.pairs.len().max(1 << 16));
        }
    }
}

/// The terms in byte order with their stems, and the folding of this corpus.
struct Terms {
    terms: Vec<String>,
    /// Per term a number of its stem, the same for all forms of a word; numbered by first term.
    stems: Vec<u32>,
    endings: Vec<String>,
    folding: Vec<(char, char)>,
}

/// A word as it is written, and its term.
struct Surface {
    term: u32,
    string: u32,
}

/// The terms of all words, of pairs of letters and of names, and the words in the order of their terms.
fn terms_of<'a>(read: &mut Read, names: impl Iterator<Item = &'a str>) -> (Terms, Vec<Surface>) {
    let whole = HanFolding::whole();
    let mut term = String::new();
    let mut terms: Vec<(String, u32)> = Vec::new();
    for (string, &kind) in read.is_word.iter().enumerate() {
        if kind != Kind::Separator {
            term_into(read.strings.get(string), &mut term);
            terms.push((whole.fold(&term).into_owned(), string as u32));
        }
    }
    let of_string = |string: u32| {
        let mut term = String::new();
        term_into(read.strings.get(string as usize), &mut term);
        whole.fold(&term).into_owned()
    };
    read.pairs.sort_unstable();
    read.pairs.dedup();
    let others = read.pairs.iter().map(|&(one, other)| of_string(one) + &of_string(other));
    let mut others: Vec<String> = others.collect();
    for name in names {
        visit_terms(name, &whole, &mut |_, term, _| others.push(term.to_owned()));
    }
    terms.sort_unstable();
    others.sort_unstable();
    let mut all: Vec<String> = terms.iter().map(|(term, _)| term.clone()).chain(others).collect();
    all.sort_unstable();
    all.dedup();

    let mut surfaces = Vec::with_capacity(terms.len());
    let mut place = 0;
    for (term, string) in terms {
        while all[place] != term {
            place += 1;
        }
        surfaces.push(Surface { term: place as u32, string });
    }
    let mut letters: Vec<char> =
        all.iter().flat_map(|term| term.chars()).filter(|char| !char.is_ascii()).collect();
    letters.sort_unstable();
    letters.dedup();
    let occurs = |pair: &&(char, char)| letters.binary_search(&pair.1).is_ok();
    let folding = whole.pairs().iter().filter(occurs).copied().collect();
    let (stems, endings) = stem::stems(&all, &surfaces, read);
    (Terms { terms: all, stems, endings, folding }, surfaces)
}

/// The strings, the commonest first; of equals, in byte order.
fn by_count(read: &Read) -> Vec<u32> {
    let mut order: Vec<u32> = (0..read.counts.len() as u32).collect();
    order.sort_unstable_by(|&a, &b| {
        let (count_a, count_b) = (read.counts[a as usize], read.counts[b as usize]);
        count_b
            .cmp(&count_a)
            .then_with(|| read.strings.get(a as usize).cmp(read.strings.get(b as usize)))
    });
    order
}

/// Per string the length of its code and its number among those.
#[derive(Default)]
struct Places {
    of: Vec<(u8, u32)>,
    /// How many codes of each length are given; the end of a text has the first.
    n_given: [u32; N_CLASSES],
}

impl Places {
    fn give(&mut self, string: u32) {
        let class = self.of[string as usize].0;
        let given = &mut self.n_given[usize::from(class)];
        self.of[string as usize].1 = *given;
        *given += 1;
    }
}

fn write_lexicon(
    read: &Read,
    terms: &Terms,
    surfaces: &[Surface],
    order: &[u32],
    places: &mut Places,
) -> Vec<u8> {
    places.of = vec![(0, 0); order.len()];
    places.n_given[0] = 1;
    let mut free = CAPACITIES;
    free[0] -= 1;
    let mut class = 0;
    for &string in order {
        while free[class] == 0 {
            class += 1;
        }
        free[class] -= 1;
        places.of[string as usize].0 = class as u8;
    }

    let mut bytes = Vec::new();
    write_sorted(&mut bytes, &terms.terms);
    let separators: Vec<u32> = (0..read.is_word.len() as u32)
        .filter(|&string| read.is_word[string as usize] == Kind::Separator)
        .collect();
    let mut separators = separators;
    separators.sort_unstable_by_key(|&string| read.strings.get(string as usize));
    write::list(&mut bytes, &separators, |bytes, &string| {
        places.give(string);
        bytes.push(places.of[string as usize].0);
        write::text(bytes, read.strings.get(string as usize));
    });

    let mut forms = Vec::new();
    let mut own = Vec::new();
    let mut next = 0;
    for (idx, term) in terms.terms.iter().enumerate() {
        let start = next;
        while surfaces.get(next).is_some_and(|surface| surface.term as usize == idx) {
            next += 1;
        }
        let of_term = &surfaces[start..next];
        for (place, surface) in of_term.iter().enumerate() {
            places.give(surface.string);
            let written = read.strings.get(surface.string as usize);
            let way = way_of_writing(term, written);
            if way == OWN {
                write::text(&mut own, written);
            }
            let last = if place + 1 == of_term.len() { LAST } else { 0 };
            forms.push(way | places.of[surface.string as usize].0 << CLASS_SHIFT | last);
        }
        if of_term.is_empty() {
            forms.push(UNWRITTEN);
        }
    }
    write::count(&mut bytes, forms.len());
    bytes.extend(forms);
    bytes.extend(own);

    let mut last_of_stem = vec![usize::MAX; terms.terms.len()];
    for (idx, &stem) in terms.stems.iter().enumerate() {
        let last = std::mem::replace(&mut last_of_stem[stem as usize], idx);
        write::number(&mut bytes, if last == usize::MAX { 0 } else { (idx - last) as u32 });
    }
    write::list(&mut bytes, &terms.endings, |bytes, ending| write::text(bytes, ending));
    let mut from = 0;
    write::list(&mut bytes, &terms.folding, |bytes, pair| {
        write::number(bytes, pair.0 as u32 - std::mem::replace(&mut from, pair.0 as u32));
        write::number(bytes, pair.1 as u32);
    });
    bytes
}

fn way_of_writing(term: &str, written: &str) -> u8 {
    let is_in_capitals = |range: Range<usize>| {
        let pair = term.get(range.clone()).zip(written.get(range));
        pair.is_some_and(|(small, capital)| small.to_ascii_uppercase() == capital)
    };
    if written == term {
        AS_TERM
    } else if written.len() != term.len() || !is_in_capitals(0..1) {
        OWN
    } else if term[1..] == written[1..] {
        CAPITAL
    } else if is_in_capitals(0..term.len()) {
        CAPITALS
    } else {
        OWN
    }
}

/// Strings in order, each by what it shares with the one before: shared lengths, then the lengths of the
/// rest, then the rest, because like stands well beside like.
fn write_sorted(bytes: &mut Vec<u8>, strings: &[String]) {
    let (mut shared, mut lens, mut rests) = (Vec::new(), Vec::new(), String::new());
    let mut before = "";
    for string in strings {
        let same = before.char_indices().zip(string.chars()).take_while(|((_, a), b)| a == b);
        let n_shared = same.last().map_or(0, |((at, char), _)| at + char.len_utf8());
        write::count(&mut shared, n_shared);
        write::count(&mut lens, string.len() - n_shared);
        rests.push_str(&string[n_shared..]);
        before = string;
    }
    write::count(bytes, strings.len());
    for part in [&shared, &lens] {
        write::count(bytes, part.len());
        bytes.extend(part);
    }
    bytes.extend(rests.bytes());
}
