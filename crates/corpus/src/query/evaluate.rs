//! Query and corpus to results: the matching set, its order, and counts for every value.

use std::cmp::Reverse;

use super::words::{Word, Words};
use super::{Filter, Match, Query, Sort};
use crate::analysis::fold;
use crate::order;
use crate::{
    ArticleId, ArticleSet, Corpus, EdtfDate, Facet, FacetCounts, Hit, Index, Results, TermId,
};

/// BM25: towards 0 the first occurrence of a word says all; a large value lets every repetition count.
const K1: f32 = 1.2;
/// BM25: at 0 the length of an article is ignored, at 1 a word in an article twice as long counts half.
const B: f32 = 0.75;

/// Answers a query.
///
/// Scope, exclusions, words and dates hold for every count. In a facet set to any, a value's count is what
/// it has under all other facets' choices; in one set to all, what is left if it is chosen as well.
pub fn evaluate(corpus: &Corpus, query: &Query) -> Results {
    let words = Words::parse(&query.text);
    let scores = scores(corpus.index(), &words);
    let scope = in_scope(corpus, &query.scope);
    let mut base = scores.found;
    base.keep(&scope);
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

    let hit = |article: ArticleId| Hit { article, score: scores.scores[article.idx()] };
    let mut hits: Vec<Hit> = matching.iter().map(hit).collect();
    sort(corpus, query.sort, &mut hits);
    Results { hits, counts: FacetCounts(counts), n_in_scope: scope.len() }
}

/// The articles that a scope leaves.
fn in_scope(corpus: &Corpus, scope: &Filter) -> ArticleSet {
    let mut set = ArticleSet::all(corpus.n_articles());
    remove_excluded(corpus, scope, &mut set);
    keep_dates(corpus, scope, &mut set);
    let choices = Facet::ALL.into_iter().filter_map(|facet| chosen_set(corpus, scope, facet));
    choices.for_each(|choice| set.keep(&choice));
    set
}

/// The articles in which all words occur, and what they score.
struct Scores {
    found: ArticleSet,
    /// BM25 per article; of no meaning outside `found`.
    scores: Vec<f32>,
}

/// Looks the words up; without words every article is found and scores 0.
fn scores(index: &Index, words: &Words) -> Scores {
    let n_articles = index.n_articles();
    let mean_length = index.mean_length();
    let nothing_asked =
        Scores { found: ArticleSet::all(n_articles), scores: vec![0.0; n_articles] };
    words.iter().fold(nothing_asked, |mut so_far, word| {
        let weights = weights(index, word);
        let mut found = ArticleSet::none(n_articles);
        let rarity = rarity(n_articles, weights.iter().filter(|&&weight| weight > 0).count());
        for (idx, &weight) in weights.iter().enumerate().filter(|&(_, &weight)| weight > 0) {
            let article = ArticleId::new(idx);
            found.insert(article);
            so_far.scores[idx] +=
                rarity * saturation(weight, index.length(article) as f32 / mean_length);
        }
        so_far.found.keep(&found);
        so_far
    })
}

/// How often a word stands in each article; a beginning counts all that begins so as one word.
fn weights(index: &Index, word: Word<'_>) -> Vec<u32> {
    let terms = match word {
        Word::Whole(term) => index.term(term).map_or(0..0, |id| id.idx()..id.idx() + 1),
        Word::Prefix(prefix) => index.terms_with_prefix(prefix),
    };
    let mut weights = vec![0; index.n_articles()];
    for posting in terms.flat_map(|term| index.postings(TermId::new(term))) {
        weights[posting.article.idx()] += posting.weight;
    }
    weights
}

/// How much a word says by being rare: BM25's inverse document frequency, in the form that is never
/// negative. Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, equation 3.15, and
/// ln(1 + x).
fn rarity(n_articles: usize, n_with: usize) -> f32 {
    let (n_without, n_with) = ((n_articles - n_with) as f32, n_with as f32);
    (1.0 + (n_without + 0.5) / (n_with + 0.5)).ln()
}

/// How much the occurrences of a word in one article say, each less than the one before. `length` is
/// that of the article, in mean lengths.
fn saturation(weight: u32, length: f32) -> f32 {
    let weight = weight as f32;
    weight * (K1 + 1.0) / (weight + K1 * (1.0 - B + B * length))
}

fn remove_excluded(corpus: &Corpus, filter: &Filter, base: &mut ArticleSet) {
    for value in filter.excluded() {
        if let Some(row) = corpus.row(value) {
            base.remove(&corpus.facet(value.facet()).set(row));
        }
    }
}

fn keep_dates(corpus: &Corpus, filter: &Filter, base: &mut ArticleSet) {
    if filter.from.is_none() && filter.to.is_none() {
        return;
    }
    let may_lie_between = |date: &EdtfDate| {
        let first = filter.from.map_or(date.earliest(), |from| from.max(date.earliest()));
        let last = filter.to.map_or(date.latest(), |to| to.min(date.latest()));
        first <= last
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
        Some(row) => corpus.facet(facet).set(row),
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
fn sort(corpus: &Corpus, sort: Sort, hits: &mut Vec<Hit>) {
    let date = |hit: &Hit| corpus.article(hit.article).published.as_ref();
    let newest = |hit: &Hit| Reverse(date(hit).map(EdtfDate::latest));
    let oldest = |hit: &Hit| (date(hit).is_none(), date(hit).map(EdtfDate::earliest));
    let title = |hit: &Hit| fold(&corpus.article(hit.article).title);
    order::sort_by(hits, |a, b| match sort {
        Sort::Relevance => b.score.total_cmp(&a.score).then_with(|| newest(a).cmp(&newest(b))),
        Sort::Newest => newest(a).cmp(&newest(b)),
        Sort::Oldest => oldest(a).cmp(&oldest(b)),
        Sort::Title => title(a).cmp(&title(b)).then_with(|| newest(a).cmp(&newest(b))),
    });
}
