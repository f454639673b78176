//! What was typed as a headline: where it is one, word by word, it counts as a word that stands nowhere else.

use super::matches::Matches;
use crate::analysis::visit_terms;
use crate::{ArticleId, Corpus, Field, TermId};

/// Adds to the scores of articles that have what was typed as their headline.
pub(super) fn add_headline(corpus: &Corpus, text: &str, found: &mut Matches) {
    let mut terms: Vec<Option<TermId>> = Vec::new();
    visit_terms(text, corpus.folding(), &mut |_, term, is_pair| {
        // Two letters are there as one and one.
        if !is_pair {
            terms.push(corpus.dictionary().find(term));
        }
    });
    let Some(terms) = terms.into_iter().collect::<Option<Vec<TermId>>>() else { return };
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
