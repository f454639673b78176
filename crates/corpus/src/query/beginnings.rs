//! With which letters the words begin that are looked for in a text: most of a text is passed over by them.

use super::understood::{Meaning, Part};

/// The first two letters of words, for texts of plain ASCII; whatever may be anything else is not passed over.
pub(super) struct Beginnings {
    /// Per first letter a bit for each second one.
    seconds: [u32; 128],
}

/// Any second letter, or none.
const ANY: u32 = u32::MAX;

impl Beginnings {
    /// Those of all words of some parts.
    pub fn of<'a>(parts: impl Iterator<Item = &'a Part>) -> Self {
        let mut beginnings = Self { seconds: [0; 128] };
        for part in parts {
            match &part.meaning {
                Meaning::Word(word) => {
                    word.forms.iter().for_each(|form| beginnings.add(form));
                    beginnings.add(&word.term);
                }
                Meaning::Phrase { words, .. } => {
                    words.first().into_iter().for_each(|word| beginnings.add(word));
                }
                _ => {}
            }
        }
        beginnings
    }

    fn add(&mut self, word: &str) {
        let mut bytes = word.bytes();
        let first = bytes.next().and_then(|first| self.seconds.get_mut(usize::from(first)));
        if let Some(seconds) = first {
            *seconds |= bytes.next().map_or(ANY, bit);
        }
    }

    /// From `at` on, where no word goes on, the first place at which words may be looked for so that none is missed.
    pub fn next(&self, text: &str, at: usize) -> usize {
        let bytes = text.as_bytes();
        let (mut start, mut idx) = (at, at);
        while let Some(&byte) = bytes.get(idx) {
            if is_letter_or_digit(byte) {
                if self.may_begin(byte, bytes.get(idx + 1)) {
                    return start;
                }
                while bytes.get(idx + 1).is_some_and(|&byte| is_letter_or_digit(byte)) {
                    idx += 1;
                }
            } else if !byte.is_ascii() {
                return start;
            }
            idx += 1;
            if byte == b' ' || byte == b'\n' {
                start = idx;
            }
        }
        bytes.len()
    }

    #[inline(always)]
    fn may_begin(&self, first: u8, second: Option<&u8>) -> bool {
        let seconds = self.seconds[usize::from(first.to_ascii_lowercase()) % 128];
        // A letter may follow behind an apostrophe, or an accent.
        let second = second.filter(|second| second.is_ascii_alphanumeric());
        seconds & second.map_or(ANY, |&second| bit(second)) != 0
    }
}

/// Whether a byte is one of ASCII; nearly all of them are letters.
#[inline(always)]
fn is_letter_or_digit(byte: u8) -> bool {
    (byte | 0x20).wrapping_sub(b'a') < 26 || byte.is_ascii_digit()
}

/// The bit of a letter; some share one with a digit or another sign. Letters that are not ASCII are written with others
/// as often as not.
fn bit(letter: u8) -> u32 {
    if letter.is_ascii() { 1 << (letter & 31) } else { ANY }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Understood;

    fn check(typed: &str, text: &str, expected: &str) {
        let understood = Understood::read(typed);
        let beginnings = Beginnings::of(understood.parts().iter());
        let at = beginnings.next(text, 0);
        assert_eq!(&text[at..], expected, "{typed}");
    }

    #[test]
    fn what_cannot_begin_so_is_passed_over() {
        check("ferry", "The five old FErries", "FErries");
        check("f", "The old-five ferries", "old-five ferries");
        check("us", "The five U.S. ferries", "U.S. ferries");
        check("oclock", "At o'clock", "o'clock");
        check("ecole", "The École", "École");
        check("\"old quay\"", "The quay is old", "old");
        check("ferry", "nothing", "");
    }
}
