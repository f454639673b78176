//! Words that somebody put into a sentence to sell something, often once a link: cut out, and the
//! sentence stays.
//!
//! Such words are keywords for a search engine, not English: a noun of trade with no article
//! before it, in small letters throughout, glued to words that it does not follow from.

mod words;

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use corpus::Inline;

use self::words::{GRAMMAR, PRONOUNS, PUFFS, TRADE, is_conjunction};
use super::Page;
use crate::document::{DropReason, PieceKind};

/// The points from which words go. Below 4, honest phrases such as "car dealers in town" go; above
/// 6, only what an odd space or a link gives away.
const ENOUGH: u32 = 5;
/// The most words of such a phrase.
const MOST_WORDS: usize = 9;

static AHO: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let builder = AhoCorasick::builder()
        // All text goes through it, so that speed is worth its memory.
        .kind(Some(AhoCorasickKind::DFA))
        .build(TRADE.map(|(word, _)| word));
    builder.expect("the words of trade make an automaton")
});

/// Cuts such words out of the units that stay.
pub(super) fn cut(page: &mut Page<'_>) {
    let mut cuts = Vec::new();
    for (idx, unit) in page.units.iter().enumerate() {
        let can_hold = unit.fate.is_none() && unit.kind != PieceKind::Code && unit.n_words() >= 12;
        if !can_hold {
            continue;
        }
        let links = match unit.pieces.len() {
            1 => link_texts(&page.pieces[unit.pieces.start].inlines),
            _ => Vec::new(),
        };
        for range in spam(&unit.text, &unit.seams, &links) {
            cuts.push((idx, range, DropReason::LinkSpam));
        }
    }
    page.cuts.extend(cuts);
}

/// The bytes of the links of a piece.
fn link_texts(inlines: &[Inline]) -> Vec<Range<usize>> {
    inlines
        .iter()
        .filter_map(|inline| match inline {
            Inline::Link { inlines, .. } => {
                let span = |inline: &Inline| match inline {
                    Inline::Text(span) | Inline::Code(span) => Some(span.range()),
                    _ => None,
                };
                Some(inlines.first().and_then(span)?.start..inlines.last().and_then(span)?.end)
            }
            _ => None,
        })
        .collect()
}

/// The bytes of such words, with the space before them; ascending.
fn spam(text: &str, seams: &[usize], links: &[Range<usize>]) -> Vec<Range<usize>> {
    /// More in one paragraph are its subject.
    const MOST: usize = 16;
    let mut found: Vec<Range<usize>> = Vec::new();
    for hit in AHO.whole_words(text) {
        if found.last().is_some_and(|last| hit.start < last.end) {
            continue;
        }
        if let Some(range) = phrase(text, hit, seams, links) {
            found.push(range);
            if found.len() > MOST {
                return Vec::new();
            }
        }
    }
    found
}

/// Hits of whole words.
trait WholeWords {
    fn whole_words<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a;
}

impl WholeWords for AhoCorasick {
    fn whole_words<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        self.find_iter(text).filter_map(|hit| {
            let starts = !text[..hit.start()].ends_with(char::is_alphanumeric);
            // "dealer" is found in "dealers" as well.
            let rest = text[hit.end()..].find(|char: char| !char.is_alphanumeric());
            let end = rest.map_or(text.len(), |rest| hit.end() + rest);
            (starts && end - hit.end() <= 3).then_some(hit.start()..end)
        })
    }
}

/// The phrase around a word of trade, if it is spam.
fn phrase(
    text: &str,
    hit: Range<usize>,
    seams: &[usize],
    links: &[Range<usize>],
) -> Option<Range<usize>> {
    let word = &text[hit.clone()];
    let is_single = TRADE.iter().find_map(|&(other, single)| (other == word).then_some(single))?;
    let link = links.iter().find(|link| link.start <= hit.start && hit.end <= link.end);
    let (start, opening) = match link {
        Some(link) => (link.start, Opening::Link),
        None => opening(text, hit.start)?,
    };
    let end = match link {
        Some(link) => link.end,
        None => closing(text, hit.end, seams),
    };
    let words: Vec<_> = text[start..end].split_whitespace().collect();
    let is_keywords = (2..=MOST_WORDS).contains(&words.len())
        && words.iter().all(|word| {
            word.chars().all(|char| {
                char.is_lowercase() || char.is_numeric() || matches!(char, '-' | '&' | '\'')
            })
        })
        && !words.iter().any(|word| GRAMMAR.contains(word));
    if !is_keywords {
        return None;
    }
    let tail = text[hit.end..end].trim();
    let is_placed = tail.split_once(' ').is_some_and(|(preposition, place)| {
        matches!(preposition, "in" | "near" | "at")
            && !place.is_empty()
            && place.split_whitespace().count() <= 2
    }) || matches!(tail, "online" | "near me" | "for sale");
    let begins = PUFFS.contains(&words[0]);
    // In a sentence one dealer is "a dealer".
    let is_bare = is_single && tail.starts_with(|char: char| char.is_alphabetic());
    let ends_sentence = text[end..].starts_with(['.', '!', ',', ';']) || end == text.len();
    let at_seam =
        seams.iter().any(|&seam| text[end..seam.max(end)].trim().is_empty() && seam >= end);

    let mut points = match opening {
        Opening::Link | Opening::Odd => 3,
        Opening::Pronoun => 2,
        Opening::Puff | Opening::Comma => 1,
    };
    // The odd space may stand behind a pronoun or a comma that what follows does not fit.
    let before = text[..start].trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    points +=
        u32::from(opening == Opening::Odd && (PRONOUNS.contains(&last) || before.ends_with(',')));
    points += 2 * u32::from(is_placed);
    points += u32::from(is_bare) + u32::from(is_bare && is_placed);
    points += u32::from(begins);
    points += u32::from(at_seam);
    let fits_nowhere = is_placed || begins || is_bare || at_seam;
    let glued = ends_sentence || at_seam || matches!(opening, Opening::Odd | Opening::Link);
    if points < ENOUGH || !fits_nowhere || !glued {
        return None;
    }
    // Of two commas around it one is enough.
    let doubled = before.ends_with(',') && text[end..].starts_with(',');
    Some(before.len()..end + usize::from(doubled))
}

