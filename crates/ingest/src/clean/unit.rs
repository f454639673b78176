//! A unit of a page: one or more lines that belong together, and what can be seen of it at once.

use std::borrow::Cow;
use std::ops::Range;

use super::labels::{self, Label};
use crate::document::{DropReason, PieceKind};

/// The longest text whose label is looked up, in bytes; labels are short.
const LONGEST_LABEL: usize = 120;
const MOST_WORDS_OF_A_LABEL: usize = 18;

/// A paragraph, a heading, a line by itself: what stays or goes as a whole.
pub(super) struct Unit<'a> {
    /// Its pieces, by number.
    pub pieces: Range<usize>,
    pub kind: PieceKind,
    /// The words of all its pieces.
    pub text: Cow<'a, str>,
    /// Where its second and later pieces begin in `text`.
    pub seams: Vec<usize>,
    /// How many empty lines stand before it.
    pub n_blank_before: u32,
    /// Its words in those of the page.
    pub words: Range<usize>,
    pub end: End,
    /// Whether it begins with a small letter.
    pub opens_small: bool,
    pub label: Option<Label>,
    /// Why it goes; `None` as long as it stays.
    pub fate: Option<DropReason>,
}

/// How a text ends, brackets and quotation marks aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// As a sentence does.
    Stop,
    Question,
    /// Cut off.
    Ellipsis,
    Colon,
    /// With a comma or a dash, so that more is to come.
    Comma,
    /// As a headline does.
    Open,
}

impl<'a> Unit<'a> {
    pub fn new(pieces: Range<usize>, kind: PieceKind, text: Cow<'a, str>) -> Self {
        Self {
            pieces,
            kind,
            text,
            seams: Vec::new(),
            n_blank_before: 0,
            words: 0..0,
            end: End::Open,
            opens_small: false,
            label: None,
            fate: None,
        }
    }

    /// Looks at the finished text; its words are added to `words`.
    pub fn weigh(&mut self, words: &mut Vec<u32>) {
        let start = words.len();
        each_word(&self.text, |hash, _| words.push(hash));
        self.words = start..words.len();
        self.end = end_of(&self.text);
        let first = self.text.chars().find(|char| char.is_alphanumeric());
        self.opens_small = first.is_some_and(char::is_lowercase);
        let is_short = self.text.len() <= LONGEST_LABEL && self.n_words() <= MOST_WORDS_OF_A_LABEL;
        let Some(&first) = words.get(start).filter(|_| is_short) else { return };
        let can_start =
            labels::can_start(first) || self.text.starts_with(|char: char| char.is_ascii_digit());
        if can_start && self.kind != PieceKind::Code {
            self.label = labels::label(&self.text);
        }
    }

    pub fn n_words(&self) -> usize {
        self.words.len()
    }

    /// Whether it reads as running text: a whole sentence, or too long for anything else.
    ///
    /// With fewer words than 8, headlines that end in a stop count as text; with many more, the
    /// short paragraphs of newswire count as headlines.
    pub fn is_prose(&self) -> bool {
        let is_sentence = matches!(self.end, End::Stop | End::Question) && self.n_words() >= 8;
        is_sentence || self.n_words() >= 35 && self.end != End::Ellipsis
    }

    /// Whether it has the shape of a headline of at least `least` words.
    pub fn is_headline(&self, least: usize) -> bool {
        (least..=25).contains(&self.n_words())
            && matches!(self.end, End::Open | End::Question)
            && !self.opens_small
            && self.text.len() <= 250
    }

    /// Whether it is rather a row of a table than words: a sixth of it are digits.
    pub fn is_row(&self) -> bool {
        let n_digits = self.text.bytes().filter(u8::is_ascii_digit).count();
        6 * n_digits > self.text.len()
    }

    /// The piece in which a byte of the text stands, and where that piece begins.
    pub fn piece_at(&self, byte: usize) -> (usize, usize) {
        let n_before = self.seams.partition_point(|&seam| seam <= byte);
        let start = if n_before == 0 { 0 } else { self.seams[n_before - 1] };
        (self.pieces.start + n_before, start)
    }
}

