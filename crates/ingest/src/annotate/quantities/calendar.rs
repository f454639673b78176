//! Stretches of days, how EDTF writes them, and how they are counted from an article's date.

use corpus::{Day, EdtfDate};

use super::lexicon::{Season, TimeUnit};

/// First and last day.
pub(super) type Days = (Day, Day);

/// The days of a year.
pub(super) fn year(year: i32) -> Option<Days> {
    Some((Day::from_ymd(year, 1, 1)?, Day::from_ymd(year, 12, 31)?))
}

/// The days of a month.
pub(super) fn month(year: i32, month: u32) -> Option<Days> {
    let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    Some((Day::from_ymd(year, month, 1)?, Day(Day::from_ymd(next.0, next.1, 1)?.0 - 1)))
}

/// The days of the three months that a season begins in a year.
pub(super) fn season(year: i32, season: Season) -> Option<Days> {
    let first = first_month(season);
    let (last_year, last) = if first == 12 { (year + 1, 2) } else { (year, first + 2) };
    Some((month(year, first)?.0, month(last_year, last)?.1))
}

pub(super) fn first_month(season: Season) -> u32 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn | Season::Fall => 9,
        Season::Winter => 12,
    }
}

/// From Monday, which is 0.
pub(super) fn weekday(day: Day) -> i32 {
    (day.0 + 3).rem_euclid(7)
}

/// The unit in which `day` lies, or the one so many before or after it. Weeks begin on Monday.
pub(super) fn unit_around(day: Day, unit: TimeUnit, shift: i32) -> Option<Days> {
    let (the_year, the_month, _) = day.ymd();
    match unit {
        TimeUnit::Day => Some((Day(day.0 + shift), Day(day.0 + shift))),
        TimeUnit::Week => {
            let monday = day.0 - weekday(day) + 7 * shift;
            Some((Day(monday), Day(monday + 6)))
        }
        TimeUnit::Month => {
            let months = the_year * 12 + the_month as i32 - 1 + shift;
            month(months.div_euclid(12), months.rem_euclid(12) as u32 + 1)
        }
        TimeUnit::Year => year(the_year + shift),
        TimeUnit::Decade | TimeUnit::Century => {
            let years = if unit == TimeUnit::Decade { 10 } else { 100 };
            let first = (the_year.div_euclid(years) + shift) * years;
            Some((year(first)?.0, year(first + years - 1)?.1))
        }
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => None,
    }
}

/// A stretch of days as EDTF of level 0 or 1, in the shortest form that says it.
pub(super) fn written((first, last): Days, qualifier: &str) -> String {
    let (from, to) = (first.ymd(), last.ymd());
    let is_month =
        |(year, month_of, _): (i32, u32, u32)| month(year, month_of) == Some((first, last));
    if first == last {
        return format!("{first}{qualifier}");
    }
    if is_month(from) {
        return format!("{}-{:02}{qualifier}", four_digits(from.0), from.1);
    }
    if let Some(code) = season_code(first, last) {
        return format!("{}-{code}{qualifier}", four_digits(from.0));
    }
    let is_whole_years = (from.1, from.2, to.1, to.2) == (1, 1, 12, 31);
    let is_whole_months = from.2 == 1 && month(to.0, to.1).is_some_and(|month| month.1 == last);
    match (is_whole_years, to.0 - from.0) {
        (true, 0) => format!("{}{qualifier}", four_digits(from.0)),
        (true, 9) if from.0 >= 0 && from.0 % 10 == 0 => format!("{:03}X", from.0 / 10),
        (true, 99) if from.0 >= 0 && from.0 % 100 == 0 => format!("{:02}XX", from.0 / 100),
        (true, _) => format!("{}{qualifier}/{}{qualifier}", four_digits(from.0), four_digits(to.0)),
        _ if is_whole_months => format!(
            "{}-{:02}{qualifier}/{}-{:02}{qualifier}",
            four_digits(from.0),
            from.1,
            four_digits(to.0),
            to.1
        ),
        _ => format!("{first}{qualifier}/{last}{qualifier}"),
    }
}

/// The code of a season that is just these days.
fn season_code(first: Day, last: Day) -> Option<u32> {
    [Season::Spring, Season::Summer, Season::Autumn, Season::Winter]
        .into_iter()
        .zip(21..)
        .find(|&(of, _)| season(first.ymd().0, of) == Some((first, last)))
        .map(|(_, code)| code)
}

