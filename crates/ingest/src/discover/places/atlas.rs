//! The lists of countries and cities, ready to be looked up.

use std::ops::Range;
use std::sync::OnceLock;

use foldhash::HashMap;

use super::scan::{scan, words};

const COUNTRIES: &str = include_str!("../../../lists/countries.txt");
const CITIES: &str = include_str!("../../../lists/cities.txt");

/// A country, or one that was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Country {
    /// That of ISO 3166-1 where there is one.
    pub code: &'static str,
    pub name: &'static str,
    /// The country that it became, or its larger part did.
    pub became: Option<&'static str>,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    /// Its place in the list of countries.
    pub country: u16,
    pub class: Class,
    /// What must be true of the words for them to be the name.
    pub condition: Condition,
}

/// How a name leads to its country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// It is the country.
    Country,
    /// Its people, or an adjective.
    People,
    /// A region, a large city or a byword in it.
    Inside,
    /// A city that is not so large that its name says where it is.
    City,
    /// No country, however much it looks like one.
    Nothing,
}

/// What must be true of words for them to be a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// They begin with a capital.
    Capital,
    /// They are capitals throughout.
    Capitals,
    /// A comma stands before them, as in `Austin, Tex.`.
    AfterComma,
}

/// All that is known of places.
#[derive(Debug, Default)]
pub(crate) struct Atlas {
    countries: Vec<Country>,
    /// Names that begin with a word, the longest first; all in the form of [`words`].
    by_first: HashMap<String, Vec<(Vec<String>, Known)>>,
}

/// The atlas, read at its first use.
pub(crate) fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(|| Atlas::read(COUNTRIES, CITIES))
}

