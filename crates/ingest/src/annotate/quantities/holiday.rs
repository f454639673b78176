//! Days with names of their own, and when they are.

use corpus::Day;

use super::calendar::{Days, weekday};
use super::lexicon::Word;
use super::token::Tokens;

/// When a holiday is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// Every year on this day of this month.
    Fixed(u32, u32),
    /// So many days after Easter Sunday of the western churches.
    Easter(i32),
    /// Month, weekday from Monday, and which of them; 5 is the last.
    Nth(u32, i32, i32),
    /// By another calendar, or not the same everywhere.
    Moving,
}

/// Tokens `first` to `end` name a holiday.
#[derive(Clone, Copy, Debug)]
pub(super) struct Holiday {
    pub first: usize,
    pub end: usize,
    pub when: When,
}

/// Names that are one word, with the words that may follow.
const ALONE: &[(&str, When)] = &[
    ("Christmas", When::Fixed(12, 25)),
    ("Xmas", When::Fixed(12, 25)),
    ("Easter", When::Easter(0)),
    ("Thanksgiving", When::Nth(11, 3, 4)),
    ("Halloween", When::Fixed(10, 31)),
    ("Sabbath", When::Moving),
    ("Ramadan", When::Moving),
    ("Passover", When::Moving),
    ("Hanukkah", When::Moving),
    ("Diwali", When::Moving),
    ("Pentecost", When::Easter(49)),
];

/// What stands before "Day".
const DAYS: &[(&str, When)] = &[
    ("New Year's", When::Fixed(1, 1)),
    ("Valentine's", When::Fixed(2, 14)),
    ("Patrick's", When::Fixed(3, 17)),
    ("Women's", When::Fixed(3, 8)),
    ("Earth", When::Fixed(4, 22)),
    ("Anzac", When::Fixed(4, 25)),
    ("May", When::Fixed(5, 1)),
    ("Mother's", When::Moving),
    ("Father's", When::Moving),
    ("Memorial", When::Nth(5, 0, 5)),
    ("Bastille", When::Fixed(7, 14)),
    ("Independence", When::Moving),
    ("Canada", When::Fixed(7, 1)),
    ("Australia", When::Fixed(1, 26)),
    ("Labor", When::Nth(9, 0, 1)),
    ("Labour", When::Moving),
    ("Columbus", When::Nth(10, 0, 2)),
    ("Veterans", When::Fixed(11, 11)),
    ("Remembrance", When::Moving),
    ("Armistice", When::Fixed(11, 11)),
    ("Boxing", When::Fixed(12, 26)),
    ("Election", When::Moving),
    ("Presidents", When::Nth(2, 0, 3)),
    ("Presidents'", When::Nth(2, 0, 3)),
    ("King", When::Nth(1, 0, 3)),
    ("Flag", When::Fixed(6, 14)),
    ("Republic", When::Moving),
    ("National", When::Moving),
    ("Liberation", When::Moving),
    ("Victory", When::Moving),
    ("Saints'", When::Fixed(11, 1)),
];

/// What stands before a weekday.
const WEEKDAYS: &[(&str, When)] = &[
    ("Good Friday", When::Easter(-2)),
    ("Ash Wednesday", When::Easter(-46)),
    ("Palm Sunday", When::Easter(-7)),
    ("Holy Thursday", When::Easter(-3)),
    ("Maundy Thursday", When::Easter(-3)),
    ("Black Friday", When::Moving),
];

/// The holiday whose last word before "Day" and the like, or whose only word, stands at `at`.
pub(super) fn holiday(tokens: &Tokens<'_>, at: usize) -> Option<Holiday> {
    if !tokens.is_capital(at) || tokens.is_shouted {
        return None;
    }
    match tokens.word(at) {
        Word::Holiday => alone(tokens, at),
        Word::Time(_) if tokens.str(at) == "Day" => before_day(tokens, at),
        Word::Time(_) if tokens.str(at) == "Year" => new_year(tokens, at),
        Word::Weekday(_) => {
            let before = at.checked_sub(1).filter(|&before| tokens.is_capital(before))?;
            let name =
                |name: &str| name.split_once(' ') == Some((tokens.str(before), tokens.str(at)));
            let (_, when) = WEEKDAYS.iter().find(|(known, _)| name(known))?;
            Some(Holiday { first: before, end: at + 1, when: *when })
        }
        _ => None,
    }
}

fn alone(tokens: &Tokens<'_>, at: usize) -> Option<Holiday> {
    let (name, when) = ALONE.iter().find(|(name, _)| *name == tokens.str(at))?;
    // "Christmas Island", "Easter Rising"; "Merry Christmas" and "Jewish Sabbath" are the day.
    let (mut end, mut when) = (at + 1, *when);
    match (*name, tokens.str(end)) {
        (_, "Day") => end += 1,
        ("Christmas" | "Xmas", "Eve") => (end, when) = (end + 1, When::Fixed(12, 24)),
        ("Easter", "Sunday") => end += 1,
        ("Easter", "Monday") => (end, when) = (end + 1, When::Easter(1)),
        _ if tokens.is_name_like(end) && !tokens.is_glued(end) => return None,
        _ => {}
    }
    let has_people = at > 0 && matches!(tokens.str(at - 1), "Jewish" | "Orthodox" | "Christian");
    Some(Holiday { first: if has_people { at - 1 } else { at }, end, when })
}

