//! What elements are by their names.

/// How an element takes part in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Display {
    /// A part of a line.
    Inline,
    /// It begins and ends a piece of text.
    Block,
    /// A cell of a row.
    Cell,
    /// It holds nothing.
    Void,
    /// It holds text that is no markup, and that is not seen.
    Raw,
    /// It and what it holds are not seen, or are no text.
    Unseen,
}

/// How the element called `name` takes part in the text.
pub(super) fn display(name: &str) -> Display {
    match name {
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta"
        | "param" | "source" | "track" | "wbr" => Display::Void,
        "script" | "style" | "textarea" | "title" | "iframe" | "noembed" | "noframes" | "xmp"
        | "plaintext" => Display::Raw,
        "template" | "noscript" | "svg" | "math" | "select" | "button" | "object" | "audio"
        | "video" | "canvas" | "datalist" | "label" | "progress" | "meter" | "map" | "dialog" => {
            Display::Unseen
        }
        "td" | "th" => Display::Cell,
        "html" | "head" | "body" | "address" | "article" | "aside" | "blockquote" | "caption"
        | "center" | "dd" | "details" | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption"
        | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header"
        | "hgroup" | "legend" | "li" | "main" | "menu" | "nav" | "ol" | "p" | "pre" | "search"
        | "section" | "summary" | "table" | "tbody" | "tfoot" | "thead" | "tr" | "ul" => {
            Display::Block
        }
        _ => Display::Inline,
    }
}

/// The level of a heading.
pub(super) fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

/// What the start of one element means for another that is open and need not be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// It ends.
    Ends,
    /// It stays, and so does whatever is around it.
    StaysOut,
    None,
}

/// What the start of `name` means for the element called `open`.
pub(super) fn relation(name: &str, open: &str) -> Relation {
    let holds = match name {
        "li" | "dt" | "dd" => {
            if open == name || matches!((name, open), ("dt" | "dd", "dt" | "dd")) {
                return Relation::Ends;
            }
            matches!(display(open), Display::Block | Display::Cell)
                && !matches!(open, "address" | "div" | "p")
        }
        "td" | "th" => {
            if matches!(open, "td" | "th") {
                return Relation::Ends;
            }
            matches!(open, "tr" | "table" | "template")
        }
        "tr" | "tbody" | "thead" | "tfoot" => {
            if open == name || name != "tr" && matches!(open, "tbody" | "thead" | "tfoot") {
                return Relation::Ends;
            }
            matches!(open, "table" | "template")
        }
        _ => true,
    };
    if holds { Relation::StaysOut } else { Relation::None }
}

/// Whether an element says that it holds the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    None,
    /// The main part of the page.
    Main,
    /// An article; a page may hold several.
    Article,
    /// The words of the article, by a class that many sites use.
    BodyClass,
    /// The words of the article, by an attribute that means it.
    Body,
}

/// What the element called `name` says, given its attributes.
pub(super) fn hint<'a>(name: &str, attribute: impl Fn(&str) -> &'a str) -> Hint {
    const BODIES: [&str; 16] = [
        "article-body",
        "article-content",
        "article-text",
        "article__body",
        "article__content",
        "article_body",
        "articlebody",
        "entry-content",
        "post-body",
        "post-content",
        "post__content",
        "story-body",
        "story-content",
        "story-text",
        "story__body",
        "storybody",
    ];
    let has = |key: &str, words: &[&str]| {
        let value = attribute(key);
        value
            .split_ascii_whitespace()
            .any(|word| words.iter().any(|known| known.eq_ignore_ascii_case(word)))
    };
    if has("itemprop", &["articleBody"]) {
        Hint::Body
    } else if has("class", &BODIES) || has("id", &BODIES) {
        Hint::BodyClass
    } else if name == "article" || has("role", &["article"]) || has("class", &["hentry", "h-entry"])
    {
        Hint::Article
    } else if name == "main" || has("role", &["main"]) {
        Hint::Main
    } else {
        Hint::None
    }
}

/// Whether tags inside of the element called `open` leave those around it alone; `is_table` are the
/// tags of tables themselves.
pub(super) fn is_boundary(open: &str, is_table: bool) -> bool {
    match open {
        "table" | "template" => true,
        "td" | "th" | "caption" | "object" => !is_table,
        _ => false,
    }
}

/// Whether a tag belongs to tables.
pub(super) fn is_of_table(name: &str) -> bool {
    matches!(
        name,
        "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" | "caption" | "template"
    )
}
