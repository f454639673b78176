//! Ticking, excluding and dropping values.

use browser_harness::Find;
use corpus::{EntityKind, Facet, FacetValue, Match, Query, Sort};

use crate::expected::{
    CORPUS, articles, checkbox, entity, filter, publisher, sorted, status, titles, topic,
};
use crate::viewer::{open, open_at};

#[test]
fn ticking_an_entity_and_a_topic_narrows_list_counts_and_status() {
    let page = open();
    let (sensetime, privacy) = (entity("sensetime"), topic("privacy"));
    let (entities, topics) = (page.group("Entities"), page.group("Topics"));

    entities.checkbox(&checkbox(&Query::default(), sensetime)).click();
    let one = filter(|filter| filter.choose(sensetime));
    page.wait_for_titles(&titles(&one));
    page.wait_for_status(&status(&one));

    topics.checkbox(&checkbox(&one, privacy)).click();
    let both = filter(|filter| {
        filter.choose(sensetime);
        filter.choose(privacy);
    });
    assert!(titles(&both).len() < titles(&one).len(), "the example narrows");
    page.wait_for_titles(&titles(&both));
    page.wait_for_status(&status(&both));
    topics.checkbox(&checkbox(&both, privacy)).wait_for("tick", |it| it.is_checked(), true);
    entities.checkbox(&checkbox(&both, entity("hong-kong"))).wait();
    page.list("Active filters").button("Remove filter: SenseTime").wait();
    page.list("Active filters").button("Remove filter: Privacy").wait();
}

#[test]
fn values_in_one_facet_widen_until_all_must_hold() {
    let page = open();
    let (lam, megvii) = (entity("carrie-lam"), entity("megvii"));
    let first = filter(|filter| filter.choose(lam));
    let mut any = first.clone();
    any.filter.choose(megvii);
    let entities = page.group("Entities");
    entities.checkbox(&checkbox(&Query::default(), lam)).click();
    page.wait_for_titles(&titles(&first));
    entities.checkbox(&checkbox(&first, megvii)).click();
    page.wait_for_titles(&titles(&any));
    assert!(titles(&any).len() > titles(&first).len(), "the example widens");

    let switch = page.switch("Match all entities");
    assert_eq!(switch.attribute("aria-checked").as_deref(), Some("false"));
    switch.click();
    let mut all = any.clone();
    all.filter.set_matching(Facet::Entity, Match::All);
    page.wait_for_titles(&titles(&all));
    page.wait_for_status(&status(&all));
    switch.wait_for("state", |switch| switch.attribute("aria-checked"), Some("true".into()));
    switch.click();
    page.wait_for_titles(&titles(&any));
}

#[test]
fn a_broader_topic_finds_the_articles_of_the_narrower_ones() {
    let page = open();
    let broader = topic("policy-and-government");
    page.group("Topics").checkbox(&checkbox(&Query::default(), broader)).click();
    let query = filter(|filter| filter.choose(broader));
    page.wait_for_titles(&titles(&query));
    page.wait_for_status(&status(&query));
    let FacetValue::Topic(id) = broader else { panic!("a topic") };
    let has_it_itself =
        CORPUS.articles().any(|(_, article)| article.topics.iter().any(|given| given.topic == id));
    assert!(!has_it_itself && !titles(&query).is_empty(), "the example is found by others alone");
}

#[test]
fn an_excluded_value_takes_its_articles_away() {
    let page = open();
    let megvii = entity("megvii");
    page.group("Entities").button("Exclude Megvii").click();
    let query = filter(|filter| filter.exclude(megvii));
    page.wait_for_titles(&titles(&query));
    page.wait_for_status(&status(&query));
    let exclude = page.group("Entities").button("Exclude Megvii");
    exclude.wait_for("state", |button| button.attribute("aria-pressed"), Some("true".into()));

    page.button("Remove filter: not Megvii").click();
    page.wait_for_titles(&titles(&Query::default()));
}

#[test]
fn articles_that_lack_a_publisher_can_be_asked_for() {
    let page = open();
    let absent = FacetValue::Absent(Facet::Publisher);
    page.group("Publishers").checkbox(&checkbox(&Query::default(), absent)).click();
    page.wait_for_titles(&titles(&filter(|filter| filter.choose(absent))));
    page.button("Remove filter: Publishers: (none)").wait();
}

#[test]
fn a_chip_takes_one_filter_back_and_clear_all_takes_all() {
    let page = open_at("q=china&entity=megvii&publisher=Biometric+Update&sort=title");
    let in_title_order = |change: &dyn Fn(&mut Query)| {
        let mut query = sorted(Sort::Title);
        change(&mut query);
        titles(&query)
    };
    page.button("Remove filter: Biometric Update").click();
    page.wait_for_titles(&in_title_order(&|query| {
        query.text = "china".into();
        query.filter.choose(entity("megvii"));
    }));
    page.button("Remove filter: “china”").click();
    page.wait_for_titles(&in_title_order(&|query| query.filter.choose(entity("megvii"))));
    page.searchbox("Search").wait_for("value", |search| search.value(), String::new());

    page.button("Clear all").click();
    page.wait_for_titles(&in_title_order(&|_| ()));
    page.list("Active filters").wait_until_gone();
    page.wait_for_fragment("sort=title");
}

