//! Short forms and the full names they stand for: surnames, acronyms, companies without their form.

use super::super::candidates::Candidate;
use super::super::lexicon::marks;
use super::super::tokens::{ALL_CAPITALS, CAPITAL, DATELINE, Token};
use super::super::votes::Choice;
use super::{Group, Groups, Verdict};
use crate::words::number_of;

/// Which longer names hold a word.
pub(super) struct Aliases<'a> {
    groups: &'a Groups,
    /// In order of hashes.
    by_word: Vec<(u64, u32)>,
}

/// So many longer names are looked at for a short form.
const LONGER_NAMES: usize = 24;

/// Names by what they may be called by their initials, in order.
pub(super) fn by_initials(
    examples: impl Iterator<Item = (u32, Candidate)>,
    tokens: &[Token],
    text: &str,
) -> Box<[(u64, u32)]> {
    let mut found = Vec::new();
    for (idx, example) in examples {
        let initials = initials(&tokens[example.from..example.to], text);
        found.extend(initials.into_iter().flatten().map(|initials| (initials, idx)));
    }
    found.sort_unstable();
    found.into()
}

impl<'a> Aliases<'a> {
    pub(super) fn of(groups: &'a Groups) -> Self {
        let mut by_word = Vec::new();
        for idx in (0..groups.all.len()).filter(|&idx| groups.words(idx).len() > 1) {
            by_word.extend(groups.words(idx).iter().map(|&word| (word, idx as u32)));
        }
        by_word.sort_unstable();
        by_word.dedup();
        Self { groups, by_word }
    }

    /// Gives short forms the evidence of their full names.
    pub(super) fn apply(&self, verdicts: &mut [Verdict]) {
        let groups = self.groups;
        let mut order: Vec<usize> = (0..groups.all.len()).collect();
        // Longer ones come first.
        order.sort_by_key(|&idx| (std::cmp::Reverse(groups.words(idx).len()), idx));
        for idx in order {
            self.apply_to(idx, verdicts);
        }
    }

    fn apply_to(&self, idx: usize, verdicts: &mut [Verdict]) {
        let acronyms = &self.groups.acronyms;
        if let Ok(found) = acronyms.binary_search_by_key(&idx, |&(short, _)| short as usize) {
            let long = acronyms[found].1;
            let full = verdicts[long as usize];
            if matches!(full.choice().0, Choice::Organization | Choice::Other) {
                verdicts[idx].scores.plus(full.scores, 0.8);
                verdicts[idx].full = Some(long);
                return;
            }
        }
        let Group { first, is_sure_name, .. } = self.groups.all[idx];
        let words = self.groups.words(idx);
        let words_of = |group: u32| self.groups.words(group as usize);
        let holders = words.first().map_or(&[][..], |&word| held(&self.by_word, word));
        // "Science Park" after "Hong Kong Science Park".
        let mut endings = holders.iter().filter(|&&(_, long)| {
            let full = words_of(long);
            words.len() > 1 && full.len() > words.len() && full.ends_with(words)
        });
        if let (Some(&(_, long)), None) = (endings.next(), endings.next())
            && verdicts[idx].choice().0 == verdicts[long as usize].choice().0
            && verdicts[idx].choice().0 != Choice::Person
        {
            verdicts[idx].full = Some(long);
        }
        let mut people = Vec::new();
        let mut organizations = Vec::new();
        for &(_, long) in holders {
            let full = words_of(long);
            if long as usize == idx || full.len() <= words.len() {
                continue;
            }
            let (choice, points, _) = verdicts[long as usize].choice();
            match choice {
                Choice::Person if points > 1.0 && is_part(words, full) => people.push(long),
                Choice::Organization if points > 1.5 && full.starts_with(words) => {
                    organizations.push(long)
                }
                _ => {}
            }
        }
        let is_place = first.has(marks::SURE_PLACE.or(marks::COUNTRY)) && words.len() == 1;
        if !people.is_empty() {
            let weight = if is_place { 2.0 } else { 3.5 };
            // "Ai" may be a person's name, "AI" is none.
            let is_first_name = first.has(marks::ANY_FIRST) && !first.is(ALL_CAPITALS);
            let is_word = first.has(marks::FUNCTION)
                || first.has(marks::DEMONYM.or(marks::OTHER_NAME)) && !is_first_name;
            // "Mary Wells Lawrence" is Lawrence, less often Wells or Mary.
            let is_end = people
                .iter()
                .any(|&long| words_of(long).len() == 2 || words_of(long).last() == words.last());
            let weight = if is_end { weight } else { weight * 0.5 };
            verdicts[idx].scores.person += if is_word { 1.0 } else { weight };
            if is_end && !is_word {
                verdicts[idx].scores.other = (verdicts[idx].scores.other - 2.5).min(1.5);
            }
            let mut one = people.clone();
            // "Ann Ode" and "Ann Marie Ode" are one, and the longer says who.
            one.retain(|&long| {
                !people.iter().any(|&other| verdicts[other as usize].full == Some(long))
            });
            if let [full] = one[..] {
                verdicts[idx].full = Some(full);
            }
        }
        let is_plain =
            first.has(marks::COMMON.or(marks::DEMONYM)) && words.len() == 1 && !is_sure_name;
        if !organizations.is_empty()
            && !is_place
            && !is_plain
            && !first.has(marks::DEMONYM.or(marks::TITLE))
        {
            let weight = if first.has(marks::ANY_PLACE) {
                2.0
            } else if first.has(marks::COMMON) && !is_sure_name {
                1.5
            } else {
                3.0
            };
            verdicts[idx].scores.organization += weight;
            if verdicts[idx].choice().0 == Choice::Organization
                && verdicts[idx].full.is_none()
                && organizations.len() == 1
            {
                verdicts[idx].full = Some(organizations[0]);
            }
        }
        if words.len() == 1 && first.is(ALL_CAPITALS) && !first.has(marks::OTHER_NAME) {
            let named = held(&self.groups.initials, words[0]);
            let named = named
                .iter()
                .map(|&(_, long)| long)
                .find(|&long| verdicts[long as usize].choice().0 == Choice::Organization);
            if let Some(long) = named {
                verdicts[idx].scores.organization += 3.0;
                verdicts[idx].full = verdicts[idx].full.or(Some(long));
            }
        }
    }
}

