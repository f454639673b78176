//! What stands in the head of a page for search engines, for those who preview links and for other
//! programs: title, description, canonical address, Open Graph, JSON-LD.

use corpus::{Article, Corpus, EdtfDate, FacetValue};
use corpus_viewer::export;
use corpus_viewer::static_view::StaticView;

use crate::Address;
use crate::markup::{escape, json_in_script};

/// Letters of a description at most: about what search engines show.
const N_LETTERS: usize = 200;

/// The head of a view.
pub fn head(corpus: &Corpus, view: StaticView, address: &Address) -> String {
    let path = view.path(corpus);
    let mut head = titles(corpus, &title(corpus, view), &description(corpus, view));
    // Without the whole address the canonical one still says that all ways in are the same page.
    let file = path.rsplit('/').next().unwrap_or_default();
    let canonical = address.of(&path).unwrap_or_else(|| file.to_owned());
    head.push_str(&format!("<link rel=\"canonical\" href=\"{}\">", escape(&canonical)));
    if let Some(url) = address.of(&path) {
        head.push_str(&property("og:url", &url));
    }
    let json = match view {
        StaticView::Article(id) => {
            article_properties(corpus, corpus.article(id), &mut head);
            export::article_json_ld(corpus, id, address.of(&path).as_deref())
        }
        StaticView::Index | StaticView::Value(_) => {
            head.push_str(&property("og:type", "website"));
            let title = title(corpus, view);
            export::collection_json_ld(corpus, &title, &description(corpus, view))
        }
    };
    head.push_str(&format!(
        "<script type=\"application/ld+json\">{}</script>",
        json_in_script(&json)
    ));
    head
}

/// The head of the one file, which has no address and no search engine.
pub fn head_of_file(corpus: &Corpus) -> String {
    let about = corpus.about();
    format!("<title>{}</title>{}", escape(&about.title), meta("description", &about.description))
}

fn titles(corpus: &Corpus, title: &str, description: &str) -> String {
    let site = &corpus.about().title;
    let whole = if title == site { title.to_owned() } else { format!("{title} – {site}") };
    [
        format!("<title>{}</title>", escape(&whole)),
        meta("description", description),
        property("og:title", title),
        property("og:description", description),
        property("og:site_name", site),
        meta("twitter:card", "summary"),
    ]
    .concat()
}

fn article_properties(corpus: &Corpus, article: &Article, head: &mut String) {
    head.push_str(&property("og:type", "article"));
    for (name, date) in [
        ("article:published_time", &article.published),
        ("article:modified_time", &article.updated),
    ] {
        if let Some(day) = date.as_ref().and_then(exact_day) {
            head.push_str(&property(name, &day));
        }
    }
    for author in &article.authors {
        head.push_str(&meta("author", author));
    }
    for given in &article.topics {
        head.push_str(&property("article:tag", &corpus.topic(given.topic).label));
    }
}

/// The day of a date that is known to the day; Open Graph has no words for any other.
fn exact_day(date: &EdtfDate) -> Option<String> {
    let is_plain = date.edtf().bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    (date.earliest() == date.latest() && is_plain).then(|| date.edtf().to_owned())
}

fn title(corpus: &Corpus, view: StaticView) -> String {
    match view {
        StaticView::Article(id) => corpus.article(id).title.clone(),
        StaticView::Value(FacetValue::Entity(id)) => corpus.entity(id).name.clone(),
        StaticView::Value(FacetValue::Topic(id)) => corpus.topic(id).label.clone(),
        StaticView::Index | StaticView::Value(_) => corpus.about().title.clone(),
    }
}

fn description(corpus: &Corpus, view: StaticView) -> String {
    let described = |description: &str, value: FacetValue| {
        let n_articles = corpus.n_articles_with(value);
        let noun = if n_articles == 1 { "article" } else { "articles" };
        format!("{description} {n_articles} {noun}.").trim().to_owned()
    };
    let description = match view {
        StaticView::Article(id) => {
            let article = corpus.article(id);
            article.summary.clone().unwrap_or_else(|| article.text.clone())
        }
        StaticView::Value(value @ FacetValue::Entity(id)) => {
            described(&corpus.entity(id).description, value)
        }
        StaticView::Value(value @ FacetValue::Topic(id)) => {
            described(&corpus.topic(id).description, value)
        }
        StaticView::Index | StaticView::Value(_) => corpus.about().description.clone(),
    };
    shortened(&description)
}

/// The beginning of a text, cut between words.
fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(N_LETTERS) else { return text };
    let end = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &text[..end])
}

fn meta(name: &str, content: &str) -> String {
    if content.is_empty() {
        return String::new();
    }
    format!("<meta name=\"{name}\" content=\"{}\">", escape(content))
}

fn property(name: &str, content: &str) -> String {
    if content.is_empty() {
        return String::new();
    }
    format!("<meta property=\"{name}\" content=\"{}\">", escape(content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words() {
        let text = "word ".repeat(100);
        let short = shortened(&text);
        assert!(short.ends_with("word …") && short.chars().count() <= N_LETTERS + 2, "{short}");
        assert_eq!(shortened(&"x".repeat(500)).chars().count(), N_LETTERS + 2);
        assert_eq!(shortened(" two\n words "), "two words");
    }
}
