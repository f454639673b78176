//! What may stand in a format whose values are lines.

/// The words of a text on one line: every run of space, line breaks and control characters becomes
/// one space, and none stands at an end. Marks that turn the direction of writing go, because in a
/// list of references they would turn their neighbours as well.
pub(crate) fn one_line(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words = words.map(|word| word.replace(turns, "")).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_the_line() {
        assert_eq!(one_line(" a\r\nb\u{2028}c\u{0}\t d\u{85}"), "a b c d");
        assert_eq!(one_line("a\u{202e}b \u{2066} c"), "ab c");
        assert_eq!(one_line("\n \n"), "");
    }
}
