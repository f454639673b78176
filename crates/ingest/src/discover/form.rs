//! Forms of names: which of them differ in writing only, and which look like the proper one.

use std::borrow::Cow;

use corpus::analysis::fold;

use super::places::{Class, Known, atlas};
use super::recognise::is_head;

/// What says of a company only what sort of company it is.
const COMPANY: [&str; 30] = [
    "ab",
    "ag",
    "as",
    "asa",
    "bhd",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "group",
    "holding",
    "holdings",
    "inc",
    "incorporated",
    "kg",
    "kk",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "nv",
    "oyj",
    "plc",
    "pte",
    "pty",
    "sa",
    "spa",
];

/// The words of a span with single spaces.
pub(super) fn plain(words: &str) -> Cow<'_, str> {
    let mut after_space = true;
    let is_plain = words.bytes().all(|byte| {
        let is_space = byte == b' ';
        let is_twice = is_space && after_space;
        after_space = is_space;
        // Lead bytes of the spaces outside of ASCII.
        byte >= b' ' && !is_twice && !matches!(byte, 0xc2 | 0xe1 | 0xe2 | 0xe3)
    });
    match is_plain && !after_space {
        true => Cow::Borrowed(words),
        false => Cow::Owned(words.split_whitespace().collect::<Vec<_>>().join(" ")),
    }
}

/// Equal for forms that differ in nothing but case, accents, space and marks: `Face ID` and `FaceID`.
pub(super) fn spelling(form: &str) -> String {
    squeeze(&fold(form))
}

/// Equal for forms that name the same thing wherever they stand: `Acme Corp`, `ACME Corporation` and
/// `Acme`; `U.S.` and `United States`. Starts with `=` for what the atlas knows.
///
/// `known` is what the atlas has under the form.
pub(super) fn identity(form: &str, known: Option<Known>) -> String {
    if let Some(known) = known.filter(|known| known.class == Class::Country) {
        return format!("={}", atlas().country(known.country).code);
    }
    let folded = fold(form);
    let whole = match folded.strip_prefix("the ") {
        Some(rest) if !rest.trim().is_empty() => rest,
        _ => folded.as_str(),
    };
    let stem = stem(whole);
    let squeezed = squeeze(stem);
    // `China Corp` is not China, `Co Ltd` nobody, and `Finance Ltd` not `Finance Inc`.
    let is_same = stem.len() == whole.len();
    let says_enough =
        || squeezed.chars().nth(2).is_some() && atlas().find(stem).is_none() && !is_head(stem);
    if is_same || says_enough() { squeezed } else { squeeze(whole) }
}

/// Whether a form says what sort of company it names: nothing was left out of it.
pub(super) fn is_company_form(form: &str) -> bool {
    let folded = fold(form);
    stem(&folded).len() < folded.len()
}

/// A folded name without the words at its end that only say what sort of company it is.
fn stem(folded: &str) -> &str {
    let mut stem = folded;
    loop {
        let Some((before, last)) = stem.rsplit_once([' ', ',']) else { return stem };
        let is_joint = stem.len() < folded.len() && matches!(last, "&" | "and" | "");
        if before.trim().is_empty() || !(is_company(last) || is_joint || last.is_empty()) {
            return stem;
        }
        stem = before.trim_end_matches([' ', ',']);
    }
}

/// Whether a form is the rest of a name that was cut in two: it only says what sort of company something
/// is, or is a single letter.
pub(super) fn is_remainder(form: &str) -> bool {
    if form.chars().filter(char::is_ascii_alphanumeric).count() == 1 && form.is_ascii() {
        return true;
    }
    let folded = fold(form);
    let mut words = folded.split([' ', ',', '&']).filter(|word| !word.is_empty());
    words.all(|word| word == "and" || is_company(word))
}

/// The country of an [`identity`] that is one.
pub(super) fn country_of(identity: &str) -> Option<u16> {
    let name = identity.strip_prefix('=')?;
    atlas().by_code(name)
}

