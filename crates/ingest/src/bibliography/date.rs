//! Dates as pages stamp them on an article: a whole line or a whole attribute, in any usual form.
//!
//! Everything in a stamp has to be understood, so that a sentence with a date in it is none. Dates
//! in running text are read elsewhere.

mod tokens;
mod words;

use corpus::Day;

use self::tokens::{Token, tokens};

/// Longer texts are no stamps, in bytes.
const LONGEST: usize = 120;

/// A date as it was stamped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub reading: Reading,
    /// The day of the week that it names, from 0 for Monday.
    pub weekday: Option<u8>,
}

/// What a stamp can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    Day(Day),
    /// Year and month.
    Month(i32, u32),
    Year(i32),
    /// Two numbers of which each can be the month.
    Unclear {
        day_first: Day,
        month_first: Day,
    },
}

/// Reads a stamp; `None` if the text is anything else, or names a day that does not exist.
pub(crate) fn read(text: &str) -> Option<Stamp> {
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut tokens = tokens(text)?;
    let weekday = take_weekday(&mut tokens);
    take_time(&mut tokens);
    take_fillers(&mut tokens);
    let reading = reading(&tokens)?;
    Some(Stamp { reading, weekday })
}

/// Reads a count of seconds or milliseconds since 1970, as machines write it.
pub(crate) fn read_epoch(text: &str) -> Option<Stamp> {
    let seconds = match text.len() {
        10 => text.parse::<i64>().ok()?,
        13 => text.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    let day = i32::try_from(seconds.div_euclid(86_400)).ok()?;
    Some(Stamp { reading: Reading::Day(Day(day)), weekday: None })
}

/// Whether a word can stand in a stamp.
pub(crate) fn is_word(word: &str) -> bool {
    /// In bytes.
    const LONGEST: usize = 24;
    word.len() <= LONGEST && words::is_known(&super::fold::fold_letters(word))
}

/// The day of the week, from 0 for Monday.
pub(crate) fn weekday(day: Day) -> u8 {
    // 1970-01-01 was a Thursday.
    (day.0 + 3).rem_euclid(7) as u8
}

fn take_weekday(tokens: &mut Vec<Token>) -> Option<u8> {
    let is_weekday = |token: &Token| match token {
        Token::Word(word) => words::weekday(word),
        _ => None,
    };
    let is_month =
        |token: &Token| matches!(token, Token::Word(word) if words::month(word).is_some());
    let sure = tokens.iter().position(|token| is_weekday(token).is_some() && !is_month(token));
    // "mar" is a Tuesday in French and a March in English.
    let n_months = tokens.iter().filter(|token| is_month(token)).count();
    let at = sure.or_else(|| {
        let unsure = tokens.iter().position(|token| is_weekday(token).is_some());
        unsure.filter(|_| n_months > 1)
    })?;
    let weekday = is_weekday(&tokens[at]);
    tokens.remove(at);
    weekday
}

/// Takes the time of day and its zone away.
fn take_time(tokens: &mut Vec<Token>) {
    let number = |token: Option<&Token>, most: u32| matches!(token, Some(Token::Number(value, 1..=2)) if *value <= most);
    let punct = |token: Option<&Token>, char| token == Some(&Token::Punct(char));
    let word = |token: Option<&Token>, words: &[&str]| matches!(token, Some(Token::Word(word)) if words.contains(&word.as_str()));
    let packed = tokens
        .windows(2)
        .position(|pair| word(pair.first(), &["t"]) && matches!(pair[1], Token::Number(_, 4 | 6)));
    if let Some(start) = packed {
        tokens.drain(start..zone_end(tokens, start + 2));
        return;
    }
    for start in 0..tokens.len() {
        if !number(tokens.get(start), 24) {
            continue;
        }
        let mut end = start + 1;
        let parted = |end: usize| {
            let after = number(tokens.get(end + 1), 59);
            after && (punct(tokens.get(end), ':') || word(tokens.get(end), &["h"]))
        };
        while end < start + 5 && parted(end) {
            end += 2;
        }
        let mut is_time = end > start + 1;
        // Parts of a second.
        if is_time
            && punct(tokens.get(end), '.')
            && matches!(tokens.get(end + 1), Some(Token::Number(..)))
        {
            end += 2;
        }
        // "19.00 Uhr", "7.15pm"
        if !is_time && punct(tokens.get(end), '.') && number(tokens.get(end + 1), 59) {
            let says_so = word(tokens.get(end + 2), &["uhr", "am", "pm", "h"]);
            if says_so {
                end += 2;
                is_time = true;
            }
        }
        if word(tokens.get(end), &["am", "pm", "uhr", "h", "hrs", "uur"]) {
            end += 1;
            is_time = true;
        } else if word(tokens.get(end), &["a", "p"])
            && punct(tokens.get(end + 1), '.')
            && word(tokens.get(end + 2), &["m"])
        {
            end += 3 + usize::from(punct(tokens.get(end + 3), '.'));
            is_time = true;
        }
        if !is_time {
            continue;
        }
        end = zone_end(tokens, end);
        // In "Oct  2 19:00:00 2018" and "2018-10-02T19:00" a stroke before it belongs to it.
        let start = match start.checked_sub(1) {
            Some(before) if word(tokens.get(before), &["t"]) => before,
            _ => start,
        };
        tokens.drain(start..end);
        return;
    }
}

/// Where the zone that begins at `at` ends.
fn zone_end(tokens: &[Token], at: usize) -> usize {
    let mut end = at;
    loop {
        end = match (tokens.get(end), tokens.get(end + 1), tokens.get(end + 2)) {
            (
                Some(Token::Punct('+' | '-' | '−')),
                Some(Token::Number(_, 2)),
                Some(Token::Punct(':')),
            ) => end + 4,
            (Some(Token::Punct('+' | '-' | '−')), Some(Token::Number(_, 1 | 2 | 4)), _)
                if end > at
                    || !matches!(
                        tokens.get(end + 2),
                        Some(Token::Punct('-' | '.' | '/') | Token::Word(_))
                    ) =>
            {
                end + 2
            }
            (Some(Token::Word(word)), _, _) if words::is_zone(word) => end + 1,
            (Some(Token::Punct('(')), Some(Token::Word(word)), Some(Token::Punct(')')))
                if words::is_zone(word) =>
            {
                end + 3
            }
            _ => return end.min(tokens.len()),
        };
    }
}

/// Takes away words and signs that mean nothing by themselves.
fn take_fillers(tokens: &mut Vec<Token>) {
    tokens.retain(|token| match token {
        Token::Word(word) => !words::is_filler(word),
        Token::Punct(char) => matches!(char, '-' | '/' | '.' | '–'),
        Token::Number(..) => true,
    });
    while matches!(tokens.last(), Some(Token::Punct(_))) {
        tokens.pop();
    }
    while matches!(tokens.first(), Some(Token::Punct(_))) {
        tokens.remove(0);
    }
}

fn reading(tokens: &[Token]) -> Option<Reading> {
    use Token::{Number, Punct, Word};
    let named = tokens.iter().any(|token| matches!(token, Word(_)));
    if named {
        let parts: Vec<_> = tokens.iter().filter(|token| !matches!(token, Punct(_))).collect();
        return match parts[..] {
            [Number(day, 1..=2), Word(month), Number(year, 4)]
            | [Word(month), Number(day, 1..=2), Number(year, 4)]
            | [Number(year, 4), Word(month), Number(day, 1..=2)] => {
                self::day(*year, words::month(month)?, *day)
            }
            [Number(day, 1..=2), Word(month), Number(year, 2)] => {
                self::day(full_year(*year), words::month(month)?, *day)
            }
            [Word(month), Number(year, 4)] | [Number(year, 4), Word(month)] => {
                Some(Reading::Month(*year as i32, words::month(month)?))
            }
            // 2018年10月2日
            [
                Number(year, 4),
                Word(y),
                Number(month, 1..=2),
                Word(m),
                Number(day, 1..=2),
                Word(d),
            ] if is_cjk(y, m) && matches!(d.as_str(), "日" | "號" | "号" | "일") => {
                self::day(*year, *month, *day)
            }
            [Number(year, 4), Word(y), Number(month, 1..=2), Word(m)] if is_cjk(y, m) => {
                (1..=12).contains(month).then_some(Reading::Month(*year as i32, *month))
            }
            _ => None,
        };
    }
    match *tokens {
        [Number(year, 4), Punct(a), Number(month, 1..=2), Punct(b), Number(day, 1..=2)]
            if a == b =>
        {
            self::day(year, month, day)
        }
        [Number(a, 1..=2), Punct(sep), Number(b, 1..=2), Punct(other), Number(year, 4)]
            if sep == other =>
        {
            numeric(a, b, year, sep)
        }
        [
            Number(a, 1..=2),
            Punct(sep @ ('/' | '.')),
            Number(b, 1..=2),
            Punct(other),
            Number(year, 2),
        ] if sep == other => numeric(a, b, full_year(year), sep),
        [Number(number, 8)] => day(number / 10_000, number / 100 % 100, number % 100),
        [Number(year, 4), Punct('-' | '/'), Number(month, 2)] => {
            (1..=12).contains(&month).then_some(Reading::Month(year as i32, month))
        }
        [Number(year, 4)] => Some(Reading::Year(year as i32)),
        _ => None,
    }
}

fn is_cjk(year: &str, month: &str) -> bool {
    matches!((year, month), ("年", "月") | ("년", "월"))
}

/// A year of two digits: of this century up to 68, of the last from 69, as POSIX has it.
fn full_year(year: u32) -> u32 {
    if year <= 68 { 2000 + year } else { 1900 + year }
}

fn day(year: u32, month: u32, day: u32) -> Option<Reading> {
    Some(Reading::Day(Day::from_ymd(i32::try_from(year).ok()?, month, day)?))
}

/// Two numbers of which one is the day. Where the sign between them is a full stop, the day is
/// first: nobody writes it otherwise.
fn numeric(a: u32, b: u32, year: u32, sep: char) -> Option<Reading> {
    let year = i32::try_from(year).ok()?;
    let day_first = Day::from_ymd(year, b, a);
    let month_first = Day::from_ymd(year, a, b);
    match (day_first, month_first) {
        (Some(day), None) => Some(Reading::Day(day)),
        (Some(day), Some(other)) if sep == '.' || day == other => Some(Reading::Day(day)),
        (None, Some(day)) if sep != '.' => Some(Reading::Day(day)),
        (Some(day_first), Some(month_first)) => Some(Reading::Unclear { day_first, month_first }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let shown = read(text).map(|stamp| match stamp.reading {
            Reading::Day(day) => day.to_string(),
            Reading::Month(year, month) => format!("{year}-{month:02}"),
            Reading::Year(year) => year.to_string(),
            Reading::Unclear { day_first, month_first } => format!("{day_first} or {month_first}"),
        });
        assert_eq!(shown.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn dates_are_read_in_all_usual_forms() {
        for text in [
            "2021-03-09",
            "2021-03-09T18:05:00Z",
            "2021-03-09T18:05:00.123+08:00",
            "2021-03-09 18:05:00 -0500",
            "2021-03-09T18:05+0100",
            "20210309",
            "20210309T180500Z",
            "2021/03/09",
            "2021.3.9",
            "Tue, 09 Mar 2021 18:05:00 +0000",
            "Tue, 9 Mar 2021 18:05:00 GMT",
            "Tue Mar  9 18:05:00 2021",
            "Tue Mar 09 18:05:00 UTC 2021",
            "Tuesday, 09 March, 2021, 6:05pm",
            "Tuesday 9 March 2021",
            "March 9, 2021",
            "March 9th, 2021 at 18:05 EDT",
            "Mar. 9, 2021, 6:05 p.m. ET",
            "Mar. 9, 2021 6 PM (HKT)",
            "9 Mar 2021",
            "9th of March 2021",
            "9-Mar-2021",
            "09-Mar-21",
            "the 9th of March, 2021",
            "2021 March 9",
            "9. März 2021, 18:05 Uhr",
            "09.03.2021",
            "09.03.2021 um 18.05 Uhr",
            "9.3.21",
            "mardi 9 mars 2021 à 18h05",
            "le 9 mars 2021",
            "9 de marzo de 2021",
            "9 de março de 2021",
            "9 marzo 2021",
            "9 maart 2021 om 18:05",
            "2021年3月9日",
            "2021년 3월 9일",
        ] {
            check(text, "2021-03-09");
        }
        check("Sept. 20, 2018", "2018-09-20");
        check("1er août 2019", "2019-08-01");
        check("mar. 2 avr. 2019", "2019-04-02");
        check("13/02/2021", "2021-02-13");
        check("02/13/2021", "2021-02-13");
        check("02/02/2021", "2021-02-02");
        check("02/10/2018", "2018-10-02 or 2018-02-10");
        check("02-10-2018", "2018-10-02 or 2018-02-10");
        check("3/4/21, 10:15 AM", "2021-04-03 or 2021-03-04");
        check("March 2021", "2021-03");
        check("2021-03", "2021-03");
        check("2021", "2021");
    }

    #[test]
    fn sentences_ages_and_days_that_do_not_exist_are_no_stamps() {
        for text in [
            "",
            "3 hours ago",
            "The pier opened on 9 March 2021",
            "31 February 2021",
            "2021-02-30",
            "30.02.2021",
            "13/13/2021",
            "9 March",
            "March",
            "12:30",
            "3 comments",
            "9 and 10 March 2021",
            "2021 2022",
            "In 2021, 9 piers",
            "99999999999999999999",
            "1/2/3/4",
            "----",
            "Agenda 2030 for piers",
        ] {
            check(text, "none");
        }
        check(&"9 March 2021 ".repeat(20), "none");
    }

    #[test]
    fn the_day_of_the_week_is_kept() {
        let stamp = read("Tuesday, 09 March, 2021").unwrap();
        let Reading::Day(day) = stamp.reading else { panic!("it is a day") };
        assert_eq!(stamp.weekday, Some(1));
        assert_eq!(weekday(day), 1);
        assert_eq!(weekday(Day(0)), 3);
        assert_eq!(weekday(Day(-1)), 2);
    }

    #[test]
    fn machines_count_seconds() {
        let stamp = read_epoch("1615313100").unwrap();
        assert_eq!(stamp, read("2021-03-09").unwrap());
        assert_eq!(read_epoch("1615313100000"), Some(stamp));
        assert_eq!(read_epoch("20210309"), None);
    }
}
