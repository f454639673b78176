//! The whole: articles, entities and topics, checked, with the index and the lookups that follow from them.

use std::borrow::Cow;
use std::fmt;
use std::hint::black_box;
use std::ops::Range;
use std::sync::OnceLock;

use crate::analysis::HanFolding;
use crate::check::{Limits, article_fault};
use crate::codec::columns::Columns;
use crate::codec::record::{Context, read_record};
use crate::codec::whole::Whole;
use crate::codec::{self, DecodeError, Reader, Sections};
use crate::facet::FacetTable;
use crate::index::Gradual;
use crate::order::skip;
use crate::results::Orders;
use crate::text::{Lexicon, Stream, Text, Word};
use crate::{
    Article, ArticleId, ArticleWords, Day, Dictionary, EdtfDate, Entity, EntityId, Facet,
    FacetValue, Field, PublisherId, Span, TermId, Topic, TopicId,
};

/// What a corpus consists of: all that is stored, nothing that can be derived.
#[derive(Clone, Debug, Default, PartialEq)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
///
/// It is its bytes: what lists and filters need is read once, an article when it is first asked for.
pub struct Corpus {
    bytes: Cow<'static, [u8]>,
    sections: Sections,
    whole: Whole,
    columns: Columns,
    lexicon: Lexicon,
    articles: Vec<OnceLock<Box<Article>>>,
    index: Gradual,
    orders: Orders,
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
    /// Checks the parts and puts them together.
    #[cfg(feature = "encode")]
    pub fn new(parts: CorpusParts) -> Result<Self, Inconsistency> {
        let CorpusParts { about, articles, entities, topics } = parts;
        let frame = CorpusParts { about, entities, topics, ..CorpusParts::default() };
        Self::from_drafts(frame, articles, |_, article| article)
    }

    /// The same with articles that are made of drafts only when they are written, some at a time and on
    /// all processors: those of a large corpus are never there all at once. Those of `frame` do not
    /// count.
    #[cfg(feature = "encode")]
    pub fn from_drafts<T: Send>(
        frame: CorpusParts,
        drafts: Vec<T>,
        article: impl Fn(ArticleId, T) -> Article + Sync,
    ) -> Result<Self, Inconsistency> {
        let corpus = Self::open(codec::encode(frame, drafts, article)?);
        corpus.map_err(|error| Inconsistency(format!("it cannot be read back: {error}")))
    }

