//! A folder as people have them, saved pages and texts and exports in sub-folders, without any list: what a
//! reader finds in it.

use std::path::Path;
use std::sync::LazyLock;

use browser_harness::{Find, Page, Screen, Server, Site, clippings_dist};
use corpus::{Article, ArticleId, Corpus, Entity, EntityKind, FacetValue, Query, Reason, evaluate};

use crate::viewer::{link, wait_until_ready};

static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clippings");
    let ingested = ingest::ingest(&folder).expect("the folder can be read");
    ingested.corpus.expect("nothing in it was written for a corpus, so nothing is an error")
});

/// The same report, as two papers printed it.
const PRINTS: [&str; 2] = ["Battery ferries for the Oslo line", "Diesel ends on the coastal run"];

fn open(fragment: &str) -> (Page, Server) {
    let server = Site::of(clippings_dist()).serve();
    let page = Page::blank(Screen::WIDE);
    page.go_to(&link(&server, fragment));
    wait_until_ready(&page);
    (page, server)
}

fn entity(name: &str) -> (FacetValue, &'static Entity) {
    let mut entities = CORPUS.entities();
    let found = entities.find(|(_, entity)| entity.name == name);
    let (id, entity) = found.unwrap_or_else(|| panic!("no entity {name}"));
    (FacetValue::Entity(id), entity)
}

fn article(title: &str) -> (ArticleId, &'static Article) {
    let mut articles = CORPUS.articles();
    articles.find(|(_, article)| article.title == title).unwrap_or_else(|| panic!("no {title}"))
}

fn n_articles(n: usize) -> String {
    if n == 1 { "1 article".to_owned() } else { format!("{n} articles") }
}

/// The box of a value among all articles: "Oslo, 3 articles".
fn checkbox(value: FacetValue) -> String {
    let name = match value {
        FacetValue::Entity(id) => &CORPUS.entity(id).name,
        FacetValue::Topic(id) => &CORPUS.topic(id).label,
        _ => panic!("an entity or a topic"),
    };
    format!("{name}, {}", n_articles(CORPUS.n_articles_with(value)))
}

/// How many articles have the value, as the live region says it.
fn status(value: FacetValue) -> String {
    let mut query = Query::default();
    query.filter.choose(value);
    format!("{} of {}", evaluate(&CORPUS, &query).n_hits(), n_articles(CORPUS.n_articles()))
}

#[test]
fn names_that_no_list_has_stand_under_their_kinds() {
    let (page, _server) = open("");
    let entities = page.group("Entities");
    // What the list of each kind begins with, the buttons for the rest opened.
    page.script::<()>(
        "document.querySelectorAll('.facet-group__more').forEach((it) => it.click())",
    );
    for (name, kind, label) in [
        ("Corvane Shipping Company", EntityKind::Organization, "Organizations"),
        ("Norwegian Harbour Board", EntityKind::Organization, "Organizations"),
        ("Maria Lindqvist", EntityKind::Person, "People"),
        ("John Harper", EntityKind::Person, "People"),
        ("Lisbon", EntityKind::Place, "Places"),
    ] {
        let (value, entity) = entity(name);
        assert_eq!((entity.kind, entity.is_weak()), (kind, false), "{name}");
        let list = format!(".facet-group__kind[data-kind={}]", kind.key());
        assert_eq!(page.css(&list).text(), label);
        entities.checkbox(&checkbox(value)).wait();
    }
    let (value, _) = entity("John Harper");
    entities.checkbox(&checkbox(value)).click();
    page.wait_for_status(&status(value));
    // A surname in the text is a way to the whole name.
    let (id, harbour) = article("Harbour Board borrows for two charging stations");
    let FacetValue::Entity(harper) = value else { panic!("an entity") };
    let forms: Vec<_> =
        harbour.mentions_of(harper).map(|mention| mention.span.of(&harbour.text)).collect();
    assert!(forms.contains(&"John Harper") && forms.contains(&"Harper"), "{forms:?}");
    assert!(CORPUS.has(id, value));
}

