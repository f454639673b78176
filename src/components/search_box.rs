//! The search box: words are looked for as they are typed, and ways to go on with them are offered.
//!
//! The focus never leaves the box: which of the ways is active is told by `aria-activedescendant`. Its role
//! stays that of a search box, by which people and programs find it.

use std::rc::Rc;

use corpus::{Completion, FacetValue, Match, complete};
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::control::{element, flag};
use crate::hooks::{Local, use_effect_of, use_local};
use crate::page::Page;
use crate::view_state::{Action, ViewState};
use crate::{browser, wording};

/// Id of the search box, for the key that leads to it.
pub const SEARCH_ID: &str = "search";
/// Id of the list of ways to go on.
const WAYS_ID: &str = "ways-on";

#[derive(PartialEq, Properties)]
pub struct SearchBoxProps {
    /// The page it stands on.
    pub page: Page,
}

/// Ways to go on with what was typed; none where the list is closed.
#[derive(Clone, Debug, Default, PartialEq)]
struct Offer {
    ways: Rc<[Completion]>,
    /// The one that Enter takes.
    active: Option<usize>,
}

/// The search box.
#[component]
pub fn SearchBox(props: &SearchBoxProps) -> Html {
    let page = &props.page;
    let offered = use_local(Offer::default());
    let offer = offered.get();
    use_effect_of(offer.active, |active| {
        active.iter().for_each(|&idx| browser::show_nearest(&way_id(idx)));
    });

    use_effect_of((), |()| browser::on_composed());

    let oninput = {
        let (page, offered) = (page.clone(), offered.clone());
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            page.dispatch.dispatch(Action::Type(input.value()));
            // What an input method is still putting together is not to be completed by somebody else.
            let ways = if event.is_composing() { Rc::default() } else { ways_on(&page, &input) };
            offered.set(Offer { ways, active: None });
        })
    };
    let onkeydown = {
        let (page, offered) = (page.clone(), offered.clone());
        Callback::from(move |event: KeyboardEvent| on_key(&event, &page, &offered))
    };
    let onfocusout = {
        let offered = offered.clone();
        Callback::from(move |_: FocusEvent| offered.set(Offer::default()))
    };
    // A press on the list would take the focus out of the box.
    let onmousedown = Callback::from(|event: MouseEvent| {
        if event.target_unchecked_into::<Element>().id() != SEARCH_ID {
            event.prevent_default();
        }
    });
    let controls = (!offer.ways.is_empty()).then_some(WAYS_ID);
    let active = offer.active.map(way_id);
    html! {
        <div class="search-box" role="search" {onmousedown}>
            <input id={SEARCH_ID} class="search-box__input" type="search" aria-label="Search"
                placeholder="Search the articles" autocomplete="off" spellcheck="false"
                aria-autocomplete="list" aria-haspopup="listbox" aria-controls={controls}
                aria-activedescendant={active} enterkeyhint="search"
                value={page.state.query.text.clone()}
                {oninput} {onkeydown} {onfocusout} />
            <kbd class="search-box__key" aria-hidden="true">{ "/" }</kbd>
            if !offer.ways.is_empty() { { ways(page, &offer, &offered) } }
        </div>
    }
}

/// The list of ways to go on.
fn ways(page: &Page, offer: &Offer, offered: &Local<Offer>) -> Html {
    // Of the whole corpus; where only a part is in scope it would be wrong.
    let has_count = page.state.query.scope.is_empty();
    let way = |(idx, way): (usize, &Completion)| {
        let (name, kind) = match way.value {
            Some(value) => {
                (wording::value(&page.corpus, value), wording::what(&page.corpus, value))
            }
            None => (way.text.clone(), "Word"),
        };
        let count = wording::count(way.n_articles, "article");
        let what = if has_count { format!("{kind}, {count}") } else { kind.to_owned() };
        let onclick = {
            let (page, offered, way) = (page.clone(), offered.clone(), way.clone());
            Callback::from(move |_: MouseEvent| take(&page, &offered, &way))
        };
        let span = |class: &'static str, text: String| {
            element("span", &["class"], [Some(class.into())], None, text.into())
        };
        let content =
            [span("way-on__name", name), " ".into(), span("way-on__what", what)].into_iter();
        let is_active = flag(offer.active == Some(idx));
        let values = [way_id(idx).into(), "option".into(), is_active.into(), "way-on".into()];
        let keys = &["id", "role", "aria-selected", "class"];
        element("li", keys, values.map(Some), Some(onclick), content.collect())
    };
    let label = wording::count(offer.ways.len(), "suggestion");
    let values = [WAYS_ID.into(), "listbox".into(), label.into(), "ways-on".into()];
    let content = offer.ways.iter().enumerate().map(way).collect();
    element("ul", &["id", "role", "aria-label", "class"], values.map(Some), None, content)
}

fn way_id(idx: usize) -> String {
    format!("way-on-{idx}")
}

