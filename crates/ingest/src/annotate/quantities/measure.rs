//! The words that say what a figure measures: "revenue of $5 million", "a $5 million loan", "10
//! percent of its business".

use std::sync::LazyLock;

use corpus::{FigureKind, Span};

use super::lexicon::Word;
use super::stated::Stated;
use super::table::Table;
use super::token::{Kind, Tokens};
use crate::letters::letters;

/// How many tokens before a figure its measure may stand. With more, nouns of other clauses are
/// taken; with fewer, "revenue for the whole of last year rose to $5 million" goes without.
const BEFORE: usize = 12;
/// The most words of a measure.
const MOST_WORDS: usize = 5;

/// Nouns of economic news that are measured, in the singular.
const NOUNS: &[&str] = &[
    "aid",
    "asset",
    "bid",
    "billing",
    "bond",
    "bonus",
    "borrowing",
    "budget",
    "business",
    "capacity",
    "capital",
    "charge",
    "compensation",
    "consumption",
    "contract",
    "cost",
    "coupon",
    "credit",
    "damage",
    "deal",
    "debt",
    "deficit",
    "demand",
    "deposit",
    "discount",
    "dividend",
    "donation",
    "earning",
    "expenditure",
    "expense",
    "export",
    "fare",
    "fee",
    "fine",
    "fund",
    "funding",
    "gain",
    "grant",
    "growth",
    "holding",
    "import",
    "income",
    "increase",
    "index",
    "inflation",
    "interest",
    "inventory",
    "investment",
    "issue",
    "lending",
    "loan",
    "loss",
    "majority",
    "margin",
    "net",
    "offer",
    "offering",
    "order",
    "output",
    "payment",
    "payout",
    "pension",
    "population",
    "premium",
    "price",
    "proceed",
    "production",
    "profit",
    "purchase",
    "ransom",
    "rate",
    "ratio",
    "rent",
    "reserve",
    "rev",
    "revenue",
    "reward",
    "rise",
    "royalty",
    "salary",
    "sale",
    "saving",
    "security",
    "settlement",
    "share",
    "shipment",
    "spending",
    "stake",
    "subsidy",
    "supply",
    "support",
    "surplus",
    "tariff",
    "tax",
    "trade",
    "turnover",
    "unemployment",
    "valuation",
    "value",
    "volume",
    "vote",
    "wage",
    "yield",
];

/// Verbs that say what is done with money.
const VERBS: &[&str] = &[
    "allocated",
    "borrow",
    "borrowed",
    "cost",
    "costs",
    "donated",
    "earn",
    "earned",
    "gathered",
    "gave",
    "grossed",
    "invest",
    "invested",
    "lend",
    "lent",
    "lose",
    "lost",
    "owe",
    "owed",
    "owes",
    "paid",
    "pay",
    "pays",
    "pledged",
    "raise",
    "raised",
    "raising",
    "received",
    "sold",
    "spend",
    "spending",
    "spent",
    "valued",
    "withheld",
    "worth",
];

/// The words for what a quantity measures; `None` where nothing near says it.
pub(super) fn measure(tokens: &Tokens<'_>, stated: &Stated) -> Option<Span> {
    if !matches!(stated.kind, FigureKind::Money | FigureKind::Percent) {
        return None;
    }
    let end = stated.second.as_ref().map_or(stated.end, |second| second.end + 1);
    let (first, end) = behind(tokens, stated.first, end)
        .or_else(|| before(tokens, stated.first))
        .or_else(|| earlier(tokens, stated.first))?;
    Some(tokens.span(first, end))
}

/// "$5 million loan", "$5 million in sales", "$5 million of debt", "10 percent of its business".
fn behind(tokens: &Tokens<'_>, first: usize, end: usize) -> Option<(usize, usize)> {
    let after = if tokens.is_hyphen(end) { end + 1 } else { end };
    match tokens.word(after) {
        word @ (Word::Of | Word::In) => {
            let mut noun = after + 1;
            while matches!(tokens.word(noun), Word::A | Word::The | Word::Their) {
                noun += 1;
            }
            let run = run(tokens, noun)?;
            (word == Word::Of || is_measured(tokens, run.1 - 1)).then_some(run)
        }
        Word::Other => {
            let run = run(tokens, after)?;
            let opening = before_bound(tokens, first);
            let has_article = matches!(tokens.word(opening), Word::A | Word::Their);
            (has_article || is_measured(tokens, run.1 - 1)).then_some(run)
        }
        _ => None,
    }
}

