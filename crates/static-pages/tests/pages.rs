//! The static pages as parts: every link leads somewhere, nothing of an article is markup, and heads say
//! what other programs look for.

use std::collections::BTreeSet;
use std::path::Path;

use corpus::Corpus;
use corpus_viewer::Shared;
use serde_json::Value;
use static_pages::{Address, File, Page, files};

fn seeds() -> Shared<Corpus> {
    ingested(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds"))
}

fn ingested(folder: &Path) -> Shared<Corpus> {
    let ingested = ingest::ingest(folder).unwrap();
    Shared::new(ingested.corpus.unwrap_or_else(|| panic!("{:?}", ingested.diagnostics)))
}

fn corpus_of(files: &[(&str, &str)]) -> Shared<Corpus> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    ingested(folder.path())
}

fn pages(corpus: &Shared<Corpus>, url: &str) -> Vec<Page> {
    let files = files(corpus, &Address::new(url).unwrap());
    files
        .into_iter()
        .filter_map(|file| match file {
            File::Page(page) => Some(page),
            File::Whole { .. } => None,
        })
        .collect()
}

fn whole(corpus: &Shared<Corpus>, url: &str, name: &str) -> Option<String> {
    let files = files(corpus, &Address::new(url).unwrap());
    files.into_iter().find_map(|file| match file {
        File::Whole { path, content } if path == name => Some(content),
        _ => None,
    })
}

/// All values of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap_or_default()).collect()
}

#[test]
fn every_link_leads_to_a_page_or_a_place_on_it() {
    let pages = pages(&seeds(), "");
    let ids = |page: &Page| -> BTreeSet<String> {
        values(&page.body, "id").into_iter().map(|id| id.replace("&amp;", "&")).collect()
    };
    let mut n_links = 0;
    for page in &pages {
        let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for href in values(&page.body, "href") {
            let href = href.replace("&amp;", "&");
            let (path, place) = href.split_once('#').unwrap_or((&href, ""));
            let target = match path {
                "" => page,
                path => {
                    let path = match path.strip_prefix("../") {
                        Some(path) if !folder.is_empty() => path,
                        _ => path.strip_prefix("./").expect("a way from the page"),
                    };
                    let target = pages.iter().find(|other| other.path == path);
                    target.unwrap_or_else(|| panic!("{} leads to {href}", page.path))
                }
            };
            let is_there = place.is_empty() || ids(target).contains(place);
            assert!(is_there, "{} leads to {href}, where there is no such place", page.path);
            n_links += 1;
        }
    }
    assert!(n_links > 1000, "{n_links}");
}

#[test]
fn no_page_has_the_same_id_twice() {
    for page in pages(&seeds(), "") {
        let ids = values(&page.body, "id");
        let unique: BTreeSet<_> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{}", page.path);
    }
}

#[test]
fn from_the_list_everything_can_be_reached() {
    let pages = pages(&seeds(), "");
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let mut to_visit = vec!["index.html".to_owned()];
    while let Some(path) = to_visit.pop() {
        let page = pages.iter().find(|page| page.path == path).expect("it was linked to");
        for href in values(&page.body, "href") {
            let path = href.split('#').next().unwrap_or_default();
            let path = path.trim_start_matches("../").trim_start_matches("./").to_owned();
            if !path.is_empty() && reached.insert(path.clone()) {
                to_visit.push(path);
            }
        }
    }
    let all: BTreeSet<String> = pages
        .iter()
        .map(|page| page.path.clone())
        .filter(|path| path != "corpus-viewer.html")
        .collect();
    assert_eq!(reached, all);
}

