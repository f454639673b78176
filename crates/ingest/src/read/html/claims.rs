//! What the markup of a page says of its article: linked data, then attributes, then its head.

use super::linked_data;
use super::region::Regions;
use super::root::{Article, comparable};
use super::tree::{HeadItem, Mark, MarkSort, Tree};
use super::words;
use crate::characters::tidied;
use crate::document::{Claim, DropReason, Field, Origin};
use crate::place::Lines;

/// Longer ones name nobody.
const LONGEST_BYLINE: usize = 160;

/// The claims of a page.
pub(super) fn find(
    tree: &Tree,
    regions: &Regions,
    article: &Article,
    lines: &Lines<'_>,
) -> Vec<Claim> {
    let mut claims = Claims { claims: Vec::new(), lines };
    linked_data::find(tree, article, &mut |field, value, at| {
        // Exports of titles have entities in them, even here.
        let value = if value.contains(['&', '<']) { words(&value) } else { value };
        claims.add(field, value, Origin::LinkedData, at);
    });
    for mark in &tree.marks {
        let is_near = article.holds(mark.element)
            || article.contains(mark.leaf)
            || mark.leaf <= article.first_paragraph;
        // Tags often stand below the article, and those of other articles among teasers.
        let is_of_article = match (&mark.sort, regions.get(mark.element)) {
            (MarkSort::RelTag, region) => {
                matches!(region, None | Some(DropReason::Tags | DropReason::Notice))
            }
            (_, None) => is_near,
            // Some sites sign below the text.
            (MarkSort::Property(_), Some(DropReason::Notice)) => article.shares(mark.element),
            (_, Some(_)) => false,
        };
        if is_of_article {
            add_mark(mark, article, &mut claims);
        }
    }
    add_head(tree, article, &mut claims);
    claims.claims
}

struct Claims<'a> {
    claims: Vec<Claim>,
    lines: &'a Lines<'a>,
}

impl Claims<'_> {
    fn add(&mut self, field: Field, value: String, origin: Origin, at: usize) {
        let value = tidied(value).split_whitespace().collect::<Vec<_>>().join(" ");
        let is_known =
            |claim: &Claim| claim.field == field && claim.origin == origin && claim.value == value;
        if !value.is_empty() && !self.claims.iter().rev().take(100).any(is_known) {
            let place = Some(self.lines.place(at));
            self.claims.push(Claim { field, value, origin, place });
        }
    }
}

fn add_mark(mark: &Mark, article: &Article, claims: &mut Claims<'_>) {
    let is_before_text = mark.leaf <= article.first_paragraph;
    let field = match &mark.sort {
        MarkSort::Property(property) => match property.as_str() {
            "headline" => Field::Title,
            "alternativeheadline" => Field::Deck,
            "datepublished" | "datecreated" => Field::Published,
            "datemodified" => Field::Updated,
            "author" | "creator" => Field::Author,
            "publisher" => Field::Publisher,
            "inlanguage" => Field::Lang,
            "keywords" => Field::Tag,
            _ => return,
        },
        // Further down, it is the date of something that the text speaks of.
        MarkSort::Time { is_update: true } if is_before_text => Field::Updated,
        MarkSort::Time { is_update: false } if is_before_text => Field::Published,
        MarkSort::Byline if is_before_text => Field::Author,
        MarkSort::RelAuthor => Field::Author,
        MarkSort::RelTag => Field::Tag,
        MarkSort::Time { .. } | MarkSort::Byline => return,
    };
    let values = match field {
        Field::Author => authors(&mark.value),
        Field::Tag if mark.sort != MarkSort::RelTag => listed(&mark.value),
        _ => vec![mark.value.clone()],
    };
    for value in values {
        claims.add(field, value, Origin::Markup, mark.at);
    }
}

