//! Ticking, excluding and dropping values.

use browser_harness::Find;
use corpus::{Facet, Match, Query};

use crate::expected::{checkbox, entity, filter, status, titles, topic};
use crate::open;

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
    assert!(topics.checkbox(&checkbox(&both, privacy)).is_checked());
    entities.checkbox(&checkbox(&both, entity("hong-kong"))).wait();
    page.list("Active filters").button("Remove filter: SenseTime").wait();
    page.list("Active filters").button("Remove filter: Privacy").wait();
}

#[test]
fn values_in_one_facet_widen_until_all_must_hold() {
    let page = open();
    let (iflytek, megvii) = (entity("iflytek"), entity("megvii"));
    let any = filter(|filter| {
        filter.choose(iflytek);
        filter.choose(megvii);
    });
    let first = filter(|filter| filter.choose(iflytek));
    let entities = page.group("Entities");
    entities.checkbox(&checkbox(&Query::default(), iflytek)).click();
    page.wait_for_titles(&titles(&first));
    entities.checkbox(&checkbox(&first, megvii)).click();
    page.wait_for_titles(&titles(&any));
    assert!(titles(&any).len() > titles(&first).len(), "the example widens");

    let all_of_them = page.switch("Match all entities");
    assert_eq!(all_of_them.attribute("aria-checked").as_deref(), Some("false"));
    all_of_them.click();
    let mut all = any.clone();
    all.filter.set_matching(Facet::Entity, Match::All);
    page.wait_for_titles(&titles(&all));
    all_of_them.wait_for("state", |switch| switch.attribute("aria-checked"), Some("true".into()));
}
