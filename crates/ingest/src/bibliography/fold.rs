//! Letters without case and marks, so that names are found however they are written.

/// Letters in lower case; those of western Europe lose their marks.
pub(crate) fn fold_letters(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter_map(|char| {
            Some(match char {
                'à'..='å' => 'a',
                'ç' => 'c',
                'è'..='ë' => 'e',
                'ì'..='ï' => 'i',
                'ñ' => 'n',
                'ò'..='ö' | 'ø' => 'o',
                'ù'..='ü' => 'u',
                'ý' | 'ÿ' => 'y',
                // A mark that stands by itself, as in decomposed text.
                '\u{300}'..='\u{36f}' => return None,
                other => other,
            })
        })
        .collect()
}

/// Letters and digits only, folded: for comparing the names of publishers with addresses.
pub(crate) fn skeleton(text: &str) -> String {
    fold_letters(text).chars().filter(|char| char.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_marks_do_not_matter() {
        assert_eq!(fold_letters("Février MÄRZ ao\u{302}ut"), "fevrier marz aout");
        assert_eq!(skeleton("The Northern-Courier"), "thenortherncourier");
    }
}
