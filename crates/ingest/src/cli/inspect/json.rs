//! A corpus as one JSON object. Names of fields are a contract: some may be added, none renamed.

use corpus::{Article, ArticleId, Corpus, EdtfDate, FacetValue, Mention, Span, TopicAssignment};
use serde::Serialize;

/// A part that nothing fills yet.
type Nothing = [(); 0];

#[derive(Serialize)]
struct CorpusJson<'a> {
    corpus: AboutJson<'a>,
    articles: Vec<ArticleJson<'a>>,
    entities: Vec<EntityJson<'a>>,
    topics: Vec<TopicJson<'a>>,
}

#[derive(Serialize)]
struct AboutJson<'a> {
    title: &'a str,
    lang: &'a str,
    fingerprint: String,
}

#[derive(Serialize)]
struct ArticleJson<'a> {
    slug: &'a str,
    file: &'a str,
    title: &'a str,
    lang: &'a str,
    summary: Option<&'a str>,
    text: &'a str,
    authors: &'a [String],
    source: SourceJson<'a>,
    published: Option<DateJson<'a>>,
    updated: Option<DateJson<'a>>,
    /// Mentioned or given by the editor.
    entities: Vec<&'a str>,
    mentions: Vec<MentionJson<'a>>,
    topics: Vec<AssignmentJson<'a>>,
    figures: Nothing,
    dates: Nothing,
    dropped: Nothing,
    tags: &'a [String],
}

#[derive(Serialize)]
struct SourceJson<'a> {
    publisher: Option<&'a str>,
    title: Option<&'a str>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct DateJson<'a> {
    edtf: &'a str,
    earliest: String,
    latest: String,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    entity: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    kind: &'static str,
    /// 0 to 1.
    confidence: f64,
    provenance: &'static str,
}

#[derive(Serialize)]
struct AssignmentJson<'a> {
    topic: &'a str,
    provenance: &'static str,
    evidence: Vec<EvidenceJson<'a>>,
}

#[derive(Serialize)]
struct EvidenceJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct EntityJson<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
    aliases: &'a [String],
    description: &'a str,
    /// Slugs of the articles that mention it or were given it.
    articles: Vec<&'a str>,
}

#[derive(Serialize)]
struct TopicJson<'a> {
    id: &'a str,
    label: &'a str,
    broader: Option<&'a str>,
    /// Slugs of the articles that have it or a narrower one.
    articles: Vec<&'a str>,
}

/// The whole corpus, with a line break at the end.
pub(super) fn json(corpus: &Corpus) -> String {
    let object = CorpusJson {
        corpus: AboutJson {
            title: &corpus.about().title,
            lang: &corpus.about().lang,
            fingerprint: corpus::fingerprint(corpus),
        },
        articles: corpus
            .articles()
            .map(|(id, article)| article_json(corpus, id, article))
            .collect(),
        entities: entities_json(corpus),
        topics: topics_json(corpus),
    };
    let json = serde_json::to_string_pretty(&object);
    json.expect("text, numbers and lists can be written as JSON") + "\n"
}

fn article_json<'a>(corpus: &'a Corpus, id: ArticleId, article: &'a Article) -> ArticleJson<'a> {
    let offsets = Offsets::new(&article.text);
    let entities = corpus.entities_of(id).map(|entity| corpus.entity(entity).key.as_str());
    let mentions = article.mentions.iter();
    let topics = article.topics.iter();
    ArticleJson {
        slug: &article.slug,
        file: &article.file,
        title: &article.title,
        lang: &article.lang,
        summary: article.summary.as_deref(),
        text: &article.text,
        authors: &article.authors,
        source: SourceJson {
            publisher: article.source.publisher.as_deref(),
            title: article.source.title.as_deref(),
            url: article.source.url.as_deref(),
        },
        published: date_json(article.published.as_ref(), article.date_note.as_deref()),
        updated: date_json(article.updated.as_ref(), None),
        entities: entities.collect(),
        mentions: mentions.map(|mention| mention_json(corpus, mention, &offsets)).collect(),
        topics: topics.map(|given| assignment_json(corpus, given, &offsets)).collect(),
        figures: [],
        dates: [],
        dropped: [],
        tags: &article.tags,
    }
}

fn date_json<'a>(date: Option<&'a EdtfDate>, note: Option<&'a str>) -> Option<DateJson<'a>> {
    date.map(|date| DateJson {
        edtf: date.edtf(),
        earliest: date.earliest().to_string(),
        latest: date.latest().to_string(),
        note,
    })
}

fn mention_json<'a>(
    corpus: &'a Corpus,
    mention: &Mention,
    offsets: &Offsets<'a>,
) -> MentionJson<'a> {
    let entity = corpus.entity(mention.entity);
    let EvidenceJson { start, end, text } = offsets.of(mention.span);
    MentionJson {
        entity: &entity.key,
        start,
        end,
        text,
        kind: entity.kind.key(),
        confidence: f64::from(mention.confidence) / 100.0,
        provenance: mention.provenance.key(),
    }
}

fn assignment_json<'a>(
    corpus: &'a Corpus,
    given: &TopicAssignment,
    offsets: &Offsets<'a>,
) -> AssignmentJson<'a> {
    AssignmentJson {
        topic: &corpus.topic(given.topic).key,
        provenance: given.provenance.key(),
        evidence: given.evidence.iter().map(|&span| offsets.of(span)).collect(),
    }
}

fn entities_json(corpus: &Corpus) -> Vec<EntityJson<'_>> {
    let entities = corpus.entities().map(|(id, entity)| EntityJson {
        id: &entity.key,
        name: &entity.name,
        kind: entity.kind.key(),
        aliases: &entity.aliases,
        description: &entity.description,
        articles: slugs(corpus, FacetValue::Entity(id)),
    });
    entities.collect()
}

fn topics_json(corpus: &Corpus) -> Vec<TopicJson<'_>> {
    let topics = corpus.topics().map(|(id, topic)| TopicJson {
        id: &topic.key,
        label: &topic.label,
        broader: topic.broader.map(|broader| corpus.topic(broader).key.as_str()),
        articles: slugs(corpus, FacetValue::Topic(id)),
    });
    topics.collect()
}

fn slugs(corpus: &Corpus, value: FacetValue) -> Vec<&str> {
    let having = corpus.articles().filter(|&(id, _)| corpus.has(id, value));
    having.map(|(_, article)| article.slug.as_str()).collect()
}

/// A text that can say which code point a byte is.
struct Offsets<'a> {
    text: &'a str,
    /// The first byte of each code point.
    starts: Vec<usize>,
}

impl<'a> Offsets<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, starts: text.char_indices().map(|(start, _)| start).collect() }
    }

    fn of(&self, span: Span) -> EvidenceJson<'a> {
        let code_point = |byte: usize| self.starts.partition_point(|&start| start < byte);
        let range = span.range();
        EvidenceJson {
            start: code_point(range.start),
            end: code_point(range.end),
            text: &self.text[range],
        }
    }
}
