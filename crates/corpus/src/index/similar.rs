//! Typing errors: the terms that a word becomes by a letter more, less, other or swapped.
//!
//! All terms of about the same length are gone through; which letters a term has, as bits, rules nearly
//! all of them out before letters are compared.

use std::sync::OnceLock;

use super::Dictionary;
use crate::{TermId, order};

/// Letters from which on a word may have an error; shorter ones resemble too many others.
const ONE_FROM: usize = 4;
/// Letters from which on it may have two.
const TWO_FROM: usize = 8;
/// Letters up to which it is corrected: nobody types longer words.
const UP_TO: usize = 40;

/// All terms by their number of letters, made when the first word is unknown.
#[derive(Clone, Debug, Default)]
pub(super) struct Shapes(OnceLock<Vec<Vec<Shape>>>);

/// A term and the letters that it has.
#[derive(Clone, Copy, Debug)]
struct Shape {
    term: TermId,
    letters: u32,
}

/// They follow from the terms, so that they need not be compared.
impl PartialEq for Shapes {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Shapes {}

impl Dictionary {
    /// The terms that are as few edits from `word` as any is, at most one from four letters on and two
    /// from eight on, in byte order; never `word` itself. An edit is a letter more, less, other, or
    /// swapped with the next one (which then stay as they are). Numbers have no typing errors: another
    /// number is another thing.
    pub fn similar(&self, word: &str) -> Vec<TermId> {
        let n_letters = word.chars().count();
        let most = match n_letters {
            n if !(ONE_FROM..=UP_TO).contains(&n) => 0,
            n if n < TWO_FROM => 1,
            _ => 2,
        };
        let mut found = Vec::new();
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            return found;
        }
        let by_length = self.shapes().0.get_or_init(|| self.by_length());
        let letters = letters_of(word);
        for edits in 1..=most {
            let lengths = (n_letters - edits).min(by_length.len())
                ..by_length.len().min(n_letters + edits + 1);
            for shape in by_length[lengths].iter().flatten() {
                #[cfg(test)]
                crate::work::add(1);
                // Each edit takes at most one letter away and brings at most one.
                let n_different = (shape.letters ^ letters).count_ones() as usize;
                if n_different <= 2 * edits && is_within(word, self.term(shape.term), edits) {
                    found.push(shape.term);
                }
            }
            found.retain(|&term| self.term(term) != word);
            if !found.is_empty() {
                break;
            }
        }
        order::sort_by_key(&mut found, |&term| term);
        found
    }

    fn by_length(&self) -> Vec<Vec<Shape>> {
        let mut by_length = vec![Vec::new(); UP_TO + 3];
        for term in (0..self.len()).map(TermId::new) {
            let word = self.term(term);
            if let Some(same) = by_length.get_mut(word.chars().count()) {
                same.push(Shape { term, letters: letters_of(word) });
            }
        }
        by_length
    }
}

/// A bit for each letter that occurs; other signs share the bits that letters leave.
fn letters_of(word: &str) -> u32 {
    word.chars().fold(0, |letters, letter| letters | 1 << (letter as u32 & 31))
}

/// Whether `most` edits make one word of the other.
fn is_within(one: &str, other: &str, most: usize) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut row: Vec<usize> = (0..=other.len()).collect();
    let (mut above, mut two_above) = (row.clone(), row.clone());
    for (i, &letter) in one.iter().enumerate() {
        std::mem::swap(&mut two_above, &mut above);
        std::mem::swap(&mut above, &mut row);
        row[0] = i + 1;
        for (j, &wanted) in other.iter().enumerate() {
            let replaced = above[j] + usize::from(letter != wanted);
            let mut least = replaced.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && one[i - 1] == wanted && other[j - 1] == letter {
                least = least.min(two_above[j - 1] + 1);
            }
            row[j + 1] = least;
        }
        if row.iter().all(|&edits| edits > most) && above.iter().all(|&edits| edits >= most) {
            return false;
        }
    }
    row[other.len()] <= most
}
