//! The values of a facet, in lists: which of them are shown, in which order, and each as a row.

use std::cmp::Reverse;
use std::rc::Rc;

use corpus::analysis::fold;
use corpus::order::sort_by_key;
use corpus::{Corpus, EntityKind, Facet, FacetValue, Query, Results, TopicId};
use yew::prelude::*;

use super::control::flag;
use super::windowed_list::{Row, WindowedList};
use crate::page::Page;
use crate::static_view::StaticView;
use crate::view_state::{Action, ViewState};
use crate::{Shared, address, wording};

/// Values shown of a longer list before the reader asks for the rest. A list that would only hide
/// one or two is shown whole.
const N_SHOWN: usize = 6;

/// Values that the list has for readers without the program.
const N_STATIC: usize = 500;

/// A list of values, under a heading of its own where the facet has several.
#[derive(Debug, PartialEq)]
pub struct Section {
    /// The facet.
    pub facet: Facet,
    /// The kind of entity, where the facet is grouped by it.
    pub kind: Option<EntityKind>,
    /// The values.
    pub values: Rc<[FacetValue]>,
}

/// Whether a value is shown whatever is chosen: what occurs in no article of the corpus is not, nor is an
/// uncertain name unless asked for.
fn is_shown(page: &Page, value: FacetValue) -> bool {
    let is_weak = matches!(value, FacetValue::Entity(id) if page.corpus.entity(id).is_weak());
    page.corpus.n_articles_with(value) > 0 && (page.state.weak || !is_weak)
}

/// The values of a facet that are shown only because they are in use.
pub fn hidden_in_use(page: &Page, facet: Facet) -> Vec<FacetValue> {
    let Query { filter, scope, .. } = &page.state.query;
    let chosen = filter.chosen().chain(filter.excluded());
    // What the frame is locked to matters only for what is uncertain.
    let locked = scope.chosen().chain(scope.excluded());
    let locked = locked.filter(|&value| page.corpus.n_articles_with(value) > 0);
    let in_use = chosen.chain(locked).filter(|value| value.facet() == facet);
    in_use.filter(|&value| !is_shown(page, value)).collect()
}

/// The values of a facet as readers see them, from all of them in order: the order never depends on the
/// filter, so that nothing moves under the pointer. `in_use` are shown beside those that always are.
pub fn sections(
    page: &Page,
    facet: Facet,
    ordered: &[FacetValue],
    in_use: &[FacetValue],
    sought: &str,
) -> Vec<Section> {
    let corpus = &page.corpus;
    let is_wanted = |value: &FacetValue| {
        (is_shown(page, *value) || in_use.contains(value))
            && (sought.is_empty() || answers(corpus, *value, sought))
    };
    let (absent, values): (Vec<_>, Vec<_>) = ordered
        .iter()
        .copied()
        .filter(is_wanted)
        .partition(|value| matches!(value, FacetValue::Absent(_)));
    let kinds = EntityKind::ALL.map(Some);
    let kinds = if facet == Facet::Entity { &kinds[..] } else { &[None] };
    let of_kind = |&kind: &Option<EntityKind>| Section {
        facet,
        kind,
        values: values.iter().copied().filter(|&value| kind_of(corpus, value) == kind).collect(),
    };
    let mut sections: Vec<Section> = kinds.iter().map(of_kind).collect();
    sections.push(Section { facet, kind: None, values: absent.into() });
    sections
}

/// A list of values; of a long one the first and every one in use, and a button for the rest. `sought` is
/// what was looked for in it.
pub fn facet_section(
    page: &Page,
    results: &Shared<Results>,
    section: &Section,
    is_expanded: bool,
    sought: &str,
    on_toggle: Option<Callback<MouseEvent>>,
) -> Html {
    let Section { facet, kind, values } = section;
    if values.is_empty() {
        return Html::default();
    }
    let filter = &page.state.query.filter;
    let is_short = values.len() <= N_SHOWN + 2;
    let is_whole = is_expanded || is_short;
    // Without the program nobody can ask for the rest: the list has it, in case the program is missing.
    let has_rest = page.is_static()
        && page.readable.is_none()
        && page.state.query.filter.is_empty()
        && !is_reading(page);
    // The first ones and every one in use.
    let in_use = || {
        let rest = values.iter().copied().skip(N_SHOWN);
        let in_use = rest.filter(|&value| filter.chooses(value) || filter.excludes(value));
        values.iter().copied().take(N_SHOWN).chain(in_use).collect()
    };
    let shown: Rc<[FacetValue]> = if has_rest {
        values.iter().copied().take(N_STATIC).collect()
    } else if is_whole {
        Rc::clone(values)
    } else {
        in_use()
    };
    let n_rows = shown.len();
    let row_of = {
        let (page, results) = (page.clone(), results.clone());
        Callback::from(move |at: Row| {
            let is_shown = is_whole || !has_rest || at.idx < N_SHOWN;
            row(&page, &results, shown[at.idx], is_shown, at)
        })
    };
    let more = on_toggle.filter(|_| !is_short).map(|onclick| {
        let what = kind.map_or(wording::facet(*facet), wording::kind).to_ascii_lowercase();
        let label = if is_expanded {
            format!("Show fewer {what}")
        } else {
            format!("Show all {} {what}", values.len())
        };
        if page.is_static() && page.readable.is_none() && !has_rest {
            let href = format!("{}#filters", page.href(&ViewState::default()));
            return html! { <a class="facet-group__more as-button" {href}>{ label }</a> };
        }
        html! {
            <button class="facet-group__more" type="button" {onclick}
                aria-expanded={flag(is_expanded)}>{ label }</button>
        }
    });
    html! {
        <>
            if let Some(kind) = kind {
                <p class="facet-group__kind" data-kind={kind.key()}>{ wording::kind(*kind) }</p>
            }
            <WindowedList class="facet-group__values" of={sought.to_owned()} {n_rows} row={row_of}
                is_whole={page.is_static()} />
            { for more }
        </>
    }
}

