//! The head of an article: the headline and what stands around it before the text begins.

mod fields;
mod headline;

use self::fields::fields;
use self::headline::headline;
use super::Page;
use super::labels::{self, Label};
use super::meta_line;
use super::unit::{End, word_hashes};
use crate::bibliography::names;
use crate::document::{DropReason, Field, PieceKind};

/// Lines of a head; more of them are a list.
const MOST_LINES: usize = 24;

/// What is known of the head.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The first unit that is running text; the number of units if none is.
    pub body: usize,
    /// The folded words of the title; empty where there is none.
    pub title: Vec<u32>,
    /// The unit of the title.
    pub title_unit: Option<usize>,
    /// The unit of the line below the headline.
    pub deck: Option<usize>,
}

/// Finds title, kicker, deck, bylines and stamps; all but the deck are taken out of the text.
pub(super) fn mark(page: &mut Page<'_>) -> Head {
    let start = fields(page);
    let n_units = page.units.len();
    let body = (start..n_units).find(|&idx| page.is_live(idx) && page.units[idx].is_prose());
    let mut head = Head { body: body.unwrap_or(n_units), ..Head::default() };

    let claimed: Vec<_> = claimed_titles(page);
    let found = match claimed.is_empty() {
        true => headline(page, start, &head),
        false => (start..n_units.min(head.body + MOST_LINES)).find(|&idx| {
            page.is_live(idx) && claimed.iter().any(|title| repeats(page.words_of(idx), title))
        }),
    };
    head.title = match (claimed.into_iter().next(), found) {
        (Some(claimed), _) => claimed,
        (None, Some(idx)) => page.words_of(idx).to_vec(),
        (None, None) => Vec::new(),
    };
    if let Some(idx) = found {
        let text = page.units[idx].text.clone();
        let is_claimed = page.claims.iter().any(|claim| claim.field == Field::Title);
        page.claim(Field::Title, &text, idx, 0);
        head.title_unit = Some(idx);
        // A text that begins at once is called by its first sentence, and keeps it.
        if !is_claimed && page.units[idx].is_prose() && page.units[idx].end == End::Stop {
            return head;
        }
        page.drop(
            idx,
            if is_claimed { DropReason::RepeatedTitle } else { DropReason::Bibliography },
        );
        if head.body == idx {
            let body =
                (idx + 1..n_units).find(|&idx| page.is_live(idx) && page.units[idx].is_prose());
            head.body = body.unwrap_or(n_units);
        }
    }
    around(page, start, &mut head);
    repeated(page, &mut head);
    head
}

fn claimed_titles(page: &Page<'_>) -> Vec<Vec<u32>> {
    let titles = page.claims.iter().filter(|claim| claim.field == Field::Title);
    titles.map(|claim| word_hashes(&claim.value)).filter(|words| !words.is_empty()).collect()
}

/// Whether words are the title: all of it, or all but the name of the site behind it.
fn repeats(words: &[u32], title: &[u32]) -> bool {
    /// More words behind a title are a sentence that begins as the title does.
    const MOST_MORE: usize = 6;
    if words.is_empty() || title.is_empty() {
        return false;
    }
    if words == title {
        return true;
    }
    let (short, long) = if words.len() < title.len() { (words, title) } else { (title, words) };
    short.len() >= 3
        && long.len() - short.len() <= MOST_MORE
        && 2 * short.len() > long.len()
        && long.starts_with(short)
}

/// What stands between the title and the text: bylines, stamps, the deck.
fn around(page: &mut Page<'_>, start: usize, head: &mut Head) {
    let end = head.body.min(page.units.len()).min(start + MOST_LINES);
    let mut after_byline = false;
    for idx in start..end {
        if !page.is_live(idx) {
            continue;
        }
        let text = page.units[idx].text.clone();
        if let Some(said) = meta_line::read(&text) {
            after_byline = true;
            for said in &said {
                let at = said.start(&text);
                page.claim(said.field, said.value, idx, at);
            }
            page.drop(idx, DropReason::Bibliography);
        } else if after_byline && is_role(&text) || is_known(page, &text) || is_source(&text) {
            page.drop(idx, DropReason::Bibliography);
        } else if head.title_unit.is_some_and(|title| title < idx) && is_bare_byline(&text) {
            page.claim(Field::Author, &text, idx, 0);
            page.drop(idx, DropReason::Bibliography);
        } else {
            after_byline = false;
            let unit = &page.units[idx];
            let can_be_deck = head.deck.is_none()
                && head.title_unit.is_some_and(|title| title < idx)
                && head.body < page.units.len()
                && (6..=60).contains(&unit.n_words())
                && matches!(unit.end, End::Open | End::Question)
                && matches!(
                    unit.kind,
                    PieceKind::Line | PieceKind::Paragraph | PieceKind::Heading(_)
                )
                && unit.label.is_none()
                && !unit.is_row()
                && unit.fate.is_none()
                && !repeats(page.words_of(idx), &head.title)
                && super::body::marker(&text).is_none()
                && idx + 1 < page.units.len()
                && page.words_of(idx) != page.words_of(idx + 1);
            if can_be_deck {
                head.deck = Some(idx);
                let is_said = page
                    .claims
                    .iter()
                    .any(|claim| claim.field == Field::Deck && claim.value == text.as_ref());
                if !is_said {
                    page.claim(Field::Deck, &text, idx, 0);
                }
            }
        }
    }
    stamps_below(page, head);
}

