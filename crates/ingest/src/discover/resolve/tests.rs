//! Entities of tiny corpora whose names are marked by hand: `[Acme Works|o1]` is an organization of
//! chain 1, `[Lee|p2:30]` a person of chain 2 that is 30 % sure.

use super::*;
use corpus::Span;

/// A text with its names marked, and what its publisher gave.
#[derive(Clone, Debug, Default)]
struct Marked {
    slug: String,
    text: String,
    names: Vec<Name>,
    curated: Vec<Mention>,
    given: Vec<(EntityKind, String)>,
}

fn marked(slug: &str, markup: &str) -> Marked {
    let mut marked = Marked { slug: slug.to_owned(), ..Marked::default() };
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once('[') {
        let (name, after) = after.split_once(']').unwrap();
        let (words, mark) = name.split_once('|').unwrap();
        marked.text.push_str(before);
        let span = Span::new(marked.text.len()..marked.text.len() + words.len());
        marked.text.push_str(words);
        rest = after;
        let (kind, number) = mark.split_at(1);
        if kind == "=" {
            let entity = EntityId(number.parse().unwrap());
            let provenance = Provenance::Gazetteer;
            marked.curated.push(Mention { entity, span, confidence: 100, provenance });
            continue;
        }
        let (chain, confidence) = number.split_once(':').unwrap_or((number, "80"));
        let kind = match kind {
            "l" => EntityKind::Place,
            "o" => EntityKind::Organization,
            "p" => EntityKind::Person,
            _ => EntityKind::Event,
        };
        marked.names.push(Name {
            span,
            kind,
            confidence: confidence.parse().unwrap(),
            chain: chain.parse().unwrap(),
        });
    }
    marked.text.push_str(rest);
    marked
}

fn curated(name: &str, kind: EntityKind, aliases: &[&str]) -> Entity {
    Entity {
        key: name.to_lowercase().replace(' ', "-"),
        name: name.to_owned(),
        kind,
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        description: String::new(),
        place: None,
        parent: None,
        confidence: 100,
        provenance: Provenance::Gazetteer,
    }
}

fn resolved(curated: &[Entity], marked: &[Marked]) -> Discovered {
    let texts: Vec<_> = marked
        .iter()
        .map(|marked| TextToSearch {
            slug: &marked.slug,
            text: &marked.text,
            curated: &marked.curated,
            given: &marked.given,
            ..TextToSearch::default()
        })
        .collect();
    let names: Vec<_> = marked.iter().map(|marked| marked.names.clone()).collect();
    resolve(curated, &texts, &names)
}

/// The mentions of each text as `words=key`.
fn mentions(found: &Discovered, marked: &[Marked]) -> Vec<String> {
    let all = found.mentions.iter().zip(marked).map(|(mentions, marked)| {
        let mentions = mentions.iter().map(|mention| {
            let key = &found.entities[mention.entity.idx()].key;
            let sign = if mention.provenance == Provenance::Rule { "~" } else { "=" };
            format!("{}{sign}{key}", mention.span.of(&marked.text))
        });
        mentions.collect::<Vec<_>>().join(" ")
    });
    all.collect()
}

fn check(curated: &[Entity], texts: &[&str], expected: &[&str]) -> Discovered {
    let texts: Vec<_> =
        texts.iter().enumerate().map(|(idx, text)| marked(&format!("a{idx}"), text)).collect();
    let found = resolved(curated, &texts);
    assert_eq!(mentions(&found, &texts), expected);
    found
}

fn entity<'a>(found: &'a Discovered, key: &str) -> &'a Entity {
    found.entities.iter().find(|entity| entity.key == key).unwrap()
}

#[test]
fn spellings_and_company_forms_are_one_entity() {
    let found = check(
        &[],
        &[
            "[Acme Corp|o0] hired.",
            "[Acme Corporation|o0] fired.",
            "[Acme|o0] and [Orbit Cam|o1].",
            "[OrbitCam|o0]",
        ],
        &[
            "Acme Corp=acme-corporation",
            "Acme Corporation=acme-corporation",
            "Acme=acme-corporation Orbit Cam=orbit-cam",
            "OrbitCam=orbit-cam",
        ],
    );
    let acme = entity(&found, "acme-corporation");
    assert_eq!((acme.name.as_str(), acme.kind), ("Acme Corporation", EntityKind::Organization));
    assert_eq!(acme.aliases, ["Acme", "Acme Corp"]);
    assert_eq!(acme.provenance, Provenance::Discovery);
}

#[test]
fn a_name_in_capitals_is_no_canonical_name_but_an_acronym_may_be() {
    let found = check(
        &[],
        &["[ACME WORKS|o0]", "[ACME WORKS|o0]", "[Acme Works|o0] of [NOFU|o1]"],
        &["ACME WORKS=acme-works", "ACME WORKS=acme-works", "Acme Works=acme-works NOFU=nofu"],
    );
    assert_eq!(entity(&found, "acme-works").name, "Acme Works");
    assert_eq!(entity(&found, "nofu").name, "NOFU");
}

