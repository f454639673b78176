//! The results: how many, in which order, and the list.

use std::rc::Rc;

use corpus::{Results, Sort};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::filter_chips::FilterChips;
use super::no_results::NoResults;
use super::result_item::ResultItem;
use crate::hooks::{use_announcement, use_corpus, use_dispatch, use_view_state};
use crate::view_state::Action;
use crate::{browser, export, wording};

#[derive(PartialEq, Properties)]
pub struct ResultPaneProps {
    /// What matches now.
    pub results: Rc<Results>,
    /// Whether the filters are shown, where they are a sheet.
    pub filters_open: bool,
    /// Shows or hides the filters, where they are a sheet.
    pub on_show_filters: Callback<bool>,
}

/// Count, order, active filters and the list of articles.
#[component]
pub fn ResultPane(props: &ResultPaneProps) -> Html {
    let corpus = use_corpus();
    let hits = &props.results.hits;
    let n_of_n = format!("{} of {}", hits.len(), wording::count(corpus.n_articles(), "article"));
    let announcement = use_announcement(n_of_n.clone());
    let is_open = props.filters_open;
    let show_filters = props.on_show_filters.reform(move |_: MouseEvent| !is_open);
    let n_active = use_view_state().query.criteria().len();
    html! {
        <section class="result-pane" aria-labelledby="results-heading">
            <div class="result-pane__head">
                <h2 id="results-heading" class="result-pane__count">{ &n_of_n }</h2>
                <p class="visually-hidden" role="status">{ announcement }</p>
                <SortMenu />
                <button class="result-pane__filters" type="button" aria-controls="filters"
                    aria-expanded={is_open.to_string()} onclick={show_filters}>
                    { "Filters" }
                    if n_active > 0 { <span class="result-pane__active">{ n_active }</span> }
                </button>
            </div>
            <FilterChips />
            if hits.is_empty() {
                <NoResults />
            } else {
                <ol class="result-pane__list" aria-label="Articles">
                    { for hits.iter().map(|hit| html! {
                        <ResultItem key={hit.article.0} article={hit.article} />
                    }) }
                </ol>
                <TakeAway results={Rc::clone(&props.results)} />
            }
        </section>
    }
}

/// The order of the results.
#[component]
fn SortMenu() -> Html {
    let state = use_view_state();
    let dispatch = use_dispatch();
    let onchange = Callback::from(move |event: Event| {
        let key = event.target_unchecked_into::<HtmlSelectElement>().value();
        Sort::from_key(&key).into_iter().for_each(|sort| dispatch.dispatch(Action::SortBy(sort)));
    });
    let option = |sort: Sort| {
        html! {
            <option value={sort.key()} selected={sort == state.query.sort}>{ wording::sort(sort) }</option>
        }
    };
    html! {
        <select class="sort-menu" aria-label="Sort by" {onchange}>{ for Sort::ALL.map(option) }</select>
    }
}

#[derive(PartialEq, Properties)]
struct TakeAwayProps {
    results: Rc<Results>,
}

/// The found articles as a file.
#[component]
fn TakeAway(props: &TakeAwayProps) -> Html {
    let corpus = use_corpus();
    let results = Rc::clone(&props.results);
    let onclick = Callback::from(move |_| {
        let articles = results.hits.iter().map(|hit| hit.article);
        browser::download("articles.jsonld", "application/ld+json", &export::json_ld(&corpus, articles));
    });
    html! {
        <button class="result-pane__take-away" type="button" {onclick}>
            { format!("Save {} as JSON-LD", wording::count(props.results.hits.len(), "article")) }
        </button>
    }
}
