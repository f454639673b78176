//! The start tags of a page with their attributes: all that has to be known of its markup.

/// A start tag.
#[derive(Debug)]
pub struct Tag {
    /// In lower case.
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute; empty where it stands without one.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether an attribute is this word, in any case.
    pub fn is(&self, name: &str, word: &str) -> bool {
        self.value(name).is_some_and(|value| value.eq_ignore_ascii_case(word))
    }
}

/// All start tags in the order of the page. What stands in comments, scripts and style sheets is none.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (tag, behind) = tag(rest);
            rest = match tag.name.as_str() {
                "script" | "style" => behind_text_of(&tag.name, behind),
                _ => behind,
            };
            tags.push(tag);
        }
    }
    tags
}

/// The tag that begins here, and what stands behind it.
fn tag(text: &str) -> (Tag, &str) {
    let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
    let (name, mut rest) = text.split_at(text.find(ends).unwrap_or(text.len()));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            break;
        }
        let end = rest.find(|c: char| ends(c) || c == '=').unwrap_or(rest.len());
        // An equals sign in the first place belongs to the name, odd as it is.
        let end = if end == 0 { 1 } else { end };
        let (key, behind) = rest.split_at(end);
        let (value, behind) = value(behind);
        attributes.push((key.to_ascii_lowercase(), unescaped(value)));
        rest = behind;
    }
    (Tag { name: name.to_ascii_lowercase(), attributes }, rest)
}

/// The value that follows the name of an attribute, and what stands behind it.
fn value(text: &str) -> (&str, &str) {
    let Some(value) = text.trim_ascii_start().strip_prefix('=') else { return ("", text) };
    let value = value.trim_ascii_start();
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    let end = value.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(value.len());
    value.split_at(end)
}

/// What stands behind the end tag of an element whose content is no markup.
fn behind_text_of<'a>(name: &str, text: &'a str) -> &'a str {
    let mut from = 0;
    while let Some(at) = text[from..].find("</") {
        from += at + 2;
        if text.as_bytes()[from..]
            .get(..name.len())
            .is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
        {
            return &text[from..];
        }
    }
    ""
}

/// A value with its character references resolved, as far as addresses and policies need them.
fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').map_or(1, |end| end + 1);
        match character(&rest[..end]) {
            Some(character) => {
                text.push(character);
                rest = &rest[end..];
            }
            None => {
                text.push('&');
                rest = &rest[1..];
            }
        }
    }
    text + rest
}

fn character(reference: &str) -> Option<char> {
    let name = reference.strip_prefix('&')?.strip_suffix(';')?;
    match name {
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "lt" => Some('<'),
        "gt" => Some('>'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_however_they_are_quoted() {
        let html = r#"<!doctype html><LINK Rel=icon href=./a.svg><a href='b?x=1&amp;y=&#39;&#x3e;' hidden/>"#;
        let tags = tags(html);
        assert_eq!(tags.len(), 2);
        assert!(tags[0].name == "link" && tags[0].is("rel", "ICON"));
        assert_eq!(tags[0].value("href"), Some("./a.svg"));
        assert_eq!(tags[1].value("href"), Some("b?x=1&y='>"));
        assert_eq!(tags[1].value("hidden"), Some(""));
        assert_eq!(tags[1].value("title"), None);
    }

    #[test]
    fn what_only_looks_like_a_tag_is_none() {
        let html =
            "<!-- <a> --><script>'<b>' </ script><c></SCRIPT >1 < 2 </p><style><d></style><i>";
        let names: Vec<String> = tags(html).into_iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["script", "style", "i"]);
    }

    #[test]
    fn a_page_that_breaks_off_is_read_as_far_as_it_goes() {
        for html in
            ["<", "<a", "<a href", "<a href=", "<a href='x", "<script>", "<!--", "<a =x>", "<a &="]
        {
            assert!(tags(html).len() <= 1, "{html}");
        }
    }
}
