//! The results: how many, in which order, and the list.

use std::rc::Rc;

use corpus::{ArticleId, Corpus, Results, Sort};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::control::{button, flag};
use super::filter_chips::filter_chips;
use super::filter_panel::FILTERS_ID;
use super::no_results::no_results;
use super::result_item::result_item;
use crate::page::{Links, Page};
use crate::view_state::Action;
use crate::{browser, export, wording};

/// Id of the button that shows the filters, for the keyboard that comes back from them.
pub const FILTERS_BUTTON_ID: &str = "show-filters";

/// Articles that a static page lists.
const N_STATIC: usize = 100;

/// Count, order, active filters and the list of articles. `has_keeper` says whether there is a part of
/// the page for those who embed it.
pub fn result_pane(
    page: &Page,
    results: &Rc<Results>,
    filters_open: bool,
    on_show_filters: &Callback<bool>,
    has_keeper: bool,
) -> Html {
    let hits = &results.hits;
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
            if hits.is_empty() {
                { no_results(page) }
            } else {
                <ol class="result-pane__list" aria-label="Articles">
                    { for shown(page, results).iter().map(|(id, same)| result_item(page, *id, same)) }
                </ol>
                { take_away(page, results, has_keeper) }
            }
        </section>
    }
}

/// The articles that are listed, each with the later ones that are the same report: all, but for a
/// static page, which has the first, or those around the open article. Each article leads to the next,
/// so that all can be reached.
fn shown(page: &Page, results: &Results) -> Vec<(ArticleId, Vec<ArticleId>)> {
    let mut hits = &results.hits[..];
    if page.is_static() {
        let place = page.state.open.and_then(|open| results.position(open.article)).unwrap_or(0);
        let start = place.saturating_sub(N_STATIC / 2).min(hits.len().saturating_sub(N_STATIC));
        hits = &hits[start..hits.len().min(start + N_STATIC)];
    }
    let mut listed: Vec<(ArticleId, Vec<ArticleId>)> = Vec::new();
    // Where the first article of each report is listed.
    let mut places = Vec::new();
    for hit in hits {
        if let Some(report) = page.corpus.article(hit.article).report {
            let report = report as usize;
            places.resize(places.len().max(report + 1), None);
            match places[report] {
                Some(place) => {
                    let (_, same): &mut (_, Vec<_>) = &mut listed[place];
                    same.push(hit.article);
                    continue;
                }
                None => places[report] = Some(listed.len()),
            }
        }
        listed.push((hit.article, Vec::new()));
    }
    listed
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
fn take_away(page: &Page, results: &Rc<Results>, has_keeper: bool) -> Html {
    let save = |name: &str, save_as: fn(&Corpus, &Results)| {
        let (corpus, found) = (page.corpus.clone(), Rc::clone(results));
        let onclick = Callback::from(move |_| save_as(&corpus, &found));
        let label = format!("Save {} as {name}", wording::count(results.hits.len(), "article"));
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
