//! The view state as the fragment of the address, and back.
//!
//! The fragment holds `application/x-www-form-urlencoded` pairs, so that no server ever sees a query.
//! Reading never fails: what is unknown is dropped. Writing has one order and leaves out defaults, so
//! that equal states have equal addresses.
//!
//! | key | value |
//! |---|---|
//! | `q` | words |
//! | `entity`, `topic`, `publisher`, `year` | a chosen value, repeatable: key, key, name, year, or `(none)` |
//! | `not` | an excluded value, repeatable: `entity:hikvision` |
//! | `all` | a facet whose chosen values must all hold, repeatable |
//! | `from`, `to` | first and last day: `2018`, `2018-09` or `2018-09-20` |
//! | `sort` | `relevance`, `newest`, `oldest`, `title` |
//! | `weak` | `true` where uncertain names are shown |
//! | `view` | `list` |
//! | `article`, `p` | slug of the open article, number of a paragraph |
//! | `ui`, `theme`, `lang` | `full`, `compact`, `reader`; `auto`, `light`, `dark`; `en` |
//! | `lock` | a filter that readers cannot remove, repeatable: `topic:privacy`, `not:year:2018`, `from:2018` |
//! | `hide` | a facet that is not shown, repeatable |
//! | `host`, `mirror` | origin of the page around the frame; `true` if it is told the view |

mod pairs;

use corpus::{Corpus, Day, Facet, FacetValue, Filter, Match, Sort};

use crate::view_state::{Frame, Open, Theme, Ui, ViewState};

/// "(none)" in links. No key of an entity or topic can look like this.
const ABSENT: &str = "(none)";

/// The state that a fragment means, with or without `#`.
pub fn read(corpus: &Corpus, fragment: &str) -> ViewState {
    let mut state = ViewState::default();
    let mut slug = None;
    let mut paragraph = None;
    for (key, value) in pairs::parse(fragment.trim_start_matches('#')) {
        let filter = &mut state.query.filter;
        match &*key {
            "q" => state.query.text = collapse(&value),
            "all" => {
                let facet = Facet::from_key(&value);
                facet.into_iter().for_each(|facet| filter.set_matching(facet, Match::All));
            }
            "sort" => state.query.sort = Sort::from_key(&value).unwrap_or(state.query.sort),
            "weak" => state.weak = value == "true",
            "article" => slug = corpus.article_by_slug(&value).or(slug),
            "p" => paragraph = value.parse().ok().or(paragraph),
            "ui" => state.ui = Ui::from_key(&value).unwrap_or(state.ui),
            "theme" => state.theme = Theme::from_key(&value).unwrap_or(state.theme),
            "lock" => {
                if let Some((key, value)) = value.split_once(':') {
                    read_filter(corpus, &mut state.query.scope, key, value);
                }
            }
            "hide" => {
                let facet = Facet::from_key(&value);
                facet.into_iter().for_each(|facet| state.frame.hidden[facet as usize] = true);
            }
            "host" => state.frame.host = value,
            "mirror" => state.frame.mirror = value == "true",
            key => read_filter(corpus, filter, key, &value),
        }
    }
    state.open = slug.map(|article| Open {
        article,
        paragraph: paragraph.filter(|&number| {
            corpus.article(article).paragraphs().iter().any(|known| known.number == number)
        }),
    });
    state
}

/// The fragment that means a state, without `#`; empty for the default.
pub fn write(corpus: &Corpus, state: &ViewState) -> String {
    let mut fragment = String::new();
    let mut pair = |key: &str, value: &str| pairs::push(&mut fragment, key, value);
    let filter = &state.query.filter;
    let text = collapse(&state.query.text);
    if !text.is_empty() {
        pair("q", &text);
    }
    write_values(corpus, filter, &mut pair);
    for facet in Facet::ALL.into_iter().filter(|&facet| filter.matching(facet) == Match::All) {
        pair("all", facet.key());
    }
    write_days(filter, &mut pair);
    if state.query.sort != Sort::default() {
        pair("sort", state.query.sort.key());
    }
    if state.weak {
        pair("weak", "true");
    }
    if let Some(open) = state.open {
        pair("article", &corpus.article(open.article).slug);
        open.paragraph.into_iter().for_each(|number| pair("p", &number.to_string()));
    }
    if state.ui != Ui::default() {
        pair("ui", state.ui.key());
    }
    if state.theme != Theme::default() {
        pair("theme", state.theme.key());
    }
    let mut lock = |key: &str, value: &str| pair("lock", &format!("{key}:{value}"));
    write_values(corpus, &state.query.scope, &mut lock);
    write_days(&state.query.scope, &mut lock);
    let Frame { host, mirror, hidden } = &state.frame;
    for facet in Facet::ALL.into_iter().filter(|&facet| hidden[facet as usize]) {
        pair("hide", facet.key());
    }
    if !host.is_empty() {
        pair("host", host);
    }
    if *mirror {
        pair("mirror", "true");
    }
    fragment
}

/// One pair of a filter; what is unknown changes nothing, and an excluded value is not chosen as well.
fn read_filter(corpus: &Corpus, filter: &mut Filter, key: &str, value: &str) {
    match key {
        "not" => {
            let excluded = value
                .split_once(':')
                .and_then(|(facet, value)| read_value(corpus, Facet::from_key(facet)?, value));
            excluded.into_iter().for_each(|value| filter.exclude(value));
        }
        "from" => filter.from = Day::bounds(value).map(|(first, _)| first).or(filter.from),
        "to" => filter.to = Day::bounds(value).map(|(_, last)| last).or(filter.to),
        facet => {
            let chosen = Facet::from_key(facet).and_then(|facet| read_value(corpus, facet, value));
            let chosen = chosen.filter(|&value| !filter.excludes(value));
            chosen.into_iter().for_each(|value| filter.choose(value));
        }
    }
}

/// The chosen and excluded values of a filter.
fn write_values(corpus: &Corpus, filter: &Filter, pair: &mut dyn FnMut(&str, &str)) {
    for value in filter.chosen() {
        pair(value.facet().key(), &write_value(corpus, value));
    }
    for value in filter.excluded() {
        pair("not", &format!("{}:{}", value.facet().key(), write_value(corpus, value)));
    }
}

/// The days of a filter.
fn write_days(filter: &Filter, pair: &mut dyn FnMut(&str, &str)) {
    for (key, day) in [("from", filter.from), ("to", filter.to)] {
        day.into_iter().for_each(|day| pair(key, &day.to_string()));
    }
}

fn read_value(corpus: &Corpus, facet: Facet, value: &str) -> Option<FacetValue> {
    if value == ABSENT {
        return Some(FacetValue::Absent(facet));
    }
    match facet {
        Facet::Entity => corpus.entity_by_key(value).map(FacetValue::Entity),
        Facet::Topic => corpus.topic_by_key(value).map(FacetValue::Topic),
        Facet::Publisher => corpus.publisher_by_name(value).map(FacetValue::Publisher),
        Facet::Year => {
            let year = value.parse().ok().filter(|year| corpus.years().contains(year));
            year.map(FacetValue::Year)
        }
    }
}

fn write_value(corpus: &Corpus, value: FacetValue) -> String {
    match value {
        FacetValue::Entity(id) => corpus.entity(id).key.clone(),
        FacetValue::Topic(id) => corpus.topic(id).key.clone(),
        FacetValue::Publisher(id) => corpus.publisher(id).to_owned(),
        FacetValue::Year(year) => year.to_string(),
        FacetValue::Absent(_) => ABSENT.to_owned(),
    }
}

/// White space around and between words means nothing.
fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
