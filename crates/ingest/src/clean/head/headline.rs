//! The headline of a page that does not say which line it is, and what stands above it.

use super::{Head, MOST_LINES, repeats};
use crate::bibliography::headline;
use crate::clean::labels::{self, Label};
use crate::clean::unit::End;
use crate::clean::{Page, body, furniture, meta_line};
use crate::document::{DropReason, Field, PieceKind};

/// The headline of a page that does not say which it is.
pub(super) fn headline(page: &mut Page<'_>, start: usize, head: &Head) -> Option<usize> {
    let n_units = page.units.len();
    let end = n_units.min(start + MOST_LINES);
    let mut lines = Vec::new();
    for idx in start..end {
        let unit = &page.units[idx];
        let is_line = page.is_live(idx)
            && unit.kind != PieceKind::Code
            && !unit.words.is_empty()
            && !matches!(
                unit.label,
                Some(Label::Share | Label::Navigation | Label::Advert | Label::Notice)
            )
            && !furniture::is_breadcrumb(&unit.text)
            && meta_line::read(&unit.text).is_none();
        if is_line {
            lines.push(idx);
        }
        if lines.len() == MOST_ABOVE + 3 || unit.is_prose() {
            break;
        }
    }
    let heading = (start..end.min(head.body)).find(|&idx| {
        page.is_live(idx)
            && matches!(page.units[idx].kind, PieceKind::Heading(1))
            && !page.units[idx].words.is_empty()
    });
    if heading.is_some() {
        return heading;
    }
    let n_above = n_above(page, &lines);
    for &idx in &lines[..n_above] {
        // The one directly above is a kicker, as far as it is not the name of the paper.
        let text = page.units[idx].text.clone();
        let is_kicker = lines[n_above - 1] == idx
            && page.units[idx].label.is_none_or(|label| label == Label::Section)
            && !headline::is_press(&text);
        if is_kicker {
            page.claim(Field::Tag, &text, idx, 0);
        }
        page.drop(idx, if is_kicker { DropReason::Bibliography } else { DropReason::Navigation });
    }
    let (&first, rest) = lines[n_above..].split_first()?;
    let unit = &page.units[first];
    // A paragraph is no headline, but a headline can be a short sentence.
    const MOST_WORDS: usize = 32;
    let is_short = unit.n_words() <= MOST_WORDS && unit.text.len() <= 300;
    let is_list = matches!(unit.kind, PieceKind::Item { .. }) || body::marker(&unit.text).is_some();
    if !is_short || is_list || unit.end == End::Ellipsis || rest.is_empty() && head.body >= n_units
    {
        return None;
    }
    let (second, third) = (rest.first().copied(), rest.get(1).copied());
    if let Some(second) = second {
        if is_kicker(page, first, second, third) {
            let text = page.units[first].text.clone();
            page.claim(Field::Tag, &text, first, 0);
            page.drop(first, DropReason::Bibliography);
            return Some(second);
        }
        // The words of a browser's tab: the headline, a sign and the name of the site.
        let (tab, title) = (page.words_of(first), page.words_of(second));
        if title.len() >= 3 && tab.len() > title.len() && repeats(tab, title) {
            let text = page.units[first].text.clone();
            if let Some((_, site)) =
                headline::parted(&text).filter(|(_, site)| headline::is_press(site))
            {
                let at = text.len() - site.len();
                page.claim(Field::Publisher, site, first, at);
            }
            page.drop(first, DropReason::RepeatedTitle);
            return Some(second);
        }
    }
    Some(first)
}

/// The most short lines above a headline.
const MOST_ABOVE: usize = 12;

/// How many of the first lines are the name of the paper, its sections and the like, below which
/// the headline stands: several short lines, or one that is known, and then a long one.
fn n_above(page: &Page<'_>, lines: &[usize]) -> usize {
    let is_short = |idx: usize| {
        let unit = &page.units[idx];
        let is_known = unit.label.is_some() || headline::is_press(&unit.text);
        let most = if is_known { 4 } else { 2 };
        unit.n_words() <= most && unit.end == End::Open && unit.text.len() <= 40
    };
    let n_short = lines.iter().take_while(|&&idx| is_short(idx)).count();
    let Some(&next) = lines.get(n_short).filter(|_| (1..=MOST_ABOVE).contains(&n_short)) else {
        return 0;
    };
    let first = &page.units[lines[0]];
    let is_paper =
        headline::is_press(&first.text) || matches!(first.label, Some(Label::Way | Label::Service));
    match page.units[next].is_headline(5)
        && !page.units[next].is_row()
        && (n_short >= 2 || is_paper)
    {
        true => n_short,
        false => 0,
    }
}

/// Whether the first line is the name of a section or theme above the headline.
fn is_kicker(page: &Page<'_>, first: usize, second: usize, third: Option<usize>) -> bool {
    let (kicker, title) = (&page.units[first], &page.units[second]);
    let can_be = kicker.n_words() <= 4
        && kicker.text.len() <= 40
        && kicker.end == End::Open
        && !title.is_prose()
        && !title.is_row()
        && title.is_headline(if labels::is_section(&kicker.text) { 2 } else { 5 })
        && title.n_words() <= 22;
    if !can_be {
        return false;
    }
    let is_shouted = kicker.text.chars().any(char::is_uppercase)
        && !kicker.text.chars().any(char::is_lowercase)
        && title.text.chars().any(char::is_lowercase);
    let has_deck = third.is_some_and(|third| {
        let deck = &page.units[third];
        third < page.units.len()
            && !deck.is_prose()
            && deck.n_words() >= 6
            && matches!(deck.end, End::Open | End::Question)
            || page.words_of(third) == page.words_of(second)
    });
    labels::is_section(&kicker.text) || is_shouted || has_deck || kicker.n_words() <= 2
}