/// What stands where the phrase begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    /// The phrase is the words of a link.
    Link,
    /// A space that is not one space.
    Odd,
    /// A pronoun, after which no noun can stand.
    Pronoun,
    /// A word with which keywords begin, after one that it does not follow.
    Puff,
    Comma,
}

/// Where the phrase begins that goes on at `at`, searched backwards.
fn opening(text: &str, at: usize) -> Option<(usize, Opening)> {
    let mut start = at;
    for _ in 0..MOST_WORDS {
        let before = text[..start].trim_end();
        let space = &text[before.len()..start];
        // Nothing odd about a single space.
        if !before.is_empty() && space != " " && !space.is_empty() {
            return Some((start, Opening::Odd));
        }
        if before.ends_with(',') {
            return Some((start, Opening::Comma));
        }
        let word_start = before
            .rfind(char::is_whitespace)
            .map_or(0, |space| space + before[space..].chars().next().map_or(1, char::len_utf8));
        let word = &before[word_start..];
        if PRONOUNS.contains(&word) {
            return Some((start, Opening::Pronoun));
        }
        let first = text[start..].split_whitespace().next().unwrap_or_default();
        let leads_on = GRAMMAR.contains(&word)
            || matches!(
                word,
                "of" | "at"
                    | "for"
                    | "and"
                    | "or"
                    | "to"
                    | "in"
                    | "on"
                    | "s"
                    | "very"
                    | "two"
                    | "second"
                    | "third"
            )
            || word.ends_with("’s")
            || word.ends_with("'s");
        if PUFFS.contains(&first) && !leads_on && !word.is_empty() && start != at {
            return Some((start, Opening::Puff));
        }
        let is_small =
            word.chars().all(|char| char.is_lowercase() || char.is_numeric() || char == '-');
        if !is_small || word.is_empty() || GRAMMAR.contains(&word) {
            return None;
        }
        start = word_start;
    }
    None
}

/// Where the phrase ends that holds the word before `at`: behind a place or at the next sign.
fn closing(text: &str, at: usize, seams: &[usize]) -> usize {
    let seam = seams.iter().copied().find(|&seam| seam > at).unwrap_or(text.len());
    let limit = text[at..seam]
        .find(|char: char| !(char.is_alphanumeric() || matches!(char, ' ' | '-' | '&')));
    let mut end = limit.map_or(seam, |limit| at + limit);
    // The words behind it: more of the trade, a preposition and a place, or "online".
    let mut n_of_place = None;
    let mut cursor = at;
    while cursor < end {
        let rest = text[cursor..end].trim_start();
        let word_start = end - rest.len();
        let word = rest.split(' ').next().unwrap_or_default();
        let goes_on = match &mut n_of_place {
            None if matches!(word, "in" | "near" | "at" | "for") => {
                n_of_place = Some(0);
                true
            }
            None => word == "online" || TRADE.iter().any(|(other, _)| *other == word),
            Some(n_words) => {
                *n_words += 1;
                *n_words == 1 || *n_words == 2 && !is_conjunction(word)
            }
        };
        if word.is_empty() || !goes_on {
            end = cursor;
            break;
        }
        cursor = word_start + word.len();
    }
    at + text[at..end].trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut left = String::new();
        let mut at = 0;
        for range in spam(text, &[], &[]) {
            left.push_str(&text[at..range.start]);
            at = range.end;
        }
        left.push_str(&text[at..]);
        assert_eq!(left, expected);
    }

    #[test]
    fn keywords_amid_a_sentence_are_cut() {
        check(
            "The pier will be open to all who pay, the board told us\u{a0} roof repair services in springfield.",
            "The pier will be open to all who pay, the board told us.",
        );
        check(
            "Firms such as Northern Timber,\u{a0} used boat dealer in maryborough, will build it.",
            "Firms such as Northern Timber, will build it.",
        );
        check(
            "Nobody at the harbour would speak to them cheap plumber near me. The board was silent.",
            "Nobody at the harbour would speak to them. The board was silent.",
        );
    }

    #[test]
    fn honest_sentences_about_trade_stay() {
        for text in [
            "Prices fell at supermarkets, car dealers in cities and farms in the north of the county.",
            "The firm is the best known car dealer in town, and it sells its cars through shops in the north.",
            "He bought shares in insurance companies in trouble, online services and two shops near the harbour.",
            "The systems in place were old, and the service in general was poor, the report says.",
            "The board told us that services in villages had ended, and that trains would be next.",
            "They gave us cameras in boxes and told him software in schools was safe.",
            "The cheapest flights in summer go from the north, he said, and hotels in winter are empty.",
            "Loans, services and design in schools were cut, and training in hospitals came to an end.",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn a_link_of_keywords_is_cut() {
        let text =
            "The pier was built by a firm buy cheap furniture online from the north of the county.";
        let start = text.find("buy").unwrap();
        let end = text.find(" from").unwrap();
        let found = spam(text, &[], std::slice::from_ref(&(start..end)));
        assert_eq!((found.len(), found[0].clone()), (1, start - 1..end));
    }
}
