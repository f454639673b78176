//! Where a name ends: capitals that follow each other, and the small words that join them.

use super::super::lexicon::marks;
use super::super::tokens::{
    ALL_CAPITALS, BEGINS_SENTENCE, CAPITAL, DOTTED, GLUED, INITIAL, IS_WORD, NUMBER, POSSESSIVE,
    Token,
};
use super::{Finder, LONGEST_NAME, hash, hashes};

/// Small words behind which a name may go on with "and".
const CHAINS: [u64; 3] = hashes(["of", "for", "on"]);

/// Heads of names of organizations that are also branches of business, and so stand before "and".
const BRANCHES: [u64; 16] = hashes([
    "savings",
    "trust",
    "telephone",
    "gas",
    "light",
    "power",
    "electric",
    "oil",
    "steel",
    "paper",
    "food",
    "chemical",
    "energy",
    "insurance",
    "investment",
    "credit",
]);

impl Finder<'_> {
    /// Where the run that begins at `from` ends, if its first words are known up to `known`.
    pub(super) fn end(&self, from: usize, known: usize) -> usize {
        let mut at = known.max(from + 1);
        loop {
            if at - from > LONGEST_NAME {
                return at;
            }
            if self.continues(at) {
                let form = self.tokens[at - 1];
                let is_over = at > from + 1 && form.has(marks::SUFFIX) && !form.has(marks::HEAD);
                if is_over && !self.tokens[at].has(marks::SUFFIX) {
                    return at;
                }
                if self.title(at).is_some() && !self.tokens[at].is(INITIAL) {
                    return at;
                }
                at = self.known(at).max(at + 1);
            } else if let Some(next) = self.connected(from, at) {
                at = next;
            } else {
                return at;
            }
        }
    }

    /// Past the small words at `at` and the capital behind them, if they belong to the name.
    fn connected(&self, from: usize, at: usize) -> Option<usize> {
        let &token = self.tokens.get(at)?;
        if !self.adjoins(at) {
            return None;
        }
        let last = self.tokens[at - 1];
        let next_is_name = |at: usize| self.continues(at);
        let is_capital = |at: usize| self.adjoins(at) && self.may_begin(at);
        match token.sign {
            b'&' => return next_is_name(at + 1).then_some(at + 2),
            b'/' if token.is(GLUED) => {
                let next = self.tokens.get(at + 1)?;
                let places = marks::ANY_PLACE;
                let are_places = last.has(places) && next.has(places);
                return (next_is_name(at + 1) && next.is(GLUED) && !are_places).then_some(at + 2);
            }
            b',' => {
                let next = self.tokens.get(at + 1)?;
                let is_form = next.has(marks::SUFFIX) && next.is(DOTTED | ALL_CAPITALS);
                return (is_form && next_is_name(at + 1)).then_some(at + 2);
            }
            b'\'' if token.is(GLUED) => {
                // "National Governors' Association"
                let is_plain =
                    last.has(marks::ANY_WORD) && !last.has(marks::ANY_FIRST.or(marks::ANY_PLACE));
                let heads = self.tokens.get(at + 1).is_some_and(|next| next.has(marks::HEAD));
                return (is_plain && heads && next_is_name(at + 1)).then_some(at + 2);
            }
            0 => {}
            _ => return None,
        }
        if token.is(POSSESSIVE) {
            let own = marks::ANY_PLACE
                .or(marks::ANY_FIRST)
                .or(marks::DEMONYM)
                .or(marks::SURNAME)
                .or(marks::KNOWN_ORGANIZATION);
            let opens = at == from + 1
                && last.has(marks::ANY_WORD)
                && !last.has(own)
                && !last.is(BEGINS_SENTENCE);
            return (opens && next_is_name(at + 1)).then_some(at + 2);
        }
        let after_the = at
            + 1
            + usize::from(
                self.tokens.get(at + 1).is_some_and(|token| token.hash == const { hash("the") }),
            );
        if token.hash == const { hash("of") } {
            let opens = marks::BEFORE_OF.or(marks::PLACE_OF);
            return (last.has(opens) && is_capital(after_the)).then(|| self.past(after_the));
        }
        if token.hash == const { hash("for") } {
            let opens = last.has(marks::BEFORE_FOR);
            return (opens && is_capital(after_the)).then(|| self.past(after_the));
        }
        if token.hash == const { hash("on") } {
            // "Committee on Foreign Relations", not "the council on Cyprus"
            let opens = last.has(marks::BEFORE_FOR) || last.hash == const { hash("conference") };
            let is_plain = |at: usize| {
                next_is_name(at)
                    && self.tokens[at].has(marks::COMMON)
                    && !self.tokens[at].has(marks::ANY_PLACE)
            };
            return (opens && last.is(CAPITAL) && is_plain(after_the))
                .then(|| self.past(after_the));
        }
        if token.hash == const { hash("and") } || token.hash == const { hash("und") } {
            return self.joined_by_and(from, at);
        }
        if token.has(marks::PARTICLE) && next_is_name(at + 1) {
            return Some(at + 2);
        }
        if token.has(marks::PARTICLE) && next_is_name(at + 2) {
            return self.tokens[at + 1].has(marks::PARTICLE).then_some(at + 3);
        }
        // "Daniel arap Moi": a small word that English does not have.
        let is_foreign = token.is(IS_WORD)
            && !token.is(NUMBER | CAPITAL)
            && token.end - token.start <= 4
            && !token.has(marks::ANY_WORD.or(marks::FUNCTION).or(marks::SEPARATOR))
            && last.has(marks::ANY_FIRST)
            && (self.seen_small)(token.hash);
        (is_foreign && next_is_name(at + 1)).then_some(at + 2)
    }

    fn past(&self, at: usize) -> usize {
        self.known(at).max(at + 1)
    }

    /// "Securities and Exchange Commission", "Department of Health and Human Services".
    fn joined_by_and(&self, from: usize, at: usize) -> Option<usize> {
        if !self.continues(at + 1) {
            return None;
        }
        let own =
            marks::ANY_PLACE.or(marks::ANY_FIRST).or(marks::KNOWN_ORGANIZATION).or(marks::DEMONYM);
        let is_plain = |token: &Token| {
            !token.is(CAPITAL) || token.has(marks::COMMON) && !token.has(own.or(marks::OTHER_NAME))
        };
        let left = &self.tokens[from..at];
        let in_chain = left.iter().any(|token| CHAINS.contains(&token.hash));
        let next = self.tokens[at + 1];
        let mut last = at + 1;
        while last - at < LONGEST_NAME && self.continues(last + 1) {
            last += 1;
        }
        let head = self.tokens[last];
        let ends_in_head = head.has(marks::HEAD.or(marks::SUFFIX));
        if in_chain {
            let is_part = next.has(marks::COMMON) && !next.has(own) && self.title(at + 1).is_none();
            return (is_part && is_plain(&self.tokens[at - 1])).then_some(at + 2);
        }
        let is_form = |token: &Token| {
            token.has(marks::SUFFIX)
                || token.hash == const { hash("sons") }
                || token.hash == const { hash("partners") }
        };
        if is_form(&next) {
            // "Ode and Co Inc", "Ode and Sons"
            return Some(self.past(at + 1));
        }
        let before = self.tokens[at - 1];
        let is_branch = !before.has(marks::HEAD) || BRANCHES.contains(&before.hash);
        let is_right = self.tokens[at + 1..=last].iter().all(is_plain);
        let begins = self.tokens[from].is(BEGINS_SENTENCE) && !head.has(marks::SUFFIX);
        let is_pair = is_plain(&before) && is_branch && is_right && !begins && left.len() < 6;
        (is_pair && ends_in_head && last > at + 1).then_some(last + 1)
    }
}
