//! How often each noun phrase of a corpus is used, and in how many articles.

use super::phrases::{Kind, LONGEST, NounPhrase, noun_phrases};
use super::view::View;
use crate::words::ByNumber;
use crate::words::lexicon::Lexicon;

/// How a phrase is used.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Usage {
    /// Stems of its words; the rest is zero.
    pub stems: [u64; LONGEST],
    pub n_words: u8,
    pub kind: Kind,
    /// Articles that have it.
    pub n_articles: u32,
    /// Articles in which it stands in the title or the first paragraph, or twice.
    pub n_salient: u32,
    /// How often it is used.
    pub n_uses: u32,
}

/// Phrases by their numbers.
pub(crate) type Usages = ByNumber<Usage>;

/// More phrases than this are not kept: those that were used in the fewest articles go. With fewer,
/// a large corpus loses phrases that come up late; with more, memory grows.
const MOST_KEPT: usize = 300_000;

/// Counts the phrases of all articles.
pub(crate) fn count<'a>(views: impl Iterator<Item = View<'a>>, lexicon: &Lexicon) -> Usages {
    let mut usages = Usages::default();
    let mut too_rare = 1;
    for view in views {
        for usage in of_article(&view, lexicon) {
            let number = crate::words::phrase_number(&usage.stems[..usize::from(usage.n_words)]);
            usages
                .entry(number)
                .and_modify(|all| {
                    all.n_articles += 1;
                    all.n_salient += usage.n_salient;
                    all.n_uses += usage.n_uses;
                })
                .or_insert(usage);
        }
        while usages.len() > MOST_KEPT {
            usages.retain(|_, usage| usage.n_articles > too_rare);
            too_rare += 1;
        }
    }
    usages
}

/// The phrases of one article, each once; none of a text in a language that is not known here.
pub(crate) fn of_article(view: &View<'_>, lexicon: &Lexicon) -> Vec<Usage> {
    let mut found: Vec<(u64, NounPhrase)> = Vec::new();
    if !noun_phrases(view, lexicon, |phrase| found.push((phrase.number(), phrase))) {
        return Vec::new();
    }
    // Stable, so that the first use says what kind of phrase it is.
    found.sort_by_key(|&(number, _)| number);
    let same = found.chunk_by(|(one, _), (other, _)| one == other);
    same.map(|uses| {
        let (_, first) = uses[0];
        let is_salient = uses.len() > 1 || uses.iter().any(|(_, phrase)| phrase.leads);
        Usage {
            stems: first.stems,
            n_words: first.n_words,
            kind: first.kind,
            n_articles: 1,
            n_salient: u32::from(is_salient),
            n_uses: uses.len() as u32,
        }
    })
    .collect()
}
