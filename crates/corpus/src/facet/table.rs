//! Which articles have which value of a facet, and how many of some articles have each.

use crate::{ArticleId, ArticleSet};

/// Which articles have which value of one facet, both ways round. The last row is "(none)".
///
/// Lists and not sets: most of the thousands of names of a large corpus stand in a few articles each.
#[derive(Debug, PartialEq)]
pub(crate) struct FacetTable {
    /// Articles per row, ascending.
    articles: Lists<ArticleId>,
    /// Rows per article, ascending, each once; never empty, because of "(none)".
    rows: Lists<u32>,
    /// The rows that many articles have, as sets: row by row.
    common: Vec<(u32, ArticleSet)>,
    /// The articles that have any other row.
    uncommon: ArticleSet,
    cost: Cost,
}

/// What it takes to count all rows, in steps.
#[derive(Debug, PartialEq)]
struct Cost {
    /// The rows of an article, one by one.
    per_article: f32,
    /// The part of all articles that have any uncommon row.
    uncommon: f32,
    /// The bits of all common rows.
    bits: f32,
    /// The articles of all uncommon rows, one by one.
    lists: f32,
}

/// A row that one article in so many has is kept as a set as well. Towards 1 nearly none is, and asking
/// whether an article has a common value takes a search; where it is more than 64, counting the bits that
/// two sets share takes longer than going through the list.
const COMMON: usize = 64;

/// How much longer it takes to come to a list than to count what is in it. Towards 0 many articles are gone
/// through one by one where the bits of common rows would be quicker; a large number counts bits alone.
const PER_LIST: f32 = 4.0;

/// The articles of one row.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    /// The articles, ascending.
    pub articles: &'a [ArticleId],
    /// The same as a set, where there are many.
    pub set: Option<&'a ArticleSet>,
}

impl Row<'_> {
    /// The row of a value that the corpus does not have.
    pub const EMPTY: Self = Self { articles: &[], set: None };

    /// Whether an article is in it.
    pub fn contains(&self, article: ArticleId) -> bool {
        match self.set {
            Some(set) => set.contains(article),
            None => self.articles.binary_search(&article).is_ok(),
        }
    }
}

/// Whether a row has so many of all articles that it is kept as a set as well.
#[inline(always)]
fn is_common(articles: &[ArticleId], n_articles: usize) -> bool {
    articles.len() * COMMON > n_articles
}

/// How many of these articles are in a set.
#[inline(always)]
fn n_inside_of(set: &ArticleSet, articles: &[ArticleId]) -> u32 {
    articles.iter().fold(0, |n, &article| n + u32::from(set.contains(article)))
}

/// Many short lists in one.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Lists<T> {
    /// Where each list ends in `items`.
    ends: Vec<u32>,
    items: Vec<T>,
}

impl FacetTable {
    /// A table of `n_values` values from the rows of each article, ascending, each row at most once.
    pub fn new(n_values: usize, given: &Lists<u32>) -> Self {
        let mut rows = Lists::with_room(given.len(), given.items.len() + given.len());
        let mut sizes = vec![0_u32; n_values + 1];
        for idx in 0..given.len() {
            let of_article = match given.of(idx) {
                [] => &[n_values as u32],
                of_article => of_article,
            };
            for &row in of_article {
                sizes[row as usize] += 1;
                rows.push(row);
            }
            rows.close();
        }
        // Where the next article of each row goes; in the end, where the row ends.
        let mut ends = Vec::with_capacity(sizes.len());
        let mut n_before = 0;
        for size in sizes {
            ends.push(n_before);
            n_before += size;
        }
        let mut items = vec![ArticleId(0); rows.items.len()];
        for idx in 0..rows.len() {
            for &row in rows.of(idx) {
                let place = &mut ends[row as usize];
                items[*place as usize] = ArticleId::new(idx);
                *place += 1;
            }
        }
        let articles = Lists { ends, items };
        let n_articles = rows.len();
        let (mut common, mut uncommon, mut n_uncommon) =
            (Vec::new(), ArticleSet::none(n_articles), 0);
        for row in 0..=n_values {
            let of_row = articles.of(row);
            if is_common(of_row, n_articles) {
                common.push((row as u32, ArticleSet::of(n_articles, of_row)));
            } else {
                n_uncommon += of_row.len();
                of_row.iter().for_each(|&article| uncommon.insert(article));
            }
        }
        let part_of_all = |n: usize| n as f32 / n_articles.max(1) as f32;
        let cost = Cost {
            per_article: PER_LIST + part_of_all(rows.items.len()),
            uncommon: part_of_all(uncommon.len()),
            bits: (common.len() * n_articles.div_ceil(64)) as f32,
            lists: n_uncommon as f32 + articles.len() as f32 * PER_LIST,
        };
        Self { articles, rows, common, uncommon, cost }
    }

