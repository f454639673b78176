//! Text as it stands in an attribute, in a wiki's markup, in Markdown.

/// Text in a quoted attribute of HTML and XML. Braces and `$` mean nothing there, but something to
/// XWiki and Confluence, which read the HTML as part of a page.
pub fn html(text: &str) -> String {
    let mut escaped = String::new();
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' | '{' | '}' | '$' => escaped.push_str(&format!("&#{};", u32::from(char))),
            _ => escaped.push(char),
        }
    }
    escaped
}

/// HTML as part of a template of Velocity, in which Confluence's user macros are written: there a word
/// after `#` may be a command.
pub fn velocity(html: &str) -> String {
    let mut escaped = String::new();
    for char in html.chars() {
        if char == '#' && !escaped.ends_with('&') {
            escaped.push_str("&#35;");
        } else {
            escaped.push(char);
        }
    }
    escaped
}

/// Text as a label in a wiki's markup that has no way to escape: what would end the label, or begin
/// something else, gives way to what looks alike.
pub fn label(text: &str) -> String {
    let alike = |char| match char {
        '|' => '/',
        '{' | '[' => '(',
        '}' | ']' => ')',
        '<' => '‹',
        '>' => '›',
        '\'' => '’',
        '"' => '”',
        '~' => '-',
        '_' => '-',
        _ => char,
    };
    text.chars().map(alike).collect()
}

/// Text as text in Markdown: every mark of punctuation is taken for itself.
pub fn markdown(text: &str) -> String {
    let mut escaped = String::new();
    for char in text.chars() {
        if char.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}
