//! Which rows of a long list are on the page, worked out from where the reader looks.
//!
//! Rows differ in height and most were never seen, so that only the rows on the page are measured. The
//! others take up room above and below: above exactly as much as keeps what is in view where it is.

use std::ops::Range;

/// Rows that a list begins with, before it is known how high they are and how much of it is in view.
pub const N_FIRST: usize = 30;

/// A list with more rows than this is windowed. Towards 0 short lists pay for it as well; a large
/// number puts much on the page that nobody sees.
pub const N_WHOLE: usize = 60;

/// The height in pixels that rows which are not on the page take up at most in all: browsers cannot lay
/// out more than some seventeen million.
const MAX_HEIGHT: f64 = 8e6;

/// What part of a list is in view: pixels from the top of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Negative where the list begins below the top of the window.
    pub top: f64,
    /// Height of the window.
    pub height: f64,
}

/// The rows of a list that are on the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Window {
    n_rows: usize,
    rows: Range<usize>,
    /// Room above the rows.
    before: f64,
    /// Height of a row that is not on the page; 0 as long as none has been measured.
    mean: f64,
    /// Rows that fill the view at the beginning of a list, once rows have been measured.
    n_enough: Option<usize>,
    /// The row that stays where it is while others come, and its top.
    held: Option<(usize, f64)>,
    /// The place to be scrolled to.
    sought: Option<f64>,
}

impl Window {
    /// The beginning of a list, or of another list of the same kind.
    pub fn begin(&mut self, n_rows: usize) {
        let Self { mean, n_enough, .. } = *self;
        let n_first = n_enough.unwrap_or(if n_rows > N_WHOLE { N_FIRST } else { N_WHOLE });
        *self = Self { n_rows, rows: 0..n_rows.min(n_first), mean, n_enough, ..Self::default() };
    }

    /// How many rows the list has.
    pub fn n_rows(&self) -> usize {
        self.n_rows
    }

    /// The rows on the page.
    pub fn rows(&self) -> Range<usize> {
        self.rows.clone()
    }

    /// Room above and below the rows on the page.
    pub fn room(&self) -> (f64, f64) {
        (self.before, (self.n_rows - self.rows.end) as f64 * self.mean)
    }

    /// Rows at the end, up to this one at least.
    pub fn reach(&mut self, row: usize) {
        self.grow((row + 1).saturating_sub(self.rows.end));
    }

    /// More rows at the end.
    pub fn grow(&mut self, n_more: usize) {
        self.rows.end = (self.rows.end + n_more).min(self.n_rows);
    }

    /// The first rows alone, as many as that at most.
    pub fn show_first(&mut self, n_rows: usize) {
        (self.rows, self.before) = (0..n_rows.min(self.n_rows), 0.0);
    }

    /// Where the top of a row is that is not on the page, if rows are that high; `edges` are those of
    /// the rows on the page.
    pub fn top_of(&self, row: usize, edges: &[f64]) -> f64 {
        match row.checked_sub(self.rows.end) {
            Some(n_below) => edges.last().copied().unwrap_or_default() + n_below as f64 * self.mean,
            None => self.before * row as f64 / self.rows.start.max(1) as f64,
        }
    }

    /// The row at the top of the view and how much of it has gone by: 12.5 is the middle of the row 12.
    pub fn place(&self, view: View, edges: &[f64]) -> Option<f64> {
        let row = edges.windows(2).position(|edge| edge[0] <= view.top && view.top < edge[1])?;
        let hidden = (view.top - edges[row]) / (edges[row + 1] - edges[row]);
        Some((self.rows.start + row) as f64 + hidden)
    }

    /// Goes to a place below the top, as soon as rows have been measured.
    pub fn seek(&mut self, place: f64) {
        self.sought = Some(place).filter(|&place| place > 0.0 && place < self.n_rows as f64);
    }

    /// Takes the rows around one that stands at `top`, and keeps it there.
    pub fn take_around(&mut self, (row, top): (usize, f64), view: View) {
        // One window above the view and one below it.
        let n_rows = |height: f64| (height / self.mean.max(1.0)).clamp(0.0, 1e9).ceil() as usize;
        let start = row.saturating_sub(n_rows(top - view.top + view.height));
        let end = row + n_rows(view.top + 2.0 * view.height - top).max(4);
        self.rows = start..end.min(self.n_rows);
        self.held = Some((row, top));
    }

