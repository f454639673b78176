//! Dates: a day, month or year as the number of its first day, anything else as it is written.

use super::{Pool, Reader};
use crate::{Day, EdtfDate};

const DAY: u8 = 1;
const MONTH: u8 = 2;
const YEAR: u8 = 3;
const OTHER: u8 = 4;

/// Reads a date that may be absent; its days are counted from `origin`.
pub(super) fn read(reader: &mut Reader<'_>, pool: &Pool, origin: Day) -> Option<EdtfDate> {
    let kind = reader.byte();
    if kind == 0 {
        return None;
    }
    let earliest = Day(origin.0.wrapping_add(reader.signed()));
    if let Some(date) = standard(kind, earliest) {
        return Some(date);
    }
    if kind != OTHER {
        reader.fail();
    }
    let latest = Day(earliest.0.wrapping_add(reader.number() as i32));
    let date = EdtfDate::new(pool.string(reader), earliest, latest);
    if date.is_none() {
        reader.fail();
    }
    date
}

/// The date of a kind that begins with a day; `None` for other kinds and years before the first.
fn standard(kind: u8, earliest: Day) -> Option<EdtfDate> {
    let n_behind_year = match kind {
        DAY => 2,
        MONTH => 1,
        YEAR => 0,
        _ => return None,
    };
    let (year, month, day) = earliest.ymd();
    let year = u32::try_from(year).ok().filter(|&year| year <= 9999)?;
    // Not by the formatter: a large corpus has a date for each of thousands of articles.
    let mut digits = *b"0000-00-00";
    for (place, number) in [(0, year / 100), (2, year % 100), (5, month), (8, day)] {
        digits[place] += (number / 10) as u8;
        digits[place + 1] += (number % 10) as u8;
    }
    let written = str::from_utf8(&digits[..4 + 3 * n_behind_year]).unwrap_or_default();
    let (from, to) = match kind {
        DAY => (earliest, earliest),
        _ => Day::bounds(written)?,
    };
    EdtfDate::new(written, from, to)
}

#[cfg(feature = "encode")]
pub(super) fn write(
    bytes: &mut Vec<u8>,
    pool: &mut super::pool::Gaps,
    date: Option<&EdtfDate>,
    origin: Day,
) {
    let Some(date) = date else { return bytes.push(0) };
    let earliest = date.earliest();
    let kind = match date.edtf().len() {
        10 => DAY,
        7 => MONTH,
        4 => YEAR,
        _ => OTHER,
    };
    let is_standard = || standard(kind, earliest).is_some_and(|standard| standard == *date);
    let kind = Some(kind).filter(|&kind| kind != OTHER && is_standard());
    bytes.push(kind.unwrap_or(OTHER));
    super::write::signed(bytes, earliest.0.wrapping_sub(origin.0));
    if kind.is_none() {
        super::write::number(bytes, date.latest().0.wrapping_sub(earliest.0) as u32);
        pool.string(bytes, date.edtf());
    }
}
