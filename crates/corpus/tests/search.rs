//! The search box: how it is understood, what is forgiven, what is offered, and that nothing typed there
//! costs more than it may.

#[path = "generator/corpora.rs"]
mod corpora;
#[path = "generator/edits.rs"]
mod edits;
#[path = "generator/newswire.rs"]
mod newswire;

use std::collections::BTreeSet;

use corpus::{
    Article, ArticleWords, Corpus, CorpusParts, Day, Dictionary, EdtfDate, Entity, EntityId,
    EntityKind, FacetValue, IndexBuilder, Meaning, Provenance, Query, Source, StemId, TermId,
    Topic, TopicAssignment, TopicId, Understood, complete, evaluate, suggestions,
};
use proptest::collection::{btree_set, vec};
use proptest::prelude::{Strategy, any};
use proptest::sample::select;

use corpora::{corpora, for_any};
use edits::edits;

/// Four articles, three entities, two topics.
fn harbour() -> Corpus {
    let entity = |key: &str, name: &str, aliases: &[&str]| Entity {
        key: key.to_owned(),
        name: name.to_owned(),
        kind: EntityKind::Place,
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        description: String::new(),
        place: None,
        parent: None,
        confidence: 100,
        provenance: Provenance::Editor,
    };
    let entities = vec![
        entity("elysee", "Élysée", &["The Palace"]),
        entity("new-york", "New York", &["NYC"]),
        entity("york", "York", &[]),
    ];
    let topic = |key: &str, label: &str, broader: Option<u32>| Topic {
        key: key.to_owned(),
        label: label.to_owned(),
        alt_labels: Vec::new(),
        broader: broader.map(TopicId),
        description: String::new(),
        provenance: Provenance::Editor,
    };
    let topics = vec![topic("sea", "The sea", None), topic("boats", "Boats", Some(0))];
    let article = |slug: &str, title: &str, text: &str, entities: &[u32], topics: &[u32]| Article {
        slug: slug.to_owned(),
        title: title.to_owned(),
        text: text.to_owned(),
        lang: "en".to_owned(),
        entities: entities.iter().map(|&id| EntityId(id)).collect(),
        topics: topics
            .iter()
            .map(|&id| TopicAssignment {
                topic: TopicId(id),
                provenance: Provenance::Editor,
                evidence: Vec::new(),
            })
            .collect(),
        source: Source { publisher: Some("Harbour Times".to_owned()), ..Source::default() },
        published: Day::bounds("2019-05")
            .and_then(|(first, last)| EdtfDate::new("2019-05", first, last)),
        ..Article::default()
    };
    let articles = vec![
        article("a", "A ferry", "The ferry left the old harbour.", &[1], &[1]),
        article("b", "A harbour", "The harbour is old, the ferry new.", &[1, 2], &[]),
        article("c", "Trains", "Old trains, new trains, 1987.", &[0], &[]),
        article("d", "Tickets", "A ticket costs little.", &[], &[0]),
    ];
    Corpus::new(CorpusParts { articles, entities, topics, ..CorpusParts::default() }).unwrap()
}

