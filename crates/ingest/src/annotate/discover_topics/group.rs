//! Groups of phrases that are one topic: those that share a word, or nearly all of their articles.

use std::collections::BTreeMap;

use super::label::are_acronym_and_long_form;
use super::occurrences::Spellings;

/// A phrase and where it is used.
#[derive(Clone, Debug)]
pub(crate) struct Member<'a> {
    pub stems: &'a [u64],
    /// Articles that have it, ascending.
    pub articles: &'a [u32],
    pub spellings: &'a Spellings,
}

/// How many topics there are and how they are told apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// No more topics than these; phrases that come later can only join one.
    pub n_topics: usize,
    /// Only so many of the phrases, from the best, are good enough to found a topic.
    pub n_founders: usize,
    /// No more phrases in a topic than these.
    pub n_phrases: usize,
    /// Whether articles are many enough to say that phrases belong together because they are used
    /// in the same ones.
    pub by_company: bool,
}

/// The topics, each as the places of its phrases; the first is the one that founded it. `members`
/// come best first.
pub(crate) fn group(members: &[Member<'_>], limits: Limits) -> Vec<Vec<usize>> {
    let mut topics: Vec<Vec<usize>> = Vec::new();
    let mut bits: Vec<Bits> = Vec::new();
    let mut by_stem: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (idx, member) in members.iter().enumerate() {
        // Topics with a word in common, each once.
        let mut near: Vec<usize> =
            member.stems.iter().filter_map(|stem| by_stem.get(stem)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let kin = near
            .iter()
            .filter_map(|&topic| {
                let founder = &members[topics[topic][0]];
                let likeness = kinship(founder, &bits[topic], member);
                (likeness >= 0.5).then_some((topic, likeness))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        let company = || {
            let topic = (0..topics.len()).find(|&topic| {
                let founder = &members[topics[topic][0]];
                are_acronym_and_long_form(founder.spellings, member.spellings)
                    || limits.by_company && jaccard(founder, &bits[topic], member) >= LEAST_COMPANY
            });
            topic.map(|topic| (topic, LEAST_COMPANY))
        };
        match kin.or_else(company) {
            Some((topic, _)) if topics[topic].len() < limits.n_phrases => topics[topic].push(idx),
            Some(_) => {}
            None if topics.len() < limits.n_topics && idx < limits.n_founders => {
                for stem in member.stems {
                    by_stem.entry(*stem).or_default().push(topics.len());
                }
                bits.push(Bits::new(member.articles));
                topics.push(vec![idx]);
            }
            None => {}
        }
    }
    topics
}

/// How surely a phrase that shares a word with the founder of a topic belongs to it: 0 to 1.
fn kinship(founder: &Member<'_>, bits: &Bits, member: &Member<'_>) -> f64 {
    let shared = bits.n_shared(member.articles) as f64;
    let smaller = founder.articles.len().min(member.articles.len()).max(1) as f64;
    let contains = |long: &[u64], short: &[u64]| {
        long.len() > short.len() && long.windows(short.len()).any(|window| window == short)
    };
    if contains(member.stems, founder.stems) {
        // All of its articles are the founder's; it is a topic of its own only by being another
        // side of it.
        return 1.0;
    }
    if contains(founder.stems, member.stems) {
        // A part of the founder stands for it where it hardly goes anywhere else.
        return shared / member.articles.len().max(1) as f64 - 0.2;
    }
    let n_same = member.stems.iter().filter(|stem| founder.stems.contains(stem)).count() as f64;
    let likeness = shared / smaller * n_same / member.stems.len().max(1) as f64;
    likeness + 0.1
}

/// Phrases of other words are one topic if so large a part of the articles with either have both.
/// Towards 0 whatever is in the news together becomes one; at 1 nothing does.
const LEAST_COMPANY: f64 = 0.4;

/// Fewer articles say nothing about the company that phrases keep.
const FEWEST_IN_COMPANY: usize = 5;

fn jaccard(founder: &Member<'_>, bits: &Bits, member: &Member<'_>) -> f64 {
    let (one, other) = (founder.articles.len(), member.articles.len());
    let (smaller, larger) = (one.min(other), one.max(other));
    if smaller < FEWEST_IN_COMPANY || (smaller as f64) < LEAST_COMPANY * larger as f64 {
        return 0.0;
    }
    let shared = bits.n_shared(member.articles);
    shared as f64 / (one + other - shared) as f64
}

/// Articles as bits, to count what they share with a list of others.
#[derive(Clone, Debug)]
struct Bits(Vec<u64>);

impl Bits {
    fn new(articles: &[u32]) -> Self {
        let n_bits = articles.last().map_or(0, |&last| last as usize + 1);
        let mut bits = vec![0; n_bits.div_ceil(64)];
        for &article in articles {
            bits[article as usize / 64] |= 1 << (article % 64);
        }
        Self(bits)
    }

    fn n_shared(&self, articles: &[u32]) -> usize {
        let has = |&&article: &&u32| {
            let bits = self.0.get(article as usize / 64).copied().unwrap_or_default();
            bits >> (article % 64) & 1 == 1
        };
        articles.iter().filter(has).count()
    }
}
