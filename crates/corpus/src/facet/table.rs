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
    /// What going through all rows costs: a step for each article of a list, and for each word of a set.
    sweep: usize,
}

/// A row that one article in so many has is kept as a set as well. Towards 1 nearly none is, and asking
/// whether an article has a common value takes a search; where it is more than 64, counting the bits that
/// two sets share takes longer than going through the list.
const COMMON: usize = 64;

/// How much longer it takes to come to a list than to count what is in it. Towards 0 the short lists of articles
/// are gone through where the long ones of rows would be quicker; a large number goes through those alone.
const PER_LIST: usize = 4;

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
        let is_common = |row: &usize| articles.of(*row).len() * COMMON > n_articles;
        let set = |row| (row as u32, ArticleSet::of(n_articles, articles.of(row)));
        let common: Vec<_> = (0..=n_values).filter(is_common).map(set).collect();
        let n_common: usize = common.iter().map(|&(row, _)| articles.of(row as usize).len()).sum();
        let n_rare = rows.items.len() - n_common;
        let n_words = common.len() * n_articles.div_ceil(64);
        let sweep = n_rare + n_words + articles.len() * PER_LIST;
        Self { articles, rows, common, sweep }
    }

    /// The row of "(none)".
    pub fn absent_row(&self) -> usize {
        self.articles.ends.len() - 1
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
        (0..self.articles.ends.len()).map(|row| self.articles(row).len() as u32).collect()
    }

    /// How many of these articles, ascending, each row has. One pass over the rows of the articles, so that the
    /// cost follows the articles and not the number of values, as long as there are few.
    pub fn counts(&self, articles: &[ArticleId]) -> Vec<u32> {
        if self.is_passed(articles.len()) {
            return self.pass(articles);
        }
        self.counts_in(&ArticleSet::of(self.rows.len(), articles))
    }

    /// The same for a set. Of many articles all rows are counted one by one, the common ones by the bits that
    /// the two sets share; where nearly all articles are in the set, those that are not are taken off.
    pub fn counts_in(&self, set: &ArticleSet) -> Vec<u32> {
        let (n_articles, n_inside) = (self.rows.len(), set.len());
        if self.is_passed(n_inside) {
            return self.pass(&set.to_vec());
        }
        if self.is_passed(n_articles - n_inside) {
            let mut counts = self.totals().into_boxed_slice();
            let mut outside = ArticleSet::all(n_articles);
            outside.remove(set);
            let left_out = self.pass(&outside.to_vec());
            counts.iter_mut().zip(left_out).for_each(|(count, left_out)| *count -= left_out);
            return counts.into_vec();
        }
        let mut counts = vec![0; self.articles.len()].into_boxed_slice();
        let mut common = self.common.iter().peekable();
        for (row, count) in counts.iter_mut().enumerate() {
            *count = match common.next_if(|&&(common, _)| common as usize == row) {
                Some((_, articles)) => articles.n_common(set) as u32,
                None => n_inside_of(set, self.articles.of(row)),
            };
        }
        counts.into_vec()
    }

    /// Whether going through so many articles is quicker than through all rows.
    fn is_passed(&self, n_articles: usize) -> bool {
        let n_rows_each = self.rows.items.len() / self.rows.len().max(1);
        n_articles * (PER_LIST + n_rows_each) < self.sweep
    }

    fn pass(&self, articles: &[ArticleId]) -> Vec<u32> {
        let mut counts = vec![0; self.articles.ends.len()].into_boxed_slice();
        for &article in articles {
            self.rows(article).iter().for_each(|&row| counts[row as usize] += 1);
        }
        counts.into_vec()
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
