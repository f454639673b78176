//! Quantities that a text states, from files to figures.
#![allow(clippy::print_stdout)]

use std::path::Path;

use corpus::{Bound, Corpus, Figure, FigureKind, Reading};

use crate::folder::{Folder, article};

/// A reading as one line.
fn shown(reading: &Reading) -> String {
    let bound = match reading.bound {
        Bound::Exactly => String::new(),
        bound => format!("{} ", bound.key()),
    };
    let up_to = reading.up_to.map_or(String::new(), |up_to| format!(" to {up_to}"));
    let out_of = reading.out_of.map_or(String::new(), |out_of| format!(" of {out_of}"));
    format!("{bound}{}{up_to}{out_of} {}", reading.value, reading.unit)
}

/// All figures of a text, as `words = kind: reading = reading`.
fn figures(corpus: &Corpus, slug: &str) -> Vec<String> {
    let article = corpus.article(corpus.article_by_slug(slug).unwrap());
    let line = |figure: &Figure| {
        let readings: Vec<_> = figure.readings.iter().map(shown).collect();
        format!("{} = {}: {}", article.words(figure.span), figure.kind.key(), readings.join(" = "))
    };
    article.figures.iter().map(line).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let folder = Folder::of(&[("a.md", &article("A", text))]);
    assert_eq!(figures(&folder.corpus(), "a"), expected, "{text}");
}

#[test]
fn money_has_a_currency_and_a_multiplier() {
    check("They paid US$5 million.", &["US$5 million = money: 5000000 USD"]);
    check("They paid $2.50 for it.", &["$2.50 = money: 2.5 USD"]);
    check(
        "It cost HK$1.2bn and A$30m.",
        &["HK$1.2bn = money: 1200000000 HKD", "A$30m = money: 30000000 AUD"],
    );
    check(
        "It cost £40 or €50 or ¥600.",
        &["£40 = money: 40 GBP", "€50 = money: 50 EUR", "¥600 = money: 600 JPY"],
    );
    check("A loan of dlrs 220 million.", &["dlrs 220 million = money: 220000000 USD"]);
    check("Net was 18.5 mln dlrs.", &["18.5 mln dlrs = money: 18500000 USD"]);
    check("Dividend 25 cts.", &["25 cts = money: 0.25 USD"]);
    check("Bills of 45 mln stg.", &["45 mln stg = money: 45000000 GBP"]);
    check("A fine of RM50,000.", &["RM50,000 = money: 50000 MYR"]);
    check("A fund of Rs 20 crore.", &["Rs 20 crore = money: 200000000 INR"]);
    check("They gave two million dollars.", &["two million dollars = money: 2000000 USD"]);
    check("They gave half a million euros.", &["half a million euros = money: 500000 EUR"]);
    check(
        "Some 3 billion Hong Kong dollars.",
        &["3 billion Hong Kong dollars = money: about 3000000000 HKD"],
    );
    check("Aid of 7 million U.S. dollars came.", &["7 million U.S. dollars = money: 7000000 USD"]);
    check("A gap of 90 billion yen.", &["90 billion yen = money: 90000000000 JPY"]);
    check("A price of 40 Swiss francs.", &["40 Swiss francs = money: 40 CHF"]);
    check("A price of 40 francs.", &["40 francs = money: 40 francs"]);
}

#[test]
fn a_pair_in_two_currencies_is_one_figure() {
    check(
        "A fund of HK$78 million (US$10 million) was set up.",
        &["HK$78 million (US$10 million) = money: 78000000 HKD = 10000000 USD"],
    );
    check(
        "It is worth US$2 billion (HK$15.6 billion).",
        &["US$2 billion (HK$15.6 billion) = money: 2000000000 USD = 15600000000 HKD"],
    );
    check(
        "It lost 90 million yen (about $600,000) in May.",
        &["90 million yen (about $600,000) = money: 90000000 JPY = about 600000 USD"],
    );
    check(
        "It cost 30 million pesos, equal to US$1.5 million, in May.",
        &["30 million pesos, equal to US$1.5 million = money: 30000000 pesos = 1500000 USD"],
    );
    check(
        "The wage is 125 naira (about thirty dollars) a month.",
        &["125 naira (about thirty dollars) = money: 125 NGN = about 30 USD"],
    );
    check(
        "It paid $5 million ($2 million in cash).",
        &["$5 million = money: 5000000 USD", "$2 million = money: 2000000 USD"],
    );
}

