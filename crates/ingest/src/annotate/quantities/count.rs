//! So many of something: a number and the noun in the plural that it counts.

use corpus::FigureKind;

use super::lexicon::Word;
use super::number::{Amount, amount};
use super::stated::Stated;
use super::token::Tokens;

/// The most words that may stand between a number and the noun it counts. With more, verbs of the
/// next clause are read as nouns; with fewer, nouns with several adjectives are lost.
const MOST_ADJECTIVES: usize = 3;

/// The count that begins at `at`, where `lower` is its amount, or the last amount of its range.
pub(super) fn count(tokens: &Tokens<'_>, at: usize, number: &Amount) -> Option<Stated> {
    if is_name(tokens, at, number) || tokens.is_sign(at.wrapping_sub(1), '#') {
        return None;
    }
    let value = number.value();
    if let Some((whole, noun)) = out_of(tokens, number.end) {
        let noun_at = noun_after(tokens, &noun)?;
        let mut stated = with_noun(tokens, at, value, noun_at, noun.end);
        stated.out_of = Some(whole);
        return Some(stated);
    }
    // One is a pronoun more often than a number.
    if value == 1.0 {
        return None;
    }
    let noun = noun_after(tokens, number)?;
    if is_saying(tokens, at) {
        return None;
    }
    Some(with_noun(tokens, at, value, noun, number.end))
}

/// Whether the count at `at` is one of two in a short quotation, as in “one step forward, two steps back”:
/// those words are a saying, and nothing is counted.
fn is_saying(tokens: &Tokens<'_>, at: usize) -> bool {
    /// Tokens from the count to either mark. Towards 30, what people say is taken for sayings.
    const LONGEST: usize = 8;
    let is_mark = |at: usize| tokens.is_sign(at, '"') || tokens.is_sign(at, '\'');
    let spelt = |at: &usize| matches!(tokens.word(*at), Word::Cardinal(_));
    // The apostrophe of "firm's" is glued to both sides.
    let opens = |at: &usize| is_mark(*at) && !tokens.is_glued(*at);
    let closes =
        |at: &usize| is_mark(*at) && tokens.is_glued(*at) && !is_glued_word(tokens, *at + 1);
    let opening = (at.saturating_sub(LONGEST)..at).rev().find(opens);
    let closing = (at..at + LONGEST).find(closes);
    let Some((opening, closing)) = opening.zip(closing).filter(|_| spelt(&at)) else {
        return false;
    };
    (opening..closing).filter(spelt).count() > 1
}

fn is_glued_word(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_word(at) && tokens.is_glued(at)
}

/// The figure ends with its noun, but a name before the noun is left to those who look for names.
fn with_noun(
    tokens: &Tokens<'_>,
    at: usize,
    value: f64,
    (first, head, end): (usize, usize, usize),
    number_end: usize,
) -> Stated {
    let has_name = (first..end).any(|at| tokens.is_capital(at)) && !tokens.is_shouted;
    let figure_end = if has_name { number_end } else { end };
    let unit = tokens.str(head).to_lowercase();
    let mut stated = Stated::new(FigureKind::Count, (at, figure_end), value, &unit);
    stated.noun = Some((first, end));
    stated
}

/// "out of 1,100", "of the 20": the whole and its amount.
fn out_of(tokens: &Tokens<'_>, at: usize) -> Option<(f64, Amount)> {
    let of = if tokens.word(at) == Word::Out { at + 1 } else { at };
    let mut next = of + 1;
    if tokens.word(of) != Word::Of {
        return None;
    }
    if matches!(tokens.word(next), Word::The | Word::Their) {
        next += 1;
    }
    let whole = amount(tokens, next)?;
    Some((whole.value(), whole)).filter(|(whole, _)| *whole > 1.0)
}

/// First token, head and end of the noun behind an amount.
fn noun_after(tokens: &Tokens<'_>, number: &Amount) -> Option<(usize, usize, usize)> {
    let first = number.end;
    let mut at = first;
    while at <= first + 2 * MOST_ADJECTIVES {
        if !tokens.is_word(at) || tokens.is_glued(at) && at == first {
            return None;
        }
        let word = tokens.word(at);
        // "500 pounds" of rice are no money; what is was read as such before.
        if word.ends_noun_phrase() && !matches!(tokens.str(at), "pounds" | "crowns") {
            return None;
        }
        let goes_on = at - first < MOST_ADJECTIVES;
        if tokens.is_hyphen(at + 1) && tokens.is_word(at + 2) {
            at += 2;
            if !is_plural(tokens, at) {
                at += 1;
                continue;
            }
        }
        if is_plural(tokens, at) {
            // "12 sports teams": of several plurals the last is the head.
            let mut head = at;
            while goes_on
                && head < at + 2
                && is_follower(tokens, head + 1)
                && is_plural(tokens, head + 1)
            {
                head += 1;
            }
            return Some((first, head, head + 1));
        }
        if !is_follower(tokens, at + 1) {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether a token is a word that goes on after a space.
fn is_follower(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_word(at) && !tokens.is_glued(at)
}

/// Whether a word looks like a noun in the plural.
fn is_plural(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    if word == Word::Plural || matches!(tokens.str(at), "pounds" | "crowns") {
        return true;
    }
    let text = tokens.str(at);
    let is_candidate = matches!(word, Word::Other | Word::Point | Word::Rank | Word::Place);
    // A capital makes a name of it: "6 Nations", "44 Williams".
    let is_small = !tokens.is_capital(at) || tokens.is_shouted;
    let has_ending = text.len() > 3
        && (text.ends_with(['s', 'S']))
        && !["ss", "us", "is", "SS", "US", "IS"].iter().any(|ending| text.ends_with(ending));
    is_candidate && is_small && has_ending && !tokens.is_sign(at + 1, '\'')
}

/// Whether the number is part of a name, as in "Channel 4", or counts items of a list.
fn is_name(tokens: &Tokens<'_>, at: usize, number: &Amount) -> bool {
    // "the Group of Seven nations", "the Big Three makers".
    if tokens.is_word(at) && tokens.is_capitalised(at) {
        return true;
    }
    let Some(before) = at.checked_sub(1) else {
        // "1. First item".
        return tokens.is_sign(number.end, '.') || tokens.is_sign(number.end, ')');
    };
    // "one in five firms" counts no five firms.
    let is_share = tokens.word(before) == Word::In
        && before > 0
        && (tokens.is_number(before - 1) || matches!(tokens.word(before - 1), Word::Cardinal(_)));
    is_share
        || tokens.word(before) == Word::Number
        || (number.is_bare && (tokens.is_name_like(before) || tokens.is_label(before)))
}