/// Stamps that say what they are can also stand below the text.
fn stamps_below(page: &mut Page<'_>, head: &Head) {
    let n_units = page.units.len();
    let last_prose = (head.body..n_units).rev().find(|&idx| page.units[idx].is_prose());
    let Some(last_prose) = last_prose else { return };
    for idx in last_prose + 1..n_units {
        if page.units[idx].label == Some(Label::Teasers)
            || page.units[idx].label == Some(Label::Comments)
        {
            return;
        }
        let text = page.units[idx].text.clone();
        if !page.is_live(idx) {
            continue;
        }
        if let Some(who) = meta_line::credit(&text) {
            page.claim(Field::Author, who, idx, text.len() - text.trim_start_matches('(').len());
            page.drop(idx, DropReason::Bibliography);
            continue;
        }
        if !meta_line::has_label(&text) {
            continue;
        }
        let Some(said) = meta_line::read(&text) else { continue };
        for said in &said {
            let at = said.start(&text);
            page.claim(said.field, said.value, idx, at);
        }
        page.drop(idx, DropReason::Bibliography);
    }
}

/// Whether a line is nothing but the name of an author or publisher that is known already.
fn is_known(page: &Page<'_>, text: &str) -> bool {
    let is_name =
        |claim: &&crate::document::Claim| matches!(claim.field, Field::Author | Field::Publisher);
    page.claims.iter().filter(is_name).any(|claim| claim.value == text.trim())
}

/// Whether a line is an address, perhaps with the name of a paper beside it.
fn is_source(text: &str) -> bool {
    let is_address = |word: &&str| word.contains("://") || word.starts_with("www.");
    let n_words = text.split_whitespace().count();
    n_words <= 5 && text.split_whitespace().filter(is_address).count() == 1
}

/// Whether a line is a byline without a "By": a name, and where or what its bearer is.
fn is_bare_byline(text: &str) -> bool {
    const LONGEST: usize = 80;
    let who = text.split_once(" in ").or_else(|| text.split_once(", "));
    let Some((name, rest)) = who.filter(|_| text.len() <= LONGEST) else { return false };
    let is_place = || {
        text.contains(" in ")
            && rest.split_whitespace().count() <= 3
            && rest.starts_with(char::is_uppercase)
    };
    let n_words = name.split_whitespace().count();
    n_words <= 4
        && names::is_one_name(name)
        && super::unit::end_of(text) == End::Open
        && (is_role(rest) || is_place())
}

/// Whether a line below a byline says what its writer does.
fn is_role(text: &str) -> bool {
    const ROLES: [&str; 14] = [
        "reporter",
        "correspondent",
        "editor",
        "writer",
        "journalist",
        "columnist",
        "contributor",
        "staff",
        "news",
        "producer",
        "korrespondent",
        "korrespondentin",
        "redakteur",
        "redakteurin",
    ];
    let folded = labels::fold(text);
    let n_words = folded.split(' ').count();
    n_words <= 8
        && folded.split(' ').any(|word| ROLES.contains(&word))
        && super::unit::end_of(text) == End::Open
}

/// The title again: anywhere above the text, and wherever it stands by itself.
fn repeated(page: &mut Page<'_>, head: &mut Head) {
    if head.title.is_empty() {
        return;
    }
    for idx in 0..page.units.len() {
        if !page.is_live(idx) {
            continue;
        }
        let words = page.words_of(idx);
        // A title of one word can head a part of the text.
        let is_title = words == head.title && (idx < head.body || words.len() >= 3)
            || idx < head.body && repeats(words, &head.title);
        if is_title {
            page.drop(idx, DropReason::RepeatedTitle);
        }
    }
    if head.deck.is_some_and(|deck| !page.is_live(deck)) {
        head.deck = None;
    }
}
