//! What is known of words and names before any text is read: the lists of `lists/`, by the hash of
//! the folded words. Of a phrase, every beginning is known as such, so that the longest can be found.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

pub(super) mod marks;

use self::marks::Marks;
use corpus::analysis::fold;

use crate::letters::Letters;
use crate::words::{Table, number_of, number_of_letters};

/// Words and names with their marks.
pub(super) struct Lexicon {
    /// Places among the combinations.
    places: Table,
    /// The sets of marks that there are, which are few; the first is empty.
    combinations: Vec<Marks>,
    /// Their places.
    numbers: HashMap<u64, usize, BuildHasherDefault<Hashed>>,
}

/// The lists that are part of the program, read once.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::read)
}

impl Lexicon {
    /// The marks of a word or phrase; none if it is unknown.
    pub(super) fn marks(&self, hash: u64) -> Marks {
        self.combinations[self.places.get(hash)]
    }

    fn read() -> Self {
        let mut lexicon = Self {
            places: Table::new(18),
            combinations: vec![Marks::default()],
            numbers: HashMap::default(),
        };
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
                    self.mark(before, marks::BEGINS);
                }
                hash = Some(extend(hash, hash_word(part)));
            }
        }
        self.mark(hash.expect("a split gives one part at least"), marks);
    }

    /// Adds marks to those of a word or phrase.
    fn mark(&mut self, hash: u64, marks: Marks) {
        let Self { places, combinations, numbers } = self;
        let all = combinations[places.get(hash)].or(marks);
        let place = *numbers.entry(all.0).or_insert_with(|| {
            combinations.push(all);
            combinations.len() - 1
        });
        places.set(hash, place);
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
    let word = word.strip_suffix('.').unwrap_or(word);
    let mut buffer = [0; SHORT];
    match buffer.get_mut(..word.len()) {
        Some(small) if word.is_ascii() => {
            small.copy_from_slice(word.as_bytes());
            small.make_ascii_lowercase();
            number_of(small)
        }
        _ => number_of(fold(word).replace('’', "'").as_bytes()),
    }
}

/// Words of so many bytes are hashed where they stand.
const SHORT: usize = 32;

/// The same for a word of ASCII letters.
pub(super) fn hash_letters(letters: &Letters) -> Option<u64> {
    number_of_letters(letters)
}

/// The same for a word of small ASCII letters, so that single words of the program are known when it is
/// compiled.
pub(super) const fn hash_small(word: &str) -> u64 {
    match word.as_bytes() {
        [word @ .., b'.'] => number_of(word),
        word => number_of(word),
    }
}

/// Takes a hash as it is.
#[derive(Default)]
pub(super) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = number_of(bytes) ^ self.0.rotate_left(5);
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
        let n_entries = lexicon().places.len();
        assert!((90_000..200_000).contains(&n_entries), "{n_entries}");
    }
}