    /// The row of "(none)".
    pub fn absent_row(&self) -> usize {
        self.articles.len() - 1
    }

    /// The articles of a row, ascending.
    pub fn articles(&self, row: usize) -> &[ArticleId] {
        self.articles.of(row)
    }

    /// The same, with a quick answer to whether an article is among them.
    pub fn row(&self, row: usize) -> Row<'_> {
        let common = self.common.binary_search_by_key(&row, |&(row, _)| row as usize);
        Row { articles: self.articles(row), set: common.ok().map(|idx| &self.common[idx].1) }
    }

    /// The rows of an article, ascending.
    #[inline(always)]
    pub fn rows(&self, article: ArticleId) -> &[u32] {
        self.rows.of(article.idx())
    }

    /// How many articles of the whole corpus each row has.
    pub fn totals(&self) -> Vec<u32> {
        (0..self.articles.len()).map(|row| self.articles(row).len() as u32).collect()
    }

    /// How many of these articles, ascending, each row has. One pass over the rows of the articles, so that the
    /// cost follows the articles and not the number of values, as long as there are few.
    pub fn counts(&self, articles: &[ArticleId]) -> Vec<u32> {
        if self.cost.is_passed(articles.len()) {
            return self.pass(articles);
        }
        self.counts_in(&ArticleSet::of(self.rows.len(), articles))
    }

    /// The same for a set. Where more articles are in it than not, those that are not may be counted and taken off.
    pub fn counts_in(&self, set: &ArticleSet) -> Vec<u32> {
        let (n_articles, n_inside) = (self.rows.len(), set.len());
        let n_outside = n_articles - n_inside;
        if n_inside <= n_outside || self.cost.is_listed(n_outside) {
            return self.count(set, n_inside);
        }
        let mut counts = self.totals().into_boxed_slice();
        let mut outside = ArticleSet::all(n_articles);
        outside.remove(set);
        let left_out = self.count(&outside, n_outside);
        counts.iter_mut().zip(left_out).for_each(|(count, left_out)| *count -= left_out);
        counts.into_vec()
    }

    /// Of many articles the common rows are counted by the bits that two sets share; the others from the articles
    /// that have any, or from their lists.
    fn count(&self, set: &ArticleSet, n_articles: usize) -> Vec<u32> {
        if self.cost.is_passed(n_articles) {
            return self.pass(&set.to_vec());
        }
        let mut counts = if self.cost.is_listed(n_articles) {
            self.count_lists(set)
        } else {
            let mut passed = set.clone();
            passed.keep(&self.uncommon);
            self.pass(&passed.to_vec())
        };
        for (row, articles) in &self.common {
            counts[*row as usize] = articles.n_common(set) as u32;
        }
        counts
    }

    /// How many articles of a set each uncommon row has, from the lists of these rows.
    fn count_lists(&self, set: &ArticleSet) -> Vec<u32> {
        let mut counts = vec![0; self.articles.len()].into_boxed_slice();
        for (row, count) in counts.iter_mut().enumerate() {
            let articles = self.articles.of(row);
            if !is_common(articles, self.rows.len()) {
                *count = n_inside_of(set, articles);
            }
        }
        counts.into_vec()
    }

    fn pass(&self, articles: &[ArticleId]) -> Vec<u32> {
        let mut counts = vec![0; self.articles.len()].into_boxed_slice();
        for &article in articles {
            self.rows(article).iter().for_each(|&row| counts[row as usize] += 1);
        }
        counts.into_vec()
    }
}

impl Cost {
    /// Whether it is quickest to go through the rows of all of so many articles.
    fn is_passed(&self, n_articles: usize) -> bool {
        let uncommon = self.of_uncommon(n_articles).min(self.lists);
        n_articles as f32 * self.per_article < self.bits + uncommon
    }

