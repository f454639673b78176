//! The embedded bytes: what is written is read back, and nothing else is taken for a corpus.

#[path = "generator/corpora.rs"]
mod corpora;
#[path = "generator/queries.rs"]
mod queries;

use corpus::{
    Article, ArticleId, Block, Bound, Corpus, CorpusParts, DateMention, Day, EdtfDate, Entity,
    EntityId, EntityKind, Facet, Figure, FigureKind, Inline, Mention, Provenance, Query, Reading,
    Reason, Related, Source, Span, Topic, TopicAssignment, TopicId, Understood, codec, companions,
    evaluate, evidence, snippet,
};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::sample;

use corpora::{Sample, corpora, for_any};
use queries::{build_query, query_drafts};

/// The header is 8 bytes of magic, 2 of version, 8 of checksum, 4 of length.
const HEADER_LEN: usize = 22;

fn decode(bytes: Vec<u8>) -> Result<Corpus, codec::DecodeError> {
    Corpus::open(bytes)
}

#[test]
fn what_is_written_is_read_back() {
    for_any(corpora(80), |Sample(corpus)| {
        let bytes = corpus.bytes().to_vec();
        let decoded = decode(bytes.clone()).expect("what was written can be read");
        assert_eq!(decoded, corpus);
        assert_eq!(decoded.parts(), corpus.parts());
        assert_eq!(Corpus::new(decoded.parts()).unwrap().bytes(), bytes);
        assert_eq!(decoded.fingerprint(), corpus.fingerprint());
    });
}

#[test]
fn the_same_parts_give_the_same_bytes() {
    for_any(corpora(9), |Sample(corpus)| {
        let again = Corpus::new(corpus.parts()).unwrap();
        assert_eq!(again.bytes(), corpus.bytes().to_vec());
    });
}

#[test]
fn the_fingerprint_is_the_checksum_in_the_header() {
    let bytes = harbour().bytes().to_vec();
    let checksum = u64::from_le_bytes(bytes[10..18].try_into().unwrap());
    assert_eq!(harbour().fingerprint(), format!("{checksum:016x}"));
    assert_eq!(seal(bytes[HEADER_LEN..].to_vec()), bytes);
}

#[test]
fn one_other_letter_gives_another_fingerprint() {
    let mut parts = harbour().parts();
    parts.articles[0].text = parts.articles[0].text.replace('f', "F");
    let other = Corpus::new(parts).unwrap();
    assert_ne!(other.fingerprint(), harbour().fingerprint());
}

#[test]
fn every_shorter_or_longer_file_is_refused() {
    let mut bytes = harbour().bytes().to_vec();
    for length in 0..bytes.len() {
        let expected = if length < HEADER_LEN { HEADER_LEN } else { bytes.len() };
        let message = format!("expected {expected} bytes of corpus, found {length}");
        assert_eq!(decode(bytes[..length].to_vec()).unwrap_err().to_string(), message);
    }
    bytes.push(0);
    let message = format!("expected {} bytes of corpus, found {}", bytes.len() - 1, bytes.len());
    assert_eq!(decode(bytes.clone()).unwrap_err().to_string(), message);
}

#[test]
fn every_flipped_bit_is_noticed() {
    let mut bytes = harbour().bytes().to_vec();
    for bit in 0..bytes.len() * 8 {
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(decode(bytes.clone()).is_err(), "bit {bit}");
        bytes[bit / 8] ^= 1 << (bit % 8);
    }
    assert!(decode(bytes.clone()).is_ok());
}

#[test]
fn a_changed_byte_changes_the_checksum_wherever_it_is() {
    // Longer than what is looked at in one go, and with some bytes left over.
    let bytes: Vec<u8> = (0..200_013_u32).map(|idx| (idx % 251) as u8).collect();
    let checksum = codec::checksum(&bytes);
    for place in (0..bytes.len()).step_by(97).chain(bytes.len() - 40..bytes.len()) {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        assert_ne!(codec::checksum(&changed), checksum, "byte {place}");
    }
    let swapped = [&bytes[32..64], &bytes[..32], &bytes[64..]].concat();
    assert_ne!(codec::checksum(&swapped), checksum);
}

