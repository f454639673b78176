//! Years and what is made of them: decades, centuries, quarters and halves.

use corpus::EdtfDate;

use super::calendar::{self, four_digits};
use super::dated::{Context, Dated};
use super::lexicon::{TimeUnit, Word};
use super::rank::ordinal_ending;
use super::relative;
use super::token::{Kind, Tokens};

/// A year at `at` in four digits that nothing around makes part of something else.
pub(super) fn year_number(tokens: &Tokens<'_>, at: usize) -> Option<i32> {
    let digits = tokens.str(at);
    if !tokens.is_number(at)
        || digits.len() != 4
        || !digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let is_glued_on = tokens.is_glued(at + 1)
        && (tokens.is_word(at + 1)
            || matches!(tokens.kind(at + 1), Kind::Sign(':' | '%' | '_' | '&')));
    digits.parse().ok().filter(|year| (1000..=2199).contains(year) && !is_glued_on)
}

/// The date that a number at `at` is: a year, a decade, a century.
pub(super) fn year(context: &Context<'_>, at: usize) -> Option<Dated> {
    let tokens = &context.tokens;
    decade(context, at)
        .or_else(|| century(context, at))
        .or_else(|| end_of_years(context, at))
        .or_else(|| {
            if let Some(end) = before_christ(tokens, at + 1)
                && !tokens.is_glued(at)
                && let Ok(year) = tokens.str(at).replace(',', "").parse::<i32>()
            {
                return context.said(at, end, &four_digits(1 - year));
            }
            let year = year_number(tokens, at).filter(|year| is_year(tokens, at, *year))?;
            if let Some(quarter) = quarter_before(tokens, at) {
                let days = part_of_year(year, quarter, 3)?;
                return context.said(at - 2, at + 1, &calendar::written(days, ""));
            }
            // A fiscal year is not quite the year.
            let is_fiscal = tokens.word_before(at) == Word::Fiscal
                || (at >= 2
                    && tokens.word(at - 2) == Word::Fiscal
                    && matches!(tokens.word(at - 1), Word::Time(_)));
            let qualifier = if is_fiscal { "~" } else { "" };
            context.said(at, at + 1, &format!("{}{qualifier}", four_digits(year)))
        })
}

/// Whether a number of four digits is a year, by what stands around it.
fn is_year(tokens: &Tokens<'_>, at: usize, year: i32) -> bool {
    let before = tokens.word_before(at);
    let is_placed = matches!(
        before,
        Word::In
            | Word::Since
            | Word::Until
            | Word::By
            | Word::During
            | Word::From
            | Word::Early
            | Word::Mid
            | Word::Late
            | Word::Fiscal
            | Word::Time(TimeUnit::Year)
            | Word::Between
    ) || (at > 0 && tokens.is_sign(at - 1, '('));
    if tokens.is_glued(at) {
        let is_open = match tokens.kind(at - 1) {
            Kind::Sign('(' | '"' | '\'' | '[' | '—' | '/' | ',') => true,
            Kind::Sign('-') if tokens.is_glued(at - 1) => match tokens.kind(at.wrapping_sub(2)) {
                Kind::Word(word) => {
                    matches!(
                        word,
                        Word::Mid | Word::Early | Word::Late | Word::Month(_) | Word::Season(_)
                    ) || matches!(tokens.str(at - 2), "pre" | "post")
                }
                Kind::Number => tokens.str(at - 2).len() == 4,
                _ => false,
            },
            Kind::Sign('-' | '.') => true,
            _ => false,
        };
        if !is_open {
            return false;
        }
    }
    // Prices, percentages, times and counts.
    let next = at + 1;
    let unit = if tokens.is_hyphen(next) { next + 1 } else { next };
    let is_measured = match tokens.kind(unit) {
        Kind::Word(word) => {
            matches!(
                word,
                Word::Percent
                    | Word::Per
                    | Word::Currency(_)
                    | Word::Scale(_)
                    | Word::Basis
                    | Word::Dozen
                    | Word::Plural
            ) || (matches!(word, Word::Time(_)) && !tokens.is_capital(unit) && !is_placed)
                || (unit > next && !tokens.is_capital(unit))
                || matches!(
                    tokens.str(unit),
                    "GMT" | "EST" | "EDT" | "UTC" | "BST" | "CET" | "PST" | "hrs" | "gmt"
                )
        }
        Kind::Sign('%') => true,
        _ => false,
    };
    if is_measured || tokens.is_sign(at.wrapping_sub(1), '$') {
        return false;
    }
    if is_placed {
        return true;
    }
    // "about 2000 sheep", but "over 1986 levels".
    let counts_up = matches!(
        before,
        Word::Than
            | Word::At
            | Word::About
            | Word::Nearly
            | Word::Over
            | Word::Under
            | Word::More
            | Word::Least
            | Word::Most
            | Word::Up
    );
    let has_noun =
        tokens.is_word(next) && tokens.word(next) == Word::Other && !tokens.is_capital(next);
    if matches!(before, Word::Number | Word::Currency(_))
        || (counts_up && !(has_noun && year % 50 != 0))
    {
        return false;
    }
    // "Vision 2030", "Flight 1549".
    if at > 0 && tokens.is_label(at - 1) {
        return false;
    }
    if at > 0 && tokens.is_name_like(at - 1) && !tokens.is_glued(at) {
        return false;
    }
    // A round number of something in the plural is a count, unless "the" stands before it.
    let text = tokens.str(next);
    let counts =
        tokens.word(next) == Word::Other && text.ends_with('s') && !tokens.is_capital(next);
    let is_round = year % 50 == 0;
    (1700..=2100).contains(&year) && !(counts && is_round && before != Word::The)
}

