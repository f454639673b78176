//! Stems that join what readers take for the same word: singular and plural, British and American.
//!
//! Nothing else goes: a stemmer that takes "marketing" for "market" would join topics that are two.

use super::number_of;

/// Plurals that no rule makes.
const IRREGULAR: [(&[u8], &[u8]); 12] = [
    (b"analyses", b"analysis"),
    (b"crises", b"crisis"),
    (b"theses", b"thesis"),
    (b"hypotheses", b"hypothesis"),
    (b"criteria", b"criterion"),
    (b"phenomena", b"phenomenon"),
    (b"feet", b"foot"),
    (b"lives", b"life"),
    (b"knives", b"knife"),
    (b"wives", b"wife"),
    (b"programme", b"program"),
    (b"programmes", b"program"),
];

/// The numbers of these plurals and of their singulars: a word is one of them by its number.
const BY_NUMBER: [(u64, u64); IRREGULAR.len()] = {
    let mut numbers = [(0, 0); IRREGULAR.len()];
    let mut idx = 0;
    while idx < IRREGULAR.len() {
        let (plural, singular) = IRREGULAR[idx];
        numbers[idx] = (number_of(plural), number_of(singular));
        idx += 1;
    }
    numbers
};

/// The number of the stem of a word in lower case, which is written over; `form` is the number of the
/// word itself.
pub(super) fn stem(word: &mut [u8], form: u64) -> u64 {
    let n = word.len();
    if !(4..=super::LONGEST * 4).contains(&n) || !is_ruled(word[n - 2], word[n - 1]) {
        return form;
    }
    if let Some(&(_, singular)) = BY_NUMBER.iter().find(|&&(plural, _)| plural == form) {
        return singular;
    }
    let singular = singular(word);
    let length = spelling(&mut word[..singular]);
    number_of(&word[..length])
}

/// Whether there may be a rule about words that end in these letters; most words have none.
pub(super) fn is_ruled(before: u8, last: u8) -> bool {
    match [before, last] {
        [before, b's'] => !matches!(before, b's' | b'u' | b'i'),
        ending => matches!(&ending, b"ur" | b"re" | b"en" | b"on" | b"me" | b"ia" | b"na" | b"et"),
    }
}

/// Makes a plural a singular and says how long it is.
fn singular(word: &mut [u8]) -> usize {
    let n = word.len();
    match word {
        [.., last @ b'i', b'e', b's'] if n > 4 => {
            *last = b'y';
            n - 2
        }
        [.., b's' | b'c', b'h', b'e', b's']
        | [.., b's', b's', b'e', b's']
        | [.., b'z', b'z', b'e', b's']
        | [.., b'x', b'e', b's']
            if n > 4 =>
        {
            n - 2
        }
        [.., b'm', vowel @ b'e', b'n'] if n > 5 => {
            *vowel = b'a';
            n
        }
        // Not "bus", "gas", "basis", "class", "news", "corps".
        [.., b's' | b'u' | b'i', b's']
        | [.., b'n', b'e', b'w', b's']
        | [.., b'c', b'o', b'r', b'p', b's']
        | [.., b's', b'e', b'r', b'i', b'e', b's']
        | [.., b's', b'p', b'e', b'c', b'i', b'e', b's']
        | [.., b'm', b'e', b'a', b'n', b's'] => n,
        [.., b's'] => n - 1,
        _ => n,
    }
}

/// Makes a British spelling an American one, and says how long it is.
fn spelling(word: &mut [u8]) -> usize {
    let n = word.len();
    match word {
        [.., b'o', last @ b'u', b'r'] if n > 5 => {
            *last = b'r';
            n - 1
        }
        [.., b't', before @ b'r', last @ b'e'] if n > 5 => {
            (*before, *last) = (b'e', b'r');
            n
        }
        [.., b'i', letter @ b's', b'a', b't', b'i', b'o', b'n'] if n > 7 => {
            *letter = b'z';
            n
        }
        _ => n,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &str) {
        let number = |word: &str| number_of(word.as_bytes());
        let mut letters = word.as_bytes().to_vec();
        assert_eq!(stem(&mut letters, number(word)), number(expected), "{word}");
    }

    #[test]
    fn plurals_join_their_singular() {
        check("laboratories", "laboratory");
        check("taxes", "tax");
        check("losses", "loss");
        check("banks", "bank");
        check("spokesmen", "spokesman");
        check("crises", "crisis");
        check("houses", "house");
    }

    #[test]
    fn other_words_stay() {
        for word in ["gas", "bus", "class", "analysis", "news", "oil", "yes", "trading"] {
            check(word, word);
        }
    }

    #[test]
    fn both_spellings_are_one() {
        check("labour", "labor");
        check("centres", "center");
        check("privatisation", "privatization");
        check("hour", "hour");
    }
}
