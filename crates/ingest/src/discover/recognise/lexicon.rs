//! What is known of words and names before any text is read: the lists of `lists/`, by the hash of
//! the folded words. Of a phrase, every beginning is known as such, so that the longest can be found.

use std::hash::Hasher;
use std::sync::OnceLock;

pub(super) mod marks;
mod table;

use self::marks::Marks;
use self::table::Table;
use corpus::analysis::fold;

/// Words and names with their marks.
pub(super) struct Lexicon {
    marks: Table,
}

/// The lists that are part of the program, read once.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::read)
}

impl Lexicon {
    /// The marks of a word or phrase; none if it is unknown.
    pub(super) fn marks(&self, hash: u64) -> Marks {
        self.marks.get(hash)
    }

    fn read() -> Self {
        let mut lexicon = Self { marks: Table::new(18) };
        lexicon.add_packed(include_str!("../../../lists/names.txt"));
        for (list, sections) in marks::LISTS {
            lexicon.add_list(list, sections);
        }
        lexicon
    }

    /// Adds the list that `lists/make.py` writes.
    fn add_packed(&mut self, list: &str) {
        let mut marks = Marks::default();
        let mut entry = String::new();
        for line in list.lines() {
            if let Some(flags) = line.strip_prefix('=') {
                marks = Marks(flags.parse().unwrap_or(0));
                entry.clear();
            } else if let Some(shared) = line.bytes().next() {
                entry.truncate(usize::from(shared.saturating_sub(b'a')));
                entry.push_str(&line[1..]);
                self.add(&entry, marks);
            }
        }
    }

    /// Adds a list written by hand: entries between commas, `[section]` lines, comments after `#`.
    fn add_list(&mut self, list: &str, sections: &[(&str, Marks)]) {
        let mut marks = sections.first().map_or(Marks::default(), |&(_, marks)| marks);
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                marks = sections
                    .iter()
                    .find(|(section, _)| *section == name)
                    .expect("a section that the program knows")
                    .1;
                continue;
            }
            for entry in line.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
                self.add(entry, marks);
                if marks.has(marks::DEMONYM) {
                    self.add(&plural(entry), marks);
                }
            }
        }
    }

    fn add(&mut self, entry: &str, marks: Marks) {
        let mut hash = None;
        for word in entry.split(' ') {
            let (word, ending) = match word.strip_suffix("'s") {
                Some(word) if !word.is_empty() => (word, Some("'s")),
                _ => (word, None),
            };
            for part in std::iter::once(word).chain(ending) {
                if let Some(before) = hash {
                    self.marks.mark(before, marks::BEGINS);
                }
                hash = Some(extend(hash, hash_word(part)));
            }
        }
        self.marks.mark(hash.expect("a split gives one part at least"), marks);
    }
}

/// Several of one people.
fn plural(demonym: &str) -> String {
    match demonym.strip_suffix("man") {
        Some(start) if start.len() > 3 && !start.ends_with(['r', 'o']) => format!("{start}men"),
        _ => format!("{demonym}s"),
    }
}

/// The hash of a phrase that is one word longer.
pub(super) fn extend(phrase: Option<u64>, word: u64) -> u64 {
    match phrase {
        Some(phrase) => (phrase.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15),
        None => word,
    }
}

/// The hash of a word without regard to case and accents; a full stop at its end does not count.
pub(super) fn hash_word(word: &str) -> u64 {
    if word.is_ascii() {
        hash_bytes(word.bytes().map(|byte| byte.to_ascii_lowercase()))
    } else {
        hash_bytes(fold(word).replace('’', "'").bytes())
    }
}

/// The beginning of every hash.
pub(super) const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of what `step` has taken in.
pub(super) const fn finish(hash: u64) -> u64 {
    hash ^ hash >> 29
}

fn hash_bytes(bytes: impl Iterator<Item = u8>) -> u64 {
    let mut hash = EMPTY;
    let mut stop = None;
    for byte in bytes {
        if let Some(stop) = stop.take() {
            hash = step(hash, stop);
        }
        if byte == b'.' {
            stop = Some(byte);
        } else {
            hash = step(hash, byte);
        }
    }
    finish(hash)
}

/// The same for a word of small ASCII letters, so that single words of the program are known when it is
/// compiled.
pub(super) const fn hash_small(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let mut hash = EMPTY;
    let mut idx = 0;
    while idx < bytes.len() {
        if idx + 1 < bytes.len() || bytes[idx] != b'.' {
            hash = step(hash, bytes[idx]);
        }
        idx += 1;
    }
    finish(hash)
}

/// Takes one more byte, a small letter, into a hash.
pub(super) const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Takes a hash as it is.
#[derive(Default)]
pub(super) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.0 = step(self.0, byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

#[cfg(test)]
mod tests {
    use super::marks::*;
    use super::*;

    fn check(phrase: &str, expected: Marks) {
        let hash = phrase.split(' ').fold(None, |hash, word| Some(extend(hash, hash_word(word))));
        let marks = lexicon().marks(hash.unwrap());
        assert!(marks.has(expected), "{phrase}: {:b}", marks.0);
    }

    #[test]
    fn words_and_names_of_all_lists_are_known() {
        check("experts", COMMON);
        check("Harold", FIRST);
        check("São Paulo", BIG_CITY);
        check("NEW YORK", SURE_PLACE);
        check("New", BEGINS);
        check("Procter & Gamble", KNOWN_ORGANIZATION);
        check("Prime Minister", TITLE);
        check("Inc.", SUFFIX);
        check("U.N.", KNOWN_ORGANIZATION);
        check("Norwegian", DEMONYM);
        check("said", SAYS);
        assert_eq!(lexicon().marks(hash_word("qwrtzp")), Marks::default());
    }

    #[test]
    fn the_lists_fit_in_memory_and_are_not_cut_short() {
        let n_entries = lexicon().marks.len();
        assert!((90_000..200_000).contains(&n_entries), "{n_entries}");
    }
}
