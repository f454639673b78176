//! Small corpora of every shape that [`Corpus::new`] accepts, and the loop that tries them.
//!
//! A corpus is built from drafts that hold plain numbers, taken modulo what there is to choose from,
//! so that every draft is valid and a failing one shrinks to a few zeros.

use std::fmt::{self, Debug, Formatter};
use std::ops::{Deref, Range};

use corpus::{
    About, Article, ArticleId, Block, Bound, Corpus, CorpusParts, DateMention, Day, EdtfDate,
    Entity, EntityId, EntityKind, Facet, Figure, FigureKind, Inline, Mention, Provenance, Reading,
    Reason, Related, Source, Span, Topic, TopicAssignment, TopicId,
};
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof};
use proptest::test_runner::TestRunner;

/// Words as they stand in texts, and the terms that each stands for.
pub const VOCABULARY: [(&str, &[&str]); 24] = [
    ("ferry", &["ferry"]),
    ("Ferry", &["ferry"]),
    ("FERRIES", &["ferries"]),
    ("harbour", &["harbour"]),
    ("Élysée", &["elysee"]),
    ("elysee", &["elysee"]),
    ("café", &["cafe"]),
    ("Cafe\u{301}", &["cafe"]),
    ("Straße", &["strasse"]),
    ("1,100", &["1100"]),
    ("1100", &["1100"]),
    ("4.5", &["4.5"]),
    ("45", &["45"]),
    ("China", &["china"]),
    ("China’s", &["china"]),
    ("china's", &["china"]),
    ("Chinatown", &["chinatown"]),
    ("don’t", &["dont"]),
    ("O'Neill", &["oneill"]),
    ("face-off", &["face", "off"]),
    ("U.S", &["us"]),
    ("香港", &["香", "港"]),
    ("香港科技园", &["香", "港", "科", "技", "园"]),
    ("Москва", &["москва"]),
];

/// What may stand between two words; none of it is part of a word.
const SEPARATORS: [&str; 9] = [" ", " ", " ", ". ", ", ", "! ", "? ", "\n", "。"];

const PUBLISHERS: [&str; 3] = ["Harbour Times", "The Ferry", "Élysée Weekly"];

/// A corpus that says in a failing test's message what there is in it, and no more.
pub struct Sample(pub Corpus);

impl Deref for Sample {
    type Target = Corpus;

    fn deref(&self) -> &Corpus {
        &self.0
    }
}

impl Debug for Sample {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let broader: Vec<_> =
            self.topics().map(|(_, topic)| topic.broader.map(TopicId::idx)).collect();
        writeln!(f, "{} entities, broader topics {:?}", self.entities().count(), broader)?;
        for (_, article) in self.articles() {
            let Article { slug, title, text, published, source, .. } = article;
            let Article { mentions, entities, topics, blocks, .. } = article;
            let Article { figures, dates, related, report, .. } = article;
            writeln!(f, "{slug} {title:?} {:?} {published:?} {text:?}", source.publisher)?;
            writeln!(f, "  {mentions:?} {entities:?} {topics:?} {blocks:?}")?;
            writeln!(f, "  {figures:?} {dates:?} {related:?} {report:?}")?;
        }
        Ok(())
    }
}

