//! What can be known of a word or a phrase, as a set of bits.

/// A set of marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Marks(pub(super) u64);

impl Marks {
    /// All of them in two numbers.
    pub(in super::super) fn halves(self) -> [u32; 2] {
        [self.0 as u32, (self.0 >> 32) as u32]
    }

    /// What gave these halves.
    pub(in super::super) fn of_halves([low, high]: [u32; 2]) -> Self {
        Self(u64::from(high) << 32 | u64::from(low))
    }

    /// Whether one of `marks` is among them.
    pub(in super::super) fn has(self, marks: Self) -> bool {
        self.0 & marks.0 != 0
    }

    /// All of both.
    pub(in super::super) const fn or(self, marks: Self) -> Self {
        Self(self.0 | marks.0)
    }
}

// The first thirteen are written by `lists/make.py`.
/// A word that everybody knows.
pub(in super::super) const COMMON: Marks = Marks(1 << 0);
/// A word all the same, but a rarer one.
pub(in super::super) const WORD: Marks = Marks(1 << 1);
/// A frequent first name.
pub(in super::super) const FIRST: Marks = Marks(1 << 2);
/// A first name.
pub(in super::super) const RARE_FIRST: Marks = Marks(1 << 3);
/// A frequent surname.
pub(in super::super) const SURNAME: Marks = Marks(1 << 4);
/// A country, or a state of the United States.
pub(in super::super) const COUNTRY: Marks = Marks(1 << 5);
/// A city of a million people, or the capital of a country.
pub(in super::super) const BIG_CITY: Marks = Marks(1 << 6);
/// A city of 100,000 people.
pub(in super::super) const CITY: Marks = Marks(1 << 7);
/// A place of WordNet: city, river, building.
pub(in super::super) const LISTED_PLACE: Marks = Marks(1 << 8);
/// A person of WordNet, often only by surname.
pub(in super::super) const LISTED_PERSON: Marks = Marks(1 << 9);
/// An organization of WordNet.
pub(in super::super) const LISTED_GROUP: Marks = Marks(1 << 10);
/// An event, a work, a holiday of WordNet.
pub(in super::super) const LISTED_OTHER: Marks = Marks(1 << 11);
/// A common noun for a person.
pub(in super::super) const OCCUPATION: Marks = Marks(1 << 12);

/// More words may follow: a phrase begins so.
pub(in super::super) const BEGINS: Marks = Marks(1 << 13);
/// Stands before a person's name.
pub(in super::super) const TITLE: Marks = Marks(1 << 14);
/// The form of a company, at the end of its name.
pub(in super::super) const SUFFIX: Marks = Marks(1 << 15);
/// The last word of many names of organizations.
pub(in super::super) const HEAD: Marks = Marks(1 << 16);
/// The last word of names of teams, after a place.
pub(in super::super) const TEAM: Marks = Marks(1 << 17);
/// The last word of many names of places.
pub(in super::super) const PLACE_HEAD: Marks = Marks(1 << 18);
/// The first word of many names of places.
pub(in super::super) const PLACE_FIRST: Marks = Marks(1 << 19);
/// An organization that needs no introduction.
pub(in super::super) const KNOWN_ORGANIZATION: Marks = Marks(1 << 20);
/// A place by hand.
pub(in super::super) const SURE_PLACE: Marks = Marks(1 << 21);
/// The short form of a state, after a city.
pub(in super::super) const STATE: Marks = Marks(1 << 22);
/// The people or the language of a place, a faith.
pub(in super::super) const DEMONYM: Marks = Marks(1 << 23);
/// Capitalised, and none of the three kinds.
pub(in super::super) const OTHER_NAME: Marks = Marks(1 << 24);
/// The last word of names of events.
pub(in super::super) const EVENT_HEAD: Marks = Marks(1 << 25);
/// The last word of names of laws and plans.
pub(in super::super) const POLICY_HEAD: Marks = Marks(1 << 26);
/// The last word of names of awards, works, products.
pub(in super::super) const PRODUCT_HEAD: Marks = Marks(1 << 27);
/// No name, even with a capital.
pub(in super::super) const FUNCTION: Marks = Marks(1 << 28);
/// What speakers do.
pub(in super::super) const SAYS: Marks = Marks(1 << 29);
/// What people do.
pub(in super::super) const ACTS: Marks = Marks(1 << 30);
/// A thing that people have.
pub(in super::super) const OF_PERSON: Marks = Marks(1 << 31);
/// A thing that organizations have.
pub(in super::super) const OF_ORGANIZATION: Marks = Marks(1 << 32);
/// A thing that places have.
pub(in super::super) const OF_PLACE: Marks = Marks(1 << 33);
/// A common noun for an organization.
pub(in super::super) const ORGANIZATION_NOUN: Marks = Marks(1 << 34);
/// A common noun for a place.
pub(in super::super) const PLACE_NOUN: Marks = Marks(1 << 35);
/// Part of a place, before its name.
pub(in super::super) const DIRECTION: Marks = Marks(1 << 36);
/// Stands before places.
pub(in super::super) const PLACE_BEFORE: Marks = Marks(1 << 37);
/// Small word inside names.
pub(in super::super) const PARTICLE: Marks = Marks(1 << 38);
/// Belongs to no name.
pub(in super::super) const SEPARATOR: Marks = Marks(1 << 39);
/// Opens the name of an organization before "of".
pub(in super::super) const BEFORE_OF: Marks = Marks(1 << 40);
/// Opens the name of a place before "of".
pub(in super::super) const PLACE_OF: Marks = Marks(1 << 41);
/// Opens the name of an organization before "for".
pub(in super::super) const BEFORE_FOR: Marks = Marks(1 << 42);

