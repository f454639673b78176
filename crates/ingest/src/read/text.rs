//! Plain text: every line that is not empty is a piece.

use crate::document::{Document, Piece, PieceKind, Setting};
use crate::place::Place;

/// Reads a text.
pub(crate) fn read(text: &str) -> Document {
    let mut document = Document::default();
    let mut n_blank_before = 0;
    for (idx, line) in text.lines().enumerate() {
        let words = line.trim();
        if words.is_empty() {
            n_blank_before += 1;
            continue;
        }
        let indent = line.chars().take_while(|c| c.is_whitespace()).count();
        let number = |number| u32::try_from(number).unwrap_or(u32::MAX);
        document.pieces.push(Piece {
            kind: PieceKind::Line,
            text: words.to_owned(),
            inlines: Vec::new(),
            place: Place { line: number(idx + 1), column: number(indent + 1) },
            n_blank_before: std::mem::take(&mut n_blank_before),
            setting: Setting::default(),
        });
    }
    document
}
