//! The address contract: any state survives its address, any text gives a state, equal states have
//! equal addresses.

#![cfg(not(target_arch = "wasm32"))]

use std::path::Path;
use std::sync::LazyLock;

use corpus::{ArticleId, Corpus, Day, Facet, FacetValue, Match, Sort};
use corpus_viewer::address::{read, write};
use corpus_viewer::view_state::{Frame, Open, Theme, Ui, ViewState};
use proptest::prelude::*;
use proptest::sample::select;

static SEEDS: LazyLock<Corpus> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    ingest::ingest(&folder).unwrap().corpus.expect("the seeds have no errors")
});

fn values() -> impl Strategy<Value = FacetValue> {
    select(Facet::ALL.into_iter().flat_map(|facet| SEEDS.values(facet)).collect::<Vec<_>>())
}

fn states() -> impl Strategy<Value = ViewState> {
    let filter = (
        prop::collection::vec((values(), any::<bool>()), 0..6),
        prop::collection::vec(select(Facet::ALL.to_vec()), 0..3),
        prop::option::of(-800_000..800_000_i32),
        prop::option::of(-700_000..800_000_i32),
    );
    let open = prop::option::of((0..SEEDS.n_articles(), prop::option::of(0..9_usize)));
    let looks = (select(Ui::ALL.to_vec()), select(Theme::ALL.to_vec()), any::<bool>());
    let rest = (select(Sort::ALL.to_vec()), looks);
    let frame = ("(https://[a-z]{1,8}\\.example)?", any::<(bool, [bool; Facet::ALL.len()])>());
    let scope = (prop::collection::vec((values(), any::<bool>()), 0..3), any::<Option<u16>>());
    let frame = (frame, scope);
    ("\\PC{0,12}", filter, open, rest, frame).prop_map(|(text, filter, open, rest, frame)| {
        let (sort, (ui, theme, weak)) = rest;
        let ((host, (mirror, hidden)), (locked, since)) = frame;
        let mut state = ViewState { weak, ui, theme, ..ViewState::default() };
        state.frame = Frame { host, mirror, hidden };
        for (value, is_excluded) in locked {
            match is_excluded {
                true => state.query.scope.exclude(value),
                false => state.query.scope.choose(value),
            }
        }
        state.query.scope.from = since.map(|day| Day(day.into()));
        state.query.text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        state.query.sort = sort;
        let (values, all, from, to) = filter;
        for (value, is_excluded) in values {
            match is_excluded {
                true => state.query.filter.exclude(value),
                false => state.query.filter.choose(value),
            }
        }
        all.into_iter().for_each(|facet| state.query.filter.set_matching(facet, Match::All));
        // Years before 0 and after 9999 have no place in an address.
        let in_range = |day: &Day| (0..=9999).contains(&day.ymd().0);
        state.query.filter.from = from.map(Day).filter(in_range);
        state.query.filter.to = to.map(Day).filter(in_range);
        state.open = open.map(|(article, paragraph)| {
            let article = ArticleId::new(article);
            let n_paragraphs = SEEDS.article(article).paragraphs().len();
            let paragraph = paragraph.map(|place| (place % n_paragraphs) as u32 + 1);
            Open { article, paragraph }
        });
        state
    })
}

proptest! {
    #[test]
    fn any_state_survives_its_address(state in states()) {
        prop_assert_eq!(read(&SEEDS, &write(&SEEDS, &state)), state);
    }

    #[test]
    fn any_text_gives_a_state_and_its_address_is_stable(text in "\\PC{0,80}") {
        let address = write(&SEEDS, &read(&SEEDS, &text));
        prop_assert_eq!(write(&SEEDS, &read(&SEEDS, &address)), address);
    }

    #[test]
    fn the_order_of_pairs_does_not_matter(state in states(), seed in any::<u64>()) {
        // The same key twice with different single values would be another matter: the last wins.
        let address = write(&SEEDS, &state);
        let mut pairs: Vec<&str> = address.split('&').collect();
        let n_pairs = pairs.len() as u64;
        pairs.rotate_left((seed % n_pairs) as usize);
        prop_assert_eq!(write(&SEEDS, &read(&SEEDS, &pairs.join("&"))), address);
    }
}

/// A fragment as it may be typed, and the address it comes down to.
#[track_caller]
fn check(fragment: &str, address: &str) {
    assert_eq!(write(&SEEDS, &read(&SEEDS, fragment)), address, "{fragment}");
}

#[test]
fn defaults_are_left_out() {
    check("", "");
    check("#", "");
    check("sort=relevance&view=list&ui=full&theme=auto&lang=en", "");
    check("q=", "");
    check("q=+++", "");
}

#[test]
fn pairs_have_one_order() {
    check(
        "theme=dark&weak=true&p=2&article=hong-kong-springboard&sort=oldest&to=2019&from=2018-09&all=entity\
         &not=entity:hikvision&year=2018&publisher=Biometric+Update&topic=privacy&entity=megvii\
         &entity=china&q=face",
        "q=face&entity=china&entity=megvii&topic=privacy&publisher=Biometric+Update&year=2018\
         &not=entity%3Ahikvision&all=entity&from=2018-09-01&to=2019-12-31&sort=oldest\
         &weak=true&article=hong-kong-springboard&p=2&theme=dark",
    );
}

#[test]
fn spaces_may_be_written_in_every_way() {
    check("publisher=Biometric%20Update", "publisher=Biometric+Update");
    check("q=%20two%20%20words+", "q=two+words");
}

#[test]
fn what_a_frame_is_asked_for_stays_in_the_address() {
    check(
        "mirror=true&host=https://wiki.example&hide=year&hide=entity&lock=to:2019&lock=not:year:2018\
         &lock=topic:privacy&ui=compact&weak=false",
        "ui=compact&lock=topic%3Aprivacy&lock=not%3Ayear%3A2018&lock=to%3A2019-12-31&hide=entity\
         &hide=year&host=https%3A%2F%2Fwiki.example&mirror=true",
    );
    check("lock=privacy&lock=topic:none-such&lock=:&lock=from:soon&hide=colour&mirror=yes", "");
}

#[test]
fn values_stand_once_and_exclusion_wins() {
    check("entity=china&entity=china", "entity=china");
    check("entity=china&not=entity:china", "not=entity%3Achina");
    check("not=entity:china&entity=china", "not=entity%3Achina");
}

#[test]
fn none_is_a_value() {
    check("publisher=(none)", "publisher=%28none%29");
    check("not=topic:(none)", "not=topic%3A%28none%29");
}

#[test]
fn what_is_unknown_is_dropped() {
    check("utm_source=x&entity=nobody&topic=&publisher=x&year=1066&year=MMXX", "");
    check("not=entity&not=:&not=colour:red&all=colour&from=soon&to=2018-13&sort=up&view=map", "");
    check("article=no-such&p=3", "");
    check("article=hong-kong-springboard&p=0", "article=hong-kong-springboard");
    check("article=hong-kong-springboard&p=99", "article=hong-kong-springboard");
    check("%%%&%zz=%&=&&;q=%ff%fe", "");
}

#[test]
fn a_huge_fragment_is_read() {
    let huge = "entity=china&".repeat(8_000);
    assert!(huge.len() > 100_000);
    check(&huge, "entity=china");
    assert_eq!(
        read(&SEEDS, &format!("q={}", "ä".repeat(100_000))).query.text.chars().count(),
        100_000
    );
}