/// A word of the dictionary.
pub(in super::super) const ANY_WORD: Marks = COMMON.or(WORD);
/// A first name.
pub(in super::super) const ANY_FIRST: Marks = FIRST.or(RARE_FIRST);
/// A place that a text may name without saying that it is one.
pub(in super::super) const ANY_PLACE: Marks =
    COUNTRY.or(BIG_CITY).or(CITY).or(LISTED_PLACE).or(SURE_PLACE);

/// The lists written by hand, each with the marks of its sections; the first holds without a heading.
pub(super) const LISTS: [(&str, &[(&str, Marks)]); 9] = [
    (include_str!("../../../../lists/titles.txt"), &[("titles", TITLE)]),
    (
        include_str!("../../../../lists/organization_heads.txt"),
        &[("suffixes", SUFFIX), ("strong", HEAD), ("teams", TEAM), ("newspapers", TEAM)],
    ),
    (
        include_str!("../../../../lists/place_heads.txt"),
        &[("last", PLACE_HEAD), ("first", PLACE_FIRST)],
    ),
    (include_str!("../../../../lists/organizations.txt"), &[("known", KNOWN_ORGANIZATION)]),
    (include_str!("../../../../lists/places.txt"), &[("sure", SURE_PLACE), ("states", STATE)]),
    (include_str!("../../../../lists/demonyms.txt"), &[("demonyms", DEMONYM)]),
    (
        include_str!("../../../../lists/other_names.txt"),
        &[
            ("words", OTHER_NAME),
            ("events", EVENT_HEAD),
            ("policies", POLICY_HEAD),
            ("products", PRODUCT_HEAD),
        ],
    ),
    (include_str!("../../../../lists/first_names.txt"), &[("names", FIRST)]),
    (
        include_str!("../../../../lists/context.txt"),
        &[
            ("function", FUNCTION),
            ("says", SAYS),
            ("acts", ACTS),
            ("of_person", OF_PERSON),
            ("of_organization", OF_ORGANIZATION),
            ("of_place", OF_PLACE),
            ("organization_nouns", ORGANIZATION_NOUN),
            ("place_nouns", PLACE_NOUN),
            ("directions", DIRECTION),
            ("place_before", PLACE_BEFORE),
            ("particles", PARTICLE),
            ("separators", SEPARATOR),
            ("before_of", BEFORE_OF),
            ("place_of", PLACE_OF),
            ("before_for", BEFORE_FOR),
        ],
    ),
];
