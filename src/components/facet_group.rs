//! One facet: its values with counts, a search among them, and the switch between any and all.

use std::rc::Rc;

use corpus::analysis::fold;
use corpus::{Corpus, EntityKind, Facet, FacetValue, Match, Results, Topic};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::facet_value::FacetValueRow;
use crate::hooks::{use_corpus, use_dispatch, use_view_state};
use crate::view_state::{Action, ViewState};
use crate::wording;

/// Values shown of a longer list before the reader asks for the rest. A list that would only hide
/// one or two is shown whole.
const N_SHOWN: usize = 6;
/// From this many values on, they can be searched.
const N_SEARCHABLE: usize = 10;

#[derive(PartialEq, Properties)]
pub struct FacetGroupProps {
    /// The facet.
    pub facet: Facet,
    /// What matches now, with the counts of every value.
    pub results: Rc<Results>,
    /// What else belongs to the facet.
    #[prop_or_default]
    pub children: Html,
}

/// A list of values under a heading of its own.
struct Section {
    heading: Option<EntityKind>,
    /// Values with their depth in a tree.
    values: Vec<(FacetValue, usize)>,
}

/// One facet.
#[component]
pub fn FacetGroup(props: &FacetGroupProps) -> Html {
    let corpus = use_corpus();
    let state = use_view_state();
    let sought = use_state_eq(String::new);
    let facet = props.facet;
    let name = wording::facet(facet);
    let n_values = corpus.values(facet).len();
    let oninput = {
        let sought = sought.clone();
        Callback::from(move |event: InputEvent| {
            sought.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let is_sought = !sought.trim().is_empty();
    let sections = sections(&corpus, &state, facet, &fold(sought.trim()));
    let is_empty = sections.iter().all(|section| section.values.is_empty());
    let section = |section: &Section| {
        html! {
            <FacetSection {facet} heading={section.heading} values={section.values.clone()}
                show_all={is_sought || facet == Facet::Topic} results={Rc::clone(&props.results)} />
        }
    };
    html! {
        <fieldset class="facet-group" data-facet={facet.key()}>
            <legend class="facet-group__name">{ name }</legend>
            <MatchSwitch {facet} />
            if n_values > N_SEARCHABLE {
                <input class="facet-group__search" type="search" placeholder="Find"
                    aria-label={format!("Find in {}", name.to_lowercase())}
                    autocomplete="off" value={(*sought).clone()} {oninput} />
            }
            { for sections.iter().map(section) }
            if is_empty { <p class="facet-group__nothing">{ "No such value." }</p> }
            { props.children.clone() }
        </fieldset>
    }
}

#[derive(PartialEq, Properties)]
struct MatchSwitchProps {
    facet: Facet,
}

/// Whether any chosen value is enough or all must hold.
#[component]
fn MatchSwitch(props: &MatchSwitchProps) -> Html {
    let state = use_view_state();
    let dispatch = use_dispatch();
    let facet = props.facet;
    let is_all = state.query.filter.matching(facet) == Match::All;
    let other = if is_all { Match::Any } else { Match::All };
    let onclick = Callback::from(move |_| dispatch.dispatch(Action::SetMatch(facet, other)));
    let label = format!("Match all {}", wording::facet(facet).to_lowercase());
    html! {
        <button class="match-switch" type="button" role="switch" aria-checked={is_all.to_string()}
            aria-label={label} title="Any of the ticked values, or all of them" {onclick}>
            <span>{ "any" }</span><span>{ "all" }</span>
        </button>
    }
}

#[derive(PartialEq, Properties)]
struct FacetSectionProps {
    facet: Facet,
    heading: Option<EntityKind>,
    values: Vec<(FacetValue, usize)>,
    /// Whether a long list is shown whole.
    show_all: bool,
    results: Rc<Results>,
}

/// A list of values; of a long one the first and every chosen one.
#[component]
fn FacetSection(props: &FacetSectionProps) -> Html {
    let corpus = use_corpus();
    let state = use_view_state();
    let expanded = use_state_eq(|| false);
    let filter = &state.query.filter;
    let is_short = props.values.len() <= N_SHOWN + 2;
    let is_shown = |(place, (value, _)): &(usize, &(FacetValue, usize))| {
        let in_use = filter.chooses(*value) || filter.excludes(*value);
        props.show_all || *expanded || is_short || *place < N_SHOWN || in_use
    };
    let row = |(_, &(value, depth)): (usize, &(FacetValue, usize))| {
        let count = props.results.counts.of(&corpus, value);
        html! { <FacetValueRow key={format!("{value:?}")} {value} {count} depth={depth as u32} /> }
    };
    let heading = props.heading.map(|kind| {
        html! {
            <p class="facet-group__kind" data-kind={kind.key()}>{ wording::kind(kind) }</p>
        }
    });
    let toggle = {
        let expanded = expanded.clone();
        Callback::from(move |_| expanded.set(!*expanded))
    };
    let what = props.heading.map_or(wording::facet(props.facet), wording::kind).to_lowercase();
    let more = (!is_short && !props.show_all).then(|| {
        let label = if *expanded {
            format!("Show fewer {what}")
        } else {
            format!("Show all {} {what}", props.values.len())
        };
        html! {
            <button class="facet-group__more" type="button" onclick={toggle}
                aria-expanded={expanded.to_string()}>{ label }</button>
        }
    });
    html! {
        if !props.values.is_empty() {
            { heading }
            <ul class="facet-group__values">
                { for props.values.iter().enumerate().filter(is_shown).map(row) }
            </ul>
            { more }
        }
    }
}

/// The values of a facet as readers see them: the order never depends on the filter, so that nothing
/// moves under the pointer. What occurs in no article of the corpus is left out, unless in use.
fn sections(corpus: &Corpus, state: &ViewState, facet: Facet, sought: &str) -> Vec<Section> {
    let filter = &state.query.filter;
    let is_wanted = |value: FacetValue| {
        let in_use = filter.chooses(value) || filter.excludes(value);
        let occurs = corpus.n_articles_with(value) > 0;
        (occurs || in_use) && (sought.is_empty() || answers(corpus, value, sought))
    };
    let values = corpus.values(facet);
    let (absent, mut values): (Vec<_>, Vec<_>) =
        values.into_iter().partition(|value| matches!(value, FacetValue::Absent(_)));
    match facet {
        Facet::Topic => values = tree(corpus, None).collect(),
        Facet::Year => values.reverse(),
        Facet::Entity | Facet::Publisher => values.sort_by_cached_key(|&value| {
            let often_first = std::cmp::Reverse(corpus.n_articles_with(value));
            (often_first, fold(&wording::value(corpus, value)))
        }),
    }
    let flat = |values: Vec<FacetValue>| -> Vec<(FacetValue, usize)> {
        let wanted = values.into_iter().filter(|&value| is_wanted(value));
        wanted.map(|value| (value, depth(corpus, value))).collect()
    };
    let kinds = (facet == Facet::Entity).then_some(EntityKind::ALL).into_iter().flatten();
    let mut sections: Vec<Section> = kinds
        .map(|kind| {
            let of_kind = values.iter().copied().filter(|&value| kind_of(corpus, value) == Some(kind));
            Section { heading: Some(kind), values: flat(of_kind.collect()) }
        })
        .collect();
    if facet != Facet::Entity {
        sections.push(Section { heading: None, values: flat(values) });
    }
    sections.push(Section { heading: None, values: flat(absent) });
    sections
}

/// Whether a value answers to what was typed: by its name, or by another name of it.
fn answers(corpus: &Corpus, value: FacetValue, sought: &str) -> bool {
    let others: &[String] = match value {
        FacetValue::Entity(id) => &corpus.entity(id).aliases,
        FacetValue::Topic(id) => &corpus.topic(id).alt_labels,
        FacetValue::Publisher(_) | FacetValue::Year(_) | FacetValue::Absent(_) => &[],
    };
    fold(&wording::value(corpus, value)).contains(sought)
        || others.iter().any(|name| fold(name).contains(sought))
}

fn kind_of(corpus: &Corpus, value: FacetValue) -> Option<EntityKind> {
    match value {
        FacetValue::Entity(id) => Some(corpus.entity(id).kind),
        _ => None,
    }
}

/// The topics under `broader`, each followed by its own, in the order of the scheme.
fn tree(corpus: &Corpus, broader: Option<corpus::TopicId>) -> Box<dyn Iterator<Item = FacetValue> + '_> {
    let children =
        corpus.topics().filter(move |(_, topic): &(_, &Topic)| topic.broader == broader);
    Box::new(children.flat_map(|(id, _)| {
        std::iter::once(FacetValue::Topic(id)).chain(tree(corpus, Some(id)))
    }))
}

fn depth(corpus: &Corpus, value: FacetValue) -> usize {
    match value {
        FacetValue::Topic(id) => corpus::ancestors(&corpus.parts().topics, id).count(),
        _ => 0,
    }
}