/// A value to tick, with its count and a way to exclude it. What would give nothing is disabled; what
/// is in use never is, so that it can be taken back.
/// `is_shown` is false for what stands there only in case the program is missing.
fn row(page: &Page, results: &Results, value: FacetValue, is_shown: bool, at: Row) -> Html {
    let Page { corpus, state, .. } = page;
    let Query { filter, scope, .. } = &state.query;
    let count = results.counts.of(corpus, value);
    let is_locked = scope.chooses(value) || scope.excludes(value);
    let is_chosen = filter.chooses(value) || scope.chooses(value);
    let is_excluded = filter.excludes(value) || scope.excludes(value);
    let is_dead = is_locked || (count == 0 && !is_chosen && !is_excluded);
    let name = wording::value(corpus, value);
    let label = format!("{name}, {}", wording::count(count as usize, "article"));
    let shown_name =
        match StaticView::of(corpus, value).filter(|&view| page.is_static() && page.has(view)) {
            Some(view) => {
                html! { <a class="facet-value__name" href={page.href(&view.state())}>{ &name }</a> }
            }
            None => html! { <span class="facet-value__name">{ &name }</span> },
        };
    let depth = depth(corpus, value).to_string();
    if !is_shown {
        // Where this is seen, no box and no button is.
        return html! {
            <li key={value.rank()} class="facet-value" data-depth={depth} data-rest="true">
                <span class="facet-value__label">
                    { shown_name }<span class="facet-value__count">{ count }</span>
                </span>
            </li>
        };
    }
    html! {
        <li key={value.rank()} class="facet-value" data-depth={depth}
            data-excluded={flag(is_excluded)} data-dead={flag(is_dead)} data-apart={at.apart()}
            aria-posinset={at.number()} aria-setsize={at.n_rows()}>
            <label class="facet-value__label">
                <input type="checkbox" aria-label={label} checked={is_chosen} disabled={is_dead}
                    value={ticked_before(page, value)}
                    onchange={page.on::<Event>(Action::Toggle(value))} />
                { shown_name }
                <span class="facet-value__count">{ count }</span>
            </label>
            <button class="facet-value__exclude" type="button" aria-pressed={flag(is_excluded)}
                aria-label={format!("Exclude {name}")} title="Exclude" disabled={is_dead}
                onclick={page.on(Action::ToggleExcluded(value))}>{ "−" }</button>
        </li>
    }
}

fn is_reading(page: &Page) -> bool {
    page.state.open.is_some()
}

/// What the program finds of a box that was ticked before it ran: the address of that alone.
fn ticked_before(page: &Page, value: FacetValue) -> Option<String> {
    let ticked =
        || address::write(&page.corpus, &ViewState::default().after(Action::Toggle(value)));
    page.is_static().then(ticked)
}

/// All values of a facet in the order in which readers see them. It never changes, so ask once.
pub fn ordered_values(corpus: &Corpus, facet: Facet) -> Vec<FacetValue> {
    match facet {
        Facet::Topic => tree(corpus),
        Facet::Year => corpus.values(facet).into_iter().rev().collect(),
        Facet::Entity | Facet::Publisher => by_frequency(corpus, facet),
    }
}

/// Equal ones in the order of the corpus, which is that of their keys or names.
fn by_frequency(corpus: &Corpus, facet: Facet) -> Vec<FacetValue> {
    let mut values = corpus.values(facet);
    sort_by_key(&mut values, |&value| Reverse(corpus.n_articles_with(value)));
    values
}

/// The topics, each followed by its narrower ones, in the order of the scheme; "(none)" last.
fn tree(corpus: &Corpus) -> Vec<FacetValue> {
    fn push_narrower(corpus: &Corpus, broader: Option<TopicId>, values: &mut Vec<FacetValue>) {
        for (id, _) in corpus.topics().filter(|(_, topic)| topic.broader == broader) {
            values.push(FacetValue::Topic(id));
            push_narrower(corpus, Some(id), values);
        }
    }
    let mut values = Vec::new();
    push_narrower(corpus, None, &mut values);
    values.push(FacetValue::Absent(Facet::Topic));
    values
}

/// Whether a value answers to what was typed, which is something: by its name, or by another name of it.
fn answers(corpus: &Corpus, value: FacetValue, sought: &str) -> bool {
    let others: &[String] = match value {
        FacetValue::Entity(id) => &corpus.entity(id).aliases,
        FacetValue::Topic(id) => &corpus.topic(id).alt_labels,
        FacetValue::Publisher(_) | FacetValue::Year(_) | FacetValue::Absent(_) => &[],
    };
    let answers = |name: &str| {
        // The search of the standard library is for long texts and weighs half a kilobyte.
        fold(name).as_bytes().windows(sought.len()).any(|part| part == sought.as_bytes())
    };
    answers(&wording::value(corpus, value)) || others.iter().any(|name| answers(name))
}

fn kind_of(corpus: &Corpus, value: FacetValue) -> Option<EntityKind> {
    match value {
        FacetValue::Entity(id) => Some(corpus.entity(id).kind),
        _ => None,
    }
}

fn depth(corpus: &Corpus, value: FacetValue) -> usize {
    match value {
        FacetValue::Topic(id) => corpus::ancestors(corpus.topic_list(), id).count(),
        _ => 0,
    }
}
