//! Phrases: the places of the rarest word, by what goes on behind it, and what stands around each.

use std::ops::Range;

use super::matches::{Matches, Weights};
use crate::{ArticleId, Corpus, Field, Posting};

/// The articles in whose headline or text the words stand next to each other, scored as one word that is as
/// rare as all of its words together.
pub(super) fn phrase_matches(corpus: &Corpus, words: &[String], begins: bool) -> Matches {
    let (dictionary, index) = (corpus.dictionary(), corpus.index());
    let terms = |(idx, word): (usize, &String)| match dictionary.find(word) {
        _ if begins && idx + 1 == words.len() => dictionary.with_prefix(word),
        Some(term) => term.0..term.0 + 1,
        None => 0..0,
    };
    let terms: Vec<Range<u32>> = words.iter().enumerate().map(terms).collect();
    let rarity: f32 = terms.iter().map(|terms| index.rarity(index.n_postings(terms.clone()))).sum();
    if let [terms] = terms.as_slice() {
        return one_word(corpus, terms.clone(), rarity);
    }
    let (positions, stream) = (corpus.positions(), corpus.stream());
    let lists = |place: usize| positions.lists(&terms[place], terms.get(place + 1));
    let n_bytes = |&place: &usize| positions.n_bytes(lists(place));
    let Some(rarest) = (0..terms.len()).min_by_key(n_bytes) else { return Matches::default() };

    let mut weights = Weights::new(index);
    for list in lists(rarest) {
        let (mut article, mut title, mut end) = (ArticleId(0), 0, 0);
        positions.visit(list, &mut |at, before| {
            #[cfg(test)]
            crate::work::add(1);
            if !stream.has_around(at, before, &terms, rarest) {
                return;
            }
            if at >= end {
                article = corpus.article_at(at, article);
                let place = corpus.place_in_stream(article);
                (title, end) = (place.start + positions.headline_len(article), place.end);
            }
            let field = if at < title { Field::Title } else { Field::Body };
            weights.add(article, f32::from(field.weight()));
        });
    }
    let most = Posting::MAX_WEIGHT as f32;
    weights.into_matches(|article, weight| rarity * index.saturation(article, weight.min(most)))
}

/// The articles in whose headline or text any of these terms stands. The postings say it, but for what stands in
/// names and labels.
fn one_word(corpus: &Corpus, terms: Range<u32>, rarity: f32) -> Matches {
    let index = corpus.index();
    let postings = index.postings_of_run(terms.clone());
    #[cfg(test)]
    crate::work::add(postings.len());
    let mut weights = Weights::new(index);
    for posting in postings {
        weights.add(posting.article(), posting.weight() as f32);
    }
    let mut matches = weights.into_matches(|_, weight| weight);
    matches.keep(|_, article, weight| {
        let mut in_names = 0.0;
        corpus.visit_names(article, &mut |field, term| {
            if terms.contains(&term.0) {
                in_names += f32::from(field.weight());
            }
        });
        // Where the posting ends, more may have been there.
        let most = Posting::MAX_WEIGHT as f32;
        let weight = if weight < most { weight - in_names } else { most };
        (weight > 0.0).then(|| rarity * index.saturation(article, weight))
    });
    matches
}
