//! Entities without a list: names are recognised in all texts, then told apart and joined.

use corpus::{Entity, EntityId, EntityKind, Mention, Span};

mod canonical;
mod chains;
mod form;
mod join;
mod keys;
mod links;
mod places;
pub(crate) mod recognise;
mod resolve;
mod toml;

pub use self::places::countries;
pub(crate) use self::toml::as_toml;

/// Makes the lists ready, which the first text would wait for.
pub(crate) fn load() {
    recognise::load();
    places::atlas();
}

/// A text to look for names in.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TextToSearch<'a> {
    /// The public name of the article.
    pub slug: &'a str,
    pub text: &'a str,
    pub leaves: &'a [Span],
    /// Spans that are taken: names of the gazetteer, figures, dates; in order, never overlapping.
    pub taken: &'a [Span],
    /// Mentions of the gazetteer, whose entities win.
    pub curated: &'a [Mention],
    /// Names that the publisher gave to the article, with their kinds.
    pub given: &'a [(EntityKind, String)],
    /// Whether these and the gazetteer are all the names that it has: no others are looked for.
    pub is_names_given: bool,
}

/// All entities of a corpus and where they are mentioned.
#[derive(Clone, Debug, Default)]
pub(crate) struct Discovered {
    /// Curated and discovered, by key.
    pub entities: Vec<Entity>,
    /// The new id of each curated entity.
    pub renumbered: Vec<EntityId>,
    /// The mentions of each article, curated and discovered: in order of text, never overlapping.
    pub mentions: Vec<Vec<Mention>>,
    /// The entities that the publisher gave to each article, mentioned or not, in the order of ids.
    pub given: Vec<Vec<EntityId>>,
}

/// Adds to the curated entities those that the texts name.
pub(crate) fn discover(curated: &[Entity], texts: &[TextToSearch<'_>]) -> Discovered {
    let is_searched: Vec<bool> = texts.iter().map(|text| !text.is_names_given).collect();
    let names = match is_searched.iter().all(|&is_searched| is_searched) {
        true => recognise::recognise(texts),
        false => {
            let searched: Vec<_> =
                texts.iter().copied().filter(|text| !text.is_names_given).collect();
            let mut found = recognise::recognise(&searched).into_iter();
            let mut of_text = |&is_searched: &bool| if is_searched { found.next() } else { None };
            is_searched.iter().map(|text| of_text(text).unwrap_or_default()).collect()
        }
    };
    resolve::resolve(curated, texts, &names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_whose_names_are_given_has_no_others() {
        let text = "Marta Quillfeather of Brontel Shipping Corp flew to Norway.";
        let leaves = [Span::new(0..text.len())];
        let given = [(EntityKind::Person, "marta-quillfeather".to_owned())];
        let open = TextToSearch { slug: "b", text, leaves: &leaves, ..TextToSearch::default() };
        let closed = TextToSearch { slug: "a", given: &given, is_names_given: true, ..open };
        let found = discover(&[], &[closed, open]);
        assert_eq!(found.mentions[0], []);
        assert_eq!(found.mentions[1].len(), 3);
        let key = |id: &EntityId| found.entities[id.idx()].key.as_str();
        assert_eq!(found.given[0].iter().map(key).collect::<Vec<_>>(), ["marta-quillfeather"]);
    }
}