#[test]
fn uncertain_names_are_shown_when_they_are_asked_for() {
    let (page, _server) = open("");
    let weak: Vec<_> = CORPUS.entities().filter(|(_, entity)| entity.is_weak()).collect();
    assert!(!weak.is_empty(), "some name is uncertain");
    let n_weak = weak.len();
    let switch = match n_weak {
        1 => "Show 1 uncertain name".to_owned(),
        n => format!("Show {n} uncertain names"),
    };
    let (id, _) = weak[0];
    let name = checkbox(FacetValue::Entity(id));
    let find = page.searchbox("Find in entities");
    find.type_text(&CORPUS.entity(id).name);
    let entities = page.group("Entities");
    entities.checkbox(&name).wait_until_gone();
    page.checkbox(&switch).click();
    entities.checkbox(&name).wait();
    page.wait_for_fragment("weak=true");
    page.checkbox(&switch).click();
    entities.checkbox(&name).wait_until_gone();
}

#[test]
fn topics_are_made_of_what_the_articles_say() {
    let (page, _server) = open("");
    let topics: Vec<_> = CORPUS.topics().map(|(id, _)| FacetValue::Topic(id)).collect();
    let topic = topics.iter().copied().find(|&topic| {
        let FacetValue::Topic(id) = topic else { return false };
        CORPUS.topic(id).label.to_lowercase().contains("tin ships")
    });
    let topic = topic.expect("articles about tin ships have that topic");
    page.group("Topics").checkbox(&checkbox(topic)).click();
    page.wait_for_status(&status(topic));
    // Each hit shows the words because of which it has the topic.
    let evidence = page.css(".evidence__sentence mark");
    evidence.wait_for("words", |it| it.text().to_lowercase(), "tin ships".to_owned());
}

#[test]
fn the_same_report_is_listed_once() {
    let (page, _server) = open("");
    let ids = PRINTS.map(|title| article(title).0);
    assert_eq!(CORPUS.same_report(ids[0]), [ids[1]]);
    let titles = page.titles();
    let listed: Vec<_> =
        PRINTS.iter().filter(|print| titles.iter().any(|it| it == *print)).collect();
    assert_eq!(listed.len(), 1, "{titles:?}");
    let same = page.css(".result-item__same");
    assert!(same.text().starts_with("The same report"));
    let other = PRINTS.iter().find(|print| !listed.contains(print)).expect("the other one");
    same.link(other).click();
    page.heading(other).wait();
}

#[test]
fn an_article_leads_to_those_that_resemble_it_and_says_why() {
    let (_, harbour) = article("Harbour Board borrows for two charging stations");
    let related = &harbour.related[0];
    let (page, _server) = open(&format!("article={}", harbour.slug));
    let other = &CORPUS.article(related.article).title;
    let reasons = page.css(".related__reasons").text();
    let entity = related.reasons.iter().find_map(|reason| match reason {
        Reason::Entity(id) => Some(&CORPUS.entity(*id).name),
        _ => None,
    });
    let entity = entity.expect("they name the same");
    assert!(reasons.starts_with("Both: ") && reasons.contains(entity), "{reasons}");
    page.css(".related").link(other).click();
    page.heading(other).wait();
}

#[test]
fn what_stood_around_an_article_is_not_there() {
    for (words, slug) in [("umbrella", ""), ("bakery", ""), ("rattle", "battery-ferries")] {
        let (page, _server) = open(&format!("q={words}&article={slug}"));
        page.wait_for_status(&format!("0 of {}", n_articles(CORPUS.n_articles())));
    }
    let (_, first) = article(PRINTS[0]);
    assert_eq!(first.authors, ["Ingrid Moen"]);
    assert_eq!(first.source.publisher.as_deref(), Some("The Fjord Courier"));
    let (page, _server) = open(&format!("article={}", first.slug));
    let reader = page.region("Article").text();
    for expected in ["The Fjord Courier", "Ingrid Moen", "5 November 2019"] {
        assert!(reader.contains(expected), "{expected:?} is not in {reader:?}");
    }
}