    /// Whether the rows on the page are all that is in view.
    pub fn fills(&self, view: View, edges: &[f64]) -> bool {
        let (Some(&first), Some(&last)) = (edges.first(), edges.last()) else { return false };
        (self.rows.start == 0 || first <= view.top)
            && (self.rows.end == self.n_rows || view.top + view.height <= last)
    }

    /// Takes other rows if those on the page do not reach far enough around the view, and says whether it
    /// did. `edges` are the tops of the rows on the page and the bottom of the last one, `others` are
    /// rows apart from them with their tops.
    pub fn look(&mut self, view: View, edges: &[f64], others: &[(usize, f64)]) -> bool {
        let Self { n_rows, ref rows, mean, .. } = *self;
        let (Some(&first), Some(&last)) = (edges.first(), edges.last()) else { return false };
        let whole = last + self.room().1;
        // A list that is far from the view stays as it is, so that nothing below it moves.
        if view.top > whole + view.height / 2.0 || view.top + view.height * 1.5 < 0.0 {
            return false;
        }
        let (from, to) = (view.top - view.height / 2.0, view.top + view.height * 1.5);
        if mean == 0.0 || (rows.start == 0 || first <= from) && (rows.end == n_rows || to <= last) {
            return false;
        }
        let is_in_view = |top: f64| view.top <= top && top < view.top + view.height;
        let other = others.iter().copied().find(|&(_, top)| is_in_view(top));
        let seen = edges.windows(2).position(|edge| view.top < edge[1]);
        let held = match (other, seen) {
            (Some(other), _) => other,
            (None, Some(row)) if first < view.top + view.height || rows.start == 0 => {
                (rows.start + row, edges[row])
            }
            _ => {
                let top = view.top.clamp(0.0, (whole - mean).max(0.0));
                (self.row_at(top, last), top)
            }
        };
        let before = rows.clone();
        self.take_around(held, view);
        // What the room will be, as far as that is known: exactly where rows went, near where they came.
        self.before = match self.rows.start.checked_sub(before.start) {
            Some(n_gone) if n_gone < edges.len() => edges[n_gone],
            _ => (held.1 - (held.0 - self.rows.start) as f64 * mean).max(0.0),
        };
        self.rows != before
    }

    /// Takes note of the rows that are on the page now. Says by how much the view has to be scrolled
    /// so that it shows the same as before, or what is sought. Both are then as they will be.
    pub fn settle(&mut self, view: &mut View, edges: &mut [f64]) -> f64 {
        let before = self.before;
        let scrolled = self.settle_at(*view, edges);
        edges.iter_mut().for_each(|edge| *edge += self.before - before);
        view.top += scrolled;
        scrolled
    }

    fn settle_at(&mut self, view: View, edges: &[f64]) -> f64 {
        let (Some(first), Some(last)) = (edges.first(), edges.last()) else { return 0.0 };
        if self.mean == 0.0 {
            let mean = (last - first) / self.rows.len() as f64;
            self.mean = mean.min(MAX_HEIGHT / self.n_rows as f64);
            // The others come after the picture of these.
            self.n_enough = Some((view.height / mean.max(1.0)).min(1e3) as usize + 2);
        }
        let edge = |row: usize| row.checked_sub(self.rows.start).and_then(|row| edges.get(row));
        let mut before = self.before;
        if let Some((row, top)) = self.held.take()
            && let Some(now) = edge(row)
        {
            before += top - now;
        }
        // Where the room does not fit the rows that it is for, all of the list moves and the view with it.
        let fitting = self.rows.start as f64 * self.mean;
        let moved =
            if self.rows.start == 0 || before < fitting / 2.0 { fitting - before } else { 0.0 };
        // As exact as browsers are, so that no error adds up.
        let fitting = ((before + moved) * 64.0) as i64 as f64 / 64.0;
        let shift = fitting - self.before;
        self.before = fitting;
        let Some(place) = self.sought else { return moved };
        let row = place as usize;
        match edge(row).zip(edge(row + 1)) {
            Some((top, bottom)) if self.rows.contains(&row) => {
                self.sought = None;
                top + shift + (bottom - top) * place.fract() - view.top
            }
            _ => {
                let top = row as f64 * self.mean;
                self.take_around((row, top), View { top, ..view });
                moved
            }
        }
    }

