//! What a corpus is and how it answers a query.
//!
//! A [`Corpus`] is articles with their mentions of entities, topics with evidence, dates and an index.
//! It is compiled elsewhere, travels as bytes ([`Corpus::open`]), and answers a [`Query`] with [`Results`]:
//! hits in order and counts for every value of every facet. Nothing here touches files, the clock,
//! threads or a browser, so the same engine answers in the page, in the terminal and in a test; only where
//! a corpus is written (feature `encode`) are all processors at work.
//!
//! ```
//! use corpus::{Article, Corpus, CorpusParts, Query, evaluate};
//!
//! let article = Article { slug: "harbour".into(), text: "A ferry left.".into(), ..Article::default() };
//! let corpus = Corpus::new(CorpusParts { articles: vec![article], ..CorpusParts::default() })?;
//!
//! let query = Query { text: "ferr".into(), ..Query::default() };
//! let results = evaluate(&corpus, &query);
//! assert_eq!(corpus.article(results.hits()[0].article).slug, "harbour");
//! # Ok::<(), corpus::Inconsistency>(())
//! ```

pub mod analysis;
mod article;
mod article_set;
mod check;
pub mod codec;
mod corpus;
mod date;
mod entity;
mod facet;
mod figure;
mod id;
mod index;
#[cfg(feature = "encode")]
mod interner;
mod mention;
pub mod order;
mod query;
mod related;
mod results;
mod span;
mod strings;
mod text;
mod topic;
#[cfg(test)]
mod work;

pub use article::{Article, Block, Inline, Paragraph, Source, walk_leaves};
pub use article_set::ArticleSet;
pub use codec::DecodeError;
pub use corpus::{About, Corpus, CorpusParts, Inconsistency};
pub use date::{Day, EdtfDate};
pub use entity::{Entity, EntityKind};
pub use facet::{Facet, FacetValue};
pub use figure::{Bound, DateMention, Figure, FigureKind, Reading};
pub use id::{ArticleId, EntityId, PublisherId, TermId, TopicId};
pub use index::{ArticleWords, Dictionary, Field, Index, IndexBuilder, Posting, StemId};
pub use mention::{Mention, Provenance};
pub use query::{
    Completion, Criterion, Filter, Match, Meaning, Part, Query, Sort, Suggestion, Understood, Word,
    complete, evaluate, suggestions,
};
pub use related::{Reason, Related};
pub use results::{
    Companion, FacetCounts, Hit, Passage, Results, Snippet, companions, evidence, passage, snippet,
};
pub use span::Span;
pub use topic::{Topic, TopicAssignment, ancestors, is_within};
