//! The words of a text, fast: where each stands, a number for its stem, how it is written and what
//! stands before it. What a word is in the language says [`lexicon`].
//!
//! Words are compared by 64-bit numbers instead of strings: a million texts have some million
//! words, of which two share a number once in ten million corpora.

pub(crate) mod lexicon;
mod stem;
mod table;

use corpus::Span;
use corpus::analysis::fold;

pub(crate) use self::table::Table;
use crate::letters::{Letters, letters};

/// A word where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub span: Span,
    /// Number of its lower-case form without accents and apostrophes.
    pub form: u64,
    /// Number of its stem: the singular of a noun, in one spelling.
    pub stem: u64,
    pub shape: Shape,
    pub gap: Gap,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `word`
    Lower,
    /// `Word`
    Capital,
    /// `WORD`, `5G`
    Upper,
    /// `iPhone`, `SenseTime`
    Mixed,
    /// Begins with a digit, or is too long for a word.
    Number,
}

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// A hyphen.
    Hyphen,
    /// Space.
    Space,
    /// Anything else, the end of a sentence too, or the start of the text.
    Apart,
    /// `<` or the like: what follows is a code rather than a word.
    Bracket,
}

/// Longer ones are no words of a language.
const LONGEST: usize = 40;

/// Calls `visit` for every word of `span`, in order.
pub(crate) fn words(text: &str, span: Span, mut visit: impl FnMut(Word)) {
    let bytes = &text.as_bytes()[..span.end as usize];
    let mut at = span.start as usize;
    let mut gap = Gap::Apart;
    while at < bytes.len() {
        let byte = bytes[at];
        let length = if byte < 0x80 { 1 } else { char_at(text, at).map_or(1, char::len_utf8) };
        if !is_word_start(text, byte, at) {
            gap = gap_after(gap, byte);
            at += length;
            continue;
        }
        let scanned = scan(text, bytes, at);
        // Spans are made of texts that are shorter than 4 GiB.
        let span = Span { start: at as u32, end: scanned.end as u32 };
        visit(Word { span, form: scanned.form, stem: scanned.stem, shape: scanned.shape, gap });
        at = scanned.end;
        gap = Gap::Apart;
        let is_possessive = |at: usize| {
            matches!(bytes.get(at), Some(b's' | b'S'))
                && !bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
        };
        match &bytes[at..] {
            // What follows a possessive is another thing.
            [b'\'', ..] if is_possessive(at + 1) => at += 2,
            [0xe2, 0x80, 0x99, ..] if is_possessive(at + 3) => at += 4,
            [b'-', ..] => (at, gap) = (at + 1, Gap::Hyphen),
            // Hyphen and non-breaking hyphen.
            [0xe2, 0x80, 0x90 | 0x91, ..] => (at, gap) = (at + 3, Gap::Hyphen),
            [b' ' | b'\n' | b'\t', ..] => (at, gap) = (at + 1, Gap::Space),
            [0xc2, 0xa0, ..] => (at, gap) = (at + 2, Gap::Space),
            _ => {}
        }
    }
}

/// The number of a word that is written in lower case, without accents.
pub(crate) fn number(form: &str) -> u64 {
    number_of(form.as_bytes())
}

/// The numbers of the stems of a phrase.
pub(crate) fn stems(phrase: &str) -> Vec<u64> {
    let mut stems = Vec::new();
    words(phrase, Span::new(0..phrase.len()), |word| stems.push(word.stem));
    stems
}

/// A number for several stems in their order.
pub(crate) fn phrase_number(stems: &[u64]) -> u64 {
    stems.iter().fold(0x51_7c_c1_b7_27_22_0a_95, |number, &stem| mix(number ^ stem))
}

/// A 64-bit number that looks random for each input.
pub(crate) const fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    number ^ (number >> 29)
}

/// Hashes numbers of words, which are random already, into a map.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct AsIs(u64);

impl std::hash::Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.0 = mix(self.0 ^ u64::from(byte)));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// A map by numbers of words.
pub(crate) type ByNumber<T> =
    std::collections::HashMap<u64, T, std::hash::BuildHasherDefault<AsIs>>;

struct Scanned {
    end: usize,
    form: u64,
    stem: u64,
    shape: Shape,
}

