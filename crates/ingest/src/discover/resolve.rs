//! From names in texts to entities of the corpus: who is meant, what they are called, how sure it is.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Entity, EntityId, EntityKind, Mention, Provenance};
use foldhash::HashSet;
use rayon::prelude::*;

use super::canonical::{Naming, naming};
use super::chains::Chains;
use super::form::is_remainder;
use super::join::{Group, Joined, join};
use super::keys;
use super::links;
use super::places::{Class, atlas};
use super::recognise::Name;
use super::{Discovered, TextToSearch};

/// A name that stands once in the whole corpus, less sure than this, is no entity. Towards 0 every
/// capital makes one, towards 100 what is named once is never found. In percent.
const SURE_ENOUGH_ONCE: u8 = 20;

/// The same for a name that looks like the rest of one. Towards 0 every `S` and `Co` is an entity,
/// towards 100 a company that is called by a single letter is none.
const SURE_ENOUGH_SHORT: u8 = 90;

/// The most that is believed without a list, in percent: 100 is the editor's.
const MOST_SURE: f32 = 95.0;

/// The most that is believed of a person of whom one name is known, in percent: enough to mark the
/// words, little enough to hide the entity.
const MOST_SURE_BARE: f32 = 40.0;

/// How sure a publisher's own keyword is, in percent.
const GIVEN: u8 = 95;

/// The most that a name counts which only folding case and space makes one of the editor's, in
/// percent: below the names that the list spells out.
const LIKE_A_LISTED_ONE: u8 = 90;

/// Makes entities of what was recognised in the texts.
pub(super) fn resolve(
    curated: &[Entity],
    texts: &[TextToSearch<'_>],
    names: &[Vec<Name>],
) -> Discovered {
    let mut chains = Chains::gather(texts, names);
    let joined = join(curated, texts, &mut chains);
    chains.forms.close();
    let found = entities(texts, &chains, &joined);
    let numbering = Numbering::new(curated, &joined, found);
    let mut entities = numbering.entities;
    place(
        &mut entities,
        curated,
        texts,
        &chains,
        &joined,
        &numbering.of_groups,
        &numbering.renumbered,
    );

    let of_article = |(article, text): (usize, &TextToSearch<'_>)| {
        let entity_of = |idx: usize| {
            let chain = chains.of_names[article][idx];
            let group = joined.of_chains[chain as usize]?;
            let entity = numbering.of_groups[group as usize]?;
            Some((entity, joined.groups[group as usize].curated.is_some()))
        };
        let found = names[article].iter().enumerate().filter_map(|(idx, name)| {
            let (entity, is_listed) = entity_of(idx)?;
            let confidence = name.confidence.min(if is_listed { LIKE_A_LISTED_ONE } else { 99 });
            let provenance = match is_listed {
                true => Provenance::Rule,
                false => Provenance::Discovery,
            };
            Some(Mention { entity, span: name.span, confidence, provenance })
        });
        let listed = text.curated.iter().map(|mention| Mention {
            entity: numbering.renumbered[mention.entity.idx()],
            ..mention.clone()
        });
        let mentions = in_order(listed.collect(), found);
        let groups = joined.given[article].iter();
        let mut given: Vec<_> =
            groups.filter_map(|&group| numbering.of_groups[group as usize]).collect();
        given.sort_unstable();
        given.dedup();
        (mentions, given)
    };
    let (mentions, given) = texts.par_iter().enumerate().map(of_article).unzip();
    Discovered { entities, renumbered: numbering.renumbered, mentions, given }
}

/// Mentions in order of text. Those of the gazetteer stay; what overlaps them or each other goes.
fn in_order(listed: Vec<Mention>, found: impl Iterator<Item = Mention>) -> Vec<Mention> {
    let mut all = listed;
    let n_listed = all.len();
    all.extend(found);
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|&idx| (all[idx].span.start, idx));
    let mut kept: Vec<usize> = Vec::with_capacity(order.len());
    for idx in order {
        let overlaps = |&last: &usize| all[last].span.overlaps(all[idx].span);
        match kept.last() {
            Some(last) if overlaps(last) && (*last < n_listed || idx >= n_listed) => {}
            Some(last) if overlaps(last) => {
                kept.pop();
                kept.push(idx);
            }
            _ => kept.push(idx),
        }
    }
    kept.into_iter().map(|idx| all[idx].clone()).collect()
}

