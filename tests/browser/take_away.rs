//! What readers take with them.

use std::fs;

use browser_harness::{Find, eventually};
use serde_json::Value;

use crate::expected::{CORPUS, article, articles, filter, publisher, titles};
use crate::viewer::open_at;

#[test]
fn the_found_articles_can_be_saved_as_json_ld() {
    let query = filter(|filter| filter.choose(publisher("Biometric Update")));
    let titles = titles(&query);
    let folder = tempfile::tempdir().expect("a folder for downloads");
    let page = open_at("publisher=Biometric+Update");
    page.set_download_folder(folder.path());
    page.button(&format!("Save {} as JSON-LD", articles(titles.len()))).click();

    let path = folder.path().join("articles.jsonld");
    let read = || -> Option<Value> { serde_json::from_slice(&fs::read(&path).ok()?).ok() };
    if !eventually(|| read().is_some()) {
        page.fail("no file that is JSON has arrived");
    }
    let saved = read().expect("it was read before");
    assert_eq!(saved["@context"], "https://schema.org");
    let graph = saved["@graph"].as_array().expect("a list of articles");
    let headlines: Vec<&str> =
        graph.iter().filter_map(|article| article["headline"].as_str()).collect();
    assert_eq!(headlines, titles);

    let slug = "shenzhen-hi-tech-fair";
    let saved = graph.iter().find(|article| article["identifier"] == slug);
    let saved = saved.expect("the example is among them");
    assert_eq!(saved["@type"], "NewsArticle");
    assert_eq!(saved["publisher"]["name"], "Biometric Update");
    assert_eq!(saved["articleBody"], article(slug).text);
    let names = |key: &str| -> Vec<&str> {
        let things = saved[key].as_array().map(Vec::as_slice).unwrap_or_default();
        things.iter().filter_map(|thing| thing["name"].as_str()).collect()
    };
    let id = CORPUS.article_by_slug(slug).expect("the example is there");
    let mentioned: Vec<&str> =
        CORPUS.entities_of(id).map(|entity| CORPUS.entity(entity).name.as_str()).collect();
    assert_eq!(names("mentions"), mentioned);
    let given = article(slug).topics.iter();
    let about: Vec<&str> = given.map(|given| CORPUS.topic(given.topic).label.as_str()).collect();
    assert_eq!(names("about"), about);
}
