//! Whether a date without a year, or a weekday, lies ahead or behind, by the verbs beside it.

use super::lexicon::Word;
use super::token::{Kind, Tokens};

/// How many tokens before a date are asked. With more, verbs of other clauses decide; with fewer,
/// those of the date's own clause are missed.
const BEFORE: usize = 14;
const AFTER: usize = 9;

/// Where a date lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Ahead,
    Behind,
    /// Nothing says so; the news mostly tells what was, but not long ago without saying so.
    Unsaid,
}

/// The direction of the date in tokens `first` to `end`.
pub(super) fn direction(tokens: &Tokens<'_>, first: usize, end: usize) -> Direction {
    match tokens.word_before(first) {
        Word::Since => return Direction::Behind,
        Word::Until | Word::By => return Direction::Ahead,
        // "for March delivery", "sales for March".
        Word::For => return Direction::Unsaid,
        _ => {}
    }
    let stop = first.saturating_sub(BEFORE);
    for at in (stop..first).rev() {
        if ends_clause(tokens, at) {
            break;
        }
        if let Some(direction) = verb(tokens, at) {
            return direction;
        }
    }
    // "On Tuesday they will meet"; but "the January vote", which no verb behind it moves.
    let opens_clause =
        tokens.begins_sentence(first) || matches!(tokens.word(first - 1), Word::On | Word::In);
    let after = if opens_clause { AFTER } else { 0 };
    for at in end..end + after {
        if ends_clause(tokens, at) {
            break;
        }
        // "..., he said" tells of the article, not of the date.
        if matches!(tokens.str(at), "said" | "says" | "told") {
            continue;
        }
        if let Some(direction) = verb(tokens, at) {
            return direction;
        }
    }
    Direction::Unsaid
}

fn verb(tokens: &Tokens<'_>, at: usize) -> Option<Direction> {
    match tokens.word(at) {
        Word::Future => Some(Direction::Ahead),
        Word::Month(5) if !tokens.is_capital(at) => Some(Direction::Ahead),
        // "to be shown"; "found it to be cheap" is over.
        Word::Be
            if ["ed", "en", "ld", "de", "wn", "nt"]
                .iter()
                .any(|ending| tokens.str(at + 1).ends_with(ending)) =>
        {
            Some(Direction::Ahead)
        }
        // "agreed to release 5,000 tonnes in May": when that is, the verb before does not say.
        Word::To if is_infinitive(tokens, at) => Some(Direction::Unsaid),
        Word::Past => Some(Direction::Behind),
        Word::Other if tokens.str(at).ends_with("ed") && !tokens.is_capital(at) => {
            // "will be shown", "to be formally signed": the verb before decides.
            let is_passive = (1..=2).any(|back| tokens.word(at.wrapping_sub(back)) == Word::Be);
            (!is_passive).then_some(Direction::Behind)
        }
        _ => None,
    }
}

fn is_infinitive(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at + 1) == Word::Other
        && tokens.is_word(at + 1)
        && !tokens.is_capital(at + 1)
        && !tokens.str(at + 1).ends_with('s')
        && matches!(
            tokens.word(at + 2),
            Word::The | Word::A | Word::Their | Word::Function | Word::Other | Word::Cardinal(_)
        )
}

fn ends_clause(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.kind(at) {
        Kind::Sign(';' | '!' | '?' | '\0' | '—') => true,
        Kind::Sign('.') => tokens.tokens.get(at + 1).is_none_or(|next| next.spaced && next.capital),
        _ => false,
    }
}