/// The entity of each group that is one, with the key that it would like to have; `None` for those of
/// the editor and for what is too weak.
fn entities(
    texts: &[TextToSearch<'_>],
    chains: &Chains,
    joined: &Joined,
) -> Vec<Option<Box<Found>>> {
    let of_group = |group: &Group| {
        let is_new = group.curated.is_none() && is_enough(group, chains);
        is_new.then(|| {
            let Naming { name, aliases } = naming(group, chains);
            let slug = group.only_in.map(|article| texts[article as usize].slug);
            let slug = slug.unwrap_or_default().to_owned();
            let key = match slug.is_empty() {
                true => keys::plain(&name),
                false => keys::plain(&format!("{name} in {slug}")),
            };
            let (confidence, provenance) = match group.given.is_empty() {
                true => (confidence(group, chains), Provenance::Discovery),
                false => (GIVEN, Provenance::Publisher),
            };
            let entity = Entity {
                key,
                name,
                kind: group.kind,
                aliases,
                description: String::new(),
                place: None,
                parent: None,
                confidence,
                provenance,
            };
            Box::new(Found { entity, slug })
        })
    };
    joined.groups.par_iter().map(of_group).collect()
}

/// An entity whose key others may want too.
struct Found {
    entity: Entity,
    /// The article beyond which it says nothing; empty for most.
    slug: String,
}

impl Found {
    fn of(entity: Entity) -> Self {
        Self { entity, slug: String::new() }
    }
}

/// Whether there is enough of a group to be an entity.
fn is_enough(group: &Group, chains: &Chains) -> bool {
    let mut members = group.chains.iter().map(|&chain| &chains.chains[chain as usize]);
    match (members.next(), members.next()) {
        _ if !group.given.is_empty() => true,
        (Some(one), _) if is_remainder(&chains.forms.get(one.best).text) => {
            one.confidence >= SURE_ENOUGH_SHORT
        }
        (None, _) => false,
        (Some(only), None) => only.n_names > 1 || only.confidence >= SURE_ENOUGH_ONCE,
        _ => true,
    }
}

/// How sure it is that there is such a thing of this kind: what its names say on average, more with
/// every text that has it, less where its kind is disputed.
fn confidence(group: &Group, chains: &Chains) -> u8 {
    let members = group.chains.iter().map(|&chain| &chains.chains[chain as usize]);
    let (mut sum, mut n) = (0.0, 0.0);
    for chain in members {
        let weight = chain.n_names.min(4) as f32;
        sum += weight * f32::from(chain.confidence);
        n += weight;
    }
    let mean = if n > 0.0 { sum / n } else { 0.0 };
    let n_texts = group.chains.len() as f32;
    let doubt = (100.0 - mean) * (2.0 / (n_texts + 1.0)).sqrt();
    let most = if group.only_in.is_some() { MOST_SURE_BARE } else { MOST_SURE };
    ((100.0 - doubt) * f32::from(group.agreement) / 100.0).clamp(1.0, most) as u8
}

/// All entities in the order of their keys, and the new ids of the editor's and of the groups'.
struct Numbering {
    entities: Vec<Entity>,
    renumbered: Vec<EntityId>,
    of_groups: Vec<Option<EntityId>>,
}

impl Numbering {
    fn new(curated: &[Entity], joined: &Joined, found: Vec<Option<Box<Found>>>) -> Self {
        let mut taken: HashSet<String> = curated.iter().map(|entity| entity.key.clone()).collect();
        let mut new: Vec<(usize, Box<Found>)> = found
            .into_iter()
            .enumerate()
            .filter_map(|(group, found)| Some((group, found?)))
            .collect();
        // Who has the plain key of several does not depend on the order of the files. What means
        // something in one article only comes last.
        new.par_sort_by(|(_, a), (_, b)| {
            let rank = |found: &Found| (!found.slug.is_empty(), found.entity.kind);
            let by_key = a.entity.key.cmp(&b.entity.key);
            by_key
                .then_with(|| rank(a).cmp(&rank(b)))
                .then_with(|| (&a.slug, &a.entity.name).cmp(&(&b.slug, &b.entity.name)))
        });
        for (group, found) in &mut new {
            let Found { entity, slug } = &mut **found;
            let country = joined.groups[*group].country;
            let country = country.map_or("", |country| atlas().country(country).code);
            let plain = std::mem::take(&mut entity.key);
            let seed = || format!("{}|{slug}|{country}", entity.name);
            entity.key = match taken.contains(&plain) {
                true => keys::free(&plain, entity.kind, &seed(), &mut taken),
                false => plain,
            };
            taken.insert(entity.key.clone());
        }

        let listed = curated.iter().cloned().enumerate();
        let listed = listed.map(|(idx, entity)| (Ok(idx), Box::new(Found::of(entity))));
        let new = new.into_iter().map(|(group, found)| (Err(group), found));
        let mut all: Vec<(Result<usize, usize>, Box<Found>)> = listed.chain(new).collect();
        all.par_sort_by(|a, b| a.1.entity.key.cmp(&b.1.entity.key));
        let mut renumbered = vec![EntityId(0); curated.len()];
        let mut of_groups = vec![None; joined.groups.len()];
        for (idx, (origin, _)) in all.iter().enumerate() {
            match *origin {
                Ok(curated) => renumbered[curated] = EntityId::new(idx),
                Err(group) => of_groups[group] = Some(EntityId::new(idx)),
            }
        }
        for (group, of_group) in joined.groups.iter().zip(&mut of_groups) {
            if let Some(curated) = group.curated {
                *of_group = Some(renumbered[curated.idx()]);
            }
        }
        let mut entities = Vec::with_capacity(all.len());
        entities.extend(all.into_iter().map(|(_, found)| found.entity));
        for entity in &mut entities {
            if entity.provenance == Provenance::Gazetteer {
                for link in [&mut entity.place, &mut entity.parent].into_iter().flatten() {
                    *link = renumbered[link.idx()];
                }
            }
        }
        Self { entities, renumbered, of_groups }
    }
}

/// Links what was discovered to the country where it is, where that is an entity too.
fn place(
    entities: &mut [Entity],
    curated: &[Entity],
    texts: &[TextToSearch<'_>],
    chains: &Chains,
    joined: &Joined,
    of_groups: &[Option<EntityId>],
    renumbered: &[EntityId],
) {
    let mut countries: BTreeMap<u16, EntityId> = BTreeMap::new();
    let mut named_in: Vec<(u32, EntityId)> = Vec::new();
    for (entity, &id) in curated.iter().zip(renumbered) {
        let names = std::iter::once(&entity.name).chain(&entity.aliases);
        let known = names.filter_map(|name| atlas().find(name));
        let is_country = entity.kind == EntityKind::Place;
        for known in known.filter(|known| is_country && known.class == Class::Country) {
            countries.entry(known.country).or_insert(id);
        }
    }
    for (group, id) in joined.groups.iter().zip(of_groups) {
        if let (Some(country), Some(id)) = (group.country, *id) {
            countries.entry(country).or_insert(id);
        }
    }
    let is_country: BTreeSet<EntityId> = countries.values().copied().collect();
    for (article, text) in texts.iter().enumerate() {
        let listed = text.curated.iter().map(|mention| renumbered[mention.entity.idx()]);
        let listed = listed.filter(|id| is_country.contains(id));
        named_in.extend(listed.map(|id| (article as u32, id)));
    }
    for (group, id) in joined.groups.iter().zip(of_groups) {
        if let Some(id) = id.filter(|id| is_country.contains(id)) {
            let articles = group.chains.iter().map(|&chain| chains.chains[chain as usize].article);
            named_in.extend(articles.map(|article| (article, id)));
        }
    }
    named_in.par_sort_unstable();
    let country_of = |(group, id): (&Group, &Option<EntityId>)| {
        let id = id.filter(|_| group.curated.is_none() && group.country.is_none())?;
        let name = &entities[id.idx()].name;
        let (country, has_proof) = match group.kind {
            EntityKind::Place => links::city(name),
            EntityKind::Organization => links::organization(name),
            _ => None,
        }?;
        let articles = || group.chains.iter().map(|&chain| chains.chains[chain as usize].article);
        let kin = atlas().kin(country);
        let kin: Vec<_> = kin.filter_map(|country| countries.get(&country).copied()).collect();
        let is_beside =
            |country| articles().any(|article| named_in.binary_search(&(article, country)).is_ok());
        // A country that was, where the articles speak of it.
        let beside = kin.iter().copied().find(|&country| is_beside(country));
        let country = beside.or_else(|| kin.first().copied().filter(|_| has_proof));
        Some((id, country.filter(|&country| country != id)))
    };
    let found: Vec<_> = joined.groups.par_iter().zip(of_groups).filter_map(country_of).collect();
    for (id, country) in found {
        entities[id.idx()].place = country;
    }
}

#[cfg(test)]
mod tests;
