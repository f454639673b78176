//! A page as a list of elements that know what they stand in, and the pieces of text in them.

use super::leaf::Leaf;
use super::region::sums;
use super::tags::Hint;

/// How many ancestors, and how many words of them, say where a piece stood.
const MOST_AROUND: usize = 12;
const MOST_WORDS: usize = 40;

/// What a page consists of.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Each one after the one it stands in; the first stands for the page.
    pub elements: Vec<Element>,
    /// In order of the page.
    pub leaves: Vec<Leaf>,
    /// Addresses of links; empty for those that may not be linked to.
    pub links: Vec<String>,
    /// What is said in the head: `title`, `meta`, `link`.
    pub head: Vec<HeadItem>,
    /// JSON-LD, and where it stands.
    pub linked_data: Vec<(usize, String)>,
    /// Elements that say something of the article.
    pub marks: Vec<Mark>,
    pub is_too_deep: bool,
}

/// An element that begins a piece of text.
#[derive(Debug)]
pub(super) struct Element {
    pub parent: u32,
    pub name: Box<str>,
    /// Words of `class`, `id`, `role` and `itemprop`, parted by spaces, in lower case.
    pub words: Box<str>,
    /// Whether it says that it holds the article.
    pub hint: Hint,
}

/// Something said in the head.
#[derive(Debug)]
pub(super) struct HeadItem {
    /// `title`, `canonical`, `lang`, or the `name` or `property` of a `meta`.
    pub key: String,
    pub value: String,
    pub at: usize,
}

/// An element of the body that says something of the article by an attribute.
#[derive(Debug)]
pub(super) struct Mark {
    pub sort: MarkSort,
    pub value: String,
    pub at: usize,
    /// The element that it stands in.
    pub element: u32,
    /// The number of the leaf in which it begins, or of the next.
    pub leaf: usize,
}

/// What an element says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MarkSort {
    /// `itemprop`, in lower case.
    Property(String),
    /// `<time datetime>`; whether its words say that it is an update.
    Time { is_update: bool },
    /// `rel=author`.
    RelAuthor,
    /// `rel=tag`.
    RelTag,
    /// A `class` that is used for lines that name the author.
    Byline,
}

impl Tree {
    /// Says of small parts that ask for an address of mail that they do.
    pub fn mark_sign_ups(&mut self, asking: &[u32]) {
        /// Larger ones hold a part of the article as well, in bytes.
        const LARGEST: usize = 400;
        if asking.is_empty() {
            return;
        }
        let sizes = sums(self, |leaf| leaf.text.len());
        for &element in asking {
            for part in [element, self.elements[element as usize].parent] {
                if sizes[part as usize] <= LARGEST && part != 0 {
                    let words = &mut self.elements[part as usize].words;
                    *words = format!("{words} signup").into_boxed_str();
                }
            }
        }
    }

    /// Names and words of the elements around, the innermost first.
    pub fn around(&self, element: u32) -> Vec<String> {
        let mut around: Vec<String> = Vec::new();
        for element in self.ancestors(element).take(MOST_AROUND) {
            let words = element.words.split(' ').filter(|word| word.len() > 1);
            for word in std::iter::once(&*element.name).chain(words) {
                if around.len() < MOST_WORDS && !around.iter().any(|known| known == word) {
                    around.push(word.to_owned());
                }
            }
        }
        around
    }

    /// An element and those around it, but for the page itself.
    fn ancestors(&self, element: u32) -> impl Iterator<Item = &Element> {
        let mut next = element;
        std::iter::from_fn(move || {
            let element = &self.elements[next as usize];
            let is_page = next == 0;
            next = element.parent;
            (!is_page).then_some(element)
        })
    }
}
