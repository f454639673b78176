//! Quantities as the grammars find them: in tokens, before they become figures.

use corpus::{Figure, FigureKind, Reading, Span};

use super::bound::bound;
use super::token::Tokens;

/// A quantity in tokens `first` to `end`.
#[derive(Clone, Debug)]
pub(super) struct Stated {
    pub kind: FigureKind,
    pub first: usize,
    pub end: usize,
    pub value: f64,
    /// The upper end of a range.
    pub up_to: Option<f64>,
    /// The whole of which it is a part.
    pub out_of: Option<f64>,
    pub unit: String,
    /// The tokens of the noun that is counted.
    pub noun: Option<(usize, usize)>,
    /// The same quantity in another unit.
    pub second: Option<Box<Stated>>,
}

impl Stated {
    pub fn new(kind: FigureKind, tokens: (usize, usize), value: f64, unit: &str) -> Self {
        Self {
            kind,
            first: tokens.0,
            end: tokens.1,
            value,
            up_to: None,
            out_of: None,
            unit: unit.to_owned(),
            noun: None,
            second: None,
        }
    }

    /// The figure it is; `None` if its value is no number that can be shown.
    pub fn figure(&self, tokens: &Tokens<'_>) -> Option<Figure> {
        let first = self.reading(tokens)?;
        let mut span = first.span;
        let mut readings = vec![first];
        if let Some(second) = &self.second {
            let reading = second.reading(tokens)?;
            span.end = reading.span.end;
            if tokens.is_sign(second.end, ')') {
                span.end = tokens.tokens[second.end].end;
            }
            readings.push(reading);
        }
        let noun = self.noun.map(|(first, end)| tokens.span(first, end));
        Some(Figure {
            span,
            kind: self.kind,
            readings,
            measures: noun,
            subject: None,
            when: None,
            same: None,
        })
    }

    fn reading(&self, tokens: &Tokens<'_>) -> Option<Reading> {
        let span: Span = tokens.span(self.first, self.end);
        let is_number =
            [Some(self.value), self.up_to, self.out_of].into_iter().flatten().all(f64::is_finite);
        is_number.then(|| Reading {
            span,
            value: self.value,
            up_to: self.up_to,
            out_of: self.out_of,
            bound: bound(tokens, self.first, self.end),
            unit: self.unit.clone(),
        })
    }
}
