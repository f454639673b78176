//! The passages that show readers why: words found, sentences, snippets, evidence, companions.
//!
//! Each area has a table of small cases and properties that hold for any text, also for one that no
//! editor would let pass.

#[path = "generator/corpora.rs"]
mod corpora;

use std::collections::BTreeSet;

use corpus::analysis::{fold, sentence_around, sentences, tokens};
use corpus::{
    Article, ArticleId, Block, Companion, Corpus, CorpusParts, Entity, EntityId, EntityKind, Facet,
    FacetValue, Mention, Passage, Provenance, Snippet, Span, Topic, TopicAssignment, TopicId,
    Understood, companions, evidence, snippet,
};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::sample::{Index as Place, select};

use corpora::{corpora, for_any};

/// What texts are put together from: words, what may stand inside them, and what ends a sentence.
const PIECES: [&str; 36] = [
    "ferry",
    "Ferry",
    "Élysée",
    "cafe\u{301}",
    "香港",
    "港",
    "a",
    "S",
    "Mr",
    "U.S",
    "4",
    "5",
    "İ",
    "\u{301}",
    "'",
    "’",
    "s",
    "'s",
    "’S",
    ".",
    ",",
    "!",
    "…",
    "。",
    "？",
    "”",
    ")",
    "“",
    "\u{345}",
    "🚢",
    "-",
    " ",
    " ",
    "  ",
    "\n",
    "\u{a0}",
];

