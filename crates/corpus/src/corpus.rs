//! The whole: articles, entities and topics, checked, with the index and the lookups that follow from them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::facet::FacetTable;
use crate::order::sorted;
use crate::topic::ancestors;
use crate::{
    Article, ArticleId, Block, EdtfDate, Entity, EntityId, Facet, FacetValue, Index, Inline,
    PublisherId, Reading, Reason, Span, Topic, TopicId,
};

/// What a corpus consists of: all that is stored, nothing that can be derived.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CorpusParts {
    /// What the corpus says of itself.
    pub about: About,
    /// Articles, by slug.
    pub articles: Vec<Article>,
    /// Entities, by key.
    pub entities: Vec<Entity>,
    /// Topics, in the order of the scheme.
    pub topics: Vec<Topic>,
}

/// What a corpus says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Name of the corpus.
    pub title: String,
    /// One or two sentences; may be empty.
    pub description: String,
    /// BCP 47 tag of the articles' language, where they name none.
    pub lang: String,
    /// Licence of the texts; may be empty.
    pub licence: String,
    /// Where the corpus is published; may be empty.
    pub url: String,
    /// The facets readers see, in this order.
    pub facets: Vec<Facet>,
}

/// A corpus in which every reference leads somewhere and every span fits its text.
#[derive(Debug, PartialEq)]
pub struct Corpus {
    parts: CorpusParts,
    index: Index,
    publishers: Vec<String>,
    years: Vec<i32>,
    facets: [FacetTable; Facet::ALL.len()],
}

/// Why parts do not make a corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inconsistency(pub String);

impl fmt::Display for Inconsistency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Inconsistency {}

impl Corpus {
    /// Checks the parts and derives the lookups.
    pub fn new(parts: CorpusParts) -> Result<Self, Inconsistency> {
        check(&parts)?;
        let publishers =
            sorted(parts.articles.iter().filter_map(|article| article.source.publisher.clone()));
        let years = sorted(
            parts
                .articles
                .iter()
                .filter_map(|article| article.published.as_ref())
                .flat_map(|date| date.years()),
        );
        let n_values = |facet| match facet {
            Facet::Entity => parts.entities.len(),
            Facet::Topic => parts.topics.len(),
            Facet::Publisher => publishers.len(),
            Facet::Year => years.len(),
        };
        let rows = |facet, article: &Article| match facet {
            Facet::Entity => entity_rows(article),
            Facet::Topic => topic_rows(article, &parts.topics),
            Facet::Publisher => {
                let publisher = article.source.publisher.as_ref();
                publisher.and_then(|name| publishers.binary_search(name).ok()).into_iter().collect()
            }
            Facet::Year => {
                let published = article.published.iter().flat_map(|date| date.years());
                published.filter_map(|year| years.binary_search(&year).ok()).collect()
            }
        };
        let facets = Facet::ALL.map(|facet| {
            let rows = parts.articles.iter().map(|article| rows(facet, article));
            FacetTable::new(n_values(facet), rows)
        });
        let index = Index::build(&parts.articles);
        Ok(Self { parts, index, publishers, years, facets })
    }

    /// All that is stored of it.
    pub fn parts(&self) -> &CorpusParts {
        &self.parts
    }

    /// What it says of itself.
    pub fn about(&self) -> &About {
        &self.parts.about
    }

    /// How many articles it holds.
    pub fn n_articles(&self) -> usize {
        self.parts.articles.len()
    }

    /// All articles with their ids.
    pub fn articles(&self) -> impl Iterator<Item = (ArticleId, &Article)> {
        self.parts.articles.iter().enumerate().map(|(idx, article)| (ArticleId::new(idx), article))
    }

    /// One article.
    pub fn article(&self, id: ArticleId) -> &Article {
        &self.parts.articles[id.idx()]
    }

    /// The article with this slug.
    pub fn article_by_slug(&self, slug: &str) -> Option<ArticleId> {
        let found = self.parts.articles.binary_search_by(|article| article.slug.as_str().cmp(slug));
        found.ok().map(ArticleId::new)
    }

    /// All entities with their ids.
    pub fn entities(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        self.parts.entities.iter().enumerate().map(|(idx, entity)| (EntityId::new(idx), entity))
    }