/// "1980s", "1980's", "80s" where it is no age.
fn decade(context: &Context<'_>, at: usize) -> Option<Dated> {
    let tokens = &context.tokens;
    let digits = tokens.str(at);
    let end = match tokens.kind(at + 1) {
        _ if !tokens.is_glued(at + 1) => return None,
        Kind::Word(_) if tokens.str(at + 1).eq_ignore_ascii_case("s") => at + 2,
        Kind::Sign('\'') if tokens.is_glued(at + 2) && tokens.str(at + 2) == "s" => at + 3,
        _ => return None,
    };
    let number: i32 = digits.parse().ok().filter(|number| number % 10 == 0)?;
    let first = match digits.len() {
        4 if (1000..=2090).contains(&number) => number,
        2 => {
            let is_short = tokens.is_sign(at.wrapping_sub(1), '\'');
            let before = if is_short { at.wrapping_sub(2) } else { at.wrapping_sub(1) };
            let word = tokens.word(before);
            let is_part = matches!(word, Word::Early | Word::Mid | Word::Late)
                || (tokens.is_hyphen(before) && tokens.word(before.wrapping_sub(1)) == Word::Mid);
            let beside = tokens.word(before.wrapping_sub(1));
            // "in his early 80s", "highs in the lower 50s".
            let is_age = beside == Word::Their || word == Word::Their;
            if is_age || !(is_part || is_short) {
                return None;
            }
            of_two_digits(number as u32, context.anchor)
        }
        _ => return None,
    };
    let mut before = at.wrapping_sub(1);
    if tokens.is_hyphen(before) || tokens.is_sign(before, '\'') {
        before = before.wrapping_sub(1);
    }
    let start =
        if digits.len() == 2 && tokens.is_sign(at.wrapping_sub(1), '\'') { at - 1 } else { at };
    let edtf = match tokens.word(before) {
        Word::Early => format!("{first}~/{}~", first + 3),
        Word::Mid => format!("{}~/{}~", first + 4, first + 6),
        Word::Late => format!("{}~/{}~", first + 7, first + 9),
        _ if first % 100 == 0 && first < 2000 => format!("{:02}XX", first / 100),
        _ => format!("{:03}X", first / 10),
    };
    context.said(start, end, &edtf)
}

/// "19th century", "21st-century".
fn century(context: &Context<'_>, at: usize) -> Option<Dated> {
    let number: i32 = context.tokens.str(at).parse().ok()?;
    ordinal_ending(&context.tokens, at + 1).then(|| century_behind(context, at, at + 2, number))?
}

fn century_behind(context: &Context<'_>, at: usize, behind: usize, number: i32) -> Option<Dated> {
    let tokens = &context.tokens;
    let noun = if tokens.is_hyphen(behind) { behind + 1 } else { behind };
    if tokens.word(noun) != Word::Time(TimeUnit::Century) || !(1..=30).contains(&number) {
        return None;
    }
    // "20th Century Fox".
    if tokens.is_capital(noun) && tokens.is_name_like(noun + 1) {
        return None;
    }
    match before_christ(tokens, noun + 1) {
        Some(end) => context.said(
            at,
            end,
            &format!("{}/{}", four_digits(1 - number * 100), four_digits(-(number - 1) * 100)),
        ),
        None => context.said(at, noun + 1, &format!("{:02}XX", number - 1)),
    }
}

