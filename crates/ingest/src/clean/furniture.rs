//! What stands around articles on every page: buttons, ways to other pages, notices, rules.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::Page;
use super::head::Head;
use super::labels::{self, Label};
use super::unit::{End, end_of};
use crate::document::{DropReason, PieceKind};

/// Marks buttons, advertisements, notices and lines without words.
pub(super) fn mark(page: &mut Page<'_>, head: &Head) {
    let n_units = page.units.len();
    let last_prose =
        (0..n_units).rev().find(|&idx| page.is_live(idx) && page.units[idx].is_prose());
    // A notice below the text can be as long as a paragraph.
    let mut last_prose = last_prose;
    while let Some(idx) = last_prose.filter(|&idx| {
        let unit = &page.units[idx];
        idx >= head.body && is_notice(&unit.text, unit.n_words(), true)
    }) {
        page.drop(idx, DropReason::Notice);
        last_prose =
            (head.body..idx).rev().find(|&idx| page.is_live(idx) && page.units[idx].is_prose());
    }
    for idx in 0..n_units {
        if !page.is_live(idx) || page.units[idx].kind == PieceKind::Code {
            continue;
        }
        let is_edge = idx < head.body || last_prose.is_none_or(|last| idx > last);
        if let Some(reason) = reason(page, idx, head, is_edge) {
            page.drop(idx, reason);
        }
    }
}

fn reason(page: &Page<'_>, idx: usize, head: &Head, is_edge: bool) -> Option<DropReason> {
    let unit = &page.units[idx];
    match unit.label {
        Some(Label::Share) => return Some(DropReason::Sharing),
        Some(Label::Advert) => return Some(DropReason::Notice),
        Some(Label::Navigation) if is_edge || is_furnished(page, idx) => {
            return Some(DropReason::Navigation);
        }
        Some(Label::Notice) if is_edge || is_furnished(page, idx) => {
            return Some(DropReason::Notice);
        }
        Some(Label::Service) if is_furnished(page, idx) => return Some(DropReason::Sharing),
        Some(Label::Section)
            if idx < head.body && is_furnished(page, idx) && unit.n_words() == 1 =>
        {
            return Some(DropReason::Navigation);
        }
        Some(Label::Way) if is_furnished(page, idx) => return Some(DropReason::Navigation),
        _ => {}
    }
    // A row of bars below a heading for keywords belongs to it.
    if unit.words.is_empty() && !super::tags::has_bars(&unit.text) {
        return Some(DropReason::Navigation);
    }
    if is_edge && head.body < page.units.len() && is_way(page, idx) {
        return Some(DropReason::Navigation);
    }
    if is_buttons(&unit.text, unit.n_words()) {
        return Some(DropReason::Sharing);
    }
    if is_edge && is_breadcrumb(&unit.text) {
        return Some(DropReason::Navigation);
    }
    is_notice(&unit.text, unit.n_words(), is_edge).then_some(DropReason::Notice)
}

/// Whether a button or another piece of furniture stands directly beside.
fn is_furnished(page: &Page<'_>, idx: usize) -> bool {
    let is_furniture = |idx: usize| {
        if page.units.get(idx).is_some_and(|unit| unit.fate.is_some()) {
            return true;
        }
        let label = page.units.get(idx).and_then(|unit| unit.label);
        label.is_some_and(|label| !matches!(label, Label::Section | Label::SeeAlso))
    };
    idx.checked_sub(1).is_some_and(is_furniture) || is_furniture(idx + 1)
}

/// Whether a short line by itself is a link, such as "Back to the list".
fn is_way(page: &Page<'_>, idx: usize) -> bool {
    /// In percent. Towards 100, links in brackets stay.
    const LINK_SHARE: u8 = 75;
    let unit = &page.units[idx];
    unit.n_words() <= 8
        && unit.end == End::Open
        && !matches!(unit.kind, PieceKind::Heading(_))
        && page.pieces[unit.pieces.start].setting.link_share >= LINK_SHARE
}

/// Whether a line is a row of buttons, such as "Share Facebook Copy link".
fn is_buttons(text: &str, n_words: usize) -> bool {
    const MOST_WORDS: usize = 12;
    /// Words of a button at most.
    const LONGEST: usize = 4;
    if !(2..=MOST_WORDS).contains(&n_words) {
        return false;
    }
    let words: Vec<_> = text.split_whitespace().collect();
    let mut at = 0;
    let mut n_buttons = 0;
    while at < words.len() {
        let is_button = |&n: &usize| {
            let label = labels::label(&words[at..at + n].join(" "));
            matches!(label, Some(Label::Share | Label::Service))
        };
        let most = LONGEST.min(words.len() - at);
        let Some(n) = (1..=most).rev().find(is_button) else { return false };
        at += n;
        n_buttons += 1;
    }
    n_buttons > 1
}

