//! The engine as a page has it: the corpus embedded in the wasm, and the questions that the benchmark
//! asks of every library.
//!
//! This is the only file of the benchmark that knows the engine. An answer stays in here, as it does in
//! the viewer, and is read by the checks, which are not timed.

use corpus::{Corpus, Facet, FacetValue, Match, Query, Results, evaluate, snippet};
use wasm_bindgen::prelude::wasm_bindgen;

/// That of the page.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::GlobalTlsf = rlsf::GlobalTlsf::new();

static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));

/// About as wide as the results of the viewer.
const SNIPPET_WIDTH: u32 = 160;

/// A corpus that was opened, and what it answered last.
#[wasm_bindgen]
pub struct Engine {
    corpus: Corpus,
    /// A value of every facet that has any.
    of_each_facet: Vec<FacetValue>,
    /// Values that were asked about, by the numbers that were given for them.
    known: Vec<FacetValue>,
    last: Results,
}

#[wasm_bindgen]
impl Engine {
    /// Opens the embedded corpus, and tells why it cannot.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Self, String> {
        let corpus = Corpus::open(EMBEDDED).map_err(|error| error.to_string())?;
        let last = evaluate(&corpus, &Query::default());
        let first = |facet: Facet| corpus.values(facet).into_iter().next();
        let of_each_facet = Facet::ALL.into_iter().filter_map(first).collect();
        Ok(Self { corpus, of_each_facet, known: Vec::new(), last })
    }

    /// Brings the index to its final state, if it is made after the corpus was opened.
    pub fn finish(&mut self) {
        while self.corpus.prepare_phrases(20_000) {}
    }

    /// How many articles there are.
    pub fn n_articles(&self) -> usize {
        self.corpus.n_articles()
    }

    /// The number by which a value, `topic:KEY` or `entity:KEY`, is chosen.
    pub fn handle(&mut self, value: &str) -> Result<usize, String> {
        self.known.push(self.value(value).ok_or(value)?);
        Ok(self.known.len() - 1)
    }

    /// Answers words (they may be none) under chosen values, all of which must hold, with all counts of what
    /// matches; gives how many articles that is.
    pub fn ask(&mut self, words: &str, chosen: &[u32]) -> usize {
        let mut query = Query { text: words.to_owned(), ..Query::default() };
        let values = chosen.iter().filter_map(|&handle| self.known.get(handle as usize));
        values.for_each(|&value| query.filter.choose(value));
        // In a facet set to any, values count under the others' choices: more than any other library tells.
        Facet::ALL.into_iter().for_each(|facet| query.filter.set_matching(facet, Match::All));
        self.last = evaluate(&self.corpus, &query);
        self.last.n_hits()
    }

    /// The best articles of the last answer, at most so many, by number.
    pub fn best(&self, n_best: usize) -> Vec<u32> {
        self.last.top(n_best).iter().map(|hit| hit.article.0).collect()
    }

    /// Extracts of the best articles of the last answer, with every found word between two signs that
    /// no text has.
    pub fn snippets(&self, n_best: usize) -> Vec<String> {
        let best = self.last.top(n_best).into_iter();
        best.map(|hit| {
            let article = self.corpus.article(hit.article);
            let snippet = snippet(article, &self.last.understood, SNIPPET_WIDTH);
            let mut shown = String::new();
            let mut at = snippet.span.start as usize;
            for mark in &snippet.marks {
                shown.push_str(&article.text[at..mark.start as usize]);
                shown.push('\u{1}');
                shown.push_str(mark.of(&article.text));
                shown.push('\u{2}');
                at = mark.end as usize;
            }
            shown.push_str(&article.text[at..snippet.span.end as usize]);
            shown
        })
        .collect()
    }

    /// Counts every value of every facet in the last answer, where that was not done yet: a facet is counted
    /// as a whole when one of its values is asked for.
    pub fn count_all(&self) -> u32 {
        let count = |&value: &FacetValue| self.last.counts.of(&self.corpus, value);
        self.of_each_facet.iter().map(count).sum()
    }

    /// How many articles of the last answer have the value.
    pub fn count(&self, value: &str) -> Result<u32, String> {
        let value = self.value(value).ok_or(value)?;
        Ok(self.last.counts.of(&self.corpus, value))
    }

    fn value(&self, name: &str) -> Option<FacetValue> {
        match name.split_once(':')? {
            ("topic", key) => self.corpus.topic_by_key(key).map(FacetValue::Topic),
            ("entity", key) => self.corpus.entity_by_key(key).map(FacetValue::Entity),
            _ => None,
        }
    }
}
