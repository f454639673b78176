//! Query and corpus to results: the matching set, its order, and counts for every value.

use std::collections::BTreeMap;

use super::words::{Word, Words};
use super::{Filter, Match, Query, Sort};
use crate::analysis::fold;
use crate::{
    ArticleId, ArticleSet, Corpus, EdtfDate, Facet, FacetCounts, Hit, Index, Results, TermId,
};

/// BM25: towards 0 the first occurrence of a word says all; a large value lets every repetition count.
const K1: f32 = 1.2;
/// BM25: at 0 the length of an article is ignored, at 1 a word in an article twice as long counts half.
const B: f32 = 0.75;

/// Answers a query.
///
/// Exclusions, words and dates hold for every count. In a facet set to any, a value's count is what
/// it has under all other facets' choices; in one set to all, what is left if it is chosen as well.
pub fn evaluate(corpus: &Corpus, query: &Query) -> Results {
    let n_articles = corpus.n_articles();
    let words = Words::parse(&query.text);
    let scores = (!words.is_empty()).then(|| scores(corpus.index(), &words));
    let mut base = match &scores {
        Some(scores) => {
            let mut found = ArticleSet::none(n_articles);
            scores.keys().for_each(|&article| found.insert(article));
            found
        }
        None => ArticleSet::all(n_articles),
    };
    remove_excluded(corpus, &query.filter, &mut base);
    keep_dates(corpus, &query.filter, &mut base);

    let choices = Facet::ALL.map(|facet| chosen_set(corpus, &query.filter, facet));
    let under_choices_of = |wanted: &dyn Fn(Facet) -> bool| {
        let mut matching = base.clone();
        let facets = Facet::ALL.into_iter().zip(&choices);
        facets.filter(|&(facet, _)| wanted(facet)).for_each(|(_, choice)| {
            if let Some(choice) = choice {
                matching.keep(choice);
            }
        });
        matching
    };
    let matching = under_choices_of(&|_| true);
    let counts = Facet::ALL.map(|facet| {
        let table = corpus.facet(facet);
        match query.filter.matching(facet) {
            Match::All => table.counts(&matching),
            Match::Any => table.counts(&under_choices_of(&|other| other != facet)),
        }
    });

    let score = |article: ArticleId| {
        scores.as_ref().and_then(|scores| scores.get(&article)).copied().unwrap_or_default()
    };
    let mut hits: Vec<Hit> =
        matching.iter().map(|article| Hit { article, score: score(article) }).collect();
    sort(corpus, query.sort, &mut hits);
    Results { hits, counts: FacetCounts(counts) }
}

/// The BM25 score of every article in which all words occur.
fn scores(index: &Index, words: &Words) -> BTreeMap<ArticleId, f32> {
    let mut lists = words.iter().map(|word| weights(index, word));
    let first = lists.next().map(|list| score_list(index, &list)).unwrap_or_default();
    lists.fold(first, |scores, list| {
        let list = score_list(index, &list);
        let both = scores
            .into_iter()
            .filter_map(|(article, score)| list.get(&article).map(|more| (article, score + more)));
        both.collect()
    })
}

/// How often a word stands in each article; a beginning counts all that begins so as one word.
fn weights(index: &Index, word: Word<'_>) -> BTreeMap<ArticleId, u32> {
    let terms = match word {
        Word::Whole(term) => index.term(term).map_or(0..0, |id| id.idx()..id.idx() + 1),
        Word::Prefix(prefix) => index.terms_with_prefix(prefix),
    };
    let mut weights = BTreeMap::new();
    for posting in terms.flat_map(|term| index.postings(TermId::new(term))) {
        *weights.entry(posting.article).or_default() += posting.weight;
    }
    weights
}

/// BM25 of one word, with the inverse document frequency that is never negative:
/// Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, equation 3.15, and ln(1 + x).
fn score_list(index: &Index, weights: &BTreeMap<ArticleId, u32>) -> BTreeMap<ArticleId, f32> {
    let n_with = weights.len() as f32;
    let n_without = index.n_articles() as f32 - n_with;
    let rarity = (1.0 + (n_without + 0.5) / (n_with + 0.5)).ln();
    let mean_length = index.mean_length();
    let score = |(&article, &weight): (&ArticleId, &u32)| {
        let weight = weight as f32;
        let norm = 1.0 - B + B * index.length(article) as f32 / mean_length;
        (article, rarity * weight * (K1 + 1.0) / (weight + K1 * norm))
    };
    weights.iter().map(score).collect()
}

fn remove_excluded(corpus: &Corpus, filter: &Filter, base: &mut ArticleSet) {
    for value in filter.excluded() {
        if let Some(row) = corpus.row(value) {
            base.remove(corpus.facet(value.facet()).set(row));
        }
    }
}

fn keep_dates(corpus: &Corpus, filter: &Filter, base: &mut ArticleSet) {
    if filter.from.is_none() && filter.to.is_none() {
        return;
    }
    let may_lie_between = |date: &EdtfDate| {
        filter.from.is_none_or(|from| date.latest() >= from)
            && filter.to.is_none_or(|to| date.earliest() <= to)
    };
    let mut between = ArticleSet::none(corpus.n_articles());
    for (id, article) in corpus.articles() {
        if article.published.as_ref().is_some_and(may_lie_between) {
            between.insert(id);
        }
    }
    base.keep(&between);
}

/// The articles that satisfy a facet's choices; `None` where nothing is chosen. A value that the
/// corpus does not know has no articles.
fn chosen_set(corpus: &Corpus, filter: &Filter, facet: Facet) -> Option<ArticleSet> {
    let n_articles = corpus.n_articles();
    let set_of = |value| match corpus.row(value) {
        Some(row) => corpus.facet(facet).set(row).clone(),
        None => ArticleSet::none(n_articles),
    };
    filter.chosen_in(facet).map(set_of).reduce(|mut chosen, set| {
        match filter.matching(facet) {
            Match::Any => chosen.add(&set),
            Match::All => chosen.keep(&set),
        }
        chosen
    })
}

/// Ties are broken by date, then by slug, so that the order never depends on anything else.
fn sort(corpus: &Corpus, sort: Sort, hits: &mut [Hit]) {
    let date = |hit: &Hit| corpus.article(hit.article).published.as_ref();
    let newest = |hit: &Hit| std::cmp::Reverse(date(hit).map(EdtfDate::latest));
    match sort {
        Sort::Relevance => {
            hits.sort_by(|a, b| {
                b.score.total_cmp(&a.score).then_with(|| newest(a).cmp(&newest(b)))
            });
        }
        Sort::Newest => hits.sort_by_key(newest),
        Sort::Oldest => {
            hits.sort_by_key(|hit| (date(hit).is_none(), date(hit).map(EdtfDate::earliest)))
        }
        Sort::Title => hits.sort_by_cached_key(|hit| fold(&corpus.article(hit.article).title)),
    }
}
