//! What the markup of a page says of the part that its pieces play.

use std::collections::BTreeMap;

use super::Page;
use super::{meta_line, tags};
use crate::document::{DropReason, Field, PieceKind, Setting};

/// Marks pieces of pages by what is around them. Bylines, stamps, kickers and keywords are kept as
/// claims.
pub(super) fn mark(page: &mut Page<'_>) {
    if page.pieces.iter().all(|piece| piece.setting == Setting::default()) {
        return;
    }
    let trusted = trusted(page);
    for idx in 0..page.units.len() {
        let setting = &page.pieces[page.units[idx].pieces.start].setting;
        let part = setting
            .around
            .iter()
            .filter_map(|word| part(word).map(|part| (word, part)))
            .find(|(word, _)| trusted.get(word.as_str()).copied().unwrap_or(false));
        let Some((_, part)) = part else {
            if is_list_of_links(page, idx) {
                page.drop(idx, DropReason::Navigation);
            }
            continue;
        };
        apply(page, idx, part);
    }
}

/// What a word of the markup says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Goes(DropReason),
    Tags,
    /// Byline, date and the like.
    Meta,
    Kicker,
    Deck,
}

fn part(word: &str) -> Option<Part> {
    use Part::{Deck, Goes, Kicker, Meta};
    Some(match word {
        "nav" | "navigation" | "navbar" | "menu" | "submenu" | "breadcrumb" | "breadcrumbs"
        | "pagination" | "pager" | "sidebar" | "aside" | "skip" | "skiplink" | "toolbar"
        | "masthead" | "topbar" | "sitemap" | "toc" => Goes(DropReason::Navigation),
        "share" | "sharing" | "social" | "sharedaddy" | "addthis" | "sharebar" | "follow"
        | "likes" | "socials" | "addtoany" => Goes(DropReason::Sharing),
        "related" | "recommended" | "recommendations" | "recommendation" | "teaser" | "teasers"
        | "trending" | "popular" | "mostread" | "mostpopular" | "outbrain" | "taboola"
        | "readmore" | "yarpp" | "jp-relatedposts" | "relatedposts" | "morefrom" | "upnext"
        | "crosshead-link" | "onward" | "seealso" => Goes(DropReason::Teaser),
        "comment" | "comments" | "respond" | "disqus" | "commentlist" | "livefyre" | "coral"
        | "reply" => Goes(DropReason::Comments),
        "footer" | "copyright" | "cookie" | "cookies" | "consent" | "gdpr" | "newsletter"
        | "subscribe" | "subscription" | "paywall" | "signup" | "promo" | "promotion" | "ad"
        | "ads" | "advert" | "advertisement" | "adslot" | "sponsor" | "sponsored" | "banner"
        | "disclaimer" | "donate" | "noprint" | "postprofile" | "userprofile" | "authorbox" => {
            Goes(DropReason::Notice)
        }
        "caption" | "figcaption" | "credit" | "credits" | "photocredit" => {
            Goes(DropReason::Caption)
        }
        "tag" | "tags" | "taglist" | "keywords" | "topics" => Part::Tags,
        "byline" | "bylines" | "author" | "authors" | "dateline" | "timestamp" | "pubdate"
        | "published" | "dateblock" | "articlemeta" | "postmeta" | "entrymeta" | "readtime"
        | "time" | "datetime" | "meta" | "submitted" | "posted" => Meta,
        "kicker" | "eyebrow" | "overline" | "dachzeile" | "surtitre" => Kicker,
        "standfirst" | "deck" | "dek" | "subtitle" | "subheadline" | "chapo" | "vorspann"
        | "entradilla" => Deck,
        _ => return None,
    })
}

/// Which of the words can be believed: a word that is around most of the text, such as the class
/// of a whole page, says nothing of its pieces.
fn trusted<'a>(page: &Page<'a>) -> BTreeMap<&'a str, bool> {
    let mut n_bytes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut total = 0;
    for piece in page.pieces {
        total += piece.text.len();
        let mut seen: Vec<&str> = Vec::new();
        for word in piece.setting.around.iter().filter(|word| part(word).is_some()) {
            if !seen.contains(&word.as_str()) && seen.len() < 16 {
                seen.push(word);
                *n_bytes.entry(word).or_default() += piece.text.len();
            }
        }
    }
    n_bytes.into_iter().map(|(word, n)| (word, 2 * n <= total)).collect()
}

fn apply(page: &mut Page<'_>, idx: usize, part: Part) {
    let text = page.units[idx].text.clone();
    let n_words = page.units[idx].n_words();
    match part {
        Part::Goes(DropReason::Caption) if n_words > 80 => {}
        Part::Goes(reason) => page.drop(idx, reason),
        Part::Tags => {
            let tags = tags::read(&text);
            if let Some(tags) = tags {
                let is_label = page.units[idx].label == Some(super::labels::Label::Tags);
                for (start, tag) in tags.into_iter().filter(|_| !is_label) {
                    page.claim(Field::Tag, tag, idx, start);
                }
                page.drop(idx, DropReason::Tags);
            } else if page.units[idx].label.is_some()
                || page.pieces[page.units[idx].pieces.start].setting.link_share >= 80
            {
                page.drop(idx, DropReason::Tags);
            }
        }
        Part::Meta => {
            if let Some(said) = meta_line::read(&text) {
                for said in &said {
                    page.claim(said.field, said.value, idx, said.start(&text));
                }
                page.drop(idx, DropReason::Bibliography);
            } else if n_words <= 24 && !page.units[idx].is_prose() {
                // The page says that it is a byline, so the names need no "By".
                let names = crate::bibliography::names::names(&text);
                if n_words <= 12 && !names.is_empty() {
                    page.claim(Field::Author, &text, idx, 0);
                }
                page.drop(idx, DropReason::Bibliography);
            }
        }
        Part::Kicker if n_words <= 6 => {
            page.claim(Field::Tag, &text, idx, 0);
            page.drop(idx, DropReason::Bibliography);
        }
        Part::Deck if (4..=80).contains(&n_words) => page.claim(Field::Deck, &text, idx, 0),
        Part::Kicker | Part::Deck => {}
    }
}