    /// Reads a corpus from the bytes of another one and keeps them: a damaged corpus is an error, never a
    /// panic.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, DecodeError> {
        Self::read(bytes.into())
    }

    fn read(bytes: Cow<'static, [u8]>) -> Result<Self, DecodeError> {
        make_room(bytes.len());
        let sections = codec::sections(&bytes)?;
        let mut reader = Reader::new(&bytes[sections.whole.clone()]);
        let whole = Whole::read(&mut reader);
        // What follows refers to it.
        if !reader.is_done() {
            return Err(DecodeError::Payload);
        }
        let mut reader = Reader::new(&bytes[sections.columns.clone()]);
        let columns = Columns::read(&mut reader, &whole);
        let mut is_sound = reader.is_done();
        let mut reader = Reader::new(&bytes[sections.lexicon.clone()]);
        let lexicon = Lexicon::read(&mut reader, &whole);
        is_sound &= reader.is_done();
        let ends = |places: &[u32]| places.last().map_or(0, |&end| end as usize);
        is_sound &= ends(&columns.texts) == sections.stream.len();
        is_sound &= ends(&columns.records) == sections.records.len();
        if !is_sound {
            return Err(DecodeError::Payload);
        }
        let articles = (0..columns.slugs.len()).map(|_| OnceLock::new()).collect();
        let (index, orders) = (Gradual::default(), Orders::default());
        Ok(Self { bytes, sections, whole, columns, lexicon, articles, index, orders })
    }

    /// The bytes that [`Self::open`] reads.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// A short name for exactly this content, in hexadecimal.
    pub fn fingerprint(&self) -> String {
        codec::fingerprint(&self.bytes)
    }

    /// All that is stored of it, every article decoded.
    #[cfg(feature = "encode")]
    pub fn parts(&self) -> CorpusParts {
        CorpusParts {
            about: self.whole.about.clone(),
            articles: self.articles().map(|(_, article)| article.clone()).collect(),
            entities: self.whole.entities.clone(),
            topics: self.whole.topics.clone(),
        }
    }

    /// What it says of itself.
    pub fn about(&self) -> &About {
        &self.whole.about
    }

    /// How many articles it holds.
    pub fn n_articles(&self) -> usize {
        self.articles.len()
    }

    /// The ids of all articles, in the order of slugs.
    pub fn article_ids(&self) -> impl Iterator<Item = ArticleId> + use<> {
        (0..self.n_articles()).map(ArticleId::new)
    }

    /// All articles with their ids, each decoded: of a large corpus, ask for what is needed.
    pub fn articles(&self) -> impl Iterator<Item = (ArticleId, &Article)> {
        self.article_ids().map(|id| (id, self.article(id)))
    }

    /// One article, which is decoded when it is asked for the first time.
    pub fn article(&self, id: ArticleId) -> &Article {
        self.articles[id.idx()].get_or_init(|| Box::new(self.read_article(id)))
    }

    fn read_article(&self, id: ArticleId) -> Article {
        let mut texts = self.text(id);
        let mut bare = Article { slug: self.slug(id).to_owned(), ..Article::default() };
        texts.write(&mut bare.title);
        texts.write(&mut bare.text);
        let (records, places) = (&self.bytes[self.sections.records.clone()], &self.columns.records);
        let mut reader = Reader::new(part(records, places, id));
        let context = Context { whole: &self.whole, columns: &self.columns };
        let limits = Limits {
            n_articles: self.n_articles(),
            n_entities: self.whole.entities.len(),
            n_topics: self.whole.topics.len(),
        };
        let article = read_record(&mut reader, &context, id, bare);
        // Bytes that fit their checksum can be nonsense only if somebody made them so.
        if reader.is_done() && article_fault(&article, &limits).is_none() {
            return article;
        }
        let Article { slug, title, text, .. } = article;
        Article { slug, title, text, ..Article::default() }
    }

    /// Title and text of an article, to be read in this order.
    fn text(&self, id: ArticleId) -> Text<'_> {
        let stream = &self.bytes[self.sections.stream.clone()];
        Text::new(&self.lexicon, part(stream, &self.columns.texts, id))
    }

    /// All texts.
    pub(crate) fn stream(&self) -> Stream<'_> {
        Stream { lexicon: &self.lexicon, bytes: &self.bytes[self.sections.stream.clone()] }
    }

    /// Where title and text of an article stand in the stream.
    pub(crate) fn place_in_stream(&self, id: ArticleId) -> Range<usize> {
        range(&self.columns.texts, id)
    }

    /// The article whose title or text has this place in the stream, if it is `first` or one behind it.
    pub(crate) fn article_at(&self, at: usize, first: ArticleId) -> ArticleId {
        let ends = self.columns.texts.get(first.idx() + 1..).unwrap_or_default();
        ArticleId::new(first.idx() + skip(ends, |&end| end as usize <= at))
    }

    /// Whether the headline of an article has exactly these words, of which there are some.
    pub(crate) fn has_headline(&self, id: ArticleId, terms: &[TermId]) -> bool {
        let mut rest = terms.iter();
        let mut is_same = !terms.is_empty();
        self.text(id).visit(&mut |term| is_same &= rest.next() == Some(&term));
        is_same && rest.next().is_none()
    }

    /// The public name of an article; nothing is decoded for it.
    pub fn slug(&self, id: ArticleId) -> &str {
        self.columns.slugs.get(id.idx())
    }

    /// The headline of an article, without decoding the article.
    pub fn title(&self, id: ArticleId) -> String {
        let mut title = String::new();
        self.text(id).write(&mut title);
        title
    }

    /// When an article was published, as it is known; nothing is decoded for it.
    pub fn date(&self, id: ArticleId) -> Option<&EdtfDate> {
        self.columns.published.get(id.idx())?.as_ref()
    }

    /// First and last day on which an article may have been published.
    pub fn published(&self, article: ArticleId) -> Option<(Day, Day)> {
        self.date(article).map(|date| (date.earliest(), date.latest()))
    }

    /// The publisher of an article; nothing is decoded for it.
    pub fn publisher_of(&self, id: ArticleId) -> Option<&str> {
        self.columns.publisher(id)
    }

    /// Articles with the same number are the same report; nothing is decoded for it.
    pub fn report(&self, id: ArticleId) -> Option<u32> {
        self.columns.reports.get(id.idx()).copied().flatten()
    }

    /// All terms of the corpus.
    pub fn dictionary(&self) -> &Dictionary {
        &self.lexicon.dictionary
    }

    /// The Han letters of the corpus that are written in two ways.
    pub fn folding(&self) -> &HanFolding {
        &self.lexicon.folding
    }

    /// Calls `visit` with the words of an article's headline, of the names of its entities and the labels
    /// of its topics, and of its text, in this order.
    pub fn visit_words(&self, article: ArticleId, visit: &mut impl FnMut(Field, TermId)) {
        let mut texts = self.text(article);
        texts.visit(&mut |term| visit(Field::Title, term));
        self.visit_names(article, visit);
        texts.visit(&mut |term| visit(Field::Body, term));
    }

    /// The same, and after a letter of a script without spaces that follows another one the term of the
    /// two: what an index counts.
    pub fn visit_terms(&self, article: ArticleId, visit: &mut impl FnMut(Field, TermId)) {
        if !self.lexicon.has_letters() {
            return self.visit_words(article, visit);
        }
        let mut texts = self.text(article);
        self.visit_pairs(&mut texts, Field::Title, visit);
        self.visit_names(article, visit);
        self.visit_pairs(&mut texts, Field::Body, visit);
    }

    fn visit_pairs(
        &self,
        text: &mut Text<'_>,
        field: Field,
        visit: &mut impl FnMut(Field, TermId),
    ) {
        let mut pair = String::new();
        let mut last = None;
        text.visit_places(&mut |word: Word| {
            visit(field, word.term);
            if word.follows_letter
                && let Some(last) = last
            {
                pair.clear();
                pair.push_str(self.dictionary().term(last));
                pair.push_str(self.dictionary().term(word.term));
                self.dictionary().find(&pair).into_iter().for_each(|term| visit(Field::Pair, term));
            }
            last = Some(word.term);
        });
    }

    /// The words of an article's text with their places, without decoding it.
    pub fn visit_spans(&self, article: ArticleId, visit: &mut impl FnMut(Span, TermId)) {
        let mut texts = self.text(article);
        texts.visit(&mut |_| ());
        texts.visit_places(&mut |word: Word| visit(word.span, word.term));
    }

    /// Calls `visit` with the words of the names of an article's entities and the labels of its topics.
    pub(crate) fn visit_names(&self, article: ArticleId, visit: &mut impl FnMut(Field, TermId)) {
        let lists = [
            (Field::Entity, Facet::Entity, &self.lexicon.entities),
            (Field::Topic, Facet::Topic, &self.lexicon.topics),
        ];
        for (field, facet, names) in lists {
            // The row of "(none)" has no name and an empty list.
            for &row in self.facet(facet).rows(article) {
                for &(term, is_pair) in names.of(row as usize) {
                    visit(if is_pair { Field::Pair } else { field }, term);
                }
            }
        }
    }

    /// The article with this slug.
    pub fn article_by_slug(&self, slug: &str) -> Option<ArticleId> {
        self.columns.slugs.find(slug).map(ArticleId::new)
    }

    /// All entities with their ids.
    pub fn entities(&self) -> impl Iterator<Item = (EntityId, &Entity)> {
        self.whole.entities.iter().enumerate().map(|(idx, entity)| (EntityId::new(idx), entity))
    }

    /// One entity.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.whole.entities[id.idx()]
    }

    /// The entity with this key.
    pub fn entity_by_key(&self, key: &str) -> Option<EntityId> {
        let found = self.whole.entities.binary_search_by(|entity| entity.key.as_str().cmp(key));
        found.ok().map(EntityId::new)
    }

    /// All topics with their ids, in the order of the scheme.
    pub fn topics(&self) -> impl Iterator<Item = (TopicId, &Topic)> {
        self.whole.topics.iter().enumerate().map(|(idx, topic)| (TopicId::new(idx), topic))
    }

    /// One topic.
    pub fn topic(&self, id: TopicId) -> &Topic {
        &self.whole.topics[id.idx()]
    }

    /// The topic with this key.
    pub fn topic_by_key(&self, key: &str) -> Option<TopicId> {
        self.topics().find(|(_, topic)| topic.key == key).map(|(id, _)| id)
    }

    /// The topics as a list, as [`crate::ancestors`] takes it.
    pub fn topic_list(&self) -> &[Topic] {
        &self.whole.topics
    }

    /// All publishers with their ids, by name.
    pub fn publishers(&self) -> impl Iterator<Item = (PublisherId, &str)> {
        self.columns.publishers.iter().enumerate().map(|(idx, name)| (PublisherId::new(idx), name))
    }

    /// Name of a publisher.
    pub fn publisher(&self, id: PublisherId) -> &str {
        self.columns.publishers.get(id.idx())
    }

    /// The publisher with exactly this name.
    pub fn publisher_by_name(&self, name: &str) -> Option<PublisherId> {
        self.columns.publishers.find(name).map(PublisherId::new)
    }

    /// The years in which articles were published, ascending.
    pub fn years(&self) -> &[i32] {
        &self.columns.years
    }

    pub(crate) fn gradual(&self) -> &Gradual {
        &self.index
    }

    /// Adds what an index counts of an article to a list: the same as [`Self::visit_terms`], sooner.
    pub fn words(&self, article: ArticleId, words: &mut ArticleWords) {
        if self.lexicon.has_letters() {
            return self.visit_terms(article, &mut |field, term| words.push(field, term));
        }
        let mut texts = self.text(article);
        texts.visit(&mut |term| words.push(Field::Title, term));
        self.visit_names(article, &mut |field, term| words.push(field, term));
        words.push_body(&mut texts);
    }

    pub(crate) fn orders(&self) -> &Orders {
        &self.orders
    }

    /// Which articles have which value of a facet.
    pub(crate) fn facet(&self, facet: Facet) -> &FacetTable {
        &self.columns.facets[facet as usize]
    }

    /// The row of a value in its facet's table; `None` if the corpus has no such value.
    pub(crate) fn row(&self, value: FacetValue) -> Option<usize> {
        let (row, n_rows) = match value {
            FacetValue::Entity(id) => (id.idx(), self.whole.entities.len()),
            FacetValue::Topic(id) => (id.idx(), self.whole.topics.len()),
            FacetValue::Publisher(id) => (id.idx(), self.columns.publishers.len()),
            FacetValue::Year(year) => {
                (self.columns.years.binary_search(&year).ok()?, self.columns.years.len())
            }
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
            Facet::Year => self.columns.years.iter().map(|&year| FacetValue::Year(year)).collect(),
        };
        values.push(FacetValue::Absent(facet));
        values
    }

    /// The entities of an article, mentioned or given by the editor, each once, by key.
    pub fn entities_of(&self, article: ArticleId) -> impl Iterator<Item = EntityId> {
        let rows = self.facet(Facet::Entity).rows(article);
        let entities = rows.iter().map(|&row| EntityId(row));
        entities.filter(|entity| entity.idx() < self.whole.entities.len())
    }

    /// The other articles that are the same report as this one.
    pub fn same_report(&self, article: ArticleId) -> Vec<ArticleId> {
        // Most articles are nobody's.
        let Some(report) = self.report(article) else { return Vec::new() };
        let is_same = |&id: &ArticleId| self.report(id) == Some(report) && id != article;
        self.article_ids().filter(is_same).collect()
    }

    /// Whether an article has a value.
    pub fn has(&self, article: ArticleId, value: FacetValue) -> bool {
        self.articles_with(value).binary_search(&article).is_ok()
    }

    /// The articles of the whole corpus that have a value, in the order of slugs; nothing is decoded for it.
    pub fn articles_with(&self, value: FacetValue) -> &[ArticleId] {
        self.row(value).map_or(&[], |row| self.facet(value.facet()).articles(row))
    }

    /// How many articles of the whole corpus have a value.
    pub fn n_articles_with(&self, value: FacetValue) -> usize {
        self.articles_with(value).len()
    }
}

/// What opening and the index take for each byte of a corpus, about. With less, memory that is free again lies in
/// pieces that are too small; with more, a page takes what it does not need.
const ROOM: usize = 2;

/// Has the allocator get in one piece what will be needed: that of the page does not join the pieces that it gets one
/// after the other, so that of what is free again a large part would stay unused. Where there is not so much, it may
/// do with less.
fn make_room(n_bytes: usize) {
    let mut room = Vec::<u8>::new();
    let _ = room.try_reserve_exact(n_bytes.saturating_mul(ROOM));
    drop(black_box(room));
}

/// The part of an article in bytes that hold one after the other.
fn part<'a>(bytes: &'a [u8], places: &[u32], id: ArticleId) -> &'a [u8] {
    bytes.get(range(places, id)).unwrap_or_default()
}

fn range(places: &[u32], id: ArticleId) -> Range<usize> {
    let place = |idx: usize| places.get(idx).map_or(0, |&place| place as usize);
    place(id.idx())..place(id.idx() + 1)
}

/// Two corpora are the same if their bytes are.
impl PartialEq for Corpus {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl fmt::Debug for Corpus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Corpus ")?;
        f.write_str(&self.fingerprint())
    }
}
