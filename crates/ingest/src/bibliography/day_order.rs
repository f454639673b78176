//! Whether a source writes the day or the month first, by whatever tells.

use corpus::Day;

use super::date::{self, Reading};
use super::of;
use crate::document::{Claim, Field};

/// Which of the two readings of a stamp holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayOrder {
    DayFirst,
    MonthFirst,
}

/// The order of the article whose stamp can mean either of two days; `None` if nothing tells.
///
/// The strongest sign comes first: the day of the week in the stamp itself, the same day stamped
/// elsewhere, a number that can only be a day, how months are written out, the language.
pub(super) fn day_order(
    stamp: date::Stamp,
    claims: &[Claim],
    lang: Option<&str>,
    url: Option<&str>,
) -> Option<DayOrder> {
    let Reading::Unclear { day_first, month_first } = stamp.reading else { return None };
    by_weekday(stamp.weekday, day_first, month_first)
        .or_else(|| by_other_stamps(claims, url, day_first, month_first))
        .or_else(|| by_numbers(claims))
        .or_else(|| by_names(claims))
        .or_else(|| by_language(lang))
}

fn either(is_day_first: bool, is_month_first: bool) -> Option<DayOrder> {
    match (is_day_first, is_month_first) {
        (true, false) => Some(DayOrder::DayFirst),
        (false, true) => Some(DayOrder::MonthFirst),
        _ => None,
    }
}

fn by_weekday(weekday: Option<u8>, day_first: Day, month_first: Day) -> Option<DayOrder> {
    let weekday = weekday?;
    either(date::weekday(day_first) == weekday, date::weekday(month_first) == weekday)
}

/// A stamp that can be read in one way only and lies near one of the two days: of all claims about
/// dates, and of the address.
fn by_other_stamps(
    claims: &[Claim],
    url: Option<&str>,
    day_first: Day,
    month_first: Day,
) -> Option<DayOrder> {
    /// Articles are updated, and speak of days, within a few days.
    const NEAR: i32 = 3;
    let stamps = claims
        .iter()
        .filter(|claim| matches!(claim.field, Field::Published | Field::Updated))
        .filter_map(|claim| date::read(&claim.value));
    let days = stamps.filter_map(|stamp| match stamp.reading {
        Reading::Day(day) => Some(day),
        _ => None,
    });
    let days: Vec<_> = days.chain(url.and_then(in_address)).collect();
    let is_near = |day: Day| days.iter().any(|other| (other.0 - day.0).abs() <= NEAR);
    either(is_near(day_first), is_near(month_first))
}

/// Another date of two numbers and a year, one of which can only be a day.
fn by_numbers(claims: &[Claim]) -> Option<DayOrder> {
    let orders: Vec<_> = dates(claims).filter_map(numeric_order).collect();
    either(orders.contains(&DayOrder::DayFirst), orders.contains(&DayOrder::MonthFirst))
}

/// Whether months in words stand behind the day, as in "9 March", or before it.
fn by_names(claims: &[Claim]) -> Option<DayOrder> {
    let named = || dates(claims).filter(|value| value.chars().any(char::is_alphabetic));
    let is_day_first = |value: &str| value.starts_with(|char: char| char.is_ascii_digit());
    // Two days in words that agree say enough, and so does one that stands alone.
    either(named().any(is_day_first), named().any(|value| !is_day_first(value)))
}

fn dates(claims: &[Claim]) -> impl Iterator<Item = &str> {
    let in_text = of(claims, Field::DayForm);
    let stamps = of(claims, Field::Published).chain(of(claims, Field::Updated));
    in_text.chain(stamps).map(|claim| claim.value.as_str()).filter(|value| {
        date::read(value).is_some_and(|stamp| matches!(stamp.reading, Reading::Day(_)))
    })
}

/// The order of a date such as `25/03/2021`; dates with full stops follow their own rule.
fn numeric_order(written: &str) -> Option<DayOrder> {
    let date = written.split_whitespace().find(|word| word.contains(['/', '-']))?;
    let mut numbers = date.split(['/', '-']);
    let (first, second) = (numbers.next()?, numbers.next()?);
    let number = |digits: &str| digits.parse::<u32>().ok().filter(|_| digits.len() <= 2);
    either(number(first)? > 12, number(second)? > 12)
}

