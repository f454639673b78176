//! From groups of phrases to topics with labels, and to articles that have enough of them.

use std::collections::{BTreeMap, BTreeSet};

use corpus::analysis::fold;
use corpus::{Provenance, Span, Topic, TopicAssignment, TopicId};

use super::super::longest;
use super::DiscoveredTopics;
use super::group::Member;
use super::label::{best_name, label};
use super::occurrences::{Case, Occurrence, Spellings};
use super::score::{Candidate, MANY};
use super::tags::Tag;
use crate::nearest::kebab;

/// What was found of the phrases.
pub(crate) struct Found<'a> {
    pub candidates: &'a [Candidate],
    /// Places among the candidates of `members`.
    pub chosen: &'a [usize],
    pub members: &'a [Member<'a>],
    /// For each article.
    pub looked: &'a [Vec<Occurrence>],
    /// For each article the phrases in its title, ascending.
    pub titles: &'a [Vec<u32>],
}

/// A group of phrases on its way to a topic.
struct Draft {
    label: String,
    phrases: Vec<String>,
    at_least: usize,
    /// Articles to which the publisher gave it, ascending.
    tagged: Vec<u32>,
}

/// Makes a topic of each group.
pub(crate) fn assign(
    found: &Found<'_>,
    groups: &[Vec<usize>],
    tags: &BTreeMap<u64, Tag>,
    n_articles: usize,
) -> DiscoveredTopics {
    let mut group_of = vec![None; found.candidates.len()];
    let mut drafts = Vec::new();
    for (number, group) in groups.iter().enumerate() {
        group.iter().for_each(|&member| group_of[found.chosen[member]] = Some(number));
        drafts.push(draft(found, group, tags, n_articles));
    }

    let mut assigned: Vec<Vec<(usize, Provenance, Vec<Span>)>> = Vec::with_capacity(n_articles);
    let mut n_assigned = vec![0_usize; groups.len()];
    for (idx, occurrences) in found.looked.iter().enumerate() {
        let mut evidence: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
        for occurrence in occurrences {
            let phrase = occurrence.phrase as usize;
            let is_name =
                occurrence.case == Case::Capital && found.candidates[phrase].stems.len() == 1;
            if let Some(group) = group_of[phrase].filter(|_| !is_name) {
                evidence.entry(group).or_default().push(occurrence.span);
            }
        }
        // What the title says too is no passing mention.
        let in_title = |group: usize| {
            let of_group = |&phrase: &u32| group_of[phrase as usize] == Some(group);
            usize::from(found.titles[idx].iter().any(of_group))
        };
        let is_tagged = |group: &usize| drafts[*group].tagged.binary_search(&(idx as u32)).is_ok();
        for group in (0..drafts.len()).filter(is_tagged) {
            evidence.entry(group).or_default();
        }
        let mut topics = Vec::new();
        for (group, evidence) in evidence {
            let evidence = longest(evidence);
            let provenance = match is_tagged(&group) {
                true => Provenance::Publisher,
                false if evidence.is_empty() => continue,
                false if evidence.len() + in_title(group) >= drafts[group].at_least => {
                    Provenance::Discovery
                }
                false => continue,
            };
            n_assigned[group] += 1;
            topics.push((group, provenance, evidence));
        }
        assigned.push(topics);
    }
    finish(drafts, &n_assigned, assigned)
}

fn draft(
    found: &Found<'_>,
    group: &[usize],
    tags: &BTreeMap<u64, Tag>,
    n_articles: usize,
) -> Draft {
    let name = best_name(group, found.members);
    let candidate = |member: usize| &found.candidates[found.chosen[member]];
    let mut tagged: Vec<u32> = group
        .iter()
        .filter_map(|&member| tags.get(&candidate(member).number))
        .flat_map(|tag| tag.articles.iter().copied())
        .collect();
    tagged.sort_unstable();
    tagged.dedup();
    let mut in_order = vec![name];
    in_order.extend(group.iter().copied().filter(|&member| member != name));
    let spellings: Vec<_> =
        in_order.iter().map(|&member| found.members[member].spellings).collect();
    Draft {
        label: label(spellings[0]).unwrap_or_default(),
        phrases: phrases(&spellings),
        at_least: at_least(found.members[group[0]].stems.len(), n_articles),
        tagged,
    }
}

/// How often an article has to use the phrases of a topic. A phrase of several words is seldom used
/// in passing, and in a handful of articles every use tells something.
fn at_least(n_words: usize, n_articles: usize) -> usize {
    if n_words > 1 || n_articles <= MANY { 1 } else { 2 }
}

/// All spellings, those that differ only in what makes no difference once.
fn phrases(spellings: &[&Spellings]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut phrases = Vec::new();
    for spellings in spellings {
        let mut spellings: Vec<_> = spellings.iter().collect();
        spellings.sort_by(|(a, n_a), (b, n_b)| n_b.cmp(n_a).then(a.cmp(b)));
        for (spelling, _) in spellings {
            if seen.insert(fold(spelling).replace('-', " ")) {
                phrases.push(spelling.clone());
            }
        }
    }
    phrases
}

/// Leaves out topics that no article has, and numbers the others in the order of their labels.
fn finish(
    drafts: Vec<Draft>,
    n_assigned: &[usize],
    assigned: Vec<Vec<(usize, Provenance, Vec<Span>)>>,
) -> DiscoveredTopics {
    let mut order: Vec<_> = (0..drafts.len()).filter(|&group| n_assigned[group] > 0).collect();
    let by_label = |&group: &usize| (fold(&drafts[group].label), group);
    order.sort_by_cached_key(by_label);
    let mut number_of = vec![None; drafts.len()];
    let mut keys = BTreeSet::new();
    let mut discovered = DiscoveredTopics::default();
    for &group in &order {
        let draft = &drafts[group];
        number_of[group] = Some(TopicId::new(discovered.topics.len()));
        discovered.topics.push(Topic {
            key: unique_key(&draft.label, &mut keys),
            label: draft.label.clone(),
            alt_labels: Vec::new(),
            broader: None,
            description: String::new(),
            provenance: match draft.tagged.is_empty() {
                true => Provenance::Discovery,
                false => Provenance::Publisher,
            },
        });
        discovered.phrases.push(draft.phrases.clone());
        discovered.at_least.push(draft.at_least);
    }
    discovered.assignments = assigned
        .into_iter()
        .map(|topics| {
            let mut topics: Vec<_> = topics
                .into_iter()
                .filter_map(|(group, provenance, evidence)| {
                    let topic = number_of[group]?;
                    Some(TopicAssignment { topic, provenance, evidence })
                })
                .collect();
            topics.sort_unstable_by_key(|assignment| assignment.topic);
            topics
        })
        .collect();
    discovered
}

/// A key of a label that no other topic has.
pub(crate) fn unique_key(label: &str, keys: &mut BTreeSet<String>) -> String {
    let ascii: String = kebab(label).chars().filter(char::is_ascii).collect();
    let base = ascii.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let base = if base.is_empty() { "topic".to_owned() } else { base };
    let numbered = (1..).map(|number| match number {
        1 => base.clone(),
        _ => format!("{base}-{number}"),
    });
    let key = numbered.into_iter().find(|key| !keys.contains(key)).unwrap_or_default();
    keys.insert(key.clone());
    key
}