/// A year as EDTF writes it; those before the year 0 with a sign.
pub(super) fn four_digits(year: i32) -> String {
    if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") }
}

/// What a rule that counts from a day says for the date of an article, only as exactly as that date
/// is known.
pub(super) fn resolve(anchor: &EdtfDate, rule: impl Fn(Day) -> Option<Days>) -> Option<EdtfDate> {
    let written_anchor = anchor.edtf();
    let is_qualified = !written_anchor.contains('/') && written_anchor.ends_with(['~', '?', '%']);
    let qualifier = if is_qualified { &written_anchor[written_anchor.len() - 1..] } else { "" };
    let (earliest, latest) = (rule(anchor.earliest())?, rule(anchor.latest())?);
    let days = match earliest == latest {
        true => earliest,
        false => whole_months(earliest.0.min(latest.0), earliest.1.max(latest.1))?,
    };
    crate::edtf::of_days(&written(days, qualifier), days)
}

/// The whole months, or years if there are several, that hold both days.
fn whole_months(first: Day, last: Day) -> Option<Days> {
    let (from, to) = (first.ymd(), last.ymd());
    if from.0 == to.0 && from.1 == to.1 {
        return month(from.0, from.1);
    }
    match (to.0 - from.0) * 12 + to.1 as i32 - from.1 as i32 {
        ..=2 => Some((month(from.0, from.1)?.0, month(to.0, to.1)?.1)),
        _ => Some((year(from.0)?.0, year(to.0)?.1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(anchor: &str, unit: TimeUnit, shift: i32, expected: &str) {
        let anchor = crate::edtf::parse(anchor).unwrap();
        let date = resolve(&anchor, |day| unit_around(day, unit, shift)).unwrap();
        assert_eq!(date.edtf(), expected, "{}", anchor.edtf());
    }

    #[test]
    fn a_day_resolves_what_counts_from_it() {
        check("2018-09-20", TimeUnit::Day, -1, "2018-09-19");
        check("2018-09-20", TimeUnit::Week, -1, "2018-09-10/2018-09-16");
        check("2018-01-20", TimeUnit::Month, -1, "2017-12");
        check("2018-09-20", TimeUnit::Year, 1, "2019");
        check("2018-09-20", TimeUnit::Decade, 0, "201X");
        check("2018-09-20", TimeUnit::Century, -1, "19XX");
    }

    #[test]
    fn a_vague_anchor_gives_only_what_it_allows() {
        check("2019-11~", TimeUnit::Day, -1, "2019-10~/2019-11~");
        check("2019-11~", TimeUnit::Month, -1, "2019-10~");
        check("2019-11~", TimeUnit::Year, -1, "2018~");
        check("2019-11", TimeUnit::Week, 0, "2019-10/2019-12");
        check("2019", TimeUnit::Month, -1, "2018/2019");
        check("2018/2019", TimeUnit::Year, 0, "2018/2019");
    }

    #[test]
    fn what_is_written_says_the_days_it_was_written_from() {
        use TimeUnit::{Century, Day as OneDay, Decade, Month, Week, Year};
        for start in ["1987-03-31", "2000-02-29", "0003-12-30", "9999-12-31", "-0004-01-01"] {
            let day = crate::edtf::parse(start).unwrap().earliest();
            for unit in [OneDay, Week, Month, Year, Decade, Century] {
                for (shift, qualifier) in (-3..4).flat_map(|shift| [(shift, ""), (shift, "~")]) {
                    let Some(days) = unit_around(day, unit, shift) else { continue };
                    let written = written(days, qualifier);
                    let parsed = crate::edtf::parse(&written).ok();
                    assert_eq!(crate::edtf::of_days(&written, days), parsed, "{written}");
                }
            }
        }
    }

    #[test]
    fn seasons_have_codes() {
        let days = season(2018, Season::Winter).unwrap();
        assert_eq!(written(days, ""), "2018-24");
        assert_eq!(written(season(2018, Season::Fall).unwrap(), "~"), "2018-23~");
        assert_eq!(written(year(-1999).unwrap(), ""), "-1999");
    }
}