/// Runs `test` on many values; the smallest on which it panics is in the message.
pub fn for_any<S: Strategy>(values: S, test: impl Fn(S::Value))
where
    S::Value: Debug,
{
    // A bug gets a test of its own, so nothing needs to be kept between runs.
    let config = ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 4096,
        ..ProptestConfig::default()
    };
    let result = TestRunner::new(config).run(&values, |value| {
        test(value);
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}

/// Corpora of a few articles, or of as many as `n_articles`.
pub fn corpora(n_articles: usize) -> impl Strategy<Value = Sample> {
    let few = vec(article_draft(9), 0..=n_articles.min(9));
    let many = vec(article_draft(3), 0..=n_articles);
    let articles = prop_oneof![2 => few, 1 => many];
    let entities = vec((any::<u8>(), any::<u8>(), any::<u8>()), 0..=8);
    let topics = vec((any::<u8>(), any::<u8>()), 0..=8);
    let about = vec(any::<u8>(), 6);
    (about, entities, topics, articles).prop_map(|(about, entities, topics, articles)| {
        let entities = build_entities(&entities);
        let topics = build_topics(&topics);
        let sizes = Sizes {
            n_articles: articles.len(),
            n_entities: entities.len(),
            n_topics: topics.len(),
        };
        let build = |(idx, draft)| build_article(idx, draft, sizes);
        let articles: Vec<Article> = articles.iter().enumerate().map(build).collect();
        let about = build_about(&about);
        let parts = CorpusParts { about, articles, entities, topics };
        Sample(Corpus::new(parts).expect("drafts make consistent corpora"))
    })
}

#[derive(Clone, Debug)]
struct ArticleDraft {
    title: Vec<u8>,
    /// A kind of block with its words and separators.
    blocks: Vec<(u8, Vec<(u8, u8)>)>,
    publisher: u8,
    published: DateDraft,
    /// Entity, place, length in characters.
    mentions: Vec<(u8, u16, u8)>,
    /// Entities given by the editor.
    given: Vec<u8>,
    /// Topics, each with the places and lengths of its evidence.
    topics: Vec<(u8, Vec<(u16, u8)>)>,
    /// A kind, a place, a length in characters, how many readings, and what they say.
    figures: FiguresDraft,
    /// Place, length in characters, what it means and from where it counts.
    dates: DatesDraft,
    /// Another article, how like it is, and reasons: a kind and a number each.
    related: RelatedDraft,
    /// Everything that only travels.
    rest: u8,
}

/// A kind of date; two years; month and day.
type DateDraft = (u8, u8, u8, u8, u8);

fn article_draft(max_words: usize) -> impl Strategy<Value = ArticleDraft> {
    let words = vec((any::<u8>(), any::<u8>()), 0..=max_words);
    (
        vec(any::<u8>(), 0..=3),
        vec((any::<u8>(), words), 0..=3),
        any::<u8>(),
        any::<DateDraft>(),
        vec((any::<u8>(), any::<u16>(), 0..=12_u8), 0..=4),
        prop_oneof![3 => Just(Vec::new()), 1 => vec(any::<u8>(), 1..=2)],
        vec((any::<u8>(), vec((any::<u16>(), 0..=12_u8), 0..=2)), 0..=2),
        found(),
        any::<u8>(),
    )
        .prop_map(
            |(title, blocks, publisher, published, mentions, given, topics, found, rest)| {
                let (figures, dates, related) = found;
                ArticleDraft {
                    title,
                    blocks,
                    publisher,
                    published,
                    mentions,
                    given,
                    topics,
                    figures,
                    dates,
                    related,
                    rest,
                }
            },
        )
}

type FiguresDraft = Vec<(u8, u16, u8, u8, i32)>;
type DatesDraft = Vec<(u16, u8, DateDraft, DateDraft)>;
type RelatedDraft = Vec<(u8, u8, Vec<(u8, u8)>)>;

/// Figures, dates in the text, related articles: often none.
fn found() -> impl Strategy<Value = (FiguresDraft, DatesDraft, RelatedDraft)> {
    let figure = (any::<u8>(), any::<u16>(), 0..=20_u8, 0..=3_u8, any::<i32>());
    let date = (any::<u16>(), 0..=12_u8, any::<DateDraft>(), any::<DateDraft>());
    let reasons = vec((any::<u8>(), any::<u8>()), 1..=3);
    let related = (any::<u8>(), 0..=100_u8, reasons);
    (vec(figure, 0..=3), vec(date, 0..=3), vec(related, 0..=2))
}

fn build_about(draft: &[u8]) -> About {
    About {
        title: word(draft[0]).to_owned(),
        description: word(draft[1]).to_owned(),
        lang: word(draft[2]).to_owned(),
        licence: word(draft[3]).to_owned(),
        url: word(draft[4]).to_owned(),
        facets: Facet::ALL.into_iter().filter(|&facet| draft[5] >> facet as u8 & 1 == 1).collect(),
    }
}

fn build_entities(drafts: &[(u8, u8, u8)]) -> Vec<Entity> {
    let other = |number: u8| (number % 4 == 1).then(|| pick(number / 4, drafts.len())).flatten();
    let build = |(idx, &(kind, place, parent)): (usize, &(u8, u8, u8))| Entity {
        key: format!("entity-{idx}"),
        name: word(kind).to_owned(),
        kind: EntityKind::ALL[usize::from(kind) % EntityKind::ALL.len()],
        aliases: vec![word(place).to_owned(); usize::from(parent % 3)],
        description: word(parent).to_owned(),
        place: other(place).map(EntityId::new),
        parent: other(parent).map(EntityId::new),
        confidence: kind % 101,
        provenance: provenance(kind),
    };
    drafts.iter().enumerate().map(build).collect()
}

/// A topic's broader one comes before it in an order of their own, which is not that of the ids.
fn build_topics(drafts: &[(u8, u8)]) -> Vec<Topic> {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&idx| drafts[idx].0);
    let build = |(idx, &(rank, broader)): (usize, &(u8, u8))| {
        let place = order.iter().position(|&other| other == idx).unwrap_or_default();
        let has_broader = broader % 4 != 0;
        Topic {
            key: format!("topic-{idx}"),
            label: word(rank).to_owned(),
            alt_labels: vec![word(broader).to_owned(); usize::from(rank % 3)],
            broader: pick(broader / 4, place)
                .filter(|_| has_broader)
                .map(|place| TopicId::new(order[place])),
            description: word(broader).to_owned(),
            provenance: provenance(rank),
        }
    };
    drafts.iter().enumerate().map(build).collect()
}

