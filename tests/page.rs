//! The page as a string, without a browser: what stands on it for which address.

#![cfg(not(target_arch = "wasm32"))]

use std::path::Path;

use corpus::{ArticleId, Corpus, FacetValue, Query, Reason, Related, evaluate};
use corpus_viewer::{App, AppProps, Links, Shared};
use yew::AttrValue;

/// The corpus that ships with the viewer.
fn seeds() -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    ingest::ingest(&folder).unwrap().corpus.expect("the seeds have no errors")
}

/// The page for a fragment, and the corpus it shows.
fn render(fragment: &str) -> String {
    render_corpus(seeds(), fragment)
}

fn render_corpus(corpus: Corpus, fragment: &str) -> String {
    render_for(corpus, fragment, Links::Views)
}

/// The page for those who follow its links in this way.
fn render_for(corpus: Corpus, fragment: &str, links: Links) -> String {
    let fragment = AttrValue::from(fragment.to_owned());
    let props = AppProps { corpus: Shared::new(corpus), fragment, links, take_over: None };
    let renderer = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, renderer.render())
}

/// A corpus of the articles and the lists in a folder of their own.
fn corpus_of(files: &[(&str, &str)]) -> Corpus {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let ingested = ingest::ingest(folder.path()).unwrap();
    ingested.corpus.unwrap_or_else(|| panic!("{:?}", ingested.diagnostics))
}

/// The page says each of these, in this order.
#[track_caller]
fn says(page: &str, expected: &[&str]) {
    let mut rest = page;
    for words in expected {
        let Some(at) = rest.find(words) else {
            panic!("the page does not say {words:?} (where it should), but {page}");
        };
        rest = &rest[at + words.len()..];
    }
}

#[test]
fn the_page_has_one_heading_and_the_regions_of_the_contract() {
    let page = render("");
    assert_eq!(page.matches("<h1").count(), 1);
    says(
        &page,
        &[
            r#"role="status""#,
            ">5 of 5 articles<",
            r#"role="search""#,
            r#"aria-label="Search""#,
            r#"<aside"#,
            r#"aria-label="Filters""#,
            ">Entities</legend>",
            ">Topics</legend>",
            ">Publishers</legend>",
            ">Years</legend>",
            "<ol ",
            r#"aria-label="Articles""#,
            r#"aria-label="About this corpus""#,
        ],
    );
}

/// A corpus of so many short articles, the first being the newest, about as many people.
fn long_corpus(n_articles: usize) -> Corpus {
    let record = |number: usize| {
        let days = 3000 - number;
        let (year, month, day) = (2000 + days / 336, days / 28 % 12 + 1, days % 28 + 1);
        format!(
            "{{\"id\": \"report-{number:04}\", \"title\": \"Report {number}\", \"body\": \"Words of {number}.\", \
              \"date\": \"{year}-{month:02}-{day:02}\", \"people\": [\"Person {number}\"]}}\n"
        )
    };
    let records: String = (1..=n_articles).map(record).collect();
    let config = "title = 'Long'\n[records]\nid = 'id'\ntitle = 'title'\nbody = 'body'\n\
                  published = 'date'\nentities = { person = 'people' }\nclean = false\ndiscover = false\n";
    corpus_of(&[("corpus.toml", config), ("reports.jsonl", &records)])
}