fn before_day(tokens: &Tokens<'_>, at: usize) -> Option<Holiday> {
    let is_possessive = at >= 3 && tokens.str(at - 1) == "s" && tokens.is_sign(at - 2, '\'');
    let is_plural = at >= 2 && tokens.is_sign(at - 1, '\'');
    let name = match (is_possessive, is_plural) {
        (true, _) => at - 3,
        (_, true) => at - 2,
        _ => at.checked_sub(1)?,
    };
    if name > 0 && tokens.str(name) == "Year" && tokens.str(name - 1) == "New" {
        return Some(Holiday { first: name - 1, end: at + 1, when: When::Fixed(1, 1) });
    }
    let is_it = |known: &str| {
        let bare = known.trim_end_matches("'s").trim_end_matches('\'');
        bare == tokens.str(name)
            && known.ends_with("'s") == is_possessive
            && known.ends_with('\'') == is_plural
    };
    let (_, when) = DAYS.iter().find(|(known, _)| is_it(known))?;
    let mut first = name;
    let at_back = |back: usize| name.checked_sub(back).map_or("", |at| tokens.str(at));
    if matches!(tokens.str(name), "Patrick" | "Valentine")
        && at_back(1) == "."
        && at_back(2) == "St"
    {
        first = name - 2;
    } else if matches!(
        (tokens.str(name), at_back(1)),
        ("Patrick" | "Valentine", "St" | "Saint") | ("Saints", "All") | ("Women", "International")
    ) {
        first = name - 1;
    } else if (at_back(2), at_back(1)) == ("Martin", "Luther") {
        first = name - 2;
    }
    Some(Holiday { first, end: at + 1, when: *when })
}

/// "New Year's Eve", "Lunar New Year".
fn new_year(tokens: &Tokens<'_>, at: usize) -> Option<Holiday> {
    if at == 0 || tokens.str(at - 1) != "New" {
        return None;
    }
    let is_possessive = tokens.is_sign(at + 1, '\'') && tokens.str(at + 2) == "s";
    match tokens.str(at + 3) {
        "Day" if is_possessive => {
            return Some(Holiday { first: at - 1, end: at + 4, when: When::Fixed(1, 1) });
        }
        "Eve" if is_possessive => {
            return Some(Holiday { first: at - 1, end: at + 4, when: When::Fixed(12, 31) });
        }
        _ => {}
    }
    let is_lunar = at >= 2
        && matches!(tokens.str(at - 2), "Lunar" | "Chinese" | "Jewish" | "Vietnamese" | "Iranian");
    is_lunar.then(|| Holiday { first: at - 2, end: at + 1, when: When::Moving })
}

impl When {
    /// The day in a year.
    pub fn in_year(self, year: i32) -> Option<Days> {
        let day = match self {
            Self::Fixed(month, day) => Day::from_ymd(year, month, day)?,
            Self::Easter(shift) => Day(easter(year)?.0 + shift),
            Self::Nth(month, weekday, 5) => {
                let last = super::calendar::month(year, month)?.1;
                Day(last.0 - (self::weekday(last) - weekday).rem_euclid(7))
            }
            Self::Nth(month, weekday, nth) => {
                let first = Day::from_ymd(year, month, 1)?;
                Day(first.0 + (weekday - self::weekday(first)).rem_euclid(7) + 7 * (nth - 1))
            }
            Self::Moving => return None,
        };
        Some((day, day))
    }
}

/// Easter Sunday by the Gregorian rule, in the form that J.-M. Oudin gave it in 1940.
fn easter(year: i32) -> Option<Day> {
    let century = year.div_euclid(100);
    let golden = year.rem_euclid(19);
    let k = (century - 17) / 25;
    let mut i = (century - century / 4 - (century - k) / 3 + 19 * golden + 15).rem_euclid(30);
    i -= (i / 28) * (1 - (i / 28) * (29 / (i + 1)) * ((21 - golden) / 11));
    let j = (year + year / 4 + i + 2 - century + century / 4).rem_euclid(7);
    let l = i - j;
    let month = 3 + (l + 40) / 44;
    Day::from_ymd(year, month as u32, (l + 28 - 31 * (month / 4)) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_fall_on_their_days() {
        let day = |when: When, year| when.in_year(year).map(|(day, _)| day.to_string());
        assert_eq!(day(When::Easter(0), 2018).as_deref(), Some("2018-04-01"));
        assert_eq!(day(When::Easter(0), 1987).as_deref(), Some("1987-04-19"));
        assert_eq!(day(When::Easter(0), 2024).as_deref(), Some("2024-03-31"));
        assert_eq!(day(When::Nth(11, 3, 4), 2018).as_deref(), Some("2018-11-22"));
        assert_eq!(day(When::Nth(5, 0, 5), 2018).as_deref(), Some("2018-05-28"));
        assert_eq!(day(When::Moving, 2018), None);
    }
}
