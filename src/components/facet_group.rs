//! One facet: its values with counts, a search among them, and the switch between any and all.

use corpus::analysis::fold;
use corpus::{Facet, Match, Results};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::control::flag;
use super::facet_section::{facet_section, hidden_in_use, ordered_values, sections};
use super::year_range::year_range;
use crate::Shared;
use crate::hooks::use_local;
use crate::page::Page;
use crate::view_state::Action;
use crate::wording;

/// From this many values on, they can be searched.
const N_SEARCHABLE: usize = 10;

#[derive(PartialEq, Properties)]
pub struct FacetGroupProps {
    /// The page it stands on.
    pub page: Page,
    /// The facet.
    pub facet: Facet,
    /// What matches now, with the counts of every value.
    pub results: Shared<Results>,
}

/// One facet.
#[component]
pub fn FacetGroup(props: &FacetGroupProps) -> Html {
    let FacetGroupProps { page, facet, results } = props;
    let typed = use_local(String::new());
    let sought = typed.get();
    // Which of the sections are shown whole, by place.
    let unfolded = use_local(Vec::<usize>::new());
    let expanded = unfolded.get();
    let name = wording::facet(*facet);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            typed.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let on_expand = {
        let unfolded = unfolded.clone();
        Callback::from(move |place: usize| {
            let mut places = unfolded.get();
            match places.iter().position(|&known| known == place) {
                Some(known) => drop(places.remove(known)),
                None => places.push(place),
            }
            unfolded.set(places);
        })
    };
    let ordered =
        use_memo((page.corpus.clone(), *facet), |(corpus, facet)| ordered_values(corpus, *facet));
    // The thousands of names of a large corpus are looked through again only where others may be shown.
    let wanted =
        (page.corpus.clone(), hidden_in_use(page, *facet), page.state.weak, sought.clone());
    let sections = use_memo(wanted, |(_, in_use, _, sought)| {
        sections(page, *facet, &ordered, in_use, &fold(sought.trim()))
    });
    let is_empty = sections.iter().all(|section| section.values.is_empty());
    let is_whole = !sought.trim().is_empty() || *facet == Facet::Topic;
    let sections: Html = sections
        .iter()
        .enumerate()
        .map(|(place, section)| {
            let toggle = (!is_whole).then(|| on_expand.reform(move |_: MouseEvent| place));
            let is_expanded = is_whole || expanded.contains(&place);
            facet_section(page, results, section, is_expanded, &sought, toggle)
        })
        .collect();
    html! {
        <fieldset class="facet-group" data-facet={facet.key()}>
            <legend class="facet-group__name">{ name }</legend>
            { match_switch(page, *facet) }
            if ordered.len() > N_SEARCHABLE {
                <input class="facet-group__search" type="search" placeholder="Find"
                    aria-label={format!("Find in {}", name.to_ascii_lowercase())}
                    autocomplete="off" value={sought.clone()} {oninput} />
            }
            { sections }
            if is_empty { <p class="facet-group__nothing">{ "No such value." }</p> }
            if *facet == Facet::Year { { year_range(page) } }
            if *facet == Facet::Entity { { weak_switch(page) } }
        </fieldset>
    }
}

/// Asks for the names that may be none, if there are any.
fn weak_switch(page: &Page) -> Html {
    let n_weak = page.corpus.entities().filter(|(_, entity)| entity.is_weak()).count();
    if n_weak == 0 {
        return Html::default();
    }
    let is_shown = page.state.weak;
    html! {
        <label class="facet-group__weak" title="Found by their form alone, without a list">
            // As the address says it, for the program that comes later.
            <input type="checkbox" checked={is_shown} value="weak=true"
                onchange={page.on::<Event>(Action::ShowWeak(!is_shown))} />
            { format!("Show {}", wording::count(n_weak, "uncertain name")) }
        </label>
    }
}

/// Whether any chosen value is enough or all must hold.
fn match_switch(page: &Page, facet: Facet) -> Html {
    let is_all = page.state.query.filter.matching(facet) == Match::All;
    let other = if is_all { Match::Any } else { Match::All };
    let label = format!("Match all {}", wording::facet(facet).to_ascii_lowercase());
    html! {
        <button class="match-switch" type="button" role="switch" aria-checked={flag(is_all)}
            aria-label={label} title="Any of the ticked values, or all of them"
            onclick={page.on(Action::SetMatch(facet, other))}>
            <span>{ "any" }</span><span>{ "all" }</span>
        </button>
    }
}
