//! Mentions and the card of an entity.

use browser_harness::{Find, Key};
use corpus::{Facet, FacetValue, Match, companions};

use crate::expected::{CORPUS, article, entity, filter, titles};
use crate::viewer::{open, open_at};

const SLUG: &str = "facial-recognition-funding";

/// "1 mention", "4 mentions".
fn mentions(n: usize) -> String {
    if n == 1 { "1 mention".to_owned() } else { format!("{n} mentions") }
}

#[test]
fn a_mention_opens_the_card_of_the_entity() {
    let page = open_at(&format!("article={SLUG}"));
    page.region("Article").link("Megvii").click();
    let card = page.dialog("Megvii");
    card.heading("Megvii").wait_for_focus();

    let FacetValue::Entity(id) = entity("megvii") else { panic!("an entity") };
    let text = card.text();
    for expected in ["Organization", &CORPUS.entity(id).description, "Beijing"] {
        assert!(text.contains(expected), "{expected:?} is not in {text:?}");
    }
    for (article_id, article) in CORPUS.articles() {
        let n_mentions = article.mentions_of(id).count();
        assert_eq!(card.link(&article.title).is_there(), CORPUS.has(article_id, entity("megvii")));
        let count = format!("{}{}", article.title, mentions(n_mentions));
        assert!(n_mentions == 0 || text.contains(&count), "{count:?} is not in {text:?}");
    }
    let companion = companions(&CORPUS, id)[0];
    let name = &CORPUS.entity(companion.entity).name;
    card.link(&format!("{name} {}", companion.n_articles)).click();
    let both = filter(|filter| {
        filter.choose(entity("megvii"));
        filter.choose(FacetValue::Entity(companion.entity));
        filter.set_matching(Facet::Entity, Match::All);
    });
    page.wait_for_titles(&titles(&both));
}

#[test]
fn the_mentions_of_an_entity_can_be_stepped_through() {
    let page = open_at(&format!("article={SLUG}"));
    let article = article(SLUG);
    let FacetValue::Entity(id) = entity("sensetime") else { panic!("an entity") };
    let spans: Vec<&str> =
        article.mentions_of(id).map(|mention| mention.span.of(&article.text)).collect();
    let n_mentions = spans.len();
    assert!(n_mentions > 2, "the example has several");

    page.region("Article").link("SenseTime").click();
    let card = page.dialog("SenseTime");
    let target = page.region("Article").css("mark.target");
    let next = card.button("Next mention of SenseTime");
    for (place, words) in spans.iter().enumerate() {
        next.click();
        let where_now = format!("{} of {n_mentions}", place + 1);
        card.wait_for("place", |card| card.text().contains(&where_now), true);
        target.wait_for("words", |it| it.text(), (*words).to_owned());
        target.wait_until_in_view();
    }
    card.button("Previous mention of SenseTime").click();
    let where_now = format!("{} of {n_mentions}", n_mentions - 1);
    card.wait_for("place", |card| card.text().contains(&where_now), true);
}

#[test]
fn an_entity_can_be_filtered_by_from_its_card() {
    let page = open_at(&format!("article={SLUG}"));
    page.region("Article").link("Megvii").click();
    let button = page.dialog("Megvii").button("Filter by Megvii");
    button.click();
    button.wait_for("state", |button| button.attribute("aria-pressed"), Some("true".into()));
    page.wait_for_titles(&titles(&filter(|filter| filter.choose(entity("megvii")))));
    page.button("Remove filter: Megvii").wait();
    page.region("Article").heading(&article(SLUG).title).wait();
}

#[test]
fn escape_closes_the_card_and_then_the_article() {
    let page = open();
    let result = page.list("Articles").link(&article(SLUG).title);
    result.click();
    let mention = page.region("Article").link("Megvii");
    mention.click();
    let card = page.dialog("Megvii");
    card.heading("Megvii").wait_for_focus();

    page.press(Key::Escape);
    card.wait_until_gone();
    mention.wait_for_focus();
    page.press(Key::Escape);
    page.region("Article").wait_until_gone();
    result.wait_for_focus();
}

#[test]
fn the_card_opens_from_the_list_below_the_article_too() {
    let page = open_at(&format!("article={SLUG}"));
    let FacetValue::Entity(id) = entity("megvii") else { panic!("an entity") };
    let n_mentions = article(SLUG).mentions_of(id).count();
    let chip = page.region("Article").link(&format!("Megvii {n_mentions}"));
    chip.click();
    page.dialog("Megvii").button("Close card").click();
    page.dialog("Megvii").wait_until_gone();
    chip.wait_for_focus();
}
