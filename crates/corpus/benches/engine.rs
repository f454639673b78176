//! How long the engine takes for what readers do, in milliseconds: the median and the 95th percentile
//! over many questions, each asked several times.
//!
//! The corpus is newswire beside the project; without it the bench says so and ends.

// What a bench is for is to print.
#![allow(clippy::print_stdout)]

#[path = "../tests/generator/newswire.rs"]
mod newswire;

use std::hint::black_box;
use std::time::Instant;

use corpus::analysis::tokens;
use corpus::{
    Article, ArticleId, Corpus, Facet, FacetValue, IndexBuilder, Match, Query, complete, evaluate,
    snippet, suggestions,
};

/// Each question is asked so often; the quickest answer counts, because machines do other things as well.
const N_TIMES: usize = 7;

fn main() {
    let Some(corpus) = newswire::newswire() else { return };
    let corpus = &corpus;
    index(corpus);
    evaluate(corpus, &Query::default()).hits();
    let chosen = |values: &[FacetValue]| {
        let mut query = Query::default();
        for &value in values {
            query.filter.set_matching(value.facet(), Match::All);
            query.filter.choose(value);
        }
        query
    };
    let values: Vec<FacetValue> = [Facet::Entity, Facet::Topic]
        .into_iter()
        .flat_map(|facet| corpus.values(facet))
        .filter(|&value| corpus.n_articles_with(value) > 0)
        .collect();
    let common = {
        let mut values = values.clone();
        values.sort_by_key(|&value| std::cmp::Reverse(corpus.n_articles_with(value)));
        values.truncate(30);
        values
    };
    let counted = |query: &Query| {
        let results = evaluate(corpus, query);
        for facet in Facet::ALL {
            black_box(results.counts.of_facet(corpus, facet));
        }
        results.n_hits()
    };
    let any = |value| {
        let mut query = Query::default();
        query.filter.choose(value);
        query
    };
    measure("one value, all counts", values.iter().map(|&it| chosen(&[it])), &counted);
    measure(
        "one of the 30 commonest, all counts",
        common.iter().map(|&it| chosen(&[it])),
        &counted,
    );
    measure("the same, any", common.iter().map(|&it| any(it)), &counted);
    let pairs = common.iter().flat_map(|&a| common.iter().map(move |&b| (a, b)));
    let pairs: Vec<_> = pairs.filter(|(a, b)| a < b).collect();
    measure(
        "two of the 30 commonest, all counts",
        pairs.iter().map(|&(a, b)| chosen(&[a, b])),
        &counted,
    );

    let searches = searches(corpus, 30);
    let words = |text: &String| Query { text: text.clone(), ..Query::default() };
    let top = |query: &Query| evaluate(corpus, query).top(10).len();
    measure("1 to 3 words, top 10", searches.iter().map(words), &top);
    let with_snippets = |query: &Query| {
        let results = evaluate(corpus, query);
        let hits = results.top(10);
        hits.iter().for_each(|hit| {
            black_box(snippet(corpus.article(hit.article), &results.understood, 220));
        });
        hits.len()
    };
    measure("the same with ten snippets", searches.iter().map(words), &with_snippets);
    let long: Vec<String> = searches.iter().map(|text| long_word(text).to_owned()).collect();
    let beginnings = long.iter().take(10).flat_map(|word| {
        let ends = word.char_indices().map(|(at, char)| at + char.len_utf8());
        ends.map(|end| word[..end].to_owned())
    });
    let beginnings: Vec<String> = beginnings.collect();
    measure("every keystroke of 10 words, top 10", beginnings.iter().map(words), &top);
    let wrong: Vec<String> =
        long.iter().enumerate().map(|(idx, word)| mistyped(word, idx)).collect();
    measure("one typing error, top 10", wrong.iter().map(words), &top);
    let phrases: Vec<String> =
        (0..30).map(|idx| format!("\"{}\"", phrase(corpus, idx, 2 + idx % 2))).collect();
    measure("phrase of 2 or 3 words, top 10", phrases.iter().map(words), &top);
    let filtered = searches
        .iter()
        .zip(common.iter().cycle())
        .map(|(text, &value)| Query { text: text.clone(), ..chosen(&[value]) });
    let filtered_top = |query: &Query| {
        let results = evaluate(corpus, query);
        for facet in Facet::ALL {
            black_box(results.counts.of_facet(corpus, facet));
        }
        results.top(10).len()
    };
    measure("filter and words, top 10, all counts", filtered, &filtered_top);
    let far: Vec<String> = long.iter().map(|word| format!("xq{}", &word[1..])).collect();
    measure("two typing errors, top 10", far.iter().map(words), &top);
    let completed = |query: &Query| complete(corpus, &query.text, query.text.len()).len();
    measure("completion per keystroke", beginnings.iter().map(words), &completed);
    let nothing = wrong.iter().zip(&searches).map(|(a, b)| format!("{a} {b} xqzv"));
    let nothing: Vec<String> = nothing.collect();
    let suggested = |query: &Query| suggestions(corpus, query).len();
    measure("did you mean", nothing.iter().map(words), &suggested);
    let odd = (0..200).map(odd).collect::<Vec<_>>();
    measure("odd queries, top 10", odd.iter().map(words), &top);
    let all = |query: &Query| evaluate(corpus, query).hits().len();
    measure("everything in order", std::iter::once(Query::default()), &all);
}

