//! Which chains of different texts name the same thing.
//!
//! Equal identities are one thing, and so is a short name with the long one it stands for in some
//! text. A person is only ever known by a full name: what the others are called by in one article
//! says nothing about the next. What the editor listed takes all that has one of its names.

use std::collections::{BTreeMap, BTreeSet};

use corpus::analysis::fold;
use corpus::{Entity, EntityId, EntityKind};
use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;

use super::TextToSearch;
use super::chains::{Chain, Chains};
use super::recognise::is_common_word;

/// One thing with all that names it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    pub kind: EntityKind,
    /// Set where it is the editor's.
    pub curated: Option<EntityId>,
    /// Set where it is a country.
    pub country: Option<u16>,
    /// The article beyond which the name says nothing: that of a person without a full name.
    pub only_in: Option<u32>,
    pub chains: Vec<u32>,
    /// Articles whose publisher gave it, and the form of the name.
    pub given: Vec<(u32, u32)>,
    /// How much of what is said of it agrees on the kind, in percent.
    pub agreement: u8,
}

/// All groups, and that of each chain; `None` where it is better not to say whom it means.
#[derive(Debug, Default)]
pub(super) struct Joined {
    pub groups: Vec<Group>,
    pub of_chains: Vec<Option<u32>>,
    /// For each article the groups that its publisher gave.
    pub given: Vec<Vec<u32>>,
}

/// Part of the weight from which a kind is an entity of its own, in percent: a city and a president
/// of the same name. Towards 0 every slip of recognition makes an entity, towards 50 the rarer of two
/// real ones is lost in the other.
const OWN_KIND: u64 = 25;

/// How many of the texts that give a short name a long one must agree on which, in percent.
const AGREED: u32 = 80;

/// Texts that it takes to believe that two names without a likeness are one thing.
const TEXTS_FOR_ANY_ALIAS: u32 = 3;

/// Texts in which a short name may stand alone for each that gives the long one with it. Towards 0
/// nothing is learned for other texts, towards infinity one odd text decides about a frequent name.
const ALONE_FOR_EACH: u32 = 10;

type Weights = [u64; EntityKind::ALL.len()];

/// What is known of an identity, over all texts.
#[derive(Clone, Debug, Default)]
struct Known {
    curated: Vec<EntityId>,
    weights: Weights,
    /// The weight of chains that only know one name of a person.
    bare: u64,
}