#[test]
fn ranges_keep_both_ends() {
    check(
        "It will cost $5-7 million.",
        &["$5 = money: 5000000 to 7000000 USD", "7 million = money: 7000000 USD"],
    );
    check(
        "It will cost $30 million to $40 million.",
        &["$30 million = money: 30000000 to 40000000 USD", "$40 million = money: 40000000 USD"],
    );
    check(
        "It will cost between $5 million and $7 million.",
        &["$5 million = money: 5000000 to 7000000 USD", "$7 million = money: 7000000 USD"],
    );
    check(
        "Growth of 5-15 percent.",
        &["5 = percent: 5 to 15 percent", "15 percent = percent: 15 percent"],
    );
    check("It went from 3 to 4 pct.", &["3 = percent: 3 percent", "4 pct = percent: 4 percent"]);
    check("Growth of 5%-15%.", &["5% = percent: 5 to 15 percent", "15% = percent: 15 percent"]);
    check("Some 20-30 lorries left.", &["20-30 lorries = count: about 20 to 30 lorries"]);
    check(
        "For 1.5-2 million people.",
        &["1.5-2 million people = count: 1500000 to 2000000 people"],
    );
    check("A fund of Rs 5 or a $3 one.", &["Rs 5 = money: 5 INR", "$3 = money: 3 USD"]);
    check("Work for two to three years.", &["two to three years = duration: 2 to 3 year"]);
    check("About 20 to 30 lorries left.", &["20 to 30 lorries = count: about 20 to 30 lorries"]);
}

#[test]
fn shares_are_percent_points_and_basis_points() {
    check("Up 5%.", &["5% = percent: 5 percent"]);
    check("Up 53 per cent.", &["53 per cent = percent: 53 percent"]);
    check("Up 7-3/4 pct.", &["7-3/4 pct = percent: 7.75 percent"]);
    check("Up one-tenth of 1 percent.", &["one-tenth of 1 percent = percent: 0.1 percent"]);
    check(
        "Up half a percentage point.",
        &["half a percentage point = percent: 0.5 percentage point"],
    );
    check("Up by 25 basis points.", &["25 basis points = percent: 25 basis point"]);
    check("A 5-percent rise.", &["5-percent = percent: 5 percent"]);
    check("Up twenty-five percent.", &["twenty-five percent = percent: 25 percent"]);
}

#[test]
fn words_around_say_how_exact_it_is() {
    check("More than 40 percent.", &["40 percent = percent: at-least 40 percent"]);
    check("Up to 40 percent.", &["40 percent = percent: at-most 40 percent"]);
    check("It went up to 40 percent.", &["40 percent = percent: 40 percent"]);
    check("No more than $5.", &["$5 = money: at-most 5 USD"]);
    check("At least 300 houses.", &["300 houses = count: at-least 300 houses"]);
    check("Almost 300 houses.", &["300 houses = count: at-most 300 houses"]);
    check("An estimated 300 houses.", &["300 houses = count: about 300 houses"]);
    check("It took 20 minutes or more.", &["20 minutes = duration: at-least 20 minute"]);
}

#[test]
fn counts_have_their_noun() {
    check(
        "Some 44 large foreign delegations came.",
        &["44 large foreign delegations = count: about 44 delegations"],
    );
    check("Of 1.3 million people none came.", &["1.3 million people = count: 1300000 people"]);
    check("The six Oslo schools closed.", &["six = count: 6 schools"]);
    check("There were 40 out of 900 firms.", &["40 out of 900 firms = count: 40 of 900 firms"]);
    check("They counted 12 state-run mines.", &["12 state-run mines = count: 12 mines"]);
}

#[test]
fn ranks_and_durations() {
    check("The third-largest port.", &["third-largest = rank: 3 largest"]);
    check("The second most valuable firm.", &["second most valuable = rank: 2 valuable"]);
    check("It is No. 4 in Norway.", &["No. 4 = rank: 4 place"]);
    check("It was ranked fifth.", &["fifth = rank: 5 place"]);
    check("It took third place.", &["third place = rank: 3 place"]);
    check("For the first time in a while.", &[]);
    check("A 20-minute ride.", &["20-minute = duration: 20 minute"]);
    check("Two and a half years passed.", &["Two and a half years = duration: 2.5 year"]);
    check("In 2 hours, 30 minutes.", &["2 hours, 30 minutes = duration: 150 minute"]);
}