/// Whether a line shows the way to the page, such as "Home > Business > Ports".
pub(super) fn is_breadcrumb(text: &str) -> bool {
    const LONGEST: usize = 200;
    if text.len() > LONGEST {
        return false;
    }
    if !text.bytes().any(|byte| byte == b'>' || byte >= 0x80) {
        return false;
    }
    let arrows = |char: char| matches!(char, '>' | '›' | '»' | '→');
    let n_parts = text.split(arrows).filter(|part| !part.trim().is_empty()).count();
    let parts_are_short = text.split(arrows).all(|part| part.split_whitespace().count() <= 5);
    // The last part can be the headline itself.
    let all_but_last = text.rsplit_once(arrows).is_some_and(|(before, _)| {
        before.split(arrows).all(|part| part.split_whitespace().count() <= 4)
    });
    n_parts >= 3 && (parts_are_short || all_but_last)
}

/// Whether a unit is about rights, cookies, subscriptions and the like.
fn is_notice(text: &str, n_words: usize, is_edge: bool) -> bool {
    /// Longer ones are articles about it.
    const MOST_WORDS: usize = 80;
    /// At the edges of a page only.
    const OPENINGS: [&str; 58] = [
        "copyright ",
        "(c) ",
        "© ",
        "©",
        "all rights reserved",
        "we use cookies",
        "this site uses cookies",
        "this website uses cookies",
        "our site uses cookies",
        "by continuing to use",
        "by continuing to browse",
        "by using this site",
        "by clicking",
        "by signing up",
        "by subscribing",
        "by submitting",
        "this site is protected by recaptcha",
        "this site uses akismet",
        "your subscription",
        "to continue reading",
        "to read the full",
        "subscribe to read",
        "you have reached your limit",
        "you have # free",
        "already a subscriber",
        "already have an account",
        "this article is for subscribers",
        "sign up to ",
        "sign up for ",
        "sign up here",
        "subscribe to ",
        "get the latest ",
        "get our ",
        "join our ",
        "download our app",
        "download the ",
        "follow us ",
        "follow @",
        "like us on ",
        "to receive ",
        "for more stories like this",
        "support independent journalism",
        "support our journalism",
        "this material may not be published",
        "no part of this ",
        "wir verwenden cookies",
        "diese website verwendet cookies",
        "mit der nutzung",
        "nous utilisons des cookies",
        "ce site utilise des cookies",
        "en poursuivant votre navigation",
        "utilizamos cookies",
        "este sitio utiliza cookies",
        "questo sito utilizza i cookie",
        "abonnieren sie ",
        "abonnez-vous",
        "inscrivez-vous",
        "suscríbete ",
    ];
    if !(2..=MOST_WORDS).contains(&n_words) {
        return false;
    }
    let starts = |opening: &&str| starts_with(text, opening);
    if is_edge {
        return OPENINGS.iter().any(starts) || SURE_PHRASES.is_match(text);
    }
    // Amid the paragraphs, a sentence of the article may speak of such things; a short call does
    // not go on.
    const MOST_WORDS_OF_A_CALL: usize = 30;
    const CALLS: [&str; 7] = ["subscribe", "sign up", "get ", "jetzt", "inscrivez", "join ", "©"];
    n_words <= MOST_WORDS_OF_A_CALL
        && CALLS.iter().any(starts)
        && (SURE_PHRASES.is_match(text) || text.starts_with('©') && end_of(text) != End::Comma)
}

/// Whether a text starts with words, in whatever case.
fn starts_with(text: &str, opening: &str) -> bool {
    text.as_bytes()
        .get(..opening.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(opening.as_bytes()))
}

const SURE: [&str; 14] = [
    "subscribe to our newsletter",
    "subscribe to our daily newsletter",
    "sign up for our ",
    "sign up to our ",
    "sign up for the newsletter",
    "all rights reserved",
    "this material may not be published, broadcast",
    "delivered to your inbox",
    "straight to your inbox",
    "jetzt newsletter abonnieren",
    "alle rechte vorbehalten",
    "tous droits réservés",
    "inscrivez-vous à notre newsletter",
    "todos los derechos reservados",
];

/// Phrases of notices, wherever they stand.
static SURE_PHRASES: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let builder = AhoCorasick::builder().ascii_case_insensitive(true).build(SURE);
    builder.expect("the phrases of notices make an automaton")
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_are_calls_and_rights_and_not_reports_of_them() {
        let at_edge = |text: &str| is_notice(text, text.split_whitespace().count(), true);
        let amid = |text: &str| is_notice(text, text.split_whitespace().count(), false);
        assert!(at_edge("Copyright 2021 The Northern Courier. All rights reserved."));
        assert!(at_edge("We use cookies to make this page better."));
        assert!(amid("Sign up for our weekly letter, delivered to your inbox every Friday."));
        assert!(!amid("We use cookies, the shop's owner told the court on Tuesday."));
        assert!(!at_edge("The firm said that it used cookies and sold what they told."));
        assert!(!amid("Get there by ferry, the mayor said, or do not come at all."));
    }

    #[test]
    fn breadcrumbs_lead_from_the_front_page_to_the_article() {
        assert!(is_breadcrumb("Home > Business > Ports"));
        assert!(is_breadcrumb("Home › News › Pier opens early as crowds gather at the harbour"));
        assert!(!is_breadcrumb("Exports > imports"));
        assert!(!is_breadcrumb(
            "The ratio x > y > z holds where the harbour is deep enough to sail, she wrote, > 3"
        ));
    }
}
