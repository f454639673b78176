//! Lines of bibliographic data: bylines, stamps of dates, how long the reading takes.

mod ages;
mod stamp_labels;

use self::ages::{is_age, is_reading_time, is_time_of_day};
use self::stamp_labels::{is_inner, label};
use crate::bibliography::{date, names};
use crate::document::Field;

/// Something that a line says of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said<'a> {
    pub field: Field,
    pub value: &'a str,
}

impl Said<'_> {
    /// Where the value begins in the line it was read from.
    pub fn start(&self, line: &str) -> usize {
        self.value.as_ptr() as usize - line.as_ptr() as usize
    }
}

/// Longer lines say other things, in bytes.
const LONGEST: usize = 240;

/// What a line says of the article, if it says nothing else; an empty list if it says something
/// that is not kept. `None` for other lines.
pub(super) fn read(text: &str) -> Option<Vec<Said<'_>>> {
    if text.len() > LONGEST || text.is_empty() {
        return None;
    }
    if !can_start(text) {
        return None;
    }
    let mut said = Vec::new();
    let mut unsure = Vec::new();
    let mut understood = false;
    for segment in segments(text) {
        let segment = segment.trim_matches(|char: char| {
            char.is_whitespace() || matches!(char, ',' | '-' | '–' | '(' | ')' | '—')
        });
        if segment.is_empty() {
            continue;
        }
        if segment_says(segment, &mut said).is_none() {
            unsure.push(segment);
        } else {
            understood = true;
        }
    }
    // Beside a date, a name needs no "By".
    let has_date = said.iter().any(|said| matches!(said.field, Field::Published | Field::Updated));
    // A source alone is that of a picture or a table as often as not.
    if said.iter().any(|said| said.field == Field::Publisher) && !has_date {
        return None;
    }
    for segment in unsure {
        let name = segment.split_once(" @").map_or(segment, |(name, _)| name);
        let is_name = has_date && names::is_one_name(name);
        is_name.then(|| said.push(Said { field: Field::Author, value: segment }))?;
    }
    understood.then_some(said)
}

/// Whether a line starts as those do that are understood; most do not.
fn can_start(text: &str) -> bool {
    const WORDS: [&str; 17] = [
        "a",
        "an",
        "one",
        "today",
        "yesterday",
        "heute",
        "gestern",
        "hier",
        "ayer",
        "just",
        "vor",
        "il",
        "hace",
        "reading",
        "read",
        "temps",
        "tiempo",
    ];
    let text = text.trim_start_matches(|char: char| !char.is_alphanumeric());
    let len = text.find(|char: char| !char.is_alphabetic()).unwrap_or(text.len());
    let word = &text[..len];
    // With a digit, or with a label such as "Published".
    word.is_empty()
        || has_parts(text)
        || date::is_word(word)
        || names::by_len(text).is_some()
        || WORDS.iter().any(|other| other.eq_ignore_ascii_case(word))
        || word.eq_ignore_ascii_case("lesezeit")
        || has_label(text)
}

/// Who reported, in a line such as "(Reporting by Ann Lee; editing by Bo Ray)".
pub(super) fn credit(text: &str) -> Option<&str> {
    const START: &str = "reporting by ";
    let text = text.trim_start_matches('(');
    let is_credit = text.len() <= LONGEST
        && text.get(..START.len()).is_some_and(|start| start.eq_ignore_ascii_case(START));
    let who = text.split([';', '.', ')']).next().filter(|_| is_credit)?;
    (!names::names(&who[START.len()..]).is_empty()).then_some(who)
}

/// Whether a line has parts, and a number in one of them.
fn has_parts(text: &str) -> bool {
    (text.contains(['|', '•', '·']) || text.contains(" / "))
        && text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a line says when it was written and by whom, and not only how long the reading takes.
pub(super) fn has_label(text: &str) -> bool {
    label(text).is_some()
}

/// Adds what a part of a line says; `None` if it is not understood.
fn segment_says<'a>(segment: &'a str, said: &mut Vec<Said<'a>>) -> Option<()> {
    if let Some((field, rest)) = label(segment) {
        if rest.is_empty() || is_age(rest) || is_time_of_day(rest) {
            return Some(());
        }
        // "Posted on 9 March 2021 by Ann Lee"
        if let Some((date, _)) =
            rest.split_once(" by ").filter(|(date, _)| date::read(date).is_some())
        {
            said.push(Said { field, value: date });
            return byline(&rest[date.len() + 1..], said);
        }
        // "Posted by Ann Lee on 9 March 2021"
        if !rest.bytes().any(|byte| byte.is_ascii_digit()) || rest.to_lowercase().starts_with("by ")
        {
            return byline(rest, said);
        }
        date::read(rest)?;
        said.push(Said { field, value: rest });
        return Some(());
    }
    if let Some((key, value)) = segment.split_once(':') {
        match (key.trim().to_lowercase().as_str(), value.trim()) {
            ("source" | "quelle" | "fuente" | "来源", source)
                if source.len() <= 60 && !source.is_empty() =>
            {
                said.push(Said { field: Field::Publisher, value: source });
                return Some(());
            }
            ("editor" | "web editor" | "责任编辑", _) => return Some(()),
            _ => {}
        }
    }
    if is_age(segment) || is_reading_time(segment) || is_time_of_day(segment) {
        return Some(());
    }
    if let Some(stamp) = date::read(segment) {
        // A year by itself can be anything.
        let is_year = matches!(stamp.reading, date::Reading::Year(_));
        return (!is_year).then(|| said.push(Said { field: Field::Published, value: segment }));
    }
    byline(segment, said)
}

