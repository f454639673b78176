//! The page as trunk wrote it, with what is to stand in it instead.

use std::ops::Range;

use anyhow::{Context, Result, bail};

use super::html::{self, Tag};

/// A page and the changes collected for it.
pub struct Page<'a> {
    html: &'a str,
    pub tags: Vec<Tag<'a>>,
    changes: Vec<(Range<usize>, String)>,
}

impl<'a> Page<'a> {
    pub fn new(html: &'a str) -> Self {
        Self { html, tags: html::tags(html), changes: Vec::new() }
    }

    /// The first tag for which `fits` holds; `what` names it should there be none.
    pub fn find(&self, what: &str, fits: impl Fn(&Tag<'_>) -> bool) -> Result<Tag<'a>> {
        self.tags.iter().find(|tag| fits(tag)).cloned().with_context(|| {
            format!("the page that trunk wrote has no {what}; this version may write another page")
        })
    }

    /// The script that trunk puts into the page to start the program.
    pub fn bootstrap(&self) -> Result<Tag<'a>> {
        refuse_inline(&self.tags)?;
        self.find("script that starts the program", is_bootstrap)
    }

    /// The content of an element.
    pub fn content(&self, tag: &Tag<'_>) -> Result<Range<usize>> {
        html::content(self.html, tag)
            .with_context(|| format!("the element <{}> of index.html does not end", tag.name))
    }

    /// Where an end tag stands that the page has once.
    pub fn end_of(&self, end_tag: &str) -> Result<Range<usize>> {
        let start = self.html.rfind(end_tag);
        let start = start.with_context(|| format!("the page that trunk wrote has no {end_tag}"))?;
        Ok(start..start + end_tag.len())
    }

    /// The place of an attribute's value together with its quotes, if it has any.
    pub fn with_quotes(&self, value: &Range<usize>) -> Range<usize> {
        let quote = &self.html[value.end..];
        if quote.starts_with(['"', '\'']) { value.start - 1..value.end + 1 } else { value.clone() }
    }

    /// Puts something else where `span` is.
    pub fn replace(&mut self, span: &Range<usize>, by: String) {
        self.changes.push((span.clone(), by));
    }

    /// The page with all changes made.
    pub fn changed(mut self) -> String {
        self.changes.sort_by_key(|(span, _)| span.start);
        let mut changed = String::new();
        let mut at = 0;
        for (span, by) in self.changes {
            changed.push_str(&self.html[at..span.start]);
            changed.push_str(&by);
            at = span.end;
        }
        changed.push_str(&self.html[at..]);
        changed
    }
}

/// Refuses scripts and styles that stand in the page, but for the one of trunk, because the policy
/// would refuse them in silence; and scripts that would be one more request.
pub fn refuse_inline(tags: &[Tag<'_>]) -> Result<()> {
    for tag in tags {
        let script = tag.name == "script" && !is_bootstrap(tag);
        if (script || tag.name == "style") && tag.value("type") != Some("application/ld+json") {
            bail!(
                "the page has a <{}> of its own, which the security policy refuses or which \
                 would be one more request; put it into the program or a style sheet",
                tag.name
            );
        }
        for attribute in &tag.attributes {
            if attribute.name == "style" || attribute.name.starts_with("on") {
                bail!(
                    "the page has an attribute `{}`, which the security policy refuses; \
                     put it into the program or a style sheet",
                    attribute.name
                );
            }
        }
    }
    Ok(())
}

fn is_bootstrap(tag: &Tag<'_>) -> bool {
    tag.name == "script" && tag.text.contains("TrunkApplicationStarted")
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOTSTRAP: &str =
        "<script type=module>dispatchEvent(new CustomEvent('TrunkApplicationStarted'))</script>";

    #[test]
    fn changes_are_made_wherever_they_stand() {
        let mut page = Page::new("<a><b><i>");
        let [a, b, _] = [0, 1, 2].map(|tag_idx| page.tags[tag_idx].span.clone());
        page.replace(&b, String::new());
        page.replace(&a, "<u>".to_owned());
        assert_eq!(page.changed(), "<u><i>");
    }

    #[test]
    fn what_the_policy_would_refuse_is_refused() {
        assert!(Page::new(BOOTSTRAP).bootstrap().is_ok());
        for refused in [
            "<style>b{}</style>",
            "<p style=color:red>",
            "<p onclick=go()>",
            "<script>go()</script>",
            "<script src=./other.js></script>",
        ] {
            let html = format!("{refused}{BOOTSTRAP}");
            assert!(Page::new(&html).bootstrap().is_err(), "{refused}");
        }
    }

    #[test]
    fn a_page_without_a_program_is_not_one() {
        let error = Page::new("<p>").bootstrap().unwrap_err().to_string();
        assert!(error.contains("no script that starts the program"), "{error}");
    }
}