fn provenance(number: u8) -> Provenance {
    match number % 5 {
        0 => Provenance::Gazetteer,
        1 => Provenance::Rule,
        2 => Provenance::Editor,
        3 => Provenance::Publisher,
        _ => Provenance::Discovery,
    }
}

/// How much there is to refer to.
#[derive(Clone, Copy)]
struct Sizes {
    n_articles: usize,
    n_entities: usize,
    n_topics: usize,
}

fn build_article(idx: usize, draft: &ArticleDraft, sizes: Sizes) -> Article {
    let mut text = String::new();
    let mut blocks = Vec::new();
    for (kind, words) in &draft.blocks {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        for &(number, separator) in words {
            text.push_str(word(number));
            text.push_str(SEPARATORS[usize::from(separator) % SEPARATORS.len()]);
        }
        text.truncate(start + text[start..].trim_end().len());
        blocks.push(build_block(*kind, Span::new(start..text.len())));
    }
    let entity = |number| pick(number, sizes.n_entities).map(EntityId::new);
    let mut mentions: Vec<Mention> = draft
        .mentions
        .iter()
        .filter_map(|&(number, place, n_chars)| {
            let span = Span::new(range_at(&text, place, n_chars));
            let (confidence, provenance) = (number % 101, provenance(number));
            Some(Mention { entity: entity(number)?, span, confidence, provenance })
        })
        .collect();
    keep_apart(&mut mentions, |mention| mention.span);
    let mut topics: Vec<TopicAssignment> = draft
        .topics
        .iter()
        .filter_map(|(number, places)| {
            let span = |&(place, n_chars)| Span::new(range_at(&text, place, n_chars));
            Some(TopicAssignment {
                topic: TopicId::new(pick(*number, sizes.n_topics)?),
                provenance: provenance(*number),
                evidence: places.iter().map(span).collect(),
            })
        })
        .collect();
    topics.sort_by_key(|assignment| assignment.topic);
    let rest = |bit: u8| (draft.rest >> bit & 1 == 1).then(|| word(draft.rest).to_owned());
    Article {
        slug: format!("article-{idx:02}"),
        file: format!("article-{idx:02}.md"),
        title: draft.title.iter().map(|&number| word(number)).collect::<Vec<_>>().join(" "),
        lang: "en".to_owned(),
        authors: rest(0).into_iter().collect(),
        source: Source {
            publisher: PUBLISHERS.get(usize::from(draft.publisher) % 4).map(|&it| it.to_owned()),
            title: rest(1),
            url: rest(2),
        },
        published: build_date(draft.published),
        date_note: rest(3),
        updated: rest(4).and_then(|_| build_date(draft.published)),
        summary: rest(5),
        tags: rest(6).into_iter().collect(),
        mentions,
        entities: draft.given.iter().filter_map(|&number| entity(number)).collect(),
        topics,
        figures: build_figures(&draft.figures, &text, sizes),
        dates: build_dates(&draft.dates, &text),
        related: draft.related.iter().filter_map(|related| build_related(related, sizes)).collect(),
        report: draft.rest.is_multiple_of(3).then_some(u32::from(draft.rest % 4)),
        text,
        blocks,
    }
}

/// Figures of one to four readings, each somewhere inside.
fn build_figures(drafts: &FiguresDraft, text: &str, sizes: Sizes) -> Vec<Figure> {
    let build = |&(kind, place, n_chars, n_more, value): &(u8, u16, u8, u8, i32)| {
        let span = Span::new(range_at(text, place, n_chars));
        let words = span.of(text);
        let reading = |number: u8| {
            let inside = range_at(words, u16::from(number), n_chars / 2);
            let start = span.start as usize;
            let number = f64::from(number);
            Reading {
                span: Span::new(start + inside.start..start + inside.end),
                value: f64::from(value) / 8.0 * (number + 1.0),
                up_to: (kind & 1 == 1).then_some(f64::from(value) + number),
                out_of: (kind & 2 == 2).then_some(number),
                bound: [Bound::Exactly, Bound::About, Bound::AtLeast, Bound::AtMost]
                    [usize::from(kind % 4)],
                unit: word(n_chars).to_owned(),
            }
        };
        let date = build_date((kind, n_more, 0, kind, n_chars));
        Figure {
            span,
            kind: FigureKind::ALL[usize::from(kind) % FigureKind::ALL.len()],
            readings: (0..=n_more).map(reading).collect(),
            measures: (kind & 4 == 4).then(|| Span::new(range_at(text, place / 2, n_chars))),
            subject: pick(kind, sizes.n_entities).map(EntityId::new),
            when: date,
            same: (kind & 8 == 8).then_some(u32::from(kind % 3)),
        }
    };
    let mut figures: Vec<_> = drafts.iter().map(build).collect();
    keep_apart(&mut figures, |figure| figure.span);
    figures
}

