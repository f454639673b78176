//! Saved pages: the article's text with its structure, what the markup says of it, and what stood
//! around it.
//!
//! Markup never gets through. What cannot be seen on the page is not read; what can be seen and is
//! not the article is kept apart, with a reason. Cleaning the article itself is left to others.

mod claims;
mod grow;
mod leaf;
mod linked_data;
mod region;
mod root;
mod tag;
mod tags;
mod tree;
mod xhtml;

use crate::document::{Document, Dropped, Piece, Setting};
use crate::place::Lines;

use self::leaf::Leaf;
use self::region::Regions;
use self::tree::Tree;

/// What a page says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// The article with its headline, and the claims of the whole page.
    pub document: Document,
    /// What can be seen around it.
    pub dropped: Vec<Dropped>,
    /// Whether parts are nested too deeply for their structure to be kept.
    pub is_too_deep: bool,
}

/// Reads a page.
pub(crate) fn read(html: &str) -> Page {
    let tree = grow::grow(html);
    let lines = Lines::new(html);
    let regions = Regions::of(&tree);
    let article = root::find(&tree, &regions);
    let claims = claims::find(&tree, &regions, &article, &lines);
    let mut page = Page { is_too_deep: tree.is_too_deep, ..Page::default() };
    for (idx, leaf) in tree.leaves.iter().enumerate() {
        if article.contains(idx) {
            page.document.pieces.push(piece(&tree, leaf, &lines));
        } else {
            let reason = regions.reason(leaf);
            let place = lines.place(leaf.start);
            page.dropped.push(Dropped { place, text: leaf.text.clone(), reason });
        }
    }
    page.document.claims = claims;
    page
}

/// Reads a text of an export that is written in HTML: all of it is the article's.
pub(crate) fn read_part(html: &str) -> Document {
    let tree = grow::grow(html);
    let lines = Lines::new(html);
    let pieces = tree.leaves.iter().map(|leaf| piece(&tree, leaf, &lines)).collect();
    Document { pieces, claims: Vec::new() }
}

/// Whether a text is rather written in HTML than in plain words.
pub(crate) fn is_likely(text: &str) -> bool {
    const SIGNS: [&str; 8] =
        ["</p>", "<p>", "<p ", "<br", "</div>", "</a>", "</span>", "</strong>"];
    text.contains('<') && SIGNS.iter().any(|sign| text.contains(sign))
}

/// The words of a short text in which there may be markup.
pub(crate) fn words(html: &str) -> String {
    let tree = grow::grow(html);
    let texts: Vec<_> = tree.leaves.iter().map(|leaf| leaf.text.as_str()).collect();
    texts.join(" ")
}

fn piece(tree: &Tree, leaf: &Leaf, lines: &Lines<'_>) -> Piece {
    Piece {
        kind: leaf.kind,
        text: leaf.text.clone(),
        inlines: leaf.inlines(&tree.links),
        place: lines.place(leaf.start),
        n_blank_before: 0,
        setting: Setting { around: tree.around(leaf.element), link_share: leaf.link_share() },
    }
}

#[cfg(test)]
mod tests {
    use corpus::{Inline, Span};

    use super::*;
    use crate::document::{DropReason, Field, Origin, PieceKind};

    fn show_inlines(text: &str, inlines: &[Inline]) -> String {
        let show = |inline: &Inline| match inline {
            Inline::Text(span) => span.of(text).to_owned(),
            Inline::Code(span) => format!("`{}`", span.of(text)),
            Inline::Emphasis(inner) => format!("_{}_", show_inlines(text, inner)),
            Inline::Strong(inner) => format!("*{}*", show_inlines(text, inner)),
            Inline::Link { url, inlines } => format!("[{}]({url})", show_inlines(text, inlines)),
        };
        inlines.iter().map(show).collect()
    }