#[test]
fn an_acronym_defined_in_one_text_holds_in_the_others() {
    check(
        &[],
        &["[NFU|o0] rose.", "The [Northern Ferry Union|o3] ([NFU|o3]) met."],
        &[
            "NFU=northern-ferry-union",
            "Northern Ferry Union=northern-ferry-union NFU=northern-ferry-union",
        ],
    );
    // Two long forms: nobody knows which.
    check(
        &[],
        &["[NFU|o0]", "[Northern Ferry Union|o0], [NFU|o0]", "[New Fish Unit|o0], [NFU|o0]"],
        &[
            "NFU=nfu",
            "Northern Ferry Union=northern-ferry-union NFU=northern-ferry-union",
            "New Fish Unit=new-fish-unit NFU=new-fish-unit",
        ],
    );
}

#[test]
fn a_short_form_holds_elsewhere_unless_it_is_only_a_sort_of_thing() {
    check(
        &[],
        &["[Orbicom Ferry Lines|o0], [Orbicom|o0]", "[Orbicom|o0]"],
        &[
            "Orbicom Ferry Lines=orbicom-ferry-lines Orbicom=orbicom-ferry-lines",
            "Orbicom=orbicom-ferry-lines",
        ],
    );
    check(
        &[],
        &["[Bank of Bergen|o0], [Bank|o0]", "[Bank|o0]"],
        &["Bank of Bergen=bank-of-bergen Bank=bank-of-bergen", "Bank=bank"],
    );
}

#[test]
fn a_surname_means_nothing_beyond_its_article() {
    let found = check(
        &[],
        &["[Ann Lee|p0] met [Lee|p0].", "[Lee|p0] left.", "[Lee|p0] came. [Bo Lee|p1]"],
        &["Ann Lee=ann-lee Lee=ann-lee", "Lee=lee-in-a1", "Lee=lee-in-a2 Bo Lee=bo-lee"],
    );
    assert_eq!(entity(&found, "ann-lee").aliases, [""; 0], "a surname needs a rule");
    assert!(entity(&found, "lee-in-a1").confidence <= 40);
}

#[test]
fn countries_are_one_under_all_names_and_cities_lie_in_them() {
    let found = check(
        &[],
        &[
            "[U.S.|l0] and [Osaka|l1] and [Springfield|l2], [Bank of Japan|o3]",
            "[United States|l0] and [Japan|l1] and [Britain|l2]",
            "[UK|l0] and [US|o1] and [Springfield|l2]",
        ],
        &[
            "U.S.=united-states Osaka=osaka Springfield=springfield Bank of Japan=bank-of-japan",
            "United States=united-states Japan=japan Britain=united-kingdom",
            "UK=united-kingdom US=united-states Springfield=springfield",
        ],
    );
    let place = |key: &str| {
        let place = entity(&found, key).place.map(|id| found.entities[id.idx()].key.as_str());
        place.unwrap_or("nowhere").to_owned()
    };
    assert_eq!(place("osaka"), "japan");
    assert_eq!(place("springfield"), "united-states", "named beside it");
    assert_eq!(place("bank-of-japan"), "japan");
    assert_eq!(place("japan"), "nowhere");
    assert_eq!(entity(&found, "united-states").aliases, ["U.S.", "US"]);
}

#[test]
fn a_city_lies_in_the_country_that_its_articles_speak_of() {
    let found = check(
        &[],
        &["[BONN|l0] in [West Germany|l1]", "[Germany|l0]", "[Karlsruhe|l0], [Germany|l1]"],
        &[
            "BONN=bonn West Germany=west-germany",
            "Germany=germany",
            "Karlsruhe=karlsruhe Germany=germany",
        ],
    );
    let place = |key: &str| found.entities[entity(&found, key).place.unwrap().idx()].key.as_str();
    assert_eq!(place("bonn"), "west-germany");
    assert_eq!(place("karlsruhe"), "germany");
    assert_eq!(entity(&found, "bonn").name, "Bonn", "capitals come from datelines");
    assert_eq!(entity(&found, "bonn").aliases, ["BONN"]);
}

#[test]
fn a_company_that_is_named_in_full_is_short_for_nothing() {
    check(
        &[],
        &["[Acme Norden|o0], [Acme|o0]", "[Acme Inc|o0]", "[Acme|o0]"],
        &["Acme Norden=acme-norden Acme=acme-norden", "Acme Inc=acme-inc", "Acme=acme-inc"],
    );
}

