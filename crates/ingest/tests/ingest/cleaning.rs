//! What is not the article goes, whatever site the page was copied from, and nothing else does.
//!
//! Every line of a page below says what becomes of it: `body`, or the reason why it goes. The words
//! are our own; their order and form is that of real sites.

use crate::folder::Folder;

/// Reads a page of lines `FATE> words` as a plain text and compares what becomes of each. Words
/// between `{` and `}` are to be cut out of a line that stays, as link spam.
fn check(page: &str) -> ingest::Ingested {
    let mut source = String::new();
    let mut dropped: Vec<(u32, String, &str)> = Vec::new();
    let mut body: Vec<String> = Vec::new();
    for (idx, line) in page.lines().enumerate() {
        let (fate, words) = line.split_once("> ").unwrap_or(("", ""));
        let plain = words.replace(['{', '}'], "");
        source.push_str(&plain);
        source.push('\n');
        match fate.trim() {
            "" => {}
            "body" => {
                let (before, rest) = words.split_once('{').unwrap_or((words, ""));
                let (cut, after) = rest.split_once('}').unwrap_or((rest, ""));
                if !cut.is_empty() {
                    dropped.push((idx as u32 + 1, cut.trim().to_owned(), "link-spam"));
                }
                body.push(format!("{}{after}", before.trim_end()));
            }
            fate => dropped.push((idx as u32 + 1, plain.trim().to_owned(), fate)),
        }
    }
    let folder = Folder::of(&[("page.txt", &source)]);
    let ingested = folder.ingest();
    assert_eq!(folder.lines(&ingested), [""; 0]);
    let record = &ingested.records[0];
    let found: Vec<_> = record
        .dropped
        .iter()
        .map(|dropped| (dropped.place.line, dropped.text.clone(), dropped.reason.key()))
        .collect();
    assert_eq!(found, dropped);
    let corpus = ingested.corpus.as_ref().unwrap();
    let (_, article) = corpus.articles().next().unwrap();
    let kept: Vec<_> = article.text.split("\n\n").map(ToOwned::to_owned).collect();
    assert_eq!(kept, body);
    places_are_exact(&source, &article.text, &record.places);
    ingested
}

/// Every stretch of the text stands in the file where the record says.
fn places_are_exact(source: &str, text: &str, places: &[(u32, ingest::Place)]) {
    let lines: Vec<_> = source.lines().collect();
    for (idx, (start, place)) in places.iter().enumerate() {
        let end = places.get(idx + 1).map_or(text.len(), |(end, _)| *end as usize);
        let words = text[*start as usize..end].trim_end();
        let line: String =
            lines[place.line as usize - 1].chars().skip(place.column as usize - 1).collect();
        assert!(line.starts_with(words), "{words:?} at {place:?} of {line:?}");
    }
}

fn article(ingested: &ingest::Ingested) -> &corpus::Article {
    ingested.corpus.as_ref().unwrap().articles().next().unwrap().1
}

#[test]
fn a_page_of_a_broadcaster() {
    let ingested = check(
        "\
navigation> Skip to content
navigation> Home > Business > Ports

bibliography> Harbour town opens its first floating school
bibliography> By Ann Lee
bibliography> Business reporter, Northern News
bibliography> Published 9 March 2021
sharing> Share
caption> Image source, Northern Pictures
caption> Image caption, The school was towed in on Sunday

body> A school that floats on old grain barges has taken in its first hundred pupils.
body> The town council paid for the hulls, and parents painted them during the winter.
body> \"We had no land left to build on,\" said the head teacher, Cy Tan, on Monday.
notice> Advertisement
body> The barges are moored behind the old customs house and are reached by a footbridge.
related-headline> Read more: Ferry firm orders six electric boats
body> Lessons end early when the tide is very high, which happens twice in a month.

teaser> Related stories
teaser> Ferry firm orders six electric boats
teaser> Why the old customs house stands empty
tags> Related topics
tags> Education
tags> Ports
",
    );
    let article = article(&ingested);
    assert_eq!(article.title, "Harbour town opens its first floating school");
    assert_eq!(article.authors, ["Ann Lee"]);
    assert_eq!(article.published.as_ref().unwrap().edtf(), "2021-03-09");
    assert_eq!(article.tags, ["Education", "Ports"]);
}

#[test]
fn a_report_of_an_agency() {
    let ingested = check(
        "\
bibliography> Floods cut off three valleys in the north
bibliography> By BO RAY, Associated Press
bibliography> March 9, 2021 at 6:05 PM EST

body> OSLO (AP) — Rivers that burst their banks overnight have cut off three valleys, officials said.
body> Helicopters were bringing food to about 400 people, most of them in two villages.
caption> Soldiers fill sandbags on Tuesday. (AP Photo/Ann Lee)
body> More rain is expected until the weekend, according to the weather service.
body> The road to the north will stay closed for at least a week, the police said.
notice> Copyright 2021 The Associated Press. All rights reserved. This material may not be published.
",
    );
    let article = article(&ingested);
    assert_eq!(article.authors, ["Bo Ray"]);
    assert_eq!(article.published.as_ref().unwrap().edtf(), "2021-03-09");
    assert_eq!(article.source.publisher, None);
}

