//! What articles have to satisfy besides the words, each asked of one article at a time.

use super::matches::Matches;
use super::{Filter, Match};
use crate::facet::Row;
use crate::{ArticleId, ArticleSet, Corpus, Day, Facet, FacetValue};

/// Something that must hold, or must not.
pub(super) struct Constraint<'a> {
    /// The facet whose choices it stands for, if it does.
    pub choices_in: Option<Facet>,
    negated: bool,
    test: Test<'a>,
}

enum Test<'a> {
    Row(Row<'a>),
    Set(ArticleSet),
    Days(Option<Day>, Option<Day>),
}

impl<'a> Constraint<'a> {
    /// An article has a value. A value that the corpus does not know has no articles.
    pub fn value(corpus: &'a Corpus, value: FacetValue) -> Self {
        let row = corpus.row(value).map(|row| corpus.facet(value.facet()).row(row));
        Self::new(Test::Row(row.unwrap_or(Row::EMPTY)))
    }

    /// An article is in a set.
    pub fn set(set: ArticleSet) -> Self {
        Self::new(Test::Set(set))
    }

    /// An article may have been published between two days.
    pub fn days(from: Option<Day>, to: Option<Day>) -> Self {
        Self::new(Test::Days(from, to))
    }

    /// The same, or its opposite.
    pub fn negated(mut self, negated: bool) -> Self {
        self.negated = negated;
        self
    }

    fn new(test: Test<'a>) -> Self {
        Self { choices_in: None, negated: false, test }
    }

    /// Whether it holds for an article.
    pub fn holds(&self, corpus: &Corpus, article: ArticleId) -> bool {
        let holds = match &self.test {
            Test::Row(row) => row.contains(article),
            Test::Set(set) => set.contains(article),
            Test::Days(from, to) => may_lie_between(corpus, article, *from, *to),
        };
        holds != self.negated
    }

    /// Keeps the matches it holds for.
    pub fn keep(&self, corpus: &Corpus, matches: &mut Matches) {
        let of_row;
        let set = match &self.test {
            Test::Row(Row { set: Some(set), .. }) => set,
            Test::Set(set) => set,
            // Each match would be searched for.
            Test::Row(row) => {
                of_row = ArticleSet::of(corpus.n_articles(), row.articles);
                &of_row
            }
            Test::Days(..) => {
                matches.keep(|_, article, score| self.holds(corpus, article).then_some(score));
                return;
            }
        };
        matches.keep(|_, article, score| (set.contains(article) != self.negated).then_some(score));
    }

    /// How many articles it holds for, where that is known beforehand.
    pub fn n_articles(&self) -> Option<usize> {
        match &self.test {
            _ if self.negated => None,
            Test::Row(row) => Some(row.articles.len()),
            Test::Set(set) => Some(set.len()),
            Test::Days(..) => None,
        }
    }

    /// The articles it holds for, ascending, where they are few and known beforehand.
    pub fn short_list(&self) -> Option<Vec<ArticleId>> {
        match &self.test {
            Test::Row(Row { articles, set: None }) if !self.negated => Some(articles.to_vec()),
            _ => None,
        }
    }

    /// Keeps the articles it holds for.
    pub fn narrow(&self, corpus: &Corpus, articles: &mut ArticleSet) {
        #[cfg(test)]
        crate::work::add(1 + corpus.n_articles() / 64);
        match &self.test {
            Test::Row(Row { set: Some(set), .. }) => self.combine(articles, set),
            Test::Set(set) => self.combine(articles, set),
            Test::Row(row) if self.negated => {
                row.articles.iter().for_each(|&article| articles.take(article));
            }
            _ => {
                for article in articles.to_vec() {
                    #[cfg(test)]
                    crate::work::add(1);
                    if !self.holds(corpus, article) {
                        articles.take(article);
                    }
                }
            }
        }
    }

    fn combine(&self, articles: &mut ArticleSet, set: &ArticleSet) {
        match self.negated {
            true => articles.remove(set),
            false => articles.keep(set),
        }
    }

    /// The articles it holds for, ascending.
    pub fn articles(&self, corpus: &Corpus) -> Vec<ArticleId> {
        match &self.test {
            Test::Row(row) if !self.negated => row.articles.to_vec(),
            Test::Set(set) if !self.negated => set.iter().collect(),
            _ => {
                #[cfg(test)]
                crate::work::add(corpus.n_articles());
                let all = (0..corpus.n_articles()).map(ArticleId::new);
                all.filter(|&article| self.holds(corpus, article)).collect()
            }
        }
    }
}

/// Adds what a filter asks for.
pub(super) fn add_filter<'a>(
    corpus: &'a Corpus,
    filter: &Filter,
    constraints: &mut Vec<Constraint<'a>>,
) {
    let excluded = filter.excluded().filter(|&value| corpus.row(value).is_some());
    constraints.extend(excluded.map(|value| Constraint::value(corpus, value).negated(true)));
    if filter.from.is_some() || filter.to.is_some() {
        constraints.push(Constraint::days(filter.from, filter.to));
    }
    for facet in Facet::ALL {
        let first = constraints.len();
        let chosen = filter.chosen_in(facet).map(|value| Constraint::value(corpus, value));
        constraints.extend(chosen);
        if filter.matching(facet) == Match::Any && constraints.len() > first + 1 {
            let mut any = ArticleSet::none(corpus.n_articles());
            for value in constraints.drain(first..) {
                if let Test::Row(row) = value.test {
                    row.articles.iter().for_each(|&article| any.insert(article));
                }
            }
            constraints.push(Constraint::set(any));
        }
        constraints[first..].iter_mut().for_each(|choice| choice.choices_in = Some(facet));
    }
}

/// The articles that may have been published between two days.
pub(super) fn days_of(corpus: &Corpus, from: Option<Day>, to: Option<Day>) -> Vec<ArticleId> {
    Constraint::days(from, to).articles(corpus)
}

fn may_lie_between(
    corpus: &Corpus,
    article: ArticleId,
    from: Option<Day>,
    to: Option<Day>,
) -> bool {
    corpus.published(article).is_some_and(|(earliest, latest)| {
        let first = from.map_or(earliest, |from| from.max(earliest));
        let last = to.map_or(latest, |to| to.min(latest));
        first <= last
    })
}
