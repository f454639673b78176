//! Related articles and reports that a folder holds twice.

use corpus::Reason;

use crate::folder::{Folder, article};

const REPORT: &str = "Three lighthouses of the strait will be lit by hand again, the keepers' union \
    said. Storms cut the cable in March and again in May, and no ship with a spare one is free. \
    Keepers who had retired were asked to come back, and all but one of them agreed at once.";
const REWRITTEN: &str = "Retired lighthouse keepers return to the strait. After two storms broke the \
    cable, their union offered to light the lamps by hand; nearly everybody who was asked is coming.";
const OTHER: &str = "The bakers of the old town sell bread by weight from autumn on. A loaf had \
    shrunk by a fifth in ten years, a councillor found with a kitchen scale.";

#[test]
fn a_report_that_came_twice_is_marked_and_its_subject_related() {
    let updated = format!("{REPORT} The last one followed a day later.");
    let corpus = Folder::of(&[
        ("a.md", &article("Lamps by hand", REPORT)),
        ("b.md", &article("Bread", OTHER)),
        ("c.md", &article("Lamps by hand (update)", &updated)),
        ("d.md", &article("Keepers return", REWRITTEN)),
    ])
    .corpus();
    let [a, b, c, d] = ["a", "b", "c", "d"].map(|slug| corpus.article_by_slug(slug).unwrap());
    let reports = [a, b, c, d].map(|id| corpus.article(id).report);
    assert_eq!(reports, [Some(0), None, Some(0), None]);

    let related = |id| {
        let related = corpus.article(id).related.iter();
        related.map(|related| (related.article, related.likeness)).collect::<Vec<_>>()
    };
    let of_a = related(a);
    assert_eq!(of_a.iter().map(|&(id, _)| id).collect::<Vec<_>>(), [c, d]);
    assert!(of_a[0].1 > 80 && of_a[1].1 < 60, "{of_a:?}");
    assert_eq!(related(b), []);
    let reasons = &corpus.article(d).related[0].reasons;
    assert!((2..=5).contains(&reasons.len()), "{reasons:?}");
    assert!(reasons.iter().all(|reason| !matches!(reason, Reason::Term(term) if term.is_empty())));
}

#[test]
fn a_lone_article_has_no_relatives() {
    let corpus = Folder::of(&[("a.md", &article("Bread", OTHER))]).corpus();
    let article = corpus.article(corpus.article_by_slug("a").unwrap());
    assert_eq!((article.related.len(), article.report), (0, None));
}
