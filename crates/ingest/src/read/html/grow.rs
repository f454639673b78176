//! From tags to a tree: what is open, what ends what, and which words belong together.
//!
//! Not as a browser would do it: tables may hold anything, and nothing is moved. The work for a tag
//! never depends on how many others there are, so that no page takes long.

mod ends;
mod says;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::leaf::{Leaf, Look};
use super::tag::{ATTRIBUTES, Tag, mark_sort};
use super::tags::{Display, Hint, display, heading_level, hint};
use super::tree::{Element, Mark, Tree};
use super::xhtml;
use crate::characters::tidy;
use crate::document::PieceKind;

/// Elements that are nested deeper are taken as parts of those around them.
const DEEPEST: usize = 256;
/// Further elements are taken as parts of those around them: a page of articles has thousands.
const MOST_ELEMENTS: usize = 1 << 20;
/// Further pieces are joined to the last one.
const MOST_LEAVES: usize = 100_000;
/// Addresses that are longer are no addresses.
const LONGEST_URL: usize = 4096;
/// As much of the text of an element that says something of the article is kept.
const LONGEST_VALUE: usize = 1000;
/// How many such elements may be open at once.
const MOST_OPEN_MARKS: usize = 8;

/// Reads a page.
pub(super) fn grow(html: &str) -> Tree {
    let is_xhtml = xhtml::is_xhtml(html);
    let html = if is_xhtml { xhtml::without_empty_raw(html) } else { html.into() };
    let mut grower = Grower { is_xhtml, ..Grower::new() };
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| {
        grower.take(event, span.start);
        None::<std::convert::Infallible>
    });
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(&*html, emitter).for_each(drop);
    grower.finish()
}

struct Grower {
    tree: Tree,
    /// Open elements, innermost last.
    open: Vec<Open>,
    /// How many more are open than are kept.
    n_beyond: usize,
    leaf: Option<Leaf>,
    /// The tag that is being read.
    tag: Tag,
    /// The element whose text is no markup, while it is open.
    raw: Option<Raw>,
    lists: Vec<List>,
    marks: Vec<OpenMark>,
    /// Whether the end of the page was reached.
    is_over: bool,
    /// Whether any element may end where it begins.
    is_xhtml: bool,
    /// What has happened since the last words.
    seam: Seam,
    /// Elements with a field for an address of mail.
    asking: Vec<u32>,
}

/// What lies between two words that stand side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Seam {
    #[default]
    None,
    /// An element of the line ended.
    Ended,
    /// After that, another one began.
    Next,
}

/// An element that is open.
#[derive(Clone, Debug)]
struct Open {
    name: Box<str>,
    display: Display,
    /// The nearest element of the tree.
    element: u32,
    kind: Kind,
    look: Look,
    is_unseen: bool,
    /// Whether a mark ends with it.
    has_mark: bool,
}

/// What a piece of text would be.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Plain(PieceKind),
    /// An item of the list with this number.
    Item(usize),
}

#[derive(Clone, Copy, Debug)]
struct List {
    ordered: bool,
    depth: u8,
    has_items: bool,
}

#[derive(Debug)]
struct Raw {
    name: String,
    at: usize,
    use_: RawUse,
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RawUse {
    None,
    Title,
    LinkedData,
}

#[derive(Debug)]
struct OpenMark {
    mark: Mark,
    /// What its element is nested in.
    depth: usize,
}

impl Grower {
    fn new() -> Self {
        let (name, words) = (Box::default(), Box::default());
        let page = Element { parent: 0, name, words, hint: Hint::None };
        Self {
            tree: Tree { elements: vec![page], ..Tree::default() },
            open: Vec::new(),
            n_beyond: 0,
            leaf: None,
            tag: Tag::default(),
            raw: None,
            lists: Vec::new(),
            marks: Vec::new(),
            is_over: false,
            is_xhtml: false,
            seam: Seam::None,
            asking: Vec::new(),
        }
    }

    fn finish(mut self) -> Tree {
        self.is_over = true;
        self.close_leaf();
        self.close_to(0);
        self.end_raw();
        self.tree.mark_sign_ups(&self.asking);
        self.tree
    }

