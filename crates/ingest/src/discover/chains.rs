//! What one text says of the things it names: the chains of its names, with their forms.

use std::borrow::Cow;
use std::ops::Range;

use corpus::EntityKind;
use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;

use super::TextToSearch;
use super::form::{country_of, identity, is_acronym, is_company_form, n_words, plain};
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
    /// Whether it is short for something by its letters.
    pub is_acronym: bool,
    /// Whether it says what sort of company it names.
    pub is_company: bool,
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
        self.numbers.insert(text.clone().into_owned(), number);
        self.add(NewForm::of(&text));
        number
    }

    /// The numbers of the forms of several parts of the texts, each without doubles.
    fn enter_all(&mut self, parts: &[FormsOfPart<'_>]) -> Vec<Vec<u32>> {
        let mut new: Vec<&str> = Vec::new();
        let mut numbers = Vec::with_capacity(parts.len());
        for part in parts {
            let of_part = part.forms.iter().map(|text| {
                let next = new.len() as u32;
                match self.numbers.get(text.as_ref()) {
                    Some(&number) => number,
                    None => {
                        self.numbers.insert(text.clone().into_owned(), next);
                        new.push(text);
                        next
                    }
                }
            });
            numbers.push(of_part.collect());
        }
        let new: Vec<_> = new.into_par_iter().map(NewForm::of).collect();
        new.into_iter().for_each(|form| self.add(form));
        numbers
    }

    /// Forgets what it takes to enter more.
    pub fn close(&mut self) {
        self.numbers = HashMap::new();
        self.identities = HashMap::new();
    }

    fn add(&mut self, NewForm { mut form, identity }: NewForm) {
        let next = self.by_identity.len() as u32;
        form.identity = *self.identities.entry(identity).or_insert_with_key(|text| {
            let country = country_of(text);
            self.by_identity.push(Identity { text: text.clone(), country });
            next
        });
        self.all.push(form);
    }

    /// The form with this number.
    pub fn get(&self, form: u32) -> &Form {
        &self.all[form as usize]
    }
}

/// A form whose identity has no number yet.
struct NewForm {
    form: Form,
    identity: String,
}

impl NewForm {
    fn of(text: &str) -> Self {
        let known = atlas().find(text);
        let form = Form {
            text: text.to_owned(),
            identity: 0,
            n_words: n_words(text),
            is_place: known.is_some(),
            is_acronym: is_acronym(text),
            is_company: is_company_form(text),
        };
        Self { form, identity: identity(text, known) }
    }
}

/// Texts whose forms are gathered by one thread. With few, the same forms are gathered often; with
/// many, threads wait for each other.
const PART: usize = 512;

/// The forms of some texts.
struct FormsOfPart<'a> {
    /// Each once, in the order of their first uses.
    forms: Vec<Cow<'a, str>>,
    /// For each name of each text the place of its form among them.
    of_names: Vec<Vec<u32>>,
}

impl<'a> FormsOfPart<'a> {
    fn of(texts: &[TextToSearch<'a>], names: &[Vec<Name>]) -> Self {
        let mut places: HashMap<Cow<'a, str>, u32> = HashMap::new();
        let mut forms = Vec::new();
        let mut place = |text: &'a str, name: &Name| {
            let form = plain(name.span.of(text));
            let next = forms.len() as u32;
            let place = *places.entry(form.clone()).or_insert(next);
            if place == next {
                forms.push(form);
            }
            place
        };
        let of_names = texts.iter().zip(names);
        let of_names = of_names
            .map(|(text, names)| names.iter().map(|name| place(text.text, name)).collect())
            .collect();
        Self { forms, of_names }
    }
}

