//! Topics that the records of a corpus name: its publisher's, on the articles that have them.

use std::collections::{BTreeMap, BTreeSet};

use corpus::analysis::fold;
use corpus::{Provenance, Span, Topic, TopicAssignment, TopicId};
use rayon::prelude::*;

use super::super::longest;
use super::DiscoveredTopics;
use super::assign::unique_key;
use super::label::label;
use super::occurrences::{Spellings, Wanted, add_spelling, add_uses};
use super::view::View;
use crate::words::lexicon::Lexicon;
use crate::words::stems;

/// The topics that are given to each article, with the words of the texts that speak for them.
pub(crate) fn given<'a>(
    given: &[&[String]],
    view: impl Fn(usize) -> View<'a> + Sync,
) -> DiscoveredTopics {
    // Ways of writing a topic by what makes no difference.
    let mut written: BTreeMap<String, Spellings> = BTreeMap::new();
    for label in given.iter().copied().flatten() {
        let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
        if !label.is_empty() {
            *written.entry(fold(&label)).or_default().entry(label).or_default() += 1;
        }
    }
    let names: Vec<_> = written.keys().map(String::as_str).collect();
    let stems: Vec<_> = names.iter().map(|name| stems(name)).collect();
    let wanted = Wanted::new(stems.iter().map(Vec::as_slice));

    // How the texts write each topic, from articles that follow each other.
    let read = |(part, labels): (usize, &[&[String]])| {
        let mut in_texts: BTreeMap<usize, Spellings> = BTreeMap::new();
        let of_article = |(idx, labels): (usize, &&[String])| {
            assign(labels, &view(part * PART + idx), &names, &wanted, &mut in_texts)
        };
        let assignments: Vec<_> = labels.iter().enumerate().map(of_article).collect();
        (assignments, in_texts)
    };
    let parts: Vec<_> = given.par_chunks(PART).enumerate().map(read).collect();
    let mut in_texts: BTreeMap<usize, Spellings> = BTreeMap::new();
    let mut assignments = Vec::with_capacity(given.len());
    for (of_part, in_part) in parts {
        assignments.extend(of_part);
        for (place, spellings) in in_part {
            let all = in_texts.entry(place).or_default();
            spellings.into_iter().for_each(|(spelling, n)| add_uses(spelling, n, all));
        }
    }

    let mut keys = BTreeSet::new();
    let mut discovered = DiscoveredTopics { assignments, ..DiscoveredTopics::default() };
    for (place, (name, spellings)) in written.iter().enumerate() {
        // "gnp" is "GNP" if that is how the texts have it.
        let is_shouted = |label: &String| label.chars().all(|char| !char.is_lowercase());
        let shouted = in_texts.get(&place).and_then(label).filter(is_shouted);
        let label = shouted.or_else(|| label(spellings)).unwrap_or_default();
        discovered.topics.push(Topic {
            key: unique_key(&label, &mut keys),
            label,
            alt_labels: Vec::new(),
            broader: None,
            description: String::new(),
            provenance: Provenance::Publisher,
        });
        discovered.phrases.push(vec![name.clone()]);
        discovered.at_least.push(1);
    }
    discovered
}

/// Articles that are read one after the other. With fewer, ways of writing are put together more
/// often; with more, threads wait for the last.
const PART: usize = 256;

/// The topics of one article with their evidence; adds to `in_texts` how its text writes them. `names`
/// are those of all topics, in order.
fn assign(
    labels: &[String],
    view: &View<'_>,
    names: &[&str],
    wanted: &Wanted,
    in_texts: &mut BTreeMap<usize, Spellings>,
) -> Vec<TopicAssignment> {
    let places = labels.iter().filter_map(|label| names.binary_search(&&*folded(label)).ok());
    let mut topics: BTreeMap<usize, Vec<Span>> = places.map(|place| (place, Vec::new())).collect();
    if topics.is_empty() {
        return Vec::new();
    }
    for occurrence in wanted.find(view, Lexicon::english()) {
        let place = occurrence.phrase as usize;
        if let Some(evidence) = topics.get_mut(&place) {
            evidence.push(occurrence.span);
            add_spelling(view.text, occurrence.span, in_texts.entry(place).or_default());
        }
    }
    let assigned = topics.into_iter().map(|(place, evidence)| TopicAssignment {
        topic: TopicId::new(place),
        provenance: Provenance::Publisher,
        evidence: longest(evidence),
    });
    assigned.collect()
}

fn folded(label: &str) -> String {
    fold(label).split_whitespace().collect::<Vec<_>>().join(" ")
}
