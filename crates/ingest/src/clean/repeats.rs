//! Sentences of the body that stand a second time by themselves: pull quotes and doubled lines.

use super::Page;
use super::head::Head;
use super::unit::{End, word_hashes};
use crate::document::{DropReason, PieceKind};

/// By how many words a repetition is looked for. Fewer, and stock phrases are looked up in vain;
/// more, and short pull quotes are missed.
const WINDOW: usize = 6;
/// The longest pull quote, in words.
const LONGEST: usize = 80;
/// Units with the same first words that are kept in mind; more of them are a form or a poem.
const MOST_ALIKE: usize = 4;

/// Marks units whose words all stand in a longer unit, and the name below such a quotation.
pub(super) fn mark(page: &mut Page<'_>, head: &Head) {
    let quotes = Quotes::of(page, head);
    if quotes.ids.is_empty() {
        return;
    }
    let mut repeated: Vec<(usize, usize)> = Vec::new();
    for idx in 0..page.units.len() {
        if !page.is_live(idx) {
            continue;
        }
        let words = page.words_of(idx);
        for (at, window) in words.windows(WINDOW).enumerate() {
            for &(_, quote, n_words) in quotes.starting(window) {
                let quote_words = &page.words_of(quote)[..n_words];
                let is_same = quote != idx && words[at..].starts_with(quote_words);
                if is_same && is_original(page, idx, quote) {
                    repeated.push((quote, idx));
                }
            }
        }
    }
    repeated.sort_unstable();
    repeated.dedup_by_key(|(quote, _)| *quote);
    for (quote, original) in repeated {
        // Of two units that repeat each other one stays.
        if page.is_live(original) {
            page.drop(quote, DropReason::PullQuote);
            attribution(page, quote, original);
        }
    }
}

/// Units that may be quotations, by their first words.
struct Quotes {
    /// The mixed first words, the unit, and how many of its words are the quotation; sorted.
    ids: Vec<(u32, usize, usize)>,
    /// A bit for the last bits of every one of them, so that most windows need no search.
    bits: Vec<u64>,
}

impl Quotes {
    fn of(page: &Page<'_>, head: &Head) -> Self {
        let ids =
            (0..page.units.len()).filter(|&idx| Some(idx) != head.deck && can_be_quote(page, idx));
        let mut ids: Vec<_> = ids
            .map(|idx| {
                let n_words = quoted_words(page, idx);
                (mixed(&page.words_of(idx)[..WINDOW]), idx, n_words)
            })
            .collect();
        ids.sort_unstable();
        let mut bits = vec![0u64; (ids.len() / 8).next_power_of_two()];
        let n_bits = bits.len() * 64;
        for (key, ..) in &ids {
            let bit = *key as usize % n_bits;
            bits[bit / 64] |= 1 << (bit % 64);
        }
        Self { ids, bits }
    }

    /// The first few units that begin with these words.
    fn starting(&self, window: &[u32]) -> &[(u32, usize, usize)] {
        let key = mixed(window);
        let bit = key as usize % (self.bits.len() * 64);
        if self.bits[bit / 64] & (1 << (bit % 64)) == 0 {
            return &[];
        }
        let start = self.ids.partition_point(|id| id.0 < key);
        let n_alike =
            self.ids[start..].iter().take(MOST_ALIKE).take_while(|id| id.0 == key).count();
        &self.ids[start..start + n_alike]
    }
}

fn mixed(words: &[u32]) -> u32 {
    words.iter().fold(0, |mixed: u32, word| mixed.rotate_left(5) ^ word)
}

fn can_be_quote(page: &Page<'_>, idx: usize) -> bool {
    let unit = &page.units[idx];
    page.is_live(idx)
        && !matches!(unit.kind, PieceKind::Code | PieceKind::Item { .. } | PieceKind::Heading(_))
        && (WINDOW..=LONGEST).contains(&unit.n_words())
        // A row of a table says the same of another year.
        && !unit.is_row()
        && !unit.text.ends_with(['-', ':'])
}

/// How many words of a unit are the quotation, a name behind it left out.
fn quoted_words(page: &Page<'_>, idx: usize) -> usize {
    /// Words of a name and what somebody does.
    const MOST_NAMED: usize = 12;
    let unit = &page.units[idx];
    let n_words = unit.n_words();
    let Some((at, sign)) = unit.text.rmatch_indices(['—', '–', '”', '"', '»']).next() else {
        return n_words;
    };
    let behind = unit.text[at + sign.len()..].trim_start_matches(['—', '–', '-', ' ', ',']);
    let opens = behind.starts_with(char::is_uppercase);
    let n_behind = word_hashes(behind).len();
    match opens && n_behind <= MOST_NAMED && n_words >= n_behind + WINDOW {
        true => n_words - n_behind,
        false => n_words,
    }
}

/// Whether `idx` is where the words of `quote` belong.
fn is_original(page: &Page<'_>, idx: usize, quote: usize) -> bool {
    let (unit, other) = (&page.units[idx], &page.units[quote]);
    if unit.n_words() > other.n_words() {
        return true;
    }
    // Of two alike, the one that ends as a sentence does, and else the first.
    match (unit.end == End::Stop, other.end == End::Stop) {
        (true, false) => true,
        (false, true) => false,
        _ => idx < quote,
    }
}

/// The name below a pull quote: a short line that hangs on it.
fn attribution(page: &mut Page<'_>, quote: usize, original: usize) {
    const MOST_WORDS: usize = 12;
    let idx = quote + 1;
    let Some(unit) = page.units.get(idx) else { return };
    if idx == original || !page.is_live(idx) || unit.end != End::Open || unit.n_words() > MOST_WORDS
    {
        return;
    }
    let is_dashed = unit.text.starts_with(['—', '–', '-']);
    let hangs = unit.kind == PieceKind::Line
        && unit.n_blank_before == 0
        && page.units[quote].n_blank_before > 0;
    let n_proper =
        unit.text.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    let is_named = unit.text.contains(',') && n_proper >= 2 && !unit.opens_small;
    // A name by itself: all of its words are capitalised, and the text knows them.
    let is_name = (1..=5).contains(&unit.n_words()) && n_proper == unit.n_words() && {
        let words = page.words_of(idx);
        let known = page.words_of(original);
        words.iter().any(|word| known.contains(word))
    };
    if is_dashed || hangs && !unit.opens_small || is_named || is_name {
        page.drop(idx, DropReason::PullQuote);
    }
}