/// "loan of $5 million", "valued at $5 million", "raised $5 million".
fn before(tokens: &Tokens<'_>, first: usize) -> Option<(usize, usize)> {
    let at = before_bound(tokens, first);
    let word = match tokens.word(at) {
        Word::Of | Word::At => at.checked_sub(1)?,
        _ => at,
    };
    let is_noun =
        tokens.word(at) == Word::Of && tokens.word(word) == Word::Other && !tokens.is_capital(word);
    let is_verb = VERBS.binary_search(&tokens.str(word)).is_ok();
    (is_noun || is_verb || is_measured(tokens, word)).then(|| (word, word + 1))
}

/// The nearest noun that is measured, in the same clause: "revenue rose to $5 million".
fn earlier(tokens: &Tokens<'_>, first: usize) -> Option<(usize, usize)> {
    for at in (first.saturating_sub(BEFORE)..first).rev() {
        match tokens.kind(at) {
            Kind::Sign(';' | ':' | '!' | '?') => return None,
            Kind::Sign('.') if tokens.tokens[at + 1].spaced && tokens.tokens[at + 1].capital => {
                return None;
            }
            Kind::Word(Word::Function) if tokens.str(at) == "while" => return None,
            Kind::Word(_) if is_measured(tokens, at) && !is_joined(tokens, at) => {
                return Some((at, at + 1));
            }
            _ => {}
        }
    }
    None
}

/// Whether a word is part of a longer one, such as "balance-of-payments".
fn is_joined(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_hyphen(at + 1) || (at > 0 && tokens.is_hyphen(at - 1))
}

/// The token before a figure and the words of its bound.
fn before_bound(tokens: &Tokens<'_>, first: usize) -> usize {
    let mut at = first.wrapping_sub(1);
    for _ in 0..4 {
        let is_bound = matches!(
            tokens.word(at),
            Word::About
                | Word::Nearly
                | Word::More
                | Word::Less
                | Word::Than
                | Word::Over
                | Word::Least
                | Word::Most
                | Word::Up
                | Word::Much
                | Word::Under
        ) || (tokens.word(at) == Word::To
            && tokens.word(at.wrapping_sub(1)) == Word::Up)
            || (tokens.word(at) == Word::To && tokens.str(at.wrapping_sub(1)) == "close")
            || tokens.str(at) == "close";
        if !is_bound {
            break;
        }
        at = at.wrapping_sub(1);
    }
    at
}

/// Small words that follow each other from `at`: adjectives and the noun.
fn run(tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
    let belongs = |at: usize| {
        tokens.word(at) == Word::Other
            && tokens.is_word(at)
            && !tokens.is_capital(at)
            && tokens.str(at).len() > 2
    };
    let mut end = at;
    while end < at + MOST_WORDS && belongs(end) && (end == at || !tokens.is_glued(end)) {
        end += 1;
    }
    if let Some(head) = (at..end).rev().find(|&head| is_measured(tokens, head)) {
        return Some((at, head + 1));
    }
    // "royalties received", "outstanding" without its noun.
    let is_verbal = |at: usize| ["ed", "ing", "ly"].iter().any(|end| tokens.str(at).ends_with(end));
    while end > at && is_verbal(end - 1) {
        end -= 1;
    }
    (end > at).then_some((at, end))
}

fn is_measured(tokens: &Tokens<'_>, at: usize) -> bool {
    let Kind::Word(Word::Other) = tokens.kind(at) else { return false };
    let token = tokens.tokens[at];
    let (start, end) = (token.start as usize, token.end as usize);
    let word = letters(&tokens.text.as_bytes()[..end], start);
    word.len == end - start && MEASURED.get(&word).is_some() && !tokens.is_capitalised(at)
}

/// The nouns and their plurals.
static MEASURED: LazyLock<Table<()>> = LazyLock::new(|| {
    let forms: Vec<_> = NOUNS
        .iter()
        .flat_map(|noun| {
            let ies = noun.strip_suffix('y').map_or(String::new(), |stem| format!("{stem}ies"));
            [(*noun).to_owned(), format!("{noun}s"), format!("{noun}es"), ies]
        })
        .collect();
    Table::new(forms.iter().map(|form| (form.as_str(), ())))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_can_be_searched() {
        let mut sorted = VERBS.to_vec();
        sorted.sort_unstable();
        assert_eq!(sorted, VERBS);
    }
}
