//! Where capitals mean something else than usual: headlines, datelines, titles of works.

use super::lexicon::marks;
use super::tokens::{
    AGENCY, ALL_CAPITALS, BEGINS_LEAF, BEGINS_SENTENCE, CAPITAL, DATELINE, GLUED, HEADLINE,
    IN_WORK, IS_WORD, NUMBER, POSSESSIVE, TAKEN, Token,
};

/// Marks the tokens of headlines, datelines and quoted titles of works.
pub(super) fn mark_layout(tokens: &mut [Token]) {
    let mut from = 0;
    while from < tokens.len() {
        let mut to = from + 1;
        while to < tokens.len() && !tokens[to].is(BEGINS_LEAF) {
            to += 1;
        }
        let leaf = &mut tokens[from..to];
        mark_dateline(leaf);
        mark_headline(leaf);
        mark_works(leaf);
        from = to;
    }
}

/// Words of a line that is hardly ever a headline.
const LONG_LINE: usize = 40;

/// In a headline (nearly) every longer word has a capital, or every letter is one.
fn mark_headline(leaf: &mut [Token]) {
    let (mut n_words, mut n_capitals, mut n_all, mut n_small) = (0, 0, 0, 0);
    for token in &*leaf {
        if !token.is(IS_WORD) || token.is(NUMBER | DATELINE | AGENCY) {
            continue;
        }
        n_words += 1;
        n_capitals += usize::from(token.is(CAPITAL));
        n_all += usize::from(token.is(ALL_CAPITALS));
        n_small += usize::from(!token.is(CAPITAL) && token.end - token.start > 4);
        // Most paragraphs show soon that they are none.
        if n_small > 8 && n_all * 2 < n_words {
            return;
        }
    }
    let ends_in_stop = leaf.last().is_some_and(|token| token.sign == b'.');
    let is_title = n_small == 0
        && !ends_in_stop
        && (n_words >= 4 && n_capitals * 3 >= n_words * 2 || n_words > 1 && n_capitals == n_words);
    let is_shouted = n_words >= 4 && n_all * 10 >= n_words * 8;
    if is_shouted || is_title && n_words <= LONG_LINE {
        leaf.iter_mut().for_each(|token| token.set(HEADLINE));
    }
}

/// The dash of a dateline stands within so many tokens.
const DATELINE_LENGTH: usize = 18;

/// `LOS ANGELES (AP) -`, `TBILISI, Georgia, March 3 (Reuters) -`
fn mark_dateline(leaf: &mut [Token]) {
    let limit = leaf.len().min(DATELINE_LENGTH);
    let Some(dash) = leaf[..limit].iter().position(|token| token.sign == b'-') else { return };
    if dash == 0 {
        return;
    }
    let is_spaced = !leaf[dash].is(GLUED) || leaf[dash - 1].sign == b')';
    let first = leaf[0];
    let has_agency = leaf[..dash].iter().any(|token| token.sign == b')');
    let opens = first.is(ALL_CAPITALS) || has_agency && first.is(CAPITAL);
    let is_plain = leaf[..dash].iter().all(|token| {
        token.is(CAPITAL | NUMBER | TAKEN)
            || token.has(marks::PARTICLE)
            || matches!(token.sign, b',' | b'(' | b')' | b'/' | b'.' | b'-' | b'\'')
    });
    let n_words = leaf[..dash].iter().filter(|token| token.is(IS_WORD)).count();
    if !is_spaced || !opens || !is_plain || n_words == 0 || n_words > 10 {
        return;
    }
    let mut depth = 0;
    let mut is_date = false;
    for token in &mut leaf[..dash] {
        match token.sign {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {
                is_date |= token.has(marks::OTHER_NAME) && !token.is(ALL_CAPITALS);
                if !is_date {
                    token.set(if depth > 0 { AGENCY } else { DATELINE });
                }
            }
        }
    }
    if let Some(after) = leaf.get_mut(dash + 1) {
        after.set(BEGINS_SENTENCE);
    }
}

/// Words of the longest title of a work.
const WORK_LENGTH: usize = 10;

/// `"The Taming of the Crew,"`: a few words in quotation marks, all but the small ones with a capital.
fn mark_works(leaf: &mut [Token]) {
    let mut open: Option<usize> = None;
    for at in 0..leaf.len() {
        if leaf[at].sign != b'"' {
            continue;
        }
        if let Some(from) = open.take_if(|from| at - *from <= WORK_LENGTH + 2) {
            let inner = &mut leaf[from + 1..at];
            let n_words = inner.iter().filter(|token| token.is(IS_WORD)).count();
            let is_title = inner.iter().all(|token| {
                token.is(CAPITAL | NUMBER | POSSESSIVE)
                    || token.has(marks::FUNCTION.or(marks::PARTICLE))
                    || matches!(token.sign, b',' | b'\'' | b'!' | b'?' | b'&' | b':' | b'.' | b'-')
            });
            let begins = inner.first().is_some_and(|token| token.is(CAPITAL | NUMBER));
            let ends = inner
                .iter()
                .rev()
                .find(|token| token.is(IS_WORD))
                .is_some_and(|token| token.is(CAPITAL | NUMBER));
            // One word in quotation marks is as often a name as a title.
            let is_speech = inner.last().is_some_and(|token| token.sign == b'.') && n_words < 2;
            let has_small =
                inner.iter().any(|token| token.is(IS_WORD) && !token.is(CAPITAL | NUMBER));
            if n_words >= 2 && is_title && begins && ends && !is_speech && has_small {
                inner.iter_mut().for_each(|token| token.set(IN_WORK));
                continue;
            }
        }
        open = Some(at);
    }
}
