//! Which parts of a page are not the article, by the names of their elements and classes.

use super::leaf::Leaf;
use super::tree::{Element, Tree};
use crate::document::{DropReason, PieceKind};

/// A part that holds more of the page's prose, in percent, is no region, whatever it is called.
/// Towards 0, a short article keeps its comments; towards 100, an article in a division called
/// `content with-sidebar` is lost.
const MOST_PROSE: usize = 40;
/// Shorter pieces are no prose: buttons, dates, headlines.
const SHORTEST_PROSE: usize = 40;

/// The part that each element belongs to.
#[derive(Debug)]
pub(super) struct Regions {
    reasons: Vec<Option<DropReason>>,
}

impl Regions {
    pub fn of(tree: &Tree) -> Self {
        let prose = sums(tree, prose);
        let mut reasons: Vec<Option<DropReason>> = Vec::with_capacity(tree.elements.len());
        for (idx, element) in tree.elements.iter().enumerate() {
            let around = if idx == 0 { None } else { reasons[element.parent as usize] };
            let is_small = prose[idx] * 100 <= prose[0] * MOST_PROSE;
            let own = || own_reason(element).filter(|_| is_small);
            reasons.push(around.or_else(own));
        }
        Self { reasons }
    }

    /// Why an element is not the article; `None` where nothing says so.
    pub fn get(&self, element: u32) -> Option<DropReason> {
        self.reasons[element as usize]
    }

    /// Why a leaf is not the article, if it is not.
    pub fn reason(&self, leaf: &Leaf) -> DropReason {
        let by_look = || match leaf.kind {
            _ if leaf.link_share() > 80 && leaf.text.split(' ').nth(4).is_none() => {
                DropReason::Navigation
            }
            PieceKind::Caption => DropReason::Caption,
            _ if leaf.link_share() > 50 || leaf.text.ends_with(['…', '.']) => DropReason::Teaser,
            PieceKind::Heading(_) => DropReason::Teaser,
            _ => DropReason::Notice,
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
    let is_source = || leaf.text.contains("://") && leaf.text.split(' ').nth(5).is_none();
    let is_prose = !matches!(leaf.kind, PieceKind::Heading(_) | PieceKind::Caption)
        && leaf.text.len() >= SHORTEST_PROSE
        && !is_source()
        && leaf.link_share() < 50;
    if is_prose { leaf.text.len() } else { 0 }
}

fn own_reason(element: &Element) -> Option<DropReason> {
    match &*element.name {
        "html" | "body" | "main" | "article" => return None,
        "nav" | "menu" => return Some(DropReason::Navigation),
        "aside" => return Some(DropReason::Teaser),
        _ => {}
    }
    let by_word = element.words.split(' ').find_map(reason_of_word);
    by_word.or(match &*element.name {
        "footer" | "form" => Some(DropReason::Notice),
        _ => None,
    })
}

fn reason_of_word(word: &str) -> Option<DropReason> {
    Some(match word {
        "comment" | "comments" | "commentlist" | "disqus" | "respond" | "livefyre" => {
            DropReason::Comments
        }
        "nav" | "navigation" | "navbar" | "menu" | "breadcrumb" | "breadcrumbs" | "pagination"
        | "pager" | "skip" | "sitemap" | "toolbar" | "topbar" | "masthead" => {
            DropReason::Navigation
        }
        "related" | "recommended" | "recommendations" | "teaser" | "teasers" | "promo"
        | "promos" | "trending" | "popular" | "latest" | "sidebar" | "outbrain" | "taboola"
        | "readmore" | "complementary" => DropReason::Teaser,
        "share" | "sharing" | "social" | "addthis" | "sharedaddy" | "sharebar" => {
            DropReason::Sharing
        }
        "tags" | "taglist" | "tagcloud" | "keywords" => DropReason::Tags,
        "newsletter" | "subscribe" | "subscription" | "paywall" | "cookie" | "cookies"
        | "consent" | "gdpr" | "copyright" | "disclaimer" | "legal" | "ad" | "ads" | "advert"
        | "advertisement" | "advertising" | "sponsor" | "sponsored" | "footer" | "contentinfo"
        | "login" | "signup" | "modal" | "popup" | "noprint" => DropReason::Notice,
        _ => return None,
    })
}
