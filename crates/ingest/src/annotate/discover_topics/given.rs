//! Topics that the records of a corpus name: its publisher's, on the articles that have them.

use std::collections::{BTreeMap, BTreeSet};

use corpus::analysis::fold;
use corpus::{Provenance, Span, Topic, TopicAssignment, TopicId};

use super::super::longest;
use super::DiscoveredTopics;
use super::assign::unique_key;
use super::label::label;
use super::occurrences::{Spellings, Wanted, add_spelling};
use super::view::View;
use crate::words::lexicon::Lexicon;
use crate::words::stems;

/// The topics that are given to each article, with the words of the texts that speak for them.
pub(crate) fn given<'a>(given: &[&[String]], view: impl Fn(usize) -> View<'a>) -> DiscoveredTopics {
    // Ways of writing a topic by what makes no difference.
    let mut written: BTreeMap<String, Spellings> = BTreeMap::new();
    for label in given.iter().copied().flatten() {
        let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
        if !label.is_empty() {
            *written.entry(fold(&label)).or_default().entry(label).or_default() += 1;
        }
    }
    let names: Vec<_> = written.keys().collect();
    let stems: Vec<_> = names.iter().map(|name| stems(name)).collect();
    let wanted = Wanted::new(stems.iter().map(Vec::as_slice));
    let lexicon = Lexicon::english();

    let mut in_texts: BTreeMap<&str, Spellings> = BTreeMap::new();
    let mut assignments = Vec::with_capacity(given.len());
    for (idx, labels) in given.iter().enumerate() {
        let mut topics: BTreeMap<TopicId, Vec<Span>> = BTreeMap::new();
        for label in *labels {
            if let Ok(place) = names.binary_search(&&folded(label)) {
                topics.entry(TopicId::new(place)).or_default();
            }
        }
        let view = view(idx);
        if !topics.is_empty() {
            for occurrence in wanted.find(&view, lexicon) {
                let place = occurrence.phrase as usize;
                if let Some(evidence) = topics.get_mut(&TopicId::new(place)) {
                    evidence.push(occurrence.span);
                    let spellings = in_texts.entry(names[place].as_str()).or_default();
                    add_spelling(view.text, occurrence.span, spellings);
                }
            }
        }
        let assigned = topics.into_iter().map(|(topic, evidence)| TopicAssignment {
            topic,
            provenance: Provenance::Publisher,
            evidence: longest(evidence),
        });
        assignments.push(assigned.collect());
    }

    let mut keys = BTreeSet::new();
    let mut discovered = DiscoveredTopics { assignments, ..DiscoveredTopics::default() };
    for (name, spellings) in &written {
        // "gnp" is "GNP" if that is how the texts have it.
        let is_shouted = |label: &String| label.chars().all(|char| !char.is_lowercase());
        let shouted = in_texts.get(name.as_str()).and_then(label).filter(is_shouted);
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

fn folded(label: &str) -> String {
    fold(label).split_whitespace().collect::<Vec<_>>().join(" ")
}
