//! Dates in words of the calendar: days, weekdays, months, seasons, holidays.

use super::calendar;
use super::dated::{Context, Dated};
use super::holiday::{When, holiday};
use super::lexicon::{Season, Word};
use super::rank::ordinal_ending;
use super::token::{Kind, Tokens};
use super::{relative, year};

/// The date that begins at `at`, or, where a name of a holiday began earlier, whose last word
/// stands there; not before token `free`.
pub(super) fn date(context: &Context<'_>, at: usize, free: usize) -> Option<Dated> {
    let tokens = &context.tokens;
    let found = match tokens.kind(at) {
        Kind::Number => number(context, at),
        Kind::Sign('\'') => year::short_year(context, at),
        Kind::Word(word) => match word {
            Word::Month(month) | Word::ShortMonth(month) => month_first(context, at, month.into()),
            Word::Weekday(_) | Word::ShortWeekday(_) | Word::Holiday | Word::Time(_) => {
                named_day(context, at)
            }
            Word::Season(season) => in_season(context, at, season),
            Word::Ordinal(_) | Word::Half => year::ordinal(context, at),
            Word::Last => year::ordinal(context, at).or_else(|| relative::relative(context, at)),
            _ => None,
        },
        Kind::Sign(_) => None,
    };
    found.or_else(|| relative::relative(context, at)).filter(|found| found.first >= free)
}

/// The date that a number begins. Most numbers are no dates, which their length tells.
fn number(context: &Context<'_>, at: usize) -> Option<Dated> {
    let digits = context.tokens.str(at).as_bytes();
    match digits.len() {
        1 | 2 | 4 => numeric(context, at)
            .or_else(|| day_first(context, at))
            .or_else(|| year::year(context, at)),
        8..=10 if digits[1] == b'.' || digits[2] == b'.' => numeric(context, at),
        _ if context.tokens.str(at + 1).starts_with('B') => year::year(context, at),
        _ => None,
    }
}

/// Holidays and weekdays.
fn named_day(context: &Context<'_>, at: usize) -> Option<Dated> {
    let tokens = &context.tokens;
    if let Some(holiday) = holiday(tokens, at) {
        let year = match year::year_number(tokens, holiday.end) {
            Some(year) if !tokens.is_sign(holiday.end, ',') => Some(year),
            _ => None,
        };
        return Some(match (holiday.when, year) {
            (When::Moving, _) => context.unclear(holiday.first, holiday.end),
            (when, Some(year)) => {
                let edtf = calendar::written(when.in_year(year)?, "");
                context.said(holiday.first, holiday.end + 1, &edtf)?
            }
            (when, None) => context.yearly(holiday.first, holiday.end, |year| when.in_year(year)),
        });
    }
    let (Word::Weekday(weekday) | Word::ShortWeekday(weekday)) = tokens.word(at) else {
        return None;
    };
    if !tokens.is_capital(at) || tokens.is_glued(at) && tokens.is_word(at - 1) {
        return None;
    }
    let is_short = matches!(tokens.word(at), Word::ShortWeekday(_));
    let has_point = is_short && tokens.is_sign(at + 1, '.') && tokens.is_glued(at + 1);
    let mut end = if has_point { at + 2 } else { at + 1 };
    // "Tuesday, 2 October 2018", "Sat., March 14".
    let rest = if tokens.is_sign(end, ',') { end + 1 } else { end };
    let full = match tokens.kind(rest) {
        Kind::Number => numeric(context, rest).or_else(|| day_first(context, rest)),
        Kind::Word(Word::Month(month) | Word::ShortMonth(month)) => {
            month_first(context, rest, month.into()).filter(|found| tokens.is_number(found.end - 1))
        }
        _ => None,
    };
    if let Some(full) = full {
        return Some(Dated { first: at, ..full });
    }
    if is_short && (!has_point || matches!(weekday, 5 | 6)) {
        return None;
    }
    // Several weekdays are no date, nor are newspapers and prayers.
    let is_several = tokens.str(at).ends_with(['s', 'S']) && !is_short;
    let names = [
        "Times",
        "Mirror",
        "Telegraph",
        "Post",
        "Herald",
        "Express",
        "Mail",
        "Night",
        "Star",
        "Mercury",
        "Observer",
        "World",
        "People",
        "Review",
    ];
    if is_several || (names.contains(&tokens.str(end)) && !tokens.is_shouted) {
        return None;
    }
    if tokens.word(end) == Word::The && ordinal_ending(tokens, end + 2) && tokens.is_number(end + 1)
    {
        end += 3;
    }
    Some(context.weekly(at, end, weekday))
}