fn words(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

/// Slugs of what is found, in the order of slugs.
fn found(corpus: &Corpus, text: &str) -> String {
    let results = evaluate(corpus, &words(text));
    let mut slugs: Vec<&str> =
        results.articles().map(|id| corpus.article(id).slug.as_str()).collect();
    slugs.sort_unstable();
    slugs.join(" ")
}

fn check(text: &str, expected: &str) {
    assert_eq!(found(&harbour(), text), expected, "{text}");
}

#[test]
fn words_are_all_wanted_unless_it_says_otherwise() {
    check("ferry harbour", "a b");
    check("ferry -ticket", "a b");
    check("old -ferry", "c");
    check("-ferry", "c d");
    check("ticket OR trains", "c d");
    check("old ticket OR ferry", "a b");
    check("ticket OR", "");
    check("OR ticket", "");
    check("ticket OR -old", "");
    check("", "a b c d");
}

#[test]
fn phrases_stand_as_they_are() {
    check("\"old harbour\"", "a");
    check("\"harbour old\"", "");
    check("\"is old the\"", "b");
    check("-\"old harbour\" harbour", "b");
    check("\"old harb", "a");
    check("\"old harb\"", "");
    check("“old harbour”", "a");
    check("\"old\"", "a b c");
    // From the end of the headline into the text is no phrase.
    check("\"ferry the ferry\"", "");
    check("\"\"", "a b c d");
}

#[test]
fn values_have_keys_and_names() {
    check("entity:new-york", "a b");
    check("entity:\"new york\"", "a b");
    check("entity:NYC", "a b");
    check("entity:york", "b");
    check("entity:elysée", "c");
    check("-entity:york ferry", "a");
    check("topic:sea", "a d");
    check("Topic:boats", "a");
    check("publisher:\"harbour times\" ticket", "d");
    check("entity:york OR topic:boats", "a b");
    // A value that is not there is plain words.
    check("entity:ferry", "a b");
    check("topic:", "");
}

#[test]
fn days_are_before_and_after() {
    check("before:2019-06 ferry", "a b");
    check("before:2019-05-01 ferry", "");
    check("after:2018 ticket", "d");
    check("after:2019-05", "");
    check("-after:2019-04", "");
}

#[test]
fn names_and_labels_are_searched_as_well() {
    check("york", "a b");
    check("boats", "a");
}

#[test]
fn forms_of_a_word_count_as_the_word() {
    check("ticket costs", "d");
    check("tickets cost", "d");
    check("harbours -costing", "a b");
    check("\"harbours\"", "");
    check("-trains old", "a b");
}

#[test]
fn typing_errors_are_forgiven_where_there_is_no_such_word() {
    check("hrabour", "a b");
    check("arbour", "a b");
    check("xerry", "a b");
    check("ferrry", "a b");
    check("hrabuor", "");
    check("tixkets", "d");
    // Numbers are not corrected, and neither are short words or what must not occur.
    check("1986", "");
    check("olf trains", "");
    check("-hrabour ticket", "d");
}

#[test]
fn it_says_how_it_was_understood() {
    check_read("ferry \"old harb", "ferry · \"old harb…\"");
    check_read("Ferry -old", "ferry · not old");
    check_read("a OR b", "a · or b…");
    check_read("a OR \"\" -b", "a · not b");
    check_read("entity:york before:2019", "value · until 2018-12-31");
    check_read("entity:ferry", "ferry… (no such value)");
    check_read("face-off -face-off", "face · off · not \"face off\"");
    check_read("hrabour x", "hrabour → harbour · x…");
    check_read(" \" - : \"\" ", "");
}

#[test]
fn a_headline_that_is_typed_as_it_is_written_has_no_signs() {
    let titled = |slug: &str, title: &str| Article {
        slug: slug.to_owned(),
        title: title.to_owned(),
        text: "Nothing else.".to_owned(),
        ..Article::default()
    };
    let articles = vec![
        titled("a", "Ferries slow, says harbour -Trade"),
        titled("b", "Ferries slow, says harbour"),
        titled("c", "Gulls OR Terns: topic:birds"),
    ];
    let corpus = Corpus::new(CorpusParts { articles, ..CorpusParts::default() }).unwrap();
    assert_eq!(found(&corpus, "ferries slow, says harbour -TRADE "), "a");
    assert_eq!(found(&corpus, "gulls OR terns: topic:birds"), "c");
    let signs = |text: &str| {
        let understood = Understood::of(&corpus, text);
        let is_word =
            |part: &&corpus::Part| matches!(part.meaning, Meaning::Word(_)) && !part.negated;
        understood.parts().len() - understood.parts().iter().filter(is_word).count()
    };
    assert_eq!(signs("ferries slow, says harbour -trade"), 0);
    // What nobody has written so has its signs.
    assert_eq!(found(&corpus, "ferries slow says harbour -trade"), "b");
    assert_eq!(found(&corpus, "gulls OR ferries"), "a b c");
}

/// The parts of a query, one after the other, and where they stand.
fn check_read(text: &str, expected: &str) {
    let corpus = harbour();
    let understood = Understood::of(&corpus, text);
    let mut end = 0;
    let shown = understood.parts().iter().map(|part| {
        assert!(part.span.fits(text) && part.span.start >= end && !part.span.is_empty());
        end = part.span.end;
        let dots = |begins: bool| if begins { "…" } else { "" };
        let meaning = match &part.meaning {
            Meaning::Word(word) if word.is_corrected => {
                format!("{} → {}", word.term, word.forms.join(", "))
            }
            Meaning::Word(word) => format!("{}{}", word.term, dots(word.begins)),
            Meaning::Phrase { words, begins } => {
                format!("\"{}{}\"", words.join(" "), dots(*begins))
            }
            Meaning::Value(_) => "value".to_owned(),
            Meaning::From(day) => format!("from {day}"),
            Meaning::To(day) => format!("until {day}"),
        };
        let not = if part.negated { "not " } else { "" };
        let or = if part.or { "or " } else { "" };
        let unknown = if part.is_unknown_value { " (no such value)" } else { "" };
        format!("{not}{or}{meaning}{unknown}")
    });
    assert_eq!(shown.collect::<Vec<_>>().join(" · "), expected, "{text}");
}

#[test]
fn completion_offers_terms_and_values() {
    check_completion("fer|", "ferry 2");
    check_completion("the har|", "publisher:\"Harbour Times\" 4, harbour 2");
    check_completion("new y|", "entity:\"New York\" 2, york 2");
    check_completion("yo|", "entity:\"New York\" 2, york 2, entity:York 1");
    check_completion("entity:el|", "entity:Élysée 1");
    check_completion("topic:\"the s|", "topic:\"The sea\" 2");
    check_completion("fer| harbour", "ferry 2");
    check_completion("ferry |", "");
    check_completion("|", "");
    check_completion("\"old harb|", "harbour 2");
}

fn check_completion(typed: &str, expected: &str) {
    let corpus = harbour();
    let cursor = typed.find('|').unwrap();
    let text = typed.replace('|', "");
    let found = complete(&corpus, &text, cursor);
    let shown = found.iter().map(|it| {
        assert!(it.span.fits(&text) && it.span.end as usize == cursor);
        format!("{} {}", it.text, it.n_articles)
    });
    assert_eq!(shown.collect::<Vec<_>>().join(", "), expected, "{typed}");
}

#[test]
fn common_words_leave_room_for_names() {
    let text = "Hard hare, harm, harp, hart; harbour, harness, harvest, harsh, harbinger.";
    let article = |slug: &str, entities: &[u32]| Article {
        slug: slug.to_owned(),
        title: "Words".to_owned(),
        text: text.to_owned(),
        entities: entities.iter().map(|&id| EntityId(id)).collect(),
        ..Article::default()
    };
    let harwich = Entity {
        key: "harwich".to_owned(),
        name: "Harwich".to_owned(),
        kind: EntityKind::Place,
        aliases: Vec::new(),
        description: String::new(),
        place: None,
        parent: None,
        confidence: 100,
        provenance: Provenance::Editor,
    };
    let articles = vec![article("a", &[]), article("b", &[0])];
    let parts = CorpusParts { articles, entities: vec![harwich], ..CorpusParts::default() };
    let offered = complete(&Corpus::new(parts).unwrap(), "har", 3);
    let shown: Vec<&str> = offered.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(shown.len(), 8);
    assert_eq!(shown.last(), Some(&"entity:Harwich"), "{shown:?}");
}

#[test]
fn where_nothing_is_found_something_near_is_offered() {
    check_suggestions("\"harbour old\"", "harbour old 2");
    check_suggestions("ticket harbour", "ticket 1, harbour 2");
    check_suggestions("old xqzv", "old 3");
    check_suggestions("xqzv", "");
}

fn check_suggestions(text: &str, expected: &str) {
    let corpus = harbour();
    let mut found: Vec<String> = suggestions(&corpus, &words(text))
        .into_iter()
        .map(|it| format!("{} {}", it.text, it.n_hits))
        .collect();
    found.sort_by_key(|it| expected.find(it.as_str()));
    assert_eq!(found.join(", "), expected, "{text}");
}

/// Words of few letters, so that many are near each other.
fn near_words() -> impl Strategy<Value = String> {
    let letters = select(vec!['a', 'b', 'c', 'é', '港']);
    vec(letters, 1..12).prop_map(String::from_iter)
}

#[test]
fn similar_terms_are_those_with_the_fewest_edits() {
    for_any((btree_set(near_words(), 0..60), near_words()), |(terms, word)| {
        let dictionary = dictionary(&terms);
        let similar = dictionary.similar(&word);
        let found: Vec<&str> = similar.iter().map(|&term| dictionary.term(term)).collect();
        let n_letters = word.chars().count();
        let most = if n_letters < 4 {
            0
        } else if n_letters < 8 {
            1
        } else {
            2
        };
        let near = |n_edits| -> Vec<&str> {
            let near = terms.iter().filter(|term| edits(&word, term) == n_edits);
            near.map(String::as_str).collect()
        };
        let expected = (1..=most).map(near).find(|near| !near.is_empty()).unwrap_or_default();
        assert_eq!(found, expected);
    });
}

#[test]
fn the_dictionary_finds_what_a_scan_of_its_terms_finds() {
    for_any((btree_set(near_words(), 0..60), near_words()), |(terms, word)| {
        let dictionary = dictionary(&terms);
        let all: Vec<&String> = terms.iter().collect();
        let place = all.iter().position(|&term| *term == word);
        assert_eq!(dictionary.find(&word), place.map(TermId::new));
        let begun: Vec<usize> = (0..all.len()).filter(|&idx| all[idx].starts_with(&word)).collect();
        let range: Vec<usize> = dictionary.with_prefix(&word).map(|idx| idx as usize).collect();
        assert_eq!(range, begun);
    });
}

fn dictionary(terms: &BTreeSet<String>) -> Dictionary {
    let mut letters = String::new();
    let ends = terms.iter().map(|term| {
        letters.push_str(term);
        letters.len() as u32
    });
    let ends: Vec<u32> = ends.collect();
    let stems = (0..ends.len() as u32).map(StemId).collect();
    Dictionary::new(letters, ends, stems, Vec::new()).unwrap()
}

#[test]
fn terms_out_of_order_are_no_dictionary() {
    let make = |letters: &str, ends: &[u32], stems: &[u32]| {
        let stems = stems.iter().map(|&stem| StemId(stem)).collect();
        Dictionary::new(letters.to_owned(), ends.to_vec(), stems, Vec::new()).is_some()
    };
    assert!(make("ab", &[1, 2], &[0, 0]));
    assert!(make("", &[], &[]));
    assert!(!make("ba", &[1, 2], &[0, 1]));
    assert!(!make("aa", &[1, 2], &[0, 1]));
    assert!(!make("ab", &[2, 1], &[0, 1]));
    assert!(!make("ab", &[0, 2], &[0, 1]));
    assert!(!make("ab", &[1], &[0]));
    assert!(!make("ab", &[1, 2], &[0, 2]));
    assert!(!make("ab", &[1, 2], &[0]));
    assert!(!make("é", &[1, 2], &[0, 1]));
}

#[test]
fn an_unknown_form_belongs_to_the_stem_that_it_leaves() {
    let (letters, ends) = ("bankcarcarepony".to_owned(), vec![4, 7, 11, 15]);
    let stems = (0..4).map(StemId).collect();
    let endings = ["", "e", "ies", "ing", "y"].map(str::to_owned).to_vec();
    let dictionary = Dictionary::new(letters, ends, stems, endings).unwrap();
    assert_eq!(dictionary.inflection_of("banking"), Some(StemId(0)));
    assert_eq!(dictionary.inflection_of("ponies"), Some(StemId(3)));
    assert_eq!(dictionary.inflection_of("banked"), None);
    assert_eq!(dictionary.inflection_of("ing"), None);
}

#[test]
fn an_index_made_in_slices_is_the_same() {
    for_any((corpora(40), 1..50_usize), |(corpus, n_articles)| {
        let build = |n_articles| {
            let mut builder = IndexBuilder::new(corpus.dictionary().len(), corpus.n_articles());
            let mut words = |article, words: &mut ArticleWords| {
                corpus.visit_terms(article, &mut |field, term| words.push(field, term));
            };
            while builder.step(n_articles, &mut words) {}
            builder.finish()
        };
        assert_eq!(&build(n_articles), corpus.index());
    });
}

#[test]
fn what_is_prepared_in_slices_answers_the_same() {
    for_any((corpora(40), 1..50_usize), |(corpus, n_words)| {
        let sliced = Corpus::open(corpus.bytes().to_vec()).unwrap();
        while sliced.prepare_phrases(n_words) {}
        assert!(sliced.is_prepared());
        for (id, article) in corpus.articles() {
            let word = corpus::analysis::tokens(&article.text).next().map(|token| token.term);
            for text in [format!("\"{}\"", article.title), word.unwrap_or_default()] {
                let [expected, answered] = [&*corpus, &sliced].map(|it| found(it, &text));
                assert_eq!(expected, answered, "{id:?}: {text}");
            }
        }
    });
}

#[test]
fn words_that_are_asked_for_first_do_not_wait_for_the_others() {
    for (text, waits) in [
        ("ferry", false),
        ("FER", false),
        ("ferry tickets OR harbour", false),
        ("fery", false),
        // What it means when no article has it depends on all words, and so do places.
        ("zzz", true),
        ("ferry zzz", true),
        ("\"the ferry\"", true),
        ("ferry -ticket", true),
    ] {
        let corpus = Corpus::open(harbour().bytes().to_vec()).unwrap();
        evaluate(&corpus, &Query { text: text.into(), ..Query::default() });
        assert_eq!(corpus.is_prepared(), waits, "{text}");
    }
}

#[test]
fn a_word_that_stands_a_thousand_times_is_found() {
    let long = Article { text: "ferry ".repeat(1000), slug: "b".into(), ..Article::default() };
    let short = Article { text: "ferry".into(), slug: "a".into(), ..Article::default() };
    let parts = CorpusParts { articles: vec![short, long], ..CorpusParts::default() };
    let corpus = Corpus::new(parts).unwrap();
    assert_eq!(found(&corpus, "ferry"), "a b");
}

/// What readers do not type, but could.
const PIECES: [&str; 24] = [
    "a",
    "-",
    "\"",
    "“",
    "OR",
    " OR ",
    "entity:",
    "topic:",
    "before:",
    "after:2018",
    "the",
    "ferry",
    "Ferry",
    "hrabour",
    "港",
    "香港",
    "é",
    "e\u{301}",
    "'s",
    "1,100",
    " ",
    "  ",
    "\n",
    ":",
];

fn odd_queries() -> impl Strategy<Value = String> {
    let pieces = vec(select(&PIECES[..]), 0..60).prop_map(|pieces| pieces.concat());
    proptest::prop_oneof![3 => pieces, 1 => any::<String>()]
}

#[test]
fn nothing_typed_is_an_error() {
    let harbour = harbour();
    for_any((odd_queries(), any::<proptest::sample::Index>()), |(text, place)| {
        let results = evaluate(&harbour, &words(&text));
        let mut end = 0;
        for part in results.understood.parts() {
            assert!(part.span.fits(&text) && part.span.start >= end);
            end = part.span.end;
        }
        let cursor = place.index(text.len() + 1);
        for it in complete(&harbour, &text, cursor) {
            assert!(it.span.fits(&text) && it.n_articles > 0);
            // What is offered is understood as what it stands for.
            if let Some(value) = it.value {
                let understood = Understood::of(&harbour, &it.text);
                assert_eq!(understood.parts()[0].meaning, Meaning::Value(value));
            }
        }
        for it in suggestions(&harbour, &words(&text)) {
            assert_eq!(evaluate(&harbour, &words(&it.text)).n_hits(), it.n_hits);
        }
    });
}

#[test]
fn the_first_hits_are_those_of_all() {
    for_any((corpora(80), odd_queries(), 0..20_usize), |(corpus, text, n)| {
        let results = evaluate(&corpus, &words(&text));
        let first = results.top(n);
        assert_eq!(first, results.hits()[..n.min(results.n_hits())]);
        assert_eq!(first, results.top(n));
    });
}

/// Who types the headline of an article looks for that article. Reading the whole list, how far down
/// it stands on average: 1 is always first, 0.5 as if it were always second.
// The figure is what the test is for.
#[allow(clippy::print_stdout)]
#[test]
fn an_article_is_found_by_its_headline() {
    let Some(corpus) = newswire::newswire() else { return };
    let mut sum = 0.0;
    let mut n_asked = 0;
    for (id, article) in corpus.articles().step_by(19) {
        let title = article.title.replace(['"', '-', ':'], " ");
        if title.split_whitespace().count() < 3 {
            continue;
        }
        n_asked += 1;
        let results = evaluate(&corpus, &words(&title));
        // Articles with the same headline are as good.
        let is_it = |hit: &corpus::Hit| {
            hit.article == id || corpus.article(hit.article).title == article.title
        };
        let place = results.top(100).iter().position(is_it);
        sum += place.map_or(0.0, |place| 1.0 / (place + 1) as f64);
    }
    let mean = sum / f64::from(n_asked);
    println!("mean reciprocal rank of {n_asked} headlines: {mean:.3}");
    assert!(mean > 0.9, "{mean}");
}

#[test]
fn values_are_found_by_any_of_their_names() {
    let corpus = harbour();
    let named = |name: &str| corpus.value_named(corpus::Facet::Entity, name);
    assert_eq!(named("NEW YORK"), Some(FacetValue::Entity(EntityId(1))));
    assert_eq!(named("the palace"), Some(FacetValue::Entity(EntityId(0))));
    assert_eq!(named("ELYSEE"), Some(FacetValue::Entity(EntityId(0))));
    assert_eq!(named("boston"), None);
}
