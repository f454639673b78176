//! How exactly a quantity is stated, by the words around it.

use corpus::Bound;

use super::lexicon::Word;
use super::token::{Kind, Tokens};

/// The bound of the quantity in tokens `from` to `to`.
pub(super) fn bound(tokens: &Tokens<'_>, from: usize, to: usize) -> Bound {
    before(tokens, from).or_else(|| after(tokens, to)).unwrap_or(Bound::Exactly)
}

fn before(tokens: &Tokens<'_>, from: usize) -> Option<Bound> {
    // "about a 5 percent rise".
    let mut last = from.checked_sub(1)?;
    if tokens.word(last) == Word::A {
        last = last.checked_sub(1)?;
    }
    let earlier = tokens.word_before(last);
    let is_negated = |at: usize| {
        tokens.word_before(at) == Word::Number
            || tokens.str(at.wrapping_sub(1)).eq_ignore_ascii_case("not")
    };
    match tokens.word(last) {
        Word::Than => match earlier {
            Word::More if is_negated(last - 1) => Some(Bound::AtMost),
            Word::Less if is_negated(last - 1) => Some(Bound::AtLeast),
            Word::More => Some(Bound::AtLeast),
            Word::Less => Some(Bound::AtMost),
            _ if matches!(
                tokens.str(last - 1),
                "greater" | "higher" | "larger" | "longer" | "better"
            ) =>
            {
                Some(Bound::AtLeast)
            }
            _ => None,
        },
        Word::Least if earlier == Word::At => Some(Bound::AtLeast),
        Word::Most if earlier == Word::At => Some(Bound::AtMost),
        Word::Over | Word::More => Some(Bound::AtLeast),
        Word::Under | Word::Nearly => Some(Bound::AtMost),
        Word::Less if tokens.str(last) == "below" => Some(Bound::AtMost),
        Word::About => Some(Bound::About),
        Word::During if tokens.str(last) == "around" => Some(Bound::About),
        // "up to 5 percent", but "went up to 5 percent".
        Word::To if earlier == Word::Up && !is_verb_of_motion(tokens, last.wrapping_sub(2)) => {
            Some(Bound::AtMost)
        }
        Word::To if tokens.str(last.wrapping_sub(1)) == "close" => Some(Bound::About),
        Word::Function if tokens.str(last) == "as" && earlier == Word::Much => Some(Bound::AtMost),
        Word::Of if tokens.str(last.wrapping_sub(1)) == "excess" => Some(Bound::AtLeast),
        Word::Of if tokens.str(last.wrapping_sub(1)) == "minimum" => Some(Bound::AtLeast),
        Word::Of if earlier == Word::Most => Some(Bound::AtMost),
        Word::Other if matches!(tokens.str(last), "maybe" | "perhaps") => Some(Bound::About),
        _ => None,
    }
}

fn is_verb_of_motion(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(
        tokens.str(at),
        "went"
            | "go"
            | "goes"
            | "going"
            | "rose"
            | "climbed"
            | "moved"
            | "jumped"
            | "edged"
            | "was"
            | "is"
            | "came"
    )
}

fn after(tokens: &Tokens<'_>, to: usize) -> Option<Bound> {
    match tokens.kind(to) {
        Kind::Sign('+') if tokens.is_glued(to) => Some(Bound::AtLeast),
        Kind::Sign('-') if tokens.is_hyphen(to) && tokens.str(to + 1) == "plus" => {
            Some(Bound::AtLeast)
        }
        Kind::Word(Word::Or) => match tokens.word(to + 1) {
            Word::More => Some(Bound::AtLeast),
            Word::Less => Some(Bound::AtMost),
            _ if tokens.str(to + 1) == "so" => Some(Bound::About),
            _ => None,
        },
        _ => None,
    }
}
