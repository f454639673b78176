//! The units behind an amount: percent, money, time.

use super::currency;
use super::lexicon::{TimeUnit, Word};
use super::number::Amount;
use super::token::Tokens;

/// A unit behind an amount.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum UnitAfter {
    /// One of the units of a share.
    Share(&'static str),
    /// A currency's code, and how many of what is counted make one.
    Money(&'static str, f64),
    Time(TimeUnit),
}

/// The unit behind `amount`, and the number of the token behind the unit.
pub(super) fn unit_after(tokens: &Tokens<'_>, amount: &Amount) -> Option<(UnitAfter, usize)> {
    let at = if tokens.is_hyphen(amount.end) { amount.end + 1 } else { amount.end };
    if let Some((unit, end)) = share(tokens, at) {
        return Some((UnitAfter::Share(unit), end));
    }
    if let Some(unit) = currency::name_after(tokens, at, amount.is_scaled()) {
        return Some((UnitAfter::Money(unit.code, unit.parts), unit.edge));
    }
    if tokens.is_glued(at) && at == amount.end {
        return pence(tokens, at, amount.value());
    }
    let time = match tokens.word(at) {
        Word::Time(unit) => Some(unit),
        // "a 10-second clip"; "10 second" is no duration.
        Word::Ordinal(2) if at > amount.end => Some(TimeUnit::Second),
        _ => None,
    };
    time.map(|unit| (UnitAfter::Time(unit), at + 1))
}

/// A unit of shares at `at`.
pub(super) fn share(tokens: &Tokens<'_>, at: usize) -> Option<(&'static str, usize)> {
    if tokens.is_sign(at, '%') {
        let is_point = matches!(tokens.word(at + 1), Word::Point) && tokens.is_hyphen(at + 1);
        return Some(if is_point { ("percentage point", at + 2) } else { ("percent", at + 1) });
    }
    match (tokens.word(at), tokens.word(at + 1)) {
        (Word::Percent | Word::Percentage, Word::Point) => Some(("percentage point", at + 2)),
        (Word::Percent, _) => Some(("percent", at + 1)),
        (Word::Per, Word::Cent) => Some(("percent", at + 2)),
        (Word::Basis, Word::Point) => Some(("basis point", at + 2)),
        (Word::BasisPoint, _) => Some(("basis point", at + 1)),
        _ if tokens.is_glued(at) && tokens.str(at) == "pc" => Some(("percent", at + 1)),
        _ => None,
    }
}

/// "45p". Sizes of pictures are no prices.
fn pence(tokens: &Tokens<'_>, at: usize, value: f64) -> Option<(UnitAfter, usize)> {
    let is_price = value < 1000.0 && ![240.0, 360.0, 480.0, 720.0].contains(&value);
    (tokens.str(at) == "p" && is_price).then_some((UnitAfter::Money("GBP", 100.0), at + 1))
}
