//! A query put to a corpus by reading one article after the other.

mod bm25;
mod wishes;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use corpus::{
    Article, ArticleId, Corpus, CorpusParts, Day, EdtfDate, Facet, FacetValue, Filter, Match,
    Query, TopicId,
};

use wishes::{What, Wish};
use words::read;

/// A query put to a corpus by reading one article after the other.
pub struct Scan<'a> {
    corpus: &'a Corpus,
    parts: CorpusParts,
    filter: &'a Filter,
    wishes: Vec<Wish>,
    /// All words that were typed, whatever they mean.
    typed: Vec<String>,
    /// Words of the title, of the text, and of each name and label, per article.
    texts: Vec<[Vec<String>; 3]>,
    /// All terms, each with how many articles have it.
    terms: BTreeMap<String, usize>,
    mean_length: f64,
}

impl<'a> Scan<'a> {
    pub fn new(corpus: &'a Corpus, query: &'a Query) -> Self {
        let parts = corpus.parts();
        let mut scan = Self {
            corpus,
            parts,
            filter: &query.filter,
            wishes: Vec::new(),
            typed: read(&query.text.replace(['"', ':', '-'], " ")),
            texts: Vec::new(),
            terms: BTreeMap::new(),
            mean_length: 0.0,
        };
        scan.texts = scan
            .articles()
            .map(|id| {
                let has = |&value: &FacetValue| scan.has(id, value);
                let entities = corpus.entities().filter(|&(id, _)| has(&FacetValue::Entity(id)));
                let topics = corpus.topics().filter(|&(id, _)| has(&FacetValue::Topic(id)));
                let names = entities.map(|(_, entity)| read(&entity.name));
                let labels = topics.map(|(_, topic)| read(&topic.label));
                let article = scan.article(id);
                [read(&article.title), read(&article.text), names.chain(labels).flatten().collect()]
            })
            .collect();
        for of_article in &scan.texts {
            let terms: BTreeSet<&String> = of_article.iter().flatten().collect();
            terms.into_iter().for_each(|it| *scan.terms.entry(it.clone()).or_default() += 1);
        }
        let sum: f64 = scan.articles().map(|id| scan.length(id)).sum();
        scan.mean_length = sum / scan.texts.len() as f64;
        scan.wishes = scan.wishes(&query.text);
        scan
    }

    pub fn articles(&self) -> impl Iterator<Item = ArticleId> {
        (0..self.parts.articles.len()).map(ArticleId::new)
    }

    pub fn article(&self, id: ArticleId) -> &'a Article {
        self.corpus.article(id)
    }

    pub fn slug(&self, id: ArticleId) -> &'a str {
        &self.article(id).slug
    }

    /// How many articles have a value, as far as the query lets them pass.
    pub fn count(&self, value: FacetValue) -> u32 {
        self.articles().filter(|&id| self.counts(id, value)).count() as u32
    }

    /// Whether an article is counted for a value.
    pub fn counts(&self, id: ArticleId, value: FacetValue) -> bool {
        let left_out = match self.filter.matching(value.facet()) {
            Match::Any => Some(value.facet()),
            Match::All => None,
        };
        self.passes(id, left_out) && self.has(id, value)
    }

    /// Whether an article satisfies the query, the choices in one facet left out.
    pub fn passes(&self, id: ArticleId, left_out: Option<Facet>) -> bool {
        self.satisfies_wishes(id)
            && !self.filter.excluded().any(|value| self.has(id, value))
            && self.may_lie_between(id, self.filter.from, self.filter.to)
            && Facet::ALL
                .into_iter()
                .filter(|&facet| left_out != Some(facet))
                .all(|facet| self.satisfies_choices(id, facet))
    }

    fn satisfies_wishes(&self, id: ArticleId) -> bool {
        let mut clauses = self.wishes.chunk_by(|_, next| next.or);
        clauses.all(|clause| clause.iter().any(|wish| self.holds(id, &wish.what) != wish.negated))
    }

    fn holds(&self, id: ArticleId, what: &What) -> bool {
        let day = |day: Day, n_later: i32| Some(Day(day.0 + n_later));
        match what {
            What::Word { .. } | What::Phrase { .. } => self.weight(id, what) != 0.0,
            What::Value(value) => self.has(id, *value),
            What::Before(first) => self.may_lie_between(id, None, day(*first, -1)),
            What::After(last) => self.may_lie_between(id, day(*last, 1), None),
        }
    }

    fn satisfies_choices(&self, id: ArticleId, facet: Facet) -> bool {
        let mut chosen = self.filter.chosen().filter(|value| value.facet() == facet).peekable();
        match self.filter.matching(facet) {
            Match::Any => chosen.peek().is_none() || chosen.any(|value| self.has(id, value)),
            Match::All => chosen.all(|value| self.has(id, value)),
        }
    }

    /// Whether any day that the article's date can mean lies between the two days.
    fn may_lie_between(&self, id: ArticleId, from: Option<Day>, to: Option<Day>) -> bool {
        let date = self.article(id).published.as_ref();
        let mut days = date.into_iter().flat_map(|date| date.earliest().0..=date.latest().0);
        (from.is_none() && to.is_none())
            || days
                .any(|day| from.is_none_or(|from| from.0 <= day) && to.is_none_or(|to| day <= to.0))
    }

    fn has(&self, id: ArticleId, value: FacetValue) -> bool {
        let article = self.article(id);
        match value {
            FacetValue::Entity(entity) => {
                article.mentions.iter().any(|mention| mention.entity == entity)
                    || article.entities.contains(&entity)
            }
            FacetValue::Topic(topic) => {
                article.topics.iter().any(|given| self.falls_under(given.topic, topic))
            }
            FacetValue::Publisher(publisher) => {
                let names: BTreeSet<&String> =
                    self.parts.articles.iter().flat_map(|it| &it.source.publisher).collect();
                let name = names.into_iter().nth(publisher.idx());
                name.is_some() && name == article.source.publisher.as_ref()
            }
            FacetValue::Year(year) => years(article).contains(&year),
            FacetValue::Absent(Facet::Entity) => {
                article.mentions.is_empty() && article.entities.is_empty()
            }
            FacetValue::Absent(Facet::Topic) => article.topics.is_empty(),
            FacetValue::Absent(Facet::Publisher) => article.source.publisher.is_none(),
            FacetValue::Absent(Facet::Year) => article.published.is_none(),
        }
    }

    fn falls_under(&self, topic: TopicId, broader: TopicId) -> bool {
        topic == broader
            || self.parts.topics[topic.idx()]
                .broader
                .is_some_and(|next| self.falls_under(next, broader))
    }
}

/// The years that stand in the date as written.
fn years(article: &Article) -> Vec<i32> {
    let written = article.published.as_ref().map_or("", EdtfDate::edtf);
    let year = |part: &str| part.get(..4).and_then(|digits| digits.parse::<i32>().ok());
    match written.split_once('/') {
        Some((from, to)) => {
            year(from).zip(year(to)).map(|(from, to)| (from..=to).collect()).unwrap_or_default()
        }
        None => year(written).into_iter().collect(),
    }
}
