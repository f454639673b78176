//! What finding topics needs to see of an article, whether it is on its way or in the corpus.

use std::borrow::Cow;

use corpus::{Article, DateMention, Figure, Mention, Span};

use super::super::leaf_spans;
use crate::draft::{Draft, taken};

/// An article as it is seen here.
#[derive(Clone, Debug)]
pub(crate) struct View<'a> {
    pub title: &'a str,
    pub text: &'a str,
    pub leaves: Cow<'a, [Span]>,
    mentions: &'a [Mention],
    figures: &'a [Figure],
    dates: &'a [DateMention],
    /// The publisher's keywords.
    pub tags: &'a [String],
    /// Who published it, which is no topic either.
    pub publisher: Option<&'a str>,
}

impl<'a> View<'a> {
    /// A draft that has its mentions, figures and dates.
    pub fn of_draft(draft: &'a Draft) -> Self {
        Self {
            title: &draft.meta.title,
            text: &draft.body.text,
            leaves: Cow::Borrowed(&draft.leaves),
            mentions: &draft.mentions,
            figures: &draft.figures,
            dates: &draft.dates,
            tags: &draft.meta.tags,
            publisher: draft.meta.source.publisher.as_deref(),
        }
    }

    /// An article of a corpus.
    pub fn of_article(article: &'a Article) -> Self {
        Self {
            title: &article.title,
            text: &article.text,
            leaves: Cow::Owned(leaf_spans(&article.blocks)),
            mentions: &article.mentions,
            figures: &article.figures,
            dates: &article.dates,
            tags: &article.tags,
            publisher: article.source.publisher.as_deref(),
        }
    }

    /// Names, figures and dates, in order of text: no topics.
    pub fn taken(&self) -> Vec<Span> {
        taken(self.mentions, self.figures, self.dates)
    }

    /// Names alone.
    pub fn names(&self) -> impl Iterator<Item = Span> {
        self.mentions.iter().map(|mention| mention.span)
    }
}

/// Spans in order of text, asked for words in order of text.
#[derive(Debug)]
pub(crate) struct Cover<'a> {
    spans: &'a [Span],
}

impl<'a> Cover<'a> {
    pub fn new(spans: &'a [Span]) -> Self {
        Self { spans }
    }

    /// Whether one of the spans shares a byte with `span`, which is not before the last one asked.
    pub fn touches(&mut self, span: Span) -> bool {
        while let [first, rest @ ..] = self.spans
            && first.end <= span.start
        {
            self.spans = rest;
        }
        self.spans.first().is_some_and(|first| first.overlaps(span))
    }
}
