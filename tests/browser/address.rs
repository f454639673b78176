//! The address says what the page shows, and the page shows what the address says.

use browser_harness::Find;
use corpus::{Day, Facet, FacetValue, Match, Query, Sort};

use crate::expected::{article, checkbox, entity, filter, publisher, titles, topic};
use crate::viewer::{open, open_at};

/// One of everything, in the order in which the page writes it.
const EVERYTHING: &str = "q=hong+kong&entity=sensetime&entity=hong-kong&topic=research-and-talent\
    &publisher=South+China+Morning+Post&year=2018&not=entity%3Amegvii&all=entity&from=2018-09-01\
    &to=2018-12-31&sort=title&article=start-up-shows-role&p=2&theme=dark";

#[test]
fn a_link_with_everything_in_it_opens_just_that() {
    // With something more, so that the page has to write the address itself.
    let page = open_at(&format!("nonsense=1&{EVERYTHING}"));
    let mut query = filter(|filter| {
        filter.choose(entity("sensetime"));
        filter.choose(entity("hong-kong"));
        filter.choose(topic("research-and-talent"));
        filter.choose(publisher("South China Morning Post"));
        filter.choose(FacetValue::Year(2018));
        filter.exclude(entity("megvii"));
        filter.set_matching(Facet::Entity, Match::All);
        filter.from = Day::bounds("2018-09").map(|(first, _)| first);
        filter.to = Day::bounds("2018").map(|(_, last)| last);
    });
    query.text = "hong kong".into();
    query.sort = Sort::Title;
    assert!(!titles(&query).is_empty(), "the example finds something");
    page.wait_for_titles(&titles(&query));
    page.region("Article").heading(&article("start-up-shows-role").title).wait();
    page.css("#p2").wait_until_in_view();
    assert_eq!(page.searchbox("Search").value(), "hong kong");
    assert_eq!(page.combobox("Sort by").value(), "title");
    assert_eq!(page.css("html").attribute("data-theme").as_deref(), Some("dark"));
    assert_eq!(
        page.switch("Match all entities").attribute("aria-checked").as_deref(),
        Some("true")
    );
    for chip in
        ["“hong kong”", "SenseTime", "not Megvii", "2018", "from 2018-09-01", "to 2018-12-31"]
    {
        page.button(&format!("Remove filter: {chip}")).wait();
    }
    let pairs = || sorted_pairs(&page.fragment());
    page.wait_for("pairs in the address", pairs, sorted_pairs(EVERYTHING));
}

/// The pairs of a fragment, for where the order is not the point.
fn sorted_pairs(fragment: &str) -> Vec<String> {
    let mut pairs: Vec<String> = fragment.split('&').map(str::to_owned).collect();
    pairs.sort_unstable();
    pairs
}

#[test]
fn equal_views_have_equal_addresses_whatever_the_way_there() {
    let page = open();
    let (megvii, privacy) = (entity("megvii"), topic("privacy"));
    let only_megvii = filter(|filter| filter.choose(megvii));
    let only_privacy = filter(|filter| filter.choose(privacy));
    let tick = |group: &str, before: &Query, value| {
        page.group(group).checkbox(&checkbox(before, value)).click();
    };

    tick("Entities", &Query::default(), megvii);
    page.wait_for_titles(&titles(&only_megvii));
    tick("Topics", &only_megvii, privacy);
    page.searchbox("Search").type_text("face");
    page.wait_for_fragment("q=face&entity=megvii&topic=privacy");

    page.button("Clear all").click();
    page.wait_for_fragment("");
    page.searchbox("Search").type_text("  face ");
    page.wait_for_fragment("q=face");
    let mut with_words = only_privacy;
    tick("Topics", &Query { text: "face".into(), ..Query::default() }, privacy);
    with_words.text = "face".into();
    page.wait_for_titles(&titles(&with_words));
    tick("Entities", &with_words, megvii);
    page.wait_for_fragment("q=face&entity=megvii&topic=privacy");

    page.visit("topic=privacy&theme=auto&q=face&sort=relevance&entity=megvii&entity=megvii");
    page.wait_for_fragment("q=face&entity=megvii&topic=privacy");
}

