//! One text, read by itself or with what all texts know: pure functions, so that texts can be read side
//! by side.

use std::cell::{OnceCell, RefCell};

use corpus::{EntityKind, Span};

use super::candidates::candidates;
use super::groups::{Group, Groups, Place, Verdict};
use super::layout::mark_layout;
use super::lexicon::{lexicon, marks};
use super::tokens::{CAPITAL, IS_WORD, NUMBER, Token, tokens};
use super::votes::{Ballot, Choice, Votes};
use super::{Name, TextToSearch};

/// What a text says by itself, and what is to be remembered of it. `tokens` are those of another text;
/// their place is used again.
pub(super) fn first_pass(text: &TextToSearch<'_>, tokens: &mut Vec<Token>) -> (Ballot, Read) {
    let read = Read::new(text, None, tokens);
    let mut ballot = Ballot::default();
    for (group, verdict) in read.groups.all.iter().zip(read.groups.weigh(None)) {
        let (choice, points, lead) = verdict.choice();
        let is_sure = if choice == Choice::Other { points > 4.0 } else { points > CONFIDENT };
        if is_sure && lead > 1.5 && group.is_sure_name && verdict.full.is_none() {
            ballot.names.push((group.hash, choice));
        }
    }
    (ballot, read)
}

/// The names of a text, by what all texts say.
pub(super) fn second_pass(
    text: &TextToSearch<'_>,
    mut read: Read,
    votes: &Votes,
    tokens: &mut Vec<Token>,
) -> Vec<Name> {
    if read.asked.iter().any(|&name| votes.knows(name)) {
        read = Read::new(text, Some(votes), tokens);
    }
    let groups = &read.groups;
    let verdicts = groups.weigh(Some(votes));
    let decided = |(group, verdict): (&Group, &Verdict)| {
        decide(group, verdict).filter(|_| may_be_headline(group, verdict, votes))
    };
    let decided: Vec<_> = groups.all.iter().zip(&verdicts).map(decided).collect();
    let mut names = Vec::new();
    for &Place { span, group, is_headline, .. } in &groups.places {
        let Some((kind, confidence)) = decided[group as usize] else { continue };
        if is_headline && !groups.all[group as usize].is_sure_name && confidence < 60 {
            continue;
        }
        names.push(Name { span, kind, confidence, chain: full_of(&verdicts, group) });
    }
    number_chains(&mut names, verdicts.len());
    names.shrink_to_fit();
    names
}

/// Points from which a decision counts for other texts. Lower, and guesses feed themselves; higher, and
/// nothing is learnt from other texts.
const CONFIDENT: f32 = 3.4;
/// Points below which a candidate is held back. Lower finds more names and more that are none.
const LEAST: f32 = 1.3;
/// By how much a kind must lead over being none at all.
const LEAST_LEAD: f32 = 0.4;

/// The kind and the confidence of a group, if it is to be shown.
fn decide(group: &Group, verdict: &Verdict) -> Option<(EntityKind, u8)> {
    let (choice, points, lead) = verdict.choice();
    let kind = match choice {
        Choice::Person => EntityKind::Person,
        Choice::Organization => EntityKind::Organization,
        Choice::Place => EntityKind::Place,
        Choice::Other => return group.other,
    };
    if points < LEAST || lead < 0.05 || points - verdict.scores.other < LEAST_LEAD {
        return None;
    }
    let confidence = 40.0 + 7.0 * (points - LEAST).min(5.0) + 5.0 * lead.min(4.0);
    Some((kind, confidence.clamp(1.0, 95.0) as u8))
}

/// In a headline every word has a capital, so that only what is known from elsewhere is a name there.
fn may_be_headline(group: &Group, verdict: &Verdict, votes: &Votes) -> bool {
    let names = marks::ANY_PLACE
        .or(marks::KNOWN_ORGANIZATION)
        .or(marks::LISTED_PERSON)
        .or(marks::LISTED_GROUP);
    !group.is_headline
        || verdict.full.is_some()
        || votes.knows(group.hash)
        || lexicon().marks(group.hash).has(names)
        || group.first.has(marks::ANY_FIRST)
}