/// How a text ends.
pub(super) fn end_of(text: &str) -> End {
    let closers = |char: char| {
        char.is_whitespace()
            || matches!(char, '"' | '”' | '“' | '’' | '\'' | ')' | ']' | '»' | '«' | '›' | '→')
    };
    let trimmed = text.trim_end_matches(closers);
    let trimmed = without_invitation(trimmed).trim_end_matches(closers);
    if trimmed.ends_with("...") {
        return End::Ellipsis;
    }
    match trimmed.chars().next_back() {
        Some('…') => End::Ellipsis,
        Some('.' | '!' | '。' | '！') => End::Stop,
        Some('?' | '？') => End::Question,
        Some(':' | '：') => End::Colon,
        Some(',' | ';' | '-' | '–' | '—') => End::Comma,
        _ => End::Open,
    }
}

/// A text without the words that lead from a teaser to its article, if an ellipsis is before them.
fn without_invitation(text: &str) -> &str {
    const INVITATIONS: [&str; 8] = [
        "read more",
        "continue reading",
        "more",
        "weiterlesen",
        "mehr lesen",
        "lire la suite",
        "leer más",
        "lees meer",
    ];
    // All of them end in one of these.
    if !text.ends_with(['e', 'E', 'g', 'G', 'n', 's', 'r']) {
        return text;
    }
    for invitation in INVITATIONS {
        let Some(at) = text.len().checked_sub(invitation.len()) else { continue };
        let Some((before, last)) = text.split_at_checked(at) else { continue };
        let before = before.trim_end_matches([' ', '[', '(', '\u{a0}', ']', ')']);
        let is_cut = before.ends_with('…') || before.ends_with("...");
        if is_cut && last.to_lowercase() == invitation {
            return before;
        }
    }
    text
}

/// Calls `visit` with the hash and the bytes of every word, folded: letters and digits in lower
/// case, apostrophes left out. Characters of scripts without spaces are words of their own.
pub(super) fn each_word(text: &str, mut visit: impl FnMut(u32, Range<usize>)) {
    let bytes = text.as_bytes();
    let mut hash = SEED;
    // Where the word began that is being read.
    let mut start = None;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            start.get_or_insert(at);
            hash = mixed(hash, u32::from(byte.to_ascii_lowercase()));
            at += 1;
            continue;
        }
        let char = if byte.is_ascii() { char::from(byte) } else { char_at(text, at) };
        let after = at + char.len_utf8();
        let is_wide = is_unspaced(char);
        if !byte.is_ascii() && !is_wide && char.is_alphanumeric() {
            start.get_or_insert(at);
            hash = mixed(hash, char.to_lowercase().next().unwrap_or(char) as u32);
        } else if is_wide || !matches!(char, '\'' | '’') {
            if let Some(start) = start.take() {
                visit(hash, start..at);
                hash = SEED;
            }
            if is_wide {
                visit(mixed(SEED, char as u32), at..after);
            }
        }
        at = after;
    }
    if let Some(start) = start {
        visit(hash, start..text.len());
    }
}

const SEED: u32 = 0x811c_9dc5;

fn mixed(hash: u32, char: u32) -> u32 {
    const PRIME: u32 = 0x0100_0193;
    (hash ^ char).wrapping_mul(PRIME).rotate_left(7)
}

fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or(' ')
}

fn is_unspaced(char: char) -> bool {
    matches!(char, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// The words of a text, folded as those of a page are.
pub(super) fn word_hashes(text: &str) -> Vec<u32> {
    let mut hashes = Vec::new();
    each_word(text, |hash, _| hashes.push(hash));
    hashes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_text_tells_sentences_from_headlines() {
        for (text, end) in [
            ("The ferry left.", End::Stop),
            ("“The ferry left.”", End::Stop),
            ("Ferry leaves at dawn", End::Open),
            ("Who pays for the ferry?", End::Question),
            ("The ferry left with…", End::Ellipsis),
            ("The ferry left with ... [Read more]", End::Ellipsis),
            ("The ferry left with […] Weiterlesen", End::Ellipsis),
            ("Readers can learn more", End::Open),
            ("The council said:", End::Colon),
            ("", End::Open),
        ] {
            assert_eq!(end_of(text), end, "{text}");
        }
    }

    #[test]
    fn words_are_compared_without_case_marks_and_apostrophes() {
        assert_eq!(word_hashes("The city’s “ferry”"), word_hashes("the CITY'S ferry!"));
        assert_ne!(word_hashes("the ferry"), word_hashes("ferry the"));
        assert_eq!(word_hashes("渡船 A").len(), 3);
        assert!(word_hashes(" '’ — ").is_empty());
    }
}