/// Reads the word that begins at `start`.
fn scan(text: &str, bytes: &[u8], start: usize) -> Scanned {
    // Nearly all words are letters and nothing else.
    let letters = letters(bytes, start);
    let Letters { len: n, n_capitals, .. } = letters;
    let end = start + n;
    let goes_on = bytes
        .get(end)
        .is_some_and(|&byte| byte >= 0x80 || byte.is_ascii_digit() || matches!(byte, b'\'' | b'$'));
    if goes_on || n == 0 || n > LONGEST {
        return scan_slowly(text, bytes, start);
    }
    let shape = match n_capitals {
        0 => Shape::Lower,
        _ => shape(bytes[start], n_capitals, n - n_capitals, 0, n),
    };
    if let Some(form) = number_of_letters(&letters) {
        let is_ruled = n >= 4 && stem::is_ruled(bytes[end - 2] | 0x20, bytes[end - 1] | 0x20);
        let stem = match is_ruled {
            false => form,
            true => {
                let [first, second] = letters.small.map(u128::from);
                let mut lower = (second << 64 | first).to_le_bytes();
                stem::stem(&mut lower[..n], form)
            }
        };
        return Scanned { end, form, stem, shape };
    }
    let mut lower = [0; LONGEST];
    let lower = &mut lower[..n];
    lower.copy_from_slice(&bytes[start..end]);
    lower.iter_mut().for_each(|byte| *byte |= 0x20);
    let form = number_of(lower);
    Scanned { end, form, stem: stem::stem(lower, form), shape }
}

/// What [`number_of`] says of letters in whatever case; `None` if there are more than fifteen.
pub(crate) fn number_of_letters(letters: &Letters) -> Option<u64> {
    let [first, second] = letters.small;
    let number = mix(letters.len as u64 ^ first);
    match letters.len {
        0..8 => Some(number),
        8..16 => Some(mix(number ^ second)),
        _ => None,
    }
}

/// The same for a word with digits or an apostrophe.
fn scan_slowly(text: &str, bytes: &[u8], start: usize) -> Scanned {
    let mut lower = [0; LONGEST];
    let mut n_lower = 0;
    let (mut n_capitals, mut n_small, mut n_digits) = (0, 0, 0);
    let mut end = start;
    while let Some(&byte) = bytes.get(end) {
        match byte {
            b'a'..=b'z' => n_small += 1,
            b'A'..=b'Z' => n_capitals += 1,
            b'0'..=b'9' => n_digits += 1,
            b'\'' if letter_follows(bytes, end + 1) => {
                end += 1;
                continue;
            }
            b'.' | b',' if n_digits == end - start && digit_follows(bytes, end + 1) => {
                n_digits += 1;
                end += 1;
                continue;
            }
            0x80.. => return scan_beyond_ascii(text, bytes, start),
            _ => break,
        }
        if let Some(place) = lower.get_mut(n_lower) {
            *place = byte.to_ascii_lowercase();
        }
        n_lower += 1;
        end += 1;
    }
    let shape = match bytes.get(end) {
        // "US$5": money.
        Some(b'$') => Shape::Number,
        _ => shape(bytes[start], n_capitals, n_small, n_digits, n_lower),
    };
    let lower = &mut lower[..n_lower.min(LONGEST)];
    let form = number_of(lower);
    Scanned { end, form, stem: stem::stem(lower, form), shape }
}

/// The same for a word with other letters than those of ASCII.
fn scan_beyond_ascii(text: &str, bytes: &[u8], start: usize) -> Scanned {
    let mut end = start;
    let (mut n_capitals, mut n_small, mut n_digits, mut n_chars) = (0, 0, 0, 0);
    for char in text[start..bytes.len()].chars() {
        let is_apostrophe = matches!(char, '\'' | '’');
        let goes_on = is_apostrophe && letter_follows(bytes, end + char.len_utf8());
        if !char.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&char) && !goes_on {
            break;
        }
        n_capitals += usize::from(char.is_uppercase());
        n_small += usize::from(char.is_lowercase());
        n_digits += usize::from(char.is_numeric());
        n_chars += 1;
        end += char.len_utf8();
    }
    let shape = shape(bytes[start], n_capitals, n_small, n_digits, n_chars);
    // A text without spaces, or rubbish: its beginning stands for it.
    let cut = text[start..end].char_indices().nth(LONGEST).map_or(end, |(at, _)| start + at);
    let folded = fold(&text[start..cut]).replace(['\'', '’'], "");
    let mut folded = folded.into_bytes();
    let form = number_of(&folded);
    Scanned { end, form, stem: stem::stem(&mut folded, form), shape }
}