    /// One entity.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.parts.entities[id.idx()]
    }

    /// The entity with this key.
    pub fn entity_by_key(&self, key: &str) -> Option<EntityId> {
        let found = self.parts.entities.binary_search_by(|entity| entity.key.as_str().cmp(key));
        found.ok().map(EntityId::new)
    }

    /// All topics with their ids, in the order of the scheme.
    pub fn topics(&self) -> impl Iterator<Item = (TopicId, &Topic)> {
        self.parts.topics.iter().enumerate().map(|(idx, topic)| (TopicId::new(idx), topic))
    }

    /// One topic.
    pub fn topic(&self, id: TopicId) -> &Topic {
        &self.parts.topics[id.idx()]
    }

    /// The topic with this key.
    pub fn topic_by_key(&self, key: &str) -> Option<TopicId> {
        self.topics().find(|(_, topic)| topic.key == key).map(|(id, _)| id)
    }

    /// All publishers with their ids, by name.
    pub fn publishers(&self) -> impl Iterator<Item = (PublisherId, &str)> {
        self.publishers.iter().enumerate().map(|(idx, name)| (PublisherId::new(idx), name.as_str()))
    }

    /// Name of a publisher.
    pub fn publisher(&self, id: PublisherId) -> &str {
        &self.publishers[id.idx()]
    }

    /// The publisher with exactly this name.
    pub fn publisher_by_name(&self, name: &str) -> Option<PublisherId> {
        let found = self.publishers.binary_search_by(|known| known.as_str().cmp(name));
        found.ok().map(PublisherId::new)
    }

    /// The years in which articles were published, ascending.
    pub fn years(&self) -> &[i32] {
        &self.years
    }

    /// The index.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Which articles have which value of a facet.
    pub(crate) fn facet(&self, facet: Facet) -> &FacetTable {
        &self.facets[facet as usize]
    }

    /// The row of a value in its facet's table; `None` if the corpus has no such value.
    pub(crate) fn row(&self, value: FacetValue) -> Option<usize> {
        let (row, n_rows) = match value {
            FacetValue::Entity(id) => (id.idx(), self.parts.entities.len()),
            FacetValue::Topic(id) => (id.idx(), self.parts.topics.len()),
            FacetValue::Publisher(id) => (id.idx(), self.publishers.len()),
            FacetValue::Year(year) => (self.years.binary_search(&year).ok()?, self.years.len()),
            FacetValue::Absent(facet) => return Some(self.facet(facet).absent_row()),
        };
        (row < n_rows).then_some(row)
    }

    /// All values of a facet in a stable order, "(none)" last.
    pub fn values(&self, facet: Facet) -> Vec<FacetValue> {
        let mut values: Vec<_> = match facet {
            Facet::Entity => self.entities().map(|(id, _)| FacetValue::Entity(id)).collect(),
            Facet::Topic => self.topics().map(|(id, _)| FacetValue::Topic(id)).collect(),
            Facet::Publisher => {
                self.publishers().map(|(id, _)| FacetValue::Publisher(id)).collect()
            }
            Facet::Year => self.years.iter().map(|&year| FacetValue::Year(year)).collect(),
        };
        values.push(FacetValue::Absent(facet));
        values
    }

    /// The entities of an article, mentioned or given by the editor, each once, by key.
    pub fn entities_of(&self, article: ArticleId) -> impl Iterator<Item = EntityId> {
        let rows = self.facet(Facet::Entity).rows(article);
        let entities = rows.iter().map(|&row| EntityId(row));
        entities.filter(|entity| entity.idx() < self.parts.entities.len())
    }

    /// The other articles that are the same report as this one.
    pub fn same_report(&self, article: ArticleId) -> Vec<ArticleId> {
        let report = self.article(article).report;
        let is_same = |&(id, other): &(ArticleId, &Article)| {
            report.is_some() && other.report == report && id != article
        };
        self.articles().filter(is_same).map(|(id, _)| id).collect()
    }

    /// Whether an article has a value.
    pub fn has(&self, article: ArticleId, value: FacetValue) -> bool {
        self.row(value).is_some_and(|row| {
            self.facet(value.facet()).articles(row).binary_search(&article).is_ok()
        })
    }

    /// How many articles of the whole corpus have a value.
    pub fn n_articles_with(&self, value: FacetValue) -> usize {
        self.row(value).map_or(0, |row| self.facet(value.facet()).articles(row).len())
    }
}

fn entity_rows(article: &Article) -> Vec<usize> {
    let mentioned = article.mentions.iter().map(|mention| mention.entity);
    sorted(mentioned.chain(article.entities.iter().copied()).map(EntityId::idx))
}

