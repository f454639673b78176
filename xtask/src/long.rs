//! A corpus with long lists and the site of it, for the tests: thousands of short articles, the newest
//! first in the order of their numbers, and hundreds of people.

use std::path::PathBuf;

use anyhow::Result;
use serde_json::json;

use crate::{
    project,
    site::{self, Site},
};

/// More than have static pages.
const N_ARTICLES: usize = 2_500;
const N_PEOPLE: usize = 150;

/// Builds the site if it is not built already.
pub fn build() -> Result<Site> {
    let folder = folder();
    project::write(&folder.join("corpus.toml"), CONFIG.as_bytes())?;
    let articles: String = (1..=N_ARTICLES).map(article).collect();
    project::write(&folder.join("reports.jsonl"), articles.as_bytes())?;
    let site = site::beside("long", project::root().to_path_buf(), Some(folder));
    site::build(&site)?;
    Ok(site)
}

fn folder() -> PathBuf {
    project::sites().join("long/corpus")
}

const CONFIG: &str = "title = \"Long lists\"\n\n[records]\nid = \"id\"\ntitle = \"title\"\nbody = \"body\"\n\
    published = \"date\"\nentities = { person = \"people\" }\nclean = false\ndiscover = false\n";

/// A record. Titles are of one to several lines, so that rows differ in height.
fn article(number: usize) -> String {
    // A day less for each, months of twenty-eight days.
    let days = N_ARTICLES - number;
    let (year, month, day) = (1990 + days / 336, days / 28 % 12 + 1, days % 28 + 1);
    let more = " and what was said of it".repeat(number * 7 % 5);
    let record = json!({
        "id": format!("report-{number}"),
        "title": format!("Report {number}{more}"),
        "body": format!("This is what number {number} has to say."),
        "date": format!("{year}-{month:02}-{day:02}"),
        "people": [format!("Person {}", number % N_PEOPLE)],
    });
    format!("{record}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_older_than_the_one_before_it() {
        let dates: Vec<String> = (1..=N_ARTICLES)
            .map(|number| {
                let record: serde_json::Value = serde_json::from_str(&article(number)).unwrap();
                record["date"].as_str().unwrap().to_owned()
            })
            .collect();
        assert!(dates.windows(2).all(|pair| pair[0] > pair[1]));
    }
}
