//! What the words before a name say of it.

use super::super::candidates::{Candidate, hash, hashes};
use super::super::lexicon::marks;
use super::super::tokens::{BEGINS_LEAF, BEGINS_SENTENCE, CAPITAL, IS_WORD, NUMBER, Token};
use super::Scores;

pub(super) fn before(scores: &mut Scores, tokens: &[Token], candidate: Candidate) {
    let Candidate { from, .. } = candidate;
    if tokens[from].is(BEGINS_LEAF) || from == 0 {
        return;
    }
    let mut at = from - 1;
    let mut previous = tokens[at];
    if previous.is(BEGINS_LEAF) && previous.sign != 0 {
        return;
    }
    if candidate.has_title || candidate.has_demonym {
        return;
    }
    if previous.is(NUMBER) && is_era(tokens[from]) {
        scores.add(0.0, 0.0, 0.0, 8.0);
    }
    if previous.hash == const { hash("the") } {
        // In "the Ode papers" the article belongs to the papers.
        let next = tokens
            .get(candidate.to)
            .filter(|token| !token.is(BEGINS_LEAF | CAPITAL | NUMBER) && token.is(IS_WORD));
        let verbs = marks::FUNCTION.or(marks::SAYS).or(marks::ACTS);
        if next.is_some_and(|token| token.has(marks::ANY_WORD) && !token.has(verbs)) {
            scores.add(-0.4, 0.3, 0.0, 0.2);
        } else {
            scores.add(-1.5, 1.0, -0.3, 0.3);
        }
        let Some(before) = at.checked_sub(1) else { return };
        at = before;
        previous = tokens[at];
        if previous.has(marks::PLACE_BEFORE) {
            scores.add(0.0, 0.2, 0.6, 0.0);
        }
        return;
    }
    if [const { hash("a") }, const { hash("an") }].contains(&previous.hash) {
        scores.add(-1.0, 0.0, -0.7, 1.0);
        return;
    }
    if previous.is(CAPITAL) && !previous.is(BEGINS_SENTENCE) {
        return;
    }
    if previous.has(marks::ORGANIZATION_NOUN) {
        scores.add(0.0, 1.8, 0.0, 0.0);
    } else if previous.has(marks::TITLE)
        || previous.has(marks::OCCUPATION) && !previous.has(marks::PLACE_NOUN)
    {
        scores.add(if candidate.to - from > 1 { 2.2 } else { 1.5 }, 0.0, 0.0, 0.0);
    } else if previous.has(marks::PLACE_NOUN) {
        scores.add(0.0, 0.0, 1.5, 0.0);
    }
    if previous.has(marks::DIRECTION) {
        scores.add(-0.5, 0.0, 2.5, 0.0);
    }
    let before_that = at.checked_sub(1).map(|at| tokens[at]);
    if previous.hash == const { hash("of") }
        && let Some(noun) = before_that
    {
        if noun.has(marks::PLACE_NOUN) && !noun.is(CAPITAL) {
            scores.add(0.0, 0.0, 3.0, 0.0);
        } else if LED.contains(&noun.hash) {
            scores.add(-0.5, 1.5, 0.5, 0.0);
        } else if KIN.contains(&noun.hash) {
            scores.add(1.5, 0.0, 0.0, 0.0);
        }
        scores.add(0.0, 0.1, 0.2, 0.0);
    } else if previous.hash == const { hash("for") } {
        let speaks = before_that.is_some_and(|noun| {
            noun.hash == const { hash("spokesman") }
                || noun.hash == const { hash("spokeswoman") }
                || noun.hash == const { hash("analyst") }
                || noun.hash == const { hash("lawyer") }
        });
        scores.add(0.0, if speaks { 1.5 } else { 0.2 }, 0.0, 0.0);
    } else if previous.hash == const { hash("in") } {
        let is_long = candidate.to - from > 1;
        scores.add(if is_long { -0.3 } else { -0.7 }, -0.3, if is_long { 1.0 } else { 1.6 }, 0.0);
    } else if previous.has(marks::PLACE_BEFORE) {
        scores.add(-0.4, 0.0, 1.0, 0.0);
    } else if previous.hash == const { hash("at") } {
        scores.add(-0.3, 0.8, 0.5, 0.0);
    } else if previous.hash == const { hash("from") } || previous.hash == const { hash("to") } {
        scores.add(0.0, 0.1, 0.4, 0.0);
    } else if previous.hash == const { hash("by") } || previous.hash == const { hash("with") } {
        scores.add(0.3, 0.3, 0.0, 0.0);
    } else if previous.has(marks::SAYS) {
        scores.add(if candidate.to - from > 1 { 1.0 } else { 0.7 }, 0.2, 0.0, 0.0);
    }
}

/// "B.C." after a year.
fn is_era(token: Token) -> bool {
    const { hashes(["b.c", "a.d", "bc", "ad", "bce", "ce"]) }.contains(&token.hash)
}

/// How far back the noun is looked for that a name is given to.
const NAMED_BY: usize = 10;

/// "a company known as Ode", "another maker at the fair is Ode": the noun before says what it is.
pub(super) fn named_by(scores: &mut Scores, tokens: &[Token], candidate: Candidate) {
    let names =
        const { hashes(["is", "as", "called", "named", "dubbed", "nicknamed", "christened"]) };
    let Some(before) = candidate.from.checked_sub(1).map(|at| tokens[at]) else { return };
    if !names.contains(&before.hash) || tokens[candidate.from].is(BEGINS_SENTENCE) {
        return;
    }
    for (back, token) in tokens[..candidate.from].iter().rev().enumerate().take(NAMED_BY) {
        if back > 0 && (token.is(BEGINS_LEAF) || matches!(token.sign, b'.' | b'"' | b';')) {
            return;
        }
        if token.is(CAPITAL) {
            continue;
        }
        if token.has(marks::ORGANIZATION_NOUN) {
            return scores.add(0.0, 1.7, 0.0, 0.0);
        }
        if token.has(marks::PLACE_NOUN) {
            return scores.add(0.0, 0.0, 1.7, 0.0);
        }
        if token.has(marks::OCCUPATION) {
            return scores.add(1.5, 0.0, 0.0, 0.0);
        }
    }
}

/// What organizations have, before "of".
const LED: [u64; 11] = hashes([
    "chairman",
    "president",
    "spokesman",
    "shares",
    "director",
    "founder",
    "unit",
    "subsidiary",
    "head",
    "executive",
    "member",
]);

/// What people have, before "of".
const KIN: [u64; 10] = hashes([
    "son", "daughter", "wife", "husband", "father", "mother", "death", "arrest", "works", "trial",
]);
