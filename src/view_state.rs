//! What the reader is looking at, and how what the reader does changes it.

use std::rc::Rc;

use corpus::{ArticleId, Criterion, Day, Facet, FacetValue, Match, Query, Sort};
use yew::Reducible;

/// What the reader is looking at: small, comparable, and writable as a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// What is asked.
    pub query: Query,
    /// What is being read.
    pub open: Option<Open>,
    /// Whether names that were found without a list and may be none are shown.
    pub weak: bool,
    /// How much of the page is shown.
    pub ui: Ui,
    /// The theme that the link asks for.
    pub theme: Theme,
    /// What the page around the frame asks for.
    pub frame: Frame,
}

/// What the page around the frame asks for; the default where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Origin of the page around, which may be spoken to; empty where it is not known.
    pub host: String,
    /// Whether the page around is told which view is shown.
    pub mirror: bool,
    /// Whether a facet is not shown, by facet.
    pub hidden: [bool; Facet::ALL.len()],
}

/// An article that is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// The article.
    pub article: ArticleId,
    /// The paragraph that the link leads to, from 1; the beginning if none.
    pub paragraph: Option<u32>,
}

/// How much of the page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ui {
    /// Everything.
    #[default]
    Full,
    /// No masthead, one column: for a small frame.
    Compact,
    /// The open article alone.
    Reader,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's system says.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Ui {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Full, Self::Compact, Self::Reader];

    /// The word for it in links.
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Compact => "compact",
            Self::Reader => "reader",
        }
    }

    /// The one with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ui| ui.key() == key)
    }
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The word for it in links and in the style sheet.
    pub fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.key() == key)
    }
}

/// What the reader did.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Typed into the search box; the text is now this.
    Type(String),
    /// Ticked or unticked a value.
    Toggle(FacetValue),
    /// Excluded a value, or took that back.
    ToggleExcluded(FacetValue),
    /// Decided how the values of a facet work together.
    SetMatch(Facet, Match),
    /// Set the first day.
    SetFrom(Option<Day>),
    /// Set the last day.
    SetTo(Option<Day>),
    /// Dropped one criterion.
    Drop(Criterion),
    /// Asked for everything again.
    ClearAll,
    /// Chose an order.
    SortBy(Sort),
    /// Asked for uncertain names, or for none.
    ShowWeak(bool),
    /// Opened an article, perhaps at a paragraph.
    Open(Open),
    /// Closed the article.
    Close,
    /// Followed a link, or went back or forward.
    Visit(Box<ViewState>),
}

impl ViewState {
    /// The state as it is given to others: without what only this frame is asked for.
    pub fn shared(&self) -> Self {
        let mut shared = self.clone();
        if shared.frame != Frame::default() {
            (shared.ui, shared.theme, shared.frame) = Default::default();
        }
        shared
    }

    /// The state after an action.
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        let filter = &mut next.query.filter;
        match action {
            Action::Type(text) => next.query.text = text,
            Action::Toggle(value) if filter.chooses(value) => filter.drop_value(value),
            Action::Toggle(value) => filter.choose(value),
            Action::ToggleExcluded(value) if filter.excludes(value) => filter.drop_value(value),
            Action::ToggleExcluded(value) => filter.exclude(value),
            Action::SetMatch(facet, matching) => filter.set_matching(facet, matching),
            Action::SetFrom(day) => filter.from = day,
            Action::SetTo(day) => filter.to = day,
            Action::Drop(criterion) => next.query = next.query.without(&criterion),
            Action::ClearAll => next.query.clear(),
            Action::SortBy(sort) => next.query.sort = sort,
            Action::ShowWeak(is_shown) => next.weak = is_shown,
            Action::Open(open) => next.open = Some(open),
            Action::Close => next.open = None,
            Action::Visit(state) => next = *state,
        }
        next
    }

    /// Whether going from `earlier` to here is a step that "back" should undo: a chosen filter or an
    /// opened article is, typing is not.
    pub fn is_step_from(&self, earlier: &Self) -> bool {
        let article = |state: &Self| state.open.map(|open| open.article);
        self.query.filter != earlier.query.filter || article(self) != article(earlier)
    }
}

impl Reducible for ViewState {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = self.after(action);
        if next == *self { self } else { Rc::new(next) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEAR: FacetValue = FacetValue::Year(2018);
    const OPEN: Open = Open { article: ArticleId(1), paragraph: None };

    fn after(actions: &[Action]) -> ViewState {
        actions.iter().fold(ViewState::default(), |state, action| state.after(action.clone()))
    }

    #[test]
    fn ticking_twice_changes_nothing() {
        let toggle = Action::Toggle(YEAR);
        assert_eq!(after(&[toggle.clone(), toggle]), ViewState::default());
    }

    #[test]
    fn a_value_is_chosen_or_excluded_but_never_both() {
        let state = after(&[Action::Toggle(YEAR), Action::ToggleExcluded(YEAR)]);
        assert!(state.query.filter.excludes(YEAR) && !state.query.filter.chooses(YEAR));
        let state = after(&[Action::ToggleExcluded(YEAR), Action::Toggle(YEAR)]);
        assert!(state.query.filter.chooses(YEAR) && !state.query.filter.excludes(YEAR));
    }

    #[test]
    fn clearing_keeps_the_order_and_the_article() {
        let state = after(&[
            Action::SortBy(Sort::Title),
            Action::Open(OPEN),
            Action::Toggle(YEAR),
            Action::Type("x".into()),
            Action::ClearAll,
        ]);
        assert_eq!(state.query, Query { sort: Sort::Title, ..Query::default() });
        assert_eq!(state.open, Some(OPEN));
    }

    #[test]
    fn what_is_in_scope_stays_so_whatever_the_reader_drops() {
        let mut start = ViewState::default();
        start.query.scope.choose(YEAR);
        let dropped = start.after(Action::Toggle(YEAR)).after(Action::ClearAll);
        assert_eq!(dropped, start);
    }

    #[test]
    fn others_are_not_given_what_only_a_frame_is_asked_for() {
        let mut state = ViewState { ui: Ui::Compact, open: Some(OPEN), ..ViewState::default() };
        assert_eq!(state.shared(), state, "a link may ask for a compact page");
        state.frame.host = "https://wiki.example".into();
        assert_eq!(state.shared(), ViewState { open: Some(OPEN), ..ViewState::default() });
    }

    #[test]
    fn an_action_without_effect_keeps_the_very_same_state() {
        let state = Rc::new(ViewState::default());
        assert!(Rc::ptr_eq(&state, &Rc::clone(&state).reduce(Action::Close)));
    }

    #[test]
    fn filters_and_articles_are_steps_and_typing_is_not() {
        let start = ViewState::default();
        let is_step = |action| start.after(action).is_step_from(&start);
        assert!(is_step(Action::Toggle(YEAR)));
        assert!(is_step(Action::SetFrom(Some(Day(0)))));
        assert!(is_step(Action::Open(OPEN)));
        assert!(!is_step(Action::Type("x".into())));
        assert!(!is_step(Action::SortBy(Sort::Title)));
    }
}