#[test]
fn an_export_of_a_blog_with_its_comments() {
    let ingested = check(
        "\
repeated-title> How we mended the lighthouse lamp | The Keeper's Journal
bibliography> How we mended the lighthouse lamp
bibliography> Posted on 12 May 2020 by Ann Lee

body> The lamp had been dark for eleven years when we carried the lens down the stairs.
body> What we used
body> A glass cutter in the next town made the missing prisms from drawings of 1911.
body> What it cost
body> All in all we spent less than a new roof would have cost, and it turns again.

sharing> Share this:
sharing> Facebook
sharing> Twitter
sharing> Like this:
sharing> Loading...
tags> Tags: lighthouse, lamps, volunteers
comments> 2 thoughts on “How we mended the lighthouse lamp”
comments> Bo Ray says:
comments> May 13, 2020 at 9:15 am
comments> Well done! I remember the old keeper, who let us climb up when we were children.
comments> Reply
comments> Leave a Reply
comments> Your email address will not be published. Required fields are marked *
",
    );
    let article = article(&ingested);
    assert_eq!(article.tags, ["lighthouse", "lamps", "volunteers"]);
    assert_eq!(article.published.as_ref().unwrap().edtf(), "2020-05-12");
    assert_eq!(article.authors, ["Ann Lee"]);
    let headings =
        article.blocks.iter().filter(|block| matches!(block, corpus::Block::Heading { .. }));
    assert_eq!(headings.count(), 2);
}

#[test]
fn a_magazine_with_a_kicker_a_deck_and_a_pull_quote() {
    let ingested = check(
        "\
bibliography> SHIPPING

bibliography> The last wooden tugboat of the northern canal retires

body> After ninety years and three engines, the boat that pulled grain, timber and a circus goes to a museum

bibliography> 5 min read

body> Nobody in the town can say who built the boat, because the yard burnt down with its books.

body> Its skipper, Cy Tan, has steered it for thirty years and knows each lock by its sound.

“A canal forgives nothing, but it never hurries you”
pull-quote> Cy Tan, skipper

body> “A canal forgives nothing, but it never hurries you,” she said, and let go of the rope.

body> In spring a crane will lift the boat into the hall of the canal museum, where it will stay.

body> The engine will be turned by hand on holidays, so that children can hear what it was like.
"
        .replace("“A canal forgives nothing, but it never hurries you”\n", "pull-quote> “A canal forgives nothing, but it never hurries you”\n")
        .as_str(),
    );
    let article = article(&ingested);
    assert_eq!(article.title, "The last wooden tugboat of the northern canal retires");
    assert!(article.summary.as_deref().unwrap().starts_with("After ninety years"));
    assert_eq!(article.published, None);
}

#[test]
fn a_german_page() {
    let ingested = check(
        "\
navigation> Zum Inhalt springen
bibliography> Stadtrat beschließt Umbau der alten Werft
bibliography> Von Jürgen Groß
bibliography> Stand: 9. März 2021, 18:05 Uhr
sharing> Teilen

body> Der Stadtrat hat am Dienstag mit großer Mehrheit den Umbau der alten Werft beschlossen.
notice> Anzeige
body> Die Arbeiten sollen im Herbst beginnen und zwei Jahre dauern, sagte die Bürgermeisterin.
related-headline> Lesen Sie auch: Werft verkauft letzten Kran
body> In den Hallen sind Wohnungen, Werkstätten und eine Schule für Bootsbau geplant.

teaser> Mehr zum Thema
teaser> Werft verkauft letzten Kran
teaser> Was aus den Docks wird
comments> Kommentare
notice> Alle Rechte vorbehalten
",
    );
    let article = article(&ingested);
    assert_eq!(article.authors, ["Jürgen Groß"]);
    assert_eq!(article.updated.as_ref().unwrap().edtf(), "2021-03-09");
    assert_eq!(article.published, None);
}

