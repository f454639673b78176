//! Text inside of markup.

/// Text as content or quoted attribute of HTML and XML. What no XML may contain is left out.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' | '\r' => escaped.push(c),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// JSON inside of a `script` element: nothing in it can end the element or begin a comment.
pub fn json_in_script(json: &str) -> String {
    // None of these stands outside of strings in JSON, and there the escape means the same.
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(escape("<b a='\"'>&\0\u{b}x"), "&lt;b a=&#39;&quot;&#39;&gt;&amp;x");
    }

    #[test]
    fn nothing_in_json_ends_the_script() {
        let json = r#"{"a":"</script><!-- & -->"}"#;
        let inside = json_in_script(json);
        assert!(!inside.contains(['<', '>', '&']), "{inside}");
        let (before, after): (serde_json::Value, serde_json::Value) =
            (serde_json::from_str(json).unwrap(), serde_json::from_str(&inside).unwrap());
        assert_eq!(before, after);
    }
}
