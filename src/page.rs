//! What every part of the page needs: the corpus, what the reader looks at, and a way to change it.
//!
//! It is handed down instead of three contexts, and the parts without state of their own are plain
//! functions of it instead of components, because a function weighs less.

use std::rc::Rc;

use corpus::{ArticleId, Corpus, EntityId, Facet, FacetValue};
use yew::prelude::*;

use crate::hooks::paragraph_id;
use crate::static_view::StaticView;
use crate::view_state::{Action, ViewState};
use crate::{Shared, address, browser};

/// Who follows the links of the page, and where they lead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Links {
    /// The running program: to views, which are fragments.
    #[default]
    Views,
    /// A browser without the program: to static pages, by way of the folder of `index.html`.
    Pages {
        /// The way to that folder: `./` or `../`.
        root: &'static str,
    },
    /// A browser without the program: to sections of the one file.
    Sections,
}

/// The page as its parts see it. Cheap to clone, honest to compare.
#[derive(Clone, PartialEq)]
pub struct Page {
    /// What is shown.
    pub corpus: Shared<Corpus>,
    /// What the reader looks at.
    pub state: Rc<ViewState>,
    /// Takes what the reader does.
    pub dispatch: UseReducerDispatcher<ViewState>,
    /// Who follows its links.
    pub links: Links,
    /// The articles that can be read without the program, in order of ids, where not all can.
    pub readable: Option<Rc<[ArticleId]>>,
}

impl Page {
    /// Whether it stands for itself, without the program. Never so in the program, where all that is
    /// made for it is left out.
    pub fn is_static(&self) -> bool {
        cfg!(not(target_arch = "wasm32")) && self.links != Links::Views
    }

    /// The facets that readers see, in their order.
    pub fn shown_facets(&self) -> impl Iterator<Item = Facet> {
        let hidden = self.state.frame.hidden;
        let facets = self.corpus.about().facets.iter().copied();
        facets.filter(move |&facet| !hidden[facet as usize])
    }

    /// Whether an entity is shown: an uncertain one on request only, or where it is in use.
    pub fn shows(&self, entity: EntityId) -> bool {
        let ViewState { query, weak, .. } = &*self.state;
        let value = FacetValue::Entity(entity);
        let is_used = [&query.filter, &query.scope]
            .into_iter()
            .any(|filter| filter.chooses(value) || filter.excludes(value));
        *weak || is_used || !self.corpus.entity(entity).is_weak()
    }

    /// Whether a view has a place of its own without the program.
    pub fn has(&self, view: StaticView) -> bool {
        let Some(readable) = &self.readable else { return true };
        match view {
            StaticView::Index => true,
            StaticView::Article(id) => readable.binary_search(&id).is_ok(),
            StaticView::Value(_) => false,
        }
    }

    /// A handler that takes an action and asks nothing of the event.
    pub fn on<E: 'static>(&self, action: Action) -> Callback<E> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_: E| dispatch.dispatch(action.clone()))
    }

    /// The address of a view, for a link.
    pub fn href(&self, to: &ViewState) -> String {
        if self.is_static() {
            return self.static_href(to);
        }
        format!("#{}", address::write(&self.corpus, &to.shared()))
    }

    fn static_href(&self, to: &ViewState) -> String {
        let corpus = &self.corpus;
        let view = StaticView::nearest(corpus, &self.state, to);
        let Links::Pages { root } = self.links else {
            return format!("#{}", view.fragment(corpus));
        };
        if !self.has(view) {
            return format!("{root}{}#{}", StaticView::Index.path(corpus), view.fragment(corpus));
        }
        let paragraph = to.open.and_then(|open| open.paragraph);
        let paragraph = paragraph.map(|number| format!("#{}", paragraph_id(number)));
        format!("{root}{}{}", view.path(corpus), paragraph.unwrap_or_default())
    }

    /// The handler of a link to a view: a plain click changes the view, any other is the browser's.
    pub fn follow(&self, to: ViewState) -> Callback<MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |event: MouseEvent| {
            if browser::is_plain_click(&event) {
                event.prevent_default();
                dispatch.dispatch(Action::Visit(Box::new(to.clone())));
            }
        })
    }
}
