//! Folding: case and accents go, so that `Élysée` and `elysee` are one term.
//!
//! Latin letters have a table of their own, and Greek, Cyrillic and Armenian a rule, because the tables
//! of full Unicode weigh more than the rest of the engine. Other scripts have no case to speak of.

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
    text.chars().for_each(|char| fold_char(char, &mut folded));
    folded
}

fn fold_char(char: char, folded: &mut String) {
    let base = match char {
        '\u{300}'..='\u{36f}' => return,
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
        (b'.', _) => folded.push(lower(char)),
        (base, _) => folded.push(char::from(base)),
    }
}

/// The small letter, where it has a code of its own at a regular distance; accents of Greek go as well.
fn lower(char: char) -> char {
    let code = char as u32;
    let lower = match char {
        'A'..='Z' | 'Α'..='Ρ' | 'Σ'..='Ω' | 'А'..='Я' => code + 32,
        'Ѐ'..='Џ' => code + 80,
        'Ա'..='Ֆ' => code + 48,
        'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' => code | 1,
        'Ӂ'..='ӎ' if code % 2 == 1 => code + 1,
        'Ά' | 'ά' => 'α' as u32,
        'Έ' | 'έ' => 'ε' as u32,
        'Ή' | 'ή' => 'η' as u32,
        'Ί' | 'ί' | 'Ϊ' | 'ϊ' | 'ΐ' => 'ι' as u32,
        'Ό' | 'ό' => 'ο' as u32,
        'Ύ' | 'ύ' | 'Ϋ' | 'ϋ' | 'ΰ' => 'υ' as u32,
        'Ώ' | 'ώ' => 'ω' as u32,
        'ς' => 'σ' as u32,
        _ => return char,
    };
    char::from_u32(lower).unwrap_or(char)
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
        assert_eq!(fold("Ωμέγα ΣΊΣΥΦΟΣ Москва 香港"), "ωμεγα σισυφοσ москва 香港");
    }

    #[test]
    fn greek_cyrillic_and_armenian_lose_their_case_as_in_unicode() {
        for char in ('\u{370}'..='\u{3ce}').chain('\u{400}'..='\u{556}') {
            let unicode: String = char.to_lowercase().collect();
            let is_regular = unicode != char.to_string() && !"ͰͲͶͿӀ".contains(char);
            if is_regular {
                assert_eq!(fold(&char.to_string()), fold(&unicode), "{char} U+{:04X}", char as u32);
            }
        }
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