fn is_company(word: &str) -> bool {
    /// No word of the list is longer, points and all.
    const LONGEST: usize = 16;
    if word.len() > LONGEST {
        return false;
    }
    match word.contains(['.', '/']) {
        true => COMPANY.binary_search(&word.replace(['.', '/'], "").as_str()).is_ok(),
        false => COMPANY.binary_search(&word).is_ok(),
    }
}

/// Letters and digits, and the marks that make a difference; `&` is `and` between words.
fn squeeze(folded: &str) -> String {
    let mut squeezed = String::with_capacity(folded.len() + 2);
    for (at, char) in folded.char_indices() {
        if char.is_alphanumeric() || matches!(char, '+' | '#') {
            squeezed.push(char);
        } else if char == '&' && folded[..at].ends_with(' ') && folded[at + 1..].starts_with(' ') {
            squeezed.push_str("and");
        }
    }
    // A name of marks alone is itself.
    if squeezed.is_empty() { folded.to_owned() } else { squeezed }
}

/// How many words a form has.
pub(super) fn n_words(form: &str) -> usize {
    form.split(' ').filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Whether it has capitals and no small letters: an acronym, or a headline.
pub(super) fn is_upper(form: &str) -> bool {
    form.contains(char::is_uppercase) && !form.contains(char::is_lowercase)
}

/// Whether it is short for something by its letters, as `AISC` or `U.N.` are.
pub(super) fn is_acronym(form: &str) -> bool {
    let n_capitals = form.chars().filter(|char| char.is_uppercase()).count();
    let n_small = form.chars().filter(|char| char.is_lowercase()).count();
    !form.contains(' ') && n_capitals >= 2 && n_small <= 1 && form.chars().count() <= 10
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(form: &str) -> String {
        super::identity(form, atlas().find(form))
    }

    fn same(forms: &[&str]) {
        let identities: Vec<_> = forms.iter().map(|form| identity(form)).collect();
        assert!(identities.windows(2).all(|pair| pair[0] == pair[1]), "{forms:?} {identities:?}");
    }

    fn different(one: &str, other: &str) {
        assert_ne!(identity(one), identity(other));
    }

    #[test]
    fn writing_makes_no_difference() {
        same(&["OrbitCam", "Orbitcam", "Orbit Cam", "ORBITCAM", "Orbit-Cam"]);
        same(&["Acme Corp", "Acme Corporation", "Acme", "The Acme Co., Ltd.", "Acme Inc."]);
        same(&["Smith & Son", "Smith and Son", "Smith & Son Ltd", "Smith and Son Co."]);
        same(&["U.S.", "US", "United States", "the United States", "united-states"]);
        same(&["UK", "Britain", "United Kingdom"]);
        same(&["Société Élan", "Societe Elan SA"]);
    }

    #[test]
    fn what_tells_things_apart_stays() {
        different("Cam", "Cam++");
        different("China", "China Corp");
        different("Boston", "Boston Co");
        different("Finance Ltd", "Finance Inc");
        different("Ann Lee", "Bo Lee");
        different("Group", "Holdings");
        different("West Germany", "Germany");
        assert_eq!(identity("++"), "++");
        assert_eq!(identity("US"), "=US");
        assert_eq!(country_of("=US"), atlas().find("US").map(|known| known.country));
        assert_eq!(country_of("acme"), None);
    }

    #[test]
    fn the_words_that_say_what_a_company_is_are_sorted() {
        assert!(COMPANY.is_sorted());
    }

    #[test]
    fn acronyms_and_shouting() {
        assert!(is_acronym("AISC") && is_acronym("U.N.") && is_acronym("PoC"));
        assert!(!is_acronym("Acme") && !is_acronym("ACME WORKS"));
        assert!(is_upper("ACME WORKS") && !is_upper("Acme") && !is_upper("++"));
        assert_eq!(n_words("Acme & Son  Ltd"), 3);
        assert_eq!(plain("Ann\n  Lee"), "Ann Lee");
        assert!(is_remainder("Co., Ltd.") && is_remainder("and Co") && !is_remainder("Acme Co"));
        assert!(is_remainder("S.") && !is_remainder("香") && !is_remainder("C++ Co"));
    }
}
