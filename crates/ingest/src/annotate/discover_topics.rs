//! Topics without a scheme: key phrases of the corpus, grouped, each named by its best one.
//!
//! Phrases are counted in a sample of the articles and scored; the best are looked for in all of
//! them. Where records name the topics of their articles, those are the topics.

mod assign;
mod count;
mod given;
mod group;
mod label;
mod occurrences;
mod phrases;
mod score;
mod tags;
mod toml;
mod view;

use corpus::{Topic, TopicAssignment};
use rayon::prelude::*;

use self::assign::{Found, assign};
use self::group::{Limits, Member, group};
use self::occurrences::{Case, Occurrence, Spellings, Wanted, add_spelling};
use self::score::{Candidate, MANY};
pub(crate) use self::toml::as_toml;
pub(crate) use self::view::{Cover, View};
use crate::draft::Draft;
use crate::words::lexicon::Lexicon;

/// Topics found in the texts, in the order of their labels, and what each article has of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct DiscoveredTopics {
    pub topics: Vec<Topic>,
    /// For each topic the phrases that stand for it, the best first, as `topics.toml` would have
    /// them.
    pub phrases: Vec<Vec<String>>,
    /// How many of them an article needs, as `topics.toml` would have it.
    pub at_least: Vec<usize>,
    /// For each article.
    pub assignments: Vec<Vec<TopicAssignment>>,
}

/// Finds the topics of a corpus: those that its records name, or else those that its texts have in
/// common.
pub(crate) fn discover_topics(drafts: &[Draft]) -> DiscoveredTopics {
    let view = |idx: usize| View::of_draft(&drafts[idx]);
    if drafts.iter().any(|draft| !draft.given_topics.is_empty()) {
        let given: Vec<_> = drafts.iter().map(|draft| draft.given_topics.as_slice()).collect();
        return given::given(&given, view);
    }
    discover_in(drafts.len(), view)
}

/// Phrases are counted in so many articles, evenly spread; what a corpus speaks of shows in them.
/// With fewer, topics of few articles are missed; with more, it only takes longer.
const MOST_COUNTED: usize = 4_000;

/// A topic has no more phrases than these; more of them would be ever weaker evidence.
const MOST_PHRASES: usize = 8;

/// Finds what the texts of `n_articles` have in common, as they are seen through `view`.
pub(crate) fn discover_in<'a>(
    n_articles: usize,
    view: impl Fn(usize) -> View<'a> + Sync,
) -> DiscoveredTopics {
    let lexicon = Lexicon::english();
    let has_tags = (0..n_articles).any(|idx| !view(idx).tags.is_empty());
    let tags = tags::tags(n_articles, &view, has_tags);

    let step = n_articles.div_ceil(MOST_COUNTED).max(1);
    let sample = || (0..n_articles).step_by(step);
    let usages = count::count(sample().map(&view), lexicon);
    let n_topics = n_topics(n_articles);
    let candidates = score::best(&usages, sample().len(), &tags, n_topics * MOST_PHRASES);
    drop(usages);

    let wanted = Wanted::new(candidates.iter().map(|candidate| candidate.stems.as_slice()));
    let looked: Vec<_> =
        (0..n_articles).into_par_iter().map(|idx| wanted.find(&view(idx), lexicon)).collect();
    let uses = Uses::of(&candidates, &looked, &view, &tags);
    let chosen: Vec<_> = (0..candidates.len()).filter(|&idx| !uses.is_name(idx)).collect();
    let members: Vec<_> = chosen
        .iter()
        .map(|&idx| Member {
            stems: &candidates[idx].stems,
            articles: &uses.articles[idx],
            spellings: &uses.spellings[idx],
        })
        .collect();
    let n_founders = chosen.partition_point(|&idx| candidates[idx].score >= floor(&candidates));
    let limits =
        Limits { n_founders, n_topics, n_phrases: MOST_PHRASES, by_company: n_articles > MANY };
    let groups = group(&members, limits);
    let titles: Vec<_> = (0..n_articles)
        .into_par_iter()
        .map(|idx| wanted.find_in_title(view(idx).title, lexicon))
        .collect();
    let found = Found {
        candidates: &candidates,
        chosen: &chosen,
        members: &members,
        looked: &looked,
        titles: &titles,
    };
    assign(&found, &groups, &tags, n_articles)
}

/// How the phrases that were looked for are used.
struct Uses {
    /// Articles that have a phrase or are tagged with it, ascending.
    articles: Vec<Vec<u32>>,
    spellings: Vec<Spellings>,
    /// Uses with a capital amid a sentence, and with small letters.
    cases: Vec<(u32, u32)>,
}

impl Uses {
    fn of<'a>(
        candidates: &[Candidate],
        looked: &[Vec<Occurrence>],
        view: impl Fn(usize) -> View<'a>,
        tags: &std::collections::BTreeMap<u64, tags::Tag>,
    ) -> Self {
        /// The spellings of so many uses say how a phrase is written.
        const ENOUGH: u32 = 1_000;
        let mut uses = Self {
            articles: vec![Vec::new(); candidates.len()],
            spellings: vec![Spellings::new(); candidates.len()],
            cases: vec![(0, 0); candidates.len()],
        };
        for (idx, found) in looked.iter().enumerate() {
            let mut text = None;
            for occurrence in found {
                let phrase = occurrence.phrase as usize;
                if uses.articles[phrase].last() != Some(&(idx as u32)) {
                    uses.articles[phrase].push(idx as u32);
                }
                let (n_capital, n_small) = &mut uses.cases[phrase];
                *n_capital += u32::from(occurrence.case == Case::Capital);
                *n_small += u32::from(occurrence.case == Case::Small);
                if *n_small <= ENOUGH {
                    let text = text.get_or_insert_with(|| view(idx).text);
                    add_spelling(text, occurrence.span, &mut uses.spellings[phrase]);
                }
            }
        }
        for (idx, candidate) in candidates.iter().enumerate() {
            let Some(tag) = tags.get(&candidate.number) else { continue };
            uses.articles[idx].extend(&tag.articles);
            uses.articles[idx].sort_unstable();
            uses.articles[idx].dedup();
            if uses.spellings[idx].is_empty() {
                uses.spellings[idx].insert(tag.label.clone(), 1);
            }
        }
        uses
    }

    /// Whether a phrase is a name more often than not, though no one found it: "Ford", "Union".
    fn is_name(&self, idx: usize) -> bool {
        let (n_capital, n_small) = self.cases[idx];
        n_capital > n_small || self.articles[idx].is_empty()
    }
}

/// The score from which on a phrase may be a topic by itself: a part of that of the fifth best, since
/// the very best may be far ahead. Towards 0 a small corpus is filled up with chance words; towards 1
/// it has five topics.
fn floor(candidates: &[Candidate]) -> f64 {
    const PART: f64 = 0.25;
    let fifth = candidates.get(4).or(candidates.last());
    fifth.map_or(0.0, |candidate| PART * candidate.score)
}

/// How many topics readers can take in: a dozen for a handful of articles, towards a hundred for
/// tens of thousands.
fn n_topics(n_articles: usize) -> usize {
    let topics = 6.0 + 7.5 * (1.0 + n_articles as f64 / 5.0).ln();
    (topics as usize).clamp(1, 80).min(n_articles * 5)
}

#[cfg(test)]
mod tests;
