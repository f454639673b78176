//! What the files of a folder are, and articles as they were written.

pub(crate) mod html;
pub(crate) mod markdown;
pub(crate) mod records;
pub(crate) mod text;

use corpus::analysis::sentences;
use corpus::{Block, Span};

use crate::diagnostic::{Report, quoted};
use crate::front_matter::{self, RawFrontMatter};
use crate::nearest::nearest;
use crate::place::{Place, Placed};

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
    /// An article as plain text, perhaps with what stood around it.
    Text,
    /// A saved page.
    Page,
    /// A file of many articles.
    Records(RecordFormat),
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

/// How a file of many articles is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RecordFormat {
    /// JSON, one object a line.
    Jsonl,
    Csv,
}

impl Role {
    /// Whether the file holds articles, a readme's front matter granted.
    pub fn is_article(self) -> bool {
        self.is_by_hand() || matches!(self, Self::Text | Self::Page | Self::Records(_))
    }

    /// Whether the file was written for a corpus, so that its faults are to be mended.
    pub fn is_by_hand(self) -> bool {
        matches!(self, Self::Markdown | Self::Readme)
    }

    /// Whether the file is one of the three that say what the corpus is about.
    pub fn is_about(self) -> bool {
        matches!(self, Self::Entities | Self::Topics | Self::About)
    }
}

/// What files of a project or a site are called that are no articles.
const NO_ARTICLES: [&str; 19] = [
    "ads",
    "app-ads",
    "authors",
    "changelog",
    "cmakelists",
    "code_of_conduct",
    "contributing",
    "contributors",
    "copying",
    "humans",
    "install",
    "licence",
    "license",
    "llms",
    "notice",
    "readme",
    "requirements",
    "robots",
    "security",
];

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
    let stem = stem.to_ascii_lowercase();
    let is_no_article = NO_ARTICLES.iter().any(|name| {
        // Such as `LICENSE-MIT.md`.
        stem.strip_prefix(name).is_some_and(|rest| {
            rest.is_empty() || name.starts_with("licen") && rest.starts_with('-')
        })
    });
    match extension.to_ascii_lowercase().as_str() {
        "md" | "markdown" if is_no_article => Role::Readme,
        "md" | "markdown" => Role::Markdown,
        "txt" if is_no_article => Role::Other,
        "txt" | "text" => Role::Text,
        "html" | "htm" | "xhtml" => Role::Page,
        "jsonl" | "ndjson" => Role::Records(RecordFormat::Jsonl),
        "csv" => Role::Records(RecordFormat::Csv),
        "toml" => match path {
            ENTITIES => Role::Entities,
            TOPICS => Role::Topics,
            ABOUT => Role::About,
            _ => Role::Stray,
        },
        "pdf" | "doc" | "docx" | "odt" | "rtf" | "epub" | "mhtml" | "mht" => Role::Stray,
        _ => Role::Other,
    }
}

