//! A set of articles. This is the only file that knows how such sets are stored: as plain bits.

use crate::ArticleId;

const BITS: usize = u64::BITS as usize;

/// A set of articles of one corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleSet {
    /// Bits past the last article are never set.
    words: Box<[u64]>,
}

impl ArticleSet {
    /// No article out of `n_articles`.
    pub fn none(n_articles: usize) -> Self {
        Self { words: vec![0; n_articles.div_ceil(BITS)].into_boxed_slice() }
    }

    /// All of `n_articles`.
    pub fn all(n_articles: usize) -> Self {
        let mut words = vec![u64::MAX; n_articles.div_ceil(BITS)];
        if let (Some(last), rest @ 1..) = (words.last_mut(), n_articles % BITS) {
            *last = (1 << rest) - 1;
        }
        Self { words: words.into_boxed_slice() }
    }

    /// These articles, out of `n_articles`.
    pub fn of(n_articles: usize, articles: &[ArticleId]) -> Self {
        let mut set = Self::none(n_articles);
        articles.iter().for_each(|&article| set.insert(article));
        set
    }

    /// Adds an article.
    #[inline(always)]
    pub fn insert(&mut self, article: ArticleId) {
        self.words[article.idx() / BITS] |= 1 << (article.idx() % BITS);
    }

    /// Takes an article out.
    #[inline(always)]
    pub fn take(&mut self, article: ArticleId) {
        self.words[article.idx() / BITS] &= !(1 << (article.idx() % BITS));
    }

    /// Whether an article is in it.
    #[inline(always)]
    pub fn contains(&self, article: ArticleId) -> bool {
        self.words[article.idx() / BITS] & (1 << (article.idx() % BITS)) != 0
    }

    /// How many articles are in it.
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many articles are in both.
    pub fn n_common(&self, other: &Self) -> usize {
        let both = self.words.iter().zip(other.words.iter());
        both.map(|(ours, theirs)| (ours & theirs).count_ones() as usize).sum()
    }

    /// Whether no article is in it.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// Keeps what is in `other` as well.
    pub fn keep(&mut self, other: &Self) {
        self.combine(other, |ours, theirs| ours & theirs);
    }

    /// Adds what is in `other`.
    pub fn add(&mut self, other: &Self) {
        self.combine(other, |ours, theirs| ours | theirs);
    }

    /// Removes what is in `other`.
    pub fn remove(&mut self, other: &Self) {
        self.combine(other, |ours, theirs| ours & !theirs);
    }

    /// The articles, in order of ids.
    pub fn iter(&self) -> impl Iterator<Item = ArticleId> {
        self.words.iter().enumerate().flat_map(|(word_idx, &word)| {
            let next = |rest: &u64| Some(rest & rest.wrapping_sub(1));
            std::iter::successors(Some(word), next)
                .take_while(|&rest| rest != 0)
                .map(move |rest| ArticleId::new(word_idx * BITS + rest.trailing_zeros() as usize))
        })
    }

    /// The same as a list.
    pub fn to_vec(&self) -> Vec<ArticleId> {
        let mut articles = vec![ArticleId(0); self.len()].into_boxed_slice();
        let mut n_found = 0;
        for (word_idx, &word) in self.words.iter().enumerate() {
            let mut rest = word;
            while rest != 0 {
                articles[n_found] =
                    ArticleId::new(word_idx * BITS + rest.trailing_zeros() as usize);
                n_found += 1;
                rest &= rest - 1;
            }
        }
        articles.into_vec()
    }

    fn combine(&mut self, other: &Self, op: impl Fn(u64, u64) -> u64) {
        debug_assert_eq!(self.words.len(), other.words.len(), "sets of one corpus");
        for (ours, &theirs) in self.words.iter_mut().zip(other.words.iter()) {
            *ours = op(*ours, theirs);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(n_articles: usize, members: &[u32]) -> ArticleSet {
        let mut set = ArticleSet::none(n_articles);
        members.iter().for_each(|&member| set.insert(ArticleId(member)));
        set
    }

    fn members(set: &ArticleSet) -> Vec<u32> {
        set.iter().map(|article| article.0).collect()
    }

    #[test]
    fn all_holds_exactly_the_articles_there_are() {
        for n_articles in [0, 1, 63, 64, 65, 130] {
            let all = ArticleSet::all(n_articles);
            assert_eq!(all.len(), n_articles);
            assert_eq!(members(&all), (0..n_articles as u32).collect::<Vec<_>>());
        }
    }

    #[test]
    fn sets_combine() {
        let mut kept = set(130, &[0, 64, 129]);
        kept.keep(&set(130, &[64, 129, 7]));
        assert_eq!(members(&kept), [64, 129]);
        kept.add(&set(130, &[7]));
        assert_eq!(members(&kept), [7, 64, 129]);
        assert_eq!(kept.n_common(&set(130, &[6, 7, 64, 128])), 2);
        kept.remove(&set(130, &[64]));
        assert_eq!(members(&kept), [7, 129]);
        kept.insert(ArticleId(128));
        kept.take(ArticleId(128));
        kept.take(ArticleId(1));
        assert_eq!(members(&kept), [7, 129]);
        assert!(kept.contains(ArticleId(7)) && !kept.contains(ArticleId(64)));
        assert!(ArticleSet::none(130).is_empty() && !kept.is_empty());
    }
}
