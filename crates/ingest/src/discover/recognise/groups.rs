//! The names of one text: equal ones share their evidence and their kind, shorter forms that of the full
//! name (surname, acronym, company without its form), and each gets a confidence.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

mod aliases;
mod lists;

use self::aliases::{Aliases, introduced_acronyms};
use self::lists::{list_heads, share_in_lists};
use super::candidates::Candidate;
use super::evidence::{self, Scores};
use super::lexicon::marks;
use super::lexicon::{Hashed, Lexicon, extend};
use super::tokens::{ALL_CAPITALS, BEGINS_SENTENCE, DATELINE, HEADLINE, Token};
use super::votes::{Choice, Votes};

/// All candidates of one text with the same words.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The hashes of its words, without a leading article, signs and the form of a company.
    pub words: Vec<u64>,
    pub hash: u64,
    /// Indices of its candidates.
    pub members: Vec<usize>,
    /// A place among them to read its words from.
    pub example: Candidate,
    pub scores: Scores,
    /// The group of the full name of which this is a short form.
    pub full: Option<usize>,
    /// It stands within a sentence at least once, or begins with a word that is no other word.
    pub is_sure_name: bool,
}

impl Group {
    /// The best kind, its points, and how far ahead of the next it is.
    pub(super) fn choice(&self) -> (Choice, f32, f32) {
        let Scores { person, organization, place, other } = self.scores;
        let mut choices = [
            (Choice::Organization, organization),
            (Choice::Person, person),
            (Choice::Place, place),
            (Choice::Other, other),
        ];
        choices.sort_by(|one, two| two.1.total_cmp(&one.1));
        (choices[0].0, choices[0].1, choices[0].1 - choices[1].1)
    }
}

/// The groups of a text, in the order of their first candidates.
pub(super) fn groups(
    text: &str,
    tokens: &[Token],
    candidates: &[Candidate],
    votes: Option<&Votes>,
    lexicon: &Lexicon,
) -> Vec<Group> {
    let (mut groups, group_of) = gather(tokens, candidates);
    let heads = list_heads(tokens, candidates);
    for group in &mut groups {
        let example = &tokens[group.example.from..group.example.to];
        group.scores.plus(evidence::of_words(example, text, lexicon), 1.0);
        let mut context = Scores::default();
        let mut surest = Scores::default();
        for &member in &group.members {
            let head = heads[member].map(|head| candidates[head]);
            let here = evidence::of_context(tokens, candidates[member], head);
            context.plus(here, 1.0);
            surest.keep(here);
        }
        // Evidence is averaged, or a weak hint would add up; that it is repeated still counts a little.
        let n_members = group.members.len() as f32;
        group.scores.plus(context, (1.0 + 0.35 * n_members.ln()) / n_members);
        group.scores.plus(surest.above(context, n_members), 0.5);
        if let Some(votes) = votes {
            group.scores.plus(votes.scores(group.hash), 1.0);
        }
        if !group.is_sure_name {
            group.scores.other += 1.0;
        }
        unknown_word(group, tokens);
    }
    share_in_lists(&mut groups, &group_of, &heads);
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|&idx| (std::cmp::Reverse(groups[idx].words.len()), idx));
    let acronyms = introduced_acronyms(tokens, candidates, &group_of, text);
    let aliases = Aliases::new(&groups, tokens, text);
    for idx in order {
        aliases.apply(&mut groups, idx, tokens, &acronyms);
    }
    groups
}

/// An unknown single word that keeps coming back is most often a company: people are introduced by their
/// full names, and places stand behind "in".
fn unknown_word(group: &mut Group, tokens: &[Token]) {
    let first = tokens[group.example.from];
    let is_single = group.example.to - group.example.from == 1;
    let n_members = group.members.len();
    if !is_single || !group.is_sure_name || n_members < 2 || group.scores.person > 1.2 {
        return;
    }
    let known = marks::ANY_FIRST
        .or(marks::DEMONYM)
        .or(marks::OTHER_NAME)
        .or(marks::TITLE)
        .or(marks::FUNCTION);
    if first.has(known.or(marks::LISTED_OTHER).or(marks::HEAD)) {
        return;
    }
    let often = (n_members.min(6) - 2) as f32;
    if !first.has(marks::ANY_WORD) {
        group.scores.organization += 0.9 + 0.25 * often;
    } else if n_members > 2 {
        group.scores.organization += 0.3 + 0.25 * often;
        group.scores.other -= 0.5;
    }
}

/// The groups, and for every candidate its own.
fn gather(tokens: &[Token], candidates: &[Candidate]) -> (Vec<Group>, Vec<usize>) {
    let mut group_of = Vec::with_capacity(candidates.len());
    let mut groups: Vec<Group> = Vec::new();
    let mut by_hash: HashMap<u64, usize, BuildHasherDefault<Hashed>> = HashMap::default();
    for (idx, candidate) in candidates.iter().enumerate() {
        let name = &tokens[candidate.from..candidate.to];
        let hash = significant(name).fold(None, |hash, word| Some(extend(hash, word)));
        let hash = hash.unwrap_or_default();
        let group = *by_hash.entry(hash).or_insert_with(|| {
            groups.push(Group {
                words: significant(name).collect(),
                hash,
                members: Vec::new(),
                example: *candidate,
                scores: Scores::default(),
                full: None,
                is_sure_name: false,
            });
            groups.len() - 1
        });
        group_of.push(group);
        let group = &mut groups[group];
        group.members.push(idx);
        let is_long = candidate.to - candidate.from > group.example.to - group.example.from;
        let is_shouted = tokens[group.example.from].is(ALL_CAPITALS) && !name[0].is(ALL_CAPITALS);
        if is_long
            || is_shouted && candidate.to - candidate.from == group.example.to - group.example.from
        {
            group.example = *candidate;
        }
        let any = name[0].has(marks::ANY_WORD);
        group.is_sure_name |=
            !(name[0].is(HEADLINE) || name[0].is(BEGINS_SENTENCE) && any) || name[0].is(DATELINE);
    }
    (groups, group_of)
}

/// The words of a name that tell it from others, without signs and the form of a company.
fn significant(name: &[Token]) -> impl Iterator<Item = u64> {
    let mut last = name.len();
    while last > 1 && (name[last - 1].sign != 0 || name[last - 1].has(marks::SUFFIX)) {
        last -= 1;
    }
    name[..last].iter().filter(|token| token.sign == 0).map(|token| token.hash)
}