#[test]
fn digits_of_other_things_are_no_figures() {
    for text in [
        "The plan is called Made in Oslo 2025.",
        "France24 said the 5G net and the F-16 jets are new.",
        "Call 555-0134 at 7:30 for room 12.",
        "They won 3-2 on Monday, 5 March 2018.",
        "She is 45 years old, he a 45-year-old man.",
        "Version 2.1.3 came in 1997.",
        "On Channel 4 and in Article 5.",
        "Section 301 duties bind one in five firms, says page 1984.",
        "The Group of Seven nations and Fortune 500 firms.",
        "He won it and marks the day.",
        "It came two years ago.",
        "They may march in the fall of the house.",
    ] {
        check(text, &[]);
    }
    check("They carried 500 pounds of rice.", &["500 pounds = count: 500 pounds"]);
}

const ENTITIES: &str = r#"
[[entity]]
id = "acme"
name = "Acme"
kind = "organization"

[[entity]]
id = "borealis"
name = "Borealis"
kind = "organization"
"#;

/// Of each figure its words, what it measures, whose it is, and when.
fn attributed(texts: &[(&str, &str)]) -> Vec<[String; 4]> {
    let mut files: Vec<_> = texts
        .iter()
        .map(|(name, text)| (*name, format!("---\ntitle: A\npublished: 2018-09-20\n---\n{text}\n")))
        .collect();
    files.push(("entities.toml", ENTITIES.to_owned()));
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let ingested = Folder::of(&files).ingest();
    let corpus = ingested.corpus.unwrap();
    let articles: Vec<_> = corpus.articles().collect();
    let of = |article: &corpus::Article, figure: &Figure| {
        [
            article.words(figure.span).to_owned(),
            figure.measures.map_or("", |span| article.words(span)).to_owned(),
            figure.subject.map_or(String::new(), |id| corpus.entity(id).key.clone()),
            figure.when.as_ref().map_or("", |date| date.edtf()).to_owned(),
        ]
    };
    articles
        .iter()
        .flat_map(|(_, article)| article.figures.iter().map(|figure| of(article, figure)))
        .collect()
}

#[track_caller]
fn check_attributed(text: &str, expected: &[[&str; 4]]) {
    assert_eq!(attributed(&[("a.md", text)]), expected, "{text}");
}

#[test]
fn a_figure_says_what_it_measures_whose_it_is_and_when() {
    check_attributed(
        "Acme raised $6 million in 2016.",
        &[["$6 million", "raised", "acme", "2016"]],
    );
    check_attributed(
        "Acme's revenue of $6 million was low.",
        &[["$6 million", "revenue", "acme", ""]],
    );
    check_attributed(
        "Revenue at Acme rose to $6 million.",
        &[["$6 million", "Revenue", "acme", ""]],
    );
    check_attributed(
        "Borealis got a $6 million loan from Acme.",
        &[["$6 million", "loan", "", ""]],
    );
    check_attributed(
        "Acme, founded in 2014 and valued at $6 million, sold boats.",
        &[["$6 million", "valued", "acme", ""]],
    );
    check_attributed(
        "Sales were $2 million last year and $3 million in 2016.",
        &[["$2 million", "Sales", "", "2017"], ["$3 million", "Sales", "", "2016"]],
    );
    check_attributed(
        "Borealis said it was told that $6 million is lost.",
        &[["$6 million", "", "", ""]],
    );
}

#[test]
fn a_date_that_is_not_of_the_figure_is_not_given_to_it() {
    check_attributed("Acme, set up four years ago, has $6 million.", &[["$6 million", "", "", ""]]);
    check_attributed(
        "Prices rose 3 percent in May from 4 percent a year earlier.",
        &[["3 percent", "Prices", "", "2018-05"], ["4 percent", "Prices", "", ""]],
    );
    check_attributed(
        "Sales of $6 million in 2016 beat the $5 million of the year before.",
        &[["$6 million", "Sales", "", "2016"], ["$5 million", "Sales", "", ""]],
    );
    check_attributed(
        "Acme raised $6 million earlier this month.",
        &[["$6 million", "raised", "acme", "2018-09"]],
    );
}

