//! How an article writes its days, where one of its stamps can be read in two ways.

use super::Page;
use crate::bibliography::date::{self, Reading};
use crate::document::Field;

/// So many dates say enough.
const MOST: usize = 12;

/// Claims dates of the running text for whoever has to tell days from months.
pub(super) fn claim(page: &mut Page<'_>) {
    let is_unclear = page.claims.iter().any(|claim| {
        matches!(claim.field, Field::Published | Field::Updated)
            && date::read(&claim.value)
                .is_some_and(|stamp| matches!(stamp.reading, Reading::Unclear { .. }))
    });
    if !is_unclear {
        return;
    }
    let mut found = Vec::new();
    for idx in 0..page.units.len() {
        let unit = &page.units[idx];
        if unit.fate.is_some() || !unit.text.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        for (at, value) in dates(&unit.text) {
            found.push((idx, at, value.to_owned()));
            if found.len() == MOST {
                break;
            }
        }
        if found.len() >= MOST {
            break;
        }
    }
    for (idx, at, value) in found {
        page.claim(Field::DayForm, &value, idx, at);
    }
}

/// Dates with a day in a text, and where they begin.
fn dates(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words: Vec<_> = words(text).collect();
    let count = words.len();
    (0..count).filter_map(move |idx| {
        let (start, end) = words[idx];
        let trimmed = text[start..end].trim_matches(|char: char| !char.is_alphanumeric());
        let is_numeric = trimmed.contains(['/', '-', '.'])
            && trimmed.starts_with(|char: char| char.is_ascii_digit());
        let is_day = |text: &str| {
            date::read(text).is_some_and(|stamp| matches!(stamp.reading, Reading::Day(_)))
        };
        if is_numeric && is_day(trimmed) {
            return Some((start, trimmed));
        }
        let &(_, end) = words.get(idx + 2)?;
        let three = text.get(start..end)?.trim_end_matches(|char: char| !char.is_alphanumeric());
        let has_digits = three.starts_with(|char: char| char.is_ascii_alphanumeric())
            && three.ends_with(|char: char| char.is_ascii_digit());
        (has_digits && three.len() <= 24 && is_day(three)).then_some((start, three))
    })
}

fn words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.split_whitespace().map(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        (start, start + word.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_running_text_are_found_with_their_form() {
        let text = "It opened on 9 March 2021, closed on 25/03/2021 and burnt on April 2, 2021.";
        let found: Vec<_> = dates(text).map(|(_, date)| date).collect();
        assert_eq!(found, ["9 March 2021", "25/03/2021", "April 2, 2021"]);
    }
}
