//! What a page says of itself is found with its evidence; what it does not say stays unknown.

use corpus::Article;
use ingest::Record;

use crate::folder::Folder;

/// An article of a page with these lines above its text.
fn read(lines: &[&str]) -> (Article, Record, Vec<String>) {
    let body = "The harbour board met on Monday to hear about the pier that is to be built.\n\
                Nobody spoke against the plan, and the work is to begin before the winter.\n";
    let source = format!("{}\n\n{body}", lines.join("\n"));
    read_page(&source)
}

fn read_page(source: &str) -> (Article, Record, Vec<String>) {
    let folder = Folder::of(&[("page.txt", source)]);
    let ingested = folder.ingest();
    let lines = folder.lines(&ingested);
    let corpus = ingested.corpus.unwrap();
    let article = corpus.articles().next().unwrap().1.clone();
    (article, ingested.records.into_iter().next().unwrap(), lines)
}

fn published(stamp: &str) -> Option<String> {
    let (article, ..) = read(&["Harbour board hears about the new pier", stamp]);
    article.published.map(|date| date.edtf().to_owned())
}

#[test]
fn stamps_are_read_in_all_usual_forms() {
    for stamp in [
        "PUBLISHED : Tuesday, 09 March, 2021, 7:00pm",
        "Published: 2021-03-09T19:00:00+08:00",
        "Posted on March 9th, 2021 at 10:15 EDT",
        "Mar. 9, 2021",
        "9 Mar 2021",
        "2021/03/09",
        "09.03.2021",
        "Tue, 09 Mar 2021 19:00:00 +0800",
        "Tuesday, 09/03/2021",
        "By Ann Lee | 9 March 2021",
    ] {
        assert_eq!(published(stamp).as_deref(), Some("2021-03-09"), "{stamp}");
    }
    assert_eq!(published("March 2021").as_deref(), Some("2021-03"));
}

#[test]
fn what_is_no_date_is_not_taken_for_one() {
    for line in
        ["Updated 3 hours ago", "By Ann Lee", "5 min read", "Harbour, 2021 edition", "Pier 39"]
    {
        assert_eq!(published(line), None, "{line}");
    }
}

#[test]
fn each_field_has_its_evidence() {
    let (article, record, lines) = read(&[
        "Harbour board hears about the new pier",
        "By ANN LEE and Bo Ray in Oslo",
        "Published 9 March 2021, 7:00pm | Updated 10 March 2021",
    ]);
    assert_eq!(lines, [""; 0]);
    assert_eq!(article.authors, ["Ann Lee", "Bo Ray"]);
    let evidence: Vec<_> = record
        .evidence
        .iter()
        .map(|evidence| {
            let place = evidence.place.unwrap();
            (evidence.field, evidence.text.as_str(), evidence.origin, place.line, place.column)
        })
        .collect();
    assert_eq!(
        evidence,
        [
            ("title", "Harbour board hears about the new pier", "text", 1, 1),
            ("authors", "By ANN LEE and Bo Ray in Oslo", "text", 2, 1),
            ("published", "9 March 2021, 7:00pm", "text", 3, 11),
            ("updated", "10 March 2021", "text", 3, 42),
        ]
    );
}

#[test]
fn a_head_of_fields_is_read() {
    let (article, ..) = read(&[
        "Title: Harbour board hears about the new pier",
        "Author: Lee, Ann",
        "Date: 2021-03-09",
        "Source: The Northern Courier",
        "URL: https://courier.example/pier",
        "Language: en_GB",
        "Tags: pier, harbour, Pier",
    ]);
    assert_eq!(article.title, "Harbour board hears about the new pier");
    assert_eq!(article.authors, ["Ann Lee"]);
    assert_eq!(article.source.publisher.as_deref(), Some("The Northern Courier"));
    assert_eq!(article.source.url.as_deref(), Some("https://courier.example/pier"));
    assert_eq!(article.lang, "en-GB");
    assert_eq!(article.tags, ["pier", "harbour"]);
    assert_eq!(article.published.unwrap().edtf(), "2021-03-09");
}

#[test]
fn a_date_of_a_teaser_a_comment_or_the_text_is_not_the_articles() {
    let (article, record, _) = read_page(
        "Harbour board hears about the new pier\n\n\
         The harbour board met on 9 March 2021 to hear about the pier that is to be built.\n\n\
         Nobody spoke against the plan, and the work is to begin before the winter.\n\n\
         Latest Harbour News\n\nFerry firm orders six electric boats\n\nPublished 12 May 2024\n\n\
         Leave a Reply\n\nBo Ray says:\n\n13 May 2024 at 9:15 am\n",
    );
    assert_eq!(article.published, None);
    assert!(record.evidence.iter().all(|evidence| evidence.field == "title"));
}

#[test]
fn the_article_decides_between_day_and_month_or_nobody_does() {
    let page = |stamp: &str, text: &str| {
        let source = format!(
            "Harbour board hears about the new pier\nPublished {stamp}\n\n\
             The harbour board met to hear about the pier that is to be built {text} in the north.\n"
        );
        let (article, ..) = read_page(&source);
        (article.published.map(|date| date.edtf().to_owned()), article.date_note)
    };
    let sure = |edtf: &str| (Some(edtf.to_owned()), None);
    assert_eq!(page("02/10/2018", "on 25/09/2018"), sure("2018-10-02"));
    assert_eq!(page("02/10/2018", "on 09/25/2018"), sure("2018-02-10"));
    assert_eq!(page("02/10/2018", "by September 25, 2018"), sure("2018-02-10"));
    assert_eq!(page("02/10/2018", "by 25 September 2018"), sure("2018-10-02"));
    assert_eq!(page("02/10/2018, updated 3 October 2018", "soon"), sure("2018-10-02"));
    let (date, note) = page("02/10/2018", "soon");
    assert_eq!(date.as_deref(), Some("2018"));
    assert_eq!(note.as_deref(), Some("day and month of \"02/10/2018\" can be read in two ways"));
}

#[test]
fn days_that_cannot_be_meant_are_warned_of() {
    let warning = |stamp: &str| {
        let (article, _, lines) = read(&["Harbour board hears about the new pier", stamp]);
        (article.published.map(|date| date.edtf().to_owned()), lines)
    };
    let (date, lines) = warning("Published 9 March 2921");
    assert_eq!(date, None);
    assert_eq!(
        lines,
        [
            "seeds/page.txt:2:11: warning: \"9 March 2921\" is in the future and is not taken for the \
          date of the article; correct it in the file, or give the article a date"
        ]
    );
    let (date, lines) = warning("Published 9 March 1021");
    assert_eq!((date, lines.len()), (None, 1));
    let (date, lines) = warning("Published Monday, 9 March 2021");
    assert_eq!(date.as_deref(), Some("2021-03-09"));
    assert_eq!(
        lines,
        [
            "seeds/page.txt:2:11: warning: the day of the week in \"Monday, 9 March 2021\" is not that \
          of 2021-03-09; look which of the two is right"
        ]
    );
    let (_, lines) = warning("Published 9 March 2021, updated 8 March 2020");
    assert_eq!(lines.len(), 1, "{lines:?}");
}
