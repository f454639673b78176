//! Rows of a list as the browser lays them out, and what happens to the window they are seen in.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement};

use super::window;
use crate::window::View;

/// What marks a row that stands apart from the others.
const APART: &str = "data-apart";

/// What may concern a list that is only partly on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Happening {
    /// Something was scrolled.
    Scrolled,
    /// The window has another size, or text has.
    Resized,
    /// The page is about to be printed, or has been.
    Printing(bool),
}

/// Listens to all of it, until what it gives is dropped.
pub fn on_happening(tell: impl Fn(Happening) + Clone + 'static) -> Vec<EventListener> {
    let Some(window) = window() else { return Vec::new() };
    let kinds = ["scroll", "resize", "beforeprint", "afterprint"];
    let listen = |kind: &'static str| {
        let tell = tell.clone();
        // Panes scroll for themselves, which is heard on the way down only.
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&window, kind, options, move |_| {
            tell(match kind {
                "scroll" => Happening::Scrolled,
                "resize" => Happening::Resized,
                _ => Happening::Printing(kind == "beforeprint"),
            });
        })
    };
    kinds.into_iter().map(listen).collect()
}

/// Tells those who listen that all has to be measured, because the page has just been put together.
pub fn tell_resized() {
    if let (Some(window), Ok(event)) = (window(), Event::new("resize")) {
        let _ = window.dispatch_event(&event);
    }
}

/// What part of the list is in view, and the edges of its rows, in pixels from its top; none where it is
/// not shown. Rows apart are given with their tops alone, in the order in which they stand.
pub fn measure(list: &Element) -> Option<(View, Vec<f64>, Vec<f64>)> {
    let whole = list.get_bounding_client_rect();
    let height = window()?.inner_height().ok()?.as_f64()?;
    if whole.height() == 0.0 {
        return None;
    }
    let (mut edges, mut others) = (Vec::new(), Vec::new());
    let mut next = list.first_element_child();
    while let Some(row) = next {
        let place = row.get_bounding_client_rect();
        if row.has_attribute(APART) {
            others.push(place.top() - whole.top());
        } else {
            edges.pop();
            edges.extend([place.top() - whole.top(), place.bottom() - whole.top()]);
        }
        next = row.next_element_sibling();
    }
    Some((View { top: -whole.top(), height }, edges, others))
}

/// Makes room above and below the rows of a list, and puts those apart where they belong.
pub fn lay_out(list: &Element, (before, after): (f64, f64), others: &[f64]) {
    let set = |element: &Element, name: &str, value: f64| {
        if let Some(element) = element.dyn_ref::<HtmlElement>() {
            // The pixel's sixty-fourth is as exact as a browser is.
            let length = format!("calc({}px / 64)", (value * 64.0) as i32);
            let _ = element.style().set_property(name, &length);
        }
    };
    set(list, "--before", before);
    set(list, "--after", after);
    let mut others = others.iter();
    let mut next = list.first_element_child();
    while let Some(row) = next {
        if row.has_attribute(APART)
            && let Some(&top) = others.next()
        {
            set(&row, "--top", top);
        }
        next = row.next_element_sibling();
    }
}

/// Scrolls whatever scrolls around a list.
pub fn scroll_by(list: &Element, by: f64) {
    let Some(pane) = list.closest("section, aside").ok().flatten() else { return };
    let top = pane.scroll_top();
    pane.set_scroll_top(top + by as i32);
    if pane.scroll_top() == top
        && let Some(window) = window()
    {
        window.scroll_by_with_x_and_y(0.0, by);
    }
}

/// Brings the beginning of a list into view, if that is above it.
pub fn scroll_to_beginning(list: &Element) {
    let is_above = || list.get_bounding_client_rect().top() < 0.0;
    if let Ok(Some(pane)) = list.closest("section, aside") {
        pane.set_scroll_top(0);
        if is_above() {
            pane.scroll_into_view();
        }
    }
}

/// The number of the row of a list that an element stands in.
pub fn row_with(list: &Element, element: Element) -> Option<usize> {
    let mut row = element;
    while row.parent_element()? != *list {
        row = row.parent_element()?;
    }
    let mut number = 0;
    while let Some(before) = row.previous_element_sibling() {
        (row, number) = (before, number + 1);
    }
    Some(number)
}

/// Keeps the place of a list with the present entry of the history.
pub fn keep_place(place: f64) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::from_f64(place), "", None);
    }
}

/// The place that was kept with the present entry of the history; the top if there is none.
pub fn kept_place() -> f64 {
    let history = window().and_then(|window| window.history().ok());
    history.and_then(|history| history.state().ok()?.as_f64()).unwrap_or_default()
}
