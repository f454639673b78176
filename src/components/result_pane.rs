//! The results: how many, in which order, and the list.

use std::rc::Rc;

use corpus::{Results, Sort};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::control::{button, flag};
use super::filter_chips::filter_chips;
use super::filter_panel::FILTERS_ID;
use super::no_results::no_results;
use super::result_item::result_item;
use crate::page::Page;
use crate::view_state::Action;
use crate::{browser, export, wording};

/// Id of the button that shows the filters, for the keyboard that comes back from them.
pub const FILTERS_BUTTON_ID: &str = "show-filters";

/// Count, order, active filters and the list of articles.
pub fn result_pane(
    page: &Page,
    results: &Rc<Results>,
    filters_open: bool,
    on_show_filters: &Callback<bool>,
) -> Html {
    let hits = &results.hits;
    let show_filters = on_show_filters.reform(move |_: MouseEvent| !filters_open);
    let n_active = page.state.query.criteria().len();
    html! {
        <section class="result-pane" aria-labelledby="results-heading">
            <div class="result-pane__head">
                <h2 id="results-heading" class="result-pane__count">
                    { wording::n_of_n(&page.corpus, results) }
                </h2>
                { sort_menu(page) }
                <button id={FILTERS_BUTTON_ID} class="result-pane__filters" type="button" aria-controls={FILTERS_ID}
                    aria-expanded={flag(filters_open)} onclick={show_filters}>
                    { "Filters" }
                    if n_active > 0 { <span class="result-pane__active">{ n_active }</span> }
                </button>
            </div>
            { filter_chips(page) }
            if hits.is_empty() {
                { no_results(page) }
            } else {
                <ol class="result-pane__list" aria-label="Articles">
                    { for hits.iter().map(|hit| result_item(page, hit.article)) }
                </ol>
                { take_away(page, results) }
            }
        </section>
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

/// The found articles as a file.
fn take_away(page: &Page, results: &Rc<Results>) -> Html {
    let (corpus, found) = (page.corpus.clone(), Rc::clone(results));
    let onclick = Callback::from(move |_| {
        let articles = found.hits.iter().map(|hit| hit.article);
        let text = export::json_ld(&corpus, articles);
        browser::download("articles.jsonld", "application/ld+json", &text);
    });
    let save = format!("Save {} as JSON-LD", wording::count(results.hits.len(), "article"));
    button("result-pane__take-away", None, onclick, save.into())
}