/// The end of "B.C." or "BC" at `at`.
fn before_christ(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    match tokens.str(at) {
        "BC" | "BCE" => Some(at + 1),
        "B" if tokens.is_sign(at + 1, '.') && tokens.str(at + 2) == "C" => {
            Some(if tokens.is_sign(at + 3, '.') { at + 4 } else { at + 3 })
        }
        _ => None,
    }
}

/// The year behind the hyphen of "1997-98" and "1986/87".
fn end_of_years(context: &Context<'_>, at: usize) -> Option<Dated> {
    let tokens = &context.tokens;
    let number: i32 = tokens.str(at).parse().ok().filter(|_| tokens.str(at).len() == 2)?;
    let is_joined = at >= 2
        && tokens.is_glued(at)
        && tokens.is_glued(at - 1)
        && (tokens.is_sign(at - 1, '-') || tokens.is_sign(at - 1, '/'))
        && !tokens.is_glued(at - 2);
    let before = year_number(tokens, at.wrapping_sub(2)).filter(|_| is_joined)?;
    let is_next = number == (before + 1) % 100 || number > before % 100;
    let year = before - before % 100 + number + if number < before % 100 { 100 } else { 0 };
    is_next.then(|| context.said(at, at + 1, &four_digits(year)))?
}

/// "'98", "'80s".
pub(super) fn short_year(context: &Context<'_>, at: usize) -> Option<Dated> {
    let tokens = &context.tokens;
    let digits = tokens.str(at + 1);
    if !tokens.is_glued(at + 1)
        || digits.len() != 2
        || !tokens.is_number(at + 1)
        || (tokens.is_glued(at) && tokens.is_word(at.wrapping_sub(1)))
    {
        return None;
    }
    if let Some(decade) = decade(context, at + 1) {
        return Some(decade);
    }
    let is_year = matches!(
        tokens.word_before(at),
        Word::In
            | Word::Since
            | Word::Of
            | Word::Until
            | Word::From
            | Word::By
            | Word::Early
            | Word::Late
            | Word::Month(_)
    );
    let goes_on =
        tokens.is_glued(at + 2) && (tokens.is_word(at + 2) || tokens.is_sign(at + 2, '\''));
    let year = of_two_digits(digits.parse().ok()?, context.anchor);
    (is_year && !goes_on).then(|| context.said(at, at + 2, &four_digits(year)))?
}

/// The year that two digits mean: the last one so far, or one of the next few.
pub(super) fn of_two_digits(number: u32, anchor: Option<&EdtfDate>) -> i32 {
    let latest = anchor.map_or(2035, |anchor| anchor.latest().ymd().0 + 5);
    let number = number as i32;
    latest - (latest - number).rem_euclid(100)
}

/// "third quarter of 2018", "second half of last year", "fifth century", "last quarter of 1997".
pub(super) fn ordinal(context: &Context<'_>, at: usize) -> Option<Dated> {
    let tokens = &context.tokens;
    let number = match tokens.word(at) {
        Word::Ordinal(number) => number.into(),
        Word::Last => 0,
        _ => return None,
    };
    if number > 0
        && let Some(found) = century_behind(context, at, at + 1, number)
    {
        return Some(found);
    }
    let part = if tokens.is_hyphen(at + 1) { at + 2 } else { at + 1 };
    let months = match tokens.word(part) {
        Word::Quarter if number <= 4 => 3,
        Word::Half if number <= 2 => 6,
        _ => return None,
    };
    let n_parts = 12 / months;
    let number = if number == 0 { n_parts } else { number };
    let in_year = move |year: i32| part_of_year(year, number, months);
    let mut next = part + 1;
    while matches!(tokens.word(next), Word::Of | Word::In | Word::Fiscal) && next <= part + 2 {
        next += 1;
    }
    if let Some(year) = year_number(tokens, next) {
        return context.said(at, next + 1, &calendar::written(in_year(year)?, ""));
    }
    relative::in_year_named(context, at, next, in_year)
}

/// One of the parts of a year that are so many months long.
fn part_of_year(year: i32, number: i32, months: i32) -> Option<calendar::Days> {
    let last = (number * months) as u32;
    let first = calendar::month(year, last + 1 - months as u32)?;
    Some((first.0, calendar::month(year, last)?.1))
}

/// The quarter of "Q3 2018", asked at the year.
fn quarter_before(tokens: &Tokens<'_>, at: usize) -> Option<i32> {
    let is_there =
        at >= 2 && tokens.str(at - 2) == "Q" && tokens.is_glued(at - 1) && !tokens.is_glued(at - 2);
    let number = tokens.str(at.wrapping_sub(1)).parse().ok().filter(|_| is_there)?;
    (1..=4).contains(&number).then_some(number)
}
