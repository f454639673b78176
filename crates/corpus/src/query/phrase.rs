//! Phrases: articles with all the words, then those in which they stand next to each other.

use std::ops::Range;

use super::matches::{Matches, Wanted};
use crate::{ArticleId, Corpus, Field, order};

/// The articles in whose headline or text the words stand next to each other, of those in `among` if it
/// is given; scored as one word that is as rare as all of its words together.
pub(super) fn phrase_matches(
    corpus: &Corpus,
    words: &[String],
    begins: bool,
    among: Option<&Matches>,
) -> Matches {
    let (dictionary, index) = (corpus.dictionary(), corpus.index());
    let terms = |(idx, word): (usize, &String)| match dictionary.find(word) {
        _ if begins && idx + 1 == words.len() => dictionary.with_prefix(word),
        Some(term) => term.0..term.0 + 1,
        None => 0..0,
    };
    let terms: Vec<Range<u32>> = words.iter().enumerate().map(terms).collect();
    let mut wanted: Vec<Wanted> =
        terms.iter().map(|terms| Wanted::run(index, terms.clone())).collect();
    let rarity: f32 = wanted.iter().map(Wanted::rarity).sum();
    // The rarest first: it leaves the fewest articles to look into.
    order::sort_by_key(&mut wanted, |wanted| wanted.n_postings);
    let mut wanted = wanted.iter();
    let mut matches = match among {
        Some(among) => among.clone(),
        None => wanted.next().map_or_else(Matches::default, |first| Matches::all(index, first)),
    };
    wanted.for_each(|wanted| matches.narrow(index, wanted));
    matches.keep(|_, article, _| {
        let weight = weight(corpus, article, &terms);
        (weight > 0).then(|| rarity * index.saturation(article, weight as f32))
    });
    matches
}

/// How often the phrase stands in an article, each time with the weight of the field.
///
/// One bit per word of the phrase says whether the phrase may have come so far (Baeza-Yates and Gonnet,
/// "A new approach to text searching", 1992).
fn weight(corpus: &Corpus, article: ArticleId, terms: &[Range<u32>]) -> u32 {
    let Some(last) = terms.len().checked_sub(1) else { return 0 };
    let (mut sum, mut come_so_far, mut before) = (0, 0_u64, Field::Title);
    corpus.visit_words(article, &mut |field, term| {
        if field != before {
            (come_so_far, before) = (0, field);
        }
        #[cfg(test)]
        crate::work::add(1);
        let mut fitting = 0;
        for (idx, wanted) in terms.iter().enumerate() {
            fitting |= u64::from(wanted.contains(&term.0)) << idx;
        }
        come_so_far = (come_so_far << 1 | 1) & fitting;
        if come_so_far >> last & 1 == 1 && matches!(field, Field::Title | Field::Body) {
            sum += u32::from(field.weight());
        }
    });
    sum.min(0xff)
}
