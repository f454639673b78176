//! Saved pages in the shapes that publishing systems give them: the article is found, and all of it, and
//! who wrote it and when.

use std::path::Path;

use corpus::Article;
use ingest::ingest;

/// What a page ought to become.
struct Expected {
    slug: &'static str,
    title: &'static str,
    publisher: &'static str,
    published: Option<&'static str>,
    authors: &'static [&'static str],
    /// How each piece of the text begins.
    text: &'static [&'static str],
}

const PAGES: &[Expected] = &[
    Expected {
        slug: "ads",
        title: "Lighthouse sold for one crown",
        publisher: "Coast Today",
        published: Some("2022-08-08"),
        authors: &["Hedda Storm"],
        text: &["The state has sold", "The tower, 31", "“We bought the", "Three other towers"],
    },
    Expected {
        slug: "blogger",
        title: "Sloes are early",
        publisher: "Hedgerow Notes",
        published: Some("2012-09-09"),
        authors: &["Winifred Ash"],
        text: &["The sloes on", "I picked two", "My neighbour says"],
    },
    Expected {
        slug: "drupal",
        title: "Board approves new filter hall",
        publisher: "Lake District Water Board",
        published: Some("2019-03-26"),
        authors: &["Petra Lund"],
        text: &[
            "The board of",
            "The hall will",
            "No street will",
            "The old filters",
            "“The old hall",
        ],
    },
    Expected {
        slug: "essay",
        title: "I counted every door in my town",
        publisher: "Medium",
        published: Some("2020-07-02"),
        authors: &["Emre Tan"],
        text: &[
            "It took eleven",
            "There are 6,203",
            "A door counts",
            "The colours",
            "Green leads with",
            "Nobody asked me",
        ],
    },
    Expected {
        slug: "forum",
        title: "Ice on the upper lake: what we measured this week",
        publisher: "Lake Skaters Forum",
        published: Some("2018-01-19"),
        authors: &["frostbite"],
        text: &["We drilled nine", "Along the shore", "Nobody should go"],
    },
    Expected {
        slug: "ghost",
        title: "Why our bread got smaller",
        publisher: "The Crumb",
        published: Some("2023-02-27"),
        authors: &["Noor Haddad"],
        text: &[
            "A baker weighs",
            "I kept one",
            "The first weighed",
            "Flour cost 38",
            "Nobody decided it",
            "There was no",
            "From March on",
        ],
    },
    Expected {
        slug: "html32",
        title: "Railway museum gets its engine back",
        publisher: "The Moorland Observer",
        published: Some("1998-06-03"),
        authors: &["Walter Pym"],
        text: &[
            "The railway museum",
            "Some four hundred",
            "The repair cost",
            "\"She sounds younger",
            "The museum is",
        ],
    },
    Expected {
        slug: "mediawiki",
        title: "Tarn Mill",
        publisher: "Lakelands Wiki",
        published: None,
        authors: &[],
        text: &[
            "Built | 1764",
            "Wheels | 2",
            "Tarn Mill is a water mill",
            "History",
            "The first wheel",
            "Today",
            "A trust bought",
            "Parish register",
        ],
    },
    Expected {
        slug: "news",
        title: "Harbour tunnel opens to cyclists after nine years",
        publisher: "Northern Herald",
        published: Some("2024-05-14"),
        authors: &["Moira Kell", "Jon Askew"],
        text: &[
            "Council ends the ban",
            "Cyclists rode through",
            "The ban was",
            "Councillor Fay Ormond",
            "Some 1,400 riders",
            "The council will",
        ],
    },
    Expected {
        slug: "print",
        title: "Frost takes half of the cherries",
        publisher: "Orchard Weekly",
        published: Some("2017-04-21"),
        authors: &["Lotte Grube"],
        text: &["Two nights of", "In the lower", "Apples were spared"],
    },
    Expected {
        slug: "release",
        title: "Solvane Wind to build 24 turbines off Karlsund",
        publisher: "Solvane Wind",
        published: Some("2021-03-09"),
        authors: &["Solvane Wind"],
        text: &[
            "KARLSUND, 9 March",
            "Each turbine yields",
            "Turbines | 24",
            "Depth of the sea | 31 metres",
            "“The wind off",
            "The foundations will",
        ],
    },
    Expected {
        slug: "wordpress",
        title: "Night buses return to the valley",
        publisher: "Upper Valley Gazette",
        published: Some("2021-10-14"),
        authors: &["Tilda Brandt"],
        text: &[
            "Night buses will",
            "Two lines leave",
            "“People who work",
            "What it costs",
            "A ride costs",
            "Read our report",
        ],
    },
];

/// What differs, in words.
fn faults(expected: &Expected, article: &Article) -> Vec<String> {
    let mut faults = Vec::new();
    let mut check = |what: &str, found: &str, expected: &str| {
        if found != expected {
            faults.push(format!("{what} is {found:?}, not {expected:?}"));
        }
    };
    check("title", &article.title, expected.title);
    check("publisher", article.source.publisher.as_deref().unwrap_or("-"), expected.publisher);
    let published = article.published.as_ref().map_or("-", |date| date.edtf());
    check("published", published, expected.published.unwrap_or("-"));
    check("authors", &article.authors.join(", "), &expected.authors.join(", "));
    let pieces: Vec<_> = article.text.split("\n\n").collect();
    let begins = pieces.len() == expected.text.len()
        && pieces.iter().zip(expected.text).all(|(piece, start)| piece.starts_with(start));
    if !begins {
        let starts: Vec<_> =
            pieces.iter().map(|it| it.chars().take(40).collect::<String>()).collect();
        faults.push(format!("text is {starts:#?}"));
    }
    faults
}

#[test]
fn the_pages_of_usual_publishing_systems_become_articles() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let corpus = ingest(&folder).unwrap().corpus.unwrap();
    let mut all = Vec::new();
    assert_eq!(corpus.n_articles(), PAGES.len());
    for expected in PAGES {
        let id = corpus.article_by_slug(expected.slug).expect(expected.slug);
        let faults = faults(expected, corpus.article(id));
        all.extend(faults.into_iter().map(|fault| format!("{}: {fault}", expected.slug)));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