/// "Sept. 20, 2018", "March 1997", "March 8", "March".
fn month_first(context: &Context<'_>, at: usize, month: u32) -> Option<Dated> {
    let tokens = &context.tokens;
    if !tokens.is_capital(at) || (tokens.is_glued(at) && tokens.is_word(at - 1)) {
        return None;
    }
    let has_point = tokens.is_sign(at + 1, '.') && tokens.is_glued(at + 1);
    let is_short = matches!(tokens.word(at), Word::ShortMonth(_));
    let next = if has_point && (is_short || tokens.is_number(at + 2)) { at + 2 } else { at + 1 };
    if let Some((day, end)) = day_of_month(tokens, next) {
        if let Some((year, end)) = year_behind(tokens, end) {
            return context.said(
                at,
                end,
                &format!("{}-{month:02}-{day:02}", calendar::four_digits(year)),
            );
        }
        // "March 8-10, 1998": the year of the range is that of its first day.
        if tokens.is_hyphen(end)
            && let Some((_, last)) = day_of_month(tokens, end + 1)
            && let Some((year, _)) = year_behind(tokens, last)
        {
            return context.said(
                at,
                end,
                &format!("{}-{month:02}-{day:02}", calendar::four_digits(year)),
            );
        }
        return Some(
            relative::in_year_named(context, at, end, |year| on(year, month, day))
                .unwrap_or_else(|| context.yearly(at, end, |year| on(year, month, day))),
        );
    }
    let of = match tokens.kind(next) {
        Kind::Word(Word::Of) | Kind::Sign(',') => next + 1,
        _ => next,
    };
    // The months of the Gregorian calendar; "Dec 1403" is a price.
    let year = year::year_number(tokens, of).filter(|year| *year >= 1583);
    if let Some(year) = year.filter(|_| !is_quantity(tokens, of + 1)) {
        return context.said(at, of + 1, &format!("{}-{month:02}", calendar::four_digits(year)));
    }
    // "June-September 1997".
    if (tokens.is_hyphen(next) || tokens.word(next) == Word::To || tokens.word(next) == Word::And)
        && matches!(tokens.word(next + 1), Word::Month(_))
        && let Some(year) = year::year_number(tokens, next + 2)
    {
        return context.said(at, at + 1, &format!("{}-{month:02}", calendar::four_digits(year)));
    }
    if let Some(found) =
        relative::in_year_named(context, at, next, |year| calendar::month(year, month))
    {
        return Some(found);
    }
    let end = if is_short { next } else { at + 1 };
    is_month_alone(tokens, at, month, is_short)
        .then(|| context.yearly(at, end, |year| calendar::month(year, month)))
}

fn on(year: i32, month: u32, day: u32) -> Option<calendar::Days> {
    let day = corpus::Day::from_ymd(year, month, day)?;
    Some((day, day))
}

/// Whether a month's name without day and year is one, and not a verb or somebody's name.
fn is_month_alone(tokens: &Tokens<'_>, at: usize, month: u32, is_short: bool) -> bool {
    let before = match at.checked_sub(2) {
        Some(mid) if tokens.is_hyphen(at - 1) => tokens.word(mid),
        _ => tokens.word_before(at),
    };
    let is_placed = matches!(
        before,
        Word::In
            | Word::By
            | Word::Since
            | Word::Until
            | Word::Of
            | Word::From
            | Word::During
            | Word::Last
            | Word::Next
            | Word::This
            | Word::Early
            | Word::Mid
            | Word::Late
            | Word::Between
            | Word::Earlier
            | Word::Later
            | Word::For
    );
    // "in both May and June".
    let is_sister = before == Word::And
        && matches!(tokens.word(at.wrapping_sub(2)), Word::Month(_))
        && matches!(
            tokens.word(at.wrapping_sub(3)),
            Word::In
                | Word::By
                | Word::During
                | Word::Between
                | Word::From
                | Word::For
                | Word::Of
                | Word::Function
        );
    let is_placed = is_placed || is_sister || (at > 0 && tokens.str(at - 1) == "both");
    if is_short {
        return is_placed && before != Word::Of && !matches!(month, 1 | 3 | 6);
    }
    if tokens.is_sign(at + 1, '\'') && !is_placed && matches!(month, 4 | 5 | 6 | 8) {
        return false;
    }
    let is_beside_name = at > 0 && tokens.is_name_like(at - 1) && !tokens.is_glued(at);
    let goes_on_as_name = tokens.is_name_like(at + 1) && !tokens.is_glued(at + 1);
    match month {
        // The verb, the walk, and the names of people.
        5 => is_placed && !(goes_on_as_name && before == Word::For),
        3 => {
            let walks = matches!(
                tokens.word(at + 1),
                Word::On | Word::To | Word::Function | Word::Of | Word::For
            );
            is_placed
                || !(is_beside_name
                    || goes_on_as_name
                    || walks
                    || matches!(before, Word::The | Word::A))
        }
        4 | 6 | 8 => is_placed || !(is_beside_name || goes_on_as_name),
        _ => !is_beside_name || is_placed,
    }
}