    /// Rows may have another height from now on.
    pub fn forget_heights(&mut self) {
        self.mean = 0.0;
    }

    /// Whether it was told to go to a place and has not been there.
    pub fn is_seeking(&self) -> bool {
        self.sought.is_some()
    }

    /// The row at a height at which no row is on the page; `last` is the bottom of those that are.
    fn row_at(&self, top: f64, last: f64) -> usize {
        let row = if top < self.before {
            top * self.rows.start as f64 / self.before
        } else {
            self.rows.end as f64 + (top - last) / self.mean
        };
        (row as usize).min(self.n_rows - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pane with a list in it, laid out as a browser would.
    struct Pane {
        window: Window,
        heights: Vec<f64>,
        view: View,
    }

    impl Pane {
        /// Rows from 50 to 239 pixels high, in no order.
        fn new(n_rows: usize) -> Self {
            let height = |row: usize| 50.0 + (row * 7919 % 190) as f64;
            let heights = (0..n_rows).map(height).collect();
            let view = View { top: 0.0, height: 700.0 };
            let mut pane = Self { window: Window::default(), heights, view };
            pane.window.begin(n_rows);
            pane.render();
            pane
        }

        fn edges(&self) -> Vec<f64> {
            let mut edges = vec![self.window.room().0];
            for row in self.window.rows() {
                edges.push(edges[edges.len() - 1] + self.heights[row]);
            }
            edges
        }

        /// What the component does after each rendering. Others are rendered until they suffice.
        fn render(&mut self) {
            for _ in 0..8 {
                let mut edges = self.edges();
                self.window.settle(&mut self.view, &mut edges);
                if !self.window.is_seeking() {
                    let ends = |edges: &[f64]| edges[0] + edges[edges.len() - 1];
                    assert!((ends(&edges) - ends(&self.edges())).abs() < 0.1, "{edges:?}");
                }
                if !self.window.is_seeking() && !self.window.look(self.view, &self.edges(), &[]) {
                    return;
                }
            }
            panic!("it does not come to rest: {:?}", self.window);
        }

        /// Says which row is at the top of the view and how far it is from it.
        fn seen(&self) -> (usize, f64) {
            let edges = self.edges();
            let row = edges.windows(2).position(|edge| edge[1] > self.view.top);
            let row = row.expect("a row in view");
            (self.window.rows().start + row, edges[row] - self.view.top)
        }

        #[track_caller]
        fn scroll_to(&mut self, top: f64) {
            self.view.top = top;
            if self.window.look(self.view, &self.edges(), &[]) {
                self.render();
            }
            let edges = self.edges();
            let reaches = edges[0] <= self.view.top
                && edges[edges.len() - 1] >= self.view.top + self.view.height;
            let (before, after) = self.window.room();
            let is_end = before == 0.0 && self.view.top <= 0.0 || after == 0.0;
            assert!(reaches || is_end, "rows are missing in {:?} of {:?}", self.view, self.window);
        }

        fn whole(&self) -> f64 {
            self.edges()[self.window.rows().len()] + self.window.room().1
        }
    }

    #[test]
    fn a_short_list_is_on_the_page_as_a_whole() {
        let mut window = Window::default();
        window.begin(N_WHOLE);
        assert_eq!((window.rows(), window.room()), (0..N_WHOLE, (0.0, 0.0)));
    }

    #[test]
    fn another_list_begins_with_the_rows_in_view_and_has_the_others_after_its_picture() {
        let mut pane = Pane::new(20_000);
        let n_rows = pane.window.rows().len();
        pane.window.begin(5_000);
        let n_first = pane.window.rows().len();
        assert!(n_first < n_rows && pane.window.fills(pane.view, &pane.edges()), "{n_first}");
        pane.render();
        assert!(pane.window.rows().len() > n_first);
        pane.window.begin(N_WHOLE);
        assert_eq!(pane.window.rows(), 0..n_first);
    }

    #[test]
    fn few_rows_of_a_long_list_are_on_the_page_wherever_the_reader_is() {
        let mut pane = Pane::new(20_000);
        for part in 0..=50 {
            pane.scroll_to((pane.whole() - 700.0) * f64::from(part) / 50.0);
            assert!(pane.window.rows().len() < 60, "{:?}", pane.window.rows());
        }
    }

    #[test]
    fn nothing_in_view_moves_while_the_reader_scrolls() {
        let mut pane = Pane::new(20_000);
        for (from, step) in [(0.0, 90.0), (1_000_000.0, -90.0), (900_000.0, 333.0)] {
            pane.scroll_to(from);
            for _ in 0..300 {
                let (row, top) = pane.seen();
                let before: f64 = pane.heights[..row].iter().sum();
                pane.scroll_to(pane.view.top + step);
                let (now, top_now) = pane.seen();
                let after: f64 = pane.heights[..now].iter().sum();
                let moved = (after + top_now.abs()) - (before + top.abs());
                assert!((moved - step).abs() < 0.1, "{moved} instead of {step}");
            }
        }
    }

    #[test]
    fn the_first_row_is_at_the_top_and_the_last_at_the_bottom() {
        let mut pane = Pane::new(5_000);
        pane.scroll_to(pane.whole() / 2.0);
        pane.scroll_to(pane.whole() - 700.0);
        assert_eq!((pane.window.rows().end, pane.window.room().1), (5_000, 0.0));
        for _ in 0..12_000 {
            if pane.view.top <= 0.0 {
                break;
            }
            pane.scroll_to((pane.view.top - 600.0).max(0.0));
        }
        assert_eq!((pane.window.rows().start, pane.window.room().0), (0, 0.0));
        assert_eq!(pane.seen(), (0, 0.0));
    }

    #[test]
    fn a_place_is_found_again() {
        let mut pane = Pane::new(20_000);
        for top in [0.0, 12_345.0, 1_500_000.0] {
            pane.scroll_to(top);
            let seen = pane.seen();
            let place = pane.window.place(pane.view, &pane.edges()).unwrap_or_default();
            let mut other = Pane::new(20_000);
            other.window.seek(place);
            other.render();
            let found = other.seen();
            assert_eq!(found.0, seen.0);
            assert!((found.1 - seen.1).abs() < 0.1, "{found:?} instead of {seen:?}");
        }
    }

    #[test]
    fn a_place_that_the_list_does_not_have_is_its_top() {
        let mut pane = Pane::new(100);
        for place in [100.0, -1.0, f64::NAN, f64::INFINITY] {
            pane.window.seek(place);
            pane.render();
            assert_eq!(pane.seen(), (0, 0.0));
        }
    }

    #[test]
    fn a_list_far_from_the_view_stays_as_it_is() {
        let mut pane = Pane::new(1_000);
        let before = pane.window.clone();
        for top in [-5_000.0, pane.whole() + 5_000.0] {
            let edges = pane.edges();
            assert!(!pane.window.look(View { top, ..pane.view }, &edges, &[]));
        }
        assert_eq!(pane.window, before);
    }

    #[test]
    fn a_row_apart_that_comes_into_view_stays_where_it_is() {
        let mut pane = Pane::new(10_000);
        let top = pane.window.top_of(5_000, &pane.edges());
        pane.view.top = top - 100.0;
        let edges = pane.edges();
        assert!(pane.window.look(pane.view, &edges, &[(5_000, top)]));
        pane.render();
        let row = 5_000 - pane.window.rows().start;
        assert!((pane.edges()[row] - top).abs() < 0.1);
    }

    #[test]
    fn no_list_is_higher_than_a_browser_can_lay_out() {
        let pane = Pane::new(3_000_000);
        assert!(pane.whole() < 1.1 * MAX_HEIGHT, "{}", pane.whole());
    }
}
