//! Where entities are: a city in its country, an authority in the country that its name says.

use super::places::{Class, atlas};

/// The country where something of this name is, and whether its name alone proves it.
///
/// Without proof it holds only where a text names the country beside it: there is more than one
/// Springfield.
pub(super) fn city(name: &str) -> Option<(u16, bool)> {
    let known = atlas().find(name)?;
    match known.class {
        Class::Inside => Some((known.country, true)),
        Class::City => Some((known.country, false)),
        Class::Country | Class::People | Class::Nothing => None,
    }
}

/// The same for an organization: `Bank of Norway`, `Norwegian Maritime Authority`, `Air Norway`.
pub(super) fn organization(name: &str) -> Option<(u16, bool)> {
    let mut found = None;
    atlas().scan(name, |known, span| {
        let before = name[..span.start].trim_end_matches("the ");
        let is_owner = [" of ", " for ", "("].iter().any(|word| before.ends_with(word));
        let is_at_end = span.end == name.len() && known.class == Class::Country;
        let is_at_start = span.start == 0 && span.end < name.len();
        let counts = matches!(known.class, Class::Country | Class::People);
        if counts && (is_owner || is_at_end) {
            found = Some((known.country, true));
        } else if counts && is_at_start && found.is_none() {
            found = Some((known.country, false));
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: Option<(u16, bool)>, expected: Option<(&str, bool)>) {
        let found = found.map(|(country, proof)| (atlas().country(country).code, proof));
        assert_eq!(found, expected);
    }

    #[test]
    fn cities_lie_in_their_country() {
        check(city("Osaka"), Some(("JP", true)));
        check(city("Springfield"), Some(("US", false)));
        check(city("Japan"), None);
        check(city("Utopia"), None);
    }

    #[test]
    fn the_name_of_an_organization_says_where_it_is() {
        check(organization("Bank of Norway"), Some(("NO", true)));
        check(organization("Ministry of Fish of the Netherlands"), Some(("NL", true)));
        check(organization("Acme Works (Kenya)"), Some(("KE", true)));
        check(organization("Air Malta"), Some(("MT", true)));
        check(organization("Norwegian Maritime Authority"), Some(("NO", false)));
        check(organization("South China Morning Post"), None);
        check(organization("Acme Works"), None);
    }
}