impl Atlas {
    fn read(countries: &'static str, cities: &'static str) -> Self {
        let mut atlas = Self::default();
        for line in lines(countries) {
            let mut fields = line.split('|').map(str::trim);
            let mut next = || fields.next().unwrap_or_default();
            let (code, name) = (next(), next());
            let country = u16::try_from(atlas.countries.len()).expect("a few hundred countries");
            if code == "-" {
                atlas.enter(name, 0, Class::Nothing);
                continue;
            }
            let [others, people, inside] = [next(), next(), next()];
            let became = Some(next()).filter(|code| !code.is_empty());
            let plain = name.trim_start_matches('?');
            atlas.countries.push(Country { code, name: plain, became });
            if plain == name {
                atlas.enter(name, country, Class::Country);
            }
            let listed = |names: &'static str| names.split(';').map(str::trim);
            listed(others).for_each(|name| atlas.enter(name, country, Class::Country));
            listed(people).for_each(|name| atlas.enter(name, country, Class::People));
            listed(inside).for_each(|name| atlas.enter(name, country, Class::Inside));
        }
        let codes: HashMap<_, _> =
            atlas.countries.iter().map(|country| country.code).zip(0..).collect();
        let mut class = Class::City;
        for line in lines(cities) {
            let Some((code, names)) = line.split_once('|') else {
                class = if line == "[large]" { Class::Inside } else { Class::City };
                continue;
            };
            // Territories without a list of their own are left out.
            let Some(&country) = codes.get(code.trim()) else { continue };
            names.split(',').for_each(|name| atlas.enter(name.trim(), country, class));
        }
        for names in atlas.by_first.values_mut() {
            names.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        atlas
    }

    /// Adds a name. What was there first stays: countries stand before cities.
    fn enter(&mut self, name: &str, country: u16, class: Class) {
        let (name, after_comma) = match name.strip_prefix(',') {
            Some(name) => (name, true),
            None => (name, false),
        };
        let is_short = !name.contains(' ') && !name.contains(|char: char| char.is_lowercase());
        let condition = match (after_comma, is_short) {
            (true, _) => Condition::AfterComma,
            (false, true) => Condition::Capitals,
            (false, false) => Condition::Capital,
        };
        let mut parts = words(name).map(|word| word.plain.as_str().to_owned());
        let Some(first) = parts.next() else { return };
        let rest: Vec<_> = parts.collect();
        let names = self.by_first.entry(first).or_default();
        match names.iter_mut().find(|(known, _)| *known == rest) {
            // The name of a country is stronger than what another one calls a place of its own.
            Some((_, known)) if class < known.class && class == Class::Country => {
                *known = Known { country, class, condition };
            }
            Some(_) => {}
            None => names.push((rest, Known { country, class, condition })),
        }
    }

    /// Names that begin with a word, the longest first.
    pub fn starting_with(&self, first: &str) -> &[(Vec<String>, Known)] {
        self.by_first.get(first).map_or(&[], Vec::as_slice)
    }

    /// What a name stands for, whatever its case.
    pub fn find(&self, name: &str) -> Option<Known> {
        let mut parts = words(name).peekable();
        parts.next_if(|word| word.plain.as_str() == "THE");
        let first = parts.next()?;
        let names = self.starting_with(first.plain.as_str());
        if names.is_empty() {
            return None;
        }
        let rest: Vec<_> = parts.map(|word| word.plain).take(MOST_WORDS).collect();
        let is_it = |known: &[String]| {
            known.len() == rest.len() && known.iter().zip(&rest).all(|(a, b)| a == b.as_str())
        };
        let (_, found) = names.iter().find(|(known, _)| is_it(known))?;
        (found.class != Class::Nothing).then_some(*found)
    }

    /// Calls `visit` with every known place that a name contains, and where.
    pub fn scan(&self, name: &str, visit: impl FnMut(Known, Range<usize>)) {
        scan(self, name, false, visit);
    }

    /// The number of the country with this code.
    pub fn by_code(&self, code: &str) -> Option<u16> {
        self.countries.iter().zip(0..).find(|(country, _)| country.code == code).map(|(_, idx)| idx)
    }

    /// The country with this number.
    pub fn country(&self, number: u16) -> &Country {
        &self.countries[usize::from(number)]
    }

    /// The numbers of the countries that stand for one, it first, then those that became it.
    pub fn kin(&self, number: u16) -> impl Iterator<Item = u16> {
        let code = self.country(number).code;
        let former = self.countries.iter().zip(0..);
        let former = former.filter(move |(country, _)| country.became == Some(code));
        std::iter::once(number).chain(former.map(|(_, number)| number))
    }
}

/// No name of the lists has more words after its first.
const MOST_WORDS: usize = 8;

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: Option<(&str, Class)>) {
        let found = atlas().find(name);
        let found = found.map(|known| (atlas().country(known.country).code, known.class));
        assert_eq!(found, expected, "{name}");
    }

    #[test]
    fn countries_are_found_under_all_their_names() {
        for name in ["U.S.", "US", "United States", "the United States", "America"] {
            check(name, Some(("US", Class::Country)));
        }
        for name in ["UK", "Britain", "Great Britain"] {
            check(name, Some(("GB", Class::Country)));
        }
        check("Côte d’Ivoire", Some(("CI", Class::Country)));
        check("hong-kong", Some(("HK", Class::Country)));
        check("Soviet Union", Some(("SU", Class::Country)));
        check("Norwegians", Some(("NO", Class::People)));
    }

    #[test]
    fn cities_and_regions_lead_to_their_country() {
        check("São Paulo", Some(("BR", Class::Inside)));
        check("Zürich", Some(("CH", Class::Inside)));
        check("Peking", Some(("CN", Class::Inside)));
        check("Bielefeld", Some(("DE", Class::City)));
        check("Reading", Some(("GB", Class::City)));
        check("Latin America", None);
        check("Calif.", Some(("US", Class::Inside)));
        check("Nowhere in Particular", None);
        check("", None);
    }

    #[test]
    fn a_country_that_was_leads_to_what_it_became() {
        let germany = atlas().find("Germany").unwrap().country;
        let kin: Vec<_> = atlas().kin(germany).map(|number| atlas().country(number).name).collect();
        assert_eq!(kin, ["Germany", "West Germany", "East Germany"]);
    }

    #[test]
    fn every_line_of_the_lists_is_understood() {
        let codes: Vec<_> = atlas().countries.iter().map(|country| country.code).collect();
        for country in &atlas().countries {
            assert!(!country.name.is_empty(), "{country:?}");
            assert!(country.became.is_none_or(|code| codes.contains(&code)), "{country:?}");
        }
        assert!(codes.len() > 200);
    }
}