#[test]
fn back_and_forward_go_over_filters_and_articles_but_not_over_typing() {
    let page = open();
    page.group("Entities").checkbox(&checkbox(&Query::default(), entity("megvii"))).click();
    page.wait_for_fragment("entity=megvii");
    page.searchbox("Search").type_text("hikvision");
    page.wait_for_fragment("q=hikvision&entity=megvii");
    let title = &article("shenzhen-hi-tech-fair").title;
    page.list("Articles").link(title).click();
    page.wait_for_fragment("q=hikvision&entity=megvii&article=shenzhen-hi-tech-fair");

    page.back();
    page.wait_for_fragment("q=hikvision&entity=megvii");
    page.region("Article").wait_until_gone();
    let mut query = filter(|filter| filter.choose(entity("megvii")));
    query.text = "hikvision".into();
    page.wait_for_titles(&titles(&query));

    page.back();
    page.wait_for_fragment("");
    page.wait_for_titles(&titles(&Query::default()));
    let search = page.searchbox("Search");
    search.wait_for("value", |search| search.value(), String::new());

    page.forward();
    page.wait_for_fragment("q=hikvision&entity=megvii");
    page.wait_for_titles(&titles(&query));
    search.wait_for("value", |search| search.value(), "hikvision".to_owned());
    page.forward();
    page.region("Article").heading(title).wait();
}

#[test]
fn an_address_typed_into_the_open_page_is_followed() {
    let page = open();
    page.script::<()>("location.hash = '#topic=privacy&nonsense=1'");
    page.wait_for_titles(&titles(&filter(|filter| filter.choose(topic("privacy")))));
    page.wait_for_fragment("topic=privacy");
}

#[test]
fn what_an_address_says_that_the_page_does_not_know_is_dropped() {
    let page = open();
    for (odd, expected) in [
        ("colour=red&entity=nobody&topic=privacy", "topic=privacy"),
        ("year=1800&year=MMXVIII&sort=colour&view=cinema&all=everything", ""),
        ("article=no-such-article&p=3", ""),
        ("article=shenzhen-hi-tech-fair&p=999", "article=shenzhen-hi-tech-fair"),
        ("p=99999999999999999999&from=yesterday&to=2018-13-45", ""),
        ("not=megvii&not=entity:nobody&not=:&not=entity%3Amegvii", "not=entity%3Amegvii"),
        ("%&%zz=%E0%A4%A&=&&&%00=%00&topic=privacy", "topic=privacy"),
        ("TOPIC=privacy&topic=Privacy&topic=privacy%20", ""),
        ("theme=purple&ui=tiny&lang=xx", ""),
    ] {
        page.visit(odd);
        page.wait_for_fragment(expected);
    }
}

#[test]
fn a_hundred_kilobytes_of_address_do_no_harm() {
    let page = open();
    let junk = "x".repeat(100_000);
    page.visit(&format!("{junk}={junk}&topic=privacy"));
    page.wait_for_fragment("topic=privacy");
    page.visit(&"entity=megvii&".repeat(100_000 / 14));
    page.wait_for_fragment("entity=megvii");
    page.visit(&format!("q={junk}"));
    page.wait_for_titles::<&str>(&[]);
    page.button("Clear all").click();
    page.wait_for_titles(&titles(&Query::default()));
    page.wait_for_fragment("");
}

#[test]
fn a_link_can_ask_for_less_of_the_page() {
    let page = open_at("article=shenzhen-hi-tech-fair&ui=reader");
    page.region("Article").wait();
    assert!(!page.complementary("Filters").is_there());
    assert!(!page.list("Articles").is_there());
    assert!(!page.searchbox("Search").is_there());
    page.wait_for_fragment("article=shenzhen-hi-tech-fair&ui=reader");

    page.visit("ui=compact");
    page.searchbox("Search").wait();
    page.list("Articles").wait();
}