    /// Whether the uncommon rows of so many articles are counted sooner from their lists than from the articles.
    fn is_listed(&self, n_articles: usize) -> bool {
        self.of_uncommon(n_articles) >= self.lists
    }

    /// What going through the rows of those with uncommon ones takes, of so many articles.
    fn of_uncommon(&self, n_articles: usize) -> f32 {
        n_articles as f32 * self.uncommon * self.per_article
    }
}

impl<T> Lists<T> {
    /// None yet, with room for so many lists and so many items in all of them.
    fn with_room(n_lists: usize, n_items: usize) -> Self {
        Self { ends: Vec::with_capacity(n_lists), items: Vec::with_capacity(n_items) }
    }

    /// Adds an item to the list that is not closed yet.
    pub fn push(&mut self, item: T) {
        self.items.push(item);
    }

    /// Ends a list: what is added from now on belongs to the next one.
    pub fn close(&mut self) {
        self.ends.push(self.items.len() as u32);
    }

    /// How many lists are closed.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A closed list.
    #[inline(always)]
    pub fn of(&self, list: usize) -> &[T] {
        // A look into a vector is a call where code is small.
        let (ends, items) = (self.ends.as_slice(), self.items.as_slice());
        let start = if list == 0 { 0 } else { ends[list - 1] };
        &items[start as usize..ends[list] as usize]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::Rng;
    use proptest::test_runner::{RngAlgorithm, TestRng};

    use super::*;

    const N_ARTICLES: usize = 2000;
    const N_COMMON: u32 = 4;
    const N_VALUES: usize = 60;

    fn below(drawn: &mut TestRng, n: usize) -> usize {
        drawn.next_u32() as usize % n
    }

    /// A table in which so many of a hundred articles have an uncommon value, and most have a common one.
    fn table(drawn: &mut TestRng, n_uncommon: usize) -> FacetTable {
        let mut rows = Lists::default();
        for _ in 0..N_ARTICLES {
            let common = below(drawn, N_COMMON as usize + 1) as u32;
            if common < N_COMMON {
                rows.push(common);
            }
            if below(drawn, 100) < n_uncommon {
                let n_others = N_VALUES - N_COMMON as usize;
                rows.push(N_COMMON + below(drawn, n_others) as u32);
            }
            rows.close();
        }
        FacetTable::new(N_VALUES, &rows)
    }

    #[test]
    fn every_way_of_counting_counts_the_same() {
        let mut drawn = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let (mut n_passed, mut n_in_part, mut n_by_lists, mut n_taken_off) = (0, 0, 0, 0);
        for n_uncommon in [0, 5, 80] {
            let table = table(&mut drawn, n_uncommon);
            for n_of_hundred in [0, 1, 5, 20, 50, 80, 97, 100] {
                let mut is_drawn = |_: &usize| below(&mut drawn, 100) < n_of_hundred;
                let articles: Vec<ArticleId> =
                    (0..N_ARTICLES).filter(&mut is_drawn).map(ArticleId::new).collect();
                let set = ArticleSet::of(N_ARTICLES, &articles);
                let is_counted = |row: &usize, article: &&ArticleId| {
                    table.rows(**article).contains(&(*row as u32))
                };
                let n_with =
                    |row| articles.iter().filter(|article| is_counted(&row, article)).count();
                let expected: Vec<u32> = (0..=N_VALUES).map(|row| n_with(row) as u32).collect();
                assert_eq!(table.counts(&articles), expected, "{n_uncommon} {n_of_hundred}");
                assert_eq!(table.counts_in(&set), expected, "{n_uncommon} {n_of_hundred}");

                let n_outside = N_ARTICLES - articles.len();
                let is_whole = n_outside >= articles.len() || table.cost.is_listed(n_outside);
                let n_counted = if is_whole { articles.len() } else { n_outside };
                n_taken_off += usize::from(!is_whole);
                if table.cost.is_passed(n_counted) {
                    n_passed += 1;
                } else if table.cost.is_listed(n_counted) {
                    n_by_lists += 1;
                } else {
                    n_in_part += 1;
                }
            }
        }
        assert!(n_passed > 0 && n_in_part > 0 && n_by_lists > 0 && n_taken_off > 0);
    }
}