/// "By Ann Lee", also with a date behind it.
fn byline<'a>(segment: &'a str, said: &mut Vec<Said<'a>>) -> Option<()> {
    names::by_len(segment)?;
    let digit = segment.find(|char: char| char.is_ascii_digit());
    if let Some(digit) = digit {
        // The date begins with a digit or a name before it.
        let before = segment[..digit].trim_end();
        let word = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let two_before =
            before[..word].trim_end().rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let is_stamp = |at: &usize| {
            let stamp = date::read(&segment[*at..]);
            let is_whole = *at > 0 && !segment[*at..].starts_with("on ");
            is_whole && stamp.is_some_and(|stamp| !matches!(stamp.reading, date::Reading::Year(_)))
        };
        let start = [two_before, word, digit].into_iter().find(is_stamp)?;
        let who = segment[..start].trim_end();
        let who = who.strip_suffix(" on").unwrap_or(who);
        let found = names::names(who);
        if found.is_empty() {
            return None;
        }
        said.push(Said { field: Field::Author, value: who });
        said.push(Said { field: Field::Published, value: &segment[start..] });
        return Some(());
    }
    let is_desk = || {
        let who = names::without_by(segment).to_lowercase();
        who.split_whitespace().count() <= 4
            && [
                "staff",
                "reporter",
                "reuters",
                "agencies",
                "press",
                "admin",
                "desk",
                "newsroom",
                "editor",
                "redaktion",
                "correspondent",
            ]
            .iter()
            .any(|word| who.split_whitespace().any(|other| other == *word))
    };
    let found = names::names(segment);
    if found.is_empty() {
        return is_desk().then_some(());
    }
    // Whatever is left must not be a sentence.
    let n_words = segment.split_whitespace().count();
    let n_named: usize = found.iter().map(|name| name.split_whitespace().count()).sum();
    if n_words > 2 * n_named + 8 {
        return None;
    }
    said.push(Said { field: Field::Author, value: segment });
    Some(())
}

/// The parts of a line: between bars, and before every label.
fn segments(text: &str) -> Vec<&str> {
    let mut segments = Vec::new();
    let parts = text.split(['|', '•', '·', '¦', ';', '\u{2003}']);
    for part in parts.flat_map(|part| part.split(" / ")) {
        let mut start = 0;
        let starts = part.char_indices().filter(|&(at, char)| {
            let before = part[..at].chars().next_back();
            // Pages lose the space between two stamps: "8:15 AM GMT+8Updated today".
            char.is_alphabetic()
                && before.is_some_and(|before| {
                    !before.is_alphanumeric() || before.is_ascii_digit() && char.is_uppercase()
                })
        });
        for (at, _) in starts {
            let before = &part[start..at];
            let says =
                before.bytes().any(|byte| byte.is_ascii_digit()) || names::by_len(before).is_some();
            let splits = says
                && label(&part[at..]).is_some_and(|(_, rest)| !rest.is_empty())
                && !is_inner(before);
            // "4 min read Jul 2, 2020"
            let is_behind_reading_time =
                || is_reading_time(before.trim_end()) && date::read(&part[at..]).is_some();
            if splits || is_behind_reading_time() {
                segments.push(&part[start..at]);
                start = at;
            }
        }
        segments.push(&part[start..]);
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&[(Field, &str)]>) {
        let said = read(text);
        let said: Option<Vec<_>> =
            said.map(|said| said.into_iter().map(|said| (said.field, said.value)).collect());
        assert_eq!(said.as_deref(), expected, "{text}");
    }

    #[test]
    fn stamps_say_when_it_was_published_and_updated() {
        use Field::{Author, Published, Updated};
        check(
            "PUBLISHED : Tuesday, 09 March, 2021, 7:00pm",
            Some(&[(Published, "Tuesday, 09 March, 2021, 7:00pm")]),
        );
        check("UPDATED : 9 March 2021", Some(&[(Updated, "9 March 2021")]));
        check("9 March 2021", Some(&[(Published, "9 March 2021")]));
        check(
            "Published 9 March 2021, updated 10 March 2021",
            Some(&[(Published, "9 March 2021"), (Updated, "10 March 2021")])
                .map(|said| said as &[_]),
        );
        check(
            "By Ann Lee | 9 March 2021 | 5 min read",
            Some(&[(Author, "By Ann Lee"), (Published, "9 March 2021")]),
        );
        check(
            "Posted by Ann Lee on March 9, 2021",
            Some(&[(Author, "by Ann Lee"), (Published, "March 9, 2021")]),
        );
        check("Von Ann Lee, Oslo", Some(&[(Author, "Von Ann Lee, Oslo")]));
        check(
            "Zuletzt aktualisiert am 9. März 2021 um 18:05 Uhr",
            Some(&[(Updated, "9. März 2021 um 18:05 Uhr")]),
        );
        check("Publié le 9 mars 2021 à 18h05", Some(&[(Published, "9 mars 2021 à 18h05")]));
        check("Updated 3 hours ago", Some(&[]));
        check("4-minute read", Some(&[]));
        check("By Staff Reporter", Some(&[]));
    }

    #[test]
    fn sentences_and_headlines_are_no_stamps() {
        for text in [
            "Published reports say that 9 piers were built in March 2021",
            "By 2030 the pier will be rebuilt",
            "By the numbers",
            "Updated rules for piers",
            "By the time Ann Lee and Bo Ray came to Oslo the ferry had left",
            "The pier opened on 9 March 2021.",
            "2021",
            "Stand by your pier",
            "Released",
        ] {
            let said = read(text);
            assert!(said.is_none_or(|said| said.is_empty() && text == "Released"), "{text}");
        }
    }
}
