//! One text: its words, their structure, and what was found in them.

use crate::{DateMention, EdtfDate, EntityId, Figure, Mention, Related, Span, TopicAssignment};

/// One text of a corpus with its bibliographic data and annotations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Its public name in links, unique in the corpus, for ever.
    pub slug: String,
    /// The file it was read from, relative to the corpus folder, with `/`.
    pub file: String,
    /// Headline.
    pub title: String,
    /// BCP 47 language tag.
    pub lang: String,
    /// Names of the authors; empty where not stated.
    pub authors: Vec<String>,
    /// Where the text comes from.
    pub source: Source,
    /// When it was published, as far as known.
    pub published: Option<EdtfDate>,
    /// From what `published` was inferred, where the source does not state it.
    pub date_note: Option<String>,
    /// When it was last changed, as far as known.
    pub updated: Option<EdtfDate>,
    /// One or two sentences for lists.
    pub summary: Option<String>,
    /// The publisher's own keywords.
    pub tags: Vec<String>,
    /// The plain text: leaf blocks in order, parted by blank lines.
    pub text: String,
    /// The structure over `text`.
    pub blocks: Vec<Block>,
    /// Where entities are mentioned: in order of text, never overlapping.
    pub mentions: Vec<Mention>,
    /// Entities that the editor gave to the article, mentioned or not.
    pub entities: Vec<EntityId>,
    /// Topics, each with its evidence, in order of ids.
    pub topics: Vec<TopicAssignment>,
    /// Quantities that the text states: in order of text, never overlapping.
    pub figures: Vec<Figure>,
    /// Dates that the text speaks of: in order of text, never overlapping.
    pub dates: Vec<DateMention>,
    /// Articles that resemble it, the most alike first.
    pub related: Vec<Related>,
    /// Articles with the same number are the same report; the number is dense.
    pub report: Option<u32>,
}

/// Bibliographic data of the original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Who published it.
    pub publisher: Option<String>,
    /// Its headline there.
    pub title: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// A part of an article's structure. Leaves carry spans of the plain text; nothing here is markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading inside the text.
    Heading {
        /// 1 to 6, as written.
        level: u8,
        /// All of its words.
        span: Span,
        /// What they are made of.
        inlines: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// All of its words.
        span: Span,
        /// What they are made of.
        inlines: Vec<Inline>,
    },
    /// Lines kept as they are.
    Code(Span),
    /// A quotation.
    Quote(Vec<Block>),
    /// A list; each item holds blocks.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// The items, in order.
        items: Vec<Vec<Block>>,
    },
}

/// A run of words inside a heading or paragraph. Siblings follow each other without overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(Span),
    /// Words of code.
    Code(Span),
    /// Emphasised words.
    Emphasis(Vec<Inline>),
    /// Strongly emphasised words.
    Strong(Vec<Inline>),
    /// A link; the address is `http:`, `https:` or `mailto:`.
    Link {
        /// Where it leads.
        url: String,
        /// Its words.
        inlines: Vec<Inline>,
    },
}

/// A paragraph that can be linked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number in the article, from 1; headings are not counted.
    pub number: u32,
    /// All of its words.
    pub span: Span,
}

impl Article {
    /// Paragraphs (and blocks of code) in order of text, wherever they are nested.
    pub fn paragraphs(&self) -> Vec<Paragraph> {
        let mut paragraphs = Vec::new();
        walk_leaves(&self.blocks, &mut |block| {
            if let Block::Paragraph { span, .. } | Block::Code(span) = block {
                paragraphs.push(Paragraph { number: paragraphs.len() as u32 + 1, span: *span });
            }
        });
        paragraphs
    }

    /// The words of a span of this article.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// Mentions of one entity, in order of text.
    pub fn mentions_of(&self, entity: EntityId) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |mention| mention.entity == entity)
    }
}

/// Calls `visit` for every heading, paragraph and code block, in order of text.
pub fn walk_leaves<'a>(blocks: &'a [Block], visit: &mut impl FnMut(&'a Block)) {
    for block in blocks {
        match block {
            Block::Heading { .. } | Block::Paragraph { .. } | Block::Code(_) => visit(block),
            Block::Quote(blocks) => walk_leaves(blocks, visit),
            Block::List { items, .. } => items.iter().for_each(|item| walk_leaves(item, visit)),
        }
    }
}
