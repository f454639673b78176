//! Figures of different articles that are the same one.
//!
//! An equal amount in an equal unit is not enough, since round numbers are everywhere: the figures
//! must also have the same owner, or measure the same beside the same entity.

use corpus::{Figure, FigureKind, Span};
use rayon::prelude::*;

use crate::draft::Draft;

/// How far from a figure an entity still is beside it, in bytes. More links what is told of other
/// things in the same article, less needs the name in the sentence itself.
const BESIDE: u32 = 400;

/// Smaller counts are never the same one. With fewer, any "two sides" are.
const FEWEST: f64 = 6.0;

/// An article and one of its figures.
type Place = (u32, u32);

/// Gives the same number to figures of different articles that are the same one.
pub(crate) fn link(drafts: &mut [Draft]) {
    let shared = shared_keys(drafts);
    let mut sets = Sets::default();
    // Each key of each figure with each of its traits, as one number, and whose they are. Figures
    // that have one in common are the same one.
    let of_article = |draft: &Draft| -> Vec<(u32, u64)> {
        let mut marks = Vec::new();
        for (idx, figure) in (0..).zip(&draft.figures) {
            let mut keys =
                keys_of(figure).filter(|key| shared.binary_search(key).is_ok()).peekable();
            if keys.peek().is_some() {
                let traits = traits(draft, figure);
                marks.extend(
                    keys.flat_map(|key| traits.iter().map(move |of_it| (idx, mix(key, *of_it)))),
                );
            }
        }
        marks
    };
    let of_articles: Vec<_> = drafts.par_iter().map(of_article).collect();
    let mut marks: Vec<(u64, u32)> = Vec::with_capacity(of_articles.iter().map(Vec::len).sum());
    for (article, of_article) in (0..).zip(of_articles) {
        for of_figure in of_article.chunk_by(|a, b| a.0 == b.0) {
            let number = sets.add((article, of_figure[0].0));
            marks.extend(of_figure.iter().map(|&(_, mark)| (mark, number)));
        }
    }
    marks.par_sort_unstable();
    for pair in marks.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        sets.join(pair[0].1, pair[1].1);
    }
    for (number, places) in sets.of_several_articles().into_iter().enumerate() {
        for (article, idx) in places {
            drafts[article as usize].figures[idx as usize].same = Some(number as u32);
        }
    }
}

/// The keys that figures of several articles have, in order.
fn shared_keys(drafts: &[Draft]) -> Vec<u64> {
    let of_article = |(article, draft): (usize, &'_ Draft)| -> Vec<(u64, usize)> {
        draft.figures.iter().flat_map(keys_of).map(|key| (key, article)).collect()
    };
    let mut keys: Vec<_> = drafts.par_iter().enumerate().flat_map_iter(of_article).collect();
    keys.par_sort_unstable();
    let several = keys.windows(2).filter(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1);
    let mut shared: Vec<_> = several.map(|pair| pair[0].0).collect();
    shared.dedup();
    shared
}

/// Kind, unit and amount of each reading as numbers. Durations and ranks are told of too many
/// things to be the same one.
fn keys_of(figure: &Figure) -> impl Iterator<Item = u64> {
    let is_linked =
        matches!(figure.kind, FigureKind::Money | FigureKind::Percent | FigureKind::Count);
    let readings = figure.readings.iter().filter(move |reading| {
        is_linked && (figure.kind != FigureKind::Count || reading.value >= FEWEST)
    });
    readings.map(|reading| {
        let unit = reading.unit.bytes().fold(figure.kind as u64 + 1, mix_byte);
        let ends = [
            reading.value.to_bits(),
            reading.up_to.map_or(0, f64::to_bits),
            reading.out_of.map_or(0, f64::to_bits),
        ];
        ends.into_iter().fold(unit, mix)
    })
}

fn mix(hash: u64, value: u64) -> u64 {
    let mixed = (hash.rotate_left(23) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

fn mix_byte(hash: u64, byte: u8) -> u64 {
    mix(hash, byte.into())
}

/// What figures can have in common besides the amount, as numbers: whose they are; what they measure,
/// with an entity beside them.
fn traits(draft: &Draft, figure: &Figure) -> Vec<u64> {
    let mut traits = Vec::new();
    let measure = figure.measures.map(|span| stem(head(span.of(&draft.body.text))));
    if let Some(subject) = figure.subject
        && figure.kind == FigureKind::Money
    {
        traits.push(mix(0, subject.idx() as u64));
    }
    let Some(measure) = measure.map(|stem| stem.bytes().fold(1, mix_byte)) else { return traits };
    let leaf_idx = draft.leaves.partition_point(|leaf| leaf.end < figure.span.end);
    let Some(leaf) = draft.leaves.get(leaf_idx) else { return traits };
    let beside = Span {
        start: figure.span.start.saturating_sub(BESIDE).max(leaf.start),
        end: (figure.span.end + BESIDE).min(leaf.end),
    };
    let first = draft.mentions.partition_point(|mention| mention.span.start < beside.start);
    let mentions =
        draft.mentions[first..].iter().take_while(|mention| mention.span.end <= beside.end);
    for entity in mentions.map(|mention| mention.entity).chain(figure.subject) {
        let of_it = mix(measure, entity.idx() as u64);
        if !traits.contains(&of_it) && traits.len() < MOST_TRAITS {
            traits.push(of_it);
        }
    }
    traits
}

/// With more, long lists of names make linking slow.
const MOST_TRAITS: usize = 16;

/// The last word of a measure.
fn head(words: &str) -> &str {
    words
        .rsplit(|char: char| !char.is_alphanumeric())
        .find(|word| !word.is_empty())
        .unwrap_or(words)
}

/// A word without its commonest endings: "valued" and "value", "investments" and "invest".
fn stem(word: &str) -> &str {
    for ending in ["ations", "ation", "ments", "ment", "ings", "ing", "ed", "es", "s", "e"] {
        match word.strip_suffix(ending) {
            Some(stem) if stem.len() >= 4 => return stem,
            _ => {}
        }
    }
    word
}

/// Disjoint sets of figures.
#[derive(Default)]
struct Sets {
    places: Vec<Place>,
    parents: Vec<u32>,
}

impl Sets {
    fn add(&mut self, place: Place) -> u32 {
        let number = self.places.len() as u32;
        self.places.push(place);
        self.parents.push(number);
        number
    }

    fn root(&mut self, mut of: u32) -> u32 {
        while self.parents[of as usize] != of {
            let above = self.parents[self.parents[of as usize] as usize];
            self.parents[of as usize] = above;
            of = above;
        }
        of
    }

    /// The earlier root stays, so that sets keep the order of their first figures.
    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.parents[a.max(b) as usize] = a.min(b);
    }

    /// The sets with figures of several articles, in the order of their first figures.
    fn of_several_articles(mut self) -> Vec<Vec<Place>> {
        let mut roots: Vec<_> =
            (0..self.places.len() as u32).map(|number| (self.root(number), number)).collect();
        roots.sort_unstable();
        let place = |&(_, number): &(u32, u32)| self.places[number as usize];
        let is_one = |a: &(u32, u32), b: &(u32, u32)| a.0 == b.0;
        let several =
            |set: &&[(u32, u32)]| set.iter().any(|member| place(member).0 != place(&set[0]).0);
        let sets = roots.chunk_by(is_one).filter(several);
        sets.map(|set| set.iter().map(place).collect()).collect()
    }
}