/// Ways to go on from where the reader types. None while the index is in the making, which a key press must
/// not wait for.
fn ways_on(page: &Page, input: &HtmlInputElement) -> Rc<[Completion]> {
    if !page.corpus.is_prepared() {
        return Rc::default();
    }
    let text = input.value();
    let mut ways = complete(&page.corpus, &text, browser::cursor(input, &text));
    ways.retain(|way| !matches!(way.value, Some(FacetValue::Entity(id)) if !page.shows(id)));
    ways.into()
}

fn on_key(event: &KeyboardEvent, page: &Page, offered: &Local<Offer>) {
    let is_modified = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
    if event.is_composing() || is_modified {
        return;
    }
    let input: HtmlInputElement = event.target_unchecked_into();
    let offer = offered.get();
    let n_ways = offer.ways.len();
    let is_open = n_ways > 0;
    let go_to = |active: Option<usize>| {
        event.prevent_default();
        let ways = if is_open { Rc::clone(&offer.ways) } else { ways_on(page, &input) };
        // After the last one, and before the first, it is the text itself.
        let active = active.filter(|&idx| idx < ways.len());
        offered.set(Offer { ways, active });
    };
    match &*event.key() {
        "ArrowDown" => go_to(Some(offer.active.map_or(0, |idx| idx + 1))),
        "ArrowUp" if is_open => go_to(offer.active.unwrap_or(n_ways).checked_sub(1)),
        "Enter" if offer.active.is_some() => {
            let active = offer.active.and_then(|idx| offer.ways.get(idx));
            active.into_iter().for_each(|way| take(page, offered, way));
        }
        "Escape" if is_open => {
            event.prevent_default();
            offered.set(Offer::default());
        }
        // Before it closes anything else.
        "Escape" if !input.value().is_empty() => {
            event.prevent_default();
            page.dispatch.dispatch(Action::Type(String::new()));
        }
        // The words stand as they are, or the cursor is elsewhere.
        "Enter" | "ArrowLeft" | "ArrowRight" | "Home" | "End" => offered.set(Offer::default()),
        _ => {}
    }
}

/// Takes a way to go on: a value becomes a filter, as if it was ticked, and what was typed of its name
/// leaves the box; a word comes into the box, and so does a value where only words can say what is meant.
fn take(page: &Page, offered: &Local<Offer>, way: &Completion) {
    offered.set(Offer::default());
    let text = browser::value(SEARCH_ID).unwrap_or_default();
    let range = way.span.range();
    let (Some(before), Some(typed), Some(after)) =
        (text.get(..range.start), text.get(range.clone()), text.get(range.end..))
    else {
        return;
    };
    let after = after.trim_start();
    let filtered = way.value.filter(|&value| becomes_filter(&page.state, value, before, typed));
    let before = if filtered.is_some() {
        let before = before.trim_end();
        let space = if before.is_empty() || after.is_empty() { "" } else { " " };
        [before, space].concat()
    } else {
        let sign = if typed.starts_with('-') { "-" } else { "" };
        [before, sign, &way.text, " "].concat()
    };
    let text = [&before, after].concat();
    browser::set_value(SEARCH_ID, &text, before.len());
    let mut next = page.state.after(Action::Type(text));
    filtered.into_iter().for_each(|value| next.query.filter.choose(value));
    page.dispatch.dispatch(Action::Visit(Box::new(next)));
}

/// Whether a value that is taken becomes a filter. Taking it must narrow what is shown, as words do, and a
/// second one of a facet of which any is enough would widen it; one that was typed as a value, excluded or
/// in an alternative is part of a sentence that stays in the box.
fn becomes_filter(state: &ViewState, value: FacetValue, before: &str, typed: &str) -> bool {
    let filter = &state.query.filter;
    let facet = value.facet();
    let is_first = filter.chosen().all(|chosen| chosen.facet() != facet || chosen == value);
    let is_words =
        !typed.starts_with('-') && !typed.contains(':') && !before.trim_end().ends_with(" OR");
    is_words && (is_first || filter.matching(facet) == Match::All)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_becomes_a_filter_where_that_narrows() {
        let value = FacetValue::Year(2018);
        let mut state = ViewState::default();
        let becomes =
            |state: &ViewState, before, typed| becomes_filter(state, value, before, typed);
        assert!(becomes(&state, "", "tw"));
        assert!(becomes(&state, "ferry ", "tw"));
        assert!(!becomes(&state, "ferry OR ", "tw"), "an alternative");
        assert!(!becomes(&state, "", "-tw"), "not that one");
        assert!(!becomes(&state, "", "publisher:tw"), "typed as a value");
        state.query.filter.choose(value);
        assert!(becomes(&state, "", "tw"), "chosen already");
        state.query.filter.drop_value(value);
        state.query.filter.choose(FacetValue::Year(2019));
        assert!(!becomes(&state, "", "tw"), "any of two is more than one");
        state.query.filter.set_matching(value.facet(), Match::All);
        assert!(becomes(&state, "", "tw"), "all of two is less");
    }
}
