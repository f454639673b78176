//! What the words behind a name say of it: what it has, does and is.

use corpus::EntityKind;

use super::super::candidates::{Candidate, hash, hashes};
use super::super::lexicon::marks;
use super::super::tokens::{
    ALL_CAPITALS, BEGINS_LEAF, CAPITAL, DOTTED, GLUED, NUMBER, POSSESSIVE, TAKEN, Token,
};
use super::Scores;

pub(super) fn behind(scores: &mut Scores, tokens: &[Token], candidate: Candidate) {
    let Candidate { from, to, .. } = candidate;
    let Some(&next) = tokens.get(to).filter(|token| !token.is(BEGINS_LEAF)) else { return };
    let after = tokens.get(to + 1).copied().filter(|token| !token.is(BEGINS_LEAF));
    if next.is(POSSESSIVE) {
        let Some(noun) = after else { return };
        if noun.has(marks::OF_PERSON) {
            scores.add(1.5, 0.0, 0.0, 0.0);
        }
        if noun.has(marks::OF_ORGANIZATION) {
            scores.add(0.0, 1.0, 0.0, 0.0);
        }
        if noun.has(marks::OF_PLACE) {
            scores.add(0.0, 0.0, 1.2, 0.0);
        }
        return;
    }
    match next.sign {
        b',' => {
            let Some(noun) = after else { return };
            if noun.is(NUMBER) && is_age(tokens, to + 2) && !noun.is(TAKEN) {
                scores.add(3.5, 0.0, 0.0, 0.0);
            } else if noun.has(marks::STATE) && noun.is(DOTTED)
                || noun.is(CAPITAL)
                    && noun.has(marks::COUNTRY.or(marks::SURE_PLACE))
                    && !tokens[from].has(marks::SURE_PLACE.or(marks::COUNTRY))
                    && closes(tokens, to + 2)
            {
                scores.add(-1.0, 0.0, 3.5, 0.0);
            } else if noun.hash == const { hash("who") } {
                scores.add(2.5, 0.0, 0.0, 0.0);
            } else {
                apposition(scores, tokens, to + 1);
            }
            return;
        }
        b'-' if next.is(GLUED) => {
            let is_based = after.is_some_and(|word| {
                word.is(GLUED)
                    && (word.hash == const { hash("based") }
                        || word.hash == const { hash("born") }
                        || word.hash == const { hash("area") })
            });
            if is_based {
                scores.add(0.0, 0.0, 3.0, 0.0);
            }
            return;
        }
        b'(' => {
            if let Some(noun) = after
                && noun.is(ALL_CAPITALS)
                && tokens.get(to + 2).is_some_and(|token| token.sign == b')')
                && to - from > 1
            {
                scores.add(-1.0, 2.0, 0.0, 0.0);
            }
            return;
        }
        b'<' => {
            scores.add(-1.0, 3.0, -1.0, 0.0);
            return;
        }
        0 => {}
        _ => return,
    }
    if next.has(marks::POLICY_HEAD) && !next.is(CAPITAL) {
        scores.add(0.0, 0.0, 0.0, 1.0);
    }
    let speaks_for_itself = const { hashes(["it", "its"]) };
    if next.has(marks::SAYS) && after.is_some_and(|token| speaks_for_itself.contains(&token.hash)) {
        scores.add(-1.0, 2.2, -0.5, 0.0);
    } else if next.has(marks::SAYS) {
        scores.add(0.9, 0.5, -0.3, 0.0);
    } else if next.has(marks::ACTS) {
        scores.add(0.8, 0.0, 0.0, 0.0);
    } else if next.hash == const { hash("province") }
        || next.hash == const { hash("county") }
        || next.has(marks::PLACE_NOUN) && !next.is(CAPITAL)
    {
        scores.add(-0.3, 0.0, 1.5, 0.0);
    } else if BUSINESS.contains(&next.hash) {
        scores.add(-0.3, 1.0, 0.0, 0.0);
    }
}

