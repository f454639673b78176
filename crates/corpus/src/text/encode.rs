//! Texts to codes: all that is known of the languages of a corpus is applied here, and nowhere in the page.

mod read;
mod stem;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

use rayon::prelude::*;

use super::code::{CAPACITIES, END, N_CLASSES, write_code};
use super::lexicon::{AS_TERM, CAPITAL, CAPITALS, CLASS_SHIFT, LAST, OWN, UNWRITTEN};
use crate::analysis::{HanFolding, term_into, visit_terms};
use crate::codec::write;
use crate::strings::Strings;
use read::{Kind, Read, TEXT_END};

pub(crate) use read::ReadTexts;

/// The stream of a corpus and what its codes stand for.
#[derive(Debug, Default)]
pub(crate) struct Coded {
    /// The texts, one after the other, each with its end; in parts that follow each other.
    pub stream: Vec<Vec<u8>>,
    /// Where each text that was given ends in `stream`.
    pub ends: Vec<usize>,
    /// What [`super::Lexicon::read`] reads.
    pub lexicon: Vec<u8>,
}

/// Codes texts that were read in parts. The words of `names` become terms as well, wherever else they
/// may stand.
pub(crate) fn code_texts<'a>(
    texts: Vec<ReadTexts>,
    names: impl Iterator<Item = &'a str> + Send,
) -> Coded {
    let (read, parts) = Read::join(texts);
    let ((terms, surfaces), order) = rayon::join(|| terms_of(&read, names), || by_count(&read));
    let mut places = Places::default();
    let lexicon = write_lexicon(&read, &terms, &surfaces, &order, &mut places);
    let coded: Vec<_> = parts
        .into_par_iter()
        .map(|part| {
            let mut stream = Vec::with_capacity(part.codes.len() * 2);
            let mut ends = Vec::new();
            for code in part.codes {
                if code == TEXT_END {
                    write_code(&mut stream, 0, END);
                    ends.push(stream.len());
                } else {
                    let (class, number) = places.of[part.numbers[code as usize] as usize];
                    write_code(&mut stream, class.into(), number as usize);
                }
            }
            stream.shrink_to_fit();
            (stream, ends)
        })
        .collect();
    let mut all = Coded { lexicon, ..Coded::default() };
    let mut start = 0;
    for (stream, ends) in coded {
        all.ends.extend(ends.iter().map(|end| start + end));
        start += stream.len();
        all.stream.push(stream);
    }
    all
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
fn terms_of<'a>(read: &Read, names: impl Iterator<Item = &'a str> + Send) -> (Terms, Vec<Surface>) {
    let whole = HanFolding::whole();
    let of_string = |string: u32| {
        let mut term = String::new();
        term_into(read.strings.get(string as usize), &mut term);
        match whole.fold(&term) {
            Cow::Borrowed(_) => term,
            Cow::Owned(folded) => folded,
        }
    };
    let of_words = || {
        let is_word = |&string: &u32| read.is_word[string as usize] != Kind::Separator;
        let words = (0..read.is_word.len() as u32).into_par_iter().filter(is_word);
        let term = |string: u32| {
            let term = of_string(string);
            (beginning(&term), term, string)
        };
        let mut terms: Vec<(u64, String, u32)> = words.map(term).collect();
        terms.par_sort_unstable();
        terms
    };
    let of_others = || {
        let pairs = read.pairs.iter().map(|&(one, other)| of_string(one) + &of_string(other));
        let mut others: Vec<String> = pairs.collect();
        for name in names {
            visit_terms(name, &whole, &mut |_, term, _| others.push(term.to_owned()));
        }
        others.sort_unstable();
        others.dedup();
        others
    };
    let (terms, others) = rayon::join(of_words, of_others);
    let mut all: Vec<String> =
        terms.iter().map(|(_, term, _)| term.clone()).chain(others).collect();
    all.par_sort_unstable();
    all.dedup();

    let mut surfaces = Vec::with_capacity(terms.len());
    let mut place = 0;
    for (_, term, string) in terms {
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
    let key = |string: u32| {
        let text = read.strings.get(string as usize);
        (Reverse(read.counts[string as usize]), beginning(text), string)
    };
    let mut order: Vec<(Reverse<u32>, u64, u32)> =
        (0..read.counts.len() as u32).into_par_iter().map(key).collect();
    order.par_sort_unstable_by(|a, b| {
        let by_text = || read.strings.get(a.2 as usize).cmp(read.strings.get(b.2 as usize));
        (a.0, a.1).cmp(&(b.0, b.1)).then_with(by_text)
    });
    order.into_iter().map(|(.., string)| string).collect()
}

/// The first bytes of a string as a number: of two strings, one with a smaller number comes first, and few
/// others need be compared letter by letter.
fn beginning(string: &str) -> u64 {
    let mut first = [0; 8];
    let n_bytes = string.len().min(first.len());
    first[..n_bytes].copy_from_slice(&string.as_bytes()[..n_bytes]);
    u64::from_be_bytes(first)
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
    Strings::write_sorted(&mut bytes, terms.terms.iter().map(String::as_str));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_are_in_the_order_of_the_strings() {
        let mut strings =
            ["b", "", "a\0", "a", "\0", "été", "abcdefgh", "abcdefghi", "abcdefg", "香港"];
        strings.sort_unstable();
        let mut by_beginning = strings;
        by_beginning.reverse();
        by_beginning.sort_unstable_by_key(|string| (beginning(string), *string));
        assert_eq!(by_beginning, strings);
        assert!(strings.is_sorted_by_key(|string| beginning(string)));
        assert!(beginning("abcdefg") < beginning("abcdefgh"));
    }
}
