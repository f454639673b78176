//! Opening, reading and closing an article.

use browser_harness::{Find, Role};
use corpus::{EdtfDate, Query};

use crate::expected::{CORPUS, article, filter, publisher, titles};
use crate::viewer::{link, open, open_at};

const SLUG: &str = "shenzhen-hi-tech-fair";

#[test]
fn an_article_opens_at_its_heading_and_closes_to_where_it_was_opened() {
    let page = open();
    let title = &article(SLUG).title;
    let result = page.list("Articles").link(title);
    result.click();
    page.region("Article").heading(title).wait_for_focus();
    page.wait_for_fragment(&format!("article={SLUG}"));
    assert_eq!(page.title(), format!("{title} – {}", CORPUS.about().title));

    page.button("Close article").click();
    page.region("Article").wait_until_gone();
    result.wait_for_focus();
    page.wait_for_fragment("");
    assert_eq!(page.title(), CORPUS.about().title);
}

#[test]
fn previous_and_next_go_through_what_the_filter_left() {
    let page = open_at("publisher=South+China+Morning+Post");
    let titles = titles(&filter(|filter| filter.choose(publisher("South China Morning Post"))));
    let [first, second] = titles[..] else { panic!("the example leaves two articles") };
    page.link(first).click();
    let reader = page.region("Article");
    reader.heading(first).wait_for_focus();
    assert!(reader.text().contains("1 of 2"));
    assert!(!reader.link("Previous article").is_there());

    reader.link("Next article").click();
    reader.heading(second).wait_for_focus();
    assert!(reader.text().contains("2 of 2"));
    assert!(!reader.link("Next article").is_there());

    reader.link("Previous article").click();
    reader.heading(first).wait_for_focus();
}

#[test]
fn an_article_stays_open_when_the_filter_leaves_it() {
    let page = open_at(&format!("publisher=South+China+Morning+Post&article={SLUG}"));
    let reader = page.region("Article");
    reader.heading(&article(SLUG).title).wait();
    assert!(reader.text().contains("outside the filter"));
    assert!(!page.titles().contains(&article(SLUG).title));
}

#[test]
fn the_source_of_an_article_is_told() {
    let page = open_at(&format!("article={SLUG}"));
    let article = article(SLUG);
    let source = page.region("Article").role(Role::Article).css("dl");
    let facts = source.wait().text();
    let published = article.published.as_ref().map(EdtfDate::in_words);
    for fact in [
        article.source.publisher.clone(),
        article.source.title.clone(),
        published,
        article.date_note.clone(),
        Some(CORPUS.about().licence.clone()),
    ] {
        let fact = fact.expect("the example has it");
        let fact = fact.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(facts.contains(&fact), "{fact:?} is not in {facts:?}");
    }
}

#[test]
fn a_paragraph_has_a_link_that_leads_to_it() {
    let last = article(SLUG).paragraphs().iter().map(|paragraph| paragraph.number).max();
    let last = last.expect("the example has paragraphs");
    let page = open_at(&format!("article={SLUG}"));
    let paragraph = page.css(&format!("#p{last}"));
    assert!(!paragraph.is_in_view(), "the example is longer than the window");

    let name = format!("Link to paragraph {last}");
    page.region("Article").link(&name).click();
    let fragment = format!("article={SLUG}&p={last}");
    page.wait_for_fragment(&fragment);
    paragraph.wait_until_in_view();

    page.visit(&fragment);
    paragraph.wait_until_in_view();
    page.wait_for_fragment(&fragment);
}

#[test]
fn on_paper_there_is_the_article_and_nothing_to_press() {
    let page = open_at(&format!("article={SLUG}"));
    page.set_print();
    page.region("Article").heading(&article(SLUG).title).wait();
    page.complementary("Filters").wait_until_gone();
    page.list("Articles").wait_until_gone();
    page.searchbox("Search").wait_until_gone();
    for control in ["button", "input", "select"] {
        let n_shown: u32 = page.script(&format!(
            "return [...document.querySelectorAll('{control}')]
                .filter((control) => control.checkVisibility()
                    && !control.closest('details:not([open])')
                    && control.className !== 'entity-chip').length",
        ));
        assert_eq!(n_shown, 0, "{control}");
    }
    // All of the text is there, not only what would fit into a window.
    let is_whole: bool = page.region("Article").script(
        "return element.scrollHeight <= element.clientHeight + 1
            && document.documentElement.scrollHeight >= element.scrollHeight",
    );
    assert!(is_whole);
}

#[test]
fn on_paper_without_an_article_there_is_the_list() {
    let page = open();
    page.set_print();
    page.wait_for_titles(&titles(&Query::default()));
    page.region("About this corpus").wait_until_gone();
    page.complementary("Filters").wait_until_gone();
}

#[test]
fn the_link_to_a_view_can_be_copied() {
    let page = open_at(&format!("entity=megvii&article={SLUG}"));
    // What goes to the clipboard can be seen on its way there.
    page.script::<()>(
        "addEventListener('copy', (event) => { window.copied = event.target.value })",
    );
    page.button("Copy link").click();
    page.button("Link copied").wait_for_focus();
    let address = link(&page.server, &format!("entity=megvii&article={SLUG}"));
    assert_eq!(page.script::<String>("return window.copied"), address);
}
