//! What is cut off a run of capitals: demonyms, words that only begin a sentence, places before people.

use super::super::lexicon::marks;
use super::super::tokens::{ALL_CAPITALS, BEGINS_SENTENCE, DOTTED, IS_WORD};
use super::{Candidate, Finder, NO_PERSON, NUMERALS, hash_of};

impl Finder<'_> {
    /// Cuts off what is no part of a name and adds what is left.
    pub(super) fn cut(&self, mut candidate: Candidate, found: &mut Vec<Candidate>) {
        let heads = marks::HEAD
            .or(marks::SUFFIX)
            .or(marks::EVENT_HEAD)
            .or(marks::PLACE_HEAD)
            .or(marks::POLICY_HEAD);
        loop {
            let Candidate { from, to, .. } = candidate;
            if from >= to {
                return;
            }
            let first = self.tokens[from];
            let known = self.known(from);
            let is_longer = to - from > 1;
            let last = self.tokens[to - 1];
            // "U.N. Security Council Resolution 425", "Yalta Conference": what is known stays by itself.
            let named = self.longest(from, marks::KNOWN_ORGANIZATION);
            if named > from && named < to && last.has(marks::POLICY_HEAD) && !last.has(marks::HEAD)
            {
                candidate.to = named;
                continue;
            }
            // A demonym before a person or an unknown name.
            let has_head = last.has(heads)
                || self.tokens[self.longest(from, marks::DEMONYM).min(to)..to]
                    .iter()
                    .any(|token| token.has(marks::HEAD));
            let demonym = self.longest(from, marks::DEMONYM);
            let is_first_name =
                first.has(marks::FIRST) && is_longer && !self.tokens[from + 1].has(marks::FIRST);
            if demonym > from && demonym < to && known <= demonym && !has_head && !is_first_name {
                candidate.from = demonym;
                candidate.has_demonym = true;
                continue;
            }
            if is_longer
                && first.is(BEGINS_SENTENCE)
                && NUMERALS.contains(&first.hash)
                && known <= from + 1
            {
                candidate.from += 1;
                continue;
            }
            let own = marks::ANY_FIRST.or(marks::ANY_PLACE).or(marks::KNOWN_ORGANIZATION);
            if first.is(BEGINS_SENTENCE)
                && first.has(marks::ANY_WORD)
                && is_longer
                && known <= from + 1
            {
                let second = self.tokens[from + 1];
                let is_person = second.has(marks::FIRST) && !first.has(marks::FIRST);
                let is_small = (self.seen_small)(first.hash);
                let only_begins = (!first.has(own) && (is_person || is_small && !last.has(heads)))
                    || is_person && is_small;
                if only_begins && !(self.seen_name)(hash_of(&self.tokens[from..to])) {
                    candidate.from += 1;
                    continue;
                }
            }
            // "Kosovo Serbs"
            let place = self.longest(from, marks::SURE_PLACE.or(marks::COUNTRY));
            if place > from && place + 1 == to && last.has(marks::DEMONYM) {
                candidate.to = place;
                continue;
            }
            // A place before a person: "London Mayor" is cut by its title, "Texas Ann Ode" here.
            let place = self.longest(from, marks::SURE_PLACE.or(marks::COUNTRY));
            if place > from
                && place + 1 < to
                && self.tokens[place].has(marks::FIRST.or(marks::DEMONYM))
                && !last.has(heads)
                && !first.has(marks::ANY_FIRST)
            {
                found.push(Candidate { to: place, ..candidate });
                candidate.from = place;
                continue;
            }
            // "U.S. Bank regulators" at the beginning of a sentence.
            let is_adjective = first.is(BEGINS_SENTENCE) && first.is(DOTTED) && to - from == 2;
            if is_adjective && last.has(marks::COMMON) && (self.seen_small)(last.hash) {
                candidate.to = from + 1;
            }
            if candidate.to - from == 1
                && (first.end - first.start == 1
                    || first.has(marks::SUFFIX) && !first.is(DOTTED) && !first.has(NO_PERSON))
            {
                return;
            }
            let is_ticker = from > 0 && self.tokens[from - 1].sign == b'<';
            if is_ticker && first.is(ALL_CAPITALS) && to - from == 1 {
                return;
            }
            while candidate.to > candidate.from + 1 && !self.tokens[candidate.to - 1].is(IS_WORD) {
                candidate.to -= 1;
            }
            found.push(candidate);
            return;
        }
    }
}
