//! The dictionary: all terms of a corpus in byte order, and which of them are forms of one word.

use std::ops::Range;

use super::similar::Shapes;
use crate::TermId;
use crate::span::cut;

/// The stem that the inflected forms of a word share; a dense number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StemId(pub u32);

/// Letters that must be left of an unknown word without its ending. Towards 1 any word is a form of some
/// other; a large value leaves short words alone.
const SHORTEST_BASE: usize = 3;

/// Terms in byte order, each once, each with its stem.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dictionary {
    /// All terms, one after the other.
    letters: String,
    /// Where each term ends in `letters`.
    ends: Vec<u32>,
    stems: Vec<StemId>,
    /// Where the terms of each stem end in `by_stem`.
    stem_ends: Vec<u32>,
    by_stem: Vec<TermId>,
    /// Endings by which the forms of one word differ here, such as `""`, `ies` and `y`.
    endings: Vec<String>,
    shapes: Shapes,
}

impl Dictionary {
    /// A dictionary; `None` if the terms are not in order, each once and not empty, or if a stem is
    /// missing or its number is not less than the number of terms.
    pub fn new(
        letters: String,
        ends: Vec<u32>,
        stems: Vec<StemId>,
        endings: Vec<String>,
    ) -> Option<Self> {
        let n_terms = ends.len();
        let mut start = 0;
        let mut before = "";
        for &end in &ends {
            let term = letters.get(start..end as usize).filter(|&term| before < term)?;
            before = term;
            start = end as usize;
        }
        let stems_fit = stems.iter().all(|stem| (stem.0 as usize) < n_terms);
        if start != letters.len() || stems.len() != n_terms || !stems_fit {
            return None;
        }
        let mut stem_ends = vec![0; n_terms];
        stems.iter().for_each(|stem| stem_ends[stem.0 as usize] += 1);
        let mut n_before = 0;
        for end in &mut stem_ends {
            n_before += std::mem::replace(end, n_before);
        }
        let mut by_stem = vec![TermId(0); n_terms];
        for (idx, stem) in stems.iter().enumerate() {
            let place = &mut stem_ends[stem.0 as usize];
            by_stem[*place as usize] = TermId::new(idx);
            *place += 1;
        }
        Some(Self { letters, ends, stems, stem_ends, by_stem, endings, shapes: Shapes::default() })
    }

    /// How many terms there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A term; empty if there is none with this number.
    pub fn term(&self, term: TermId) -> &str {
        self.at(term.idx())
    }

    /// The number of a term.
    pub fn find(&self, term: &str) -> Option<TermId> {
        self.find_in(0..self.len() as u32, term)
    }

    /// The terms that begin with `prefix`.
    pub fn with_prefix(&self, prefix: &str) -> Range<u32> {
        let n_terms = self.len() as u32;
        let start = self.first_from(0..n_terms, prefix);
        let has_prefix = |idx| self.letters_at(idx).starts_with(prefix.as_bytes());
        start..partition(start..n_terms, &has_prefix)
    }

    /// The stem of a term.
    pub fn stem(&self, term: TermId) -> Option<StemId> {
        self.stems.get(term.idx()).copied()
    }

    /// The terms of a stem, in byte order.
    pub fn terms_of(&self, stem: StemId) -> &[TermId] {
        let idx = stem.0 as usize;
        let start = if idx == 0 { 0 } else { self.stem_ends.get(idx - 1).copied().unwrap_or(0) };
        let end = self.stem_ends.get(idx).copied().unwrap_or(start);
        &self.by_stem[start as usize..end as usize]
    }

    /// The stem of a word that no article has, if some article has another form of it: one ending less
    /// and another one instead. Of several the one that leaves most of the word.
    pub fn inflection_of(&self, word: &str) -> Option<StemId> {
        let bases = self.endings.iter().filter_map(|ending| word.strip_suffix(ending.as_str()));
        let mut found: Option<(usize, TermId)> = None;
        for base in bases.filter(|base| base.chars().count() >= SHORTEST_BASE) {
            if found.is_some_and(|(len, _)| len >= base.len()) {
                continue;
            }
            let range = self.with_prefix(base);
            let mut forms = self.endings.iter().filter_map(|ending| {
                self.find_in(range.clone(), &[base, ending.as_str()].concat())
            });
            found = forms.next().map(|term| (base.len(), term)).or(found);
        }
        found.and_then(|(_, term)| self.stem(term))
    }

    pub(super) fn shapes(&self) -> &Shapes {
        &self.shapes
    }

    fn find_in(&self, terms: Range<u32>, term: &str) -> Option<TermId> {
        let place = self.first_from(terms.clone(), term);
        let is_it = place < terms.end && self.letters_at(place as usize) == term.as_bytes();
        is_it.then_some(TermId(place))
    }

    /// The first of some terms that is not before a word.
    fn first_from(&self, terms: Range<u32>, word: &str) -> u32 {
        partition(terms, &|idx| self.letters_at(idx) < word.as_bytes())
    }

    fn at(&self, idx: usize) -> &str {
        cut(&self.letters, self.place(idx))
    }

    /// The same as bytes, whose order is that of the letters.
    fn letters_at(&self, idx: usize) -> &[u8] {
        self.letters.as_bytes().get(self.place(idx)).unwrap_or_default()
    }

    #[inline(always)]
    fn place(&self, idx: usize) -> Range<usize> {
        let ends = self.ends.as_slice();
        let start = if idx == 0 { 0 } else { ends.get(idx - 1).copied().unwrap_or(0) };
        start as usize..ends.get(idx).copied().unwrap_or(start) as usize
    }
}

/// The first place of a range for which `is_before` does not hold.
fn partition(range: Range<u32>, is_before: &dyn Fn(usize) -> bool) -> u32 {
    let (mut low, mut high) = (range.start, range.end.max(range.start));
    while low < high {
        let middle = low + (high - low) / 2;
        match is_before(middle as usize) {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    low
}