fn index(corpus: &Corpus) {
    let times: Vec<f64> = (0..5)
        .map(|_| {
            let start = cpu_ms();
            let mut builder = IndexBuilder::new(corpus.dictionary().len(), corpus.n_articles());
            while builder.step(20_000, &mut |article, words| corpus.words(article, words)) {}
            black_box(builder.finish());
            cpu_ms() - start
        })
        .collect();
    let quickest = times.into_iter().fold(f64::MAX, f64::min);
    println!("{} articles, {} terms", corpus.n_articles(), corpus.dictionary().len());
    println!("{:<44}{quickest:>9.4}", "index from words");
}

/// Milliseconds that this process was computing: longer work is interrupted by that of others.
fn cpu_ms() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = stat.split(' ').next().and_then(|number| number.parse::<f64>().ok());
    nanoseconds.unwrap_or(f64::NAN) / 1e6
}

fn measure(name: &str, queries: impl Iterator<Item = Query>, ask: &dyn Fn(&Query) -> usize) {
    let mut n_answers = 0;
    let mut slowest = (0.0, String::new());
    let mut times: Vec<f64> = queries
        .map(|query| {
            let times: Vec<f64> = (0..N_TIMES)
                .map(|_| {
                    let start = Instant::now();
                    n_answers += black_box(ask(black_box(&query)));
                    start.elapsed().as_secs_f64() * 1e3
                })
                .collect();
            let quickest = times.iter().copied().fold(f64::MAX, f64::min);
            if quickest > slowest.0 {
                slowest = (quickest, query.text);
            }
            quickest
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let n = times.len();
    let mean_answers = n_answers as f64 / (n * N_TIMES) as f64;
    println!(
        "{name:<44}{:>9.4}{:>9.4}{:>9.4}  n={n}, {mean_answers:.1} answers",
        times[n / 2],
        times[n * 95 / 100],
        times[n - 1],
    );
    if std::env::var_os("SLOWEST").is_some() {
        println!("    {:?}", slowest.1);
    }
}

/// Words from the texts: one to three that stand near each other.
fn searches(corpus: &Corpus, n_searches: usize) -> Vec<String> {
    (0..n_searches).map(|idx| phrase(corpus, idx * 7 + 3, 1 + idx % 3)).collect()
}

/// Words that stand next to each other somewhere, the first of which is not short.
fn phrase(corpus: &Corpus, number: usize, n_words: usize) -> String {
    let n_articles = corpus.n_articles();
    for idx in 0.. {
        let article: &Article = corpus.article(ArticleId::new((number * 631 + idx) % n_articles));
        let words: Vec<String> = tokens(&article.text).map(|token| token.term).collect();
        let is_word =
            |term: &String| term.len() > 4 && term.bytes().all(|it| it.is_ascii_lowercase());
        let starts = words.windows(n_words).filter(|window| window.iter().all(is_word));
        let starts: Vec<_> = starts.collect();
        if let Some(window) = starts.get(number % starts.len().max(1)) {
            return window.join(" ");
        }
    }
    String::new()
}

fn long_word(text: &str) -> &str {
    text.split(' ').max_by_key(|word| word.len()).unwrap_or(text)
}

/// With a letter more, less, other, or two swapped.
fn mistyped(word: &str, number: usize) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let place = number % (letters.len() - 1);
    match number % 4 {
        0 => letters.insert(place, 'q'),
        1 => drop(letters.remove(place)),
        2 => letters[place] = 'q',
        _ => letters.swap(place, place + 1),
    }
    letters.into_iter().collect()
}

/// Queries that nobody types.
fn odd(number: usize) -> String {
    let pieces = [
        "a",
        "-",
        "\"",
        " OR ",
        "entity:",
        "before:",
        "the ",
        "s",
        "е",
        "港",
        "qzx",
        "1987",
        ":",
        "commmpany ",
    ];
    let n_pieces = 1 + number * 7 % 120;
    (0..n_pieces)
        .map(|idx| pieces[(number * 31 + idx * idx * 17 + idx * 5) % pieces.len()])
        .collect()
}
