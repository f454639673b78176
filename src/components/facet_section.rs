//! The values of a facet, in lists: which of them are shown, in which order, and each as a row.

use std::cmp::Reverse;

use corpus::analysis::fold;
use corpus::order::sort_by;
use corpus::{Corpus, EntityKind, Facet, FacetValue, Query, Results, TopicId};
use yew::prelude::*;

use super::control::flag;

use crate::page::Page;
use crate::static_view::StaticView;
use crate::view_state::{Action, ViewState};
use crate::{address, wording};

/// Values shown of a longer list before the reader asks for the rest. A list that would only hide
/// one or two is shown whole.
const N_SHOWN: usize = 6;

/// Values that the list has for readers without the program.
const N_STATIC: usize = 500;

/// A list of values, under a heading of its own where the facet has several.
pub struct Section {
    /// The facet.
    pub facet: Facet,
    /// The kind of entity, where the facet is grouped by it.
    pub kind: Option<EntityKind>,
    /// The values.
    pub values: Vec<FacetValue>,
}

/// The values of a facet as readers see them, from all of them in order: the order never depends on the
/// filter, so that nothing moves under the pointer. What occurs in no article of the corpus is left out, unless in use.
pub fn sections(page: &Page, facet: Facet, ordered: &[FacetValue], sought: &str) -> Vec<Section> {
    let Page { corpus, state, .. } = page;
    let filter = &state.query.filter;
    let is_wanted = |value: &FacetValue| {
        let in_use = filter.chooses(*value) || filter.excludes(*value);
        let occurs = corpus.n_articles_with(*value) > 0;
        let is_shown = !matches!(value, FacetValue::Entity(id) if !page.shows(*id));
        (occurs || in_use) && is_shown && (sought.is_empty() || answers(corpus, *value, sought))
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
    sections.push(Section { facet, kind: None, values: absent });
    sections
}

/// A list of values; of a long one the first and every one in use, and a button for the rest.
pub fn facet_section(
    page: &Page,
    results: &Results,
    section: &Section,
    is_expanded: bool,
    on_toggle: Option<Callback<MouseEvent>>,
) -> Html {
    let Section { facet, kind, values } = section;
    if values.is_empty() {
        return Html::default();
    }
    let filter = &page.state.query.filter;
    let is_short = values.len() <= N_SHOWN + 2;
    let is_shown = |(place, &value): (usize, &FacetValue)| {
        let in_use = filter.chooses(value) || filter.excludes(value);
        is_expanded || is_short || place < N_SHOWN || in_use
    };
    // Without the program nobody can ask for the rest: the list has it, in case the program is missing.
    let has_rest = page.is_static() && page.state.query.filter.is_empty() && !is_reading(page);
    let rows = values.iter().enumerate().take(if has_rest { N_STATIC } else { usize::MAX });
    let rows = rows.filter_map(|row_of| {
        let is_shown = is_shown(row_of);
        (is_shown || has_rest).then(|| row(page, results, *row_of.1, is_shown))
    });
    let more = on_toggle.filter(|_| !is_short).map(|onclick| {
        let what = kind.map_or(wording::facet(*facet), wording::kind).to_ascii_lowercase();
        let label = if is_expanded {
            format!("Show fewer {what}")
        } else {
            format!("Show all {} {what}", values.len())
        };
        if page.is_static() && !has_rest {
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
            <ul class="facet-group__values">
                { for rows }
            </ul>
            { for more }
        </>
    }
}

/// A value to tick, with its count and a way to exclude it. What would give nothing is disabled; what
/// is in use never is, so that it can be taken back.
/// `is_shown` is false for what stands there only in case the program is missing.
fn row(page: &Page, results: &Results, value: FacetValue, is_shown: bool) -> Html {
    let Page { corpus, state, .. } = page;
    let Query { filter, scope, .. } = &state.query;
    let count = results.counts.of(corpus, value);
    let is_locked = scope.chooses(value) || scope.excludes(value);
    let is_chosen = filter.chooses(value) || scope.chooses(value);
    let is_excluded = filter.excludes(value) || scope.excludes(value);
    let is_dead = is_locked || (count == 0 && !is_chosen && !is_excluded);
    let name = wording::value(corpus, value);
    let label = format!("{name}, {}", wording::count(count as usize, "article"));
    let shown_name = match StaticView::of(corpus, value).filter(|_| page.is_static()) {
        Some(view) => {
            html! { <a class="facet-value__name" href={page.href(&view.state())}>{ &name }</a> }
        }
        None => html! { <span class="facet-value__name">{ &name }</span> },
    };
    html! {
        <li key={value.rank()} class="facet-value" data-depth={depth(corpus, value).to_string()}
            data-excluded={flag(is_excluded)} data-dead={flag(is_dead)}
            data-rest={(!is_shown).then_some("true")}>
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

fn by_frequency(corpus: &Corpus, facet: Facet) -> Vec<FacetValue> {
    let key = |value: FacetValue| {
        (Reverse(corpus.n_articles_with(value)), fold(&wording::value(corpus, value)))
    };
    let mut values: Vec<_> =
        corpus.values(facet).into_iter().map(|value| (key(value), value)).collect();
    sort_by(&mut values, |(a, _), (b, _)| a.cmp(b));
    values.into_iter().map(|(_, value)| value).collect()
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

fn depth(corpus: &Corpus, value: FacetValue) -> usize {
    match value {
        FacetValue::Topic(id) => corpus::ancestors(&corpus.parts().topics, id).count(),
        _ => 0,
    }
}
