//! What one article has that others may have too: words that say something, and a sample of its
//! runs of words.

use corpus::Span;

use crate::annotate::Cover;
use crate::draft::Draft;
use crate::words::lexicon::{Lexicon, Sort};
use crate::words::{Gap, Shape, Word, mix, words};

/// How many words make a shingle. With two, any two reports share many; with ten, one changed word
/// hides too much.
pub(crate) const SHINGLE: usize = 4;

/// An article as it is compared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Features {
    /// Stems that say something, each once, by number.
    pub terms: Vec<Term>,
    /// A sample of its shingles, ascending.
    pub shingles: Vec<u64>,
}

/// A word of an article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term {
    pub stem: u64,
    pub n_uses: u32,
    /// Where it stands first; `None` if that is the title.
    pub span: Option<Span>,
}

/// The place of a word of the title, after all places of the text.
const IN_TITLE: Span = Span { start: u32::MAX, end: u32::MAX };

impl Features {
    /// Reads an article.
    pub fn of(draft: &Draft, lexicon: &Lexicon) -> Self {
        // A word that says something comes every dozen bytes or so.
        let mut terms: Vec<(u64, Span)> = Vec::with_capacity(draft.body.text.len() / 10);
        words(&draft.meta.title, Span::new(0..draft.meta.title.len()), |word| {
            if is_term(&word, &draft.meta.title, lexicon) {
                terms.push((word.stem, IN_TITLE));
            }
        });
        let taken = draft.taken();
        let mut cover = Cover::new(&taken);
        let mut shingles = Shingles::to_sample(draft.body.text.len());
        for &leaf in &draft.leaves {
            words(&draft.body.text, leaf, |word| {
                shingles.push(word.form);
                if !cover.touches(word.span) && is_term(&word, &draft.body.text, lexicon) {
                    terms.push((word.stem, word.span));
                }
            });
        }
        // The first use in the text before one in the title, which has no place.
        terms.sort_unstable();
        let same = terms.chunk_by(|one, other| one.0 == other.0);
        let terms = same.map(|uses| Term {
            stem: uses[0].0,
            n_uses: uses.len() as u32,
            span: Some(uses[0].1).filter(|&span| span != IN_TITLE),
        });
        Self { terms: terms.collect(), shingles: shingles.sample() }
    }
}

fn is_term(word: &Word, text: &str, lexicon: &Lexicon) -> bool {
    if word.span.len() < 3 || word.shape == Shape::Number || word.gap == Gap::Bracket {
        return false;
    }
    let sort = lexicon.entry(word, text).sort;
    !matches!(
        sort,
        Sort::Stop | Sort::Number | Sort::BeforeVerb | Sort::Determiner | Sort::Quantity
    )
}

/// The shingles of a text as its words come.
#[derive(Debug, Default)]
pub(crate) struct Shingles {
    last: [u64; SHINGLE],
    n_words: usize,
    all: Vec<u64>,
    /// Whether all are kept, and not only what a sample may need.
    keeps_all: bool,
}

/// A sample has every eighth shingle or so, so that a part of a text shares some with the whole.
const ONE_IN: u64 = 8;

/// From so many words on a text has enough in the sample without looking for more.
const LONG_TEXT: usize = 100;

impl Shingles {
    /// For a sample of a text of so many bytes.
    fn to_sample(n_bytes: usize) -> Self {
        Self { all: Vec::with_capacity(LONG_TEXT + n_bytes / 32), ..Self::default() }
    }

    /// For comparing a text of so many bytes in full.
    pub fn to_compare(n_bytes: usize) -> Self {
        Self { keeps_all: true, all: Vec::with_capacity(n_bytes / 5), ..Self::default() }
    }

    pub fn push(&mut self, form: u64) {
        self.last.copy_within(1.., 0);
        self.last[SHINGLE - 1] = form;
        self.n_words += 1;
        if self.n_words >= SHINGLE {
            let joined = self.last.iter().fold(0_u64, |number, form| {
                number.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23) ^ form
            });
            let number = mix(joined);
            if number < u64::MAX / ONE_IN || self.keeps_all || self.n_words < LONG_TEXT {
                self.all.push(number);
            }
        }
    }

    /// All of them, each once, ascending.
    pub fn all(mut self) -> Vec<u64> {
        self.all.sort_unstable();
        self.all.dedup();
        self.all
    }

    /// Those with the smallest numbers, but some of the shortest text and not too many of the
    /// longest.
    fn sample(mut self) -> Vec<u64> {
        const FEWEST: usize = 6;
        const MOST: usize = 256;
        let n_small = self.all.iter().filter(|&&number| number < u64::MAX / ONE_IN).count();
        let n_kept = n_small.clamp(FEWEST, MOST);
        if self.all.len() > n_kept {
            self.all.select_nth_unstable(n_kept);
            self.all.truncate(n_kept);
        }
        let mut sample = self.all();
        sample.shrink_to_fit();
        sample
    }
}
