//! What one text says of the things it names: the chains of its names, with their forms.

use std::collections::HashMap;
use std::ops::Range;

use corpus::EntityKind;

use super::TextToSearch;
use super::form::{country_of, identity, is_acronym, n_words, plain};
use super::places::atlas;
use super::recognise::Name;

/// All chains of all texts.
#[derive(Debug, Default)]
pub(super) struct Chains {
    /// By article, then in the order of their first names.
    pub chains: Vec<Chain>,
    /// For each article the chain of each of its names.
    pub of_names: Vec<Vec<u32>>,
    /// Forms and how often each chain has them; a chain has a range of it.
    uses: Vec<(u32, u32)>,
    pub forms: Forms,
}

/// Names of one text that name the same thing.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    pub article: u32,
    /// What most speaks for.
    pub kind: EntityKind,
    /// The mean of its names, in percent.
    pub confidence: u8,
    pub n_names: u32,
    /// The form that says most.
    pub best: u32,
    uses: Range<usize>,
}

/// Distinct forms of names, by number.
#[derive(Debug, Default)]
pub(super) struct Forms {
    pub all: Vec<Form>,
    numbers: HashMap<String, u32>,
    identities: HashMap<String, u32>,
    /// Identities by number.
    pub by_identity: Vec<Identity>,
}

/// A form of a name.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub text: String,
    /// The number of its identity.
    pub identity: u32,
    pub n_words: usize,
    /// Whether the atlas has it.
    pub is_place: bool,
}

/// What forms that name the same thing have in common.
#[derive(Clone, Debug)]
pub(super) struct Identity {
    pub text: String,
    /// Set where it is a country.
    pub country: Option<u16>,
}

impl Forms {
    /// The number of a form.
    pub fn enter(&mut self, words: &str) -> u32 {
        let text = plain(words);
        if let Some(&number) = self.numbers.get(text.as_ref()) {
            return number;
        }
        let number = self.all.len() as u32;
        let known = atlas().find(&text);
        let identity = identity(&text, known);
        let next = self.by_identity.len() as u32;
        let identity_number = *self.identities.entry(identity).or_insert_with_key(|text| {
            let country = country_of(text);
            self.by_identity.push(Identity { text: text.clone(), country });
            next
        });
        let form = Form {
            text: text.clone().into_owned(),
            identity: identity_number,
            n_words: n_words(&text),
            is_place: known.is_some(),
        };
        self.all.push(form);
        self.numbers.insert(text.into_owned(), number);
        number
    }

    /// The form with this number.
    pub fn get(&self, form: u32) -> &Form {
        &self.all[form as usize]
    }
}

impl Chains {
    /// Gathers the names of all texts.
    pub fn gather(texts: &[TextToSearch<'_>], names: &[Vec<Name>]) -> Self {
        let mut chains = Self::default();
        for (article, (text, names)) in texts.iter().zip(names).enumerate() {
            chains.add(article as u32, text.text, names);
        }
        chains
    }

    fn add(&mut self, article: u32, text: &str, names: &[Name]) {
        let forms: Vec<u32> =
            names.iter().map(|name| self.forms.enter(name.span.of(text))).collect();
        let mut order: Vec<usize> = (0..names.len()).collect();
        // Places of different names are different places, whatever a text calls them by.
        let place = |idx: usize| {
            let form = self.forms.get(forms[idx]);
            let is_place = names[idx].kind == EntityKind::Place && !is_acronym(&form.text);
            is_place.then_some(form.identity).filter(|_| form.is_place)
        };
        let apart: Vec<_> = (0..names.len()).map(place).collect();
        order.sort_by_key(|&idx| (names[idx].chain, apart[idx]));
        let is_one =
            |a: usize, b: usize| names[a].chain == names[b].chain && (apart[a] == apart[b]);
        let mut of_names = vec![0; names.len()];
        for group in order.chunk_by(|&a, &b| is_one(a, b)) {
            let number = self.chains.len() as u32;
            group.iter().for_each(|&idx| of_names[idx] = number);
            self.add_chain(article, names, &forms, group);
        }
        self.of_names.push(of_names);
    }

    fn add_chain(&mut self, article: u32, names: &[Name], forms: &[u32], group: &[usize]) {
        let start = self.uses.len();
        let mut votes = [0_u32; EntityKind::ALL.len()];
        let mut total = 0;
        for &idx in group {
            let name = &names[idx];
            votes[name.kind as usize] += u32::from(name.confidence).max(1);
            total += u32::from(name.confidence);
            let known = self.uses[start..].iter().position(|&(known, _)| known == forms[idx]);
            match known {
                Some(at) => self.uses[start + at].1 += 1,
                None if self.uses.len() - start < MOST_FORMS => self.uses.push((forms[idx], 1)),
                None => {}
            }
        }
        let uses = start..self.uses.len();
        // The first kind of equals, in the order of kinds.
        let kind = EntityKind::ALL.into_iter().rev().max_by_key(|&kind| votes[kind as usize]);
        let kind = kind.unwrap_or(EntityKind::Organization);
        let rank = |&(form, n): &(u32, u32)| {
            let form = self.forms.get(form);
            let says_much = form.n_words.min(MOST_WORDS);
            (!is_acronym(&form.text), says_much, form.text.len().min(80), n)
        };
        let best = self.uses[uses.clone()].iter().max_by_key(|used| rank(used));
        let best = best.map_or(0, |&(form, _)| form);
        let n_names = group.len() as u32;
        let confidence = (total / n_names.max(1)) as u8;
        self.chains.push(Chain { article, kind, confidence, n_names, best, uses });
    }

    /// The forms of a chain and how often it has each.
    pub fn uses(&self, chain: &Chain) -> &[(u32, u32)] {
        &self.uses[chain.uses.clone()]
    }

    /// Whether a chain knows of a person only one name, which many people may have.
    pub fn is_bare(&self, chain: &Chain) -> bool {
        chain.kind == EntityKind::Person && self.forms.get(chain.best).n_words < 2
    }

    /// The identity of a chain.
    pub fn identity(&self, chain: &Chain) -> u32 {
        self.forms.get(chain.best).identity
    }
}

/// More forms of one thing in one text are a mistake, and would be compared with each other.
const MOST_FORMS: usize = 32;

/// A form with more words does not say more: it has swallowed something.
const MOST_WORDS: usize = 6;