fn build_dates(drafts: &DatesDraft, text: &str) -> Vec<DateMention> {
    let build = |&(place, n_chars, date, anchor): &(u16, u8, DateDraft, DateDraft)| DateMention {
        span: Span::new(range_at(text, place, n_chars)),
        date: build_date(date),
        anchor: build_date(anchor),
    };
    let mut dates: Vec<_> = drafts.iter().map(build).collect();
    keep_apart(&mut dates, |date| date.span);
    dates
}

fn build_related(draft: &(u8, u8, Vec<(u8, u8)>), sizes: Sizes) -> Option<Related> {
    let (article, likeness, reasons) = draft;
    let reason = |&(kind, number): &(u8, u8)| {
        let entity = pick(number, sizes.n_entities).map(|idx| Reason::Entity(EntityId::new(idx)));
        let topic = pick(number, sizes.n_topics).map(|idx| Reason::Topic(TopicId::new(idx)));
        let term = Reason::Term(word(number).to_owned());
        match kind % 3 {
            0 => entity.unwrap_or(term),
            1 => topic.unwrap_or(term),
            _ => term,
        }
    };
    Some(Related {
        article: ArticleId::new(pick(*article, sizes.n_articles)?),
        likeness: *likeness,
        reasons: reasons.iter().map(reason).collect(),
    })
}

/// Sorts things by where they stand and drops those that overlap one before.
fn keep_apart<T>(things: &mut Vec<T>, span: impl Fn(&T) -> Span) {
    things.sort_by_key(&span);
    let mut free_from = 0;
    things.retain(|thing| {
        let is_free = span(thing).start >= free_from;
        free_from = if is_free { span(thing).end } else { free_from };
        is_free
    });
}

fn build_block(kind: u8, span: Span) -> Block {
    let words = Inline::Text(span);
    let url = "https://example.org/".to_owned();
    let paragraph = |inlines| Block::Paragraph { span, inlines };
    match kind % 12 {
        0 => Block::Heading { level: kind % 6 + 1, span, inlines: vec![words] },
        1 => Block::Code(span),
        2 => Block::Quote(vec![paragraph(vec![words])]),
        3 => Block::List { ordered: true, items: vec![Vec::new(), vec![paragraph(vec![words])]] },
        4 => paragraph(vec![Inline::Emphasis(vec![Inline::Code(span)])]),
        5 => paragraph(vec![Inline::Strong(vec![Inline::Link { url, inlines: vec![words] }])]),
        _ => paragraph(vec![words]),
    }
}

/// No date, a day, a month, a year, or a range of years.
fn build_date((kind, year, other_year, month, day): DateDraft) -> Option<EdtfDate> {
    let year = 2017 + i32::from(year % 4);
    let other_year = year.max(2017 + i32::from(other_year % 4));
    let (month, day) = (u32::from(month % 12) + 1, u32::from(day % 28) + 1);
    let written = match kind % 5 {
        0 => return None,
        1 => format!("{year}-{month:02}-{day:02}"),
        2 => format!("{year}-{month:02}"),
        3 => format!("{year}"),
        _ => format!("{year}/{other_year}"),
    };
    let (earliest, latest) = match written.split_once('/') {
        Some((from, to)) => (Day::bounds(from)?.0, Day::bounds(to)?.1),
        None => Day::bounds(&written)?,
    };
    EdtfDate::new(written, earliest, latest)
}

fn word(number: u8) -> &'static str {
    VOCABULARY[usize::from(number) % VOCABULARY.len()].0
}

/// One of `n_things`, if there is any.
fn pick(number: u8, n_things: usize) -> Option<usize> {
    usize::from(number).checked_rem(n_things)
}

/// Some characters of `text`, wherever they fall; fewer towards its end.
fn range_at(text: &str, place: u16, n_chars: u8) -> Range<usize> {
    let starts: Vec<usize> =
        text.char_indices().map(|(at, _)| at).chain(std::iter::once(text.len())).collect();
    let first = usize::from(place) % starts.len();
    let last = (first + usize::from(n_chars)).min(starts.len() - 1);
    starts[first]..starts[last]
}