/// "20 September 2018", "the 20th of September", "2 October".
fn day_first(context: &Context<'_>, at: usize) -> Option<Dated> {
    let tokens = &context.tokens;
    let (day, end) = day_of_month(tokens, at).or_else(|| last_of_range(tokens, at))?;
    if let Some(month) = month_before_range(tokens, at) {
        let year = year_behind(tokens, end);
        return match year {
            Some((year, end)) => context.said(
                at,
                end,
                &format!("{}-{month:02}-{day:02}", calendar::four_digits(year)),
            ),
            None => Some(context.yearly(at, end, |year| on(year, month, day))),
        };
    }
    let of = if tokens.word(end) == Word::Of { end + 1 } else { end };
    // "8-10 March": the first of two days.
    let month_at = if tokens.is_hyphen(of) && tokens.is_number(of + 1) { of + 2 } else { of };
    let (Word::Month(month) | Word::ShortMonth(month)) = tokens.word(month_at) else { return None };
    if !tokens.is_capital(month_at)
        || (tokens.is_glued(month_at) && !tokens.is_hyphen(month_at - 1))
    {
        return None;
    }
    let month: u32 = month.into();
    let has_point =
        tokens.is_sign(month_at + 1, '.') && matches!(tokens.word(month_at), Word::ShortMonth(_));
    let behind = if has_point { month_at + 2 } else { month_at + 1 };
    let year = year_behind(tokens, behind);
    let is_first_of_two = month_at != of;
    // "in 3 May said": a month that is followed by its own day was not preceded by it.
    if year.is_none() && !is_first_of_two && day_of_month(tokens, behind).is_some() {
        return None;
    }
    let date_end = year.map_or(behind, |(_, end)| end);
    let end = if is_first_of_two { end } else { date_end };
    match year {
        Some((year, _)) => {
            context.said(at, end, &format!("{}-{month:02}-{day:02}", calendar::four_digits(year)))
        }
        None => {
            let behind = relative::in_year_named(context, at, end, |year| on(year, month, day));
            Some(behind.unwrap_or_else(|| context.yearly(at, end, |year| on(year, month, day))))
        }
    }
}

/// The day behind the hyphen of "March 8-10".
fn last_of_range(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    month_before_range(tokens, at)?;
    let day = tokens.str(at).parse().ok().filter(|day| (1..=31).contains(day))?;
    Some((day, at + 1))
}

/// The month of "March 8-10" or "March 8 and 10", asked at the second number.
fn month_before_range(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
    let joins = at >= 3
        && (tokens.is_hyphen(at - 1)
            || matches!(tokens.word(at - 1), Word::And | Word::To | Word::Or))
        && tokens.is_number(at - 2)
        && tokens.str(at - 2).len() <= 2;
    if !joins
        || is_quantity(tokens, at + 1)
        || (!tokens.is_hyphen(at - 1) && is_counted(tokens, at + 1))
    {
        return None;
    }
    let before = if tokens.is_sign(at - 3, '.') { at.checked_sub(4)? } else { at - 3 };
    match tokens.word(before) {
        Word::Month(month) | Word::ShortMonth(month) if tokens.is_capital(before) => {
            Some(month.into())
        }
        _ => None,
    }
}

fn is_counted(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at) == Word::Other && !tokens.is_capital(at)
}

/// A day of a month at `at`: "8", "08", "20th".
fn day_of_month(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let digits = tokens.str(at);
    if !tokens.is_number(at) || digits.len() > 2 {
        return None;
    }
    let day: u32 = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    let is_in_number = tokens.is_glued(at)
        && matches!(tokens.kind(at - 1), Kind::Sign('$' | '£' | '€' | ':' | '/' | '#'));
    let end = if ordinal_ending(tokens, at + 1) { at + 2 } else { at + 1 };
    let goes_on = tokens.is_glued(end)
        && (tokens.is_word(end) || tokens.is_sign(end, ':') && tokens.is_number(end + 1));
    (!is_in_number && !goes_on && !is_quantity(tokens, end)).then_some((day, end))
}

/// Whether the number before `at` counts money, percent and the like.
fn is_quantity(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.kind(at) {
        Kind::Sign('%') => true,
        Kind::Sign('/') => tokens.is_glued(at) && tokens.is_number(at + 1),
        Kind::Word(word) => {
            matches!(
                word,
                Word::Percent | Word::Per | Word::Scale(_) | Word::Currency(_) | Word::Basis
            ) || (matches!(word, Word::Time(_)) && !tokens.is_capital(at))
        }
        _ => false,
    }
}

