//! Markdown to plain text with structure over it. Markup never gets through: HTML is dropped, and
//! only links that lead to the web or to an address for mail are kept.

mod outline;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use self::outline::{InlineKind, LeafKind, Outline};
use super::Body;
use crate::diagnostic::{Report, quoted};
use crate::place::Lines;

/// What parts the cells of a table's row, which becomes a paragraph.
const CELL_SEPARATOR: &str = " | ";

/// Reads the Markdown of `file` from byte `start` on. A first heading that only repeats `title` is
/// left out. Places in the report are places in the file.
pub(crate) fn read(file: &str, start: usize, title: Option<&str>, report: &mut Report) -> Body {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut reader =
        Reader { lines: Lines::new(file), outline: Outline::new(title), report, html_block: None };
    for (event, range) in Parser::new_ext(&file[start..], options).into_offset_iter() {
        reader.take(event, range.start + start..range.end + start);
    }
    reader.outline.finish()
}

struct Reader<'a> {
    lines: Lines<'a>,
    outline: Outline,
    report: &'a mut Report,
    /// The HTML of the block that is open.
    html_block: Option<String>,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.outline.text(&text),
            Event::Code(text) => self.outline.code(&text),
            Event::SoftBreak => self.outline.text(" "),
            Event::HardBreak => self.outline.text("\n"),
            Event::FootnoteReference(label) => self.outline.text(&format!("[{label}]")),
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::Html(html) => match &mut self.html_block {
                Some(block) => block.push_str(&html),
                None => self.inline_html(&html, range),
            },
            Event::Rule => self.outline.close_loose_leaf(),
            // Not enabled: they come as text.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.outline.text(&text),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.outline.open_leaf(LeafKind::Paragraph),
            Tag::Heading { level, .. } => self.outline.open_leaf(LeafKind::Heading(level as u8)),
            Tag::CodeBlock(CodeBlockKind::Indented | CodeBlockKind::Fenced(_)) => {
                self.outline.open_leaf(LeafKind::Code);
            }
            Tag::TableHead | Tag::TableRow => self.outline.open_leaf(LeafKind::Paragraph),
            Tag::TableCell => self.outline.separate(CELL_SEPARATOR),
            Tag::HtmlBlock => {
                self.outline.close_loose_leaf();
                self.html_block = Some(String::new());
            }
            Tag::BlockQuote(_) => self.outline.open_quote(),
            Tag::List(first) => self.outline.open_list(first.is_some()),
            Tag::Item => self.outline.open_item(),
            Tag::FootnoteDefinition(label) => self.outline.open_note(&label),
            Tag::Emphasis => self.outline.open_inline(InlineKind::Emphasis),
            Tag::Strong => self.outline.open_inline(InlineKind::Strong),
            Tag::Link { link_type, dest_url, .. } => {
                let url = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.into_string(),
                };
                let kind = self.link(url, range);
                self.outline.open_inline(kind);
            }
            Tag::Image { .. } | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {
                self.outline.open_inline(InlineKind::Plain);
            }
            Tag::Table(_) | Tag::DefinitionList | Tag::DefinitionListTitle => {}
            Tag::DefinitionListDefinition | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::TableHead
            | TagEnd::TableRow => self.outline.close_leaf(),
            TagEnd::HtmlBlock => self.end_html_block(range),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.outline.close_container()
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => self.outline.close_inline(),
            TagEnd::TableCell | TagEnd::Table | TagEnd::DefinitionList => {}
            TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => {}
            TagEnd::MetadataBlock(_) => {}
        }
    }

    /// A link, or plain words if it leads elsewhere than to the web or to a letter.
    fn link(&mut self, url: String, range: Range<usize>) -> InlineKind {
        let allowed = ["http://", "https://", "mailto:"].into_iter().any(|scheme| {
            url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        });
        if allowed && !url.contains(char::is_control) {
            return InlineKind::Link(url);
        }
        let sentence = format!("the link to {} is left out, its words are kept", quoted(&url));
        let way_out = "links begin with https://, http:// or mailto:";
        self.report.warning(self.lines.place(range.start), sentence, way_out);
        InlineKind::Plain
    }

    fn inline_html(&mut self, html: &str, range: Range<usize>) {
        let name = html.trim_start_matches(['<', '/']);
        let is_break = name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("br"))
            && !name[2..].starts_with(|char: char| char.is_alphanumeric());
        if is_break {
            self.outline.text("\n");
        }
        // One warning an element is enough, and a comment is meant for the editor alone.
        if !html.starts_with("</") && !html.starts_with("<!--") {
            let sentence = format!("the HTML {} is left out, its words are kept", quoted(html));
            self.report.warning(self.lines.place(range.start), sentence, "write it in Markdown");
        }
    }

    fn end_html_block(&mut self, range: Range<usize>) {
        let html = self.html_block.take().unwrap_or_default();
        let html = html.trim();
        let is_comment = html.starts_with("<!--") && html.find("-->") == Some(html.len() - 3);
        if !is_comment {
            let first_line = html.lines().next().unwrap_or_default();
            let sentence = format!("the block of HTML {} is left out", quoted(first_line));
            self.report.warning(self.lines.place(range.start), sentence, "write it in Markdown");
        }
    }
}

