//! A list of which only the rows near the reader are on the page, however long it is.
//!
//! In a frame, which may be as high as its content, it grows on request instead.

use std::cell::RefCell;
use std::rc::Rc;

use corpus::order::sorted;
use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::control::button;
use crate::browser::{self, Happening};
use crate::hooks::use_effect_of;
use crate::window::{N_WHOLE, View, Window};

/// Rows that a list in a frame has at first, as a static page has, and more of on request.
const N_MORE: usize = 100;

/// The most rows that are printed: some fifty sheets of results.
pub const N_PRINTED: usize = 1000;

/// How long nothing is scrolled before the place is kept. Shorter, and browsers refuse to keep so many.
const STILL_MS: u32 = 300;

/// How long the rows beyond the view of another list wait after the picture of those in view. Shorter, and
/// they are in the way of who goes on at once; longer, and who scrolls at once is there before them.
const REST_MS: u32 = 20;

#[derive(PartialEq, Properties)]
pub struct WindowedListProps {
    /// The class of the list.
    pub class: &'static str,
    /// Its name, where it has one.
    #[prop_or_default]
    pub label: Option<&'static str>,
    /// How many rows it has.
    pub n_rows: usize,
    /// A row of it: an `li` with a key.
    pub row: Callback<Row, Html>,
    /// What it is a list of: with another one it begins at its top.
    pub of: AttrValue,
    /// Whether all rows are on the page from the start.
    #[prop_or_default]
    pub is_whole: bool,
    /// A row that is on the page wherever the reader is.
    #[prop_or_default]
    pub pinned: Option<usize>,
    /// Whether the list comes of a step in the history, and begins where it was left.
    #[prop_or_default]
    pub is_return: bool,
    /// Whether the place is kept in the history.
    #[prop_or_default]
    pub keeps_place: bool,
}

/// What a row has to know of itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Its place in the list, from 0.
    pub idx: usize,
    /// How many rows there are, where not all of them are on the page.
    pub of: Option<usize>,
    /// Whether it stands apart from the others, where the reader is not.
    pub is_apart: bool,
}

impl Row {
    /// Its number for those who do not see the list; none where they can count.
    pub fn number(self) -> Option<AttrValue> {
        self.of.map(|_| (self.idx + 1).to_string().into())
    }

    /// How many rows there are; none where all are on the page.
    pub fn n_rows(self) -> Option<AttrValue> {
        self.of.map(|n_rows| n_rows.to_string().into())
    }

    /// Marks a row apart for the style sheet.
    pub fn apart(self) -> Option<&'static str> {
        self.is_apart.then_some("true")
    }
}