/// The year behind a day: "2018", ", 2018".
fn year_behind(tokens: &Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    let number = if tokens.is_sign(at, ',') { at + 1 } else { at };
    let year = year::year_number(tokens, number).filter(|_| !is_quantity(tokens, number + 1))?;
    Some((year, number + 1))
}

/// "spring 2018", "the summer of 1996", "last fall".
fn in_season(context: &Context<'_>, at: usize, season: Season) -> Option<Dated> {
    let tokens = &context.tokens;
    if tokens.is_glued(at)
        && !tokens.is_hyphen(at.wrapping_sub(1))
        && tokens.is_word(at.wrapping_sub(1))
    {
        return None;
    }
    let of = if tokens.word(at + 1) == Word::Of { at + 2 } else { at + 1 };
    if let Some(year) = year::year_number(tokens, of) {
        let edtf = calendar::written(calendar::season(year, season)?, "");
        return context.said(at, of + 1, &edtf);
    }
    if let Some(found) =
        relative::in_year_named(context, at, at + 1, |year| calendar::season(year, season))
    {
        return Some(found);
    }
    let before = tokens.word_before(at);
    let two_before = at.checked_sub(2).map_or(Word::Other, |at| tokens.word(at));
    let is_placed = matches!(
        before,
        Word::Last
            | Word::Next
            | Word::This
            | Word::Early
            | Word::Mid
            | Word::Late
            | Word::Since
            | Word::Until
    );
    if tokens.is_capital(at) && !is_placed && !tokens.begins_sentence(at)
        || tokens.is_name_like(at + 1)
    {
        return None;
    }
    let is_time = match season {
        Season::Summer | Season::Winter | Season::Autumn => true,
        Season::Spring | Season::Fall => {
            let by = matches!(before, Word::By | Word::In);
            let in_the = before == Word::The
                && matches!(
                    two_before,
                    Word::In
                        | Word::By
                        | Word::Until
                        | Word::Since
                        | Word::During
                        | Word::Early
                        | Word::Late
                );
            is_placed
                || ((by || in_the)
                    && !matches!(tokens.word(at + 1), Word::Of | Word::In)
                    && ends_phrase(tokens, at + 1))
        }
    };
    is_time.then(|| context.yearly(at, at + 1, |year| calendar::season(year, season)))
}

/// Whether no noun follows that a season could describe.
fn ends_phrase(tokens: &Tokens<'_>, at: usize) -> bool {
    !tokens.is_word(at) || tokens.word(at).ends_noun_phrase()
}

/// "2018-09-20", "14.03.1998", "3/14/98": where day and month could be either, only the year holds.
fn numeric(context: &Context<'_>, at: usize) -> Option<Dated> {
    let tokens = &context.tokens;
    if tokens.is_glued(at) && !matches!(tokens.kind(at - 1), Kind::Sign('(' | '"' | '\'' | '[')) {
        return None;
    }
    let (parts, end, is_iso) = match tokens.str(at).split_once('.') {
        Some((day, rest)) => {
            let (month, year) = rest.split_once('.')?;
            ([day, month, year], at + 1, false)
        }
        None => {
            let joined = |at: usize, sign: char| {
                tokens.is_sign(at, sign)
                    && tokens.is_glued(at)
                    && tokens.is_glued(at + 1)
                    && tokens.is_number(at + 1)
            };
            let sign = ['-', '/']
                .into_iter()
                .find(|&sign| joined(at + 1, sign) && joined(at + 3, sign))?;
            (
                [tokens.str(at), tokens.str(at + 2), tokens.str(at + 4)],
                at + 5,
                sign == '-' || tokens.str(at).len() == 4,
            )
        }
    };
    if tokens.is_glued(end)
        && (tokens.is_word(end) || tokens.is_number(end))
        && !tokens.str(end).starts_with('T')
    {
        return None;
    }
    let number = |part: &str, most: usize| -> Option<u32> {
        (part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse().ok())?
    };
    if is_iso && parts[0].len() == 4 {
        let (year, month, day) = (number(parts[0], 4)?, number(parts[1], 2)?, number(parts[2], 2)?);
        return context.said(at, end, &format!("{year:04}-{month:02}-{day:02}"));
    }
    let (first, second) = (number(parts[0], 2)?, number(parts[1], 2)?);
    let year = match parts[2].len() {
        4 => number(parts[2], 4)? as i32,
        2 => year::of_two_digits(number(parts[2], 2)?, context.anchor),
        _ => return None,
    };
    let is_pointed = parts[2].len() == 4 && end == at + 1;
    let edtf = match (first, second) {
        (day, month) if is_pointed || day > 12 => format!("{year:04}-{month:02}-{day:02}"),
        (month, day) if day > 12 || day == month => format!("{year:04}-{month:02}-{day:02}"),
        (1..=12, 1..=12) => format!("{year:04}"),
        _ => return None,
    };
    context.said(at, end, &edtf)
}
