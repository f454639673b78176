//! Topics by their evidence: phrases in the text and mentions of entities.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use corpus::{Mention, Provenance, Span, TopicAssignment, TopicId};

use crate::phrase::PhraseTable;
use crate::scheme::{Rule, Scheme};

/// The rules of a scheme, ready for many texts.
#[derive(Debug)]
pub(crate) struct TopicFinder<'a> {
    rules: &'a [Rule],
    phrases: PhraseTable,
}

impl<'a> TopicFinder<'a> {
    pub fn new(scheme: &'a Scheme) -> Self {
        let phrases = scheme
            .rules
            .iter()
            .enumerate()
            .flat_map(|(topic, rule)| rule.phrases.iter().map(move |phrase| (topic, phrase)));
        Self { phrases: PhraseTable::new(phrases), rules: &scheme.rules }
    }

    /// The topics of a text: those `given` by the editor, and those with enough evidence. Both come
    /// with all evidence there is, in the order of the scheme.
    pub fn assign(
        &self,
        text: &str,
        leaves: &[Span],
        mentions: &[Mention],
        given: &[TopicId],
    ) -> Vec<TopicAssignment> {
        let mut evidence = vec![Vec::new(); self.rules.len()];
        for &leaf in leaves {
            self.phrases.find(text, leaf, |topic, span| evidence[topic].push(span));
        }
        let assign = |(idx, (rule, mut evidence)): (usize, (&Rule, Vec<Span>))| {
            let speaks = |mention: &&Mention| rule.entities.binary_search(&mention.entity).is_ok();
            evidence.extend(mentions.iter().filter(speaks).map(|mention| mention.span));
            let evidence = longest(evidence);
            let topic = TopicId::new(idx);
            let provenance = match given.contains(&topic) {
                true => Provenance::Editor,
                false if evidence.len() >= rule.at_least => Provenance::Rule,
                false => return None,
            };
            Some(TopicAssignment { topic, provenance, evidence })
        };
        self.rules.iter().zip(evidence).enumerate().filter_map(assign).collect()
    }
}

/// Of overlapping spans the longest, and of equally long ones the first; in order of text.
pub(super) fn longest(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable_by_key(|span| (Reverse(span.len()), span.start));
    // Sorted by place, so that a neighbour is the only one that can overlap.
    let mut kept = BTreeSet::new();
    for span in spans {
        let is_free = |other: Option<&Span>| other.is_none_or(|other| !other.overlaps(span));
        if is_free(kept.range(..=span).next_back()) && is_free(kept.range(span..).next()) {
            kept.insert(span);
        }
    }
    kept.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use corpus::EntityId;

    use super::*;
    use crate::phrase::Phrase;

    fn rule(phrases: &[&str], entities: &[u32], at_least: usize) -> Rule {
        Rule {
            phrases: phrases.iter().map(|phrase| Phrase::parse(phrase).unwrap()).collect(),
            entities: entities.iter().map(|&id| EntityId(id)).collect(),
            at_least,
        }
    }

    /// Topics as `number sign words,words`; the editor's with `!`.
    fn check(rules: Vec<Rule>, leaves: &[&str], given: &[u32], expected: &[&str]) {
        let text = leaves.join("\n\n");
        let leaf_spans: Vec<_> = leaves
            .iter()
            .map(|leaf| {
                let start = text.find(leaf).unwrap();
                Span::new(start..start + leaf.len())
            })
            .collect();
        let mentions: Vec<_> = text
            .match_indices("Acme Works")
            .map(|(at, words)| Mention {
                entity: EntityId(7),
                span: Span::new(at..at + words.len()),
                confidence: 100,
                provenance: Provenance::Gazetteer,
            })
            .collect();
        let given: Vec<_> = given.iter().map(|&topic| TopicId(topic)).collect();
        let scheme = Scheme { rules, ..Scheme::empty(true) };
        let assigned = TopicFinder::new(&scheme).assign(&text, &leaf_spans, &mentions, &given);
        let shown = assigned.iter().map(|assigned| {
            let words: Vec<_> = assigned.evidence.iter().map(|span| span.of(&text)).collect();
            let sign = if assigned.provenance == Provenance::Editor { "!" } else { "" };
            format!("{}{sign} {}", assigned.topic.0, words.join(","))
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn phrases_and_mentions_are_evidence_in_order_of_text() {
        check(
            vec![rule(&["trade war"], &[7], 1), rule(&["war"], &[], 1), rule(&["peace"], &[], 1)],
            &["Acme Works in the", "Trade War of Acme Works"],
            &[],
            &["0 Acme Works,Trade War,Acme Works", "1 War"],
        );
    }

    #[test]
    fn of_overlapping_evidence_the_longest_is_kept() {
        check(
            vec![rule(&["trade", "trade war", "war in the north", "acme"], &[7], 1)],
            &["trade war in the north, trade, Acme Works"],
            &[],
            &["0 trade,war in the north,trade,Acme Works"],
        );
    }

    #[test]
    fn too_little_evidence_is_none() {
        let rules = || vec![rule(&["law*"], &[], 2)];
        check(rules(), &["a law"], &[], &[]);
        check(rules(), &["a law, lawful"], &[], &["0 law,lawful"]);
        check(rules(), &["la", "w law"], &[], &[]);
    }

    #[test]
    fn what_the_editor_gives_stays_with_whatever_evidence_there_is() {
        let rules = || vec![rule(&["law"], &[], 2), rule(&[], &[], 1)];
        check(rules(), &["a law"], &[0, 1], &["0! law", "1! "]);
    }
}