/// The list.
#[component]
pub fn WindowedList(props: &WindowedListProps) -> Html {
    let WindowedListProps { class, label, n_rows, row, of, .. } = props;
    let list = use_node_ref();
    let update = use_force_update();
    let memory = use_mut_ref(Memory::default);
    let is_framed = *use_memo((), |()| cfg!(target_arch = "wasm32") && browser::is_framed());
    let is_windowed = *n_rows > N_WHOLE && !props.is_whole;

    {
        let (list, update, memory) = (list.clone(), update.clone(), Rc::clone(&memory));
        let keeps_place = props.keeps_place;
        use_effect_of((is_windowed, keeps_place), move |_| {
            let hear = move |happening| {
                let Some(list) = list.cast::<Element>() else { return };
                if keeps_place && happening == Happening::Scrolled {
                    keep_place_soon(&memory, &list);
                }
                if memory.borrow_mut().heed(&list, happening, is_framed) {
                    update.force_update();
                }
            };
            is_windowed.then(|| browser::on_happening(hear))
        });
    }
    let mut now = memory.borrow_mut();
    now.begin(of, *n_rows, || if props.is_return { browser::kept_place() } else { 0.0 });
    if is_framed {
        now.window.reach(props.pinned.unwrap_or_default().max(N_MORE - 1));
    }
    let rows = if props.is_whole { 0..*n_rows } else { now.window.rows() };
    if cfg!(target_arch = "wasm32") && !is_framed && (is_windowed || rows.end < *n_rows) {
        let (list, update, memory) = (list.clone(), update.clone(), Rc::clone(&memory));
        // Not an effect: those wait for the next frame where the machine is slow, and rows would be seen
        // before they are in their place.
        spawn_local(async move {
            let Some(list) = list.cast::<Element>() else { return };
            if is_windowed && memory.borrow_mut().settle(&list) {
                update.force_update();
            } else if std::mem::take(&mut memory.borrow_mut().is_fresh) {
                browser::with_picture(Box::new(move || {
                    let then = Rc::clone(&memory);
                    let rest = Timeout::new(REST_MS, move || {
                        if then.borrow_mut().take_rest(&list, is_windowed) {
                            update.force_update();
                        }
                    });
                    memory.borrow_mut().rest = Some(rest);
                }));
            } else if memory.borrow().is_waiting(&list) {
                let then = Rc::clone(&memory);
                let led_nowhere = Timeout::new(STILL_MS, move || {
                    then.borrow_mut().is_led = false;
                    update.force_update();
                });
                memory.borrow_mut().still = Some(led_nowhere);
            }
        });
    }

    // Also when it is pinned no more, because the focus may be about to come back to it.
    now.pinned = props.pinned.or(now.pinned);
    let apart = now.pinned.into_iter().chain(now.focused);
    let apart = sorted(apart.filter(|idx| idx < n_rows && !rows.contains(idx)));
    let n_before = apart.iter().filter(|&&idx| idx < rows.start).count();
    let all = apart[..n_before]
        .iter()
        .copied()
        .chain(rows.clone())
        .chain(apart[n_before..].iter().copied());
    let n_all = is_windowed.then_some(*n_rows);
    let items = all.map(|idx| row.emit(Row { idx, of: n_all, is_apart: !rows.contains(&idx) }));
    let items: Html = items.collect();
    now.apart = apart;

    let more = (is_windowed && is_framed && rows.end < *n_rows).then(|| {
        let (update, memory) = (update.clone(), Rc::clone(&memory));
        let onclick = Callback::from(move |_| {
            memory.borrow_mut().window.grow(N_MORE);
            update.force_update();
        });
        let label = format!("Show {} more of {n_rows}", N_MORE.min(n_rows - rows.end));
        button("windowed-list__more", None, onclick, label.into())
    });
    let onfocusin = {
        let (list, memory) = (list.clone(), Rc::clone(&memory));
        Callback::from(move |event: FocusEvent| {
            let row = list
                .cast::<Element>()
                .and_then(|list| browser::row_with(&list, event.target_unchecked_into()));
            let mut now = memory.borrow_mut();
            now.focused = row.and_then(|number| now.row_numbered(number));
        })
    };
    let onfocusout = {
        let memory = Rc::clone(&memory);
        Callback::from(move |_: FocusEvent| memory.borrow_mut().focused = None)
    };
    let onkeydown = {
        let (list, memory) = (list.clone(), Rc::clone(&memory));
        Callback::from(move |event: KeyboardEvent| {
            let list = list.cast::<Element>().filter(|_| event.key() == "Tab");
            if list.is_some_and(|list| memory.borrow_mut().take_neighbours(&list)) {
                update.force_update();
            }
        })
    };
    let class = classes!(*class, is_windowed.then_some("windowed-list"));
    html! {
        <>
            <ol ref={list} {class} aria-label={*label} {onfocusin} {onfocusout} {onkeydown}>{ items }</ol>
            { for more }
        </>
    }
}

/// What a list remembers between two renderings.
#[derive(Default)]
struct Memory {
    /// What it was a list of.
    of: Option<AttrValue>,
    window: Window,
    /// The rows apart, in order; those before the window come first on the page.
    apart: Vec<usize>,
    /// The row that was pinned last.
    pinned: Option<usize>,
    /// The row that has the focus.
    focused: Option<usize>,
    /// Whether it is another list, of which only what is in view is on the page.
    is_fresh: bool,
    /// Whether the reader has still to be brought to its beginning.
    is_new: bool,
    /// The room that the list has on the page.
    room: (f64, f64),
    /// Whether it was not shown when it was to be measured.
    is_hidden: bool,
    /// The rows there were before all were wanted for paper.
    on_screen: Option<Window>,
    /// Whether the focus is about to go to a row that is not in view, and will take the view along.
    is_led: bool,
    still: Option<Timeout>,
    /// Brings the rows beyond those in view.
    rest: Option<Timeout>,
}

impl Memory {
    /// Takes note of what is listed now, and from which place on.
    fn begin(&mut self, of: &AttrValue, n_rows: usize, place: impl FnOnce() -> f64) {
        let is_other = self.of.as_ref() != Some(of);
        if is_other || self.window.n_rows() != n_rows {
            self.window.begin(n_rows);
            (self.pinned, self.focused, self.is_fresh, self.rest) = (None, None, true, None);
        }
        if is_other {
            self.is_new = self.of.is_some();
            self.of = Some(of.clone());
            self.window.seek(place());
        }
    }

    /// Takes note of what happened, and says whether other rows are wanted for it.
    fn heed(&mut self, list: &Element, happening: Happening, is_framed: bool) -> bool {
        match happening {
            Happening::Scrolled if is_framed || self.on_screen.is_some() => false,
            Happening::Scrolled => {
                self.is_led = false;
                self.look(list, browser::measure(list))
            }
            Happening::Resized => {
                self.window.forget_heights();
                true
            }
            Happening::Printing(true) => {
                self.on_screen = Some(self.window.clone());
                self.window.show_first(N_PRINTED);
                true
            }
            Happening::Printing(false) => self.on_screen.take().is_some_and(|window| {
                self.window = window;
                true
            }),
        }
    }

