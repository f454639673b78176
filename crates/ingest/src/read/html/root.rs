//! Which part of a page is the article: the part that says so, or else where most of the prose is.

use corpus::analysis::fold;

use super::region::{Regions, prose, sums};
use super::tags::Hint;
use super::tree::Tree;
use crate::document::PieceKind;

/// What says that it holds the article is believed if it holds as much of the prose, in percent.
/// Towards 0, an empty box is taken for it; towards 100, no part is ever believed.
const BODY_SHARE: usize = 30;
const OTHER_SHARE: usize = 45;
/// Without such a part, the way leads into a part as long as it holds as much of the prose, in
/// percent. Towards 50, paragraphs that stand apart are lost; towards 100, what stands around the
/// article stays.
const DESCENT_SHARE: usize = 80;
/// A second article of this size, in percent of the first, makes the page a list of articles.
const RIVAL_SHARE: usize = 60;
/// The headline and what follows it stand at most as many pieces before the article.
const LONGEST_LEAD_IN: usize = 40;

/// The leaves that are the article.
#[derive(Debug)]
pub(super) struct Article {
    is_inside: Vec<bool>,
    /// The elements that are inside of it.
    holds: Vec<bool>,
    /// The number of the first leaf that is a paragraph of it.
    pub first_paragraph: usize,
    /// The number of the leaf that is its headline.
    pub headline: Option<usize>,
    /// The elements inside of what says that it is an article and holds this one.
    shares: Vec<bool>,
}

impl Article {
    /// Whether a leaf belongs to the article.
    pub fn contains(&self, leaf: usize) -> bool {
        self.is_inside.get(leaf).copied().unwrap_or(false)
    }

    /// Whether an element belongs to the article.
    pub fn holds(&self, element: u32) -> bool {
        self.holds[element as usize]
    }

    /// Whether an element stands in the part of the page that says it is this article, with what is
    /// above and below its text. Without such a part none does.
    pub fn shares(&self, element: u32) -> bool {
        self.shares[element as usize]
    }
}

/// Finds the article.
pub(super) fn find(tree: &Tree, regions: &Regions) -> Article {
    let is_free = |element| regions.get(element).is_none();
    let mut weights = sums(tree, |leaf| if is_free(leaf.element) { prose(leaf) } else { 0 });
    if weights[0] == 0 {
        let words = |kind, len| if matches!(kind, PieceKind::Heading(_)) { 0 } else { len };
        weights = sums(tree, |leaf| match is_free(leaf.element) && leaf.link_share() < 50 {
            true => words(leaf.kind, leaf.text.len()),
            false => 0,
        });
    }
    let root = root(tree, &weights);
    // Whatever an element stands in comes before it.
    let mut inside = vec![false; tree.elements.len()];
    for idx in 0..inside.len() {
        inside[idx] = idx == root || idx > 0 && inside[tree.elements[idx].parent as usize];
    }
    let mut is_inside: Vec<_> =
        tree.leaves.iter().map(|leaf| inside[leaf.element as usize]).collect();
    let first_paragraph = (0..is_inside.len())
        .find(|&idx| {
            let leaf = &tree.leaves[idx];
            is_inside[idx] && is_free(leaf.element) && prose(leaf) > 0
        })
        .unwrap_or(is_inside.len());
    let headline = headline(tree, regions, first_paragraph);
    let first_inside = is_inside.iter().position(|inside| *inside).unwrap_or(0);
    if let Some(headline) = headline {
        for (idx, leaf) in tree.leaves.iter().enumerate().take(first_inside).skip(headline) {
            is_inside[idx] |= is_free(leaf.element) && (idx == headline || leaf.link_share() <= 80);
        }
    }
    let mut whole = root;
    while whole != 0 && tree.elements[whole].hint != Hint::Article {
        whole = tree.elements[whole].parent as usize;
    }
    let mut shares = vec![false; tree.elements.len()];
    for idx in 1..shares.len() {
        let is_other = idx != whole && tree.elements[idx].hint == Hint::Article;
        shares[idx] =
            whole != 0 && (idx == whole || shares[tree.elements[idx].parent as usize] && !is_other);
    }
    Article { is_inside, holds: inside, first_paragraph, headline, shares }
}

/// The element that holds the article.
fn root(tree: &Tree, weights: &[usize]) -> usize {
    let hinted = |hint: Hint, share: usize| {
        let holds = |&idx: &usize| {
            tree.elements[idx].hint == hint && weights[idx] * 100 >= weights[0] * share
        };
        let best = (0..weights.len()).filter(holds).map(|idx| weights[idx]).max()?;
        if best == 0 {
            return None;
        }
        // Of those that hold nearly the same, the innermost.
        (0..weights.len()).filter(holds).rfind(|&idx| weights[idx] * 10 >= best * 9)
    };
    let body = hinted(Hint::Body, BODY_SHARE).or_else(|| hinted(Hint::BodyClass, OTHER_SHARE));
    let article =
        || hinted(Hint::Article, OTHER_SHARE).filter(|&article| !has_rival(tree, weights, article));
    if let Some(root) = body.or_else(article) {
        return root;
    }
    let mut heaviest: Vec<usize> = vec![0; weights.len()];
    for idx in 1..weights.len() {
        let parent = tree.elements[idx].parent as usize;
        let best = heaviest[parent];
        if best == 0 || weights[idx] > weights[best] {
            heaviest[parent] = idx;
        }
    }
    let mut root = hinted(Hint::Main, OTHER_SHARE).unwrap_or(0);
    loop {
        let child = heaviest[root];
        let is_rest = child == 0 || weights[child] * 100 < weights[root] * DESCENT_SHARE;
        // One paragraph is not yet an article.
        if is_rest || tree.elements[child].name.as_ref() == "p" || weights[child] == 0 {
            return root;
        }
        root = child;
    }
}

