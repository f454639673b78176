//! Times that are no dates: ages, times of day, how long the reading takes.

use crate::bibliography::date;

/// Whether it says how long ago something was: no date, because nobody knows from when on.
pub(in crate::clean) fn is_age(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<_> = lower.split_whitespace().collect();
    let is_count = |word: &str| {
        word.bytes().all(|byte| byte.is_ascii_digit()) || matches!(word, "a" | "an" | "one")
    };
    match words[..] {
        ["today" | "yesterday" | "heute" | "gestern" | "hier" | "ayer"] => true,
        ["just", "now"] => true,
        [count, _, "ago"] => is_count(count),
        ["vor", count, _] | ["il", "y", "a", count, _] | ["hace", count, _] => is_count(count),
        [age, "ago"] => age.len() <= 4 && age.starts_with(|char: char| char.is_ascii_digit()),
        _ => false,
    }
}

pub(in crate::clean) fn is_time_of_day(text: &str) -> bool {
    let starts = text.starts_with(|char: char| char.is_ascii_digit());
    starts
        && text.contains(':')
        && text.len() <= 24
        && date::read(&format!("2000-01-01 {text}")).is_some()
}

pub(in crate::clean) fn is_reading_time(text: &str) -> bool {
    let lower = text.to_lowercase();
    let n_words =
        lower.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).count();
    n_words <= 5
        && lower.bytes().any(|byte| byte.is_ascii_digit())
        && [
            "min read",
            "mins read",
            "minute read",
            "minutes read",
            "min. read",
            "reading time",
            "read time",
            "lesezeit",
            "min. lesezeit",
            "temps de lecture",
            "min de lecture",
            "tiempo de lectura",
            "minuten lesezeit",
        ]
        .iter()
        .any(|words| lower.replace('-', " ").contains(words))
}