#[test]
fn values_can_be_searched_by_any_of_their_names() {
    let page = open();
    let entities = page.group("Entities");
    let shown = || -> Vec<String> {
        entities.script(
            "return [...element.querySelectorAll('input[type=checkbox]')]
                .map((box) => box.getAttribute('aria-label'))",
        )
    };
    let by_alias = vec![checkbox(&Query::default(), entity("chinese-university-of-hong-kong"))];
    page.searchbox("Find in entities").type_text("cuhk");
    page.wait_for("values", shown, by_alias);

    let topics = page.group("Topics");
    page.searchbox("Find in topics").type_text("Mass surv");
    topics.checkbox(&checkbox(&Query::default(), topic("surveillance-and-policing"))).wait();
    topics.checkbox(&checkbox(&Query::default(), topic("privacy"))).wait_until_gone();

    page.searchbox("Find in entities").type_text("xyz");
    page.wait_for("values", shown, Vec::new());
    assert_eq!(page.status(), status(&Query::default()), "looking for a value filters nothing");
}

#[test]
fn a_long_list_of_values_can_be_shown_whole() {
    let page = open();
    let organizations = CORPUS.entities().filter(|(id, entity)| {
        entity.kind == EntityKind::Organization
            && CORPUS.n_articles_with(FacetValue::Entity(*id)) > 0
    });
    let entities = page.group("Entities");
    let rare = entities.checkbox(&checkbox(&Query::default(), entity("iflytek")));
    assert!(!rare.is_there());
    entities.button(&format!("Show all {} organizations", organizations.count())).click();
    rare.wait();
    entities.button("Show fewer organizations").click();
    rare.wait_until_gone();
}

#[test]
fn what_would_give_nothing_is_disabled_and_not_hidden() {
    let page = open_at("publisher=Biometric+Update");
    let query = filter(|filter| filter.choose(publisher("Biometric Update")));
    let counts = |value| corpus::evaluate(&CORPUS, &query).counts.of(&CORPUS, value);
    let topics = CORPUS.values(Facet::Topic).into_iter();
    let dead = topics.filter(|&value| CORPUS.n_articles_with(value) > 0 && counts(value) == 0);
    let dead: Vec<FacetValue> = dead.collect();
    assert!(!dead.is_empty(), "the example has a topic that nothing is left of");
    for value in dead {
        assert!(!page.group("Topics").checkbox(&checkbox(&query, value)).is_enabled());
    }
    let alive = page.group("Topics").checkbox(&checkbox(&query, topic("technology")));
    assert!(alive.is_enabled());
    // A button that does nothing is not in the reader's way either.
    let exclude = page.css(".facet-value[data-dead=true] .facet-value__exclude");
    assert_eq!(exclude.style("opacity"), "0");
}

#[test]
fn a_chosen_value_stays_visible_at_zero() {
    let page = open_at("entity=zimbabwe&year=2018");
    let query = filter(|filter| {
        filter.choose(entity("zimbabwe"));
        filter.choose(FacetValue::Year(2018));
    });
    assert!(titles(&query).is_empty(), "the example leaves nothing");
    let chosen = page.group("Entities").checkbox("Zimbabwe, 0 articles");
    assert!(chosen.is_checked() && chosen.is_enabled());
    chosen.click();
    page.wait_for_titles(&titles(&filter(|filter| filter.choose(FacetValue::Year(2018)))));
}

#[test]
fn when_nothing_is_left_the_page_says_what_dropping_each_filter_would_give() {
    let page = open_at("q=cantonese&entity=megvii&not=topic%3Aprivacy");
    page.wait_for_status(&format!("0 of {}", articles(CORPUS.n_articles())));
    assert!(!page.list("Articles").is_there());
    let all = Query { text: "cantonese".into(), ..Query::default() };
    let mut all = all;
    all.filter.choose(entity("megvii"));
    all.filter.exclude(topic("privacy"));
    for criterion in all.criteria() {
        let name = match &criterion {
            corpus::Criterion::Words(_) => "“cantonese”",
            corpus::Criterion::Chosen(_) => "Megvii",
            _ => "not Privacy",
        };
        let n_hits = titles(&all.without(&criterion)).len();
        page.button(&format!("Without {name}: {}", articles(n_hits))).wait();
    }
    let mut without_megvii = all.clone();
    without_megvii.filter.drop_value(entity("megvii"));
    page.button(&format!("Without Megvii: {}", articles(titles(&without_megvii).len()))).click();
    page.wait_for_titles(&titles(&without_megvii));
}

#[test]
fn articles_can_be_put_in_another_order() {
    let page = open();
    for sort in [Sort::Oldest, Sort::Title, Sort::Newest, Sort::Relevance] {
        page.combobox("Sort by").css(&format!("option[value={}]", sort.key())).click();
        page.wait_for_titles(&titles(&sorted(sort)));
        let is_default = sort == Sort::default();
        let fragment = if is_default { String::new() } else { format!("sort={}", sort.key()) };
        page.wait_for_fragment(&fragment);
    }
}