fn shape(first: u8, n_capitals: usize, n_small: usize, n_digits: usize, n_chars: usize) -> Shape {
    match (n_capitals, n_small) {
        _ if n_chars > LONGEST => Shape::Number,
        (1.., 0) if n_digits <= 2 && (2..=6).contains(&n_chars) => Shape::Upper,
        _ if first.is_ascii_digit() => Shape::Number,
        (0, _) => Shape::Lower,
        (2.., 0) => Shape::Upper,
        (1, _) if !first.is_ascii_lowercase() => Shape::Capital,
        _ => Shape::Mixed,
    }
}

/// The gap with one more character, by its first byte.
#[inline]
fn gap_after(gap: Gap, byte: u8) -> Gap {
    match (gap, byte) {
        (Gap::Space, b' ' | b'\n' | b'\t' | b'\r') => Gap::Space,
        (_, b'<') => Gap::Bracket,
        (Gap::Bracket, _) => Gap::Bracket,
        _ => Gap::Apart,
    }
}

#[inline]
fn is_word_start(text: &str, byte: u8, at: usize) -> bool {
    match byte {
        0x80.. => char_at(text, at).is_some_and(char::is_alphanumeric),
        _ => byte.is_ascii_alphanumeric(),
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|rest| rest.chars().next())
}

/// Whether a letter follows that is not a lone `s`.
fn letter_follows(bytes: &[u8], at: usize) -> bool {
    let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    is_letter(at) && (is_letter(at + 1) || !matches!(bytes[at], b's' | b'S'))
}

fn digit_follows(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

/// The number of a word by its bytes.
pub(crate) const fn number_of(bytes: &[u8]) -> u64 {
    let mut number = bytes.len() as u64;
    let (eights, rest) = bytes.as_chunks::<8>();
    // Loops that can run when the program is compiled.
    let mut idx = 0;
    while idx < eights.len() {
        number = mix(number ^ u64::from_le_bytes(eights[idx]));
        idx += 1;
    }
    let mut last = 0;
    let mut idx = rest.len();
    while idx > 0 {
        idx -= 1;
        last = last << 8 | rest[idx] as u64;
    }
    mix(number ^ last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, Shape, Gap)]) {
        let mut found = Vec::new();
        words(text, Span::new(0..text.len()), |word| {
            found.push((word.span.of(text), word.shape, word.gap));
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn words_know_their_shape_and_what_stands_before_them() {
        use Gap::*;
        use Shape::*;
        check(
            "Big  oil, AI",
            &[("Big", Capital, Apart), ("oil", Lower, Space), ("AI", Upper, Apart)],
        );
        check(
            "start-up’s 5G",
            &[("start", Lower, Apart), ("up", Lower, Hyphen), ("5G", Upper, Apart)],
        );
        check(
            "<IBM> 1,100.5 eBay",
            &[("IBM", Upper, Bracket), ("1,100.5", Number, Apart), ("eBay", Mixed, Space)],
        );
        check(
            "don't café’s Öl",
            &[("don't", Lower, Apart), ("café", Lower, Space), ("Öl", Capital, Apart)],
        );
        check("…", &[]);
    }

    #[test]
    fn the_fast_way_to_a_number_gives_the_same_one() {
        for n in 1..16 {
            let word = &"ABCDEFGHIJKLMNOP"[..n];
            let lower = word.to_lowercase();
            let text = format!("{word} and so on, long enough");
            let mut forms = Vec::new();
            words(&text, Span::new(0..text.len()), |word| forms.push(word.form));
            assert_eq!(forms[0], number(&lower), "{word}");
        }
    }

    #[test]
    fn numbers_do_not_depend_on_case_accents_or_the_plural() {
        assert_eq!(stems("Subsidies CAFÉ don't"), stems("subsidy cafe dont"));
        assert_eq!(stems("analyses of labour"), stems("analysis of labor"));
        assert_ne!(stems("news"), stems("new"));
        assert_ne!(phrase_number(&stems("a b")), phrase_number(&stems("b a")));
    }

    #[test]
    fn a_word_without_end_is_read_once() {
        let long = "é".repeat(1_000_000);
        check(&long, &[(&long, Shape::Number, Gap::Apart)]);
        let mut n_words = 0;
        let text = "a'".repeat(1_000_000);
        words(&text, Span::new(0..text.len()), |_| n_words += 1);
        assert_eq!(n_words, 1);
    }
}
