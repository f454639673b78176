//! Dates that count from the article's own: "yesterday", "last week", "two years ago".

use corpus::Day;

use super::calendar::{self, Days, unit_around};
use super::dated::{Context, Dated};
use super::lexicon::{TimeUnit, Word};
use super::number::amount;

/// The relative date that begins at `at`.
pub(super) fn relative(context: &Context<'_>, at: usize) -> Option<Dated> {
    let tokens = &context.tokens;
    let day =
        |shift: i32| context.counted(at, at + 1, move |day| unit_around(day, TimeUnit::Day, shift));
    // "Today" in the middle of a sentence is a name.
    let is_name = tokens.is_capital(at) && !tokens.begins_sentence(at) && !tokens.is_shouted;
    match tokens.word(at) {
        Word::Today | Word::Yesterday | Word::Tomorrow if is_name => None,
        Word::Today => Some(day(0)),
        Word::Yesterday => Some(day(-1)),
        Word::Tomorrow => Some(day(1)),
        Word::Last | Word::Next | Word::This => unit_beside(context, at, at),
        Word::Earlier | Word::Later => {
            let found = match tokens.word(at + 1) {
                Word::Today => Some(context.counted(at, at + 2, |day| Some((day, day)))),
                _ => unit_beside(context, at, at + 1),
            };
            found.map(|found| Dated { first: at, ..found })
        }
        _ => ago(context, at),
    }
}

/// "last week", "this month", "next year", "last night" at `at`; the date begins at `first`.
fn unit_beside(context: &Context<'_>, first: usize, at: usize) -> Option<Dated> {
    let tokens = &context.tokens;
    let shift = match tokens.word(at) {
        Word::Last => -1,
        Word::This => 0,
        Word::Next if tokens.str(at).eq_ignore_ascii_case("next") => 1,
        _ => return None,
    };
    // "the last year", "the next day" count from elsewhere.
    if matches!(tokens.word_before(first), Word::The | Word::Their) {
        return None;
    }
    let noun = at + 1;
    let several = tokens.str(noun).ends_with(['s', 'S']);
    match tokens.word(noun) {
        Word::Time(
            unit @ (TimeUnit::Week
            | TimeUnit::Month
            | TimeUnit::Year
            | TimeUnit::Decade
            | TimeUnit::Century),
        ) if !several => {
            Some(context.counted(first, noun + 1, move |day| unit_around(day, unit, shift)))
        }
        Word::Weekend => Some(context.counted(first, noun + 1, move |day| weekend(day, shift))),
        _ => {
            let shift = match (tokens.str(noun), shift) {
                ("night" | "evening", -1) => -1,
                ("morning" | "afternoon" | "evening", 0) => 0,
                _ => return None,
            };
            Some(
                context.counted(first, noun + 1, move |day| unit_around(day, TimeUnit::Day, shift)),
            )
        }
    }
}

/// Saturday and Sunday of the week, or the nearest before or after it that is no longer, or not
/// yet, going on.
fn weekend(day: Day, shift: i32) -> Option<Days> {
    let saturday = day.0 - calendar::weekday(day) + 5 + 7 * shift;
    Some((Day(saturday), Day(saturday + 1)))
}

/// "two years ago", "a month ago", "more than 20 years ago".
fn ago(context: &Context<'_>, at: usize) -> Option<Dated> {
    let tokens = &context.tokens;
    // Rare, so that it is looked for first.
    (at + 2..at + 8).find(|&at| tokens.word(at) == Word::Ago)?;
    let (number, end) = match tokens.word(at) {
        Word::A => match amount(tokens, at) {
            Some(amount) => (amount.value(), amount.end),
            None => (1.0, at + 1),
        },
        Word::Cardinal(_) | Word::Half => {
            let amount = amount(tokens, at)?;
            (amount.value(), amount.end)
        }
        _ if tokens.is_number(at) => {
            let amount = amount(tokens, at)?;
            (amount.value(), amount.end)
        }
        _ => return None,
    };
    let Word::Time(unit) = tokens.word(end) else { return None };
    if tokens.word(end + 1) != Word::Ago || number > 5000.0 {
        return None;
    }
    let is_rounded = number.fract() != 0.0
        || matches!(tokens.word_before(at), Word::About | Word::Nearly | Word::Over)
        || (tokens.word_before(at) == Word::Than
            && matches!(tokens.word(at.wrapping_sub(2)), Word::More | Word::Less));
    let shift = -number.floor() as i32;
    let rule = move |day: Day| match unit {
        TimeUnit::Week => unit_around(day, TimeUnit::Day, 7 * shift),
        TimeUnit::Decade => unit_around(day, TimeUnit::Year, 10 * shift),
        TimeUnit::Century => unit_around(day, TimeUnit::Year, 100 * shift),
        unit => unit_around(day, unit, shift),
    };
    let mut found = context.counted(at, end + 2, rule);
    let is_vague =
        is_rounded || matches!(unit, TimeUnit::Week | TimeUnit::Decade | TimeUnit::Century);
    if is_vague
        && let Some(date) = &found.date
        && !date.edtf().ends_with(['~', '?', '%'])
        && !date.edtf().contains('/')
    {
        found.date = crate::edtf::parse(&format!("{}~", date.edtf())).ok();
    }
    Some(found)
}

/// "last year", "this year" and "next year" behind a month, day or season that begins at `first`.
pub(super) fn in_year_named(
    context: &Context<'_>,
    first: usize,
    at: usize,
    in_year: impl Fn(i32) -> Option<Days>,
) -> Option<Dated> {
    let tokens = &context.tokens;
    let of = if matches!(tokens.word(at), Word::Of) { at + 1 } else { at };
    let shift = match tokens.word(of) {
        Word::Last => -1,
        Word::This => 0,
        Word::Next => 1,
        _ => return None,
    };
    if tokens.word(of + 1) != Word::Time(TimeUnit::Year) || tokens.str(of + 1).ends_with('s') {
        return None;
    }
    Some(context.counted(first, of + 2, |day| in_year(day.ymd().0 + shift)))
}
