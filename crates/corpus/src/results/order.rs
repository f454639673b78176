//! In which order articles stand: all of them, or the first few without sorting the others.

use std::sync::{Arc, OnceLock};

use super::{Found, Hit};
use crate::analysis::fold;
use crate::order::{sort_by, sort_numbers};
use crate::{ArticleId, ArticleSet, Corpus, Day, Sort};

/// All articles of a corpus in some order.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ranking {
    /// The articles, in order.
    articles: Box<[ArticleId]>,
    /// The place of each article.
    places: Box<[u32]>,
}

impl Ranking {
    /// The order in which the articles stand here, each once.
    pub fn new(articles: Vec<ArticleId>) -> Self {
        let mut places = vec![0; articles.len()].into_boxed_slice();
        for (place, article) in articles.iter().enumerate() {
            places[article.idx()] = place as u32;
        }
        Self { articles: articles.into(), places }
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.articles.len()
    }
}

/// The order of hits.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    /// Whether the best score comes first.
    pub by_score: bool,
    /// The order of hits with the same score, or of all.
    pub then: Arc<Ranking>,
}

/// Orders are the same if they are of the same corpus.
impl PartialEq for Order {
    fn eq(&self, other: &Self) -> bool {
        self.by_score == other.by_score && Arc::ptr_eq(&self.then, &other.then)
    }
}

impl Order {
    /// All hits in order.
    pub fn all(&self, found: &Found) -> Vec<Hit> {
        match found {
            Found::Some { articles, scores } if self.by_score => {
                let scored = articles.iter().zip(scores);
                let mut keys: Vec<u64> =
                    scored.map(|(&article, &score)| self.key(article, score)).collect();
                sort_numbers(&mut keys);
                keys.into_iter().map(|key| self.hit(key)).collect()
            }
            found => self.first(found, usize::MAX),
        }
    }

    /// The first hits in order.
    pub fn first(&self, found: &Found, n_hits: usize) -> Vec<Hit> {
        let unscored = |&article: &ArticleId| Hit { article, score: 0.0 };
        match found {
            Found::All => self.then.articles.iter().take(n_hits).map(unscored).collect(),
            Found::Some { articles, scores } if self.by_score => {
                let mut best: Vec<u64> = Vec::new();
                // What comes behind it is not among the first.
                let mut least = if n_hits == 0 { f32::INFINITY } else { 0.0 };
                for (&article, &score) in articles.iter().zip(scores) {
                    if score < least {
                        continue;
                    }
                    let key = self.key(article, score);
                    let place = best.partition_point(|&other| other < key);
                    best.insert(place, key);
                    best.truncate(n_hits);
                    if best.len() == n_hits
                        && let Some(&last) = best.last()
                    {
                        least = score_of(last);
                    }
                }
                best.into_iter().map(|key| self.hit(key)).collect()
            }
            Found::Set(set) => {
                let found = self.then.articles.iter().filter(|&&article| set.contains(article));
                found.take(n_hits.min(set.len())).map(unscored).collect()
            }
            Found::Some { articles, scores } => {
                let set = ArticleSet::of(self.then.len(), articles);
                let score = |article| {
                    let place = articles.binary_search(&article);
                    place.ok().and_then(|place| scores.get(place)).copied().unwrap_or(0.0)
                };
                let found = self.then.articles.iter().filter(|&&article| set.contains(article));
                let n_hits = n_hits.min(articles.len());
                let hit = |&article: &ArticleId| Hit { article, score: score(article) };
                found.take(n_hits).map(hit).collect()
            }
        }
    }

    /// A number; these are in order when the hits are: the score, the highest first, then the place.
    fn key(&self, article: ArticleId, score: f32) -> u64 {
        // The bits of numbers that are not negative are in the order of the numbers.
        u64::from(!score.to_bits()) << 32 | u64::from(self.then.places[article.idx()])
    }

    fn hit(&self, key: u64) -> Hit {
        Hit { article: self.then.articles[key as u32 as usize], score: score_of(key) }
    }
}

/// The score in a key.
fn score_of(key: u64) -> f32 {
    f32::from_bits(!((key >> 32) as u32))
}

/// The orders of all articles of a corpus, each made when it is first asked for.
#[derive(Debug, Default)]
pub(crate) struct Orders([OnceLock<Arc<Ranking>>; 3]);

/// They follow from the articles, so that they need not be compared.
impl PartialEq for Orders {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Corpus {
    /// All articles in an order; by relevance, without words, means the newest first. Ties are broken by
    /// date, then by slug, so that the order never depends on anything else.
    pub(crate) fn order(&self, sort: Sort) -> Arc<Ranking> {
        let idx = match sort {
            Sort::Relevance | Sort::Newest => 0,
            Sort::Oldest => 1,
            Sort::Title => 2,
        };
        Arc::clone(self.orders().0[idx].get_or_init(|| {
            let articles = match idx {
                0 => self.by_day(|(_, latest)| !flipped(latest)),
                1 => self.by_day(|(earliest, _)| flipped(earliest)),
                _ => self.by_title(),
            };
            Arc::new(Ranking::new(articles))
        }))
    }

    /// The articles by a number that follows from the days of publication; the undated last.
    fn by_day(&self, number: impl Fn((Day, Day)) -> u32) -> Vec<ArticleId> {
        let key = |article: usize| {
            let published = self.published(ArticleId::new(article));
            let number = published.map_or(u32::MAX, |days| number(days).min(u32::MAX - 1));
            u64::from(number) << 32 | article as u64
        };
        let mut keys: Vec<u64> = (0..self.n_articles()).map(key).collect();
        sort_numbers(&mut keys);
        keys.into_iter().map(|key| ArticleId(key as u32)).collect()
    }

    fn by_title(&self) -> Vec<ArticleId> {
        let newest = self.order(Sort::Newest);
        let folded = |&article: &ArticleId| (fold(&self.title(article)), article);
        let mut titles: Vec<_> = newest.articles.iter().map(folded).collect();
        sort_by(&mut titles, |(a, _), (b, _)| a.cmp(b));
        titles.into_iter().map(|(_, article)| article).collect()
    }
}

/// A day as a number in the order of days.
fn flipped(day: Day) -> u32 {
    day.0.cast_unsigned() ^ 1 << 31
}