    fn take(&mut self, event: CallbackEvent<'_>, at: usize) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag.name.clear();
                self.tag.name.push_str(&String::from_utf8_lossy(name));
                self.tag.at = at;
                self.tag.attributes.clear();
                self.tag.attribute = None;
            }
            CallbackEvent::AttributeName { name } => {
                let known = ATTRIBUTES.into_iter().find(|known| known.as_bytes() == name);
                let known = known.filter(|known| self.tag.get(known).is_none());
                self.tag.attributes.extend(known.map(|known| (known, String::new())));
                self.tag.attribute = known;
            }
            CallbackEvent::AttributeValue { value } => {
                if self.tag.attribute.take().is_some()
                    && let Some((_, kept)) = self.tag.attributes.last_mut()
                {
                    kept.push_str(&String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let tag = std::mem::take(&mut self.tag);
                self.start(&tag, self_closing);
                self.tag = tag;
            }
            CallbackEvent::EndTag { name } => self.end(&String::from_utf8_lossy(name)),
            CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value), at),
            CallbackEvent::Comment { .. }
            | CallbackEvent::Doctype { .. }
            | CallbackEvent::Error(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag, self_closing: bool) {
        let display = display(&tag.name);
        self.head_item(tag);
        match display {
            Display::Void => match tag.name.as_str() {
                "br" => self.line_break(),
                "hr" => self.close_leaf(),
                "input"
                    if tag.get("type").is_some_and(|sort| sort.eq_ignore_ascii_case("email")) =>
                {
                    self.asking.extend(self.open.last().map(|open| open.element));
                }
                _ => {
                    if let Some(sort) = mark_sort(tag).filter(|_| !self.is_unseen()) {
                        let value = tag.get("content").or(tag.get("href")).unwrap_or_default();
                        let mark = self.mark(sort, value.to_owned(), tag.at);
                        self.tree.marks.push(mark);
                    }
                }
            },
            Display::Raw => {
                let is_linked_data = tag.name == "script"
                    && tag.get("type").is_some_and(|sort| {
                        sort.trim().to_ascii_lowercase().starts_with("application/ld+json")
                    });
                let use_ = match tag.name.as_str() {
                    "title" if !self.is_unseen() => RawUse::Title,
                    _ if is_linked_data => RawUse::LinkedData,
                    _ => RawUse::None,
                };
                let name = tag.name.clone();
                self.raw = Some(Raw { name, at: tag.at, use_, text: String::new() });
            }
            // In foreign content, an element may end where it begins.
            Display::Unseen if self_closing => {}
            _ if self_closing && self.is_unseen() => {}
            _ => {
                self.end_what_need_not_be_closed(&tag.name);
                self.push(tag, display);
                if self_closing && self.is_xhtml {
                    self.end(&tag.name);
                }
            }
        }
    }

    fn push(&mut self, tag: &Tag, display: Display) {
        match display {
            Display::Block => self.close_leaf(),
            Display::Cell => {
                if let Some(leaf) = &mut self.leaf {
                    leaf.next_cell();
                }
            }
            Display::Inline if self.seam == Seam::Ended => self.seam = Seam::Next,
            _ => {}
        }
        if self.open.len() >= DEEPEST {
            self.n_beyond += 1;
            self.tree.is_too_deep = true;
            return;
        }
        let around = self.open.last();
        let mut open = Open {
            name: tag.name.as_str().into(),
            display,
            element: around.map_or(0, |around| around.element),
            kind: around.map_or(Kind::Plain(PieceKind::Paragraph), |around| around.kind),
            look: around.map_or(Look::default(), |around| around.look),
            is_unseen: display == Display::Unseen || self.is_unseen() || tag.is_hidden(),
            has_mark: false,
        };
        if matches!(display, Display::Block | Display::Cell)
            && self.tree.elements.len() < MOST_ELEMENTS
        {
            let element = Element {
                parent: open.element,
                name: open.name.clone(),
                words: tag.words().into_boxed_str(),
                hint: hint(&tag.name, |attribute| tag.get(attribute).unwrap_or_default()),
            };
            open.element = u32::try_from(self.tree.elements.len()).unwrap_or_default();
            self.tree.elements.push(element);
        }
        self.open_kind(tag, &mut open);
        self.open_look(tag, &mut open.look);
        if let Some(sort) = mark_sort(tag).filter(|_| !open.is_unseen) {
            open.has_mark = self.open_mark(sort, tag, open.element);
        }
        self.open.push(open);
    }

