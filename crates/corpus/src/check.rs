//! The promises that types alone cannot keep: every reference leads somewhere, every span fits its text.

use crate::codec::record::DEEPEST;
use crate::{Article, Block, EdtfDate, EntityId, Inline, Reading, Reason, Span};
#[cfg(feature = "encode")]
use crate::{Entity, Inconsistency, Posting, Topic, TopicId, topic::ancestors};

/// Checks every promise about all but the articles that the types alone cannot keep.
#[cfg(feature = "encode")]
pub(crate) fn check_frame(entities: &[Entity], topics: &[Topic]) -> Result<(), Inconsistency> {
    if !entities.windows(2).all(|pair| pair[0].key < pair[1].key) {
        return fault("entities are not in the order of unique keys");
    }
    let known = |entity: EntityId| entity.idx() < entities.len();
    for entity in entities {
        if !entity.place.is_none_or(known) || !entity.parent.is_none_or(known) {
            return fault(&format!("entity `{}` refers to an unknown one", entity.key));
        }
    }
    for (idx, topic) in topics.iter().enumerate() {
        if topic.broader.is_some_and(|broader| broader.idx() >= topics.len()) {
            return fault(&format!("topic `{}` has an unknown broader one", topic.key));
        }
        if ancestors(topics, TopicId::new(idx)).any(|ancestor| ancestor == TopicId::new(idx)) {
            return fault(&format!("topic `{}` is broader than itself", topic.key));
        }
    }
    Ok(())
}

/// Checks the number of articles.
#[cfg(feature = "encode")]
pub(crate) fn check_number(n_articles: usize) -> Result<(), Inconsistency> {
    match n_articles > Posting::MAX_ARTICLES {
        true => fault("there are more articles than an index can number"),
        false => Ok(()),
    }
}

/// Checks the slugs of all articles.
#[cfg(feature = "encode")]
pub(crate) fn check_slugs<'a>(
    slugs: impl Iterator<Item = &'a str> + Clone,
) -> Result<(), Inconsistency> {
    match slugs.clone().zip(slugs.skip(1)).all(|(one, next)| one < next) {
        true => Ok(()),
        false => fault("articles are not in the order of unique slugs"),
    }
}

/// Checks an article.
#[cfg(feature = "encode")]
pub(crate) fn check_article(article: &Article, limits: &Limits) -> Result<(), Inconsistency> {
    let fault = article_fault(article, limits);
    let fault = fault.map(|what| Inconsistency(format!("article `{}`: {what}", article.slug)));
    fault.map_or(Ok(()), Err)
}

#[cfg(feature = "encode")]
fn fault(what: &str) -> Result<(), Inconsistency> {
    Err(Inconsistency(what.to_owned()))
}

/// How many things there are to refer to.
pub(crate) struct Limits {
    pub n_articles: usize,
    pub n_entities: usize,
    pub n_topics: usize,
}

/// What is wrong with an article.
pub(crate) fn article_fault(article: &Article, limits: &Limits) -> Option<&'static str> {
    let fits = |span: &Span| span.fits(&article.text);
    let known = |entity: &EntityId| entity.idx() < limits.n_entities;
    let dates = [&article.published, &article.updated];
    // Every year of a date is a value to filter by: a range without end would be millions of them.
    if !dates.into_iter().flatten().all(EdtfDate::is_in_calendar) {
        return Some("a date lies outside the years -9999 to 9999");
    }
    if !article.mentions.iter().all(|mention| fits(&mention.span) && known(&mention.entity)) {
        return Some("a mention leads nowhere");
    }
    if !in_order(article.mentions.iter().map(|mention| mention.span)) {
        return Some("mentions overlap or are not in order");
    }
    if !article.entities.iter().all(known) {
        return Some("it was given an unknown entity");
    }
    let figures_fit = article.figures.iter().all(|figure| {
        let inside = |span: &Span| figure.span.contains(*span) && fits(span);
        let is_number = |reading: &Reading| {
            let ends = [Some(reading.value), reading.up_to, reading.out_of];
            ends.into_iter().flatten().all(f64::is_finite)
        };
        fits(&figure.span)
            && !figure.readings.is_empty()
            && figure.readings.iter().all(|reading| inside(&reading.span) && is_number(reading))
            && figure.measures.iter().all(fits)
            && figure.subject.iter().all(known)
    });
    if !figures_fit || !in_order(article.figures.iter().map(|figure| figure.span)) {
        return Some("a figure leads nowhere, or figures overlap or are not in order");
    }
    if !article.dates.iter().all(|date| fits(&date.span))
        || !in_order(article.dates.iter().map(|date| date.span))
    {
        return Some("a date in the text leads nowhere, or dates overlap or are not in order");
    }
    let related_lead_somewhere = article.related.iter().all(|related| {
        let leads_somewhere = |reason: &Reason| match reason {
            Reason::Entity(entity) => known(entity),
            Reason::Topic(topic) => topic.idx() < limits.n_topics,
            Reason::Term(_) => true,
        };
        related.article.idx() < limits.n_articles
            && !related.reasons.is_empty()
            && related.reasons.iter().all(leads_somewhere)
    });
    if !related_lead_somewhere {
        return Some("a related article or a reason for it leads nowhere");
    }
    let topics_lead_somewhere = article.topics.iter().all(|assignment| {
        assignment.topic.idx() < limits.n_topics && assignment.evidence.iter().all(fits)
    });
    if !topics_lead_somewhere {
        return Some("a topic or its evidence leads nowhere");
    }
    (!blocks_fit(&article.blocks, &article.text, 0)).then_some("its blocks do not fit its text")
}

/// Whether each span ends before the next one begins.
fn in_order(spans: impl Iterator<Item = Span>) -> bool {
    let mut free_from = 0;
    let mut spans = spans;
    spans.all(|span| span.start >= std::mem::replace(&mut free_from, span.end))
}

/// Whether the blocks fit, `depth` of them around, and are not so many in each other that reading them
/// would run out of stack.
fn blocks_fit(blocks: &[Block], text: &str, depth: usize) -> bool {
    let depth = depth + 1;
    depth <= DEEPEST
        && blocks.iter().all(|block| match block {
            Block::Heading { span, inlines, .. } | Block::Paragraph { span, inlines } => {
                span.fits(text) && inlines_fit(inlines, text, 0)
            }
            Block::Code(span) => span.fits(text),
            Block::Quote(blocks) => blocks_fit(blocks, text, depth),
            Block::List { items, .. } => items.iter().all(|item| blocks_fit(item, text, depth)),
        })
}

fn inlines_fit(inlines: &[Inline], text: &str, depth: usize) -> bool {
    let depth = depth + 1;
    depth <= DEEPEST
        && inlines.iter().all(|inline| match inline {
            Inline::Text(span) | Inline::Code(span) => span.fits(text),
            Inline::Emphasis(inlines) | Inline::Strong(inlines) | Inline::Link { inlines, .. } => {
                inlines_fit(inlines, text, depth)
            }
        })
}
