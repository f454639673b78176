//! Why an article has a value: the sentences that speak for it.

use crate::analysis::sentence_around;
use crate::order::sorted;
use crate::topic::is_within;
use crate::{Article, ArticleId, Corpus, FacetValue, Span};

/// A sentence with the words that matter in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The number of the paragraph it stands in; 0 where it stands in a heading.
    pub paragraph: u32,
    /// The sentence.
    pub sentence: Span,
    /// The words that are evidence, inside the sentence.
    pub mark: Span,
}

/// The passages that speak for a value, in order of text. Empty for publishers, years and "(none)",
/// and for what the editor or the publisher gave to the article without words that show it.
pub fn evidence(corpus: &Corpus, article: ArticleId, value: FacetValue) -> Vec<Passage> {
    let article = corpus.article(article);
    let marks: Vec<Span> = match value {
        FacetValue::Entity(entity) => {
            article.mentions_of(entity).map(|mention| mention.span).collect()
        }
        FacetValue::Topic(topic) => {
            let topics = corpus.topic_list();
            let assigned =
                article.topics.iter().filter(|given| is_within(topics, given.topic, topic));
            assigned.flat_map(|given| given.evidence.iter().copied()).collect()
        }
        FacetValue::Publisher(_) | FacetValue::Year(_) | FacetValue::Absent(_) => Vec::new(),
    };
    sorted(marks.into_iter()).into_iter().map(|mark| passage(article, mark)).collect()
}

/// The sentence around a span of an article.
pub fn passage(article: &Article, mark: Span) -> Passage {
    let paragraphs = article.paragraphs();
    match paragraphs.iter().find(|paragraph| paragraph.span.contains(mark)) {
        Some(paragraph) => Passage {
            paragraph: paragraph.number,
            sentence: sentence_around(&article.text, paragraph.span, mark),
            mark,
        },
        None => Passage { paragraph: 0, sentence: mark, mark },
    }
}