fn texts() -> impl Strategy<Value = String> {
    let long = select(vec!["x".repeat(70), "é港".repeat(30), "ferry ".repeat(12)]);
    let piece = proptest::prop_oneof![20 => select(&PIECES[..]).prop_map(str::to_owned), 1 => long];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A text whose paragraphs follow each other without a gap, wherever they are cut.
fn articles() -> impl Strategy<Value = Article> {
    (texts(), vec(any::<Place>(), 0..4)).prop_map(|(text, cuts)| {
        let mut ends: Vec<usize> = cuts.iter().map(|cut| boundary(&text, cut)).collect();
        ends.push(text.len());
        ends.sort_unstable();
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let span = |(start, &end)| Span::new(start..end);
        let blocks = starts.zip(&ends).map(span).map(paragraph).collect();
        Article { text, blocks, ..Article::default() }
    })
}

/// A few words in any order, some of which occur in the texts.
fn typed() -> impl Strategy<Value = String> {
    let words =
        ["ferry", "fer", "ELYSEE", "café", "香", "S", "x", "4", "4.", "us", "i", "none", "-"];
    proptest::sample::subsequence(words.to_vec(), 0..4).prop_shuffle().prop_map(|it| it.join(" "))
}

#[test]
fn words_are_found_where_they_stand() {
    check_words(
        "ferry",
        "A ferry, the Ferry’s deck, ferrying.",
        "A [ferry], the [Ferry]’s deck, [ferrying].",
    );
    check_words("ferry deck", "A ferry, ferrying, decks.", "A [ferry], ferrying, [decks].");
    check_words("cafe", "Café, cafe\u{301}s, CAFÉ", "[Café], [cafe\u{301}s], [CAFÉ]");
    check_words("1100", "1,100 or 1100 or 1,010", "[1,100] or [1100] or 1,010");
    check_words("oneill", "O'Neill’s and O’Neill", "[O'Neill]’s and [O’Neill]");
    check_words("港", "香港 港口", "香[港] [港]口");
    check_words("", "Anything", "Anything");
    check_words("“ ”", "Anything", "Anything");
}

#[test]
fn letters_that_are_written_in_two_ways_are_one() {
    // A Greek word ends in its own sigma, and texts taken from PDFs have ligatures.
    check_words("ΟΔΟΣ", "οδος", "[οδος]");
    check_words("finance", "ﬁnance", "[ﬁnance]");
}

fn check_words(typed: &str, text: &str, expected: &str) {
    let found = Understood::read(typed).occurrences(text, whole(text));
    assert_eq!(marked(text, whole(text), &found), expected, "{typed}");
}

#[test]
fn occurrences_are_what_a_scan_finds() {
    for_any((texts(), typed(), any::<Place>(), any::<Place>()), |(text, typed, one, other)| {
        let (one, other) = (boundary(&text, &one), boundary(&text, &other));
        let span = Span::new(one.min(other)..one.max(other));
        let found = Understood::read(&typed).occurrences(&text, span);
        assert_eq!(found, scan(&text, span, &typed));
    });
}

#[test]
fn every_beginning_of_a_word_finds_it_as_it_is_typed() {
    for_any(texts(), |text| {
        // What begins with an accent of no letter cannot be typed letter by letter.
        let tokens = tokens(&text).filter(|token| !token.span.of(&text).starts_with('\u{345}'));
        for token in tokens {
            let written = token.span.of(&text);
            for end in (1..=written.len()).filter(|&end| written.is_char_boundary(end)) {
                let typed = &written[..end];
                let found = Understood::read(typed).occurrences(&text, whole(&text));
                assert!(found.contains(&token.span), "{typed:?} of {written:?}");
            }
        }
    });
}

#[test]
fn tokens_are_parted_runs_of_letters_and_digits_and_leave_none_out() {
    for_any(texts(), |text| {
        let mut end = 0;
        for token in tokens(&text) {
            assert!(token.span.fits(&text) && !token.span.is_empty());
            check_left_out(&text[end..token.span.range().start]);
            end = token.span.range().end;
            assert!(!token.term.is_empty());
            assert_eq!(fold(&token.term), token.term);
            // A term that is typed is found as the same term.
            let again: Vec<String> = tokens(&token.term).map(|token| token.term).collect();
            assert_eq!(again, [token.term]);
        }
        check_left_out(&text[end..]);
    });
}

/// Outside tokens stand only possessive endings and letters that are no more than an accent.
fn check_left_out(between: &str) {
    let mut chars = between.chars().peekable();
    let mut last = ' ';
    for char in chars.by_ref() {
        let is_possessive = matches!(last, '\'' | '’') && matches!(char, 's' | 'S');
        let is_accent = fold(&char.to_string()).is_empty();
        assert!(!char.is_alphanumeric() || is_possessive || is_accent, "{char:?} in {between:?}");
        last = char;
    }
}

#[test]
fn sentences_hold_all_words_of_their_paragraph_in_order() {
    for_any((texts(), any::<Place>(), any::<Place>()), |(text, one, other)| {
        let (one, other) = (boundary(&text, &one), boundary(&text, &other));
        let paragraph = Span::new(one.min(other)..one.max(other));
        let sentences = sentences(&text, paragraph);
        let mut end = paragraph.start;
        for sentence in &sentences {
            assert!(sentence.fits(&text) && !sentence.is_empty() && sentence.start >= end);
            assert_eq!(Span { start: end, end: sentence.start }.of(&text).trim(), "");
            end = sentence.end;
        }
        assert_eq!(Span { start: end, end: paragraph.end }.of(&text).trim(), "");
        let terms = |span: Span| tokens(span.of(&text)).map(|token| token.term);
        let in_sentences: Vec<String> = sentences.into_iter().flat_map(terms).collect();
        assert_eq!(in_sentences, terms(paragraph).collect::<Vec<_>>());
    });
}

#[test]
fn the_sentence_around_a_passage_holds_all_of_it() {
    for_any((texts(), any::<[Place; 4]>()), |(text, places)| {
        let mut at = places.map(|place| boundary(&text, &place));
        at.sort_unstable();
        let [paragraph, inner] = [Span::new(at[0]..at[3]), Span::new(at[1]..at[2])];
        let sentence = sentence_around(&text, paragraph, inner);
        assert!(sentence.fits(&text));
        assert!(sentence.contains(inner), "{sentence:?} {inner:?}");
        assert!(paragraph.contains(sentence), "{paragraph:?} {sentence:?}");
    });
}

#[test]
fn a_snippet_is_the_first_sentence_with_most_of_the_words() {
    let text = "A ferry left. The harbour was full.\n\nA ferry left the harbour.\n\nAnother ferry, harbour.";
    check_snippet(text, "", 100, "A ferry left.");
    check_snippet(text, "full", 100, "The harbour was [full].");
    check_snippet(text, "ferry har", 100, "A [ferry] left the [harbour].");
    check_snippet(text, "absent", 100, "A ferry left.");
    check_snippet("", "ferry", 100, "");
    check_snippet("# Ferry\n\nNo boats.", "ferry", 100, "No boats.");
    // A text of headings alone has nothing to extract.
    check_snippet("# Ferry", "ferry", 100, "");
    check_snippet("香港的渡轮。香港科技园很大。", "香港科", 100, "[香港科]技园很大。");
}

#[test]
fn a_long_sentence_is_cut_at_spaces_around_its_first_mark() {
    let text = "One two three four five six seven eight nine ten eleven twelve.";
    check_snippet(text, "", 12, "One two three…");
    check_snippet(text, "one", 12, "[One] two three…");
    check_snippet(text, "six", 12, "…[six] seven eight…");
    check_snippet(text, "six", 18, "…five [six] seven eight…");
    check_snippet(text, "t", 18, "One [two] [three] four…");
    check_snippet(text, "twelve", 12, "…[twelve].");
    check_snippet(text, "six", 0, "…[six]…");
    check_snippet(text, "", 0, "One…");
    check_snippet(text, "", 62, "One two three four five six seven eight nine ten eleven twelve.");
    check_snippet(text, "", 61, "One two three four five six seven eight nine ten eleven twelve.");
    check_snippet("Élysée élysée élysée ferry", "ferry", 9, "…[ferry]");
    check_snippet("Élysée élysée élysée ferry", "", 1, "Élysée…");
    check_snippet("Élysée élysée ferry élysée", "ferry", 12, "…[ferry] élysée");
    check_snippet("Élysée élysée ferry élysée é", "ferry", 13, "…[ferry] élysée…");
    // Nothing to cut at: the sentence stays whole, however long it is.
    check_snippet("香港香港香港香港香港", "", 4, "香港香港香港香港香港");
}

fn check_snippet(text: &str, typed: &str, width: u32, expected: &str) {
    let article = written(text);
    let snippet = snippet(&article, &Understood::read(typed), width);
    let marked = marked(text, snippet.span, &snippet.marks);
    let [start, end] = [snippet.cut_start, snippet.cut_end].map(|cut| if cut { "…" } else { "" });
    assert_eq!(format!("{start}{marked}{end}"), expected, "{typed:?} within {width}");
}

#[test]
fn a_snippet_lies_in_its_sentence_and_marks_exactly_the_words() {
    let widths = proptest::prop_oneof![0..100_u32, any::<u32>()];
    for_any((articles(), typed(), widths), |(article, typed, width)| {
        let text = &article.text;
        let Snippet { span, marks, cut_start, cut_end } =
            snippet(&article, &Understood::read(&typed), width);
        let sentence = most_telling_sentence(&article, &typed).unwrap_or(Span::new(0..0));
        assert!(span.fits(text));
        assert!(sentence.contains(span), "{sentence:?} {span:?}");
        assert_eq!(cut_start, sentence.start < span.start);
        assert_eq!(cut_end, span.end < sentence.end);
        assert_eq!(marks, scan(text, span, &typed));

        let in_sentence = scan(text, sentence, &typed);
        assert_eq!(marks.first(), in_sentence.first());
        if sentence.len() <= width {
            assert_eq!(span, sentence);
        } else {
            let lead = marks.first().map_or(0, |mark| mark.start - span.start);
            assert!(lead <= width / 3, "{lead} bytes before the first mark");
            let longest = sentence.of(text).split(' ').map(str::len).max().unwrap_or_default();
            assert!(span.len() as usize <= width as usize + longest);
        }
    });
}

/// The sentence with most different words; the first of equals.
fn most_telling_sentence(article: &Article, typed: &str) -> Option<Span> {
    let paragraphs = article.paragraphs();
    let sentences = paragraphs.iter().flat_map(|it| sentences(&article.text, it.span));
    let n_words = |&sentence: &Span| {
        let terms: Vec<String> =
            tokens(sentence.of(&article.text)).map(|token| token.term).collect();
        let words: Vec<String> = tokens(typed).map(|token| token.term).collect();
        let occurs = |(idx, word): (usize, &String)| {
            terms.iter().any(|term| fits(term, word, idx + 1 == words.len()))
        };
        words.iter().enumerate().filter(|&it| occurs(it)).count()
    };
    // The last of equals is what `max_by_key` gives, so it has to go backwards.
    sentences.collect::<Vec<_>>().into_iter().rev().max_by_key(n_words)
}

#[test]
fn evidence_is_the_sentence_around_each_mention_or_phrase() {
    let text = "# The ferry\n\nMr. Li left. A ferry came; the ferry sank. All wept.\n\nThe dock. The ferry.";
    let corpus =
        corpus(&[(text, &["ferry", "dock"], &[(1, "sank. All"), (0, "dock"), (1, "dock")])]);
    let check = |value, expected: &[&str]| check_evidence(&corpus, value, expected);
    check(
        FacetValue::Entity(EntityId(0)),
        &[
            "0: [ferry]",
            "1: A [ferry] came; the ferry sank.",
            "1: A ferry came; the [ferry] sank.",
            "2: The [ferry].",
        ],
    );
    check(FacetValue::Entity(EntityId(1)), &["2: The [dock]."]);
    check(FacetValue::Entity(EntityId(2)), &[]);
    // The broader topic has the narrower one's evidence as well; the same words are shown once.
    check(
        FacetValue::Topic(TopicId(1)),
        &["1: A ferry came; the ferry [sank. All]", "2: The [dock]."],
    );
    check(
        FacetValue::Topic(TopicId(0)),
        &["1: A ferry came; the ferry [sank. All]", "2: The [dock]."],
    );
    check(FacetValue::Topic(TopicId(2)), &[]);
    check(FacetValue::Year(2018), &[]);
    check(FacetValue::Absent(Facet::Topic), &[]);
}

fn check_evidence(corpus: &Corpus, value: FacetValue, expected: &[&str]) {
    let id = ArticleId(0);
    let text = &corpus.article(id).text;
    let show =
        |it: &Passage| format!("{}: {}", it.paragraph, marked(text, it.sentence, &[it.mark]));
    let found: Vec<String> = evidence(corpus, id, value).iter().map(show).collect();
    assert_eq!(found, expected, "{value:?}");
}

#[test]
fn evidence_lies_in_its_sentence_and_the_sentence_in_its_paragraph() {
    for_any(corpora(9), |corpus| {
        for (id, article) in corpus.articles() {
            let paragraphs = article.paragraphs();
            for value in Facet::ALL.into_iter().flat_map(|facet| corpus.values(facet)) {
                let passages = evidence(&corpus, id, value);
                let marks: Vec<Span> = passages.iter().map(|passage| passage.mark).collect();
                assert_eq!(marks, marks_for(&corpus, article, value));
                for Passage { paragraph, sentence, mark } in passages {
                    assert!(sentence.fits(&article.text) && sentence.contains(mark));
                    let around = paragraphs.iter().find(|paragraph| paragraph.span.contains(mark));
                    assert_eq!(paragraph, around.map_or(0, |paragraph| paragraph.number));
                    assert!(around.map_or(sentence == mark, |it| it.span.contains(sentence)));
                }
            }
        }
    });
}

/// The words that speak for a value, as they were annotated.
fn marks_for(corpus: &Corpus, article: &Article, value: FacetValue) -> Vec<Span> {
    let leads_to = |mut topic: TopicId, broader: TopicId| {
        while let (false, Some(next)) = (topic == broader, corpus.topic(topic).broader) {
            topic = next;
        }
        topic == broader
    };
    let marks: BTreeSet<Span> = match value {
        FacetValue::Entity(entity) => {
            let mentions = article.mentions.iter().filter(|mention| mention.entity == entity);
            mentions.map(|mention| mention.span).collect()
        }
        FacetValue::Topic(topic) => {
            let given = article.topics.iter().filter(|given| leads_to(given.topic, topic));
            given.flat_map(|given| given.evidence.clone()).collect()
        }
        _ => BTreeSet::new(),
    };
    marks.into_iter().collect()
}

#[test]
fn companions_share_paragraphs_or_at_least_articles() {
    let corpus = corpus(&[
        ("A ferry, a ferry, a dock.\n\nA ferry.\n\nA crane, a ferry, a dock.", NAMES, &[]),
        ("A ferry.\n\nA crane.\n\n# Ferry and mole, a dock", NAMES, &[]),
        ("A mole.", NAMES, &[]),
    ]);
    let check = |entity, expected: &[&str]| check_companions(&corpus, entity, expected);
    check(0, &["dock 2 in 2", "crane 1 in 2", "mole 0 in 1"]);
    check(1, &["ferry 2 in 2", "crane 1 in 2", "mole 0 in 1"]);
    check(3, &["ferry 0 in 1", "dock 0 in 1", "crane 0 in 1"]);
    check(4, &[]);
}

#[test]
fn companions_in_very_many_articles_are_those_of_whole_articles() {
    let mut articles = vec![("A ferry, a dock.", NAMES, &[] as &[_]); 201];
    articles.push(("A crane, a ferry, a dock.", NAMES, &[]));
    let corpus = corpus(&articles);
    check_companions(&corpus, 0, &["dock 0 in 202", "crane 0 in 1"]);
    // From the other side there is one article, which is read.
    check_companions(&corpus, 2, &["ferry 1 in 1", "dock 1 in 1"]);
}

fn check_companions(corpus: &Corpus, entity: u32, expected: &[&str]) {
    let show = |it: &Companion| {
        format!("{} {} in {}", corpus.entity(it.entity).name, it.n_paragraphs, it.n_articles)
    };
    let found: Vec<String> = companions(corpus, EntityId(entity)).iter().map(show).collect();
    assert_eq!(found, expected, "{entity}");
}

#[test]
fn companions_are_counted_as_a_scan_counts_them() {
    for_any(corpora(9), |corpus| {
        for (entity, _) in corpus.entities() {
            let others = corpus.entities().map(|(other, _)| other).filter(|&it| it != entity);
            let mut expected: Vec<Companion> = others
                .map(|other| count_together(&corpus, entity, other))
                .filter(|companion| companion.n_articles > 0)
                .collect();
            expected.sort_by(|a, b| {
                b.n_paragraphs.cmp(&a.n_paragraphs).then(b.n_articles.cmp(&a.n_articles))
            });
            assert_eq!(companions(&corpus, entity), expected);
        }
    });
}

/// In how many articles and paragraphs two entities stand together.
fn count_together(corpus: &Corpus, one: EntityId, other: EntityId) -> Companion {
    let (mut n_articles, mut n_paragraphs) = (0, 0);
    for (_, article) in corpus.articles() {
        let occurs = |entity| {
            article.entities.contains(&entity)
                || article.mentions.iter().any(|mention| mention.entity == entity)
        };
        n_articles += u32::from(occurs(one) && occurs(other));
        for paragraph in article.paragraphs() {
            let is_inside = |entity| {
                article.mentions.iter().any(|mention| {
                    mention.entity == entity
                        && mention.span.start >= paragraph.span.start
                        && mention.span.end <= paragraph.span.end
                })
            };
            n_paragraphs += u32::from(is_inside(one) && is_inside(other));
        }
    }
    Companion { entity: other, n_articles, n_paragraphs }
}

/// The entities of the cases above, by id.
const NAMES: &[&str] = &["ferry", "dock", "crane", "mole", "quay"];

/// Text, names that are mentions wherever they stand, topics with the phrase that speaks for each.
type Case<'a> = (&'a str, &'a [&'a str], &'a [(u32, &'a str)]);

