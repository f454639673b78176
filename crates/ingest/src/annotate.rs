//! Annotations: where entities are mentioned, and which topics the text speaks of and why.

mod topics;

use corpus::{Block, Mention, Span, TopicAssignment, TopicId, walk_leaves};

pub(crate) use self::topics::TopicFinder;
use crate::diagnostic::{Report, quoted};
use crate::gazetteer::Gazetteer;
use crate::read::Body;

/// What was found in one text.
#[derive(Debug, Default)]
pub(crate) struct Annotations {
    pub mentions: Vec<Mention>,
    pub topics: Vec<TopicAssignment>,
}

/// Annotates a text. `given` are the topics that the editor gave to it.
pub(crate) fn annotate(
    title: &str,
    body: &Body,
    given: &[TopicId],
    gazetteer: &Gazetteer,
    topics: &TopicFinder<'_>,
    report: &mut Report,
) -> Annotations {
    let leaves = leaf_spans(&body.blocks);
    let found = gazetteer.find(title, &body.text, &leaves);
    for (form, entities) in found.ambiguous {
        let names = entities.iter().map(|id| quoted(&gazetteer.entities[id.idx()].key));
        let names = names.collect::<Vec<_>>().join(" or ");
        let sentence = format!("{} can mean {names} here and stays unmarked", quoted(&form));
        report.warning(None, sentence, "let the text use the full name, or narrow a short form");
    }
    let topics = topics.assign(&body.text, &leaves, &found.mentions, given);
    Annotations { mentions: found.mentions, topics }
}

/// The leaves of a text. Names and phrases do not run from one into the next.
fn leaf_spans(blocks: &[Block]) -> Vec<Span> {
    let mut spans = Vec::new();
    walk_leaves(blocks, &mut |block| match block {
        Block::Heading { span, .. } | Block::Paragraph { span, .. } | Block::Code(span) => {
            spans.push(*span);
        }
        Block::Quote(_) | Block::List { .. } => {}
    });
    spans
}