#[test]
fn the_kind_is_what_most_speaks_for_unless_two_are_strong() {
    let found = check(
        &[],
        &["[Acme Works|o0:90]", "[Acme Works|o0:90]", "[Acme Works|o0:90]", "[Acme Works|e0:40]"],
        &["Acme Works=acme-works"; 4],
    );
    assert_eq!(entity(&found, "acme-works").kind, EntityKind::Organization);
    let found = check(
        &[],
        &["[Port Ann|l0]", "[Port Ann|p0]"],
        &["Port Ann=port-ann-place", "Port Ann=port-ann"],
    );
    assert_eq!(entity(&found, "port-ann").kind, EntityKind::Person);
    assert_eq!(entity(&found, "port-ann-place").kind, EntityKind::Place);
}

#[test]
fn what_the_editor_listed_wins() {
    let listed = [
        curated("Acme Works", EntityKind::Organization, &["AW"]),
        curated("Ann Lee", EntityKind::Person, &[]),
    ];
    let found = check(
        &listed,
        &[
            "[ACME Works Ltd.|o0], [AcmeWorks|o0]",
            "[Ann Lee|=1] met [Lee|p0]; [Works of Acme|o1] ([AW|o1])",
        ],
        &[
            "ACME Works Ltd.~acme-works AcmeWorks~acme-works",
            "Ann Lee=ann-lee Lee~ann-lee Works of Acme~acme-works AW~acme-works",
        ],
    );
    assert_eq!(found.entities.len(), 2);
    assert_eq!(entity(&found, "acme-works"), &listed[0]);
    assert!(found.mentions[0].iter().all(|mention| mention.confidence < 100));
}

#[test]
fn the_editors_entities_keep_their_keys_and_get_new_numbers() {
    let mut port = curated("Bergen", EntityKind::Place, &[]);
    let mut works = curated("Zeta Works", EntityKind::Organization, &[]);
    port.key = "acme".to_owned();
    works.place = Some(EntityId(0));
    let found = check(
        &[port, works],
        &["[Acme|o0] in [Bergen|=0] and [Aaa|o1] of [Zeta Works|=1]"],
        &["Acme=acme-organization Bergen=acme Aaa=aaa Zeta Works=zeta-works"],
    );
    assert_eq!(found.renumbered, [EntityId(1), EntityId(3)]);
    assert_eq!(entity(&found, "zeta-works").place, Some(EntityId(1)));
    assert!(found.entities.is_sorted_by_key(|entity| &entity.key));
}

#[test]
fn what_is_named_once_and_unsure_is_no_entity() {
    check(&[], &["[Acme|o0:10] and [Beta|o1:10]", "[Beta|o0:10]"], &["Beta=beta", "Beta=beta"]);
}

#[test]
fn the_publishers_names_are_entities_mentioned_or_not() {
    let mut texts = [marked("a0", "[West Germany|l0] and [Baker|p1]"), marked("a1", "Words.")];
    texts[0].given = vec![
        (EntityKind::Place, "west-germany".to_owned()),
        (EntityKind::Person, "james-baker".to_owned()),
    ];
    texts[1].given =
        vec![(EntityKind::Place, "usa".to_owned()), (EntityKind::Place, " ".to_owned())];
    let found = resolved(&[], &texts);
    assert_eq!(
        mentions(&found, &texts),
        ["West Germany=west-germany Baker=james-baker", ""],
        "a bare name is that of the one person who was given"
    );
    let keys = |ids: &[EntityId]| {
        ids.iter().map(|id| found.entities[id.idx()].key.clone()).collect::<Vec<_>>()
    };
    assert_eq!(keys(&found.given[0]), ["james-baker", "west-germany"]);
    assert_eq!(keys(&found.given[1]), ["united-states"]);
    assert_eq!(entity(&found, "united-states").name, "United States");
    assert_eq!(entity(&found, "united-states").provenance, Provenance::Publisher);
}

#[test]
fn more_texts_make_surer_and_disputes_less_sure() {
    let confidence = |texts: &[&str]| {
        let marked: Vec<_> = texts.iter().map(|text| marked("a", text)).collect();
        entity(&resolved(&[], &marked), "acme").confidence
    };
    let once = confidence(&["[Acme|o0:60]"]);
    let thrice = confidence(&["[Acme|o0:60]"; 3]);
    let disputed = confidence(&["[Acme|o0:60]", "[Acme|o0:60]", "[Acme|e0:30]"]);
    assert_eq!(once, 60);
    assert!(once < thrice && thrice <= 95 && disputed < thrice, "{once} {thrice} {disputed}");
}

#[test]
fn entities_do_not_depend_on_the_order_of_the_articles() {
    let texts = [
        ("a", "[Port Ann|l0], [Acme|o1], [NFU|o2]"),
        ("b", "[Port Ann|p0], [Acme Corp|o1]"),
        ("c", "[Northern Ferry Union|o0] ([NFU|o0]), [Lee|p1]"),
        ("d", "[Lee|p1], [ACME|o2]"),
    ];
    let mut texts = texts.map(|(slug, text)| marked(slug, text));
    let forth = resolved(&[], &texts).entities;
    texts.reverse();
    assert_eq!(resolved(&[], &texts).entities, forth);
}
