//! What a terminal may be shown.

use std::env;

/// Whether the one who looks wants more than plain lines: the terminal can move back in a line and
/// nobody asked for less, as <https://no-color.org> says how.
pub(super) fn takes_more_than_lines() -> bool {
    env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && env::var_os("TERM").is_none_or(|value| value != "dumb")
}

/// Words of a file on one line, with nothing in them that a terminal would obey: control characters
/// become spaces, marks that turn the direction of writing become visible.
pub(super) fn tame(text: &str) -> String {
    let mut tame = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => tame.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => tame.push('\u{fffd}'),
            c => tame.push(c),
        }
    }
    tame
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_obeyed() {
        assert_eq!(tame("a\u{1b}[31mb\r\nc\u{9b}d"), "a [31mb  c d");
        assert_eq!(tame("gpj.\u{202e}exe — 香港"), "gpj.\u{fffd}exe — 香港");
    }
}
