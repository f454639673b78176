//! An article on its way from a file to the corpus.

use corpus::{
    Article, Block, DateMention, EntityKind, Figure, Inline, Mention, Span, TopicAssignment,
};

use crate::Place;
use crate::bibliography::Evidence;
use crate::document::Dropped;
use crate::front_matter::ArticleMeta;
use crate::likeness::Likeness;
use crate::read::Body;

/// An article that later stages add to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// The file, relative to the folder.
    pub file: String,
    pub slug: String,
    pub meta: ArticleMeta,
    /// Without blocks where they are the leaves as paragraphs, as in most texts.
    pub body: Body,
    /// The leaves of the text; names and phrases do not run from one into the next.
    pub leaves: Vec<Span>,
    pub mentions: Vec<Mention>,
    pub topics: Vec<TopicAssignment>,
    pub figures: Vec<Figure>,
    pub dates: Vec<DateMention>,
    /// Topics that its record names, by id or label; a scheme may not know them.
    pub given_topics: Vec<String>,
    /// Names that its record gives, with what they name.
    pub given_entities: Vec<(EntityKind, String)>,
    /// Whether no names are looked for beyond those that are given and those of the gazetteer.
    pub is_names_given: bool,
    pub record: Record,
}

/// What an editor may want to know of an article and a reader need not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Words of the file that are not part of the article, in their order.
    pub dropped: Vec<Dropped>,
    /// Why the bibliographic data is what it is.
    pub evidence: Vec<Evidence>,
    /// Bytes of the text and the places where the words from there on stand in the file, ascending.
    /// Between two entries the words are those of one line of the file, unchanged. Empty where the
    /// format has no such lines.
    pub places: Vec<(u32, Place)>,
}

impl Draft {
    /// Spans in which no name is to be looked for: those of mentions, figures and dates, joined
    /// where they overlap, in order of text.
    pub fn taken(&self) -> Vec<Span> {
        taken(&self.mentions, &self.figures, &self.dates)
    }

    /// Forgets blocks that follow from the leaves.
    pub fn forget_blocks(&mut self) {
        let (blocks, leaves) = (&self.body.blocks, &self.leaves);
        let is_paragraph = |(block, leaf): (&Block, &Span)| match block {
            Block::Paragraph { span, inlines } => {
                span == leaf && matches!(inlines[..], [Inline::Text(text)] if text == *leaf)
            }
            _ => false,
        };
        if blocks.len() == leaves.len() && blocks.iter().zip(leaves).all(is_paragraph) {
            self.body.blocks = Vec::new();
        }
    }

    /// The article.
    pub fn finish(self, likeness: Likeness, lang: &str) -> Article {
        let Self { file, slug, meta, mut body, leaves, mentions, topics, figures, dates, .. } =
            self;
        if body.blocks.is_empty() {
            let paragraph = |span| Block::Paragraph { span, inlines: vec![Inline::Text(span)] };
            body.blocks = leaves.into_iter().map(paragraph).collect();
        }
        Article {
            slug,
            file,
            title: meta.title,
            lang: meta.lang.unwrap_or_else(|| lang.to_owned()),
            authors: meta.authors,
            source: meta.source,
            published: meta.published,
            date_note: meta.date_note,
            updated: meta.updated,
            summary: meta.summary,
            tags: meta.tags,
            text: body.text,
            blocks: body.blocks,
            mentions,
            entities: meta.entities,
            topics,
            figures,
            dates,
            related: likeness.related,
            report: likeness.report,
        }
    }
}

/// The spans of names, figures and dates, joined where they overlap, in order of text.
pub(crate) fn taken(mentions: &[Mention], figures: &[Figure], dates: &[DateMention]) -> Vec<Span> {
    let n_spans = mentions.len() + figures.len() + dates.len();
    let mut spans = Vec::with_capacity(n_spans);
    spans.extend(mentions.iter().map(|mention| mention.span));
    spans.extend(figures.iter().map(|figure| figure.span));
    spans.extend(dates.iter().map(|date| date.span));
    spans.sort_unstable();
    spans.dedup_by(|next, last| {
        let overlaps = next.start < last.end;
        if overlaps {
            last.end = last.end.max(next.end);
        }
        overlaps
    });
    spans
}