#[test]
fn what_somebody_does_or_will_do_with_things_is_theirs() {
    for text in [
        "Acme employs 300 welders.",
        "Acme will hire 300 welders.",
        "Acme plans to invest $6 million.",
        "Acme has promised to pay $6 million.",
        "Acme sold 300 boats.",
    ] {
        assert_eq!(attributed(&[("a.md", text)])[0][2], "acme", "{text}");
    }
    for text in ["Acme was sold for $6 million.", "Acme, they say, has $6 million."] {
        assert_eq!(attributed(&[("a.md", text)])[0][2], "", "{text}");
    }
}

#[test]
fn a_saying_counts_nothing() {
    check("They call it “three steps forward, two steps back” here.", &[]);
    check("He had “three steps” to go.", &["three steps = count: 3 steps"]);
    check(
        "The firm’s two mills and the states’ three banks.",
        &["two mills = count: 2 mills", "three banks = count: 3 banks"],
    );
}

#[test]
fn the_same_figure_of_several_articles_has_one_number() {
    let folder = Folder::of(&[
        (
            "a.md",
            &article(
                "A",
                "Acme is valued at US$4.5 million (HK$35.3 million).\n\nIt has 12 boats.",
            ),
        ),
        (
            "b.md",
            &article(
                "B",
                "They valued Acme again.\n\nThe maker Acme, valued at $4.5 million, grows.",
            ),
        ),
        ("c.md", &article("C", "Borealis is valued at $4.5 million.")),
        ("d.md", &article("D", "Acme has lost HK$35.3 million.")),
        ("entities.toml", ENTITIES),
    ]);
    let corpus = folder.ingest().corpus.unwrap();
    let same = |slug: &str| {
        let article = corpus.article(corpus.article_by_slug(slug).unwrap());
        article.figures.iter().map(|figure| figure.same).collect::<Vec<_>>()
    };
    assert_eq!(same("a"), [Some(0), None]);
    assert_eq!(same("b"), [Some(0)]);
    assert_eq!(same("c"), [None], "another owner");
    assert_eq!(same("d"), [Some(0)], "the other reading, and the same owner");
}

/// Kind, value and unit.
type Amount = (FigureKind, f64, &'static str);

/// Every amount of money and every share in the originals, by the beginning of their names.
const ORIGINALS: [(&str, &[Amount]); 5] = [
    (
        "000",
        &[
            (FigureKind::Money, 1e9, "HKD"),
            (FigureKind::Money, 128_670_000.0, "USD"),
            (FigureKind::Money, 3e9, "HKD"),
            (FigureKind::Money, 400e6, "HKD"),
            (FigureKind::Money, 51_400_000.0, "USD"),
        ],
    ),
    ("001", &[(FigureKind::Money, 4.5e9, "USD")]),
    ("002", &[(FigureKind::Percent, 40.0, "percent")]),
    ("003", &[(FigureKind::Money, 4.5e9, "USD"), (FigureKind::Money, 35.3e9, "HKD")]),
    (
        "004",
        &[
            (FigureKind::Money, 1.6e9, "USD"),
            (FigureKind::Money, 100e9, "USD"),
            (FigureKind::Money, 1e9, "USD"),
            (FigureKind::Money, 600e6, "USD"),
            (FigureKind::Money, 1.6e9, "USD"),
            (FigureKind::Money, 4.5e9, "USD"),
            (FigureKind::Money, 460e6, "USD"),
        ],
    ),
];

#[test]
fn every_amount_of_money_and_share_of_the_originals_is_found() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seeds"));
    if !folder.exists() {
        println!("skipped: there is no {}", folder.display());
        return;
    }
    let corpus = ingest::ingest(folder).unwrap().corpus.unwrap();
    let mut slugs: Vec<_> = corpus.articles().map(|(_, article)| article.slug.clone()).collect();
    slugs.sort();
    assert_eq!(slugs.len(), ORIGINALS.len());
    for (start, expected) in ORIGINALS {
        let slug = slugs.iter().find(|slug| slug.starts_with(start)).unwrap();
        let article = corpus.article(corpus.article_by_slug(slug).unwrap());
        let figures = article
            .figures
            .iter()
            .filter(|figure| matches!(figure.kind, FigureKind::Money | FigureKind::Percent));
        let found: Vec<_> = figures
            .flat_map(|figure| {
                figure
                    .readings
                    .iter()
                    .map(|reading| (figure.kind, reading.value, reading.unit.as_str()))
            })
            .collect();
        assert_eq!(found, expected, "{start}");
    }
}
