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

/// The number of the stem of a word in lower case; `form` is the number of the word itself.
pub(super) fn stem(word: &[u8], form: u64) -> u64 {
    let n = word.len();
    if n < 4 {
        return form;
    }
    if !is_ruled(word[n - 2], word[n - 1]) {
        return form;
    }
    if let Some((_, singular)) = IRREGULAR.iter().find(|(plural, _)| *plural == word) {
        return number_of(singular);
    }
    let mut buffer = [0; super::LONGEST * 4];
    let Some(stem) = buffer.get_mut(..n) else { return form };
    stem.copy_from_slice(word);
    let singular = singular(stem);
    let length = spelling(&mut buffer[..singular]);
    number_of(&buffer[..length])
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
    let ends = |ending: &[u8]| word.ends_with(ending);
    if n > 4 && ends(b"ies") {
        word[n - 3] = b'y';
        return n - 2;
    }
    if n > 4 && [&b"sses"[..], b"xes", b"ches", b"shes", b"zzes"].iter().any(|ending| ends(ending))
    {
        return n - 2;
    }
    if n > 5 && ends(b"men") {
        word[n - 2] = b'a';
        return n;
    }
    // Not "bus", "gas", "basis", "class", "news", "corps".
    let is_no_plural =
        [&b"ss"[..], b"us", b"is", b"news", b"corps", b"series", b"species", b"means"];
    if ends(b"s") && !is_no_plural.iter().any(|ending| ends(ending)) { n - 1 } else { n }
}

/// Makes a British spelling an American one, and says how long it is.
fn spelling(word: &mut [u8]) -> usize {
    let n = word.len();
    if n > 5 && word.ends_with(b"our") {
        word[n - 2] = b'r';
        return n - 1;
    }
    if n > 5 && word.ends_with(b"tre") {
        (word[n - 2], word[n - 1]) = (b'e', b'r');
    }
    if n > 7 && word.ends_with(b"isation") {
        word[n - 6] = b'z';
    }
    n
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &str) {
        let number = |word: &str| number_of(word.as_bytes());
        assert_eq!(stem(word.as_bytes(), number(word)), number(expected), "{word}");
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