#[cfg(test)]
mod tests {
    use corpus::{Block, Inline, Span};

    use super::*;

    /// The tree in short, with marks where inlines are.
    fn show(text: &str, blocks: &[Block]) -> String {
        let show_block = |block: &Block| match block {
            Block::Heading { level, span, inlines } => {
                assert!(fills(*span, inlines));
                format!("h{level} {}", show_inlines(text, inlines))
            }
            Block::Paragraph { span, inlines } => {
                assert!(fills(*span, inlines));
                show_inlines(text, inlines)
            }
            Block::Code(span) => format!("code {}", span.of(text)),
            Block::Quote(blocks) => format!("quote({})", show(text, blocks)),
            Block::List { ordered, items } => {
                let items: Vec<_> = items.iter().map(|item| show(text, item)).collect();
                format!("{}({})", if *ordered { "ol" } else { "ul" }, items.join(" | "))
            }
        };
        blocks.iter().map(show_block).collect::<Vec<_>>().join("; ")
    }

    fn show_inlines(text: &str, inlines: &[Inline]) -> String {
        let show_inline = |inline: &Inline| match inline {
            Inline::Text(span) => span.of(text).to_owned(),
            Inline::Code(span) => format!("`{}`", span.of(text)),
            Inline::Emphasis(inner) => format!("_{}_", show_inlines(text, inner)),
            Inline::Strong(inner) => format!("*{}*", show_inlines(text, inner)),
            Inline::Link { url, inlines } => format!("[{}]({url})", show_inlines(text, inlines)),
        };
        inlines.iter().map(show_inline).collect()
    }

    /// Whether the first and last inline end where their leaf does.
    fn fills(span: Span, inlines: &[Inline]) -> bool {
        fn edge(inline: &Inline, is_first: bool) -> Option<u32> {
            match inline {
                Inline::Text(span) | Inline::Code(span) => {
                    Some(if is_first { span.start } else { span.end })
                }
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Link { inlines: inner, .. } => {
                    edge(if is_first { inner.first()? } else { inner.last()? }, is_first)
                }
            }
        }
        let start = inlines.first().and_then(|inline| edge(inline, true));
        let end = inlines.last().and_then(|inline| edge(inline, false));
        (start, end) == (Some(span.start), Some(span.end))
    }

    fn check(markdown: &str, expected_text: &str, expected_blocks: &str) {
        let (body, lines) = read_all(markdown);
        assert_eq!(body.text, expected_text, "{markdown}");
        assert_eq!(show(&body.text, &body.blocks), expected_blocks, "{markdown}");
        assert_eq!(lines, [""; 0], "{markdown}");
    }

    fn check_warned(markdown: &str, expected_blocks: &str, expected_lines: &[&str]) {
        let (body, lines) = read_all(markdown);
        assert_eq!(show(&body.text, &body.blocks), expected_blocks, "{markdown}");
        assert_eq!(lines, expected_lines, "{markdown}");
    }

