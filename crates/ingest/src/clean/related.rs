//! Headlines of other articles that stand between two paragraphs, told from subheadings.
//!
//! A subheading heads what follows; a foreign headline interrupts it. No single sign decides, so
//! several are counted.

use std::collections::HashSet;

use super::Page;
use super::head::Head;
use super::unit::{End, each_word};
use crate::bibliography::date;
use crate::document::{DropReason, PieceKind};

/// The points from which a line counts as a foreign headline. Below 5, long subheadings of
/// magazine articles go; above 7, hardly any foreign headline is seen.
const ENOUGH: u32 = 5;
/// Articles with fewer paragraphs show too little of their habits.
const FEWEST_PARAGRAPHS: usize = 4;

/// Marks headlines of other articles.
pub(super) fn mark(page: &mut Page<'_>, head: &Head) {
    dated(page, head);
    let lines = lines_amid(page, head);
    if lines.is_empty() {
        return;
    }
    let n_paragraphs = (head.body..page.units.len())
        .filter(|&idx| page.is_live(idx) && page.units[idx].is_prose())
        .count();
    if n_paragraphs < FEWEST_PARAGRAPHS {
        return;
    }
    if n_subheadings(page, head) >= 2 {
        return;
    }
    // An article with many such lines has subheadings, all of them.
    let is_rare = lines.len() * 6 <= n_paragraphs + 5;
    let text_words: HashSet<u32> = (head.body..page.units.len())
        .filter(|&idx| page.is_live(idx) && page.units[idx].is_prose())
        .flat_map(|idx| page.words_of(idx).iter().copied())
        .collect();
    let foreign: Vec<_> = lines
        .iter()
        .filter(|line| is_foreign(page, line, is_rare, &text_words))
        .map(|line| line.idx)
        .collect();
    foreign.into_iter().for_each(|idx| page.drop(idx, DropReason::RelatedHeadline));
}

/// How many lines between paragraphs can only be subheadings: short ones, questions, sentences. An
/// article with two of them is divided by its author, and the longer ones belong to that.
fn n_subheadings(page: &Page<'_>, head: &Head) -> usize {
    const MOST_WORDS: usize = 14;
    const SHORT: usize = 5;
    let live: Vec<_> = (head.body..page.units.len()).filter(|&idx| page.is_live(idx)).collect();
    let is_subheading = |three: &&[usize]| {
        let unit = &page.units[three[1]];
        let is_line = unit.n_words() <= MOST_WORDS && unit.is_headline(1);
        let is_sure =
            unit.n_words() <= SHORT || unit.end == End::Question || !is_telegraphic(&unit.text);
        let is_text = |idx: usize| page.units[idx].is_prose() && page.units[idx].end == End::Stop;
        is_line && is_sure && is_text(three[0]) && is_text(three[2])
    };
    live.windows(3).filter(is_subheading).count()
}

/// A headline with the day of its article below it: no subheading has one.
fn dated(page: &mut Page<'_>, head: &Head) {
    let live: Vec<_> = (head.body..page.units.len()).filter(|&idx| page.is_live(idx)).collect();
    let is_dated = |four: &&[usize]| {
        let unit = |nth: usize| &page.units[four[nth]];
        unit(0).is_prose()
            && unit(1).is_headline(4)
            && !unit(1).is_prose()
            && date::read(&unit(2).text)
                .is_some_and(|stamp| !matches!(stamp.reading, date::Reading::Year(_)))
            && unit(3).is_prose()
    };
    let found: Vec<_> =
        live.windows(4).filter(is_dated).flat_map(|four| [four[1], four[2]]).collect();
    found.into_iter().for_each(|idx| page.drop(idx, DropReason::RelatedHeadline));
}

/// A line between two paragraphs.
struct Line {
    idx: usize,
    after: usize,
}

/// Lines in the form of a headline, each between two paragraphs.
fn lines_amid(page: &Page<'_>, head: &Head) -> Vec<Line> {
    let live: Vec<_> = (head.body..page.units.len()).filter(|&idx| page.is_live(idx)).collect();
    let is_line = |idx: usize| {
        let unit = &page.units[idx];
        let can_be = match unit.kind {
            PieceKind::Line | PieceKind::Paragraph => true,
            // A page that says heading means it, unless all of it is a link.
            PieceKind::Heading(_) => page.pieces[unit.pieces.start].setting.link_share >= 90,
            _ => false,
        };
        can_be
            && unit.is_headline(3)
            && !unit.is_prose()
            && is_telegraphic(&unit.text)
            && super::body::marker(&unit.text).is_none()
    };
    live.windows(3)
        .filter(|three| {
            let is_text =
                |idx: usize| page.units[idx].is_prose() && page.units[idx].end == End::Stop;
            is_text(three[0]) && is_line(three[1]) && is_text(three[2])
        })
        .map(|three| Line { idx: three[1], after: three[2] })
        .collect()
}

/// Whether words are in the short style of headlines, which leaves out articles and auxiliaries,
/// and are no row of a table.
fn is_telegraphic(text: &str) -> bool {
    const LEFT_OUT: [&str; 24] = [
        "the", "a", "an", "was", "were", "is", "are", "has", "have", "had", "been", "said", "told",
        "that", "which", "they", "it", "he", "she", "we", "this", "these", "would", "there",
    ];
    /// One article happens in headlines too; each further one speaks for a sentence.
    const MOST_LEFT_IN: usize = 1;
    let n_left_in = text
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| LEFT_OUT.iter().any(|other| other.eq_ignore_ascii_case(word)))
        .count();
    let n_digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_speech =
        text.split_whitespace().any(|word| matches!(word.trim_end_matches(','), "said" | "told"));
    n_left_in <= MOST_LEFT_IN
        && !is_speech
        && 8 * n_digits <= text.len()
        && text.starts_with(|char: char| char != '(')
}