    /// The pieces in short, one a line.
    fn show(document: &Document) -> Vec<String> {
        let show = |piece: &Piece| {
            let words = show_inlines(&piece.text, &piece.inlines);
            assert!(piece.inlines.iter().all(|inline| span(inline).fits(&piece.text)));
            match piece.kind {
                PieceKind::Paragraph | PieceKind::Line => words,
                PieceKind::Heading(level) => format!("h{level} {words}"),
                PieceKind::Item { ordered, depth, first } => {
                    let sign = if ordered { "1." } else { "-" };
                    format!(
                        "{}{sign}{} {words}",
                        "  ".repeat(depth.into()),
                        if first { "!" } else { "" }
                    )
                }
                PieceKind::Quote => format!("> {words}"),
                PieceKind::Caption => format!("caption {words}"),
                PieceKind::Code => format!("code {words}"),
            }
        };
        document.pieces.iter().map(show).collect()
    }

    fn span(inline: &Inline) -> Span {
        match inline {
            Inline::Text(span) | Inline::Code(span) => *span,
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Link { inlines: inner, .. } => {
                let (first, last) = (span(&inner[0]), span(&inner[inner.len() - 1]));
                Span { start: first.start, end: last.end }
            }
        }
    }

    fn check(html: &str, expected: &[&str]) {
        assert_eq!(show(&read_part(html)), expected, "{html}");
    }

    #[test]
    fn blocks_are_pieces_and_their_words_are_joined() {
        check("<p>One\n  two.<p>Three", &["One two.", "Three"]);
        check("<div>a<p>b</p>c</div>d", &["a", "b", "c", "d"]);
        check(
            "<h2>Head <br> line</h2><blockquote><p>Said.</p></blockquote>",
            &["h2 Head line", "> Said."],
        );
        check("<figure><img alt=x><figcaption>A map</figcaption></figure>", &["caption A map"]);
        check("<pre>\n a\n  b </pre>", &["code  a\n  b"]);
        check("<p> <p>\n<p>a", &["a"]);
    }

    #[test]
    fn lists_count_their_items_and_depth() {
        check(
            "<ul><li>a<li>b<ol><li>c</ol><li><p>d<p>e</ul><ul><li>f</ul>",
            &["-! a", "- b", "  1.! c", "- d", "- e", "-! f"],
        );
    }

    #[test]
    fn rows_of_tables_are_paragraphs() {
        check("<table><tr><th>a<th>b</tr><tr><td>c<td><b>d</b></table>", &["a | b", "c | *d*"]);
        check("<table><tr><td> <td>a <td> <td><img><td> b<td></table>", &["a | b"]);
    }

    #[test]
    fn inlines_keep_their_words() {
        check(
            "<p>a <em>b <strong>c</strong></em> <a href='https://x.org'>d <i>e</i></a><code>f</code>",
            &["a _b _*_c_* [d _e_](https://x.org)`f`"],
        );
        check("<p><b>a <p>b</b> c</p>", &["*a*", "b c"]);
        check("<p>a<a href='mailto:me@x.org'> b </a>c", &["a[ b ](mailto:me@x.org)c"]);
        check("<p>un<wbr>break&shy;able&nbsp;R&amp;D", &["unbreakable R&D"]);
    }

    #[test]
    fn only_links_to_the_web_and_to_mail_are_kept() {
        for url in ["javascript:alert(1)", "data:x", "/a", "&#1;javascript:x", " java\nscript:x"] {
            check(&format!("<p><a href=\"{url}\">a</a>"), &["a"]);
        }
        check("<p><a href=' HTTPS://x.org '>a</a>", &["[a](HTTPS://x.org)"]);
    }

    #[test]
    fn line_breaks_part_paragraphs_unless_lines_are_wrapped() {
        check("a.<br>b<br><br>c", &["a.", "b", "c"]);
        let long = "words ".repeat(12);
        check(&format!("{long}<br>go on.<br><br>Next"), &[&format!("{long}go on."), "Next"]);
    }

    #[test]
    fn what_cannot_be_seen_is_not_read() {
        check(
            "<p>a<script>b<p></script><style>c</style><noscript>d</noscript><template>e</template>\
             <svg><title>f</title><text>g</text></svg><span hidden>h</span>\
             <span style='display : none'>i</span><!-- j --><textarea>k</textarea>\
             <select><option>l</select><button>m</button><span aria-hidden=true>n</span>o",
            &["ao"],
        );
        check("a\u{202e}b&#x202e;c&#0;d&#x1f;e", &["abc\u{fffd}de"]);
    }

