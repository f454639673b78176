//! Quantities stated in a text: how much of what, whose and when.

use crate::{EdtfDate, EntityId, Span};

/// A quantity stated in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The amount with its unit, all readings included.
    pub span: Span,
    /// What sort of quantity it is.
    pub kind: FigureKind,
    /// What it says, at least once; a second reading is the same quantity in another unit, as in
    /// "US$4.5 billion (HK$35.3 billion)". In order of text, inside `span`.
    pub readings: Vec<Reading>,
    /// The words that say what it measures, such as "revenue" or "loan".
    pub measures: Option<Span>,
    /// Whose it is.
    pub subject: Option<EntityId>,
    /// For when it holds, as the text says.
    pub when: Option<EdtfDate>,
    /// Figures with the same number are the same one, in whatever article; the number is dense.
    pub same: Option<u32>,
}

/// One way in which a figure is stated.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The amount with its unit.
    pub span: Span,
    /// The amount in units, with multipliers applied: 4.5 billion is 4 500 000 000.
    pub value: f64,
    /// The upper end of a range whose lower end is `value`. Where the upper end is written as an
    /// amount of money or a share, it is a figure of its own as well.
    pub up_to: Option<f64>,
    /// The whole of which `value` is a part, in the same unit, as in "40 out of 900 firms".
    pub out_of: Option<f64>,
    /// Whether the text says so exactly.
    pub bound: Bound,
    /// What is counted: of money an ISO 4217 code, or its name where that is all the text says; of
    /// shares `percent`, `percentage point` or `basis point`; of durations a unit of time such as
    /// `year`; of counts the noun, in small letters; of ranks the superlative, or `place`.
    pub unit: String,
}

/// How exactly a quantity is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// Exactly, as far as the text says.
    Exactly,
    /// "about", "some", "roughly".
    About,
    /// "more than", "at least", "over".
    AtLeast,
    /// "less than", "up to", "almost", "under".
    AtMost,
}

impl Bound {
    /// The word for it in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Exactly => "exactly",
            Self::About => "about",
            Self::AtLeast => "at-least",
            Self::AtMost => "at-most",
        }
    }
}

/// What sort of quantity a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureKind {
    /// An amount of money.
    Money,
    /// A share, in percent.
    Percent,
    /// So many of something.
    Count,
    /// A length of time.
    Duration,
    /// A place in an order.
    Rank,
}

impl FigureKind {
    /// All kinds, in the order in which readers see them.
    pub const ALL: [Self; 5] =
        [Self::Money, Self::Percent, Self::Count, Self::Duration, Self::Rank];

    /// The word for it in files and links.
    pub fn key(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Count => "count",
            Self::Duration => "duration",
            Self::Rank => "rank",
        }
    }
}

/// A date that the text speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The words.
    pub span: Span,
    /// What they mean; `None` where that depends on a day that is not known.
    pub date: Option<EdtfDate>,
    /// The date from which a relative one was counted; `None` where the words say it all.
    pub anchor: Option<EdtfDate>,
}
