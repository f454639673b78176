//! The frame of the page: state above, four regions below.

use std::rc::Rc;

use corpus::{Corpus, EntityId, Query, Results, evaluate};
use yew::prelude::*;

use crate::components::{FilterPanel, Masthead, ResultPane, SEARCH_ID, ReaderPane};
use crate::hooks::{use_address, use_focus_on_article, use_shortcuts, use_title};
use crate::view_state::{Action, ViewState};
use crate::{Shared, address, browser};

#[derive(PartialEq, Properties)]
pub struct AppProps {
    /// What is shown.
    pub corpus: Shared<Corpus>,
    /// The fragment of the address at the start.
    #[prop_or_default]
    pub fragment: AttrValue,
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
    let state = use_reducer_eq(|| address::read(corpus, &props.fragment));
    let dispatch = state.dispatcher();
    let view_state: Rc<ViewState> = Rc::new((*state).clone());
    let results = use_results(corpus, &state.query);
    let filters_open = use_state_eq(|| false);
    let card = use_state_eq(|| None::<Card>);

    use_address(corpus, &view_state, &dispatch);
    use_focus_on_article(corpus, state.open);
    use_title(corpus, state.open.map(|open| open.article));
    let set_card = use_callback(card.clone(), |next: Option<Card>, card| {
        if let (Some(closed), None) = (&**card, &next) {
            browser::focus(&closed.opener);
        }
        card.set(next);
    });
    let show_filters = use_callback(filters_open.clone(), |shown: bool, filters_open| {
        filters_open.set(shown);
    });
    let is_reading = state.open.is_some();
    let escape = {
        let (set_card, show_filters, dispatch) =
            (set_card.clone(), show_filters.clone(), dispatch.clone());
        use_callback(
            (card.is_some(), *filters_open, is_reading),
            move |(), &(has_card, has_filters, is_reading)| {
                if has_card {
                    set_card.emit(None);
                } else if has_filters {
                    show_filters.emit(false);
                } else if is_reading {
                    dispatch.dispatch(Action::Close);
                }
            },
        )
    };
    use_shortcuts(SEARCH_ID, escape);

    html! {
        <ContextProvider<Shared<Corpus>> context={corpus.clone()}>
        <ContextProvider<UseReducerDispatcher<ViewState>> context={dispatch}>
        <ContextProvider<Rc<ViewState>> context={view_state}>
            <div class="page" data-ui={state.ui.key()} data-reading={is_reading.to_string()}
                data-filters={if *filters_open { "open" } else { "closed" }}>
                <Masthead />
                <FilterPanel results={Rc::clone(&results)} on_show={show_filters.clone()} />
                <main class="page__main">
                    <ResultPane results={Rc::clone(&results)} filters_open={*filters_open}
                        on_show_filters={show_filters} />
                    <ReaderPane {results} card={(*card).clone()} on_card={set_card} />
                </main>
            </div>
        </ContextProvider<Rc<ViewState>>>
        </ContextProvider<UseReducerDispatcher<ViewState>>>
        </ContextProvider<Shared<Corpus>>>
    }
}

/// Asks the corpus once per query.
#[hook]
fn use_results(corpus: &Shared<Corpus>, query: &Query) -> Rc<Results> {
    use_memo((corpus.clone(), query.clone()), |(corpus, query)| evaluate(corpus, query))
}
