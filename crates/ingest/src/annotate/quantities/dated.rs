//! Dates as the grammars find them, with what they mean for an article's own date.

use corpus::{Day, EdtfDate};

use super::calendar::{self, Days};
use super::direction::{Direction, direction};
use super::lexicon::Word;
use super::token::Tokens;

/// A date in tokens `first` to `end`.
#[derive(Clone, Debug)]
pub(super) struct Dated {
    pub first: usize,
    pub end: usize,
    /// `None` where it depends on a day that is not known.
    pub date: Option<EdtfDate>,
    /// Whether it was counted from the article's date.
    pub is_counted: bool,
}

/// What dates are found in and counted from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    pub tokens: Tokens<'a>,
    pub anchor: Option<&'a EdtfDate>,
}

impl Context<'_> {
    /// A date that the words alone say, in EDTF; `None` if there is no such day.
    pub fn said(&self, first: usize, end: usize, edtf: &str) -> Option<Dated> {
        let date = crate::edtf::parse(edtf).ok()?;
        Some(Dated { first, end, date: Some(self.open_ended(first, date)), is_counted: false })
    }

    /// A date whose words do not say when it is.
    pub fn unclear(&self, first: usize, end: usize) -> Dated {
        Dated { first, end, date: None, is_counted: false }
    }

    /// A date that `rule` counts from the article's.
    pub fn counted(&self, first: usize, end: usize, rule: impl Fn(Day) -> Option<Days>) -> Dated {
        let date = self.anchor.and_then(|anchor| calendar::resolve(anchor, rule));
        let is_counted = date.is_some();
        let date = date.map(|date| self.open_ended(first, date));
        Dated { first, end, date, is_counted }
    }

    /// A date that comes again every year: the one that the words before and the verbs point to.
    pub fn yearly(&self, first: usize, end: usize, in_year: impl Fn(i32) -> Option<Days>) -> Dated {
        let lean = self.lean(first, end);
        self.counted(first, end, |day| {
            let year = day.ymd().0;
            let this = in_year(year)?;
            match lean {
                Lean::Last if this.1 < day => Some(this),
                Lean::Last => in_year(year - 1),
                Lean::Next if this.0 > day => Some(this),
                Lean::Next => in_year(year + 1),
                Lean::This => Some(this),
                Lean::Direction(Direction::Ahead) if this.1 >= day => Some(this),
                Lean::Direction(Direction::Ahead) => in_year(year + 1),
                Lean::Direction(_) if this.0 <= day => Some(this),
                Lean::Direction(Direction::Unsaid) => {
                    let last = in_year(year - 1)?;
                    Some(if day.0 - last.1.0 > LONG_AGO { this } else { last })
                }
                // Nobody tells of a day almost a year ago without saying so.
                Lean::Direction(_) if this.0 == this.1 && this.0.0 - day.0 <= SOON => Some(this),
                Lean::Direction(_) => in_year(year - 1),
            }
        })
    }

    /// A date that comes again every week.
    pub fn weekly(&self, first: usize, end: usize, weekday: u8) -> Dated {
        let lean = self.lean(first, end);
        self.counted(first, end, |day| {
            let back = (calendar::weekday(day) - i32::from(weekday)).rem_euclid(7);
            let shift = match lean {
                Lean::Last if back == 0 => -7,
                Lean::Last | Lean::Direction(Direction::Behind | Direction::Unsaid) => -back,
                Lean::Next if back == 0 => 7,
                Lean::Next => 7 - back,
                Lean::This => i32::from(weekday) - calendar::weekday(day),
                Lean::Direction(Direction::Ahead) => (7 - back) % 7,
            };
            Some((Day(day.0 + shift), Day(day.0 + shift)))
        })
    }

    fn lean(&self, first: usize, end: usize) -> Lean {
        match self.tokens.word_before(first) {
            Word::Last => Lean::Last,
            Word::Next => Lean::Next,
            Word::This => Lean::This,
            _ => Lean::Direction(direction(&self.tokens, first, end)),
        }
    }

    /// "since" and "until" leave one end of a date open.
    fn open_ended(&self, first: usize, date: EdtfDate) -> EdtfDate {
        let mut before = first.wrapping_sub(1);
        while matches!(
            self.tokens.word(before),
            Word::Early
                | Word::Mid
                | Word::Late
                | Word::The
                | Word::Last
                | Word::At
                | Word::Time(_)
        ) {
            before = before.wrapping_sub(1);
        }
        let edtf = date.edtf();
        let open = match self.tokens.word(before) {
            _ if edtf.contains('/') => return date,
            Word::Since => format!("{edtf}/.."),
            Word::Until => format!("../{edtf}"),
            _ => return date,
        };
        crate::edtf::parse(&open).unwrap_or(date)
    }
}

/// So many days ago a date without a year and without a verb beside it is not taken to lie: it would
/// have been said. With more, what is announced goes astray; with fewer, what is reported does.
const LONG_AGO: i32 = 245;

/// So many days ahead a day without a year lies, whatever the verbs say. With more, what is told of
/// last year goes astray; with fewer, dates of record do.
const SOON: i32 = 45;

/// What the words before a date say of its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lean {
    Last,
    Next,
    This,
    Direction(Direction),
}