#[test]
fn a_refusal_says_what_was_expected() {
    let bytes = harbour().bytes().to_vec();
    let changed = |at: usize, byte: u8| {
        let mut bytes = bytes.clone();
        bytes[at] = byte;
        decode(bytes.clone()).unwrap_err().to_string()
    };
    assert_eq!(changed(0, b'C'), "expected a corpus, found something else");
    assert_eq!(changed(8, 7), "expected a corpus of version 4, found version 7");
    assert_eq!(changed(9, 1), "expected a corpus of version 4, found version 260");
    assert_eq!(changed(10, !bytes[10]), "the corpus was damaged: its checksum does not fit");
    assert_eq!(changed(50, !bytes[50]), "the corpus was damaged: its checksum does not fit");
    let unreadable = decode(seal(vec![0xff; 20])).unwrap_err();
    assert_eq!(unreadable.to_string(), "the corpus was damaged: its parts cannot be read");
    assert_eq!(decode(Vec::new()).unwrap_err().to_string(), "expected 22 bytes of corpus, found 0");
}

#[test]
fn bytes_after_the_last_part_are_refused() {
    let mut payload = harbour().bytes()[HEADER_LEN..].to_vec();
    payload.push(0);
    assert_eq!(decode(seal(payload)).unwrap_err(), codec::DecodeError::Payload);
}

#[test]
fn deeply_nested_blocks_are_written_and_read_back() {
    let mut parts = harbour().parts();
    let block = parts.articles[0].blocks.pop().unwrap();
    parts.articles[0].blocks.push((0..100).fold(block, |inner, _| Block::Quote(vec![inner])));
    let corpus = Corpus::new(parts).unwrap();
    assert_eq!(corpus.parts().articles[0].paragraphs().len(), 1);
    assert_eq!(decode(corpus.bytes().to_vec()).unwrap(), corpus);
}

#[test]
fn a_payload_changed_with_its_checksum_gives_an_error_or_a_corpus_that_answers() {
    let change = (any::<sample::Index>(), any::<u8>(), 0..8_u8);
    let changes = vec(change, 1..=3);
    for_any((corpora(3), vec(changes, 12), query_drafts()), |(corpus, attempts, draft)| {
        let payload = corpus.bytes()[HEADER_LEN..].to_vec();
        for changes in attempts {
            let mut payload = payload.clone();
            for (place, byte, how) in changes {
                let at = place.index(payload.len());
                match how {
                    0 => payload.insert(at, byte),
                    1 if payload.len() > 1 => drop(payload.remove(at)),
                    2 => payload[at] = byte,
                    // Small numbers and small steps are what most often still reads as a corpus.
                    3 | 4 => payload[at] = byte % 4,
                    _ => payload[at] = payload[at].wrapping_add(byte % 5).wrapping_sub(2),
                }
            }
            if let Ok(corpus) = decode(seal(payload)) {
                answer(&corpus, &build_query(&corpus, &draft));
            }
        }
    });
}

/// Asks a corpus for all that there is to ask.
fn answer(corpus: &Corpus, query: &Query) {
    let values = || Facet::ALL.into_iter().flat_map(|facet| corpus.values(facet)).take(100);
    let typed = ["", "f", "c", "h 1", "e"].map(|text| Query { text: text.into(), ..query.clone() });
    for query in typed.iter().chain([query]) {
        let results = evaluate(corpus, query);
        let words = Understood::of(corpus, &query.text);
        for hit in results.hits() {
            let article = corpus.article(hit.article);
            assert!(hit.score >= 0.0, "{}", hit.score);
            for width in [0, 7, 80, u32::MAX] {
                assert!(snippet(article, &words, width).span.fits(&article.text));
            }
        }
        for value in values() {
            assert!(results.counts.of(corpus, value) as usize <= corpus.n_articles());
        }
    }
    for (id, article) in corpus.articles() {
        for value in values() {
            for passage in evidence(corpus, id, value) {
                assert!(passage.sentence.fits(&article.text));
            }
        }
        for date in article.published.iter().chain(&article.updated) {
            assert!(date.earliest() <= date.latest(), "{}", date.in_words());
        }
    }
    for (id, _) in corpus.entities() {
        assert!(companions(corpus, id).iter().all(|companion| companion.entity != id));
    }
    assert_eq!(decode(corpus.bytes().to_vec()).as_ref(), Ok(corpus));
}

