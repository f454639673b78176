//! Public names of entities in links: kebab-case ASCII, the same whatever else the folder holds.

use corpus::EntityKind;
use deunicode::deunicode_char;
use foldhash::HashSet;

/// Longer keys make addresses that nobody can read.
const LONGEST: usize = 60;

/// The key that a name has where no other has the same.
pub(super) fn plain(name: &str) -> String {
    let mut key = String::new();
    for char in name.chars() {
        if char.is_ascii_alphanumeric() {
            key.push(char.to_ascii_lowercase());
        } else if char.is_ascii() {
            push_separator(char, &mut key);
        } else {
            for char in deunicode_char(char).unwrap_or(" ").chars() {
                match char.is_ascii_alphanumeric() {
                    true => key.push(char.to_ascii_lowercase()),
                    false => push_separator(char, &mut key),
                }
            }
        }
        if key.len() >= LONGEST {
            break;
        }
    }
    key.truncate(key.trim_end_matches('-').len());
    match key.is_empty() {
        true => format!("entity-{:08x}", hash(name)),
        false => key,
    }
}

/// An apostrophe joins what stands around it, anything else parts it.
fn push_separator(char: char, key: &mut String) {
    if !matches!(char, '\'' | '`') && !key.is_empty() && !key.ends_with('-') {
        key.push('-');
    }
}

/// A key that none of `taken` is; it is added to them.
///
/// Where the plain one is taken the kind goes after it, then a number that follows from `seed`: what
/// else there is to say of the entity.
pub(super) fn free(
    plain: &str,
    kind: EntityKind,
    seed: &str,
    taken: &mut HashSet<String>,
) -> String {
    let with_kind = || format!("{plain}-{}", kind.key());
    let with_number = |n: u32| format!("{plain}-{:08x}", hash(&format!("{seed}|{n}")));
    let mut others = std::iter::once_with(with_kind).chain((0..).map(with_number));
    let mut key = plain.to_owned();
    while !taken.insert(key.clone()) {
        key = others.next().expect("one of very many keys is free");
    }
    key
}

/// FNV-1a: the same on every machine and for ever.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: &str) {
        assert_eq!(plain(name), expected);
    }

    #[test]
    fn names_of_all_scripts_become_ascii() {
        check("Ångström & Søn’s (Malmö)", "angstrom-sons-malmo");
        check("Cam++", "cam");
        check("Москва", "moskva");
        check("北京", "bei-jing");
        check("U.S.", "u-s");
        check("\u{e000}", "entity-f2acb199");
        let long = "long name ".repeat(50);
        check(&long, long[..LONGEST].trim_end().replace(' ', "-").as_str());
    }

    #[test]
    fn a_key_that_is_taken_gets_the_kind_then_a_number() {
        let mut taken = HashSet::default();
        let mut next = |seed| free("lee", EntityKind::Person, seed, &mut taken);
        assert_eq!(next("a"), "lee");
        assert_eq!(next("b"), "lee-person");
        let third = next("c");
        assert!(third.starts_with("lee-") && third.len() == 12, "{third}");
        let mut others = HashSet::from_iter(["lee".to_owned(), "lee-person".to_owned()]);
        assert_eq!(free("lee", EntityKind::Person, "c", &mut others), third);
    }
}