impl Chains {
    /// Gathers the names of all texts.
    pub fn gather(texts: &[TextToSearch<'_>], names: &[Vec<Name>]) -> Self {
        let parts: Vec<_> = texts
            .par_chunks(PART)
            .zip(names.par_chunks(PART))
            .map(|(texts, names)| FormsOfPart::of(texts, names))
            .collect();
        let mut forms = Forms::default();
        let numbers = forms.enter_all(&parts);
        let of_part = |((part, numbers), names): ((&FormsOfPart<'_>, &Vec<u32>), &[Vec<Name>])| {
            let of_article = |(names, places): (&Vec<Name>, &Vec<u32>)| {
                let of_names: Vec<_> =
                    places.iter().map(|&place| numbers[place as usize]).collect();
                OfArticle::of(names, &of_names, &forms)
            };
            names.iter().zip(&part.of_names).map(of_article).collect::<Vec<_>>()
        };
        let read: Vec<_> =
            parts.par_iter().zip(&numbers).zip(names.par_chunks(PART)).map(of_part).collect();
        let mut chains = Self { forms, ..Self::default() };
        for (article, of_article) in (0..).zip(read.into_iter().flatten()) {
            chains.add(article, of_article);
        }
        chains
    }

    fn add(&mut self, article: u32, OfArticle { chains, mut of_names, uses }: OfArticle) {
        let (n_chains, n_uses) = (self.chains.len() as u32, self.uses.len());
        of_names.iter_mut().for_each(|chain| *chain += n_chains);
        self.of_names.push(of_names);
        self.uses.extend(uses);
        self.chains.extend(chains.into_iter().map(|chain| Chain {
            article,
            uses: chain.uses.start + n_uses..chain.uses.end + n_uses,
            ..chain
        }));
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

/// The chains of one article by itself, as if it were the first.
#[derive(Default)]
struct OfArticle {
    chains: Vec<Chain>,
    of_names: Vec<u32>,
    uses: Vec<(u32, u32)>,
}

impl OfArticle {
    /// `of_names` are the forms of the names.
    fn of(names: &[Name], of_names: &[u32], forms: &Forms) -> Self {
        let mut order: Vec<usize> = (0..names.len()).collect();
        // Places of different names are different places, whatever a text calls them by.
        let place = |idx: usize| {
            let form = forms.get(of_names[idx]);
            let is_place = names[idx].kind == EntityKind::Place && !form.is_acronym;
            is_place.then_some(form.identity).filter(|_| form.is_place)
        };
        let apart: Vec<_> = (0..names.len()).map(place).collect();
        order.sort_by_key(|&idx| (names[idx].chain, apart[idx]));
        let is_one =
            |a: usize, b: usize| names[a].chain == names[b].chain && (apart[a] == apart[b]);
        let mut article = Self { of_names: vec![0; names.len()], ..Self::default() };
        for group in order.chunk_by(|&a, &b| is_one(a, b)) {
            let number = article.chains.len() as u32;
            group.iter().for_each(|&idx| article.of_names[idx] = number);
            article.add_chain(names, of_names, group, forms);
        }
        article
    }

    fn add_chain(&mut self, names: &[Name], of_names: &[u32], group: &[usize], forms: &Forms) {
        let start = self.uses.len();
        let mut votes = [0_u32; EntityKind::ALL.len()];
        let mut total = 0;
        for &idx in group {
            let name = &names[idx];
            votes[name.kind as usize] += u32::from(name.confidence).max(1);
            total += u32::from(name.confidence);
            let known = self.uses[start..].iter().position(|&(known, _)| known == of_names[idx]);
            match known {
                Some(at) => self.uses[start + at].1 += 1,
                None if self.uses.len() - start < MOST_FORMS => self.uses.push((of_names[idx], 1)),
                None => {}
            }
        }
        let uses = start..self.uses.len();
        // The first kind of equals, in the order of kinds.
        let kind = EntityKind::ALL.into_iter().rev().max_by_key(|&kind| votes[kind as usize]);
        let kind = kind.unwrap_or(EntityKind::Organization);
        let rank = |&(form, n): &(u32, u32)| {
            let form = forms.get(form);
            let says_much = form.n_words.min(MOST_WORDS);
            (!form.is_acronym, says_much, form.text.len().min(80), n)
        };
        let best = self.uses[uses.clone()].iter().max_by_key(|used| rank(used));
        let best = best.map_or(0, |&(form, _)| form);
        let n_names = group.len() as u32;
        let confidence = (total / n_names.max(1)) as u8;
        self.chains.push(Chain { article: 0, kind, confidence, n_names, best, uses });
    }
}

/// More forms of one thing in one text are a mistake, and would be compared with each other.
const MOST_FORMS: usize = 32;

/// A form with more words does not say more: it has swallowed something.
const MOST_WORDS: usize = 6;