#[test]
fn of_a_long_list_the_first_rows_are_there_and_say_how_many_there_are() {
    let page = render_corpus(long_corpus(200), "");
    assert_eq!(page.matches(r#"class="result-item""#).count(), 30);
    says(&page, &[r#"aria-posinset="1""#, r#"aria-setsize="200""#, r#"aria-posinset="30""#]);
    assert!(!page.contains(">Report 31<"));
}

#[test]
fn rows_of_a_short_list_are_all_there_and_need_no_number() {
    let page = render("");
    assert_eq!(page.matches(r#"class="result-item""#).count(), 5);
    assert!(!page.contains("aria-posinset") && !page.contains("windowed-list"));
}

#[test]
fn the_open_article_has_its_row_wherever_it_is_in_the_list() {
    let page = render_corpus(long_corpus(200), "article=report-0150");
    assert_eq!(page.matches(r#"class="result-item""#).count(), 31);
    says(&page, &[r#"data-open="true" data-apart="true" aria-posinset="150""#]);
}

#[test]
fn a_static_page_has_a_hundred_rows_and_all_values_of_a_facet_to_follow() {
    let page = render_for(long_corpus(200), "", Links::Pages { root: "./" });
    assert_eq!(page.matches(r#"class="result-item""#).count(), 100);
    assert!(!page.contains("aria-posinset"));
    says(&page, &["entities/person-42.html"]);
}

#[test]
fn links_of_a_large_corpus_lead_to_pages_that_are_written_or_to_the_list() {
    let page = render_for(long_corpus(2001), "", Links::Pages { root: "./" });
    says(&page, &[r#"href="./articles/report-0100.html""#]);
    let page = render_for(long_corpus(2001), "article=report-0100", Links::Pages { root: "../" });
    says(&page, &[r#"href="../index.html#article=report-0101""#]);
    assert!(!page.contains("entities/person"));
}

#[test]
fn no_element_has_a_style_or_a_handler_of_its_own() {
    let page = render("entity=sensetime&article=beijing-recruits-sensetime&q=lab");
    for forbidden in [" style=", " onclick=", "<script", "<style", "javascript:"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn a_value_is_named_with_its_count() {
    let corpus = seeds();
    let sensetime = FacetValue::Entity(corpus.entity_by_key("sensetime").unwrap());
    let n_articles = corpus.n_articles_with(sensetime);
    says(&render(""), &[&format!(r#"aria-label="SenseTime, {n_articles} articles""#)]);
    says(&render(""), &[r#"aria-label="Han Zheng, 1 article""#]);
}

#[test]
fn what_is_active_can_be_removed_and_explains_the_results() {
    let page = render("entity=megvii&topic=privacy&from=2018");
    says(
        &page,
        &[
            r#"aria-label="Remove filter: Megvii""#,
            r#"aria-label="Remove filter: Privacy""#,
            r#"aria-label="Remove filter: from 2018-01-01""#,
            "Clear all",
            r#"class="evidence__name">Megvii<"#,
            r#"<mark class="word">Megvii</mark>"#,
            r#"class="evidence__name">Privacy<"#,
        ],
    );
}

#[test]
fn words_are_marked_in_titles_and_snippets() {
    let page = render("q=LABORATOR");
    says(&page, &[r#"class="result-item__snippet">"#, r#"<mark class="word">laborator"#]);
    assert!(render("q=start").contains(r#"<mark class="word">start</mark>"#));
}

#[test]
fn when_nothing_is_left_each_filter_says_what_dropping_it_gives() {
    let corpus = seeds();
    let honda = FacetValue::Entity(corpus.entity_by_key("honda").unwrap());
    let speech = FacetValue::Topic(corpus.topic_by_key("speech-recognition").unwrap());
    let page = render("entity=honda&topic=speech-recognition");
    let without_honda = corpus.n_articles_with(speech);
    let without_speech = corpus.n_articles_with(honda);
    assert_eq!((without_honda, without_speech), (1, 1));
    says(
        &page,
        &[
            "0 of 5 articles",
            "No article has all of this",
            "Without Honda: 1 article",
            "Without Speech recognition: 1 article",
        ],
    );
    assert!(!page.contains(r#"aria-label="Articles""#));
}

#[test]
fn what_would_give_nothing_is_disabled_and_what_is_chosen_is_not() {
    let page = render("entity=honda&topic=speech-recognition");
    let input = |label: &str| {
        let at = page.find(label).unwrap_or_else(|| panic!("{label} is not on the page"));
        let (start, end) = (page[..at].rfind('<').unwrap(), at + page[at..].find('>').unwrap());
        page[start..end].to_owned()
    };
    let chosen = input(r#"aria-label="Honda, 0 articles""#);
    assert!(chosen.contains("checked") && !chosen.contains("disabled"), "{chosen}");
    let dead = input(r#"aria-label="Carrie Lam, 0 articles""#);
    assert!(dead.contains("disabled"), "{dead}");
}

#[test]
fn an_open_article_has_its_text_topics_entities_and_source() {
    let page = render("article=beijing-recruits-sensetime&entity=sensetime");
    says(
        &page,
        &[
            r#"aria-label="Article""#,
            "Close",
            r#"id="article-heading""#,
            r#"class="article-topics__head""#,
            r#"class="article-body""#,
            r#"id="p1""#,
            r#"data-chosen="true""#,
            ">SenseTime</a>",
            r#"aria-label="Link to paragraph 1""#,
            "Who and what is mentioned",
            "Original title",
            "20 September 2018",
        ],
    );
}

#[test]
fn markup_in_an_article_is_text() {
    let article = "---\ntitle: \"<img src=x onerror=alert(1)>\"\nsummary: \"<b>bold</b>\"\n---\n\
                   `<script>alert(1)</script>` and [a link](javascript:alert(1)).\n";
    let page = render_corpus(corpus_of(&[("hostile.md", article)]), "article=hostile");
    for forbidden in ["<img", "<b>bold", "<script", "href=\"javascript"] {
        assert!(!page.contains(forbidden), "{forbidden} in {page}");
    }
    says(&page, &["&lt;img src=x", "&lt;script&gt;"]);
}

#[test]
fn blocks_and_inlines_become_elements() {
    let article = "---\ntitle: Shapes\n---\n# Part\n\nSome *soft* and **loud** `code` with \
                   [a way out](https://example.org/).\n\n> Quoted.\n\n1. One\n2. Two\n\n- Dot\n";
    let page = render_corpus(corpus_of(&[("shapes.md", article)]), "article=shapes");
    says(
        &page,
        &[
            "<h3>Part</h3>",
            "<em>soft</em>",
            "<strong>loud</strong>",
            "<code>code</code>",
            r#"href="https://example.org/""#,
            "noopener",
            "<blockquote>",
            "<ol>",
            "<ul>",
        ],
    );
}

#[test]
fn a_corpus_without_entities_topics_and_dates_is_readable() {
    let page = render_corpus(corpus_of(&[("a.md", "---\ntitle: Alone\n---\nWords.\n")]), "");
    says(&page, &["1 of 1 article", "(none)", "Alone"]);
}

#[test]
fn the_page_lists_what_the_engine_finds_in_its_order() {
    let corpus = seeds();
    let query = Query { text: "recognition".into(), ..Query::default() };
    let found = evaluate(&corpus, &query);
    let links: Vec<String> = found
        .hits()
        .iter()
        .map(|hit| format!(r#"id="hit-{}""#, corpus.article(hit.article).slug))
        .collect();
    assert!(links.len() > 1);
    says(&render("q=recognition"), &links.iter().map(String::as_str).collect::<Vec<_>>());
}

/// Two articles that are the same report and one that is related, with a weak entity in each.
fn neighbours() -> Corpus {
    let entity = "[[entity]]\nid = 'acme'\nname = 'Acme'\nkind = 'organization'\n\
        [[entity]]\nid = 'oslo'\nname = 'Oslo'\nkind = 'place'\n";
    let article = |title: &str| format!("---\ntitle: {title}\n---\nAcme moves to Oslo.\n");
    let corpus = corpus_of(&[
        ("entities.toml", entity),
        ("a.md", &article("First print")),
        ("b.md", &article("Second print")),
        ("c.md", &article("Another story")),
    ]);
    let mut parts = corpus.parts();
    let oslo = corpus.entity_by_key("oslo").unwrap();
    parts.entities[oslo.idx()].confidence = 30;
    for article in &mut parts.articles {
        (article.related, article.report) = (Vec::new(), None);
    }
    parts.articles[0].report = Some(0);
    parts.articles[1].report = Some(0);
    let reasons = vec![
        Reason::Entity(corpus.entity_by_key("acme").unwrap()),
        Reason::Term("relocation".to_owned()),
    ];
    parts.articles[0].related = vec![Related { article: ArticleId(2), likeness: 40, reasons }];
    Corpus::new(parts).unwrap()
}

#[test]
fn an_uncertain_name_is_shown_on_request_only() {
    let page = render_corpus(neighbours(), "article=c");
    says(&page, &["Acme, 3 articles", "Show 1 uncertain name<"]);
    for words in ["Oslo, 3 articles", "entity-oslo", r#"title="Oslo""#] {
        assert!(!page.contains(words), "{words}: {page}");
    }
    for asking in ["article=c&weak=true", "article=c&entity=oslo"] {
        let page = render_corpus(neighbours(), asking);
        says(&page, &["Oslo, 3 articles", r#"title="Oslo""#, "entity-oslo"]);
    }
}

#[test]
fn the_same_report_is_listed_once_with_its_other_prints() {
    let page = render_corpus(neighbours(), "");
    says(&page, &["3 of 3 articles", r#"id="hit-a""#, "The same report", "Second print", "hit-c"]);
    assert!(!page.contains("hit-b"), "{page}");
    // The one that is found stands for itself where the other is not.
    says(&render_corpus(neighbours(), "q=second"), &["1 of 3 articles", r#"id="hit-b""#]);
}

#[test]
fn an_article_leads_to_its_neighbours_and_says_why() {
    let page = render_corpus(neighbours(), "article=a");
    says(&page, &["<h3", "The same report</h3>", "Second print", "Related articles</h3>"]);
    says(&page, &["Related articles</h3>", "Another story", "Both: Acme, “relocation”"]);
}

#[test]
fn plain_words_need_no_explanation_and_others_are_said_as_they_were_understood() {
    assert!(!render("q=facial+recognition").contains("understood"));
    for (typed, expected) in [
        ("%22facial+recognition%22+-huawei", "Searched for: “facial recognition”, not huawei."),
        ("cantonese+OR+mandarin", "Searched for: cantonese or mandarin."),
        ("entity%3ASenseTime", "Searched for: organization SenseTime."),
        ("after%3A2018-09", "Searched for: published from 2018-10-01."),
        ("topic%3Azzz", "“topic:zzz” is no topic of this corpus: searched as words."),
        ("before%3Azzz", "“before:zzz” is no date: searched as words."),
    ] {
        says(&render(&format!("q={typed}")), &[r#"<p class="understood">"#, expected, "</p>"]);
    }
}

#[test]
fn a_word_that_was_taken_for_another_is_said_with_a_link_to_that() {
    let page = render("q=facial+cantonnese+");
    says(
        &page,
        &[
            r#"<p class="understood">No article has “cantonnese”, taken for "#,
            r##"href="#q=facial+cantonese""##,
            ">cantonese</a>.</p>",
        ],
    );
}

#[test]
fn where_nothing_is_found_other_queries_are_links_before_filters_are_dropped() {
    let page = render("q=%22cantonese+spoken%22");
    says(
        &page,
        &[
            "Did you mean:",
            r##"href="#q=cantonese+spoken""##,
            ">cantonese spoken</a> 1 article",
            "Drop one:",
        ],
    );
    assert!(!render("entity=zimbabwe&year=2018").contains("Did you mean"));
}
