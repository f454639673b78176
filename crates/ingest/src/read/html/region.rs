//! Which parts of a page are not the article, by the names of their elements and classes.

use super::leaf::Leaf;
use super::tree::{Element, Tree};
use crate::document::{PieceKind, Reason};

/// A part that holds more of the page's prose, in percent, is no region, whatever it is called.
/// Towards 0, a short article keeps its comments; towards 100, an article in a division called
/// `content with-sidebar` is lost.
const MOST_PROSE: usize = 40;
/// Shorter pieces are no prose: buttons, dates, headlines.
const SHORTEST_PROSE: usize = 40;

/// The part that each element belongs to.
#[derive(Debug)]
pub(super) struct Regions {
    reasons: Vec<Option<Reason>>,
}

impl Regions {
    pub fn of(tree: &Tree) -> Self {
        let prose = sums(tree, prose);
        let mut reasons: Vec<Option<Reason>> = Vec::with_capacity(tree.elements.len());
        for (idx, element) in tree.elements.iter().enumerate() {
            let around = if idx == 0 { None } else { reasons[element.parent as usize] };
            let is_small = prose[idx] * 100 <= prose[0] * MOST_PROSE;
            let own = || own_reason(element).filter(|_| is_small);
            reasons.push(around.or_else(own));
        }
        Self { reasons }
    }

    /// Why an element is not the article; `None` where nothing says so.
    pub fn get(&self, element: u32) -> Option<Reason> {
        self.reasons[element as usize]
    }

    /// Why a leaf is not the article, if it is not.
    pub fn reason(&self, leaf: &Leaf) -> Reason {
        let by_look = || match leaf.kind {
            _ if leaf.link_share() > 80 && leaf.text.split(' ').nth(4).is_none() => {
                Reason::Navigation
            }
            PieceKind::Caption => Reason::Caption,
            _ if leaf.link_share() > 50 || leaf.text.ends_with(['…', '.']) => Reason::Teaser,
            PieceKind::Heading(_) => Reason::Teaser,
            _ => Reason::Notice,
        };
        self.get(leaf.element).unwrap_or_else(by_look)
    }
}

/// For each element the sum of what its leaves weigh, those inside of others included.
pub(super) fn sums(tree: &Tree, weigh: impl Fn(&Leaf) -> usize) -> Vec<usize> {
    let mut sums = vec![0; tree.elements.len()];
    for leaf in &tree.leaves {
        sums[leaf.element as usize] += weigh(leaf);
    }
    // Whatever an element stands in comes before it.
    for idx in (1..sums.len()).rev() {
        sums[tree.elements[idx].parent as usize] += sums[idx];
    }
    sums
}

/// How much prose a leaf holds, in bytes.
pub(super) fn prose(leaf: &Leaf) -> usize {
    let is_prose = !matches!(leaf.kind, PieceKind::Heading(_) | PieceKind::Caption)
        && leaf.text.len() >= SHORTEST_PROSE
        && leaf.link_share() < 50;
    if is_prose { leaf.text.len() } else { 0 }
}

fn own_reason(element: &Element) -> Option<Reason> {
    match &*element.name {
        "html" | "body" | "main" | "article" => return None,
        "nav" | "menu" => return Some(Reason::Navigation),
        "aside" => return Some(Reason::Teaser),
        _ => {}
    }
    let by_word = element.words.split(' ').find_map(reason_of_word);
    by_word.or(match &*element.name {
        "footer" | "form" => Some(Reason::Notice),
        _ => None,
    })
}

fn reason_of_word(word: &str) -> Option<Reason> {
    Some(match word {
        "comment" | "comments" | "commentlist" | "disqus" | "respond" | "livefyre" => {
            Reason::Comments
        }
        "nav" | "navigation" | "navbar" | "menu" | "breadcrumb" | "breadcrumbs" | "pagination"
        | "pager" | "skip" | "sitemap" | "toolbar" | "topbar" | "masthead" => Reason::Navigation,
        "related" | "recommended" | "recommendations" | "teaser" | "teasers" | "promo"
        | "promos" | "trending" | "popular" | "latest" | "sidebar" | "outbrain" | "taboola"
        | "readmore" | "complementary" => Reason::Teaser,
        "share" | "sharing" | "social" | "addthis" | "sharedaddy" | "sharebar" => Reason::Sharing,
        "tags" | "taglist" | "tagcloud" | "keywords" => Reason::Tags,
        "newsletter" | "subscribe" | "subscription" | "paywall" | "cookie" | "cookies"
        | "consent" | "gdpr" | "copyright" | "disclaimer" | "legal" | "ad" | "ads" | "advert"
        | "advertisement" | "advertising" | "sponsor" | "sponsored" | "footer" | "contentinfo"
        | "login" | "signup" | "modal" | "popup" => Reason::Notice,
        _ => return None,
    })
}
