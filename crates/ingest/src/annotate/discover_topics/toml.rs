//! Discovered topics as `topics.toml`, for an editor to correct.

use std::fmt::Write;

use corpus::analysis::sentence_around;

use super::DiscoveredTopics;
use super::view::View;

/// The topics as tables of TOML, those of most articles first, with a sentence that shows each.
pub(crate) fn as_toml<'a>(
    discovered: &DiscoveredTopics,
    view: impl Fn(usize) -> View<'a>,
) -> String {
    let mut articles = vec![Vec::new(); discovered.topics.len()];
    for (idx, assignments) in discovered.assignments.iter().enumerate() {
        assignments.iter().for_each(|given| articles[given.topic.idx()].push((idx, given)));
    }
    let mut order: Vec<_> = (0..discovered.topics.len()).collect();
    order.sort_by_key(|&topic| (std::cmp::Reverse(articles[topic].len()), topic));

    let mut toml = String::new();
    for topic in order {
        let n_articles = articles[topic].len();
        let many = if n_articles == 1 { "article" } else { "articles" };
        let example = articles[topic].iter().find_map(|(idx, given)| {
            let view = view(*idx);
            let evidence = *given.evidence.first()?;
            let leaf = view.leaves.iter().find(|leaf| leaf.contains(evidence))?;
            Some(one_line(sentence_around(view.text, *leaf, evidence).of(view.text)))
        });
        let phrases: Vec<_> =
            discovered.phrases[topic].iter().map(|phrase| quoted(phrase)).collect();
        let Topic { key, label } = Topic::of(discovered, topic);
        let _ = writeln!(toml, "# {n_articles} {many}");
        if let Some(example) = example {
            let _ = writeln!(toml, "# {example}");
        }
        let _ = writeln!(toml, "[[topic]]\nid = {}\nlabel = {}", quoted(key), quoted(label));
        if !phrases.is_empty() {
            let _ = writeln!(toml, "phrases = [{}]", phrases.join(", "));
        }
        if discovered.at_least[topic] > 1 {
            let _ = writeln!(toml, "at_least = {}", discovered.at_least[topic]);
        }
        toml.push('\n');
    }
    toml
}

struct Topic<'a> {
    key: &'a str,
    label: &'a str,
}

impl<'a> Topic<'a> {
    fn of(discovered: &'a DiscoveredTopics, topic: usize) -> Self {
        let topic = &discovered.topics[topic];
        Self { key: &topic.key, label: &topic.label }
    }
}

/// A sentence for a comment: one line without control characters, not too long.
fn one_line(sentence: &str) -> String {
    /// Longer examples are cut.
    const MOST: usize = 160;
    let words = sentence.split(|char: char| char.is_whitespace() || char.is_control());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    let line = words.join(" ");
    match line.char_indices().nth(MOST) {
        Some((cut, _)) => format!("{}…", &line[..cut]),
        None => line,
    }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for char in text.chars() {
        match char {
            '"' | '\\' => quoted.extend(['\\', char]),
            char if char.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", char as u32);
            }
            char => quoted.push(char),
        }
    }
    quoted.push('"');
    quoted
}
