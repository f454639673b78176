//! What is not the article goes, with its reason, and what it says of the article is kept.
//!
//! Lines are joined to units, rules mark units with a reason or cut words out of them, and what
//! no rule marked becomes the body. In doubt a rule leaves a unit alone: a line too many can be
//! skipped by a reader, one that is missing cannot be had back.

mod body;
mod captions;
mod days;
mod furniture;
mod head;
mod labels;
mod layout;
mod meta_line;
mod related;
mod repeats;
mod sections;
mod setting;
mod spam;
mod tags;
mod unit;

use std::ops::Range;

use self::unit::Unit;
use crate::document::{Claim, Cleaned, Document, DropReason, Dropped, Field, Origin, Piece};
use crate::place::Place;

/// Takes away what is not the article.
pub(crate) fn clean(document: Document) -> Cleaned {
    let Document { pieces, claims } = document;
    let mut page = Page::new(&pieces, claims);
    setting::mark(&mut page);
    let head = head::mark(&mut page);
    furniture::mark(&mut page, &head);
    sections::mark(&mut page, &head);
    captions::mark(&mut page);
    repeats::mark(&mut page, &head);
    related::mark(&mut page, &head);
    spam::cut(&mut page);
    days::claim(&mut page);
    page.finish()
}

/// A document while rules work on it.
struct Page<'a> {
    pieces: &'a [Piece],
    /// In order of reading; together they hold all pieces.
    units: Vec<Unit<'a>>,
    /// The words of all units, hashed, so that passages can be compared without their letters.
    words: Vec<u32>,
    /// Words to be left out of a unit that stays: its number and bytes of its text; ascending.
    cuts: Vec<(usize, Range<usize>, DropReason)>,
    claims: Vec<Claim>,
}

impl<'a> Page<'a> {
    fn new(pieces: &'a [Piece], claims: Vec<Claim>) -> Self {
        let mut units = layout::units(pieces);
        // Words of news are six bytes long on average, spaces included.
        let mut words =
            Vec::with_capacity(pieces.iter().map(|piece| piece.text.len() / 6 + 1).sum());
        units.iter_mut().for_each(|unit| unit.weigh(&mut words));
        Self { pieces, units, words, cuts: Vec::new(), claims }
    }

    /// The hashed words of a unit.
    fn words_of(&self, idx: usize) -> &[u32] {
        &self.words[self.units[idx].words.clone()]
    }

    /// Whether no rule has marked a unit.
    fn is_live(&self, idx: usize) -> bool {
        self.units[idx].fate.is_none()
    }

    /// Marks a unit; the first reason stays.
    fn drop(&mut self, idx: usize, reason: DropReason) {
        self.units[idx].fate.get_or_insert(reason);
    }

    /// Where a byte of a unit's text stands in the file.
    fn place(&self, idx: usize, byte: usize) -> Place {
        let unit = &self.units[idx];
        let (piece, start) = unit.piece_at(byte);
        let piece = &self.pieces[piece];
        let before = piece.text.get(..byte - start).unwrap_or(&piece.text);
        shifted(piece.place, before)
    }

    /// Keeps what words of a unit, from `byte` on, say of the article.
    fn claim(&mut self, field: Field, value: &str, idx: usize, byte: usize) {
        let value = value.trim().to_owned();
        if !value.is_empty() {
            let place = Some(self.place(idx, byte));
            self.claims.push(Claim { field, value, origin: Origin::Text, place });
        }
    }

    fn finish(self) -> Cleaned {
        let mut dropped = Vec::new();
        let mut cuts = self.cuts.iter().peekable();
        for (idx, unit) in self.units.iter().enumerate() {
            if let Some(reason) = unit.fate {
                dropped.extend(self.pieces[unit.pieces.clone()].iter().map(|piece| Dropped {
                    place: piece.place,
                    text: piece.text.clone(),
                    reason,
                }));
            }
            while let Some((_, range, reason)) = cuts.next_if(|cut| cut.0 <= idx) {
                let cut = unit.text[range.clone()].trim_start();
                let place = self.place(idx, range.end - cut.len());
                let text = cut.trim_end().to_owned();
                dropped.push(Dropped { place, text, reason: *reason });
            }
        }
        let (body, places) = body::build(&self);
        Cleaned { body, claims: self.claims, dropped, places }
    }
}

/// The place that comes after `words` of one line.
fn shifted(place: Place, words: &str) -> Place {
    let n_chars = u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
    Place { line: place.line, column: place.column.saturating_add(n_chars) }
}