    fn open_kind(&mut self, tag: &Tag, open: &mut Open) {
        let plain = |kind| Kind::Plain(kind);
        open.kind = match tag.name.as_str() {
            "blockquote" => plain(PieceKind::Quote),
            "figcaption" | "caption" => plain(PieceKind::Caption),
            "pre" => plain(PieceKind::Code),
            "article" | "section" | "main" => plain(PieceKind::Paragraph),
            "ul" | "ol" | "menu" => {
                let depth = match open.kind {
                    Kind::Item(list) => self.lists[list].depth.saturating_add(1),
                    Kind::Plain(_) => 0,
                };
                let ordered = tag.name == "ol";
                self.lists.push(List { ordered, depth, has_items: false });
                Kind::Item(self.lists.len() - 1)
            }
            name => match heading_level(name) {
                Some(level) => plain(PieceKind::Heading(level)),
                None => open.kind,
            },
        };
    }

    fn open_look(&mut self, tag: &Tag, look: &mut Look) {
        match tag.name.as_str() {
            "a" => {
                let url = tag.get("href").unwrap_or_default().trim();
                let allowed = ["http://", "https://", "mailto:"].into_iter().any(|scheme| {
                    url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
                });
                look.link = match url {
                    // It counts as a link, even if it leads nowhere from here.
                    _ if allowed
                        && url.len() <= LONGEST_URL
                        && !url
                            .contains(|char: char| char.is_control() || char.is_whitespace()) =>
                    {
                        self.link(url)
                    }
                    "" => look.link,
                    _ => self.link(""),
                };
            }
            "b" | "strong" => look.is_strong = true,
            "i" | "em" | "cite" => look.is_emphasis = true,
            "code" | "kbd" | "samp" | "tt" => look.is_code = true,
            _ => {}
        }
    }

    fn link(&mut self, url: &str) -> u32 {
        self.tree.links.push(url.to_owned());
        u32::try_from(self.tree.links.len()).unwrap_or_default()
    }

    fn is_unseen(&self) -> bool {
        self.open.last().is_some_and(|open| open.is_unseen)
    }

    fn text(&mut self, text: &str, at: usize) {
        if let Some(raw) = &mut self.raw {
            if raw.use_ != RawUse::None {
                raw.text.push_str(text);
            }
            return;
        }
        if self.is_unseen() {
            return;
        }
        let text = &*tidy(text).0;
        let look = self.open.last().map_or(Look::default(), |open| open.look);
        if std::mem::take(&mut self.seam) == Seam::Next
            && let Some(leaf) = self.leaf.as_mut().filter(|leaf| leaf.is_parted_from(text, look))
        {
            leaf.push(" ", Look::default());
            self.marks.iter_mut().for_each(|open| open.mark.value.push(' '));
        }
        for open in &mut self.marks {
            if open.mark.value.len() < LONGEST_VALUE {
                open.mark.value.extend(text.chars().take(LONGEST_VALUE));
            }
        }
        let is_blank = text.chars().all(char::is_whitespace);
        if self.leaf.is_none() && is_blank {
            return;
        }
        if self.leaf.is_none() {
            let around = self.open.last();
            let element = around.map_or(0, |around| around.element);
            let kind = match around.map(|around| around.kind) {
                Some(Kind::Item(idx)) => {
                    let list = &mut self.lists[idx];
                    let first = !std::mem::replace(&mut list.has_items, true);
                    PieceKind::Item { ordered: list.ordered, depth: list.depth, first }
                }
                Some(Kind::Plain(kind)) => kind,
                None => PieceKind::Paragraph,
            };
            let at = at + (text.len() - text.trim_start().len());
            self.leaf = Some(Leaf::new(kind, element, at));
        }
        if let Some(leaf) = &mut self.leaf {
            leaf.push(text, look);
        }
    }
}
