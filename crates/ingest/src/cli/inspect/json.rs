//! A corpus as one JSON object, described by `docs/inspect.schema.json`. Names of fields are a
//! contract: some may be added, none renamed.

mod article;
mod found;
mod lists;
#[cfg(test)]
mod tests;
mod words;

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use self::article::article_json;
use self::lists::{EntityJson, TopicJson, articles_of_entities, entities_json, topics_json};
use super::Inspected;

#[derive(Serialize)]
struct CorpusJson<'a> {
    corpus: AboutJson<'a>,
    articles: ArticlesJson<'a>,
    entities: Vec<EntityJson<'a>>,
    topics: Vec<TopicJson<'a>>,
}

#[derive(Serialize)]
struct AboutJson<'a> {
    title: &'a str,
    lang: &'a str,
    fingerprint: String,
}

/// All articles, each made when it is written: together they would be a multiple of the texts.
struct ArticlesJson<'a>(&'a Inspected<'a>);

/// Writes the whole corpus, with a line break at the end.
pub(super) fn write(inspected: &Inspected<'_>, out: &mut dyn Write) -> io::Result<()> {
    let corpus = inspected.corpus;
    let of_entities = articles_of_entities(corpus);
    let object = CorpusJson {
        corpus: AboutJson {
            title: &corpus.about().title,
            lang: &corpus.about().lang,
            fingerprint: corpus.fingerprint(),
        },
        articles: ArticlesJson(inspected),
        entities: entities_json(corpus, &of_entities),
        topics: topics_json(corpus),
    };
    serde_json::to_writer_pretty(&mut *out, &object)?;
    writeln!(out)
}

impl Serialize for ArticlesJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let articles = self.0.corpus.articles();
        serializer.collect_seq(articles.map(|(id, article)| article_json(self.0, id, article)))
    }
}

/// Percent as a number from 0 to 1.
fn share(percent: u8) -> f64 {
    f64::from(percent.min(100)) / 100.0
}
