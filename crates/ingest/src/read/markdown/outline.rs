//! The tree of blocks and the plain text under it, built together while a document is read.
//!
//! Nothing here recurses while building, and the tree is never deeper than a fixed number, so that
//! whatever walks it later may recurse.

use corpus::analysis::fold;
use corpus::{Block, Inline, Span};

use crate::characters::is_unwanted;
use crate::read::Body;

/// Quotes and lists that are nested deeper stay, but as parts of those around them.
const DEEPEST_BLOCK: usize = 8;
/// Likewise for emphasis and links.
const DEEPEST_INLINE: usize = 8;

/// A tree that grows at its end.
#[derive(Debug)]
pub(super) struct Outline {
    title: Option<String>,
    text: String,
    blocks: Vec<Block>,
    /// Open quotes, lists and items, innermost last.
    containers: Vec<Container>,
    leaf: Option<Leaf>,
    /// Words that the next leaf begins with.
    prefix: String,
}

/// What a leaf is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LeafKind {
    Heading(u8),
    Paragraph,
    Code,
    /// A paragraph that nobody opened: the words of a tight list.
    Loose,
}

/// What surrounds words inside a leaf.
#[derive(Debug)]
pub(super) enum InlineKind {
    Emphasis,
    Strong,
    Link(String),
    /// Nothing that is kept.
    Plain,
}

#[derive(Debug)]
enum Container {
    Quote(Vec<Block>),
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    Item(Vec<Block>),
    /// Nothing of its own: what it holds belongs to the one around it.
    Through,
}

#[derive(Debug)]
struct Leaf {
    kind: LeafKind,
    /// Length of the text before the leaf, without the blank line between.
    before: usize,
    start: usize,
    inlines: Vec<Inline>,
    /// Open emphases and links, innermost last.
    open: Vec<(InlineKind, Vec<Inline>)>,
}

impl Outline {
    /// An empty outline; a first heading that says no more than `title` will be left out.
    pub fn new(title: Option<&str>) -> Self {
        Self {
            title: title.map(comparable),
            text: String::new(),
            blocks: Vec::new(),
            containers: Vec::new(),
            leaf: None,
            prefix: String::new(),
        }
    }

    pub fn finish(mut self) -> Body {
        self.close_leaf();
        while !self.containers.is_empty() {
            self.close_container();
        }
        Body { text: self.text, blocks: self.blocks }
    }