    /// Takes the rows that are wanted where the reader looks, and says whether they are others.
    fn look(&mut self, list: &Element, measured: Option<(View, Vec<f64>, Vec<f64>)>) -> bool {
        measured.is_some_and(|(view, edges, tops)| {
            let others: Vec<(usize, f64)> = self.apart.iter().copied().zip(tops).collect();
            let is_other = self.window.look(view, &edges, &others);
            if is_other {
                // At once: the rows are measured only after a frame where the machine is slow.
                self.lay_out(list, &[]);
            }
            is_other
        })
    }

    /// Makes room for the rows that are not on the page, and says whether others are wanted. It measures
    /// once: each time after a change, the browser lays the page out anew.
    fn settle(&mut self, list: &Element) -> bool {
        let measured = browser::measure(list).filter(|_| self.on_screen.is_none());
        let Some((mut view, mut edges, _)) = measured else {
            // When it is shown again, the focus comes back to a row that it has now.
            (self.is_led, self.is_hidden) = (true, true);
            return false;
        };
        let is_shown_again = std::mem::take(&mut self.is_hidden);
        if let Some(row) =
            self.focused.filter(|row| is_shown_again && !self.window.rows().contains(row))
        {
            // It came back before there was room for the row, which goes below what stays at the top.
            self.window.seek(row as f64 - 2.5);
        }
        // Another list begins with the room of the one before it.
        let stale = self.room.0 - self.window.room().0;
        edges.iter_mut().for_each(|edge| *edge -= stale);
        let is_seeking = self.window.is_seeking();
        let scrolled = self.window.settle(&mut view, &mut edges);
        let tops: Vec<f64> =
            self.apart.iter().map(|&row| self.window.top_of(row, &edges)).collect();
        self.lay_out(list, &tops);
        if scrolled != 0.0 {
            browser::scroll_by(list, scrolled);
        }
        if std::mem::take(&mut self.is_new) && !is_seeking && view.top > 0.0 {
            browser::scroll_to_beginning(list);
            view.top = 0.0;
        }
        let can_wait = self.is_led || self.is_fresh && self.window.fills(view, &edges);
        self.window.is_seeking() || !can_wait && self.look(list, Some((view, edges, tops)))
    }

    /// Takes the rows beyond the view as well, of a list that is not windowed all of them; says whether there
    /// are others.
    fn take_rest(&mut self, list: &Element, is_windowed: bool) -> bool {
        if is_windowed {
            return self.heed(list, Happening::Scrolled, false);
        }
        self.window.show_first(N_WHOLE);
        true
    }

    /// Whether it shows what it did until the focus goes somewhere.
    fn is_waiting(&self, list: &Element) -> bool {
        self.is_led && self.on_screen.is_none() && browser::measure(list).is_some()
    }

    /// Puts the rows where they belong.
    fn lay_out(&mut self, list: &Element, tops: &[f64]) {
        let room = self.window.room();
        if room != self.room || !tops.is_empty() {
            browser::lay_out(list, room, tops);
            self.room = room;
        }
    }

    /// Has the rows around the focused one on the page, so that the keyboard can go on from it. Says
    /// whether they were not.
    fn take_neighbours(&mut self, list: &Element) -> bool {
        let (Some(row), rows) = (self.focused, self.window.rows()) else { return false };
        let is_there = |row: usize| row >= self.window.n_rows() || rows.contains(&row);
        if is_there(row.saturating_sub(1)) && is_there(row) && is_there(row + 1) {
            return false;
        }
        let Some((view, edges, tops)) = browser::measure(list) else { return false };
        let apart = self.apart.iter().position(|&other| other == row);
        let top = match apart {
            Some(place) => tops.get(place),
            None => row.checked_sub(rows.start).and_then(|place| edges.get(place)),
        };
        let Some(&top) = top else { return false };
        self.window.take_around((row, top), View { top, ..view });
        self.is_led = true;
        true
    }

    /// The row that is the `number`th on the page.
    fn row_numbered(&self, number: usize) -> Option<usize> {
        let rows = self.window.rows();
        let n_before = self.apart.iter().filter(|&&row| row < rows.start).count();
        match number.checked_sub(n_before) {
            Some(place) if place < rows.len() => Some(rows.start + place),
            Some(place) => self.apart.get(n_before + place - rows.len()).copied(),
            None => self.apart.get(number).copied(),
        }
    }
}

/// Keeps the place in the history, once it has stood still.
fn keep_place_soon(memory: &Rc<RefCell<Memory>>, list: &Element) {
    let (then, list) = (Rc::clone(memory), list.clone());
    let still = Timeout::new(STILL_MS, move || {
        if let Some((view, edges, _)) = browser::measure(&list) {
            browser::keep_place(then.borrow().window.place(view, &edges).unwrap_or_default());
        }
    });
    memory.borrow_mut().still = Some(still);
}
