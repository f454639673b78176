//! What was typed as a headline: where it is one, word by word, it counts as a word that stands nowhere else.

use std::ops::Range;

use super::asked::Asked;
use super::matches::Matches;
use crate::analysis::{fold, visit_terms};
use crate::{ArticleId, Corpus, Field, Index, TermId};

/// Articles with the same words in their headlines of which it is asked how these are written. Where there are
/// more, what was typed is hardly the headline of one.
const MOST_LIKE: usize = 100;

/// Whether what was typed is the headline of an article as it is written, but for case and accents: what
/// stands in it is then no sign, such as the minus of "Dull quarter -trade".
pub(super) fn is_headline(asked: Asked<'_>) -> bool {
    let Asked { corpus, text } = asked;
    let Some(terms) = terms(corpus, text) else { return false };
    let typed = fold(text.trim());
    let mut like = asked.index().with_headline_like(&terms).take(MOST_LIKE);
    like.any(|article| fold(corpus.title(article).trim()) == typed)
}

/// Adds to the scores of articles whose headline begins with what was typed, and again where that is all of it.
pub(super) fn add_headline(asked: Asked<'_>, found: &mut Matches) {
    let Asked { corpus, text } = asked;
    let words = words(corpus, text);
    let Some((last, whole)) = words.split_last() else { return };
    let find = |word: &String| corpus.dictionary().find(word);
    let Some(mut terms) = whole.iter().map(find).collect::<Option<Vec<TermId>>>() else { return };
    // A headline of which one word is typed is as good as any other with that word.
    if let Some(&first) = terms.first() {
        let begun = begun(asked, first, &terms, last, &found.articles);
        add(asked.index(), &begun, found);
    }
    if let Some(last) = find(last) {
        terms.push(last);
        let has_it = |&article: &ArticleId| corpus.has_headline(article, &terms);
        let with_it: Vec<ArticleId> =
            asked.index().with_headline_like(&terms).filter(has_it).collect();
        add(asked.index(), &with_it, found);
    }
}

/// Adds a word that stands in the headlines of these articles and nowhere else.
fn add(index: &Index, articles: &[ArticleId], found: &mut Matches) {
    let rarity = index.rarity(articles.len());
    let weight = f32::from(Field::Title.weight());
    for &article in articles {
        if let Ok(place) = found.articles.binary_search(&article) {
            found.scores[place] += rarity * index.saturation(article, weight);
        }
    }
}

/// Those of the articles whose headline begins with these words, and with one that `last` may become.
fn begun(
    asked: Asked<'_>,
    first: TermId,
    whole: &[TermId],
    last: &str,
    articles: &[ArticleId],
) -> Vec<ArticleId> {
    let mut begun = asked.index().with_headline_from(first, articles);
    if begun.is_empty() {
        return begun;
    }
    let mut terms: Vec<Range<u32>> = whole.iter().map(|term| term.0..term.0 + 1).collect();
    terms.push(asked.corpus.dictionary().with_prefix(last));
    let stream = asked.corpus.stream();
    begun.retain(|&article| {
        let start = asked.corpus.place_in_stream(article).start;
        stream.has_around(start, start, &terms, 0)
    });
    begun
}

/// The terms of what was typed; `None` where the corpus lacks one.
fn terms(corpus: &Corpus, text: &str) -> Option<Vec<TermId>> {
    words(corpus, text).iter().map(|word| corpus.dictionary().find(word)).collect()
}

/// The words of what was typed.
fn words(corpus: &Corpus, text: &str) -> Vec<String> {
    let mut words = Vec::new();
    visit_terms(text, corpus.folding(), &mut |_, term, is_pair| {
        // Two letters are there as one and one.
        if !is_pair {
            words.push(term.to_owned());
        }
    });
    words
}