/// An article has a topic and all that is broader.
fn topic_rows(article: &Article, topics: &[Topic]) -> Vec<usize> {
    let with_broader = |topic| std::iter::once(topic).chain(ancestors(topics, topic));
    let assigned = article.topics.iter().map(|assignment| assignment.topic);
    sorted(assigned.flat_map(with_broader).map(TopicId::idx))
}

/// Checks every promise that the types alone cannot keep.
fn check(parts: &CorpusParts) -> Result<(), Inconsistency> {
    let fault = |what: &str| Err(Inconsistency(what.to_owned()));
    if !parts.articles.windows(2).all(|pair| pair[0].slug < pair[1].slug) {
        return fault("articles are not in the order of unique slugs");
    }
    if !parts.entities.windows(2).all(|pair| pair[0].key < pair[1].key) {
        return fault("entities are not in the order of unique keys");
    }
    let known = |entity: EntityId| entity.idx() < parts.entities.len();
    for entity in &parts.entities {
        if !entity.place.is_none_or(known) || !entity.parent.is_none_or(known) {
            return Err(Inconsistency(format!("entity `{}` refers to an unknown one", entity.key)));
        }
    }
    for (idx, topic) in parts.topics.iter().enumerate() {
        let id = TopicId::new(idx);
        if topic.broader.is_some_and(|broader| broader.idx() >= parts.topics.len()) {
            return Err(Inconsistency(format!("topic `{}` has an unknown broader one", topic.key)));
        }
        if ancestors(&parts.topics, id).any(|ancestor| ancestor == id) {
            return Err(Inconsistency(format!("topic `{}` is broader than itself", topic.key)));
        }
    }
    for article in &parts.articles {
        if let Some(what) = article_fault(article, parts) {
            return Err(Inconsistency(format!("article `{}`: {what}", article.slug)));
        }
    }
    Ok(())
}

fn article_fault(article: &Article, parts: &CorpusParts) -> Option<&'static str> {
    let fits = |span: &Span| span.fits(&article.text);
    let known = |entity: &EntityId| entity.idx() < parts.entities.len();
    let dates = [&article.published, &article.updated];
    if dates.into_iter().flatten().any(|date| date.earliest() > date.latest()) {
        return Some("a date ends before it begins");
    }
    // Every year of a date is a value to filter by: a range without end would be millions of them.
    let is_in_range = |date: &EdtfDate| {
        let days = [date.earliest(), date.latest()];
        days.into_iter().all(|day| (-9999..=9999).contains(&day.ymd().0))
    };
    if !dates.into_iter().flatten().all(is_in_range) {
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
            Reason::Topic(topic) => topic.idx() < parts.topics.len(),
            Reason::Term(_) => true,
        };
        related.article.idx() < parts.articles.len()
            && !related.reasons.is_empty()
            && related.reasons.iter().all(leads_somewhere)
    });
    if !related_lead_somewhere {
        return Some("a related article or a reason for it leads nowhere");
    }
    let topics_lead_somewhere = article.topics.iter().all(|assignment| {
        assignment.topic.idx() < parts.topics.len() && assignment.evidence.iter().all(fits)
    });
    if !topics_lead_somewhere {
        return Some("a topic or its evidence leads nowhere");
    }
    (!blocks_fit(&article.blocks, &article.text)).then_some("its blocks do not fit its text")
}

/// Whether each span ends before the next one begins.
fn in_order(spans: impl Iterator<Item = Span>) -> bool {
    let mut free_from = 0;
    let mut spans = spans;
    spans.all(|span| span.start >= std::mem::replace(&mut free_from, span.end))
}

fn blocks_fit(blocks: &[Block], text: &str) -> bool {
    blocks.iter().all(|block| match block {
        Block::Heading { span, inlines, .. } | Block::Paragraph { span, inlines } => {
            span.fits(text) && inlines_fit(inlines, text)
        }
        Block::Code(span) => span.fits(text),
        Block::Quote(blocks) => blocks_fit(blocks, text),
        Block::List { items, .. } => items.iter().all(|item| blocks_fit(item, text)),
    })
}

fn inlines_fit(inlines: &[Inline], text: &str) -> bool {
    inlines.iter().all(|inline| match inline {
        Inline::Text(span) | Inline::Code(span) => span.fits(text),
        Inline::Emphasis(inlines) | Inline::Strong(inlines) | Inline::Link { inlines, .. } => {
            inlines_fit(inlines, text)
        }
    })
}
