//! The tags of a page, where they stand and what they say.
//!
//! This reads what trunk writes, not all of HTML: comments are passed over, the text of scripts and
//! styles is kept with its tag, character references in attributes are left as they are.

use std::ops::Range;

/// An opening tag, with the text up to its end tag if it is a script or a style.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag<'a> {
    /// In lower case, as trunk writes it.
    pub name: &'a str,
    pub attributes: Vec<Attribute<'a>>,
    /// Where it stands, for scripts and styles including text and end tag.
    pub span: Range<usize>,
    pub text: &'a str,
}

/// A name and a value, which is empty where none is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute<'a> {
    pub name: &'a str,
    pub value: &'a str,
    /// Where the value stands, without quotes.
    pub span: Range<usize>,
}

impl<'a> Tag<'a> {
    pub fn attribute(&self, name: &str) -> Option<&Attribute<'a>> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    pub fn value(&self, name: &str) -> Option<&'a str> {
        self.attribute(name).map(|attribute| attribute.value)
    }

    /// Whether it is a link with that relation.
    pub fn is_link(&self, relation: &str) -> bool {
        self.name == "link" && self.value("rel") == Some(relation)
    }
}

/// All opening tags, in the order of the page.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        at += found;
        if html[at..].starts_with("<!--") {
            at = after(html, at, "-->");
        } else if html[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag = tag(html, at);
            at = tag.span.end;
            tags.push(tag);
        } else {
            at += 1;
        }
    }
    tags
}

/// Where the content of an element stands that begins with `tag`; `None` if the element does not end.
pub fn content(html: &str, tag: &Tag<'_>) -> Option<Range<usize>> {
    let start = tag.span.end;
    let end_tag = format!("</{}", tag.name);
    let mut n_open = 1;
    let mut at = start;
    while let Some(found) = html[at..].find('<') {
        at += found;
        let rest = &html[at..];
        if rest.starts_with("<!--") {
            at = after(html, at, "-->");
        } else if rest
            .strip_prefix(&end_tag)
            .is_some_and(|rest| rest.starts_with(|c: char| c == '>' || c.is_ascii_whitespace()))
        {
            n_open -= 1;
            if n_open == 0 {
                return Some(start..at);
            }
            at += end_tag.len();
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let inner = self::tag(html, at);
            n_open += usize::from(inner.name == tag.name);
            at = inner.span.end;
        } else {
            at += 1;
        }
    }
    None
}

/// Text as it may stand in a page, also in an attribute.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

fn tag(html: &str, start: usize) -> Tag<'_> {
    let mut at = end_of(html, start + 1, |c| !c.is_ascii_alphanumeric() && c != '-');
    let name = &html[start + 1..at];
    let mut attributes = Vec::new();
    loop {
        at = end_of(html, at, |c| !c.is_ascii_whitespace() && c != '/');
        if at == html.len() {
            break;
        }
        if html[at..].starts_with('>') {
            at += 1;
            break;
        }
        let attribute = attribute(html, at);
        let quote = html[attribute.span.end..].starts_with(['"', '\'']);
        at = (attribute.span.end + usize::from(quote)).max(at + 1);
        attributes.push(attribute);
    }
    let mut text = "";
    if name == "script" || name == "style" {
        let end_tag = format!("</{name}>");
        let end = after(html, at, &end_tag);
        text = html[at..end].strip_suffix(&end_tag).unwrap_or("");
        at = end;
    }
    Tag { name, attributes, span: start..at, text }
}

fn attribute(html: &str, start: usize) -> Attribute<'_> {
    let ends_name = |c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/');
    let at = end_of(html, start, ends_name);
    let name = &html[start..at];
    let span = match html[at..].strip_prefix('=') {
        None => at..at,
        Some(rest) => match rest.chars().next() {
            Some(quote @ ('"' | '\'')) => at + 2..end_of(html, at + 2, |c| c == quote),
            _ => {
                let ends_value = |c: char| c.is_ascii_whitespace() || c == '>';
                at + 1..end_of(html, at + 1, ends_value)
            }
        },
    };
    Attribute { name, value: &html[span.clone()], span }
}

/// Where the first character from `start` on stands that `ends`.
fn end_of(html: &str, start: usize, ends: impl Fn(char) -> bool) -> usize {
    html[start..].find(ends).map_or(html.len(), |end| start + end)
}

/// Behind the first `text` from `start` on.
fn after(html: &str, start: usize, text: &str) -> usize {
    html[start..].find(text).map_or(html.len(), |found| start + found + text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_may_be_quoted_bare_or_without_a_value() {
        let html = r#"<link href=./a.css rel="stylesheet" title='a > b' crossorigin/>"#;
        let tags = tags(html);
        assert_eq!(tags.len(), 1);
        assert!(tags[0].is_link("stylesheet"));
        assert_eq!(tags[0].value("href"), Some("./a.css"));
        assert_eq!(tags[0].value("title"), Some("a > b"));
        assert_eq!(tags[0].value("crossorigin"), Some(""));
        assert_eq!(tags[0].span, 0..html.len());
    }

    #[test]
    fn the_text_of_a_script_belongs_to_it() {
        let html = "<p><script type=module>if (a<b) go();</script><i>";
        let tags = tags(html);
        assert_eq!(tags.iter().map(|tag| tag.name).collect::<Vec<_>>(), ["p", "script", "i"]);
        assert_eq!(tags[1].text, "if (a<b) go();");
        assert_eq!(&html[tags[1].span.end..], "<i>");
    }

    #[test]
    fn comments_end_tags_and_the_doctype_are_passed_over() {
        let html = "<!doctype html><!-- <b> --></p><i>";
        let tags = tags(html);
        assert_eq!(tags.iter().map(|tag| tag.name).collect::<Vec<_>>(), ["i"]);
    }

    #[test]
    fn the_content_of_an_element_ends_with_its_own_end_tag() {
        let html = "<div id=app><divan>a</divan><div>b</div><!-- </div> --><script>'</div>'</script>\
            <p title='</div>'>c</p></div ><div>";
        let tags = tags(html);
        let content = content(html, &tags[0]).unwrap();
        assert!(html[content.clone()].starts_with("<divan>"));
        assert!(html[content].ends_with("c</p>"));
        assert_eq!(super::content(html, tags.last().unwrap()), None);
    }

    #[test]
    fn escaped_text_is_no_markup() {
        assert_eq!(escaped(r#"<a b="c">&"#), "&lt;a b=&quot;c&quot;&gt;&amp;");
    }

    #[test]
    fn a_page_that_ends_early_is_read_as_far_as_it_goes() {
        for html in ["<", "<a", "<a b", "<a b=", "<a b='c", "<script>x", "<!-- x"] {
            tags(html);
        }
    }
}