/// Articles in which names are mentioned; topic 1 falls under topic 0, topic 2 stands alone.
fn corpus(cases: &[Case<'_>]) -> Corpus {
    let build = |(idx, &(text, names, topics)): (usize, &Case<'_>)| {
        let spans = |phrase: &str| -> Vec<Span> {
            let found = text.match_indices(phrase);
            found.map(|(at, phrase)| Span::new(at..at + phrase.len())).collect()
        };
        let mut article = Article { slug: format!("article-{idx:03}"), ..written(text) };
        for name in names {
            let id = NAMES.iter().position(|known| known == name).expect("a known name");
            article.mentions.extend(spans(name).into_iter().map(|span| Mention {
                entity: EntityId::new(id),
                span,
                confidence: 100,
                provenance: Provenance::Gazetteer,
            }));
        }
        article.mentions.sort_by_key(|mention| mention.span);
        let assign = |&(topic, phrase)| TopicAssignment {
            topic: TopicId(topic),
            provenance: Provenance::Rule,
            evidence: spans(phrase),
        };
        article.topics = topics.iter().map(assign).collect();
        article
    };
    let mut entities: Vec<Entity> = Vec::new();
    for (idx, name) in NAMES.iter().enumerate() {
        entities.push(Entity {
            key: format!("entity-{idx}"),
            name: (*name).to_owned(),
            kind: EntityKind::Product,
            aliases: Vec::new(),
            description: String::new(),
            place: None,
            parent: None,
            confidence: 100,
            provenance: Provenance::Gazetteer,
        });
    }
    let topic = |key: &str, broader| Topic {
        key: key.to_owned(),
        label: key.to_owned(),
        alt_labels: Vec::new(),
        broader,
        description: String::new(),
        provenance: Provenance::Editor,
    };
    let topics = vec![topic("sea", None), topic("boats", Some(TopicId(0))), topic("air", None)];
    let articles: Vec<Article> = cases.iter().enumerate().map(build).collect();
    Corpus::new(CorpusParts { articles, entities, topics, ..CorpusParts::default() }).unwrap()
}

/// An article of paragraphs; one that begins with `#` is a heading.
fn written(text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for part in text.split("\n\n").filter(|part| !part.is_empty()) {
        let span = Span::new(start..start + part.len());
        blocks.push(match part.starts_with('#') {
            true => Block::Heading { level: 2, span, inlines: Vec::new() },
            false => paragraph(span),
        });
        start += part.len() + 2;
    }
    Article { text: text.to_owned(), blocks, ..Article::default() }
}

fn paragraph(span: Span) -> Block {
    Block::Paragraph { span, inlines: Vec::new() }
}

fn whole(text: &str) -> Span {
    Span::new(0..text.len())
}

/// The words of `span`, with brackets around the marks.
fn marked(text: &str, span: Span, marks: &[Span]) -> String {
    let mut shown = String::new();
    let mut at = span.start;
    for mark in marks {
        shown.push_str(Span { start: at, end: mark.start }.of(text));
        shown.push_str(&format!("[{}]", mark.of(text)));
        at = mark.end;
    }
    shown + Span { start: at, end: span.end }.of(text)
}

/// Where the words typed stand in `span`, token by token.
fn scan(text: &str, span: Span, typed: &str) -> Vec<Span> {
    let words: Vec<String> = tokens(typed).map(|token| token.term).collect();
    let mut found = Vec::new();
    for token in tokens(span.of(text)) {
        let mut asked = words.iter().enumerate();
        if asked.any(|(idx, word)| fits(&token.term, word, idx + 1 == words.len())) {
            let shift = span.range().start;
            found.push(Span::new(shift + token.span.range().start..shift + token.span.range().end));
        }
    }
    found
}

fn fits(term: &str, word: &str, is_last: bool) -> bool {
    term == word || is_last && term.starts_with(word)
}

/// A place between two characters.
fn boundary(text: &str, place: &Place) -> usize {
    let mut at = place.index(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
