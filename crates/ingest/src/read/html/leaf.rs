//! A piece of text of a page while it is put together: words, and runs that look alike.

use corpus::{Inline, Span};

use crate::document::PieceKind;

/// As long a line that does not end a sentence was broken for its width; a shorter one was meant to
/// end. Towards 0, lines of an address are joined; towards 100, wrapped text falls apart.
const WRAPPED: usize = 50;

/// A piece of text.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub kind: PieceKind,
    pub text: String,
    /// The element that it stands in.
    pub element: u32,
    /// The byte of the page where it begins.
    pub start: usize,
    /// One after the other, together all of the text.
    runs: Vec<(usize, Look)>,
    /// Where the line begins that a `br` would end.
    line_start: usize,
    /// Whether a cell ended, and the next one has words of its own.
    is_cell_over: bool,
}

/// How words look, and where they lead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// Which link, from 1; 0 is none.
    pub link: u32,
    pub is_strong: bool,
    pub is_emphasis: bool,
    pub is_code: bool,
}

/// What a line break does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    /// The line was broken for its width and goes on.
    GoesOn,
    /// The piece ends here.
    Ends,
}

impl Leaf {
    pub fn new(kind: PieceKind, element: u32, start: usize) -> Self {
        let (text, runs) = (String::new(), Vec::new());
        Self { kind, text, element, start, runs, line_start: 0, is_cell_over: false }
    }

    /// Parts what comes from what there is, if both have words.
    pub fn next_cell(&mut self) {
        self.is_cell_over = !self.text.is_empty();
    }

    /// Adds words; space is joined, but for code.
    pub fn push(&mut self, words: &str, look: Look) {
        let keeps_space = self.kind == PieceKind::Code;
        for char in words.chars() {
            match char {
                // Hints for breaking lines: soft hyphen, spaces and joiners without width.
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
                '\n' | '\t' if keeps_space => self.push_char(char, look),
                _ if char.is_whitespace() => {
                    if keeps_space || !self.text.is_empty() && !self.text.ends_with(' ') {
                        self.push_char(' ', look);
                    }
                }
                _ => self.push_char(char, look),
            }
        }
    }

    fn push_char(&mut self, char: char, look: Look) {
        if self.is_cell_over && !char.is_whitespace() {
            self.is_cell_over = false;
            let separator = if self.text.ends_with(' ') { "| " } else { " | " };
            self.push(separator, Look::default());
        }
        match self.runs.last_mut() {
            Some((end, last)) if *last == look => *end += char.len_utf8(),
            _ => self.runs.push((self.text.len() + char.len_utf8(), look)),
        }
        self.text.push(char);
    }

    /// Whether words of another element, right behind the last, are words of their own: sites part
    /// links, names and dates by their styles.
    pub fn is_parted_from(&self, next: &str, look: Look) -> bool {
        let (last, next) = (self.text.chars().next_back(), next.chars().next());
        let (Some(last), Some(next)) = (last, next) else { return false };
        let before = self.runs.last().map_or(0, |(_, look)| look.link);
        let are_links = before != 0 && look.link != 0 && before != look.link;
        let is_new_word = (last.is_lowercase() || last.is_ascii_digit()) && next.is_uppercase();
        self.kind != PieceKind::Code
            && (is_new_word || are_links && last.is_alphanumeric() && next.is_alphanumeric())
    }

    /// Takes a `br`.
    pub fn line_break(&mut self) -> Break {
        if let PieceKind::Heading(_) = self.kind {
            self.push(" ", Look::default());
            return Break::GoesOn;
        }
        if self.kind == PieceKind::Code {
            self.push("\n", Look::default());
            return Break::GoesOn;
        }
        let line = self.text[self.line_start..].trim();
        let ends_sentence = line.ends_with(['.', '!', '?', ':', '”', '"', '…', '»', '。']);
        if line.chars().take(WRAPPED).count() < WRAPPED || ends_sentence {
            return Break::Ends;
        }
        self.push(" ", Look::default());
        self.line_start = self.text.len();
        Break::GoesOn
    }

    /// Takes away space at the ends. A leaf without words is none.
    pub fn finish(mut self) -> Option<Self> {
        let end = match self.kind {
            PieceKind::Code => {
                let start = self.text.len() - self.text.trim_start_matches('\n').len();
                self.text.drain(..start);
                self.runs.retain(|(end, _)| *end > start);
                self.runs.iter_mut().for_each(|(end, _)| *end -= start);
                self.text.trim_end().len()
            }
            _ => self.text.trim_end().len(),
        };
        self.text.truncate(end);
        let n_runs = self.runs.iter().position(|(run_end, _)| *run_end >= end);
        self.runs.truncate(n_runs.map_or(0, |idx| idx + 1));
        if let Some((run_end, _)) = self.runs.last_mut() {
            *run_end = end;
        }
        (!self.text.is_empty()).then_some(self)
    }

    /// How much of the text is in links, in percent.
    pub fn link_share(&self) -> u8 {
        let mut start = 0;
        let mut n_linked = 0;
        for &(end, look) in &self.runs {
            if look.link > 0 {
                n_linked += end - start;
            }
            start = end;
        }
        u8::try_from(n_linked * 100 / self.text.len().max(1)).unwrap_or(100)
    }

    /// The structure of the text; `links` are the addresses of the page, empty where a link leads
    /// nowhere from here.
    pub fn inlines(&self, links: &[String]) -> Vec<Inline> {
        let mut inlines = Vec::new();
        let mut start = 0;
        for of_link in self.runs.chunk_by(|(_, a), (_, b)| a.link == b.link) {
            let mut inner = Vec::new();
            for of_strong in of_link.chunk_by(|(_, a), (_, b)| a.is_strong == b.is_strong) {
                let mut inner_strong = Vec::new();
                for of_emphasis in
                    of_strong.chunk_by(|(_, a), (_, b)| a.is_emphasis == b.is_emphasis)
                {
                    let words = of_emphasis.iter().map(|&(end, look)| {
                        let span = Span::new(start..end);
                        start = end;
                        if look.is_code { Inline::Code(span) } else { Inline::Text(span) }
                    });
                    let words: Vec<_> = words.collect();
                    match of_emphasis[0].1.is_emphasis {
                        true => inner_strong.push(Inline::Emphasis(words)),
                        false => inner_strong.extend(words),
                    }
                }
                match of_strong[0].1.is_strong {
                    true => inner.push(Inline::Strong(inner_strong)),
                    false => inner.extend(inner_strong),
                }
            }
            match of_link[0].1.link.checked_sub(1) {
                Some(idx) if !links[idx as usize].is_empty() => {
                    inlines.push(Inline::Link { url: links[idx as usize].clone(), inlines: inner });
                }
                _ => inlines.extend(inner),
            }
        }
        inlines
    }
}
