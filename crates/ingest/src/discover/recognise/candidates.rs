//! Runs of words that may be names: where they begin and end, before it is asked what they name.
//!
//! Titles, demonyms and words that only begin a sentence are cut off; small words that belong to a
//! name (`of`, `for`, `and`, `&`, `de`, `bin`) are taken in.

mod cut;
mod extent;
mod phrase;

use super::lexicon::marks::{self, Marks};
use super::lexicon::{Lexicon, extend, hash_small};
use super::tokens::{CAPITAL, INITIAL, NUMBER, Token};

/// A run of tokens that may be a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub from: usize,
    pub to: usize,
    /// A title stands before it: President, Mr., Gen.
    pub has_title: bool,
    /// A demonym has been cut off: Norwegian, American.
    pub has_demonym: bool,
}

/// The candidates among `tokens`, in order, never overlapping. `seen_small` says whether a word stands
/// elsewhere with a small letter, `seen_name` whether a run of words stands within a sentence; it is
/// asked only where that makes a difference.
pub(super) fn candidates(
    tokens: &[Token],
    lexicon: &Lexicon,
    seen_small: &dyn Fn(u64) -> bool,
    seen_name: &dyn Fn(u64) -> bool,
) -> Vec<Candidate> {
    let finder = Finder { tokens, lexicon, seen_small, seen_name };
    let mut found = Vec::new();
    let mut at = 0;
    let mut titled = None;
    while at < tokens.len() {
        if !tokens[at].is(CAPITAL | NUMBER)
            || !finder.may_begin(at) && !finder.begins_with_number(at)
        {
            at += 1;
            continue;
        }
        if let Some(after) = finder.title(at) {
            titled = Some(finder.after_office(after));
            at = titled.unwrap_or(after);
            continue;
        }
        let known = finder.known(at);
        if finder.is_date(at) {
            at += 1;
            continue;
        }
        if tokens[at].has(marks::FUNCTION) && known <= at + 1 && !tokens[at].is(INITIAL) {
            at += 1;
            continue;
        }
        let end = finder.end(at, known);
        let candidate =
            Candidate { from: at, to: end, has_title: titled == Some(at), has_demonym: false };
        finder.cut(candidate, &mut found);
        at = end;
    }
    found
}

struct Finder<'a> {
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    seen_small: &'a dyn Fn(u64) -> bool,
    seen_name: &'a dyn Fn(u64) -> bool,
}

/// What is a name by the lists, but for people.
const NO_PERSON: Marks = marks::ANY_PLACE
    .or(marks::KNOWN_ORGANIZATION)
    .or(marks::LISTED_GROUP)
    .or(marks::LISTED_OTHER)
    .or(marks::OTHER_NAME)
    .or(marks::DEMONYM);

/// In tokens; what is longer is cut into several.
const LONGEST_NAME: usize = 16;

/// The hash of a run of tokens, as the lexicon has it.
pub(super) fn hash_of(tokens: &[Token]) -> u64 {
    tokens.iter().fold(None, |hash, token| Some(extend(hash, token.hash))).unwrap_or_default()
}

/// Numbers as words, as they stand after a month.
const NUMERALS: [u64; 10] =
    hashes(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]);

/// The hash of a word in small ASCII letters.
pub(super) const fn hash(word: &str) -> u64 {
    hash_small(word)
}

/// The hashes of words in small ASCII letters.
pub(super) const fn hashes<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut found = [0; N];
    let mut idx = 0;
    while idx < N {
        found[idx] = hash_small(words[idx]);
        idx += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use corpus::Span;

    use super::super::lexicon::lexicon;
    use super::super::tokens::tokens;
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let tokens = tokens(text, &[Span::new(0..text.len())], &[], lexicon(), Vec::new());
        let candidates = candidates(&tokens, lexicon(), &|_| false, &|_| false);
        let found: Vec<_> = candidates
            .iter()
            .map(|candidate| {
                let range =
                    tokens[candidate.from].start as usize..tokens[candidate.to - 1].end as usize;
                &text[range]
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn titles_and_demonyms_are_cut_off() {
        check("met Norwegian Foreign Minister Bjorn Tore Ode in", &["Norwegian", "Bjorn Tore Ode"]);
        check("saw Acme CEO Ann Ode", &["Acme", "Ann Ode"]);
        check("and Minister of Science and Technology Wu Daning said", &["Wu Daning"]);
        check("the Swedish Peace Institute", &["Swedish Peace Institute"]);
        check("by Mr. Ode and Gen. Sir Peter Ode", &["Ode", "Peter Ode"]);
        check("of General Dynamics", &["General Dynamics"]);
    }

    #[test]
    fn small_words_join_names() {
        check("at the University of Uppsala and in Bern", &["University of Uppsala", "Bern"]);
        check("the Securities and Exchange Commission", &["Securities and Exchange Commission"]);
        check(
            "the Department of Health and Human Services",
            &["Department of Health and Human Services"],
        );
        check("of Ludwig van Ode and Ann Ode", &["Ludwig van Ode", "Ann Ode"]);
        check("from Smith & Ode, Inc. on", &["Smith & Ode, Inc."]);
        check("and the Center for Applied Ethics", &["Center for Applied Ethics"]);
    }

    #[test]
    fn possession_and_calendar_part_names() {
        check("as Russia's Ivan Ode on Monday", &["Russia", "Ivan Ode", "Monday"]);
        check("told Ann Ode Tuesday", &["Ann Ode", "Tuesday"]);
        check("at the Children's Hospital", &["Children's Hospital"]);
    }
}
