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
/// Letters of the longest terms that such words can become.
const MOST_LETTERS: usize = UP_TO + 2;
/// More edits than anybody asks for.
const FAR: u8 = 100;

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
        let word_letters = Letters::of(word);
        for edits in 1..=most {
            let lengths = (n_letters - edits).min(by_length.len())
                ..by_length.len().min(n_letters + edits + 1);
            for shape in by_length[lengths].iter().flatten() {
                #[cfg(test)]
                crate::work::add(1);
                // Each edit takes at most one letter away and brings at most one.
                let n_different = (shape.letters ^ letters).count_ones() as usize;
                if n_different <= 2 * edits
                    && word_letters.is_within(&Letters::of(self.term(shape.term)), edits)
                {
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
        let mut by_length = vec![Vec::new(); MOST_LETTERS + 1];
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

/// The letters of a word that has no more than can be looked at.
struct Letters {
    letters: [char; MOST_LETTERS],
    n_letters: usize,
}

impl Letters {
    fn of(word: &str) -> Self {
        let mut letters = ['\0'; MOST_LETTERS];
        let mut n_letters = 0;
        for (place, letter) in letters.iter_mut().zip(word.chars()) {
            *place = letter;
            n_letters += 1;
        }
        Self { letters, n_letters }
    }

    /// Whether `most` edits make one word of the other. Only what lies so near to the diagonal of the table can
    /// be as little.
    fn is_within(&self, other: &Self, most: usize) -> bool {
        let (one, n_other) = (&self.letters, other.n_letters);
        let other = &other.letters;
        let mut rows = [[FAR; MOST_LETTERS + 1]; 3];
        for (place, edits) in rows[0].iter_mut().take(most + 1).enumerate() {
            *edits = place as u8;
        }
        for i in 0..self.n_letters {
            let [two_above, above, row] = match i % 3 {
                0 => [1, 0, 2],
                1 => [0, 2, 1],
                _ => [2, 1, 0],
            };
            rows[row] = [FAR; MOST_LETTERS + 1];
            let from = i.saturating_sub(most);
            if from == 0 {
                rows[row][0] = (i + 1) as u8;
            }
            let mut least = rows[row][0];
            for j in from..n_other.min(i + most + 1) {
                let replaced = rows[above][j] + u8::from(one[i] != other[j]);
                let mut edits = replaced.min(rows[above][j + 1] + 1).min(rows[row][j] + 1);
                if i > 0 && j > 0 && one[i - 1] == other[j] && other[j - 1] == one[i] {
                    edits = edits.min(rows[two_above][j - 1] + 1);
                }
                rows[row][j + 1] = edits;
                least = least.min(edits);
            }
            // What two letters that are swapped cost was counted before.
            if usize::from(least) > most + 1 {
                return false;
            }
        }
        usize::from(rows[[0, 2, 1][self.n_letters % 3]][n_other]) <= most
    }
}