#[test]
fn a_corpus_that_contradicts_itself_is_refused_with_the_reason() {
    let check = |change: &dyn Fn(&mut CorpusParts), expected: &str| {
        let mut parts = harbour().parts();
        change(&mut parts);
        let inconsistency = Corpus::new(parts).unwrap_err();
        assert_eq!(inconsistency.to_string(), expected);
    };
    let too_far = Span { start: 0, end: 1000 };
    let in_a_letter = Span { start: 1, end: 2 };
    let backwards = Span { start: 4, end: 2 };

    check(&|parts| parts.articles.reverse(), "articles are not in the order of unique slugs");
    check(
        &|parts| parts.articles[1].slug = parts.articles[0].slug.clone(),
        "articles are not in the order of unique slugs",
    );
    check(&|parts| parts.entities.reverse(), "entities are not in the order of unique keys");
    check(
        &|parts| parts.entities[0].place = Some(EntityId(2)),
        "entity `dock` refers to an unknown one",
    );
    check(
        &|parts| parts.entities[1].parent = Some(EntityId(9)),
        "entity `ferry` refers to an unknown one",
    );
    check(
        &|parts| parts.topics[1].broader = Some(TopicId(2)),
        "topic `boats` has an unknown broader one",
    );
    check(
        &|parts| parts.topics[0].broader = Some(TopicId(1)),
        "topic `travel` is broader than itself",
    );
    check(
        &|parts| parts.topics[0].broader = Some(TopicId(0)),
        "topic `travel` is broader than itself",
    );

    for span in [too_far, in_a_letter, backwards] {
        check(
            &|parts| parts.articles[0].mentions[0].span = span,
            "article `a`: a mention leads nowhere",
        );
        check(
            &|parts| parts.articles[0].topics[0].evidence = vec![span],
            "article `a`: a topic or its evidence leads nowhere",
        );
        for block in [
            Block::Code(span),
            Block::Paragraph { span, inlines: Vec::new() },
            Block::Heading { level: 2, span, inlines: Vec::new() },
            Block::Quote(vec![Block::Code(span)]),
            Block::List { ordered: false, items: vec![vec![Block::Code(span)]] },
            paragraph(Inline::Text(span)),
            paragraph(Inline::Code(span)),
            paragraph(Inline::Emphasis(vec![Inline::Text(span)])),
            paragraph(Inline::Strong(vec![Inline::Text(span)])),
            paragraph(Inline::Link { url: String::new(), inlines: vec![Inline::Text(span)] }),
        ] {
            check(
                &|parts| parts.articles[0].blocks = vec![block.clone()],
                "article `a`: its blocks do not fit its text",
            );
        }
    }
    check(
        &|parts| parts.articles[0].mentions[0].entity = EntityId(2),
        "article `a`: a mention leads nowhere",
    );
    check(
        &|parts| parts.articles[0].mentions.reverse(),
        "article `a`: mentions overlap or are not in order",
    );
    check(
        &|parts| parts.articles[0].mentions[1].span.start -= 8,
        "article `a`: mentions overlap or are not in order",
    );
    check(
        &|parts| parts.articles[0].entities = vec![EntityId(2)],
        "article `a`: it was given an unknown entity",
    );
    check(
        &|parts| parts.articles[0].topics[0].topic = TopicId(2),
        "article `a`: a topic or its evidence leads nowhere",
    );
    let figure_fault =
        "article `a`: a figure leads nowhere, or figures overlap or are not in order";
    let figure = |change: &dyn Fn(&mut Figure)| {
        check(&|parts| change(&mut parts.articles[0].figures[0]), figure_fault);
    };
    for span in [too_far, in_a_letter, backwards] {
        figure(&|figure| figure.span = span);
        figure(&|figure| figure.readings[0].span = span);
        figure(&|figure| figure.measures = Some(span));
    }
    figure(&|figure| figure.readings[0].span = Span { start: 0, end: 2 });
    figure(&|figure| figure.readings.clear());
    figure(&|figure| figure.subject = Some(EntityId(2)));
    for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        figure(&|figure| figure.readings[0].value = odd);
        figure(&|figure| figure.readings[0].up_to = Some(odd));
        figure(&|figure| figure.readings[0].out_of = Some(odd));
    }
    check(&|parts| parts.articles[0].figures.reverse(), figure_fault);

    let date_fault =
        "article `a`: a date in the text leads nowhere, or dates overlap or are not in order";
    for span in [too_far, in_a_letter, backwards] {
        check(&|parts| parts.articles[0].dates[0].span = span, date_fault);
    }
    check(&|parts| parts.articles[0].dates.reverse(), date_fault);

    let related = |change: &dyn Fn(&mut Related)| {
        let fault = "article `a`: a related article or a reason for it leads nowhere";
        check(&|parts| change(&mut parts.articles[0].related[0]), fault);
    };
    related(&|related| related.article = ArticleId(2));
    related(&|related| related.reasons.clear());
    related(&|related| related.reasons.push(Reason::Entity(EntityId(2))));
    related(&|related| related.reasons.push(Reason::Topic(TopicId(2))));

    for (earliest, latest) in [(0, i32::MAX), (i32::MIN, 0)] {
        check(
            &|parts| {
                parts.articles[1].published = EdtfDate::new("2018", Day(earliest), Day(latest))
            },
            "article `b`: a date lies outside the years -9999 to 9999",
        );
    }
}

