//! Places in an order: "third-largest", "No. 2", "ranked fifth".

use corpus::FigureKind;

use super::lexicon::Word;
use super::stated::Stated;
use super::token::{Kind, Tokens};

/// The rank that begins at `at`.
pub(super) fn rank(tokens: &Tokens<'_>, at: usize) -> Option<Stated> {
    if tokens.word(at) == Word::Number {
        return numbered(tokens, at);
    }
    let (place, end) = ordinal(tokens, at)?;
    let next = if tokens.is_hyphen(end) { end + 1 } else { end };
    // "third-largest", "second most valuable".
    let superlative = match tokens.word(next) {
        Word::Superlative => Some(next),
        Word::Most if tokens.str(next) == "most" && tokens.is_word(next + 1) => Some(next + 1),
        _ => None,
    };
    if let Some(superlative) = superlative {
        let unit = tokens.str(superlative).to_lowercase();
        return Some(Stated::new(FigureKind::Rank, (at, superlative + 1), place, &unit));
    }
    let is_ranked = at > 0
        && (tokens.word(at - 1) == Word::Rank
            || (tokens.word(at - 1) == Word::Function && tokens.word_before(at - 1) == Word::Rank)
            || matches!(tokens.str(at - 1), "finished" | "placed" | "came"));
    if tokens.word(next) == Word::Place && is_placing(tokens, at, next) {
        return Some(Stated::new(FigureKind::Rank, (at, next + 1), place, "place"));
    }
    is_ranked.then(|| Stated::new(FigureKind::Rank, (at, end), place, "place"))
}

/// "in third place", "took fifth place", "second overall place"; not "in the first place".
fn is_placing(tokens: &Tokens<'_>, at: usize, next: usize) -> bool {
    tokens.word_before(at) != Word::The || tokens.word(next + 1) != Word::Other
}

/// "No. 2", "number 2".
fn numbered(tokens: &Tokens<'_>, at: usize) -> Option<Stated> {
    let is_number = tokens.str(at).eq_ignore_ascii_case("number");
    let has_point = tokens.is_sign(at + 1, '.') && tokens.is_glued(at + 1);
    let is_abbreviation = has_point && tokens.is_capital(at);
    if !(is_number || is_abbreviation) {
        return None;
    }
    let number = if has_point { at + 2 } else { at + 1 };
    let place: u32 = match tokens.kind(number) {
        Kind::Number
            if !tokens.is_glued(number + 1)
                || matches!(tokens.kind(number + 1), Kind::Sign('.' | ',' | '\'' | ')' | '-')) =>
        {
            tokens.str(number).parse().ok().filter(|place| (1..=100).contains(place))?
        }
        Kind::Word(Word::Cardinal(place)) => place.into(),
        _ => return None,
    };
    Some(Stated::new(FigureKind::Rank, (at, number + 1), place.into(), "place"))
}

/// "third", "5th": its value and the number of the token behind it.
fn ordinal(tokens: &Tokens<'_>, at: usize) -> Option<(f64, usize)> {
    if let Word::Ordinal(place) = tokens.word(at) {
        return Some((place.into(), at + 1));
    }
    let place: u32 = tokens.str(at).parse().ok()?;
    ordinal_ending(tokens, at + 1).then_some((place.into(), at + 2))
}

/// Whether the ending of an ordinal number touches the digits before it.
pub(super) fn ordinal_ending(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_glued(at)
        && ["st", "nd", "rd", "th"].iter().any(|ending| tokens.str(at).eq_ignore_ascii_case(ending))
}