    #[test]
    fn unclosed_and_crossed_tags_lose_no_words() {
        check("<div><span>a</div>b</span></p></div></table>c", &["a", "bc"]);
        check("<table><tr><td>a</div><td>b", &["a | b"]);
        check("a < b & c &nosuch; <3", &["a < b & c &nosuch; <3"]);
    }

    #[test]
    fn a_hundred_thousand_nested_tags_are_read_in_one_go() {
        for tag in ["div", "b", "ul><li"] {
            let name = tag.rsplit('<').next().unwrap();
            let (open, close) = (format!("<{tag}>"), format!("</{name}>"));
            let html = format!("{}words{}after", open.repeat(100_000), close.repeat(100_000));
            let page = read(&html);
            assert!(page.is_too_deep);
            let words: String =
                page.document.pieces.iter().map(|piece| piece.text.as_str()).collect();
            assert_eq!(words, "wordsafter", "{tag}");
        }
        let page = read(&"<p>word".repeat(150_000));
        assert_eq!(page.document.pieces.len(), 100_000);
        assert_eq!(page.document.pieces[99_999].text.split(' ').count(), 50_001);
        for odd in [
            "</b>",
            "<b></p>",
            "<p><b>",
            "<!",
            "<a b=c ",
            "&amp",
            "<table>",
            "</td>",
            "<br>",
            "<p>",
            "<svg>",
            "<form>",
            "<table><tr><td>",
            "<x-y>",
            "<a href=x>",
            "<blockquote>",
            "<li>",
        ] {
            let page = read(&format!("{}words", odd.repeat(10_000)));
            assert!(page.document.pieces.len() <= 10_001, "{odd}");
        }
    }

    /// What pages are made of, so that random input gets past the first character.
    const SCRAPS: &str = "<div>~</div>~<p>~</p>~<b>~</b>~<i>~</i>~<a href='https://x.y'>~</a>~\
        <a href=javascript:x>~<ul>~<ol>~</ul>~<li>~</li>~<table>~<tr>~<td>~</td>~</table>~<br>~<hr>~\
        <pre>~</pre>~<h1>~</h1>~<h2>~<blockquote>~<article>~</article>~<main>~<nav>~</nav>~<aside>~\
        <time datetime=2018>~<span itemprop=author>~<span itemprop=name>~</span>~<p class=byline>~\
        <meta itemprop=datePublished content=x>~<title>~</title>~<svg>~</svg>~<form>~<figure>~\
        <script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"x\"}~</script>~\
        <figcaption>~<code>~</code>~&amp;~&#0;~\u{a0}~\n~ ~é~香港~\u{ad}~<p hidden>~\
        A sentence that is long enough to be taken for prose by anybody. ";

    #[test]
    fn whatever_stands_in_a_page_pieces_and_inlines_fit() {
        let mut state = 0x5eed_u64;
        let mut below = |end: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % end as u64) as usize
        };
        let scraps: Vec<_> = SCRAPS.split('~').collect();
        for _ in 0..2000 {
            let n = below(60);
            let html: String = (0..n).map(|_| scraps[below(scraps.len())]).collect();
            let page = read(&html);
            show(&page.document);
            for piece in &page.document.pieces {
                assert_eq!(piece.text.trim_end(), piece.text, "{html}");
                let covered: u32 = piece.inlines.iter().map(|inline| span(inline).len()).sum();
                assert_eq!(covered as usize, piece.text.len(), "{html}");
            }
        }
    }

    const PAGE: &str = r##"<!DOCTYPE html>