#[test]
fn a_french_page() {
    let ingested = check(
        "\
bibliography> Le dernier phare habité change de gardien
bibliography> Par Zoé Dubois
bibliography> Publié le 9 mars 2021 à 18h05, mis à jour le 10 mars 2021 à 9h00
bibliography> Temps de lecture : 3 min

body> Après vingt ans passés au sommet de la tour, le gardien a remis les clés lundi matin.
caption> Crédit photo : Zoé Dubois
body> Sa remplaçante connaît déjà la lampe, qu'elle a nettoyée chaque été depuis son enfance.
notice> Publicité
body> Le phare reste ouvert aux visiteurs le dimanche, a précisé la mairie de la commune.

tags> Mots-clés : phare, patrimoine
teaser> À lire aussi
teaser> Les phares de la côte bientôt éclairés au solaire
comments> Laisser un commentaire
",
    );
    let article = article(&ingested);
    assert_eq!(article.published.as_ref().unwrap().edtf(), "2021-03-09");
    assert_eq!(article.updated.as_ref().unwrap().edtf(), "2021-03-10");
    assert_eq!(article.tags, ["phare", "patrimoine"]);
    assert_eq!(article.authors, ["Zoé Dubois"]);
}

#[test]
fn a_page_with_summaries_of_other_articles_below_it() {
    check(
        "\
bibliography> Wind farm at sea begins to send power ashore

body> The first of sixty turbines off the northern coast was switched on early on Monday.
body> By the end of the year the farm is to supply as many homes as the county has.

teaser> Latest Energy News
teaser> Old mill to house batteries for a whole street
teaser> The mill has stood empty since the flour company left the valley nine years ago.
teaser> Council delays vote on new power line
teaser> A vote on the line was put off until the summer because two members were ill.
teaser> Tide mill turns again
teaser> The county's only tide mill ground its first sack of grain in ninety years…
notice> Terms of Use
notice> Privacy Policy
",
    );
}

#[test]
fn a_page_that_somebody_put_links_into() {
    check(
        "\
bibliography> Co-operative of beekeepers doubles its harvest

caption> Bees at work
caption> Bees at work

body> The beekeepers of the valley sold twice as much honey as in the year before, they told us\u{a0}{ roof repair services in springfield}.
body> New members brought hives from as far as the coast, Northern Honey,\u{a0}{ used van dealer in maryborough}
",
    );
}

#[test]
fn real_subheadings_lists_and_short_paragraphs_stay() {
    let ingested = check(
        "\
bibliography> Five rules for walking on sea ice

body> Every winter the rescue service pulls a dozen people out of the water near the harbour.
body> What the colour of the ice tells
body> Blue ice that has frozen slowly carries a person when it is as thick as a hand is wide.
body> White ice is half snow and carries half as much, the service says in its leaflet.
body> What to take along
body> A rope, two picks and a friend are all that anyone needs on a short walk, it says.
body> Who decides that the ice is safe?
body> Nobody does. The service measures it on Fridays and puts the figures on its door.
body> He laughed.
body> The last winter without an accident was that of 1996, when the bay did not freeze.
",
    );
    let is_heading = |block: &&corpus::Block| matches!(block, corpus::Block::Heading { .. });
    assert_eq!(article(&ingested).blocks.iter().filter(is_heading).count(), 3);

    let folder = Folder::of(&[(
        "list.txt",
        "What to pack for the ice\n\nThe rescue service asks everyone to carry three things on the ice.\n\n\
         - a rope of ten metres\n- two picks\n- a whistle\n\nThen call a friend and say when you will be back:\n\n\
         1. before you go\n2. when you are back\n",
    )]);
    let corpus = folder.corpus();
    let (_, list) = corpus.articles().next().unwrap();
    let shape: Vec<_> = list
        .blocks
        .iter()
        .map(|block| match block {
            corpus::Block::List { ordered, items } => format!("{ordered} {}", items.len()),
            _ => "text".to_owned(),
        })
        .collect();
    assert_eq!(shape, ["text", "false 3", "text", "true 2"]);
    assert!(list.text.contains("\n\na rope of ten metres\n\n"));
}

#[test]
fn sentences_about_what_pages_carry_stay() {
    check(
        "\
bibliography> How letters to readers took over

body> Sign up for anything and you are on a list, says Ann Lee, who studies what firms send.

body> We use cookies to see who opens them, one sender told her, and she found nobody minded.

body> What readers say

body> Comments on her work come by post, and related costs, such as stamps, she pays herself.

body> Who reads them at all?

body> Most popular are letters about birds, says one firm, and share prices rise with each.

body> Life goes on, with one letter fewer and many more opinions

body> Her readers say that they read more now, and that the tags on the envelopes are pretty.
",
    );
    check(
        "\
bibliography> Harbour results

body> Shr 34 cts vs 1.19 dlrs

body> Net 807,000 vs 2,858,000

body> The company said that the results were in line with what it had said before in March.
",
    );
}

