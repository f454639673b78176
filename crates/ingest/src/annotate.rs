//! Annotations of a text: figures and dates, and the topics it speaks of and why.

mod discover_topics;
pub(crate) mod quantities;
mod topics;

use corpus::{Block, Span, walk_leaves};

pub(crate) use self::discover_topics::{Cover, View, as_toml, discover_in, discover_topics};
pub(crate) use self::topics::TopicFinder;
use self::topics::longest;

/// The leaves of a text. Names and phrases do not run from one into the next.
pub(crate) fn leaf_spans(blocks: &[Block]) -> Vec<Span> {
    let mut spans = Vec::new();
    walk_leaves(blocks, &mut |block| match block {
        Block::Heading { span, .. } | Block::Paragraph { span, .. } | Block::Code(span) => {
            spans.push(*span);
        }
        Block::Quote(_) | Block::List { .. } => {}
    });
    spans
}