/// The group of the fullest form.
fn full_of(verdicts: &[Verdict], group: u32) -> u32 {
    let mut at = group;
    // A full form is longer than its short one, but for acronyms, which end a chain.
    for _ in 0..8 {
        match verdicts[at as usize].full {
            Some(full) => at = full,
            None => break,
        }
    }
    at
}

/// Numbers chains in the order of their first names.
fn number_chains(names: &mut [Name], n_groups: usize) {
    let mut numbers = vec![None; n_groups];
    let mut n_chains = 0;
    for name in names {
        let number = numbers[name.chain as usize].get_or_insert_with(|| {
            n_chains += 1;
            n_chains - 1
        });
        name.chain = *number;
    }
}

/// What is remembered of a text that was read.
pub(super) struct Read {
    groups: Groups,
    /// Runs of words that would have been read otherwise had another text had them for a name.
    asked: Box<[u64]>,
}

/// In bytes; a paragraph that is longer is no prose, and only its beginning is read.
const LONGEST_LEAF: u32 = 1 << 20;
/// In bytes; of a longer text only the beginning is read.
const LONGEST_TEXT: u32 = 1 << 24;

impl Read {
    fn new(text: &TextToSearch<'_>, votes: Option<&Votes>, tokens: &mut Vec<Token>) -> Self {
        let lexicon = lexicon();
        let leaves = readable(text.text, text.leaves);
        *tokens = self::tokens(text.text, &leaves, text.taken, lexicon, std::mem::take(tokens));
        mark_layout(tokens);
        let small = OnceCell::new();
        let seen_small =
            |word| small.get_or_init(|| small_words(tokens)).binary_search(&word).is_ok();
        let asked = RefCell::new(Vec::new());
        let seen_name = |name| match votes {
            Some(votes) => votes.knows(name),
            None => {
                asked.borrow_mut().push(name);
                false
            }
        };
        let candidates = candidates(tokens, lexicon, &seen_small, &seen_name);
        let groups = Groups::new(text.text, tokens, &candidates, lexicon);
        let mut asked = asked.into_inner();
        asked.sort_unstable();
        asked.dedup();
        Self { groups, asked: asked.into() }
    }
}

/// The words of a text that stand with a small letter, in order. Most texts are never asked for them.
fn small_words(tokens: &[Token]) -> Vec<u64> {
    let is_small = |token: &&Token| token.is(IS_WORD) && !token.is(CAPITAL | NUMBER);
    let mut words: Vec<_> = tokens.iter().filter(is_small).map(|token| token.hash).collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn readable(text: &str, leaves: &[Span]) -> Vec<Span> {
    leaves
        .iter()
        .filter(|leaf| leaf.start < LONGEST_TEXT)
        .map(|leaf| {
            let mut end = leaf.end.min(leaf.start + LONGEST_LEAF);
            while !text.is_char_boundary(end as usize) {
                end -= 1;
            }
            Span { start: leaf.start, end }
        })
        .collect()
}

/// Prints what is thought of every candidate.
#[cfg(test)]
#[expect(clippy::print_stdout, reason = "for the eye")]
pub(super) fn explain(text: &TextToSearch<'_>) {
    let Read { groups, .. } = Read::new(text, None, &mut Vec::new());
    let verdicts = groups.weigh(None);
    for (idx, Verdict { scores, full }) in verdicts.iter().enumerate() {
        let group = &groups.all[idx];
        let place = groups.places.iter().find(|place| place.group as usize == idx);
        let words = place.map_or("", |place| place.span.of(text.text));
        let (n_members, is_sure_name) = (group.n_members, group.is_sure_name);
        println!("{words:30} {scores:?} x{n_members} full {full:?} {is_sure_name}");
    }
}