/// Only where a country is said, or all countries of a language agree.
fn by_language(lang: Option<&str>) -> Option<DayOrder> {
    let lang = lang?.to_ascii_lowercase();
    let (language, region) = lang.split_once('-').unwrap_or((&lang, ""));
    match (language, region) {
        ("en", "us") => Some(DayOrder::MonthFirst),
        ("en", "gb" | "ie" | "au" | "nz" | "in" | "hk" | "sg" | "za" | "my" | "ng" | "ke") => {
            Some(DayOrder::DayFirst)
        }
        (
            "de" | "fr" | "es" | "it" | "nl" | "pt" | "pl" | "ru" | "cs" | "da" | "fi" | "nb"
            | "no" | "el" | "tr" | "uk" | "ro" | "id" | "vi",
            region,
        ) if region != "us" => Some(DayOrder::DayFirst),
        _ => None,
    }
}

/// The day in an address such as `…/2021/03/09/pier`.
pub(super) fn in_address(url: &str) -> Option<Day> {
    const LONGEST: usize = 2000;
    let path = url.get(..LONGEST).unwrap_or(url).split_once("://")?.1;
    let path = path.split(['?', '#']).next()?;
    let parts: Vec<_> = path.split('/').skip(1).collect();
    let number = |digits: &str, len: usize| {
        let fits = digits.len() == len && digits.bytes().all(|byte| byte.is_ascii_digit());
        if fits { digits.parse::<u32>().ok() } else { None }
    };
    parts.windows(3).find_map(|three| {
        let (year, month, day) = (number(three[0], 4)?, number(three[1], 2)?, number(three[2], 2)?);
        (1980..=2200).contains(&year).then(|| Day::from_ymd(year as i32, month, day))?
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Origin;

    fn check(
        stamp: &str,
        others: &[(Field, &str)],
        lang: Option<&str>,
        expected: Option<DayOrder>,
    ) {
        let claims: Vec<_> = others
            .iter()
            .map(|&(field, value)| Claim {
                field,
                value: value.to_owned(),
                origin: Origin::Text,
                place: None,
            })
            .collect();
        let url = others.iter().find(|(field, _)| *field == Field::Url).map(|(_, url)| *url);
        let found = day_order(date::read(stamp).unwrap(), &claims, lang, url);
        assert_eq!(found, expected, "{stamp} {others:?} {lang:?}");
    }

    #[test]
    fn the_article_decides_where_two_readings_are_possible() {
        use DayOrder::{DayFirst, MonthFirst};
        use Field::{DayForm, Updated, Url};
        check("Tuesday, 02/10/2018", &[], None, Some(DayFirst));
        check("Sat 02/10/2018", &[], None, Some(MonthFirst));
        check("02/10/2018", &[(Updated, "2018-10-03")], None, Some(DayFirst));
        check("02/10/2018", &[(Updated, "13/10/2018")], None, Some(DayFirst));
        check("02/10/2018", &[(Url, "https://a.example/2018/02/10/pier")], None, Some(MonthFirst));
        check("02/10/2018", &[(DayForm, "09/25/2018")], Some("en-GB"), Some(MonthFirst));
        check("02/10/2018", &[(DayForm, "25 September 2018")], None, Some(DayFirst));
        check("02/10/2018", &[(DayForm, "September 25, 2018")], None, Some(MonthFirst));
        check("02/10/2018", &[], Some("en-US"), Some(MonthFirst));
        check("02/10/2018", &[], Some("de"), Some(DayFirst));
        check("02/10/2018", &[], Some("en"), None);
        check("02/10/2018", &[], None, None);
        check("Monday, 02/10/2018", &[], None, None);
        let both = [(DayForm, "September 25, 2018"), (DayForm, "25 September 2018")];
        check("02/10/2018", &both, None, None);
    }
}
