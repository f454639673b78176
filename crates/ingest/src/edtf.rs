//! Dates in EDTF, levels 0 and 1, to the days they can mean. The only module that knows the parser.
//!
//! Seasons take the northern months (spring is March to May, winter December to February). An open
//! or unknown end (`2018-10/..`) reaches no further than the end that is known: no more is known,
//! and a date that went on for ever would put its article under every year there is.

use corpus::{Day, EdtfDate};
use edtf_core::{Bound, BoundDate, Edtf};

/// The most years a date may span. Towards 1, honest decades are refused; without a limit, a slip
/// such as `0201/2019` fills the facet of years with two thousand values.
const MOST_YEARS: i32 = 200;

/// Reads a date, or says in a part of a sentence what is wrong with it.
pub(crate) fn parse(written: &str) -> Result<EdtfDate, String> {
    let edtf = Edtf::parse(written).map_err(|error| error.message.to_owned())?;
    if edtf.level() > 1 {
        return Err("only levels 0 and 1 of EDTF are read".to_owned());
    }
    let known = match written.split_once('/') {
        Some(("" | "..", known)) | Some((known, "" | "..")) => parse(known)?,
        _ => {
            let bounds = edtf.bounds();
            let (earliest, latest) = (day(bounds.earliest)?, day(bounds.latest)?);
            EdtfDate::new("", earliest, latest).ok_or("it ends before it begins")?
        }
    };
    let date = EdtfDate::new(written, known.earliest(), known.latest());
    let date = date.ok_or("it ends before it begins")?;
    if date.years().end() - date.years().start() >= MOST_YEARS {
        return Err(format!("it spans more than {MOST_YEARS} years"));
    }
    Ok(date)
}

/// The date that `written` is, if it was written from these days and is a usual one; read where it is
/// not.
pub(crate) fn of_days(written: &str, (earliest, latest): (Day, Day)) -> Option<EdtfDate> {
    let years = earliest.ymd().0..=latest.ymd().0;
    let is_usual = *years.start() >= 0 && *years.end() < 9999 && years.end() - years.start() < 100;
    match is_usual {
        true => EdtfDate::new(written, earliest, latest),
        false => parse(written).ok(),
    }
}

fn day(bound: Bound) -> Result<Day, String> {
    let Bound::Date(BoundDate { year, month, day }) = bound else {
        return Err("it names no day".to_owned());
    };
    let year = i32::try_from(year).ok();
    year.and_then(|year| Day::from_ymd(year, month.into(), day.into()))
        .ok_or_else(|| "it lies outside the years -9999 to 9999".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: &str) {
        let shown = match parse(written) {
            Ok(date) => {
                assert_eq!(date.edtf(), written);
                format!("{} {}", date.earliest(), date.latest())
            }
            Err(what) => what,
        };
        assert_eq!(shown, expected, "{written}");
    }

    #[test]
    fn dates_become_the_days_they_can_mean() {
        check("2018-09-20", "2018-09-20 2018-09-20");
        check("2019-11~", "2019-11-01 2019-11-30");
        check("2018?", "2018-01-01 2018-12-31");
        check("2018%", "2018-01-01 2018-12-31");
        check("2018/2019", "2018-01-01 2019-12-31");
        check("2018-09-20/2018-10", "2018-09-20 2018-10-31");
        check("2018-21", "2018-03-01 2018-05-31");
        check("2018-24", "2018-12-01 2019-02-28");
        check("201X", "2010-01-01 2019-12-31");
        check("2018-XX", "2018-01-01 2018-12-31");
        check("2020-02-29", "2020-02-29 2020-02-29");
        check("2018-09-20T10:00:00Z", "2018-09-20 2018-09-20");
    }

    #[test]
    fn an_open_end_reaches_no_further_than_the_known_one() {
        check("2018-10/..", "2018-10-01 2018-10-31");
        check("2018-10/", "2018-10-01 2018-10-31");
        check("../2018-10", "2018-10-01 2018-10-31");
        check("/2018", "2018-01-01 2018-12-31");
    }

    #[test]
    fn what_is_no_date_is_refused_with_a_reason() {
        check("2018-02-30", "day is out of range for the month");
        check("2018-13", "month must be 01-12 or a sub-year code 21-41");
        check("2019/2018", "interval end precedes interval start");
        check("../..", "interval needs at least one dated endpoint");
        check("20 September 2018", "whitespace is not allowed");
        check("", "empty input");
        check("[2018,2019]", "only levels 0 and 1 of EDTF are read");
        check("0001/2018", "it spans more than 200 years");
        check("Y170000002", "it lies outside the years -9999 to 9999");
    }
}