/// Groups the chains. Names that were given and those of the editor are entered among the forms.
pub(super) fn join(curated: &[Entity], texts: &[TextToSearch<'_>], chains: &mut Chains) -> Joined {
    let mut curated_forms = Vec::new();
    for (idx, entity) in curated.iter().enumerate() {
        let names = std::iter::once(&entity.name).chain(&entity.aliases);
        for name in names.filter(|name| !name.is_empty()) {
            curated_forms.push((EntityId::new(idx), chains.forms.enter(name)));
        }
    }
    let mut given = Vec::new();
    for (article, text) in texts.iter().enumerate() {
        let named = |name: &str| name.contains(char::is_alphanumeric);
        for (kind, name) in text.given.iter().filter(|(_, name)| named(name)) {
            given.push((
                article as u32,
                *kind,
                chains.forms.enter(&written_out(name.trim(), *kind)),
            ));
        }
    }

    let mut known = vec![Known::default(); chains.forms.by_identity.len()];
    for (entity, form) in curated_forms {
        let listed = &mut known[chains.forms.get(form).identity as usize].curated;
        if !listed.contains(&entity) {
            listed.push(entity);
        }
    }
    for chain in &chains.chains {
        let known = &mut known[chains.identity(chain) as usize];
        match chains.is_bare(chain) {
            true => known.bare += weight(chain),
            false => known.weights[chain.kind as usize] += weight(chain),
        }
    }
    for &(_, kind, form) in &given {
        known[chains.forms.get(form).identity as usize].weights[kind as usize] += 100;
    }
    let roots = roots(chains, &known);
    Grouping::new(curated, texts, chains, &known, roots).run(&given)
}

/// The name behind a keyword such as `carrie-lam`; any other is kept as it is.
fn written_out(name: &str, kind: EntityKind) -> String {
    if name.contains(|char: char| char.is_uppercase() || char.is_whitespace()) {
        return name.to_owned();
    }
    let is_proper = matches!(kind, EntityKind::Person | EntityKind::Place);
    let word = |word: &str| {
        let mut chars = word.chars();
        match chars.next().filter(|_| is_proper) {
            Some(first) => first.to_uppercase().chain(chars).collect(),
            None => word.to_owned(),
        }
    };
    name.split('-').filter(|part| !part.is_empty()).map(word).collect::<Vec<_>>().join(" ")
}

fn weight(chain: &Chain) -> u64 {
    u64::from(chain.confidence).max(1) * u64::from(chain.n_names.min(4))
}

/// For each identity the one it is an alias of, or itself.
fn roots(chains: &Chains, known: &[Known]) -> Vec<u32> {
    // For a short name and a long one a form of the short one, and how many texts have both.
    let mut votes: HashMap<(u32, u32), (u32, u32)> = HashMap::new();
    let text = |identity: u32| chains.forms.by_identity[identity as usize].text.as_str();
    for chain in chains.chains.iter().filter(|chain| !chains.is_bare(chain)) {
        let long = chains.identity(chain);
        for &(form, _) in chains.uses(chain) {
            let short = chains.forms.get(form);
            let is_surname = chain.kind == EntityKind::Person && short.n_words < 2;
            if short.identity != long && !is_surname {
                votes.entry((short.identity, long)).or_insert((form, 0)).1 += 1;
            }
        }
    }
    let mut votes: Vec<_> = votes.into_iter().collect();
    votes.par_sort_unstable_by_key(|&((short, long), _)| (text(short), text(long)));
    let mut totals = vec![0_u32; known.len()];
    for &((short, _), (_, n)) in &votes {
        totals[short as usize] += n;
    }
    let mut alone = vec![0_u32; known.len()];
    for chain in chains.chains.iter().filter(|chain| !chains.is_bare(chain)) {
        alone[chains.identity(chain) as usize] += 1;
    }
    let mut is_whole = vec![false; known.len()];
    for form in &chains.forms.all {
        is_whole[form.identity as usize] |= form.is_company;
    }
    let mut roots: Vec<u32> = (0..known.len() as u32).collect();
    let mut is_listed: Vec<bool> = known.iter().map(|known| !known.curated.is_empty()).collect();
    for ((short, long), (form, n)) in votes {
        let form = chains.forms.get(form);
        // `Bank` is no name for the Bank of Norway, nor `Finance` for its ministry, though a text may
        // call them so; and a name that mostly stands alone is a thing of its own.
        let begins_it = || text(long).starts_with(text(short)) && !is_common_word(&form.text);
        // `Acme` that is an `Acme Inc` somewhere is short for nothing.
        let is_believed = !is_whole[short as usize]
            && n * ALONE_FOR_EACH >= alone[short as usize]
            && (n >= TEXTS_FOR_ANY_ALIAS || begins_it());
        let is_country =
            |identity: u32| chains.forms.by_identity[identity as usize].country.is_some();
        let fits = n * 100 >= totals[short as usize] * AGREED
            && (form.is_acronym || is_believed)
            && !is_country(short)
            && same_sort(&known[short as usize], &known[long as usize]);
        let (from, to) = (find(&mut roots, short), find(&mut roots, long));
        // Two of the editor's entities are two, whatever a text says.
        let are_two = is_listed[from as usize] && is_listed[to as usize];
        if fits && from != to && !are_two && !is_country(from) {
            roots[from as usize] = to;
            is_listed[to as usize] |= is_listed[from as usize];
        }
    }
    (0..known.len() as u32).map(|identity| find(&mut roots, identity)).collect()
}

fn find(roots: &mut [u32], mut identity: u32) -> u32 {
    while roots[identity as usize] != identity {
        let above = roots[roots[identity as usize] as usize];
        roots[identity as usize] = above;
        identity = above;
    }
    identity
}

/// Whether a short name, where it stands alone, is of the kind of the long one.
fn same_sort(short: &Known, long: &Known) -> bool {
    let total: u64 = short.weights.iter().sum();
    let kind = top_kind(&long.weights);
    total == 0 || short.weights[kind as usize] * 2 >= total
}

/// The kind with the greatest weight, of equals the first.
fn top_kind(weights: &Weights) -> EntityKind {
    let kind = EntityKind::ALL.into_iter().rev().max_by_key(|&kind| weights[kind as usize]);
    kind.unwrap_or(EntityKind::Organization)
}

/// Puts chains into groups, once it is known which identities are one.
struct Grouping<'a> {
    curated: &'a [Entity],
    texts: &'a [TextToSearch<'a>],
    chains: &'a Chains,
    roots: Vec<u32>,
    /// Weights and entities of all that has the same root.
    known: Vec<Known>,
    bare_weights: Vec<u64>,
    numbers: HashMap<(u32, Option<EntityKind>, Option<u32>), u32>,
    joined: Joined,
}

