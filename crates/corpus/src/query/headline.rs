//! What was typed as a headline: where it is one, word by word, it counts as a word that stands nowhere else.

use super::matches::Matches;
use crate::analysis::{fold, visit_terms};
use crate::{ArticleId, Corpus, Field, TermId};

/// Articles with the same words in their headlines of which it is asked how these are written. Where there are
/// more, what was typed is hardly the headline of one.
const MOST_LIKE: usize = 100;

/// Whether what was typed is the headline of an article as it is written, but for case and accents: what
/// stands in it is then no sign, such as the minus of "Dull quarter -trade".
pub(super) fn is_headline(corpus: &Corpus, text: &str) -> bool {
    let Some(terms) = terms(corpus, text) else { return false };
    let typed = fold(text.trim());
    let mut like = corpus.index().with_headline_like(&terms).take(MOST_LIKE);
    like.any(|article| fold(corpus.title(article).trim()) == typed)
}

/// Adds to the scores of articles that have what was typed as their headline.
pub(super) fn add_headline(corpus: &Corpus, text: &str, found: &mut Matches) {
    let Some(terms) = terms(corpus, text) else { return };
    let index = corpus.index();
    let has_it = |&article: &ArticleId| corpus.has_headline(article, &terms);
    let articles: Vec<ArticleId> = index.with_headline_like(&terms).filter(has_it).collect();
    let rarity = index.rarity(articles.len());
    for article in articles {
        if let Ok(place) = found.articles.binary_search(&article) {
            let weight = f32::from(Field::Title.weight());
            found.scores[place] += rarity * index.saturation(article, weight);
        }
    }
}

/// The terms of what was typed; `None` where the corpus lacks one.
fn terms(corpus: &Corpus, text: &str) -> Option<Vec<TermId>> {
    let mut terms = Vec::new();
    visit_terms(text, corpus.folding(), &mut |_, term, is_pair| {
        // Two letters are there as one and one.
        if !is_pair {
            terms.push(corpus.dictionary().find(term));
        }
    });
    terms.into_iter().collect()
}
