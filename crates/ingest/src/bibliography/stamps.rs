//! When an article was published and updated, by the stamps on it.

use std::time::{SystemTime, UNIX_EPOCH};

use corpus::{Day, EdtfDate};

use super::date::{self, Reading, Stamp};
use super::day_order::{DayOrder, day_order, in_address};
use super::{Evidence, of};
use crate::diagnostic::{Report, quoted};
use crate::document::{Claim, Field, Origin};
use crate::edtf;

/// Nothing was published in print before; earlier years are slips.
const EARLIEST_YEAR: i32 = 1600;

/// The dates of an article and what they rest on.
#[derive(Debug, Default)]
pub(super) struct Dated {
    pub published: Option<EdtfDate>,
    pub updated: Option<EdtfDate>,
    /// What else there is to know of `published`.
    pub note: Option<String>,
    pub evidence: Vec<Evidence>,
}

/// Weighs the stamps: of each kind the first that can be read, and the day of the address where
/// nothing else says when it was published.
pub(super) fn dated(
    claims: &[Claim],
    lang: Option<&str>,
    url: Option<&Claim>,
    report: &mut Report,
) -> Dated {
    let mut dated = Dated::default();
    let address = url.map(|claim| claim.value.as_str());
    let mut take = |field, key| {
        for claim in of(claims, field) {
            let Some(stamp) = read(claim) else { continue };
            let Some(edtf) = meaning(stamp, claim, claims, lang, address, report) else { continue };
            let Ok(found) = edtf::parse(&edtf) else { continue };
            dated.evidence.push(Evidence::of(key, claim));
            let is_open = matches!(stamp.reading, Reading::Unclear { .. }) && edtf.len() == 4;
            let note = is_open.then(|| {
                format!("day and month of {} can be read in two ways", quoted(&claim.value))
            });
            return Some((found, note));
        }
        None
    };
    let published = take(Field::Published, "published");
    let updated = take(Field::Updated, "updated");
    dated.updated = updated.map(|(date, _)| date);
    if let Some((date, note)) = published {
        dated.published = Some(date);
        dated.note = note;
    } else if let Some((claim, day)) =
        url.and_then(|claim| Some((claim, in_address(&claim.value)?)))
        && is_likely(day)
    {
        dated.published = edtf::parse(&day.to_string()).ok();
        dated.note = Some("from the address of the page".to_owned());
        dated.evidence.push(Evidence::of("published", claim));
    }
    if let (Some(published), Some(updated)) = (&dated.published, &dated.updated)
        && updated.latest() < published.earliest()
    {
        let (updated, published) = (updated.edtf(), published.edtf());
        let sentence = format!("it was updated ({updated}) before it was published ({published})");
        report.warning(None, sentence, "one of the two stamps on it is wrong");
    }
    dated
}

fn read(claim: &Claim) -> Option<Stamp> {
    let is_machine_made =
        matches!(claim.origin, Origin::Record | Origin::Markup | Origin::LinkedData);
    let epoch = || if is_machine_made { date::read_epoch(&claim.value) } else { None };
    epoch().or_else(|| date::read(&claim.value))
}

/// The EDTF text of a stamp; `None`, with a warning, for days that cannot be meant.
fn meaning(
    stamp: Stamp,
    claim: &Claim,
    claims: &[Claim],
    lang: Option<&str>,
    url: Option<&str>,
    report: &mut Report,
) -> Option<String> {
    let (edtf, first) = match stamp.reading {
        Reading::Day(day) => (day.to_string(), day),
        Reading::Month(year, month) => {
            (format!("{year:04}-{month:02}"), Day::from_ymd(year, month, 1)?)
        }
        Reading::Year(year) => (format!("{year:04}"), Day::from_ymd(year, 1, 1)?),
        Reading::Unclear { day_first, month_first } => {
            match day_order(stamp, claims, lang, url) {
                Some(DayOrder::DayFirst) => (day_first.to_string(), day_first),
                Some(DayOrder::MonthFirst) => (month_first.to_string(), month_first),
                // One of the two may not have come yet.
                None if is_likely(day_first) != is_likely(month_first) => {
                    let day = if is_likely(day_first) { day_first } else { month_first };
                    (day.to_string(), day)
                }
                None => {
                    let first = day_first.min(month_first);
                    (format!("{:04}", first.ymd().0), first)
                }
            }
        }
    };
    let written = quoted(&claim.value);
    if !is_likely(first) {
        let what = if first.ymd().0 < EARLIEST_YEAR { "too long ago" } else { "in the future" };
        let sentence = format!("{written} is {what} and is not taken for the date of the article");
        report.warning(claim.place, sentence, "correct it in the file, or give the article a date");
        return None;
    }
    if let (Reading::Day(day), Some(weekday)) = (stamp.reading, stamp.weekday)
        && date::weekday(day) != weekday
    {
        let sentence = format!("the day of the week in {written} is not that of {day}");
        report.warning(claim.place, sentence, "look which of the two is right");
    }
    Some(edtf)
}

/// Whether an article can have been published on a day.
fn is_likely(day: Day) -> bool {
    day.ymd().0 >= EARLIEST_YEAR && day <= tomorrow()
}

/// Where it is already tomorrow, articles are published tomorrow.
fn tomorrow() -> Day {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Day(i32::try_from(since.as_secs() / 86_400 + 1).unwrap_or(i32::MAX))
}