impl<'a> Grouping<'a> {
    fn new(
        curated: &'a [Entity],
        texts: &'a [TextToSearch<'a>],
        chains: &'a Chains,
        known: &[Known],
        roots: Vec<u32>,
    ) -> Self {
        let mut together = vec![Known::default(); known.len()];
        for (identity, known) in known.iter().enumerate() {
            let root = &mut together[roots[identity] as usize];
            root.curated.extend(&known.curated);
            root.weights.iter_mut().zip(known.weights).for_each(|(sum, weight)| *sum += weight);
        }
        for known in &mut together {
            known.curated.sort_unstable();
            known.curated.dedup();
        }
        let bare_weights = known.iter().map(|known| known.bare).collect();
        let joined = Joined { given: vec![Vec::new(); texts.len()], ..Joined::default() };
        let numbers = HashMap::new();
        Self { curated, texts, chains, roots, known: together, bare_weights, numbers, joined }
    }

    fn run(mut self, given: &[(u32, EntityKind, u32)]) -> Joined {
        for &(article, kind, form) in given {
            let identity = self.chains.forms.get(form).identity;
            let group = self.group_of(identity, kind);
            self.joined.groups[group as usize].given.push((article, form));
            self.joined.given[article as usize].push(group);
        }
        let chains = self.chains;
        let mut people: Option<(u32, People)> = None;
        for (number, chain) in chains.chains.iter().enumerate() {
            let group = if self.has_own_name(chain) {
                Some(self.group_of(chains.identity(chain), chain.kind))
            } else {
                if people.as_ref().is_none_or(|(article, _)| *article != chain.article) {
                    people = Some((chain.article, self.people(chain.article)));
                }
                let form = &chains.forms.get(chain.best).text;
                match people.as_ref().map(|(_, people)| people.called(form)).unwrap_or_default() {
                    [] => Some(self.bare_group(chain)),
                    [one] => Some(*one),
                    _ => None,
                }
            };
            if let Some(group) = group {
                self.joined.groups[group as usize].chains.push(number as u32);
            }
            self.joined.of_chains.push(group);
        }
        for given in &mut self.joined.given {
            given.sort_unstable();
            given.dedup();
        }
        self.joined
    }

    /// Whether the name of a chain means something outside of its text.
    fn has_own_name(&self, chain: &Chain) -> bool {
        let identity = self.chains.identity(chain);
        let root = &self.known[self.roots[identity as usize] as usize];
        let total: u64 = root.weights.iter().sum();
        !self.chains.is_bare(chain)
            || !root.curated.is_empty()
            // Nearly everywhere else it is no person: a slip.
            || total > 3 * self.bare_weights[identity as usize]
    }

    fn group_of(&mut self, identity: u32, kind: EntityKind) -> u32 {
        let root = self.roots[identity as usize];
        let known = &self.known[root as usize];
        let country = self.chains.forms.by_identity[root as usize].country;
        let total: u64 = known.weights.iter().sum::<u64>().max(1);
        let top = top_kind(&known.weights);
        let listed = match known.curated.as_slice() {
            [] => None,
            [one] => Some(*one),
            several => {
                let same = |&&id: &&EntityId| self.curated[id.idx()].kind == kind;
                several.iter().find(same).or(several.first()).copied()
            }
        };
        let kind = match (listed, country) {
            (Some(entity), _) => self.curated[entity.idx()].kind,
            (None, Some(_)) => EntityKind::Place,
            (None, None) if known.weights[kind as usize] * 100 >= total * OWN_KIND => kind,
            (None, None) => top,
        };
        let agreement = match (listed, country) {
            (None, None) => (known.weights[kind as usize] * 100 / total) as u8,
            _ => 100,
        };
        let key = match listed {
            Some(entity) => (entity.0, None, None),
            None => (root, Some(kind), None),
        };
        self.number(
            key,
            Group {
                kind,
                curated: listed,
                country,
                only_in: None,
                chains: Vec::new(),
                given: Vec::new(),
                agreement,
            },
        )
    }

    fn bare_group(&mut self, chain: &Chain) -> u32 {
        let key = (self.chains.identity(chain), Some(chain.kind), Some(chain.article));
        self.number(
            key,
            Group {
                kind: chain.kind,
                curated: None,
                country: None,
                only_in: Some(chain.article),
                chains: Vec::new(),
                given: Vec::new(),
                agreement: 100,
            },
        )
    }

    fn number(&mut self, key: (u32, Option<EntityKind>, Option<u32>), group: Group) -> u32 {
        let groups = &mut self.joined.groups;
        *self.numbers.entry(key).or_insert_with(|| {
            groups.push(group);
            groups.len() as u32 - 1
        })
    }

    /// The people of whom an article says more than the recogniser knows: those of the editor that it
    /// mentions and those that its publisher gave.
    fn people(&mut self, article: u32) -> People {
        let text = &self.texts[article as usize];
        let mut people = People::default();
        let listed: BTreeSet<_> = text.curated.iter().map(|mention| mention.entity).collect();
        let is_person = |id: &EntityId| self.curated[id.idx()].kind == EntityKind::Person;
        for id in listed.into_iter().filter(is_person).collect::<Vec<_>>() {
            let entity = &self.curated[id.idx()];
            let number = self.number(
                (id.0, None, None),
                Group {
                    kind: entity.kind,
                    curated: Some(id),
                    country: None,
                    only_in: None,
                    chains: Vec::new(),
                    given: Vec::new(),
                    agreement: 100,
                },
            );
            people.add(&entity.name, number);
        }
        for &group in &self.joined.given[article as usize] {
            let group_ref = &self.joined.groups[group as usize];
            if group_ref.kind == EntityKind::Person {
                let name = group_ref.given.iter().find(|(at, _)| *at == article);
                if let Some(&(_, form)) = name {
                    people.add(&self.chains.forms.get(form).text, group);
                }
            }
        }
        people
    }
}

/// The people of an article by each of their names.
#[derive(Debug, Default)]
struct People {
    by_name: BTreeMap<String, Vec<u32>>,
}

impl People {
    fn add(&mut self, name: &str, group: u32) {
        for part in fold(name).split(|char: char| !char.is_alphanumeric() && char != '\'') {
            let groups = self.by_name.entry(part.to_owned()).or_default();
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
    }

    fn called(&self, name: &str) -> &[u32] {
        match self.by_name.is_empty() {
            true => &[],
            false => self.by_name.get(&fold(name)).map_or(&[], Vec::as_slice),
        }
    }
}
