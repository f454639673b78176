//! The results: how many, in which order, and the list.

use std::rc::Rc;

use corpus::{Corpus, Results, Sort};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::control::{button, flag};
use super::filter_chips::filter_chips;
use super::filter_panel::FILTERS_ID;
use super::no_results::no_results;
use super::result_item::result_item;
use super::understood::understood;
use super::windowed_list::{N_PRINTED, Row, WindowedList};
use crate::listed::Listed;
use crate::page::{Links, Page};
use crate::view_state::{Action, ViewState};
use crate::{Shared, address, browser, export, wording};

/// Id of the button that shows the filters, for the keyboard that comes back from them.
pub const FILTERS_BUTTON_ID: &str = "show-filters";

/// Count, order, active filters and the list of articles. `has_keeper` says whether there is a part of
/// the page for those who embed it.
pub fn result_pane(
    page: &Page,
    results: &Shared<Results>,
    listed: &Rc<Listed>,
    filters_open: bool,
    on_show_filters: &Callback<bool>,
    has_keeper: bool,
) -> Html {
    let show_filters = on_show_filters.reform(move |_: MouseEvent| !filters_open);
    let n_active = page.state.query.criteria().len();
    html! {
        <section id="results" class="result-pane" aria-labelledby="results-heading">
            <div class="result-pane__head">
                <h2 id="results-heading" class="result-pane__count">
                    { wording::n_of_n(results) }
                </h2>
                { sort_menu(page) }
                if page.shown_facets().next().is_some() {
                    <button id={FILTERS_BUTTON_ID} class="result-pane__filters" type="button" aria-controls={FILTERS_ID}
                        aria-expanded={flag(filters_open)} onclick={show_filters}>
                        { "Filters" }
                        if n_active > 0 { <span class="result-pane__active">{ n_active }</span> }
                    </button>
                }
            </div>
            { filter_chips(page) }
            { understood(page, results) }
            if results.is_empty() {
                { no_results(page) }
            } else {
                { list(page, results, listed) }
                { take_away(page, results, has_keeper) }
            }
        </section>
    }
}

/// The list of articles.
fn list(page: &Page, results: &Shared<Results>, listed: &Rc<Listed>) -> Html {
    let n_rows = listed.articles.len();
    let of = ViewState { query: page.state.query.clone(), ..ViewState::default() };
    let pinned = page.state.open.and_then(|open| listed.row_of(open.article));
    // What the reader asks for is in the address only after it is shown.
    let is_return = cfg!(target_arch = "wasm32")
        && address::read(&page.corpus, &browser::fragment()).query == page.state.query;
    let row = {
        let (page, results, listed) = (page.clone(), results.clone(), Rc::clone(listed));
        Callback::from(move |row: Row| result_item(&page, &results.understood, &listed, row))
    };
    html! {
        <>
            <WindowedList class="result-pane__list" label="Articles" of={address::write(&page.corpus, &of)}
                {n_rows} {row} {pinned} is_whole={page.is_static()} {is_return} keeps_place=true />
            if n_rows > N_PRINTED && !page.is_static() {
                <p class="result-pane__printed">
                    { format!("The first {N_PRINTED} of {n_rows}. Filter or search to print others.") }
                </p>
            }
        </>
    }
}

/// The order of the results.
fn sort_menu(page: &Page) -> Html {
    let dispatch = page.dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let key = event.target_unchecked_into::<HtmlSelectElement>().value();
        Sort::from_key(&key).into_iter().for_each(|sort| dispatch.dispatch(Action::SortBy(sort)));
    });
    let option = |sort: Sort| {
        let selected = sort == page.state.query.sort;
        html! { <option value={sort.key()} {selected}>{ wording::sort(sort) }</option> }
    };
    html! {
        <select class="sort-menu" aria-label="Sort by" {onchange}>{ for Sort::ALL.map(option) }</select>
    }
}

/// The found articles as files.
fn take_away(page: &Page, results: &Shared<Results>, has_keeper: bool) -> Html {
    let save = |name: &str, save_as: fn(&Corpus, &Results)| {
        let (corpus, found) = (page.corpus.clone(), results.clone());
        let onclick = Callback::from(move |_| save_as(&corpus, &found));
        let label = format!("Save {} as {name}", wording::count(results.n_hits(), "article"));
        button("result-pane__take-away", None, onclick, label.into())
    };
    // Whether it is there is known once the page runs; a static page keeps the place for it.
    let open_keeper = Callback::from(|_: MouseEvent| browser::open_keeper());
    html! {
        <p class="result-pane__foot">
            { save("JSON-LD", |corpus, found| {
                let text = export::json_ld(corpus, found.articles());
                browser::download("articles.jsonld", "application/ld+json", &text);
            }) }
            { save("CSV", |corpus, found| {
                let text = export::csv(corpus, found.articles());
                browser::download("articles.csv", "text/csv;charset=utf-8", &text);
            }) }
            if has_keeper || (page.is_static() && page.links != Links::Sections) {
                { button("result-pane__take-away", None, open_keeper, "Embed this view".into()) }
            }
        </p>
    }
}
