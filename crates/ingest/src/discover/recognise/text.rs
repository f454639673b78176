//! One text, read by itself or with what all texts know: pure functions, so that texts can be read side
//! by side.

use corpus::{EntityKind, Span};

use super::candidates::{Candidate, candidates};
use super::evidence::other_noun;
use super::groups::{Group, groups};
use super::layout::mark_layout;
use super::lexicon::{lexicon, marks};
use super::tokens::{CAPITAL, HEADLINE, IS_WORD, NUMBER, Token, tokens};
use super::votes::{Ballot, Choice, Votes};
use super::{Name, TextToSearch};

/// What a text says by itself.
pub(super) fn first_pass(text: &TextToSearch<'_>) -> Ballot {
    let read = Read::new(text, None);
    let mut ballot = Ballot::default();
    for group in &read.groups {
        let (choice, points, lead) = group.choice();
        let is_sure = if choice == Choice::Other { points > 4.0 } else { points > CONFIDENT };
        if is_sure && lead > 1.5 && group.is_sure_name && group.full.is_none() {
            ballot.names.push((group.hash, choice));
        }
    }
    ballot
}

/// The names of a text, by what all texts say.
pub(super) fn second_pass(text: &TextToSearch<'_>, votes: &Votes) -> Vec<Name> {
    let read = Read::new(text, Some(votes));
    let mut names = Vec::new();
    for (idx, group) in read.groups.iter().enumerate() {
        let Some((kind, confidence)) = decide(group, &read) else { continue };
        if !may_be_headline(group, &read, votes) {
            continue;
        }
        for &member in &group.members {
            let candidate = read.candidates[member];
            if read.tokens[candidate.from].is(HEADLINE) && !group.is_sure_name && confidence < 60 {
                continue;
            }
            let span = span_of(&read.tokens[candidate.from..candidate.to]);
            names.push(Name { span, kind, confidence, chain: full_of(&read.groups, idx) });
        }
    }
    names.sort_by_key(|name| name.span);
    number_chains(&mut names);
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
fn decide(group: &Group, read: &Read) -> Option<(EntityKind, u8)> {
    let (choice, points, lead) = group.choice();
    let kind = match choice {
        Choice::Person => EntityKind::Person,
        Choice::Organization => EntityKind::Organization,
        Choice::Place => EntityKind::Place,
        Choice::Other => return other_kind(group, read),
    };
    if points < LEAST || lead < 0.05 || points - group.scores.other < LEAST_LEAD {
        return None;
    }
    let confidence = 40.0 + 7.0 * (points - LEAST).min(5.0) + 5.0 * lead.min(4.0);
    Some((kind, confidence.clamp(1.0, 95.0) as u8))
}

/// In a headline every word has a capital, so that only what is known from elsewhere is a name there.
fn may_be_headline(group: &Group, read: &Read, votes: &Votes) -> bool {
    let is_headline = |&member: &usize| read.tokens[read.candidates[member].from].is(HEADLINE);
    let names = marks::ANY_PLACE
        .or(marks::KNOWN_ORGANIZATION)
        .or(marks::LISTED_PERSON)
        .or(marks::LISTED_GROUP);
    !group.members.iter().all(is_headline)
        || group.full.is_some()
        || votes.knows(group.hash)
        || lexicon().marks(group.hash).has(names)
        || read.tokens[group.example.from].has(marks::ANY_FIRST)
}

/// Laws, fairs and things are told by their last word alone.
fn other_kind(group: &Group, read: &Read) -> Option<(EntityKind, u8)> {
    let name = &read.tokens[group.example.from..group.example.to];
    let last = name[name.len() - 1];
    let noun =
        group.members.iter().find_map(|&member| other_noun(&read.tokens, read.candidates[member]));
    if let Some(kind) = noun.filter(|_| group.is_sure_name) {
        return Some((kind, 50));
    }
    if name[0].end - name[0].start > 2 && read.ends_in_plus(name[0]) {
        return Some((EntityKind::Product, 50));
    }
    let is_known = name[0].has(marks::OTHER_NAME.or(marks::DEMONYM)) && name.len() < 3;
    if name.len() < 2 || is_known || !group.is_sure_name {
        return None;
    }
    let kind = if last.has(marks::POLICY_HEAD) {
        EntityKind::Policy
    } else if last.has(marks::EVENT_HEAD) {
        EntityKind::Event
    } else if last.has(marks::PRODUCT_HEAD) {
        EntityKind::Product
    } else {
        return None;
    };
    Some((kind, if group.members.len() > 1 { 45 } else { 35 }))
}

/// The group of the fullest form.
fn full_of(groups: &[Group], idx: usize) -> u32 {
    let mut at = idx;
    // A full form is longer than its short one, but for acronyms, which end a chain.
    for _ in 0..8 {
        match groups[at].full {
            Some(full) => at = full,
            None => break,
        }
    }
    u32::try_from(at).expect("fewer names than bytes")
}

fn number_chains(names: &mut [Name]) {
    let mut numbers = std::collections::HashMap::new();
    for name in names {
        let next = u32::try_from(numbers.len()).expect("fewer names than bytes");
        name.chain = *numbers.entry(name.chain).or_insert(next);
    }
}

fn span_of(name: &[Token]) -> Span {
    Span { start: name[0].start, end: name[name.len() - 1].end }
}

struct Read {
    /// Where names end in a plus, by their beginnings.
    plus: Vec<u32>,
    tokens: Vec<Token>,
    candidates: Vec<Candidate>,
    groups: Vec<Group>,
}

/// In bytes; a paragraph that is longer is no prose, and only its beginning is read.
const LONGEST_LEAF: u32 = 1 << 20;
/// In bytes; of a longer text only the beginning is read.
const LONGEST_TEXT: u32 = 1 << 24;

impl Read {
    fn ends_in_plus(&self, token: Token) -> bool {
        self.plus.binary_search(&token.start).is_ok()
    }

    fn new(text: &TextToSearch<'_>, votes: Option<&Votes>) -> Self {
        let lexicon = lexicon();
        let leaves = readable(text.text, text.leaves);
        let mut tokens = tokens(text.text, &leaves, text.taken, lexicon);
        mark_layout(&mut tokens);
        let small = SmallWords::of(&tokens);
        let seen_small = |word| small.hold(word);
        let seen_name = |name| votes.is_some_and(|votes| votes.knows(name));
        let candidates = candidates(&tokens, lexicon, &seen_small, &seen_name);
        let groups = groups(text.text, &tokens, &candidates, votes, lexicon);
        let ends_in_plus = |token: &&Token| token.is(CAPITAL) && token.of(text.text).ends_with('+');
        let plus = candidates.iter().map(|candidate| tokens[candidate.from]);
        let plus = plus.filter(|token| ends_in_plus(&token)).map(|token| token.start).collect();
        Self { plus, tokens, candidates, groups }
    }
}

/// The words of a text that stand with a small letter. One word in some hundreds is taken for one of them
/// by mistake, which is harmless where it is asked whether a word at the beginning of a sentence is a name.
struct SmallWords {
    bits: Vec<u64>,
}

impl SmallWords {
    fn of(tokens: &[Token]) -> Self {
        let n_words = (tokens.len() / 4).next_power_of_two();
        let mut words = Self { bits: vec![0; n_words] };
        for token in tokens {
            if token.is(IS_WORD) && !token.is(CAPITAL | NUMBER) {
                for bit in words.places(token.hash) {
                    words.bits[bit / 64] |= 1 << (bit % 64);
                }
            }
        }
        words
    }

    fn hold(&self, word: u64) -> bool {
        self.places(word).iter().all(|bit| self.bits[bit / 64] & 1 << (bit % 64) != 0)
    }

    fn places(&self, word: u64) -> [usize; 2] {
        let n_bits = self.bits.len() * 64;
        [(word ^ word >> 24) as usize & (n_bits - 1), (word >> 33) as usize & (n_bits - 1)]
    }
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
    let read = Read::new(text, None);
    for group in &read.groups {
        let words = span_of(&read.tokens[group.example.from..group.example.to]).of(text.text);
        println!(
            "{words:30} {:?} x{} full {:?} {}",
            group.scores,
            group.members.len(),
            group.full,
            group.is_sure_name
        );
    }
}