fn paragraph(inline: Inline) -> Block {
    Block::Paragraph { span: Span { start: 0, end: 0 }, inlines: vec![inline] }
}

fn figure(span: Span) -> Figure {
    let reading = Reading {
        span,
        value: 1.0,
        up_to: None,
        out_of: None,
        bound: Bound::Exactly,
        unit: "ferry".to_owned(),
    };
    Figure {
        span,
        kind: FigureKind::Count,
        readings: vec![reading],
        measures: None,
        subject: Some(EntityId(1)),
        when: None,
        same: None,
    }
}

/// Two articles with two of everything that refers to something.
fn harbour() -> Corpus {
    let text = "À la ferry, the ferry.";
    let span = Span::new(0..text.len());
    let mention = |span| Mention {
        entity: EntityId(1),
        span,
        confidence: 100,
        provenance: Provenance::Gazetteer,
    };
    let articles = vec![
        Article {
            slug: "a".to_owned(),
            title: "Harbour".to_owned(),
            source: Source { publisher: Some("The Ferry".to_owned()), ..Source::default() },
            published: EdtfDate::new("2018-09-20", Day(17_794), Day(17_794)),
            text: text.to_owned(),
            blocks: vec![Block::Paragraph { span, inlines: vec![Inline::Text(span)] }],
            mentions: vec![mention(Span::new(6..11)), mention(Span::new(17..22))],
            entities: vec![EntityId(0)],
            topics: vec![TopicAssignment {
                topic: TopicId(1),
                provenance: Provenance::Rule,
                evidence: vec![Span::new(6..11)],
            }],
            figures: vec![figure(Span::new(6..11)), figure(Span::new(17..22))],
            dates: [6..11, 17..22]
                .map(|range| DateMention { span: Span::new(range), date: None, anchor: None })
                .into(),
            related: vec![Related {
                article: ArticleId(1),
                likeness: 50,
                reasons: vec![Reason::Entity(EntityId(0)), Reason::Topic(TopicId(0))],
            }],
            report: Some(0),
            ..Article::default()
        },
        Article { slug: "b".to_owned(), ..Article::default() },
    ];
    let entity = |key: &str| Entity {
        key: key.to_owned(),
        name: key.to_owned(),
        kind: EntityKind::Product,
        aliases: Vec::new(),
        description: String::new(),
        place: None,
        parent: None,
        confidence: 100,
        provenance: Provenance::Gazetteer,
    };
    let topic = |key: &str, broader| Topic {
        key: key.to_owned(),
        label: key.to_owned(),
        alt_labels: Vec::new(),
        broader,
        description: String::new(),
        provenance: Provenance::Editor,
    };
    Corpus::new(CorpusParts {
        articles,
        entities: vec![entity("dock"), entity("ferry")],
        topics: vec![topic("travel", None), topic("boats", Some(TopicId(0)))],
        ..CorpusParts::default()
    })
    .unwrap()
}

/// A payload under a header that fits it.
fn seal(payload: Vec<u8>) -> Vec<u8> {
    let checksum = codec::checksum(&payload);
    let mut bytes = b"corpus\0\0\x04\0".to_vec();
    bytes.extend(checksum.to_le_bytes());
    bytes.extend((payload.len() as u32).to_le_bytes());
    bytes.extend(payload);
    bytes
}
