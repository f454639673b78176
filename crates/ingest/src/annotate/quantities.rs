//! Figures and dates in a text: what they are, whose, and which are the same.
//!
//! A text is read once into tokens; a token that can begin a quantity or a date is asked by the
//! grammars, all others are passed over.

mod attribute;
mod bound;
mod calendar;
mod count;
mod currency;
mod date;
mod dated;
mod direction;
mod duration;
mod grammar;
mod holiday;
#[cfg(test)]
mod ieer;
mod lexicon;
mod link;
mod measure;
mod number;
#[cfg(test)]
mod odd;
mod rank;
mod relative;
mod stated;
mod table;
mod token;
mod unit;
mod year;

use corpus::{DateMention, EdtfDate, Figure, Span};

pub(crate) use self::attribute::attribute;
use self::dated::Context;
use self::lexicon::Word;
pub(crate) use self::link::link;
use self::token::{Kind, Tokens};

/// Makes the word list ready, which the first text would wait for.
pub(crate) fn load() {
    lexicon::lexicon();
}

/// What was found in one text: each in order of text, never overlapping its like.
#[derive(Clone, Debug, Default)]
pub(crate) struct Quantities {
    pub figures: Vec<Figure>,
    pub dates: Vec<DateMention>,
}

/// Finds the figures and dates in the leaves of a text. Relative dates count from `anchor`, the
/// date of the article.
pub(crate) fn find(text: &str, leaves: &[Span], anchor: Option<&EdtfDate>) -> Quantities {
    let mut found = Quantities::default();
    // A token comes every five bytes or so.
    let mut list = Vec::with_capacity(text.len().min(1 << 15) / 4);
    for leaf in leaves {
        for piece in token::pieces(text, *leaf) {
            let is_shouted = token::tokenise(text, piece, &mut list);
            let tokens = Tokens { text, tokens: &list, is_shouted };
            find_in(Context { tokens, anchor }, &mut found);
        }
    }
    found
}

fn find_in(context: Context<'_>, found: &mut Quantities) {
    let tokens = &context.tokens;
    let mut at = 0;
    // The first token that nothing found so far holds.
    let mut free = 0;
    while at < tokens.len() {
        if !can_begin(tokens.kind(at)) {
            at += 1;
            continue;
        }
        if let Some(dated) = date::date(&context, at, free) {
            let anchor = context.anchor.filter(|_| dated.is_counted).cloned();
            let span = tokens.span(dated.first, dated.end);
            found.dates.push(DateMention { span, date: dated.date, anchor });
            at = dated.end;
            free = at;
            continue;
        }
        if let Some(rank) = rank::rank(tokens, at) {
            found.figures.extend(rank.figure(tokens));
            at = rank.end;
            free = at;
            continue;
        }
        match grammar::quantity(tokens, at) {
            Some((first, second)) if first.first >= free => {
                for stated in [Some(first), second].into_iter().flatten() {
                    let Some(mut figure) = stated.figure(tokens) else { continue };
                    if figure.measures.is_none() {
                        figure.measures = measure::measure(tokens, &stated);
                    }
                    at = end_of(tokens, stated.end, figure.span);
                    found.figures.push(figure);
                }
                free = at;
            }
            _ => at += 1,
        }
    }
}

/// The number of the first token behind a span that reaches at least to token `end`.
fn end_of(tokens: &Tokens<'_>, mut end: usize, span: Span) -> usize {
    while tokens.tokens.get(end).is_some_and(|token| token.start < span.end) {
        end += 1;
    }
    end
}

/// Whether a quantity or a date can begin with, or be recognised at, such a token.
fn can_begin(kind: Kind) -> bool {
    match kind {
        Kind::Number => true,
        Kind::Sign(sign) => {
            sign == '$'
                || sign == '\''
                || ('£'..='¥').contains(&sign)
                || ('₠'..='₿').contains(&sign)
                || sign == '฿'
        }
        Kind::Word(word) => matches!(
            word,
            Word::A
                | Word::Cardinal(_)
                | Word::Ordinal(_)
                | Word::Half
                | Word::Month(_)
                | Word::ShortMonth(_)
                | Word::Weekday(_)
                | Word::ShortWeekday(_)
                | Word::Season(_)
                | Word::Time(_)
                | Word::Holiday
                | Word::Currency(_)
                | Word::Last
                | Word::Next
                | Word::This
                | Word::Earlier
                | Word::Later
                | Word::Today
                | Word::Yesterday
                | Word::Tomorrow
                | Word::Number
        ),
    }
}
