//! The answer as one JSON object.

use std::io::{self, Write};

use corpus::{Corpus, EdtfDate, Facet, FacetValue, Hit, Passage, Span};
use serde::{Serialize, Serializer};

use super::Answer;
use super::understood::{PartJson, SuggestionJson, parts_json, suggestions_json};
use crate::cli::offsets::Offsets;

#[derive(Serialize)]
struct AnswerJson<'a> {
    query: QueryJson<'a>,
    /// How the words were understood.
    understood: Vec<PartJson>,
    /// What may have been meant, where nothing was found.
    suggestions: Vec<SuggestionJson<'a>>,
    n_hits: usize,
    n_articles: usize,
    hits: HitsJson<'a>,
    /// Articles per value under the rules of the page's counts; values without any are left out.
    counts: CountsJson<'a>,
}

#[derive(Serialize)]
struct QueryJson<'a> {
    q: &'a str,
    chosen: Vec<ValueJson>,
    excluded: Vec<ValueJson>,
    from: Option<String>,
    to: Option<String>,
    sort: &'static str,
}

#[derive(Serialize)]
struct ValueJson {
    facet: &'static str,
    value: String,
}

/// Each made when it is written.
struct HitsJson<'a>(&'a Answer<'a>);

#[derive(Serialize)]
struct HitJson<'a> {
    slug: &'a str,
    title: &'a str,
    publisher: Option<&'a str>,
    published: Option<&'a str>,
    url: Option<&'a str>,
    score: f32,
    snippet: SnippetJson<'a>,
    passages: Vec<PassageJson<'a>>,
}

#[derive(Serialize)]
struct SnippetJson<'a> {
    #[serde(flatten)]
    words: WordsJson<'a>,
    marks: Vec<WordsJson<'a>>,
    cut_start: bool,
    cut_end: bool,
}

#[derive(Serialize)]
struct PassageJson<'a> {
    #[serde(flatten)]
    words: WordsJson<'a>,
    #[serde(flatten)]
    value: ValueJson,
    paragraph: u32,
    mark: WordsJson<'a>,
}

#[derive(Serialize)]
struct WordsJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct CountsJson<'a> {
    entity: Vec<CountJson<'a>>,
    topic: Vec<CountJson<'a>>,
    publisher: Vec<CountJson<'a>>,
    year: Vec<CountJson<'a>>,
}

#[derive(Serialize)]
struct CountJson<'a> {
    value: String,
    label: &'a str,
    n_articles: u32,
}

/// Writes the answer, with a line break at the end.
pub(super) fn write(answer: &Answer<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Answer { corpus, query, results, .. } = answer;
    let filter = &query.filter;
    let values = |values: &mut dyn Iterator<Item = FacetValue>| {
        values.map(|value| value_json(corpus, value)).collect()
    };
    let counts = |facet| counts_json(answer, facet);
    let object = AnswerJson {
        query: QueryJson {
            q: &query.text,
            chosen: values(&mut filter.chosen()),
            excluded: values(&mut filter.excluded()),
            from: filter.from.map(|day| day.to_string()),
            to: filter.to.map(|day| day.to_string()),
            sort: query.sort.key(),
        },
        understood: parts_json(corpus, &results.understood, &query.text),
        suggestions: suggestions_json(&answer.suggestions),
        n_hits: results.n_hits(),
        n_articles: results.n_in_scope,
        hits: HitsJson(answer),
        counts: CountsJson {
            entity: counts(Facet::Entity),
            topic: counts(Facet::Topic),
            publisher: counts(Facet::Publisher),
            year: counts(Facet::Year),
        },
    };
    serde_json::to_writer_pretty(&mut *out, &object)?;
    writeln!(out)
}

impl Serialize for HitsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shown = self.0.results.top(self.0.n_shown);
        serializer.collect_seq(shown.iter().map(|hit| hit_json(self.0, hit)))
    }
}

fn hit_json<'a>(answer: &Answer<'a>, hit: &Hit) -> HitJson<'a> {
    let article = answer.corpus.article(hit.article);
    let offsets = Offsets::new(&article.text, &[]);
    let why = answer.why(hit.article);
    let passages = why.passages.iter().flat_map(|(value, passages)| {
        passages.iter().map(|passage| passage_json(answer.corpus, *value, passage, &offsets))
    });
    HitJson {
        slug: &article.slug,
        title: &article.title,
        publisher: article.source.publisher.as_deref(),
        published: article.published.as_ref().map(EdtfDate::edtf),
        url: article.source.url.as_deref(),
        score: hit.score,
        snippet: SnippetJson {
            words: words_json(&offsets, why.snippet.span),
            marks: why.snippet.marks.iter().map(|&mark| words_json(&offsets, mark)).collect(),
            cut_start: why.snippet.cut_start,
            cut_end: why.snippet.cut_end,
        },
        passages: passages.collect(),
    }
}

fn passage_json<'a>(
    corpus: &Corpus,
    value: FacetValue,
    passage: &Passage,
    offsets: &Offsets<'a>,
) -> PassageJson<'a> {
    PassageJson {
        words: words_json(offsets, passage.sentence),
        value: value_json(corpus, value),
        paragraph: passage.paragraph,
        mark: words_json(offsets, passage.mark),
    }
}

fn words_json<'a>(offsets: &Offsets<'a>, span: Span) -> WordsJson<'a> {
    let (start, end) = offsets.range(span);
    WordsJson { start, end, text: offsets.words(span) }
}

fn value_json(corpus: &Corpus, value: FacetValue) -> ValueJson {
    ValueJson { facet: value.facet().key(), value: key(corpus, value) }
}

/// A value as an address writes it.
fn key(corpus: &Corpus, value: FacetValue) -> String {
    match value {
        FacetValue::Entity(id) => corpus.entity(id).key.clone(),
        FacetValue::Topic(id) => corpus.topic(id).key.clone(),
        FacetValue::Publisher(id) => corpus.publisher(id).to_owned(),
        FacetValue::Year(year) => year.to_string(),
        FacetValue::Absent(_) => "(none)".to_owned(),
    }
}

fn counts_json<'a>(answer: &Answer<'a>, facet: Facet) -> Vec<CountJson<'a>> {
    let corpus = answer.corpus;
    let count = |value| CountJson {
        value: key(corpus, value),
        label: label(corpus, value),
        n_articles: answer.results.counts.of(corpus, value),
    };
    let counts = corpus.values(facet).into_iter().map(count);
    counts.filter(|count| count.n_articles > 0).collect()
}

/// What readers know a value as; empty where that is the value.
fn label(corpus: &Corpus, value: FacetValue) -> &str {
    match value {
        FacetValue::Entity(id) => &corpus.entity(id).name,
        FacetValue::Topic(id) => &corpus.topic(id).label,
        FacetValue::Publisher(_) | FacetValue::Year(_) | FacetValue::Absent(_) => "",
    }
}
