//! How good a topic each phrase would make.
//!
//! A good one is used in several articles but not in all, more than once where it is used at all
//! (words of a subject come in bursts, words of the trade do not), is a phrase of its own rather
//! than a part of a longer one, and says something that plain English does not.

use std::collections::BTreeMap;

use super::count::{Usage, Usages};
use super::tags::Tag;
use crate::words::{ByNumber, phrase_number};

/// A phrase that may become a topic or a part of one.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub number: u64,
    pub stems: Vec<u64>,
    /// Only good for comparing.
    pub score: f64,
}

/// The best phrases of a corpus of which `n_articles` were counted, the best first, at most `most`.
/// The publishers' keywords are among them wherever enough articles have them.
pub(crate) fn best(
    usages: &Usages,
    n_articles: usize,
    tags: &BTreeMap<u64, Tag>,
    most: usize,
) -> Vec<Candidate> {
    let longer = in_longer(usages);
    let scored = usages.iter().filter_map(|(&number, usage)| {
        let inside = longer.get(&number).copied().unwrap_or_default();
        let score = score(usage, inside, usages, n_articles);
        let stems = usage.stems[..usize::from(usage.n_words)].to_vec();
        (score > 0.0).then_some(Candidate { number, stems, score })
    });
    let mut candidates: Vec<_> = scored.collect();
    for candidate in &mut candidates {
        if tags.contains_key(&candidate.number) {
            candidate.score *= TAG_WEIGHT;
        }
    }
    let is_common = |tag: &Tag| {
        let n_tagged = tag.articles.len();
        n_articles <= MANY || n_tagged >= fewest_articles(n_articles) as usize
    };
    let found: std::collections::BTreeSet<_> =
        candidates.iter().map(|candidate| candidate.number).collect();
    let unfound = tags.iter().filter(|(number, tag)| is_common(tag) && !found.contains(number));
    candidates.extend(unfound.map(|(&number, tag)| {
        let n_tagged = tag.articles.len() as f64;
        let support = if n_articles > MANY { n_tagged.sqrt() } else { n_tagged };
        Candidate { number, stems: tag.stems.clone(), score: support * TAG_WEIGHT }
    }));
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.number.cmp(&b.number)));
    candidates.truncate(most);
    candidates
}

/// A publisher's keyword is a topic that somebody has already chosen. At 1 it counts like any other
/// phrase; towards 10 a corpus with keywords has no other topics.
const TAG_WEIGHT: f64 = 3.0;

/// Uses of a phrase as a part of longer ones.
#[derive(Clone, Copy, Debug, Default)]
struct Inside {
    /// In all longer ones together.
    n_uses: u32,
    /// In the most frequent one.
    most: u32,
}

/// For each phrase its uses in phrases that are one word longer.
fn in_longer(usages: &Usages) -> ByNumber<Inside> {
    let mut inside: ByNumber<Inside> = ByNumber::default();
    for usage in usages.values().filter(|usage| usage.n_words > 1) {
        let stems = &usage.stems[..usize::from(usage.n_words)];
        for part in [&stems[1..], &stems[..stems.len() - 1]] {
            let entry = inside.entry(phrase_number(part)).or_default();
            entry.n_uses += usage.n_uses;
            entry.most = entry.most.max(usage.n_uses);
        }
    }
    inside
}

fn score(usage: &Usage, inside: Inside, usages: &Usages, n_articles: usize) -> f64 {
    let kind = usage.kind;
    let n_words = usage.n_words;
    if n_words == 1 && !kind.stands_alone || kind.is_person {
        return 0.0;
    }
    let (uses, articles) = (f64::from(usage.n_uses), f64::from(usage.n_articles));
    let salient = f64::from(usage.n_salient);
    let all = n_articles as f64;
    if n_articles > MANY && usage.n_articles < fewest_articles(n_articles) || usage.n_uses < 2 {
        return 0.0;
    }

    // Uses of its own. A part that hardly stands without its whole has next to none.
    let inside = (f64::from(inside.most) / uses).min(1.0);
    let own = if inside > 0.75 { (1.0 - inside) * 0.5 } else { 1.0 - 0.5 * inside };
    // Towards 1 a word is used once wherever it is used.
    let bursts = uses / articles;
    let burst = if n_articles > MANY { (bursts - 1.0).clamp(0.05, 2.0) } else { bursts.min(3.0) };
    // What half of a large corpus speaks of tells no two articles apart.
    let share = articles / all;
    let spread = if n_articles > MANY { (1.0 - 5.0 * share).max(0.0) } else { 1.0 };
    let rarity = match (n_words, kind.level, kind.head_level) {
        (1, 1, _) if n_articles <= MANY => 0.1,
        (1, 1, _) => 0.3,
        (1, 2, _) => 0.6,
        (1, 3, _) => 0.9,
        (1, ..) => 1.0,
        (_, 1, _) => 0.7,
        (_, 2, _) => 1.0,
        _ => 1.3,
    };
    let cohesion = if n_words == 1 { 1.0 } else { cohesion(usage, usages) };
    let support =
        if n_articles > MANY { (salient + 0.2 * articles).sqrt() } else { articles + salient };
    support * burst * spread * own * rarity * cohesion
}

/// Corpora of more articles are large enough for numbers to speak.
pub(crate) const MANY: usize = 20;

/// How many articles a topic of a large corpus has at least.
fn fewest_articles(n_articles: usize) -> u32 {
    3 + (n_articles / 500).min(20) as u32
}

/// Whether the words of a phrase belong together: near 0 for words that merely met, above 1 for
/// those that hardly stand without each other.
fn cohesion(usage: &Usage, usages: &Usages) -> f64 {
    let stems = &usage.stems[..usize::from(usage.n_words)];
    let uses_of = |stems: &[u64]| usages.get(&phrase_number(stems)).map_or(0, |usage| usage.n_uses);
    let together = f64::from(usage.n_uses);
    let (head, tail) = (uses_of(&stems[..1]).max(1), uses_of(&stems[stems.len() - 1..]).max(1));
    let rarest = f64::from(head.min(tail)).max(together);
    // The share of the rarer word's uses that are in this phrase.
    0.4 + (together / rarest).sqrt()
}
