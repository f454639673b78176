//! Short forms and the full names they stand for: surnames, acronyms, companies without their form.

use super::super::candidates::Candidate;
use super::super::lexicon::marks;
use super::super::lexicon::{EMPTY, finish, step};
use super::super::tokens::{ALL_CAPITALS, CAPITAL, DATELINE, Token};
use super::super::votes::Choice;
use super::Group;

/// Which longer names hold a word, and which have it for an acronym; in order of hashes.
pub(super) struct Aliases {
    by_word: Vec<(u64, usize)>,
    by_initials: Vec<(u64, usize)>,
}

/// So many longer names are looked at for a short form.
const LONGER_NAMES: usize = 24;

impl Aliases {
    pub(super) fn new(groups: &[Group], tokens: &[Token], text: &str) -> Self {
        let mut by_word = Vec::new();
        let mut by_initials = Vec::new();
        for (idx, group) in groups.iter().enumerate() {
            if group.words.len() < 2 {
                continue;
            }
            by_word.extend(group.words.iter().map(|&word| (word, idx)));
            let initials = initials(&tokens[group.example.from..group.example.to], text);
            by_initials.extend(initials.into_iter().flatten().map(|initials| (initials, idx)));
        }
        by_word.sort_unstable();
        by_word.dedup();
        by_initials.sort_unstable();
        Self { by_word, by_initials }
    }

    /// Gives a short form the evidence of its full name. Longer groups come first.
    pub(super) fn apply(
        &self,
        groups: &mut [Group],
        idx: usize,
        tokens: &[Token],
        acronyms: &[(usize, usize)],
    ) {
        let first = tokens[groups[idx].example.from];
        if let Ok(found) = acronyms.binary_search_by_key(&idx, |&(short, _)| short) {
            let long = acronyms[found].1;
            let (choice, ..) = groups[long].choice();
            if matches!(choice, Choice::Organization | Choice::Other) {
                let scores = groups[long].scores;
                groups[idx].scores.plus(scores, 0.8);
                groups[idx].full = Some(long);
                return;
            }
        }
        let words = std::mem::take(&mut groups[idx].words);
        self.apply_to(groups, idx, &words, first);
        groups[idx].words = words;
    }

    fn apply_to(&self, groups: &mut [Group], idx: usize, words: &[u64], first: Token) {
        let holders = words.first().map_or(&[][..], |&word| held(&self.by_word, word));
        // "Science Park" after "Hong Kong Science Park".
        let mut endings = holders.iter().filter(|&&(_, long)| {
            let full = &groups[long];
            words.len() > 1 && full.words.len() > words.len() && full.words.ends_with(words)
        });
        if let (Some(&(_, long)), None) = (endings.next(), endings.next())
            && groups[idx].choice().0 == groups[long].choice().0
            && groups[idx].choice().0 != Choice::Person
        {
            groups[idx].full = Some(long);
        }
        let mut people = Vec::new();
        let mut organizations = Vec::new();
        for &(_, long) in holders {
            let full = &groups[long];
            if long == idx || full.words.len() <= words.len() {
                continue;
            }
            let (choice, points, _) = full.choice();
            match choice {
                Choice::Person if points > 1.0 && is_part(words, &full.words) => people.push(long),
                Choice::Organization if points > 1.5 && full.words.starts_with(words) => {
                    organizations.push(long)
                }
                _ => {}
            }
        }
        let is_place = first.has(marks::SURE_PLACE.or(marks::COUNTRY)) && words.len() == 1;
        if !people.is_empty() {
            let weight = if is_place { 2.0 } else { 3.5 };
            let is_word = first.has(marks::FUNCTION)
                || first.has(marks::DEMONYM.or(marks::OTHER_NAME)) && !first.has(marks::ANY_FIRST);
            // "Mary Wells Lawrence" is Lawrence, less often Wells or Mary.
            let is_end = people.iter().any(|&long| {
                groups[long].words.len() == 2 || groups[long].words.last() == words.last()
            });
            let weight = if is_end { weight } else { weight * 0.5 };
            groups[idx].scores.person += if is_word { 1.0 } else { weight };
            if is_end && !is_word {
                groups[idx].scores.other = (groups[idx].scores.other - 2.5).min(1.5);
            }
            let mut one = people.clone();
            // "Ann Ode" and "Ann Marie Ode" are one.
            one.retain(|&long| {
                !people.iter().any(|&other| {
                    other != long && groups[other].full == Some(long)
                        || groups[long].full == Some(other)
                })
            });
            if let [full] = one[..] {
                groups[idx].full = Some(full);
            }
        }
        let is_plain = first.has(marks::COMMON.or(marks::DEMONYM))
            && words.len() == 1
            && !groups[idx].is_sure_name;
        if !organizations.is_empty()
            && !is_place
            && !is_plain
            && !first.has(marks::DEMONYM.or(marks::TITLE))
        {
            let weight = if first.has(marks::ANY_PLACE) {
                2.0
            } else if first.has(marks::COMMON) && !groups[idx].is_sure_name {
                1.5
            } else {
                3.0
            };
            groups[idx].scores.organization += weight;
            if groups[idx].choice().0 == Choice::Organization
                && groups[idx].full.is_none()
                && organizations.len() == 1
            {
                groups[idx].full = Some(organizations[0]);
            }
        }
        if words.len() == 1 && first.is(ALL_CAPITALS) && !first.has(marks::OTHER_NAME) {
            let named = held(&self.by_initials, words[0]);
            let named = named
                .iter()
                .map(|&(_, long)| long)
                .find(|&long| groups[long].choice().0 == Choice::Organization);
            if let Some(long) = named {
                groups[idx].scores.organization += 3.0;
                groups[idx].full = groups[idx].full.or(Some(long));
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
) -> Vec<(usize, usize)> {
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
            found.push((group_of[idx], group_of[idx + 1]));
            continue;
        }
        if in_brackets
            && tokens[short.from].is(ALL_CAPITALS)
            && long.to - long.from > 1
            && !tokens[long.from].is(DATELINE)
        {
            found.push((group_of[idx + 1], group_of[idx]));
        }
    }
    // The first introduction counts.
    found.sort_by_key(|&(short, _)| short);
    found.dedup_by_key(|&mut (short, _)| short);
    found
}

/// Whether the words of a short form stand in the full one in their order: "John Paul" in "John Paul II".
fn is_part(short: &[u64], full: &[u64]) -> bool {
    let mut full = full.iter();
    short.iter().all(|word| full.any(|other| other == word))
}

/// The names that hold a hash.
fn held(names: &[(u64, usize)], hash: u64) -> &[(u64, usize)] {
    let from = names.partition_point(|&(other, _)| other < hash);
    let names_of = names[from..].iter().take_while(|&&(other, _)| other == hash);
    let n_names = names_of.take(LONGER_NAMES).count();
    &names[from..from + n_names]
}

/// What a name may be called by the initials of its capitals, with and without the form of a company.
fn initials(name: &[Token], text: &str) -> [Option<u64>; 2] {
    let of = |forms: bool| {
        let mut hash = EMPTY;
        let mut n_initials = 0;
        for token in name {
            let initial = text.as_bytes()[token.start as usize];
            let counts = token.is(CAPITAL)
                && !token.has(marks::FUNCTION)
                && (forms || !token.has(marks::SUFFIX));
            if counts && initial.is_ascii_alphabetic() {
                hash = step(hash, initial.to_ascii_lowercase());
                n_initials += 1;
            }
        }
        (n_initials > 1).then(|| finish(hash))
    };
    [of(true), of(false)]
}
