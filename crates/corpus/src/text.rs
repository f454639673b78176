//! All titles and texts of a corpus as one stream of codes.
//!
//! A word takes one to three bytes and the space between two words none, so that the stream is a third of
//! the letters, says at once which terms an article has, and gives back every letter.

mod around;
mod code;
#[cfg(feature = "encode")]
mod encode;
mod lexicon;

pub(crate) use around::Stream;
#[cfg(feature = "encode")]
pub(crate) use encode::{ReadTexts, code_texts};
pub(crate) use lexicon::Lexicon;

use code::{END, next_code};

use crate::{Span, TermId};

/// A part of a stream that is being read.
#[derive(Clone, Debug)]
pub(crate) struct Text<'a> {
    lexicon: &'a Lexicon,
    stream: &'a [u8],
    at: usize,
}

/// A word where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Its term.
    pub term: TermId,
    /// Its place in the text.
    pub span: Span,
    /// Whether it is a letter of a script without spaces that follows another such letter at once.
    pub follows_letter: bool,
}

impl<'a> Text<'a> {
    /// The text that begins with the first byte.
    pub fn new(lexicon: &'a Lexicon, stream: &'a [u8]) -> Self {
        Self { lexicon, stream, at: 0 }
    }

    /// Adds the text up to its end to `text`; what follows is read next.
    pub fn write(&mut self, text: &mut String) {
        let mut before = Before::Separator;
        while let Some(idx) = self.next_idx() {
            let Some(is_letter) = self.lexicon.is_letter(idx) else {
                before = Before::Separator;
                self.lexicon.write_surface(idx, text);
                continue;
            };
            if before.has_space(is_letter) {
                text.push(' ');
            }
            before = Before::Word { is_letter };
            self.lexicon.write_surface(idx, text);
        }
    }

    /// Calls `visit` with the words of the text up to its end; what follows is read next.
    #[inline(always)]
    pub fn visit(&mut self, visit: &mut impl FnMut(TermId)) {
        let Self { lexicon, stream, mut at } = *self;
        while let Some(idx) = next_code(stream, &mut at, &lexicon.starts)
            && idx != END
            && idx < lexicon.len()
        {
            if let Some(term) = lexicon.term(idx) {
                visit(term);
            }
        }
        self.at = at;
    }

    /// The same with places.
    pub fn visit_places(&mut self, visit: &mut impl FnMut(Word)) {
        let mut at = 0;
        let mut before = Before::Separator;
        while let Some(idx) = self.next_idx() {
            let len = self.lexicon.surface_len(idx);
            let Some((term, is_letter)) = self.lexicon.term(idx).zip(self.lexicon.is_letter(idx))
            else {
                before = Before::Separator;
                at += len;
                continue;
            };
            at += u32::from(before.has_space(is_letter));
            let follows_letter = is_letter && matches!(before, Before::Word { is_letter: true });
            visit(Word { term, span: Span { start: at, end: at + len }, follows_letter });
            before = Before::Word { is_letter };
            at += len;
        }
    }

    /// The place of the next code in the lexicon; `None` at the end of the text, which is passed.
    #[inline(always)]
    fn next_idx(&mut self) -> Option<usize> {
        let idx = next_code(self.stream, &mut self.at, &self.lexicon.starts)?;
        (idx != END && idx < self.lexicon.len()).then_some(idx)
    }
}

/// What stands before a word.
#[derive(Clone, Copy)]
pub(crate) enum Before {
    /// The beginning, or what is written as it is.
    Separator,
    /// Another word.
    Word { is_letter: bool },
}

impl Before {
    /// Whether a space stands before a word although the stream does not say so. Letters of a script
    /// without spaces touch.
    pub fn has_space(self, next_is_letter: bool) -> bool {
        matches!(self, Self::Word { is_letter } if !(is_letter && next_is_letter))
    }
}