/// Whether a short item is nothing but a link among others: a menu without a name.
fn is_list_of_links(page: &Page<'_>, idx: usize) -> bool {
    let is_linked = |idx: usize| {
        let Some(unit) = page.units.get(idx) else { return false };
        let setting = &page.pieces[unit.pieces.start].setting;
        matches!(unit.kind, PieceKind::Item { .. })
            && setting.link_share >= 90
            && unit.n_words() <= 12
    };
    let run = |mut ids: Box<dyn Iterator<Item = usize>>| {
        ids.by_ref().take(2).take_while(|&idx| is_linked(idx)).count()
    };
    is_linked(idx) && run(Box::new(idx + 1..page.units.len())) + run(Box::new((0..idx).rev())) >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::clean;
    use crate::document::{Document, Piece};
    use crate::place::Place;

    const PROSE: &str = "The board met on Monday to hear about the pier that is to be built.";

    fn piece(kind: PieceKind, around: &[&str], link_share: u8, text: &str) -> Piece {
        Piece {
            kind,
            text: text.to_owned(),
            inlines: Vec::new(),
            place: Place::START,
            n_blank_before: 0,
            setting: Setting {
                around: around.iter().map(|&word| word.to_owned()).collect(),
                link_share,
            },
        }
    }

    fn check(pieces: &[Piece], expected: &[(&str, &str)]) -> Vec<(Field, String)> {
        let cleaned = clean(Document { pieces: pieces.to_vec(), claims: Vec::new() });
        let dropped: Vec<_> = cleaned
            .dropped
            .iter()
            .map(|dropped| (dropped.text.as_str(), dropped.reason.key()))
            .collect();
        assert_eq!(dropped, expected);
        cleaned.claims.into_iter().map(|claim| (claim.field, claim.value)).collect()
    }

    #[test]
    fn markup_says_what_is_not_the_article() {
        let p = PieceKind::Paragraph;
        let claims = check(
            &[
                piece(PieceKind::Heading(1), &["h1", "article"], 0, "Pier opens early this year"),
                piece(
                    p,
                    &["p", "standfirst", "article"],
                    0,
                    "Two years of work end in a day of rain",
                ),
                piece(p, &["span", "byline", "article"], 0, "Ann Lee"),
                piece(p, &["p", "article"], 0, PROSE),
                piece(
                    PieceKind::Caption,
                    &["figcaption", "figure", "article"],
                    0,
                    "The pier at dawn",
                ),
                piece(p, &["p", "newsletter", "article"], 40, "Hear from us every week."),
                piece(p, &["p", "article"], 10, PROSE.replace("Monday", "Friday").as_str()),
                piece(p, &["a", "related", "article"], 100, "Ferry firm orders six boats"),
                piece(p, &["a", "tags", "article"], 100, "piers"),
                piece(p, &["a", "tags", "article"], 100, "harbours"),
            ],
            &[
                ("Pier opens early this year", "bibliography"),
                ("Ann Lee", "bibliography"),
                ("The pier at dawn", "caption"),
                ("Hear from us every week.", "notice"),
                ("Ferry firm orders six boats", "teaser"),
                ("piers", "tags"),
                ("harbours", "tags"),
            ],
        );
        let of = |field| {
            claims.iter().filter(move |claim| claim.0 == field).map(|claim| claim.1.as_str())
        };
        assert_eq!(of(Field::Author).collect::<Vec<_>>(), ["Ann Lee"]);
        assert_eq!(of(Field::Tag).collect::<Vec<_>>(), ["piers", "harbours"]);
        assert_eq!(of(Field::Deck).collect::<Vec<_>>(), ["Two years of work end in a day of rain"]);
    }

    #[test]
    fn a_word_around_the_whole_article_says_nothing() {
        let around = ["p", "article", "tag", "sidebar", "comments"];
        let second = PROSE.replace("Monday", "Friday");
        check(
            &[
                piece(PieceKind::Paragraph, &around, 0, PROSE),
                piece(PieceKind::Paragraph, &around, 0, &second),
            ],
            &[],
        );
    }

    #[test]
    fn a_paragraph_that_is_a_link_as_a_whole_leads_elsewhere() {
        let texts = ["Monday", "Tuesday", "Friday", "Saturday", "Sunday"]
            .map(|day| PROSE.replace("Monday", day));
        let mut pieces: Vec<_> =
            texts.iter().map(|text| piece(PieceKind::Paragraph, &["p"], 0, text)).collect();
        let link = "Ferry firm orders six electric boats";
        pieces.insert(2, piece(PieceKind::Paragraph, &["p"], 100, link));
        check(&pieces, &[(link, "related-headline")]);
    }

    #[test]
    fn a_menu_without_a_name_is_known_by_its_links() {
        let item = |text| {
            piece(PieceKind::Item { ordered: false, depth: 0, first: false }, &["li"], 100, text)
        };
        let pieces = [
            item("Ports"),
            item("Ships"),
            item("Jobs"),
            piece(PieceKind::Paragraph, &["p"], 0, PROSE),
        ];
        check(&pieces, &[("Ports", "navigation"), ("Ships", "navigation"), ("Jobs", "navigation")]);
    }
}
