//! The frame of the page: state above, four regions below.

use std::rc::Rc;

use corpus::{Corpus, EntityId, Query, Results, evaluate};
use yew::prelude::*;

use crate::browser::TakeOver;
use crate::components::{
    FILTERS_BUTTON_ID, FILTERS_ID, Overview, Reader, SEARCH_ID, filter_panel, flag, masthead,
    result_pane, sections, welcome,
};
use crate::hooks::{
    use_address, use_announcement, use_effect_of, use_focus_on_article, use_local, use_preparation,
    use_shortcuts, use_theme, use_title,
};
use crate::listed::Listed;
use crate::page::{Links, Page};
use crate::static_view::listed_only;
use crate::view_state::Action;
use crate::window::N_WHOLE;
use crate::{Shared, address, browser, wording};

/// What the page is made of.
#[derive(PartialEq, Properties)]
pub struct AppProps {
    /// What is shown.
    pub corpus: Shared<Corpus>,
    /// The fragment of the address at the start.
    #[prop_or_default]
    pub fragment: AttrValue,
    /// Who follows its links.
    #[prop_or_default]
    pub links: Links,
    /// The static page that this one takes over from.
    #[prop_or_default]
    pub take_over: Option<TakeOver>,
}

/// The entity whose card is open, and where it was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The entity.
    pub entity: EntityId,
    /// Id of the element that gets the focus back.
    pub opener: AttrValue,
}

/// The whole page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let corpus = &props.corpus;
    let handle = use_reducer_eq(|| address::read(corpus, &props.fragment));
    let readable = use_memo((corpus.clone(), props.links), |(corpus, links)| {
        let is_static = cfg!(not(target_arch = "wasm32")) && *links != Links::Views;
        is_static.then(|| listed_only(corpus).map(Rc::from)).flatten()
    });
    let page = Page {
        corpus: corpus.clone(),
        state: Rc::new((*handle).clone()),
        dispatch: handle.dispatcher(),
        links: props.links,
        readable: (*readable).clone(),
    };
    let state = &page.state;
    let results = use_results(corpus, &state.query);
    let listed = use_listed(&page, &results);
    let overview = use_memo(corpus.clone(), |corpus| Overview::of(corpus));
    let shows_filters = use_local(false);
    let filters_open = shows_filters.get();
    let has_keeper = cfg!(target_arch = "wasm32") && browser::has_keeper();
    let open_card = use_local(None::<Card>);
    let card = open_card.get();

    {
        let take_over = props.take_over.clone();
        use_effect_of((), move |()| {
            if let Some(take_over) = take_over {
                take_over.complete();
            }
        });
    }
    use_address(&page);
    use_focus_on_article(corpus, state.open);
    use_title(corpus, state.open.map(|open| open.article));
    let (theme, choose_theme) = use_theme(state.theme);
    let announcement = use_announcement(wording::n_of_n(&results));
    let set_card = {
        let open_card = open_card.clone();
        Callback::from(move |next: Option<Card>| {
            if let (Some(closed), None) = (open_card.get(), &next) {
                browser::focus(&closed.opener);
            }
            open_card.set(next);
        })
    };
    let show_filters = {
        let shows_filters = shows_filters.clone();
        Callback::from(move |shown: bool| {
            shows_filters.set(shown);
            if !shown {
                browser::focus(FILTERS_BUTTON_ID);
            }
        })
    };
    // The keyboard follows into the sheet, as soon as it is there.
    use_effect_of(filters_open, |&is_open| {
        if is_open {
            browser::focus(FILTERS_ID);
        }
    });
    let is_reading = state.open.is_some();
    let escape = {
        let (set_card, show_filters) = (set_card.clone(), show_filters.clone());
        let dispatch = page.dispatch.clone();
        let (has_card, has_filters) = (card.is_some(), filters_open);
        Callback::from(move |()| {
            if has_card {
                set_card.emit(None);
            } else if has_filters {
                show_filters.emit(false);
            } else if is_reading {
                dispatch.dispatch(Action::Close);
            }
        })
    };
    let is_partial = !is_reading && listed.articles.len() > N_WHOLE;
    use_shortcuts(SEARCH_ID, is_partial, escape);

    let reader_pane = match state.open {
        Some(open) => html! {
            <section id="reader" class="reader-pane" aria-label="Article">
                <Reader key={open.article.0} page={page.clone()} {open} results={results.clone()}
                    card={card} on_card={set_card} />
            </section>
        },
        None => html! {
            <section id="reader" class="reader-pane" aria-label="About this corpus">
                { welcome(&page, &overview) }
            </section>
        },
    };
    let page_html = html! {
        <div class="page" data-ui={state.ui.key()} data-reading={flag(is_reading)}
            data-filters={if filters_open { "open" } else { "closed" }}>
            <p class="visually-hidden" role="status">{ announcement }</p>
            { masthead(&page, theme, choose_theme) }
            { filter_panel(&page, &results, &show_filters) }
            <main class="page__main">
                { result_pane(&page, &results, &listed, filters_open, &show_filters, has_keeper) }
                { reader_pane }
            </main>
        </div>
    };
    if page.is_static() && props.links == Links::Sections {
        return html! { <>{ page_html }{ sections(&page) }</> };
    }
    page_html
}

/// Asks the corpus once per query. Words that are typed while the index is in the making wait for it, as the
/// ways to go on with them do, and the last answer stands: the page does not wait.
#[hook]
fn use_results(corpus: &Shared<Corpus>, query: &Query) -> Shared<Results> {
    let update = use_force_update();
    // What was answered last, and whether that is not what is asked.
    let answered = use_mut_ref(|| (None::<Query>, false));
    let query = {
        let (last, is_late) = &mut *answered.borrow_mut();
        let can_wait = cfg!(target_arch = "wasm32") && !query.text.is_empty();
        *is_late = can_wait && last.is_some() && !corpus.is_prepared();
        last.take_if(|_| !*is_late);
        last.get_or_insert_with(|| query.clone()).clone()
    };
    use_preparation(corpus, move || {
        if answered.borrow().1 {
            update.force_update();
            browser::tell_again();
        }
    });
    let results =
        use_memo((corpus.clone(), query), |(corpus, query)| Shared::new(evaluate(corpus, query)));
    (*results).clone()
}

/// Asks once per answer which articles are listed.
#[hook]
fn use_listed(page: &Page, results: &Shared<Results>) -> Rc<Listed> {
    let open = page.state.open.filter(|_| page.is_static());
    use_memo((results.clone(), open), |(results, _)| Listed::of(page, results))
}