/// The names in a line such as "By Ann Lee and Bo Ray".
fn authors(byline: &str) -> Vec<String> {
    const BY: [&str; 7] = ["By ", "by ", "BY ", "Von ", "Par ", "Por ", "Door "];
    let byline = byline.trim();
    let names = BY.iter().find_map(|by| byline.strip_prefix(by)).unwrap_or(byline);
    // "Ann Lee | 2 April"
    let names = names.split(['|', '·', '•', '»']).next().unwrap_or(names).trim();
    let is_address = names.contains("://") || names.contains('@');
    if names.is_empty() || names.len() > LONGEST_BYLINE || is_address {
        return Vec::new();
    }
    let names = names.replace(" and ", ", ").replace(" & ", ", ").replace(" und ", ", ");
    names.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

fn listed(words: &str) -> Vec<String> {
    words.split([',', ';']).map(|word| word.trim().to_owned()).collect()
}

fn add_head(tree: &Tree, article: &Article, claims: &mut Claims<'_>) {
    // Surer ones come before a `description` or `title` that serves other ends as well.
    let mut later: Vec<(Field, &HeadItem)> = Vec::new();
    for item in &tree.head {
        let value = item.value.trim();
        let is_address = value.contains("://");
        let (field, is_sure) = match item.key.as_str() {
            "og:title" | "citation_title" | "dc.title" | "dcterms.title" | "parsely-title"
            | "sailthru.title" | "headline" => (Field::Title, true),
            "twitter:title" => (Field::Title, false),
            "og:description" | "dc.description" | "dcterms.abstract" | "sailthru.description" => {
                (Field::Deck, true)
            }
            "description" | "twitter:description" => (Field::Deck, false),
            "og:site_name"
            | "citation_publisher"
            | "citation_journal_title"
            | "dc.publisher"
            | "dcterms.publisher"
            | "publisher"
            | "article:publisher"
            | "parsely-publisher" => (Field::Publisher, true),
            "application-name" => (Field::Publisher, false),
            "author" | "article:author" | "parsely-author" | "sailthru.author" | "dc.creator"
            | "dcterms.creator" | "citation_author" | "byl" | "byline" => (Field::Author, true),
            "article:published_time"
            | "og:article:published_time"
            | "datepublished"
            | "publishdate"
            | "publish-date"
            | "publish_date"
            | "publication_date"
            | "pubdate"
            | "parsely-pub-date"
            | "sailthru.date"
            | "dc.date.issued"
            | "dcterms.issued"
            | "dcterms.created"
            | "citation_publication_date"
            | "citation_date"
            | "ptime"
            | "article.published"
            | "cxenseparse:recs:publishtime" => (Field::Published, true),
            "date" | "dc.date" | "dcterms.date" => (Field::Published, false),
            "article:modified_time"
            | "og:updated_time"
            | "og:article:modified_time"
            | "datemodified"
            | "dcterms.modified"
            | "dc.date.modified"
            | "lastmod"
            | "last-modified"
            | "utime"
            | "article.updated" => (Field::Updated, true),
            "canonical" => (Field::Url, true),
            "og:url" | "parsely-link" | "twitter:url" => (Field::Url, false),
            "lang" => (Field::Lang, true),
            "og:locale" | "content-language" | "dc.language" | "dcterms.language"
            | "inlanguage" | "language" => (Field::Lang, false),
            "article:tag" | "keywords" | "news_keywords" | "parsely-tags" | "sailthru.tags"
            | "article:section" | "parsely-section" | "dc.subject" | "citation_keywords" => {
                (Field::Tag, true)
            }
            _ => continue,
        };
        let is_name = matches!(field, Field::Author | Field::Publisher);
        match field {
            _ if is_name && (is_address || value.starts_with('@')) => {}
            Field::Url if !is_address => {}
            // It breaks off, so it is the beginning of the text.
            Field::Deck if value.ends_with('…') || value.ends_with("...") => {}
            _ if !is_sure => later.push((field, item)),
            Field::Author => {
                for name in authors(value) {
                    claims.add(field, name, Origin::Meta, item.at);
                }
            }
            Field::Tag => {
                for tag in listed(value) {
                    claims.add(field, tag, Origin::Meta, item.at);
                }
            }
            _ => claims.add(field, value.to_owned(), Origin::Meta, item.at),
        }
    }
    for (field, item) in later {
        let value = match field {
            Field::Lang => item.value.trim().replace('_', "-"),
            _ => item.value.clone(),
        };
        claims.add(field, value, Origin::Meta, item.at);
    }
    add_title(tree, article, claims);
}

/// The `title` of the page, which often ends with the name of the site.
fn add_title(tree: &Tree, article: &Article, claims: &mut Claims<'_>) {
    let Some(item) = tree.head.iter().find(|item| item.key == "title") else { return };
    let title = item.value.trim();
    let headline = article.headline.map(|idx| comparable(&tree.leaves[idx].text));
    let is_site = |words: &str| {
        let is_publisher = |claim: &&Claim| claim.field == Field::Publisher;
        claims
            .claims
            .iter()
            .filter(is_publisher)
            .any(|claim| comparable(&claim.value) == comparable(words))
    };
    // The headline tells which of several signs parts the two.
    let mut cut = None;
    for sign in [" | ", " - ", " – ", " — ", " :: ", " » ", " · "] {
        for (at, _) in title.match_indices(sign) {
            let (head, rest) = (&title[..at], &title[at + sign.len()..]);
            let is_headline = headline.as_ref().is_some_and(|words| *words == comparable(head));
            if is_headline || is_site(rest) {
                cut = Some((head, rest.rsplit(sign).next().unwrap_or(rest), is_headline));
                break;
            }
        }
    }
    // Others put the site first: "The Post: Tea", "The Post - Print version - Tea".
    for sign in [": ", " | ", " - ", " – ", " — ", " :: ", " » ", " · "] {
        for (at, _) in title.match_indices(sign) {
            let (site, rest) = (&title[..at], &title[at + sign.len()..]);
            let is_headline = headline.as_ref().is_some_and(|words| *words == comparable(rest));
            if is_headline && cut.is_none() {
                cut = Some((rest, site.split(sign).next().unwrap_or(site), true));
            }
        }
    }
    match cut {
        Some((head, site, is_headline)) => {
            claims.add(Field::Title, head.to_owned(), Origin::Meta, item.at);
            let has_publisher = claims.claims.iter().any(|claim| claim.field == Field::Publisher);
            if is_headline && !has_publisher {
                claims.add(Field::Publisher, site.to_owned(), Origin::Meta, item.at);
            }
        }
        None => claims.add(Field::Title, title.to_owned(), Origin::Meta, item.at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::html::read;

    fn check(html: &str, field: Field, expected: &[&str]) {
        let claims = read(html).document.claims;
        let values: Vec<_> = claims
            .iter()
            .filter(|claim| claim.field == field)
            .map(|claim| claim.value.as_str())
            .collect();
        assert_eq!(values, expected, "{html}");
    }

    const TEXT: &str = "<p>A sentence that is long enough to be taken for prose, and one more.</p>";

    #[test]
    fn a_title_loses_the_name_of_the_site() {
        let page = |title: &str| format!("<title>{title}</title><h1>Tea &amp; cake</h1>{TEXT}");
        check(&page("Tea &amp; cake | News | The Post"), Field::Title, &["Tea & cake"]);
        check(&page("Tea &amp; cake | News | The Post"), Field::Publisher, &["The Post"]);
        check(&page("Tea &amp; cake"), Field::Publisher, &[]);
        check(&page("All about - tea"), Field::Title, &["All about - tea"]);
        check(&page("The Post: Tea &amp; cake"), Field::Title, &["Tea & cake"]);
        check(&page("The Post: Tea &amp; cake"), Field::Publisher, &["The Post"]);
        let page = "<title>Tea - The Post</title><meta property=og:site_name content='The Post'>";
        check(page, Field::Title, &["Tea"]);
    }

    #[test]
    fn bylines_name_their_authors() {
        let page = |byline: &str| format!("<h1>Tea</h1>{byline}{TEXT}");
        let both = ["Ann Lee", "Bo Ray"];
        check(&page("<p class=byline>By Ann Lee and Bo Ray</p>"), Field::Author, &both);
        check(
            &page(
                "<div itemprop=author itemscope>By <span itemprop=name>Ann Lee</span>, Reporter</div>\
                 <a rel='author' href=/bo>Bo Ray</a>",
            ),
            Field::Author,
            &both,
        );
        check("<meta name=author content='https://x.org/ann'>", Field::Author, &[]);
        check("<meta name=byl content='By Ann Lee'>", Field::Author, &["Ann Lee"]);
    }

    #[test]
    fn dates_of_the_article_are_told_from_others() {
        let page = format!(
            "<h1>Tea</h1><time class=updated datetime=2019-04-03>x</time>\
             <time datetime='2019-04-02T10:00'>y</time>{TEXT}<p>In <time datetime=1900>1900</time>"
        );
        check(&page, Field::Published, &["2019-04-02T10:00"]);
        check(&page, Field::Updated, &["2019-04-03"]);
        let page = format!("{TEXT}<span itemprop=datePublished>2 April 2019</span>");
        check(&page, Field::Published, &["2 April 2019"]);
        let page = format!("{TEXT}<meta itemprop=datePublished content=2019-04-02>");
        check(&page, Field::Published, &["2019-04-02"]);
    }

    #[test]
    fn tags_are_harvested_wherever_they_stand() {
        let page = format!("{TEXT}<ul class=tags><li><a rel=tag href=/t>Tea</a><li>More</ul>");
        check(&page, Field::Tag, &["Tea"]);
        let page = format!(
            "<article>{TEXT}{TEXT}</article><footer><a rel=tag href=/t>Tea</a></footer>\
             <div class=related><a rel='category tag'>Rum</a></div>"
        );
        check(&page, Field::Tag, &["Tea"]);
        check("<meta name=news_keywords content='a, b;c'>", Field::Tag, &["a", "b", "c"]);
    }
}