    fn read_all(markdown: &str) -> (Body, Vec<String>) {
        let mut report = Report::new("a.md");
        let body = read(markdown, 0, Some("The  Title"), &mut report);
        (body, report.into_diagnostics().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn leaves_are_parted_by_blank_lines_and_lines_are_joined() {
        check("One\ntwo.\n\nThree.", "One two.\n\nThree.", "One two.; Three.");
        check("One  \ntwo", "One\ntwo", "One\ntwo");
        check("## Head\nText", "Head\n\nText", "h2 Head; Text");
        check("a\n\n---\n\nb", "a\n\nb", "a; b");
        check("", "", "");
    }

    #[test]
    fn inlines_keep_their_words() {
        check("a *b **c*** `d`", "a b c d", "a _b *c*_ `d`");
        check("R&amp;D \\* ~~old~~", "R&D * old", "R&D * old");
        check("[a *b*](https://x.org) c", "a b c", "[a _b_](https://x.org) c");
        check("<me@x.org>", "me@x.org", "[me@x.org](mailto:me@x.org)");
        check("![a *map*](map.png) b", "a map b", "a _map_ b");
        check("[](https://x.org)b", "b", "b");
    }

    #[test]
    fn lists_quotes_and_code_keep_their_structure() {
        check("- a\n- b\n  - c", "a\n\nb\n\nc", "ul(a | b; ul(c))");
        check("1. a\n\n   b\n2. c", "a\n\nb\n\nc", "ol(a; b | c)");
        check("> a\n>\n> > b", "a\n\nb", "quote(a; quote(b))");
        check("```rust\nlet a;\n\n  b\n```", "let a;\n\n  b", "code let a;\n\n  b");
        check("-\n- a", "a", "ul(a)");
    }

    #[test]
    fn rows_of_tables_and_footnotes_are_paragraphs() {
        check("| a | b |\n|---|---|\n| *c* | d |", "a | b\n\nc | d", "a | b; _c_ | d");
        check("a[^n].\n\n[^n]: Note.", "a[n].\n\n[n] Note.", "a[n].; [n] Note.");
    }

    #[test]
    fn a_first_heading_that_repeats_the_title_is_left_out() {
        check("# the title\n\nText", "Text", "Text");
        check("Text\n\n# The Title", "Text\n\nThe Title", "Text; h1 The Title");
        check("# The title of it\n\nText", "The title of it\n\nText", "h1 The title of it; Text");
    }

    #[test]
    fn html_is_left_out_and_words_between_tags_are_kept() {
        check_warned(
            "a <b>c</b> <!-- d -->",
            "a c",
            &[
                r#"a.md:1:3: warning: the HTML "<b>" is left out, its words are kept; write it in Markdown"#,
            ],
        );
        check_warned(
            "ü <script>alert(1)</script>",
            "ü alert(1)",
            &[
                r#"a.md:1:3: warning: the HTML "<script>" is left out, its words are kept; write it in Markdown"#,
            ],
        );
        check_warned(
            "a\n\n<div onclick=\"x\">\nb\n</div>\n\nc",
            "a; c",
            &[
                r#"a.md:3:1: warning: the block of HTML "<div onclick=\"x\">" is left out; write it in Markdown"#,
            ],
        );
        check("<!-- only\nfor me -->\n\na", "a", "a");
    }

    #[test]
    fn only_links_to_the_web_and_to_mail_are_kept() {
        check("[a](HTTPS://x.org)", "a", "[a](HTTPS://x.org)");
        for url in ["javascript:alert(1)", "data:text/html,x", "b.md", "#c", "//x.org", "ftp://x"] {
            let line = format!(
                "a.md:1:3: warning: the link to \"{url}\" is left out, its words are kept; \
                 links begin with https://, http:// or mailto:"
            );
            check_warned(&format!("x [a]({url}) y"), "x a y", &[&line]);
        }
        check_warned(
            "[a](&#1;javascript:x)",
            "a",
            &["a.md:1:1: warning: the link to \"\\u{1}javascript:x\" is left out, \
               its words are kept; links begin with https://, http:// or mailto:"],
        );
    }

    #[test]
    fn control_characters_and_byte_order_marks_are_taken_out() {
        check("a\u{1}b\u{feff}c\td\u{85}e", "abc de", "abc de");
    }

    #[test]
    fn deep_nesting_is_flattened() {
        let (body, _) = read_all(&format!("{} a *b*", ">".repeat(2000)));
        assert_eq!(body.text, "a b");
        assert_eq!(show(&body.text, &body.blocks).matches("quote").count(), 8);
        let list: String = (0..50).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
        let (body, _) = read_all(&list);
        assert_eq!(body.text.matches('a').count(), 50);
        assert!(show(&body.text, &body.blocks).matches("ul").count() <= 8);
        let (body, _) = read_all(&format!("{}a{}", "*b ".repeat(500), " c*".repeat(500)));
        assert!(show(&body.text, &body.blocks).len() < 5000);
    }
}