/// What stands behind the name of a company.
const BUSINESS: [u64; 10] = hashes([
    "shares",
    "stock",
    "spokesman",
    "spokeswoman",
    "executives",
    "officials",
    "chairman",
    "unit",
    "executive",
    "chief",
]);

/// Whether a number before `at` is an age: a comma, a full stop or "and" follows.
fn is_age(tokens: &[Token], at: usize) -> bool {
    let number = tokens[at - 1];
    let is_short = number.end - number.start <= 2;
    let ends = tokens.get(at).is_none_or(|token| {
        matches!(token.sign, b',' | b'.' | b';' | b')')
            || token.is(BEGINS_LEAF)
            || token.hash == const { hash("and") }
    });
    is_short && ends
}

/// Whether what is set off by a comma ends at `at`.
fn closes(tokens: &[Token], at: usize) -> bool {
    tokens
        .get(at)
        .is_none_or(|token| token.sign != 0 || token.is(BEGINS_LEAF) || !token.is(CAPITAL))
}

/// How many words of an apposition are read.
const APPOSITION: usize = 9;

/// Where the noun of an apposition has been said.
const ENDS_APPOSITION: [u64; 12] =
    hashes(["of", "in", "for", "who", "that", "which", "at", "on", "with", "from", "to", "where"]);

/// ", a longtime adviser to", ", the largest bank in": the last noun before a stop says what it is.
fn apposition(scores: &mut Scores, tokens: &[Token], from: usize) {
    let Some(first) = tokens.get(from) else { return };
    let opens = const {
        hashes([
            "a", "an", "the", "its", "his", "her", "their", "one", "who", "former", "chief", "now",
            "then",
        ])
    }
    .contains(&first.hash)
        || !first.is(CAPITAL)
            && first.has(marks::OCCUPATION.or(marks::TITLE).or(marks::ORGANIZATION_NOUN))
        || first.is(CAPITAL) && tokens.get(from + 1).is_some_and(|token| token.is(POSSESSIVE));
    if !opens {
        return;
    }
    let mut found = Scores::default();
    for token in tokens[from..].iter().take(APPOSITION) {
        let ends =
            token.sign != 0 || token.is(BEGINS_LEAF) || ENDS_APPOSITION.contains(&token.hash);
        if token.has(marks::SAYS) && !token.is(CAPITAL) {
            // ", an official said" is no apposition.
            return;
        }
        if ends {
            break;
        }
        if token.has(marks::PLACE_NOUN) {
            found = Scores { place: 2.0, ..Scores::default() };
        } else if token.has(marks::ORGANIZATION_NOUN) {
            found = Scores { organization: 2.0, ..Scores::default() };
        } else if token.has(marks::OCCUPATION.or(marks::TITLE)) {
            found = Scores { person: 2.2, ..Scores::default() };
        }
    }
    scores.plus(found, 1.0);
}

/// The kind of thing that is none of the three, by the noun behind a name: "Ode, a trade fair", "the Belt
/// plan".
pub(in super::super) fn other_noun(tokens: &[Token], candidate: Candidate) -> Option<EntityKind> {
    let to = candidate.to;
    let next = tokens.get(to).filter(|token| !token.is(BEGINS_LEAF | CAPITAL))?;
    let kind_of = |token: &Token| {
        if token.is(CAPITAL) {
            None
        } else if token.has(marks::POLICY_HEAD) {
            Some(EntityKind::Policy)
        } else if token.has(marks::EVENT_HEAD) {
            Some(EntityKind::Event)
        } else if token.has(marks::PRODUCT_HEAD) {
            Some(EntityKind::Product)
        } else {
            None
        }
    };
    let opens = const { hashes(["a", "an", "the"]) };
    if next.sign != b',' || !tokens.get(to + 1).is_some_and(|token| opens.contains(&token.hash)) {
        return None;
    }
    let mut last = None;
    for token in tokens[to + 2..].iter().take(APPOSITION) {
        if token.sign != 0 || token.is(BEGINS_LEAF) || ENDS_APPOSITION.contains(&token.hash) {
            break;
        }
        last = Some(token);
    }
    last.and_then(kind_of)
}