/// Short forms that stand in brackets behind a long one: (short, long).
pub(super) fn introduced_acronyms(
    tokens: &[Token],
    candidates: &[Candidate],
    group_of: &[usize],
    text: &str,
) -> Box<[(u32, u32)]> {
    let mut found = Vec::new();
    for (idx, pair) in candidates.windows(2).enumerate() {
        let [long, short] = pair else { continue };
        let in_brackets = short.from == long.to + 1
            && tokens[long.to].sign == b'('
            && tokens.get(short.to).is_some_and(|token| token.sign == b')');
        let initials = || initials(&tokens[short.from..short.to], text);
        if in_brackets
            && tokens[long.from].is(ALL_CAPITALS)
            && long.to - long.from == 1
            && initials().contains(&Some(tokens[long.from].hash))
        {
            found.push((group_of[idx] as u32, group_of[idx + 1] as u32));
            continue;
        }
        if in_brackets
            && tokens[short.from].is(ALL_CAPITALS)
            && long.to - long.from > 1
            && !tokens[long.from].is(DATELINE)
        {
            found.push((group_of[idx + 1] as u32, group_of[idx] as u32));
        }
    }
    // The first introduction counts.
    found.sort_by_key(|&(short, _)| short);
    found.dedup_by_key(|&mut (short, _)| short);
    found.into()
}

/// Whether the words of a short form stand in the full one in their order: "John Paul" in "John Paul II".
fn is_part(short: &[u64], full: &[u64]) -> bool {
    let mut full = full.iter();
    short.iter().all(|word| full.any(|other| other == word))
}

/// The names that hold a hash.
fn held(names: &[(u64, u32)], hash: u64) -> &[(u64, u32)] {
    let from = names.partition_point(|&(other, _)| other < hash);
    let names_of = names[from..].iter().take_while(|&&(other, _)| other == hash);
    let n_names = names_of.take(LONGER_NAMES).count();
    &names[from..from + n_names]
}

/// No acronym has more.
const MOST_INITIALS: usize = 32;

/// What a name may be called by the initials of its capitals, with and without the form of a company.
fn initials(name: &[Token], text: &str) -> [Option<u64>; 2] {
    let of = |forms: bool| {
        let mut initials = [0; MOST_INITIALS];
        let mut n_initials = 0;
        for token in name {
            let initial = text.as_bytes()[token.start as usize];
            let counts = token.is(CAPITAL)
                && !token.has(marks::FUNCTION)
                && (forms || !token.has(marks::SUFFIX));
            if counts && initial.is_ascii_alphabetic() {
                *initials.get_mut(n_initials)? = initial.to_ascii_lowercase();
                n_initials += 1;
            }
        }
        (n_initials > 1).then(|| number_of(&initials[..n_initials]))
    };
    [of(true), of(false)]
}