fn is_foreign(page: &Page<'_>, line: &Line, is_rare: bool, text_words: &HashSet<u32>) -> bool {
    let unit = &page.units[line.idx];
    let content = content_words(&unit.text);
    if content.is_empty() {
        return false;
    }
    let is_link = page.pieces[unit.pieces.start].setting.link_share >= 90;
    // A line that is a link as a whole leads elsewhere, unless the text links its headings.
    if is_link && unit.n_words() >= 5 {
        return true;
    }
    let n_words = unit.n_words();
    let n_in = |words: &dyn Fn(u32) -> bool| content.iter().filter(|&&word| words(word)).count();
    let after: HashSet<u32> = page.words_of(line.after).iter().copied().collect();
    let n_after = n_in(&|word| after.contains(&word));
    let n_in_text = n_in(&|word| text_words.contains(&word));
    let goes_on = goes_on(page, line);
    let is_unheard = 2 * n_in_text <= content.len();

    let mut points = 0;
    // Subheadings are short.
    points += match n_words {
        0..=6 => 0,
        7..=8 => 1,
        _ => 2,
    };
    points += u32::from(is_rare);
    points += u32::from(goes_on);
    points += u32::from(is_told(&unit.text));
    // What a heading speaks of is spoken of below it.
    points += u32::from(3 * n_after < content.len());
    points += u32::from(n_after == 0 && is_unheard);
    if unit.end == End::Question {
        points = points.saturating_sub(1);
    }
    n_words >= 7 && points >= ENOUGH && (goes_on || is_unheard)
}

/// Words that carry meaning, hashed.
fn content_words(text: &str) -> Vec<u32> {
    const SMALL: [&str; 24] = [
        "with", "from", "that", "this", "will", "into", "over", "after", "than", "have", "what",
        "when", "their", "they", "says", "said", "more", "amid", "could", "would", "about",
        "calls", "makes", "making",
    ];
    let mut content = Vec::new();
    each_word(text, |hash, range| {
        let word = &text[range];
        let is_content =
            word.chars().count() >= 4 && !SMALL.contains(&word.to_lowercase().as_str());
        if is_content {
            content.push(hash);
        }
    });
    content
}

/// Whether the paragraph behind the line goes on with what was said before it.
fn goes_on(page: &Page<'_>, line: &Line) -> bool {
    const BACKWARD: [&str; 40] = [
        "it",
        "he",
        "she",
        "they",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "him",
        "but",
        "and",
        "also",
        "however",
        "meanwhile",
        "still",
        "yet",
        "so",
        "then",
        "such",
        "both",
        "another",
        "instead",
        "nevertheless",
        "moreover",
        "er",
        "sie",
        "es",
        "diese",
        "dieser",
        "doch",
        "il",
        "elle",
        "ils",
        "mais",
        "cette",
        "ce",
    ];
    let text = &page.units[line.after].text;
    let text = text.trim_start_matches(|char: char| !char.is_alphanumeric());
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default().trim_end_matches([',', '.', '’', '\'']);
    if BACKWARD.contains(&first.to_lowercase().as_str()) {
        return true;
    }
    // Somebody who is only called by a short name was introduced before: "Lee said …"
    let says = words.next().unwrap_or_default();
    let is_verb = matches!(
        says,
        "said"
            | "says"
            | "told"
            | "added"
            | "also"
            | "noted"
            | "hailed"
            | "called"
            | "argued"
            | "warned"
            | "explained"
    );
    is_verb && first.starts_with(char::is_uppercase)
}

/// Whether a line tells something that happened, as headlines do and subheadings rarely: it has a
/// verb in the present, or says what for.
fn is_told(text: &str) -> bool {
    const VERBS: [&str; 74] = [
        "says", "calls", "warns", "plans", "sees", "hits", "eyes", "seeks", "faces", "wins",
        "loses", "backs", "urges", "vows", "denies", "admits", "reports", "launches", "unveils",
        "opens", "closes", "makes", "takes", "gets", "gives", "sets", "cuts", "raises", "lifts",
        "falls", "rises", "jumps", "drops", "slips", "soars", "plunges", "beats", "misses",
        "leads", "joins", "leaves", "quits", "names", "signs", "bans", "blocks", "rejects",
        "approves", "adopts", "passes", "votes", "sues", "buys", "sells", "expands", "grows",
        "shows", "finds", "reveals", "claims", "accuses", "arrests", "kills", "dies", "moves",
        "turns", "puts", "holds", "keeps", "brings", "pushes", "wants", "agrees", "defends",
    ];
    let words: Vec<_> = text.split_whitespace().collect();
    let is_verb =
        |word: &&str| VERBS.contains(&word.trim_matches(|char: char| !char.is_alphanumeric()));
    // "to predict", "to be built"
    let aims = words.windows(2).any(|pair| {
        pair[0] == "to"
            && pair[1].len() >= 2
            && pair[1].bytes().all(|byte| byte.is_ascii_lowercase())
    });
    let is_doing = words.iter().skip(1).take(2).any(|word| word.len() > 5 && word.ends_with("ing"));
    words.iter().skip(1).any(is_verb) || aims || is_doing
}
