//! What stands at a place: a known phrase, a title, a date, and whether it can go on.

use super::super::lexicon::extend;
use super::super::lexicon::marks::{self, Marks};
use super::super::tokens::{
    ALL_CAPITALS, BEGINS_LEAF, BEGINS_SENTENCE, CAPITAL, DOTTED, IN_WORK, INITIAL, NUMBER, ORDINAL,
    POSSESSIVE, TAKEN,
};
use super::{Finder, LONGEST_NAME, NO_PERSON, NUMERALS, hash, hashes};

/// Words after "of" that end where a person begins.
const OFFICE_WORDS: usize = 8;

/// Months that are first names or words as well.
const MONTHS: [u64; 12] = hashes([
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]);

/// Months that are surnames as well: Theresa May, Fredric March.
const SURNAMES: [u64; 3] = hashes(["march", "may", "august"]);

impl Finder<'_> {
    pub(super) fn may_begin(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.is(CAPITAL) && !token.is(TAKEN | NUMBER | IN_WORK))
    }

    /// "20th Century Fox", "7th Circuit Court of Appeals".
    pub(super) fn begins_with_number(&self, at: usize) -> bool {
        let token = self.tokens[at];
        if !token.is(NUMBER) || token.is(TAKEN) || !self.continues(at + 1) {
            return false;
        }
        let is_ordinal =
            token.end - token.start > 2 && !token.has(marks::ANY_WORD) && token.is(ORDINAL);
        let mut last = at + 1;
        while last - at < LONGEST_NAME && self.continues(last + 1) {
            last += 1;
        }
        self.known(at) > at + 1 || is_ordinal && last > at + 1 && self.tokens[last].has(marks::HEAD)
    }

    /// Whether the token at `at` can continue what ends there: only a space between.
    pub(super) fn adjoins(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.is(BEGINS_LEAF | TAKEN | BEGINS_SENTENCE))
    }

    pub(super) fn continues(&self, at: usize) -> bool {
        self.adjoins(at)
            && self.tokens[at].is(CAPITAL)
            && !self.tokens[at].is(NUMBER)
            && (self.is_surname(at)
                || !self.is_calendar(at)
                    && (!self.tokens[at].has(marks::FUNCTION) || self.tokens[at].is(INITIAL)))
    }

    /// Whether the month at `at` is the surname of the first name before it: no day or year follows.
    fn is_surname(&self, at: usize) -> bool {
        let after_first_name = at.checked_sub(1).is_some_and(|before| {
            let before = self.tokens[before];
            let other =
                marks::SURE_PLACE.or(marks::COUNTRY).or(marks::OTHER_NAME).or(marks::FUNCTION);
            before.is(CAPITAL) && before.has(marks::ANY_FIRST) && !before.has(other)
        });
        let counts = self.tokens.get(at + 1).is_some_and(|next| next.is(NUMBER));
        SURNAMES.contains(&self.tokens[at].hash) && after_first_name && !counts
    }

    /// A month without a surname behind it.
    pub(super) fn is_date(&self, at: usize) -> bool {
        let is_month = MONTHS.contains(&self.tokens[at].hash);
        let is_named = self.continues(at + 1) && !NUMERALS.contains(&self.tokens[at + 1].hash);
        is_month && !is_named
    }

    /// A day or month is no part of a name that does not know it.
    fn is_calendar(&self, at: usize) -> bool {
        let token = self.tokens[at];
        token.has(marks::OTHER_NAME) && !token.has(marks::FIRST) && !token.is(ALL_CAPITALS)
    }

    /// The end of the longest phrase of the lexicon at `at` that is a name, or `at`.
    pub(super) fn known(&self, at: usize) -> usize {
        self.longest(at, NO_PERSON.or(marks::LISTED_PERSON))
    }

    pub(super) fn longest(&self, at: usize, wanted: Marks) -> usize {
        let mut longest = at;
        let mut phrase = None;
        for (idx, token) in self.tokens[at..].iter().enumerate().take(8) {
            if idx > 0 && (!self.adjoins(at + idx)) {
                break;
            }
            let hash = extend(phrase, token.hash);
            phrase = Some(hash);
            let known = if idx == 0 { token.marks() } else { self.lexicon.marks(hash) };
            let ends =
                token.is(CAPITAL | NUMBER | POSSESSIVE) || !wanted.has(marks::ANY_PLACE) && idx > 0;
            if known.has(wanted) && ends {
                longest = at + idx + 1;
            }
            if !known.has(marks::BEGINS) {
                break;
            }
        }
        longest
    }

    /// The end of the title at `at`, if what stands there is one and a name can follow it.
    pub(super) fn title(&self, at: usize) -> Option<usize> {
        let end = self.longest(at, marks::TITLE);
        if end == at || self.longest(at, NO_PERSON) > end {
            return None;
        }
        let first = self.tokens[at];
        if end == at + 1 && first.is(DOTTED) {
            return Some(end);
        }
        // "Dean Foss", "Earl Ode": a first name as well.
        let is_alone = end == at + 1;
        if !self.continues(end) {
            let is_office =
                self.tokens.get(end).is_some_and(|token| token.hash == const { hash("of") });
            return (!is_alone || is_office || !first.has(marks::ANY_FIRST)).then_some(end);
        }
        if is_alone && first.has(marks::FIRST) && !first.is(BEGINS_SENTENCE) {
            return None;
        }
        let mut last = end;
        while last - at < LONGEST_NAME && self.continues(last + 1) {
            last += 1;
        }
        let heads = marks::HEAD.or(marks::SUFFIX).or(marks::PLACE_HEAD).or(marks::EVENT_HEAD);
        let is_name = self.tokens[last].has(heads) && !self.tokens[last].has(marks::ANY_FIRST);
        let more = self.longest(end, marks::TITLE) > end;
        (more || !is_name || last > end + 1 && self.tokens[end].has(marks::ANY_FIRST))
            .then_some(end)
    }

    /// Where the person begins after "Minister of Science and Technology"; `at` without an office.
    pub(super) fn after_office(&self, at: usize) -> usize {
        if self.tokens.get(at).is_none_or(|token| token.hash != const { hash("of") }) {
            return at;
        }
        let mut person = at + 1;
        for _ in 0..OFFICE_WORDS {
            let Some(&token) = self.tokens.get(person) else { return at };
            let is_office = token.has(marks::ANY_WORD)
                && !token.has(marks::ANY_FIRST.or(marks::SURE_PLACE).or(marks::COUNTRY));
            let is_small = [const { hash("and") }, const { hash("the") }, const { hash("&") }]
                .contains(&token.hash);
            if !self.adjoins(person) || !(is_small || is_office && token.is(CAPITAL)) {
                break;
            }
            person += 1;
        }
        if person > at + 1 { person } else { at }
    }
}
