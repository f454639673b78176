//! The reasons for which an article has a topic or an entity.

use browser_harness::{Find, Locator, Role};
use corpus::{FacetValue, evidence, passage};

use crate::expected::{CORPUS, article, entity, filter, titles, topic};
use crate::viewer::open_at;

const SLUG: &str = "hong-kong-springboard";

/// The words with single spaces, as they read on the page.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_topic_leads_to_the_sentence_that_speaks_for_it() {
    let page = open_at(&format!("article={SLUG}"));
    let article = article(SLUG);
    let FacetValue::Topic(id) = topic("blacklists") else { panic!("a topic") };
    let assignment = article.topics.iter().find(|given| given.topic == id);
    let spans = &assignment.expect("the example has the topic").evidence;

    let head =
        page.region("Article").named(Role::Disclosure, &format!("Blacklists {}", spans.len()));
    head.click();
    let target = page.region("Article").css("mark.target");
    for &span in spans {
        let sentence = passage(article, span).sentence.of(&article.text);
        page.region("Article").button(&plain(sentence)).click();
        let marked = |article: &Locator| -> String {
            plain(&article.script::<String>(
                "return [...element.querySelectorAll('mark.target')]
                    .map((mark) => mark.textContent).join('')",
            ))
        };
        page.region("Article").wait_for("sentence", marked, plain(sentence));
        target.wait_until_in_view();
    }
    page.region("Article").button("Filter by Blacklists").click();
    page.wait_for_titles(&titles(&filter(|filter| filter.choose(topic("blacklists")))));
}

#[test]
fn a_result_shows_the_sentences_that_earned_it_one_at_a_time() {
    let page = open_at("entity=iflytek");
    let id = CORPUS.article_by_slug(SLUG).expect("the example is there");
    let passages = evidence(&CORPUS, id, entity("iflytek"));
    assert!(passages.len() > 2, "the example has several");
    let text = &article(SLUG).text;
    let list = page.list("Articles");
    let next = list.button("Next mention of iFlytek");
    for (place, passage) in passages.iter().enumerate() {
        let where_now = format!("{} of {}", place + 1, passages.len());
        list.wait_for("place", |list| list.text().contains(&where_now), true);
        let sentence = list.link(&plain(passage.sentence.of(text)));
        sentence.css("mark").wait_for(
            "words",
            |mark| mark.script("return element.textContent"),
            passage.mark.of(text).to_owned(),
        );
        next.click();
    }
    list.wait_for("place", |list| list.text().contains("1 of"), true);
    list.button("Previous mention of iFlytek").click();
    let last = passages.last().expect("the example has several");
    list.link(&plain(last.sentence.of(text))).click();
    page.css(&format!("#p{}", last.paragraph)).wait_until_in_view();
    page.wait_for_fragment(&format!("entity=iflytek&article={SLUG}&p={}", last.paragraph));
}

#[test]
fn chosen_entities_are_marked_more_strongly_than_others() {
    let page = open_at(&format!("entity=cloudwalk&article={SLUG}"));
    let reader = page.region("Article");
    let (chosen, other) = (reader.link("CloudWalk"), reader.link("iFlytek"));
    assert_eq!(chosen.style("font-weight"), "600");
    assert_eq!(other.style("font-weight"), "400");
    assert_ne!(chosen.style("background-color"), other.style("background-color"));
}

#[test]
fn the_kind_of_a_mention_is_not_told_by_colour_alone() {
    let page = open_at(&format!("article={SLUG}"));
    let reader = page.region("Article");
    let line = |name: &str| {
        let mention = reader.link(name);
        (mention.style("text-decoration-style"), mention.style("text-decoration-color"))
    };
    let (organization, place) = (line("iFlytek"), line("Hong Kong"));
    assert_ne!(organization.0, place.0);
    assert_ne!(organization.1, place.1);
}

#[test]
fn the_words_searched_for_are_marked_in_the_article() {
    let page = open_at(&format!("q=cantonese&article={SLUG}"));
    let marked: Vec<String> = page.region("Article").script(
        "return [...element.querySelectorAll('.article-body mark')].map((mark) => mark.textContent)",
    );
    assert_eq!(marked, ["Cantonese"]);
}