#[test]
fn the_page_of_an_article_has_its_text_and_the_one_file_has_all() {
    let corpus = seeds();
    let pages = pages(&corpus, "");
    let page = |path: &str| pages.iter().find(|page| page.path == path).expect("it is there");
    let text = |html: &str| -> String {
        let tags_gone =
            html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        tags_gone
            .collect::<String>()
            .replace("&amp;", "&")
            .replace("&#x27;", "'")
            .replace("&#39;", "'")
    };
    let file = text(&page("corpus-viewer.html").body);
    for (_, article) in corpus.articles() {
        let own = text(&page(&format!("articles/{}.html", article.slug)).body);
        for line in article.text.lines().filter(|line| !line.is_empty()) {
            assert!(own.contains(line), "{}: {line}", article.slug);
            assert!(file.contains(line), "{}: {line}", article.slug);
        }
    }
}

#[test]
fn a_head_says_what_the_page_is() {
    let pages = pages(&seeds(), "https://example.org/corpus");
    let head = |path: &str| {
        let page = pages.iter().find(|page| page.path == path);
        page.unwrap_or_else(|| panic!("no {path}")).head.clone()
    };
    let article = head("articles/beijing-recruits-sensetime.html");
    for expected in [
        "<title>SenseTime is given a national AI platform",
        "<meta name=\"description\" content=\"China",
        "<link rel=\"canonical\" href=\"https://example.org/corpus/articles/beijing-recruits-sensetime.html\">",
        "<meta property=\"og:type\" content=\"article\">",
        "<meta property=\"article:published_time\" content=\"2018-09-20\">",
    ] {
        assert!(article.contains(expected), "{expected} in {article}");
    }
    assert!(!head("articles/hong-kong-springboard.html").contains("published_time"));
    for page in &pages {
        assert_eq!(page.head.matches("<title>").count(), 1, "{}", page.path);
        let Some((_, json)) = page.head.split_once("ld+json\">") else {
            assert_eq!(page.path, "corpus-viewer.html");
            continue;
        };
        let json: Value = serde_json::from_str(json.split("</script>").next().unwrap()).unwrap();
        assert_eq!(json["@context"], "https://schema.org");
    }
}

#[test]
fn without_an_address_there_is_no_list_of_addresses() {
    assert_eq!(whole(&seeds(), "", "sitemap.xml"), None);
    let sitemap = whole(&seeds(), "https://example.org/corpus/index.html", "sitemap.xml").unwrap();
    assert_eq!(sitemap.matches("<loc>").count(), pages(&seeds(), "").len() - 1);
    assert!(sitemap.contains("<loc>https://example.org/corpus/</loc>"), "{sitemap}");
}

#[test]
fn an_address_is_one_of_the_web_or_is_refused() {
    for refused in
        ["example.org", "javascript:alert(1)", "https://a b/", "https://a/\"", "https://a/?x"]
    {
        assert!(Address::new(refused).is_err(), "{refused}");
    }
}

#[test]
fn nothing_in_an_article_becomes_markup() {
    let hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\\\"'";
    let article = format!(
        "---\ntitle: \"{hostile}\"\nsummary: \"{hostile}\"\nsource:\n  publisher: \"{hostile}\"\n---\n\
         `<svg onload=alert(1)>` {hostile}\n"
    );
    let about = "title = '<b>&</b>'\ndescription = '--></title><script>'\n";
    let corpus =
        corpus_of(&[("../x\"><b>.md".trim_start_matches("../"), &article), ("corpus.toml", about)]);
    for page in pages(&corpus, "https://example.org/") {
        for forbidden in ["<img", "<svg onload", "<script>", "</title><script", "<b>"] {
            let page = format!("{}{}", page.head, page.body);
            assert!(!page.contains(forbidden), "{forbidden} in {page}");
        }
        assert!(!page.path.contains(['"', '<', ' ']), "{}", page.path);
    }
    let card = whole(&corpus, "", "card.svg").unwrap();
    assert!(!card.contains("<b>"), "{card}");
}

#[test]
fn the_same_corpus_gives_the_same_pages() {
    let json = || serde_json::to_string(&files(&seeds(), &Address::new("").unwrap())).unwrap();
    assert_eq!(json(), json());
}
