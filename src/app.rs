//! The frame of the page: state above, four regions below.

use std::rc::Rc;

use corpus::{Corpus, EntityId, Query, Results, evaluate};
use yew::prelude::*;

use crate::browser::TakeOver;
use crate::components::{
    FILTERS_BUTTON_ID, FILTERS_ID, Reader, SEARCH_ID, filter_panel, flag, masthead, result_pane,
    sections, welcome,
};
use crate::hooks::{
    use_address, use_announcement, use_focus_on_article, use_shortcuts, use_theme, use_title,
};
use crate::page::{Links, Page};
use crate::view_state::Action;
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
    let page = Page {
        corpus: corpus.clone(),
        state: Rc::new((*handle).clone()),
        dispatch: handle.dispatcher(),
        links: props.links,
    };
    let state = &page.state;
    let results = use_results(corpus, &state.query);
    let filters_open = use_state_eq(|| false);
    let has_keeper = use_memo((), |()| cfg!(target_arch = "wasm32") && browser::has_keeper());
    let card = use_state_eq(|| None::<Card>);

    {
        let take_over = props.take_over.clone();
        use_effect_with((), move |()| {
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
        let card = card.clone();
        Callback::from(move |next: Option<Card>| {
            if let (Some(closed), None) = (&*card, &next) {
                browser::focus(&closed.opener);
            }
            card.set(next);
        })
    };
    let show_filters = {
        let filters_open = filters_open.clone();
        Callback::from(move |shown: bool| {
            filters_open.set(shown);
            if !shown {
                browser::focus(FILTERS_BUTTON_ID);
            }
        })
    };
    // The keyboard follows into the sheet, as soon as it is there.
    use_effect_with(*filters_open, |&is_open| {
        if is_open {
            browser::focus(FILTERS_ID);
        }
    });
    let is_reading = state.open.is_some();
    let escape = {
        let (set_card, show_filters) = (set_card.clone(), show_filters.clone());
        let dispatch = page.dispatch.clone();
        let (has_card, has_filters) = (card.is_some(), *filters_open);
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
    use_shortcuts(SEARCH_ID, escape);

    let reader_pane = match state.open {
        Some(open) => html! {
            <section id="reader" class="reader-pane" aria-label="Article">
                <Reader key={open.article.0} page={page.clone()} {open} results={Rc::clone(&results)}
                    card={(*card).clone()} on_card={set_card} />
            </section>
        },
        None => html! {
            <section id="reader" class="reader-pane" aria-label="About this corpus">
                { welcome(&page) }
            </section>
        },
    };
    let page_html = html! {
        <div class="page" data-ui={state.ui.key()} data-reading={flag(is_reading)}
            data-filters={if *filters_open { "open" } else { "closed" }}>
            <p class="visually-hidden" role="status">{ announcement }</p>
            { masthead(&page, theme, choose_theme) }
            { filter_panel(&page, &results, &show_filters) }
            <main class="page__main">
                { result_pane(&page, &results, *filters_open, &show_filters, *has_keeper) }
                { reader_pane }
            </main>
        </div>
    };
    if page.is_static() && props.links == Links::Sections {
        return html! { <>{ page_html }{ sections(&page) }</> };
    }
    page_html
}

/// Asks the corpus once per query.
#[hook]
fn use_results(corpus: &Shared<Corpus>, query: &Query) -> Rc<Results> {
    use_memo((corpus.clone(), query.clone()), |(corpus, query)| evaluate(corpus, query))
}
