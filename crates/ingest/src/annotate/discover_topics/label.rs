//! How a topic is called: by the phrase of its group that says most, as most texts write it.

use super::group::Member;
use super::occurrences::Spellings;

/// The member of a group that names it; the first of `group` is the founder.
pub(crate) fn best_name(group: &[usize], members: &[Member<'_>]) -> usize {
    let founder = group[0];
    let n_words = |member: usize| members[member].stems.len();
    let n_articles = |member: usize| members[member].articles.len();
    // Of a short form and its long one readers know the long one.
    if let Some(acronym) = acronym(members[founder].spellings)
        && let Some(&long) =
            group.iter().find(|&&member| is_long_form(&acronym, members[member].spellings))
    {
        return long;
    }
    // A shorter phrase that most of the articles have says what they share.
    let shared = group.iter().copied().filter(|&member| {
        n_words(member) > 1
            && n_words(member) < n_words(founder)
            && n_articles(member) > n_articles(founder)
            && is_part(members[member].stems, members[founder].stems)
    });
    if let Some(shared) = shared.max_by_key(|&member| n_articles(member)) {
        return shared;
    }
    // A longer one that nearly all of them have says it better.
    let clearer = group.iter().copied().find(|&member| {
        n_words(founder) == 1
            && n_words(member) > 1
            && n_articles(member) * 5 >= n_articles(founder) * 4
            && is_part(members[founder].stems, members[member].stems)
    });
    clearer.unwrap_or(founder)
}

/// The most frequent spelling, with a capital; the first of those that are equally frequent.
pub(crate) fn label(spellings: &Spellings) -> Option<String> {
    let best = most_frequent(spellings)?;
    let mut chars = best.chars();
    let first = chars.next()?;
    // A brand such as "iPhone" keeps its small letter.
    match chars.clone().next().is_some_and(char::is_uppercase) {
        true => Some(best.to_owned()),
        false => Some(first.to_uppercase().chain(chars).collect()),
    }
}

/// The most frequent spelling.
pub(crate) fn most_frequent(spellings: &Spellings) -> Option<&str> {
    let best = spellings.iter().max_by(|(a, n_a), (b, n_b)| n_a.cmp(n_b).then(b.cmp(a)))?;
    Some(best.0)
}

/// Whether one of the two is made of the initials of the other.
pub(crate) fn are_acronym_and_long_form(one: &Spellings, other: &Spellings) -> bool {
    let is = |short: &Spellings, long: &Spellings| {
        acronym(short).is_some_and(|acronym| is_long_form(&acronym, long))
    };
    is(one, other) || is(other, one)
}

fn acronym(spellings: &Spellings) -> Option<String> {
    let best = most_frequent(spellings)?;
    let is_acronym = best.len() > 1 && best.bytes().all(|byte| byte.is_ascii_uppercase());
    is_acronym.then(|| best.to_ascii_lowercase())
}

fn is_long_form(acronym: &str, spellings: &Spellings) -> bool {
    let Some(long) = most_frequent(spellings) else { return false };
    let initials = long.split([' ', '-']).filter_map(|word| word.chars().next());
    initials.flat_map(char::to_lowercase).eq(acronym.chars())
}

fn is_part(short: &[u64], long: &[u64]) -> bool {
    long.len() > short.len() && long.windows(short.len()).any(|window| window == short)
}
