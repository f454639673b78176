//! Words that no article has: beginnings, other forms of words, typing errors.

use std::collections::BTreeSet;

use corpus::{Article, Corpus, CorpusParts, Query, evaluate};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::sample::select;

use super::corpora::for_any;

/// Words with all their forms, from which the endings of the language are seen.
const REGULAR: [&str; 8] = ["anchor", "board", "dock", "haul", "lift", "moor", "sail", "steer"];
const ENDINGS: [&str; 6] = ["", "s", "ed", "ing", "er", "e"];
/// Words with some forms only.
const BASES: [&str; 6] = ["quay", "row", "land", "landed", "fend", "drift"];

fn corpus(texts: impl Iterator<Item = String>) -> Corpus {
    let forms = REGULAR.iter().flat_map(|base| ENDINGS.map(|ending| format!("{base}{ending}")));
    let regular = forms.collect::<Vec<_>>().join(" ");
    let article = |(idx, text)| Article {
        slug: format!("{idx:03}"),
        lang: "en".to_owned(),
        text,
        ..Article::default()
    };
    let articles = std::iter::once(regular).chain(texts).enumerate().map(article).collect();
    let parts = CorpusParts { articles, ..CorpusParts::default() };
    Corpus::new(parts).expect("articles in order make a corpus")
}

fn found(corpus: &Corpus, text: &str) -> Vec<String> {
    let results = evaluate(corpus, &Query { text: text.to_owned(), ..Query::default() });
    let slugs = results.articles().map(|article| corpus.article(article).slug.clone());
    let slugs: BTreeSet<String> = slugs.collect();
    slugs.into_iter().collect()
}

fn texts() -> impl Strategy<Value = Vec<Vec<String>>> {
    let word = (select(&BASES), select(&ENDINGS)).prop_map(|(base, end)| format!("{base}{end}"));
    vec(vec(word, 1..6), 1..12)
}

#[test]
fn what_is_no_word_yet_finds_what_it_may_become_and_nothing_else() {
    for_any((texts(), any::<u8>(), any::<u8>()), |(texts, word, n_letters)| {
        let corpus = corpus(texts.iter().map(|words| words.join(" ")));
        let words: Vec<&String> = texts.iter().flatten().collect();
        let word = words[usize::from(word) % words.len()];
        let typed = &word[..1 + usize::from(n_letters) % word.len()];
        if corpus.dictionary().find(typed).is_some() {
            return;
        }
        let has_it = |article: &corpus::ArticleId| {
            let text = &corpus.article(*article).text;
            text.split(' ').any(|word| word.starts_with(typed))
        };
        let expected = corpus.article_ids().filter(has_it);
        let expected: Vec<String> =
            expected.map(|article| corpus.article(article).slug.clone()).collect();
        assert_eq!(found(&corpus, typed), expected, "{typed}");
    });
}

#[test]
fn a_form_of_an_odd_word_does_not_hide_what_nearly_everybody_means() {
    let n_found = |n_quaked| {
        let words = std::iter::once("quay").chain(std::iter::repeat_n("quaked", n_quaked));
        found(&corpus(words.map(str::to_owned)), "quayed").len()
    };
    assert_eq!(n_found(1), 1);
    assert_eq!(n_found(15), 1);
    assert_eq!(n_found(16), 17);
}
