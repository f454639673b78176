//! What finding topics needs to see of an article, whether it is on its way or in the corpus.

use std::borrow::Cow;

use corpus::{Article, Span};

use super::super::leaf_spans;
use crate::draft::Draft;

/// An article as it is seen here.
#[derive(Clone, Debug)]
pub(crate) struct View<'a> {
    pub title: &'a str,
    pub text: &'a str,
    pub leaves: Cow<'a, [Span]>,
    /// Names, figures and dates, in order of text: no topics.
    pub taken: Vec<Span>,
    pub names: Vec<Span>,
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
            taken: draft.taken(),
            names: draft.mentions.iter().map(|mention| mention.span).collect(),
            tags: &draft.meta.tags,
            publisher: draft.meta.source.publisher.as_deref(),
        }
    }

    /// An article of a corpus.
    pub fn of_article(article: &'a Article) -> Self {
        let mentions = article.mentions.iter().map(|mention| mention.span);
        let figures = article.figures.iter().map(|figure| figure.span);
        let dates = article.dates.iter().map(|date| date.span);
        let mut taken: Vec<_> = mentions.clone().chain(figures).chain(dates).collect();
        taken.sort_unstable();
        Self {
            title: &article.title,
            text: &article.text,
            leaves: Cow::Owned(leaf_spans(&article.blocks)),
            taken,
            names: mentions.collect(),
            tags: &article.tags,
            publisher: article.source.publisher.as_deref(),
        }
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