/// Whether another article beside this one is nearly as large.
fn has_rival(tree: &Tree, weights: &[usize], article: usize) -> bool {
    let mut around = vec![false; weights.len()];
    let mut idx = article;
    while idx > 0 {
        around[idx] = true;
        idx = tree.elements[idx].parent as usize;
    }
    let mut inside = vec![false; weights.len()];
    (1..weights.len()).any(|idx| {
        inside[idx] = idx == article || inside[tree.elements[idx].parent as usize];
        tree.elements[idx].hint == Hint::Article
            && !inside[idx]
            && !around[idx]
            && weights[idx] * 100 >= weights[article] * RIVAL_SHARE
    })
}

/// The headline: the last heading before the first paragraph that says what the page's title says,
/// or else is of the first level.
fn headline(tree: &Tree, regions: &Regions, first_paragraph: usize) -> Option<usize> {
    let titles = tree.head.iter().filter(|item| item.key == "title" || item.key == "og:title");
    let titles: Vec<_> = titles.take(4).map(|item| comparable(&item.value)).collect();
    let start = first_paragraph.saturating_sub(LONGEST_LEAD_IN);
    let is_heading = |&idx: &usize| {
        let leaf = &tree.leaves[idx];
        matches!(leaf.kind, PieceKind::Heading(_)) && regions.get(leaf.element).is_none()
    };
    let says_title = |&idx: &usize| {
        let words = comparable(&tree.leaves[idx].text);
        let is_end = |title: &String| {
            let before = title.strip_suffix(&words);
            words.contains(' ') && before.is_some_and(|before| before.ends_with(' '))
        };
        !words.is_empty() && titles.iter().any(|title| title.starts_with(&words) || is_end(title))
    };
    let is_first = |&idx: &usize| tree.leaves[idx].kind == PieceKind::Heading(1);
    let headings = || (start..first_paragraph).rev().filter(is_heading);
    headings().find(says_title).or_else(|| headings().find(is_first))
}

/// A title as it is compared with another.
pub(super) fn comparable(title: &str) -> String {
    let folded = fold(title);
    let words = folded.split(|char: char| !char.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::read::html::read;

    const PROSE: &str = "A sentence of the article, which is long enough to count as prose here.";

    /// Checks which pieces are the article; `{}` stands for prose.
    fn check(html: &str, expected: &[&str]) {
        let page = read(&html.replace("{}", PROSE));
        let texts: Vec<_> =
            page.document.pieces.iter().map(|piece| piece.text.replace(PROSE, "{}")).collect();
        assert_eq!(texts, expected, "{html}");
    }

    #[test]
    fn the_part_that_says_so_is_the_article() {
        check(
            "<div>{}</div><div itemprop=articleBody><p>{}<p>{}</div><div>{}</div>",
            &["{}", "{}"],
        );
        check("<div>{}</div><article><p>{}<p>{}</article>", &["{}", "{}"]);
        check("<main><article><p>1 {}<p>2 {}</article><p>x</main>", &["1 {}", "2 {}"]);
    }

    #[test]
    fn a_list_of_articles_is_read_as_a_whole() {
        let html = "<p>x</p><main><article>1 {}</article><article>2 {}</article></main>";
        check(html, &["1 {}", "2 {}"]);
    }

    #[test]
    fn without_such_a_part_the_prose_tells() {
        check(
            "<table><tr><td><a href=/>Home</a><br><a href=/b>News</a>\
             <td><h1>Tea</h1><p>{}<p>{}<p>short<p>{}</table>",
            &["Tea", "{}", "{}", "short", "{}"],
        );
        check("<form><div><a>Log in</a></div><div><p>{}<p>{}</div></form>", &["{}", "{}"]);
        check("<div class='content has-comments'><p>{}<p>{}</div><div>x</div>", &["{}", "{}"]);
        check("<p>One</p><p>Two</p>", &["One", "Two"]);
    }

    #[test]
    fn the_headline_and_what_follows_it_belong_to_the_article() {
        check(
            "<title>Tea - The Post</title><div><h2>The Post</h2></div><div><h2>Tea</h2><p>By Ann\
             <nav>Share</nav></div><div class=post-content><p>{}<p>{}</div>",
            &["Tea", "By Ann", "{}", "{}"],
        );
    }
}
