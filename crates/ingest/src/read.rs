//! What the files of a folder are, and articles as they were written.

pub(crate) mod markdown;

use corpus::Block;

use crate::diagnostic::{Report, quoted};
use crate::front_matter::{self, RawFrontMatter};
use crate::nearest::nearest;
use crate::place::Place;

/// The files that say what the corpus is about, at the top of the folder.
pub(crate) const ENTITIES: &str = "entities.toml";
pub(crate) const TOPICS: &str = "topics.toml";
pub(crate) const ABOUT: &str = "corpus.toml";

/// What a file is to the corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// An article in Markdown.
    Markdown,
    /// A Markdown file that is an article only if it has front matter.
    Readme,
    /// An article in a format that cannot be read.
    Unreadable,
    /// The gazetteer.
    Entities,
    /// The scheme of topics.
    Topics,
    /// What the corpus says of itself.
    About,
    /// A file that somebody may expect to be read: a document, or a TOML file that is none of the
    /// three.
    Stray,
    /// Something else: a picture, a bibliography.
    Other,
}

impl Role {
    /// Whether the file's text is needed.
    pub fn is_read(self) -> bool {
        self.is_article() || matches!(self, Self::Entities | Self::Topics | Self::About)
    }

    /// Whether the file is an article, a readme's front matter granted.
    pub fn is_article(self) -> bool {
        matches!(self, Self::Markdown | Self::Readme)
    }
}

/// A text with its structure.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Body {
    pub text: String,
    pub blocks: Vec<Block>,
}

/// An article as it was written.
#[derive(Clone, Debug)]
pub(crate) struct RawArticle {
    pub front_matter: RawFrontMatter,
    pub body: Body,
}

/// What the file at `path` is, judged by its name.
pub(crate) fn role(path: &str) -> Role {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    match extension.to_ascii_lowercase().as_str() {
        "md" if stem.eq_ignore_ascii_case("readme") => Role::Readme,
        "md" => Role::Markdown,
        "txt" | "html" | "htm" | "jsonl" | "csv" => Role::Unreadable,
        "toml" => match path {
            ENTITIES => Role::Entities,
            TOPICS => Role::Topics,
            ABOUT => Role::About,
            _ => Role::Stray,
        },
        "markdown" | "pdf" | "doc" | "docx" | "odt" | "rtf" => Role::Stray,
        _ => Role::Other,
    }
}

/// The slug of an article: its file's stem.
pub(crate) fn slug(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// What to say of an article that cannot be read.
pub(crate) fn unreadable(path: &str, report: &mut Report) {
    let sentence = "only articles in Markdown can be read".to_owned();
    let way_out = format!("save it as {}.md with front matter, or move it out", slug(path));
    report.error(None, sentence, &way_out);
}

/// What to say of a file that nobody reads. A TOML file that resembles none of the three is none of
/// our business.
pub(crate) fn stray(path: &str, report: &mut Report) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_toml = name.to_ascii_lowercase().ends_with(".toml");
    let way_out = match nearest(name, [ENTITIES, TOPICS, ABOUT].into_iter()) {
        Some(known) if known == name => format!("{known} belongs at the top of the folder"),
        Some(known) => format!("did you mean {}?", quoted(known)),
        None if is_toml => return,
        None => format!("articles are called {}.md", slug(path)),
    };
    report.warning(None, "this file is not read".to_owned(), &way_out);
}

/// Reads an article in Markdown with front matter.
pub(crate) fn markdown_article(text: &str, report: &mut Report) -> Option<RawArticle> {
    let cut = front_matter::cut(text, report)?;
    let front_matter = front_matter::read(cut.yaml, report);
    let title = front_matter.as_ref().and_then(|raw| raw.title.as_ref());
    let title = title.map(|title| title.value.as_str());
    let body = markdown::read(text, cut.body_start, title, report);
    if body.text.is_empty() {
        let way_out = "write it below the front matter";
        report.error(Place::line(cut.end_line), "the article has no text".to_owned(), way_out);
    }
    Some(RawArticle { front_matter: front_matter?, body })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart_by_their_names() {
        assert_eq!(role("a.md"), Role::Markdown);
        assert_eq!(role("sub/a.b.MD"), Role::Markdown);
        assert_eq!(role("ReadMe.md"), Role::Readme);
        assert_eq!(role("a.HTML"), Role::Unreadable);
        assert_eq!(role("entities.toml"), Role::Entities);
        assert_eq!(role("sub/entities.toml"), Role::Stray);
        assert_eq!(role("map.png"), Role::Other);
        assert_eq!(role("md"), Role::Other);
        assert_eq!(slug("sub/a.b.MD"), "a.b");
    }

    #[test]
    fn an_article_without_text_is_an_error() {
        for body in ["", "\n \n", "<!-- later -->\n", "# X\n"] {
            let mut report = Report::new("a.md");
            markdown_article(&format!("---\ntitle: X\n---\n{body}"), &mut report);
            let lines: Vec<_> = report.into_diagnostics().iter().map(ToString::to_string).collect();
            assert_eq!(
                lines,
                ["a.md:3:1: error: the article has no text; write it below the front matter"],
                "{body:?}"
            );
        }
    }
}
