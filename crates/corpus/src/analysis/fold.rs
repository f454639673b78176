//! Folding: case and accents go, so that `Élysée` and `elysee` are one term.
//!
//! Latin letters and the accents of modern Greek have tables of their own, because full Unicode
//! normalisation weighs more than the rest of the engine. In other scripts only case goes.

use super::case::lower;
use super::letter::is_mark;

/// Base letters of U+00C0 to U+024F; `.` where the letter has no base or more than one.
const LATIN: &[u8; 400] = b"\
aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggg\
gggghhhhiiiiiiiiii..jjkkkllllll..llnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
................................oo.............uu............................aaiioouuuuuuuuuu.aa\
aa....ggkkoooo..j...gg..nnaa....aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............\
................";

/// The same for U+1E00 to U+1EFF.
const LATIN_ADDITIONAL: &[u8; 256] = b"\
aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/// `text` in lower case and without accents.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Adds `text` in lower case and without accents to the end of `folded`.
pub(crate) fn fold_into(text: &str, folded: &mut String) {
    if text.is_ascii() {
        let start = folded.len();
        folded.push_str(text);
        folded.get_mut(start..).unwrap_or_default().make_ascii_lowercase();
    } else {
        text.chars().for_each(|char| fold_char(char, folded));
    }
}

fn fold_char(char: char, folded: &mut String) {
    let base = match char {
        '\u{300}'..='\u{36f}' => return,
        // The vowel points of Hebrew and Arabic, the stroke that stretches Arabic words, and marks that
        // are not seen.
        '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' if is_mark(char) => return,
        '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{ad}' => return,
        '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' => return,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => return,
        '\u{c0}'..='\u{24f}' => LATIN[char as usize - 0xc0],
        '\u{1e00}'..='\u{1eff}' => LATIN_ADDITIONAL[char as usize - 0x1e00],
        _ => b'.',
    };
    match (base, char) {
        (b'.', 'Æ' | 'æ') => folded.push_str("ae"),
        (b'.', 'Œ' | 'œ') => folded.push_str("oe"),
        (b'.', 'ß' | 'ẞ') => folded.push_str("ss"),
        (b'.', 'Þ' | 'þ') => folded.push_str("th"),
        // Ligatures, as texts taken from PDFs have them.
        (b'.', 'ﬀ') => folded.push_str("ff"),
        (b'.', 'ﬁ') => folded.push_str("fi"),
        (b'.', 'ﬂ') => folded.push_str("fl"),
        (b'.', 'ﬃ') => folded.push_str("ffi"),
        (b'.', 'ﬄ') => folded.push_str("ffl"),
        // Full width, as among Han letters.
        (b'.', '！'..='～') => {
            folded.push(char::from((char as u32 - 0xfee0) as u8).to_ascii_lowercase());
        }
        (b'.', _) => folded.push(without_greek_accent(lower(char))),
        (base, _) => folded.push(char::from(base)),
    }
}

fn without_greek_accent(char: char) -> char {
    match char {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        _ => char,
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    use super::*;

    #[test]
    fn case_and_accents_are_folded() {
        assert_eq!(fold("Élysée ÅNGSTRÖM Straße Œuvre"), "elysee angstrom strasse oeuvre");
        assert_eq!(fold("e\u{301}"), "e");
        assert_eq!(
            fold("Ωμέγα ΣΊΣΥΦΟΣ Москва Əliyev ＡＢ 香港"),
            "ωμεγα σισυφοσ москва əliyev ab 香港"
        );
    }

    #[test]
    fn the_tables_agree_with_unicode_wherever_it_has_a_single_base_letter() {
        for char in ('\u{c0}'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}') {
            let base: String = char
                .to_lowercase()
                .flat_map(|lower| std::iter::once(lower).nfkd().collect::<Vec<_>>())
                .filter(|&part| !is_combining_mark(part))
                .collect();
            if base.len() == 1 && base.is_ascii() {
                assert_eq!(fold(&char.to_string()), base, "{char} U+{:04X}", char as u32);
            }
        }
    }
}
