//! Which of the found articles are listed: of several that are the same report the first, with the others.

use corpus::{ArticleId, Hit, Results};

use crate::page::Page;
use crate::static_view::N_LISTED;

/// The articles of the list, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Each with a row of its own.
    pub articles: Vec<ArticleId>,
    /// Those that stand with another one, by report.
    same: Vec<(u32, ArticleId)>,
}

impl Listed {
    /// All that was found, but for a static page, which has the first, or those around the open article.
    /// Each article leads to the next, so that all can be reached.
    pub fn of(page: &Page, results: &Results) -> Self {
        let mut hits = results.hits();
        if page.is_static() {
            let place =
                page.state.open.and_then(|open| results.position(open.article)).unwrap_or(0);
            let start = place.saturating_sub(N_LISTED / 2).min(hits.len().saturating_sub(N_LISTED));
            hits = &hits[start..hits.len().min(start + N_LISTED)];
        }
        let mut listed = Self::default();
        // Whether an article of the report is listed already.
        let mut is_listed = Vec::new();
        for &Hit { article, .. } in hits {
            if let Some(report) = page.corpus.report(article) {
                let place = report as usize;
                is_listed.resize(is_listed.len().max(place + 1), false);
                if std::mem::replace(&mut is_listed[place], true) {
                    listed.same.push((report, article));
                    continue;
                }
            }
            listed.articles.push(article);
        }
        listed
    }

    /// The found articles that stand with this one.
    pub fn same_as(&self, page: &Page, article: ArticleId) -> Vec<ArticleId> {
        let report = page.corpus.report(article);
        let same = self.same.iter().filter(|(of, _)| report == Some(*of));
        same.map(|&(_, other)| other).collect()
    }

    /// The row of an article that has one.
    pub fn row_of(&self, article: ArticleId) -> Option<usize> {
        self.articles.iter().position(|&listed| listed == article)
    }
}
