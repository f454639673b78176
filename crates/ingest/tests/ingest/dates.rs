//! Dates that a text speaks of, from files to days.

use crate::folder::Folder;

/// All dates of a text published on a day, as `words = EDTF`, with a star where it was counted from
/// that day.
#[track_caller]
fn check(published: &str, text: &str, expected: &[&str]) {
    let published = match published {
        "" => String::new(),
        date => format!("published: {date}\n"),
    };
    let folder = Folder::of(&[("a.md", &format!("---\ntitle: A\n{published}---\n{text}\n"))]);
    let corpus = folder.ingest().corpus.unwrap();
    let article = corpus.article(corpus.article_by_slug("a").unwrap());
    let shown = article.dates.iter().map(|mention| {
        let date = mention.date.as_ref().map_or("?", |date| date.edtf());
        let star = if mention.anchor.is_some() { "*" } else { "" };
        format!("{} = {date}{star}", article.words(mention.span))
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn absolute_dates_in_all_forms_of_the_news() {
    for (text, expected) in [
        ("On Sept. 20, 2018, it rained.", "Sept. 20, 2018 = 2018-09-20"),
        ("On 20 September 2018 it rained.", "20 September 2018 = 2018-09-20"),
        ("On Tuesday, 02 October, 2018, it rained.", "Tuesday, 02 October, 2018 = 2018-10-02"),
        ("On the 3rd of May 2018 it rained.", "3rd of May 2018 = 2018-05-03"),
        ("In March 1997 it rained.", "March 1997 = 1997-03"),
        ("In July, 2018, it rained.", "July, 2018 = 2018-07"),
        ("On 2018-09-20 it rained.", "2018-09-20 = 2018-09-20"),
        ("On 14.03.1998 it rained.", "14.03.1998 = 1998-03-14"),
        ("On 3/14/98 it rained.", "3/14/98 = 1998-03-14"),
        ("On 3/4/98 it rained.", "3/4/98 = 1998"),
        ("It rained in 1987.", "1987 = 1987"),
        ("In 1983, it rained.", "1983 = 1983"),
        ("The film (1993) is long.", "1993 = 1993"),
        ("It rained since 2005.", "2005 = 2005/.."),
        ("It rained until 2004.", "2004 = ../2004"),
        ("It rained in the 1990s.", "1990s = 199X"),
        ("It rained in the mid-1980s.", "1980s = 1984~/1986~"),
        ("It rained in the early 80s.", "80s = 1980~/1983~"),
        ("It rained in spring 2018.", "spring 2018 = 2018-21"),
        ("In the third quarter of 2018 it rained.", "third quarter of 2018 = 2018-07/2018-09"),
        ("Sales of Q3 2018 fell.", "Q3 2018 = 2018-07/2018-09"),
        ("In fiscal 1997 it rained.", "1997 = 1997~"),
        ("In the 19th century it rained.", "19th century = 18XX"),
        ("Around 2000 B.C. it rained.", "2000 B.C. = -1999"),
        ("On New Year's Day 2018 it rained.", "New Year's Day 2018 = 2018-01-01"),
    ] {
        check("", text, &[expected]);
    }
    check("", "In the 1997-98 season it rained.", &["1997 = 1997", "98 = 1998"]);
    check("", "From 2014 to 2018 it rained.", &["2014 = 2014", "2018 = 2018"]);
    check(
        "",
        "On March 8-10, 1998, it rained.",
        &["March 8 = 1998-03-08", "10, 1998 = 1998-03-10"],
    );
}

#[test]
fn relative_dates_count_from_the_article() {
    for (text, expected) in [
        ("It rained yesterday.", "yesterday = 2018-09-19*"),
        ("It rained today.", "today = 2018-09-20*"),
        ("It will rain tomorrow.", "tomorrow = 2018-09-21*"),
        ("It rained last night.", "last night = 2018-09-19*"),
        ("It rained last week.", "last week = 2018-09-10/2018-09-16*"),
        ("It rained earlier this month.", "earlier this month = 2018-09*"),
        ("It rained last month.", "last month = 2018-08*"),
        ("It rained in October last year.", "October last year = 2017-10*"),
        ("It will rain next year.", "next year = 2019*"),
        ("It rained four years ago.", "four years ago = 2014*"),
        ("It rained a month ago.", "a month ago = 2018-08*"),
        ("It rained two weeks ago.", "two weeks ago = 2018-09-06~*"),
        ("It rained last fall.", "fall = 2017-23*"),
        ("It will rain next spring.", "spring = 2019-21*"),
        (
            "It rained in the first quarter of this year.",
            "first quarter of this year = 2018-01/2018-03*",
        ),
    ] {
        check("2018-09-20", text, &[expected]);
    }
}

#[test]
fn verbs_and_small_words_say_whether_a_date_is_past_or_to_come() {
    // 20 September 2018 is a Thursday.
    for (text, expected) in [
        ("It rained on Tuesday.", "Tuesday = 2018-09-18*"),
        ("It rained on Thursday.", "Thursday = 2018-09-20*"),
        ("They will meet on Tuesday.", "Tuesday = 2018-09-25*"),
        ("On Tuesday they will meet.", "Tuesday = 2018-09-25*"),
        ("The paper is to be shown on Tuesday.", "Tuesday = 2018-09-25*"),
        ("They met last Thursday.", "Thursday = 2018-09-13*"),
        ("They meet next Friday.", "Friday = 2018-09-21*"),
        ("In May it rained.", "May = 2018-05*"),
        ("In October it rained.", "October = 2017-10*"),
        ("A vote may come by May.", "May = 2019-05*"),
        ("It has rained since July.", "July = 2018-07/..*"),
        ("They will strike on April 3.", "April 3 = 2019-04-03*"),
        ("They struck on April 3.", "April 3 = 2018-04-03*"),
        ("They danced at Christmas.", "Christmas = 2017-12-25*"),
    ] {
        check("2018-09-20", text, &[expected]);
    }
}

#[test]
fn without_a_day_to_count_from_a_date_stays_unresolved() {
    check("", "It rained last week and on Monday.", &["last week = ?", "Monday = ?"]);
    check("", "It rained in October last year.", &["October last year = ?"]);
    check("", "It rained since July 2018.", &["July 2018 = 2018-07/.."]);
}

#[test]
fn an_article_of_an_uncertain_date_gives_uncertain_dates() {
    check("2019-11~", "It rained last year.", &["last year = 2018~*"]);
    check("2019-11~", "It rained last month.", &["last month = 2019-10~*"]);
    check("2019-11~", "It rained yesterday.", &["yesterday = 2019-10~/2019-11~*"]);
    check("2019", "It rained in 2005.", &["2005 = 2005"]);
}

#[test]
fn words_that_look_like_dates_are_none() {
    for text in [
        "They may march on, said April Moss and Jan Holm.",
        "The fall of the wall and the rise in prices.",
        "Theresa May and August Wilson spoke.",
        "They read the Sunday Times.",
        "The Made in Oslo 2025 plan.",
        "At 1130 GMT the 2000-metre race began.",
        "They sold 2,005 houses for $1999.",
        "She is in her early 80s.",
        "It spread over the next five years.",
        "In \"Today\" they sang.",
        "A spring of water and a second chance.",
    ] {
        check("2018-09-20", text, &[]);
    }
}
