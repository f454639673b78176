//! Dates as they are known: partial, uncertain, or a range.
//!
//! A date keeps the text it was written as and knows the earliest and latest day it can mean.
//! Comparing and filtering use the days; readers see the text. Reading EDTF is left to others.

use std::fmt;

use crate::span::cut;

/// A date as it is known, such as `2018-09-20`, `2019-11~` or `2018/2019`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EdtfDate {
    written: String,
    /// First day it can mean; never after `latest`.
    earliest: Day,
    latest: Day,
}

impl EdtfDate {
    /// A date from its EDTF text and the days it can mean; `None` if they are the wrong way round.
    pub fn new(written: impl Into<String>, earliest: Day, latest: Day) -> Option<Self> {
        (earliest <= latest).then(|| Self { written: written.into(), earliest, latest })
    }

    /// The EDTF text.
    pub fn edtf(&self) -> &str {
        &self.written
    }

    /// First day it can mean.
    pub fn earliest(&self) -> Day {
        self.earliest
    }

    /// Last day it can mean.
    pub fn latest(&self) -> Day {
        self.latest
    }

    /// Whether both days have a year from -9999 to 9999.
    pub(crate) fn is_in_calendar(&self) -> bool {
        self.earliest.is_in_calendar() && self.latest.is_in_calendar()
    }

    /// The years it can lie in, first to last.
    pub fn years(&self) -> std::ops::RangeInclusive<i32> {
        let first = self.earliest.ymd().0;
        // Most dates are a day, and a large corpus is asked for the years of all.
        let last = if self.earliest == self.latest { first } else { self.latest.ymd().0 };
        first..=last
    }

    /// The date in words, as in "about November 2019" or "2018 to 2019".
    pub fn in_words(&self) -> String {
        match self.written.split_once('/') {
            Some(("" | "..", to)) => format!("until {}", part_in_words(to)),
            Some((from, "" | "..")) => format!("since {}", part_in_words(from)),
            Some((from, to)) => format!("{} to {}", part_in_words(from), part_in_words(to)),
            None => part_in_words(&self.written),
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// One end of an EDTF date in words; what is not understood stays as written.
fn part_in_words(part: &str) -> String {
    let plain = part.trim_end_matches(['~', '?', '%']);
    let qualifier = cut(part, plain.len()..);
    let mut pieces = plain.splitn(3, '-');
    let year = pieces.next().unwrap_or_default();
    let month = pieces.next().and_then(|month| month.parse::<usize>().ok());
    let day = pieces.next().and_then(|day| day.parse::<u32>().ok());
    let words = match (month, day) {
        (Some(month @ 1..=12), Some(day)) => format!("{day} {} {year}", MONTHS[month - 1]),
        (Some(month @ 1..=12), None) if plain.len() == 7 => {
            format!("{} {year}", MONTHS[month - 1])
        }
        (Some(season @ 21..=24), None) => format!("{} {year}", SEASONS[season - 21]),
        _ => plain.to_owned(),
    };
    match qualifier {
        "~" => format!("about {words}"),
        "?" => format!("{words}, uncertain"),
        "%" => format!("about {words}, uncertain"),
        _ => words,
    }
}

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The day of a calendar date; `None` if there is no such day or the year is not -9999 to 9999.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        let exists = (-9999..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then(|| Self(days_from_civil(year, month as i32, day as i32)))
    }

    /// Whether its year is -9999 to 9999.
    pub(crate) fn is_in_calendar(self) -> bool {
        (FIRST_DAY..=LAST_DAY).contains(&self.0)
    }

    /// Year, month, day.
    pub fn ymd(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// First and last day of `2018`, `2018-09` or `2018-09-20`; `None` for anything else.
    pub fn bounds(text: &str) -> Option<(Self, Self)> {
        let number = |digits: &str, len: usize| {
            let fits = digits.len() == len && digits.bytes().all(|byte| byte.is_ascii_digit());
            if fits { digits.parse::<u32>().ok() } else { None }
        };
        let mut pieces = text.split('-');
        let year = number(pieces.next()?, 4)? as i32;
        let month = pieces.next().map(|piece| number(piece, 2));
        let day = pieces.next().map(|piece| number(piece, 2));
        if pieces.next().is_some() {
            return None;
        }
        match (month, day) {
            (None, _) => Some((Self::from_ymd(year, 1, 1)?, Self::from_ymd(year, 12, 31)?)),
            (Some(month), None) => {
                let first = Self::from_ymd(year, month?, 1)?;
                Some((first, Self(first.0 + days_in_month(year, month?) as i32 - 1)))
            }
            (Some(month), Some(day)) => {
                let day = Self::from_ymd(year, month?, day?)?;
                Some((day, day))
            }
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// Days in a month that exists.
fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

// Both conversions count in eras of 400 years that start on 1 March, so that the leap day comes
// last: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013.
const DAYS_PER_ERA: i32 = 146_097;
const DAYS_TO_1970: i32 = 719_468;

/// The first day of -9999 and the last of 9999.
const FIRST_DAY: i32 = days_from_civil(-9999, 1, 1);
const LAST_DAY: i32 = days_from_civil(9999, 12, 31);

const fn days_from_civil(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * DAYS_PER_ERA + day_of_era - DAYS_TO_1970
}

fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let days = i64::from(days) + i64::from(DAYS_TO_1970);
    let era = days.div_euclid(i64::from(DAYS_PER_ERA)) as i32;
    let day_of_era = days.rem_euclid(i64::from(DAYS_PER_ERA)) as i32;
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month as u32, day as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(edtf: &str) -> String {
        EdtfDate::new(edtf, Day(0), Day(0)).unwrap().in_words()
    }

    #[test]
    fn dates_are_said_in_words() {
        assert_eq!(words("2018-09-20"), "20 September 2018");
        assert_eq!(words("2019-11~"), "about November 2019");
        assert_eq!(words("2018?"), "2018, uncertain");
        assert_eq!(words("2018/2019"), "2018 to 2019");
        assert_eq!(words("2018-10/.."), "since October 2018");
        assert_eq!(words("2018-21"), "spring 2018");
        assert_eq!(words("201X"), "201X");
    }

    #[test]
    fn days_are_numbered_from_1970_and_back() {
        assert_eq!(Day::from_ymd(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::from_ymd(2000, 3, 1), Some(Day(11_017)));
        for days in (-800_000..800_000).step_by(97) {
            let (year, month, day) = Day(days).ymd();
            assert_eq!(Day::from_ymd(year, month, day), Some(Day(days)));
        }
    }

    #[test]
    fn days_that_do_not_exist_are_none() {
        assert_eq!(Day::from_ymd(2019, 2, 29), None);
        assert_eq!(Day::from_ymd(2019, 13, 1), None);
        assert!(Day::from_ymd(2020, 2, 29).is_some());
    }

    #[test]
    fn bounds_of_partial_dates() {
        let show = |text| Day::bounds(text).map(|(from, to)| format!("{from} {to}"));
        assert_eq!(show("2018").as_deref(), Some("2018-01-01 2018-12-31"));
        assert_eq!(show("2020-02").as_deref(), Some("2020-02-01 2020-02-29"));
        assert_eq!(show("2018-09-20").as_deref(), Some("2018-09-20 2018-09-20"));
        for odd in ["", "18", "2018-9", "2018-13", "2018-09-31", "2018-09-20-1", "+018", "2018-"] {
            assert_eq!(show(odd), None, "{odd}");
        }
    }
}