/// The slug of an article: its file's stem.
pub(crate) fn slug(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
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

/// Reads an article in Markdown. One without front matter takes its title from its first words.
pub(crate) fn markdown_article(text: &str, report: &mut Report) -> Option<RawArticle> {
    let Some(language) = front_matter::language_of(text) else { return untitled(text, report) };
    let cut = front_matter::cut(text, language, report)?;
    let front_matter = front_matter::read(&cut, report);
    let title = front_matter.as_ref().and_then(|raw| raw.title.as_ref());
    let title = title.map(|title| title.value.as_str());
    let body = markdown::read(text, cut.body_start, title, report);
    if body.text.is_empty() {
        let way_out = "write it below the front matter";
        report.error(Place::line(cut.end_line), "the article has no text".to_owned(), way_out);
    }
    Some(RawArticle { front_matter: front_matter?, body })
}

/// Reads Markdown without front matter.
fn untitled(text: &str, report: &mut Report) -> Option<RawArticle> {
    let mut body = markdown::read(text, 0, None, &mut Report::new(""));
    let first = body.blocks.first().cloned();
    let (title, what) = match first {
        Some(Block::Heading { span, .. }) => (span.of(&body.text).to_owned(), "its first heading"),
        _ => (first_sentence(&body.text), "its first sentence"),
    };
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    body = markdown::read(text, 0, Some(&title), report);
    if body.text.is_empty() {
        report.warning(None, "the article has no text".to_owned(), "it is left out");
        return None;
    }
    let sentence = format!("there is no front matter; the title is {what}");
    let way_out = "begin the file with a line `---`, a line `title: …` and a line `---`";
    report.warning(Place::START, sentence, way_out);
    let at = text.len() - text.trim_start().len();
    let place = crate::place::Lines::new(text).place(at);
    let front_matter = RawFrontMatter::titled(Placed { value: title, place });
    Some(RawArticle { front_matter, body })
}

/// The first sentence of a text, for an article without a title; cut where it is too long for one.
pub(crate) fn first_sentence(text: &str) -> String {
    /// Longer ones would fill a list of articles; much shorter, and few sentences remain whole.
    const MOST: usize = 120;
    let paragraph = text.trim_start().split("\n\n").next().unwrap_or_default();
    // Enough for a sentence of that length in any script.
    let paragraph = &paragraph[..paragraph.floor_char_boundary(8 * MOST)];
    let sentences = sentences(paragraph, Span::new(0..paragraph.len()));
    let sentence = sentences.first().map_or(paragraph, |span| span.of(paragraph));
    let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    match sentence.char_indices().nth(MOST) {
        None => sentence,
        Some((end, _)) => {
            let end = sentence[..end].rfind(' ').unwrap_or(end);
            format!("{}…", sentence[..end].trim_end_matches([',', ';', ':', '–', '-']))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart_by_their_names() {
        assert_eq!(role("a.md"), Role::Markdown);
        assert_eq!(role("sub/a.b.MD"), Role::Markdown);
        assert_eq!(role("ReadMe.md"), Role::Readme);
        assert_eq!(role("a.Markdown"), Role::Markdown);
        assert_eq!(role("CONTRIBUTING.md"), Role::Readme);
        assert_eq!(role("LICENSE-MIT.md"), Role::Readme);
        assert_eq!(role("a.txt"), Role::Text);
        assert_eq!(role("robots.txt"), Role::Other);
        assert_eq!(role("robots-at-work.txt"), Role::Text);
        assert_eq!(role("a.HTML"), Role::Page);
        assert_eq!(role("sub/a.htm"), Role::Page);
        assert_eq!(role("a.ndjson"), Role::Records(RecordFormat::Jsonl));
        assert_eq!(role("a.csv"), Role::Records(RecordFormat::Csv));
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

    #[test]
    fn markdown_without_front_matter_takes_its_title_from_its_words() {
        let title = |markdown: &str| {
            let mut report = Report::new("a.md");
            let article = markdown_article(markdown, &mut report).unwrap();
            let lines: Vec<_> = report.into_diagnostics().iter().map(ToString::to_string).collect();
            assert_eq!(lines.len(), 1, "{lines:?}");
            assert!(lines[0].starts_with("a.md:1:1: warning: there is no front matter; "));
            (article.front_matter.title.unwrap().value, article.body.text)
        };
        let pair = |title: &str, text: &str| (title.to_owned(), text.to_owned());
        assert_eq!(title("# A *title*\n\nWords."), pair("A title", "Words."));
        assert_eq!(title("One. Two.\n\nThree."), pair("One.", "One. Two.\n\nThree."));
        let mut report = Report::new("a.md");
        assert!(markdown_article("# Only a title\n", &mut report).is_none());
        assert_eq!(
            report.into_diagnostics()[0].to_string(),
            "a.md: warning: the article has no text; it is left out"
        );
    }

    #[test]
    fn a_first_sentence_is_short_enough_for_a_title() {
        assert_eq!(first_sentence(" It rose 4.5 per cent. It fell."), "It rose 4.5 per cent.");
        assert_eq!(first_sentence("One\ntwo\n\nThree."), "One two");
        let long = first_sentence(&"word ".repeat(1000));
        assert!(long.ends_with("word…") && long.chars().count() <= 121);
        assert_eq!(first_sentence(&"x".repeat(1000)).chars().count(), 121);
        assert_eq!(first_sentence(""), "");
    }
}