    pub fn open_leaf(&mut self, kind: LeafKind) {
        self.close_leaf();
        let before = self.text.len();
        if before > 0 {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.leaf = Some(Leaf { kind, before, start, inlines: Vec::new(), open: Vec::new() });
        let prefix = std::mem::take(&mut self.prefix);
        self.text(&prefix);
    }

    /// Ends the open leaf, if there is one. One without words leaves no trace.
    pub fn close_leaf(&mut self) {
        while self.leaf.as_ref().is_some_and(|leaf| !leaf.open.is_empty()) {
            self.close_inline();
        }
        let Some(Leaf { kind, before, start, mut inlines, .. }) = self.leaf.take() else { return };
        let end = start + self.text[start..].trim_end().len();
        let repeats_title = matches!(kind, LeafKind::Heading(_))
            && before == 0
            && self.title.as_deref() == Some(comparable(&self.text[start..end]).as_str());
        if start == end || repeats_title {
            self.text.truncate(before);
            return;
        }
        self.text.truncate(end);
        clip(&mut inlines, end as u32);
        let span = Span::new(start..end);
        self.push_block(match kind {
            LeafKind::Heading(level) => Block::Heading { level, span, inlines },
            LeafKind::Paragraph | LeafKind::Loose => Block::Paragraph { span, inlines },
            LeafKind::Code => Block::Code(span),
        });
    }

    /// Ends the open leaf if it is one that nobody opened.
    pub fn close_loose_leaf(&mut self) {
        if self.leaf.as_ref().is_some_and(|leaf| leaf.kind == LeafKind::Loose) {
            self.close_leaf();
        }
    }

    pub fn open_quote(&mut self) {
        self.open_container(Container::Quote(Vec::new()));
    }

    pub fn open_list(&mut self, ordered: bool) {
        self.open_container(Container::List { ordered, items: Vec::new() });
    }

    pub fn open_item(&mut self) {
        self.close_leaf();
        // An item stands in a list or, where that was too deep to be kept, in nothing.
        self.containers.push(match self.containers.last() {
            Some(Container::List { .. }) => Container::Item(Vec::new()),
            _ => Container::Through,
        });
    }

    /// A footnote's text: blocks like any other, the first of them with the label.
    pub fn open_note(&mut self, label: &str) {
        self.close_leaf();
        self.containers.push(Container::Through);
        self.prefix = format!("[{label}] ");
    }

    fn open_container(&mut self, container: Container) {
        self.close_leaf();
        let is_kept = |container: &&Container| !matches!(container, Container::Through);
        let depth = self.containers.iter().filter(is_kept).take(DEEPEST_BLOCK).count();
        self.containers.push(if depth < DEEPEST_BLOCK { container } else { Container::Through });
    }

    /// Ends the innermost quote, list, item or note. One without blocks leaves no trace.
    pub fn close_container(&mut self) {
        self.close_leaf();
        self.prefix.clear();
        match self.containers.pop() {
            Some(Container::Quote(blocks)) if !blocks.is_empty() => {
                self.push_block(Block::Quote(blocks));
            }
            Some(Container::List { ordered, items }) if !items.is_empty() => {
                self.push_block(Block::List { ordered, items });
            }
            Some(Container::Item(blocks)) if !blocks.is_empty() => {
                if let Some(Container::List { items, .. }) = self.containers.last_mut() {
                    items.push(blocks);
                }
            }
            _ => {}
        }
    }

    fn push_block(&mut self, block: Block) {
        let holder = self.containers.iter_mut().rev().find_map(|container| match container {
            Container::Quote(blocks) | Container::Item(blocks) => Some(blocks),
            Container::List { .. } | Container::Through => None,
        });
        holder.unwrap_or(&mut self.blocks).push(block);
    }

    pub fn open_inline(&mut self, kind: InlineKind) {
        self.ensure_leaf();
        if let Some(leaf) = &mut self.leaf {
            let kind = if leaf.open.len() < DEEPEST_INLINE { kind } else { InlineKind::Plain };
            leaf.open.push((kind, Vec::new()));
        }
    }

    pub fn close_inline(&mut self) {
        let Some(leaf) = &mut self.leaf else { return };
        let Some((kind, inlines)) = leaf.open.pop() else { return };
        let siblings = leaf.siblings();
        match kind {
            _ if inlines.is_empty() => {}
            InlineKind::Emphasis => siblings.push(Inline::Emphasis(inlines)),
            InlineKind::Strong => siblings.push(Inline::Strong(inlines)),
            InlineKind::Link(url) => siblings.push(Inline::Link { url, inlines }),
            InlineKind::Plain => inlines.into_iter().for_each(|inline| add(siblings, inline)),
        }
    }

    pub fn text(&mut self, words: &str) {
        self.push_words(words, Inline::Text);
    }

    pub fn code(&mut self, words: &str) {
        self.push_words(words, Inline::Code);
    }

    /// Puts `separator` between what the leaf holds and what follows.
    pub fn separate(&mut self, separator: &str) {
        if self.leaf.as_ref().is_some_and(|leaf| leaf.start < self.text.len()) {
            self.text(separator);
        }
    }

    fn push_words(&mut self, words: &str, inline: fn(Span) -> Inline) {
        if words.is_empty() {
            return;
        }
        self.ensure_leaf();
        let Some(leaf) = &mut self.leaf else { return };
        // Space at the start is left over from something dropped; code may well begin with it.
        let keeps_space = leaf.kind == LeafKind::Code;
        let at_start = leaf.start == self.text.len();
        let words = if at_start && !keeps_space { words.trim_start() } else { words };
        let from = self.text.len();
        self.text.extend(words.chars().filter_map(|char| match char {
            '\n' => Some('\n'),
            '\t' => Some(if keeps_space { '\t' } else { ' ' }),
            '\u{feff}' => None,
            char => (!is_unwanted(char)).then_some(char),
        }));
        if from < self.text.len() {
            add(leaf.siblings(), inline(Span::new(from..self.text.len())));
        }
    }

    fn ensure_leaf(&mut self) {
        if self.leaf.is_none() {
            self.open_leaf(LeafKind::Loose);
        }
    }
}

impl Leaf {
    /// Where the next inline goes.
    fn siblings(&mut self) -> &mut Vec<Inline> {
        self.open.last_mut().map_or(&mut self.inlines, |(_, inlines)| inlines)
    }
}

/// Adds an inline; words that follow words become one run.
fn add(siblings: &mut Vec<Inline>, inline: Inline) {
    match (siblings.last_mut(), &inline) {
        (Some(Inline::Text(last)), Inline::Text(next)) if last.end == next.start => {
            last.end = next.end;
        }
        _ => siblings.push(inline),
    }
}

/// Cuts inlines off at `end`, where trailing space was taken from the text.
fn clip(inlines: &mut Vec<Inline>, end: u32) {
    while let Some(last) = inlines.last_mut() {
        let is_empty = match last {
            Inline::Text(span) | Inline::Code(span) => {
                span.end = span.end.min(end);
                span.is_empty()
            }
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Link { inlines: inner, .. } => {
                clip(inner, end);
                inner.is_empty()
            }
        };
        if !is_empty {
            return;
        }
        inlines.pop();
    }
}

/// A title as it is compared with a heading.
fn comparable(title: &str) -> String {
    fold(title).split_whitespace().collect::<Vec<_>>().join(" ")
}