<html lang="en-GB"><head>
<title>Ferries return to the Lower Quay - The Harbour Post</title>
<meta property="og:title" content="Ferries return to the Lower Quay">
<meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="2019-04-02T08:00:00Z">
<meta name="keywords" content="ferries, Lower Quay">
<link rel="canonical" href="https://post.example/ferries">
<script type="application/ld+json">
{"@context":"https://schema.org","@graph":[{"@type":"Organization","@id":"#org","name":"The Harbour Post"},
{"@type":["NewsArticle"],"headline":"Ferries return to the Lower Quay","datePublished":"2019-04-02","dateModified":"2019-04-03",
"author":[{"@type":"Person","name":"Ina Roth"},{"@type":"Person","name":"Sam Poe"}],"publisher":{"@id":"#org"}}]}
</script></head>
<body class="single comments-open"><header><nav><a href="/">Home</a> <a href="/city">City</a></nav></header>
<div class="wrap"><div class="head"><h1>Ferries return to the Lower Quay</h1>
<p class="deck">Two boats a day, and a third at weekends.</p>
<p class="byline">By <a rel="author" href="/roth">Ina Roth</a></p><time datetime="2019-04-02">2 April 2019</time></div>
<div class="story"><p>The first ferry in eleven years tied up at the Lower Quay on Tuesday, to the cheers of some two hundred people.</p>
<p>It carries ninety passengers and, the company says, will run twice a day until the end of the season in October.</p>
<div class="related"><a href="/x">Why the old line failed</a></div>
<p>A ticket costs four crowns; children ride free, and so do bicycles, for which there is a rack on the upper deck.</p></div></div>
<aside class="sidebar"><h3>Most read</h3><p>A wholly different story about a bakery that has moved across the street, with many words.</p>
<time datetime="2024-01-01">1 January 2024</time></aside>
<div id="comments"><p>I was there and it was lovely, the band played and the sun came out for all of us.</p></div>
<footer><p>Copyright The Harbour Post. All rights reserved, reproduction only with permission of the editor.</p></footer>
</body></html>"##;

    #[test]
    fn the_article_is_found_among_what_stands_around_it() {
        let page = read(PAGE);
        let texts: Vec<_> = page.document.pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(texts.len(), 8, "{texts:?}");
        assert_eq!(texts[0], "Ferries return to the Lower Quay");
        assert!(texts[1].starts_with("Two boats") && texts[2] == "By Ina Roth");
        assert!(texts[3] == "2 April 2019" && texts[4].starts_with("The first ferry"));
        assert!(texts[6] == "Why the old line failed" && texts[7].starts_with("A ticket"));
        let related = &page.document.pieces[6];
        assert_eq!(related.setting.link_share, 100);
        assert!(related.setting.around.iter().any(|word| word == "related"));
        assert_eq!(related.place.line, 20);
        let dropped: Vec<_> =
            page.dropped.iter().map(|dropped| (dropped.reason, dropped.place.line)).collect();
        assert_eq!(
            dropped,
            [
                (DropReason::Navigation, 14),
                (DropReason::Teaser, 22),
                (DropReason::Teaser, 22),
                (DropReason::Teaser, 23),
                (DropReason::Comments, 24),
                (DropReason::Notice, 25),
            ]
        );
    }

    #[test]
    fn the_markup_says_who_wrote_what_and_when() {
        let claims = read(PAGE).document.claims;
        let of = |field| {
            let claims = claims.iter().filter(|claim| claim.field == field);
            claims.map(|claim| (claim.origin, claim.value.as_str())).collect::<Vec<_>>()
        };
        use Origin::{LinkedData, Markup, Meta};
        let title = "Ferries return to the Lower Quay";
        assert_eq!(of(Field::Title)[..2], [(LinkedData, title), (Meta, title)]);
        assert!(of(Field::Publisher).iter().all(|(_, name)| *name == "The Harbour Post"));
        assert_eq!(
            of(Field::Author),
            [(LinkedData, "Ina Roth"), (LinkedData, "Sam Poe"), (Markup, "Ina Roth")]
        );
        assert_eq!(
            of(Field::Published),
            [(LinkedData, "2019-04-02"), (Markup, "2019-04-02"), (Meta, "2019-04-02T08:00:00Z")]
        );
        assert_eq!(of(Field::Updated), [(LinkedData, "2019-04-03")]);
        assert_eq!(of(Field::Url), [(Meta, "https://post.example/ferries")]);
        assert_eq!(of(Field::Lang), [(Meta, "en-GB")]);
        assert_eq!(of(Field::Tag), [(Meta, "ferries"), (Meta, "Lower Quay")]);
    }
}
