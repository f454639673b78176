//! A document as a reader gives it: pieces of text where they stood, and claims about the whole.
//!
//! Readers of formats make documents, cleaning takes away what is not the article, and the
//! bibliography weighs the claims. Offsets are bytes, places are lines and columns of the file.

use corpus::Inline;

use crate::place::Place;
use crate::read::Body;

/// One article of a file, before it is cleaned.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    /// In order of reading.
    pub pieces: Vec<Piece>,
    /// What the file says of the article outside of its text: markup, fields of a record.
    pub claims: Vec<Claim>,
}

/// A stretch of text that stood by itself: a line of a plain text, a block of a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Piece {
    pub kind: PieceKind,
    /// Without line breaks and space at the ends.
    pub text: String,
    /// The structure of `text`, in its bytes; empty where it has none.
    pub inlines: Vec<Inline>,
    /// Where its first character stands.
    pub place: Place,
    /// How many empty lines stand before it; only plain text has any.
    pub n_blank_before: u32,
    /// Where it stood in the markup; plain text leaves it empty.
    pub setting: Setting,
}

/// What a piece of text is, as far as the format says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PieceKind {
    /// A line of plain text, which may be anything.
    Line,
    Paragraph,
    /// 1 to 6.
    Heading(u8),
    /// An item of a list; `ordered` lists count.
    Item {
        ordered: bool,
        /// From 0.
        depth: u8,
        /// Whether a new list begins with it.
        first: bool,
    },
    /// A paragraph of a quotation.
    Quote,
    Caption,
    Code,
}

/// Where a piece stood in the markup of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Setting {
    /// Names of the elements around it, the innermost first, and the words of their `class` and
    /// `id`, in lower case: those that say something about its part in the page.
    pub around: Vec<String>,
    /// How much of its text is in links, in percent.
    pub link_share: u8,
}

/// Something that a file says of its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    pub field: Field,
    pub value: String,
    pub origin: Origin,
    pub place: Option<Place>,
}

/// What a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Title,
    /// The line below the headline.
    Deck,
    Publisher,
    Author,
    Published,
    Updated,
    Url,
    Lang,
    Tag,
    /// A date in the running text: not the article's, but it shows how days are written there.
    DayForm,
}

/// Where a claim stands. Those further up are believed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// A field of a record.
    Record,
    /// Linked data in the page: JSON-LD.
    LinkedData,
    /// An attribute made for it: microdata, `<time datetime>`, `rel=author`.
    Markup,
    /// A `meta` element, `<title>`, `<link rel=canonical>`, the `lang` of `<html>`.
    Meta,
    /// A line of the text that looks like it.
    Text,
}

/// A document after cleaning.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cleaned {
    pub body: Body,
    /// The claims of the document and those found in its text.
    pub claims: Vec<Claim>,
    pub dropped: Vec<Dropped>,
    /// Byte of `body.text` and the place where the words from there on stand in the file; ascending.
    /// Between two entries the words are those of one line of the file, unchanged.
    pub places: Vec<(u32, Place)>,
}

/// Words of a file that are not part of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Where they stood.
    pub place: Place,
    /// The words.
    pub text: String,
    /// Why they went.
    pub reason: DropReason,
}

/// Why words were dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DropReason {
    /// Ways to other pages.
    Navigation,
    /// The publisher's keywords; they are kept as tags.
    Tags,
    /// A form for comments, or comments.
    Comments,
    /// Other articles, announced.
    Teaser,
    /// Buttons to share, counting pixels.
    Sharing,
    /// The title again.
    RepeatedTitle,
    /// A sentence of the body, repeated large.
    PullQuote,
    /// The headline of another article amid the paragraphs.
    RelatedHeadline,
    /// Words below a picture that stand twice, or without the picture mean nothing.
    Caption,
    /// Words that somebody put into a sentence to sell something.
    LinkSpam,
    /// A line of bibliographic data, which is kept as such.
    Bibliography,
    /// Rights, terms, and how to subscribe.
    Notice,
}

impl DropReason {
    /// The word for it in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Navigation => "navigation",
            Self::Tags => "tags",
            Self::Comments => "comments",
            Self::Teaser => "teaser",
            Self::Sharing => "sharing",
            Self::RepeatedTitle => "repeated-title",
            Self::PullQuote => "pull-quote",
            Self::RelatedHeadline => "related-headline",
            Self::Caption => "caption",
            Self::LinkSpam => "link-spam",
            Self::Bibliography => "bibliography",
            Self::Notice => "notice",
        }
    }
}
