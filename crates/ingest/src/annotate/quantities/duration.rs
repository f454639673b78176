//! Lengths of time. Ages are none, and what is so long ago is a date.

use corpus::FigureKind;

use super::lexicon::{TimeUnit, Word};
use super::number::amount;
use super::stated::Stated;
use super::token::Tokens;
use super::unit::{UnitAfter, unit_after};

/// The duration in tokens `at` to `end`, with smaller units behind it taken in.
pub(super) fn duration(
    tokens: &Tokens<'_>,
    (at, mut end): (usize, usize),
    value: f64,
    unit: TimeUnit,
) -> Option<Stated> {
    let after = if tokens.is_hyphen(end) { end + 1 } else { end };
    let is_age = tokens.word(after) == Word::Age
        || (tokens.word_before(at) == Word::Age)
        || (tokens.word_before(at) == Word::Of && tokens.word_before(at - 1) == Word::Age);
    if is_age || tokens.word(end) == Word::Ago {
        return None;
    }
    let (mut value, mut unit) = (value, unit);
    // "2 hours, 32 minutes and 25.3 seconds".
    for _ in 0..2 {
        let next = match tokens.word(end) {
            Word::And => end + 1,
            _ if tokens.is_sign(end, ',') && tokens.word(end + 1) == Word::And => end + 2,
            _ if tokens.is_sign(end, ',') => end + 1,
            _ => end,
        };
        let Some(amount) = amount(tokens, next) else { break };
        let Some((UnitAfter::Time(smaller), behind)) = unit_after(tokens, &amount) else { break };
        let Some(times) = ratio(unit, smaller) else { break };
        value = value * times + amount.value();
        unit = smaller;
        end = behind;
    }
    Some(Stated::new(FigureKind::Duration, (at, end), value, unit.key()))
}

/// How many of a smaller unit are in a larger one, where the calendar does not matter.
fn ratio(larger: TimeUnit, smaller: TimeUnit) -> Option<f64> {
    Some(match (larger, smaller) {
        (TimeUnit::Hour, TimeUnit::Minute) | (TimeUnit::Minute, TimeUnit::Second) => 60.0,
        (TimeUnit::Hour, TimeUnit::Second) => 3600.0,
        (TimeUnit::Day, TimeUnit::Hour) => 24.0,
        (TimeUnit::Week, TimeUnit::Day) => 7.0,
        (TimeUnit::Year, TimeUnit::Month) => 12.0,
        _ => return None,
    })
}