#[test]
fn a_page_of_a_paper_with_its_sections_above() {
    let ingested = check(
        "\
navigation> The Northern Courier
navigation> News
bibliography> Harbours
bibliography> Board votes for a new pier after eight hours
body> The vote ends a dispute that has divided the town for nine years
bibliography> Ann Lee in Northport
sharing> + FOLLOW
bibliography> Published: 7:00pm, 2 Oct, 2018Updated: 8:15am, 3 Oct, 2018

body> The harbour board has voted for a new pier after a meeting that went on for eight hours.
notice> READ FULL ARTICLE
body> The pier is to be built of steel and will be twice as long as the old one, it said.
related-headline> Ferry firm orders six electric boats
related-headline> 1 Oct 2018
body> A smaller plan, with a wooden pier, was rejected by six votes to five on Monday.
bibliography> (Reporting by Ann Lee and Bo Ray; editing by Cy Tan)
",
    );
    let article = article(&ingested);
    assert_eq!(article.authors, ["Ann Lee", "Bo Ray"]);
    assert_eq!(article.published.as_ref().unwrap().edtf(), "2018-10-02");
    assert_eq!(article.updated.as_ref().unwrap().edtf(), "2018-10-03");
    assert_eq!(article.tags, ["Harbours"]);
    assert_eq!(article.source.publisher, None);
}

#[test]
fn hard_wrapped_text_is_paragraphs() {
    let source = "\
Harbour board to meet twice a month

   The board of the harbour will meet twice a month from May
on, its chair said on Monday, because the work on the pier
asks for quick decisions.
   Meetings stay open to all who live in the town. Minutes
will be put up at the customs house.
";
    let folder = Folder::of(&[("wrapped.txt", source)]);
    let ingested = folder.ingest();
    let article = article(&ingested);
    assert_eq!(article.blocks.len(), 2);
    assert!(
        article
            .text
            .starts_with("The board of the harbour will meet twice a month from May on, its chair")
    );
    places_are_exact(source, &article.text, &ingested.records[0].places);
    assert_eq!(ingested.records[0].places.len(), 5);
}

#[test]
fn every_line_is_either_kept_or_recorded() {
    // Scraps of pages in an order that no site has.
    let scraps = [
        "Share this",
        "Comments",
        "Leave a Reply",
        "Tags: a, b",
        "Article Topics",
        "a | b | c",
        "| |",
        "Latest Harbour News",
        "Most read",
        "Read more",
        "Read more: Pier opens",
        "Photo: Ann Lee",
        "The board met on Monday to hear about the pier that is to be built.",
        "Pier opens early as crowds gather",
        "Pier",
        "",
        "",
        "- one",
        "- two",
        "1. one",
        "PUBLISHED : 9 March 2021",
        "By Ann Lee",
        "…",
        "---",
        "A headline that was cut off at the end of its line…",
        "Reply",
        "Ann Lee says:",
        "© 2021",
        "香港",
        "“The pier is safe,” said the chair of the board, who had not seen it since the autumn.",
        "\u{a0}\u{a0}x\u{a0}\u{a0} services in town",
        "Title: x",
        "Date: 2021-03-09",
    ];
    let mut state = 0x5eed_u64;
    let mut below = |end: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % end as u64) as usize
    };
    for _ in 0..300 {
        let n_lines = below(40);
        let lines: Vec<_> = (0..n_lines).map(|_| scraps[below(scraps.len())]).collect();
        let source = lines.join("\n");
        let folder = Folder::of(&[("a.txt", &source)]);
        let ingested = folder.ingest();
        let Some(corpus) = &ingested.corpus else { continue };
        let Some((_, article)) = corpus.articles().next() else { continue };
        let record = &ingested.records[0];
        places_are_exact(&source, &article.text, &record.places);
        let mut accounted: Vec<u32> =
            record.dropped.iter().map(|dropped| dropped.place.line).collect();
        accounted.extend(record.places.iter().map(|(_, place)| place.line));
        for (idx, line) in lines.iter().enumerate() {
            let is_there = accounted.contains(&(idx as u32 + 1));
            assert_eq!(is_there, !line.trim().is_empty(), "line {} of {source:?}", idx + 1);
        }
    }
}

#[test]
fn long_and_repetitive_pages_take_no_longer_than_others() {
    let started = std::time::Instant::now();
    for source in [
        "x".repeat(1_000_000),
        "word ".repeat(200_000),
        "Share this\n".repeat(100_000),
        "Latest News\nPier opens early as crowds gather\n".repeat(50_000),
        "The board met on Monday to hear about the new pier in the harbour.\n".repeat(20_000),
        "Comments\nTags\n- a\n1. b\n|\n".repeat(20_000),
        "Published 1 2 3 updated 4 5 6 by at on ".repeat(20_000),
        ", dealer in dealer in dealer in".repeat(20_000),
        "a\u{a0} services in services in services ".repeat(20_000),
        "A b c d e f g\n\nA b c d e f g h i j k l m n o p.\n".repeat(20_000),
    ] {
        Folder::of(&[("a.txt", &source)]).ingest();
    }
    // A quadratic step takes minutes; the limit leaves room for a slow machine.
    assert!(started.elapsed().as_secs() < 120, "{:?}", started.elapsed());
}
