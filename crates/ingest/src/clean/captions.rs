//! Words below pictures: credits, captions that stand twice, and what a page marks as caption.

use super::Page;
use crate::document::{DropReason, PieceKind};

/// A caption is not longer, in words.
const MOST_WORDS: usize = 60;

/// Marks captions. Corpora have no pictures, so that words below them have lost what they are
/// about.
pub(super) fn mark(page: &mut Page<'_>) {
    for idx in 0..page.units.len() {
        if !page.is_live(idx) || page.units[idx].kind == PieceKind::Code {
            continue;
        }
        let unit = &page.units[idx];
        let is_caption = unit.kind == PieceKind::Caption
            || unit.n_words() <= MOST_WORDS && (is_credited(&unit.text) || is_labelled(&unit.text));
        if is_caption {
            page.drop(idx, DropReason::Caption);
        }
    }
    doubled(page);
}

/// The words of a picture and its caption are often the same: one short line, twice in a row.
fn doubled(page: &mut Page<'_>) {
    /// Longer lines are text, of which one stays.
    const MOST_WORDS: usize = 14;
    let mut before: Option<usize> = None;
    for idx in 0..page.units.len() {
        if !page.is_live(idx) {
            continue;
        }
        let is_same = before.is_some_and(|before| {
            !page.words_of(idx).is_empty() && page.words_of(before) == page.words_of(idx)
        });
        if let (true, Some(first)) = (is_same, before) {
            let unit = &page.units[idx];
            let is_short = unit.n_words() <= MOST_WORDS && !unit.is_prose();
            let is_text = matches!(unit.kind, PieceKind::Item { .. } | PieceKind::Code);
            if is_text {
                before = Some(idx);
                continue;
            }
            page.drop(idx, if is_short { DropReason::Caption } else { DropReason::PullQuote });
            // A heading that stands twice is one heading.
            if is_short && !matches!(page.units[first].kind, PieceKind::Heading(_)) {
                page.drop(first, DropReason::Caption);
            }
            continue;
        }
        before = Some(idx);
    }
}

/// Whether a line begins as credits and captions do, such as "Photo: Ann Lee".
fn is_labelled(text: &str) -> bool {
    const LABELS: &[&str] = &[
        "photo:",
        "photos:",
        "photo by",
        "photograph:",
        "photograph by",
        "photo credit",
        "photo courtesy",
        "photo illustration",
        "picture:",
        "pictures:",
        "image:",
        "images:",
        "image credit",
        "image credits",
        "image source",
        "image caption",
        "image copyright",
        "image via",
        "credit:",
        "illustration:",
        "illustration by",
        "file photo",
        "file image",
        "file picture",
        "caption:",
        "media caption",
        "screenshot:",
        "foto:",
        "fotos:",
        "bild:",
        "symbolbild",
        "crédit photo",
        "crédits photo",
        "video:",
    ];
    let first = text.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
    if !matches!(first, b'p' | b'i' | b'c' | b'f' | b'm' | b's' | b'b' | b'v' | b'(' | b'[') {
        return false;
    }
    let text = text.trim_start_matches(['(', '[']);
    LABELS.iter().filter(|label| label.as_bytes()[0] == first || !first.is_ascii_alphabetic()).any(
        |label| {
            let bare = label.trim_end_matches(':');
            let Some((start, rest)) = text.split_at_checked(bare.len()) else { return false };
            let is_label = match start.is_ascii() {
                true => start.eq_ignore_ascii_case(bare),
                false => start.to_lowercase() == bare,
            };
            // "Photo : Ann Lee", as the French write it.
            let is_closed = match bare.len() < label.len() {
                true => rest.trim_start().starts_with(':'),
                false => !rest.starts_with(char::is_alphanumeric),
            };
            is_label && is_closed
        },
    )
}

/// Whether a line ends with who took the picture, such as "(Ann Lee/Northern News)".
fn is_credited(text: &str) -> bool {
    /// Credits are not longer, in bytes.
    const LONGEST: usize = 90;
    const AGENCIES: [&str; 17] = [
        "reuters",
        "afp",
        "ap",
        "ap photo",
        "epa",
        "getty",
        "getty images",
        "shutterstock",
        "alamy",
        "bloomberg",
        "xinhua",
        "dpa",
        "istock",
        "unsplash",
        "pixabay",
        "afp via getty images",
        "handout",
    ];
    const LABELS: [&str; 12] = [
        "photo:",
        "photograph:",
        "picture:",
        "image:",
        "credit:",
        "photo by",
        "file photo",
        "foto:",
        "bild:",
        "photograph by",
        "photo :",
        "©",
    ];
    let trimmed = text.trim_end_matches([')', ']', '.', ' ']);
    let from = trimmed.floor_char_boundary(trimmed.len().saturating_sub(LONGEST));
    let end = &trimmed[from..];
    // "(Ann Lee/Reuters)" and "Ann Lee / AFP", but not "said Getty Images"
    let sign = end.bytes().rposition(|byte| byte == b'/' || byte == b'|');
    if let Some((before, agency)) = sign.map(|at| (&end[..at], &end[at + 1..])) {
        let named = before.rsplit(['(', '[', '.', '|', ':', ',']).next().unwrap_or(before).trim();
        let is_agency = |name: &str| AGENCIES.contains(&name.to_lowercase().as_str());
        let is_name = |name: &str| {
            let n_words = name.split_whitespace().count();
            (1..=4).contains(&n_words)
                && name.split_whitespace().all(|word| !word.starts_with(char::is_lowercase))
        };
        let agency = agency.trim();
        if (is_agency(agency) || is_agency(named)) && is_name(named) && is_name(agency) {
            return true;
        }
    }
    if !end.bytes().any(|byte| byte == b':' || byte >= 0x80) && !end.contains("hoto") {
        return false;
    }
    // A label behind the words of a caption, with a name and no sentence behind it.
    let lower = end.to_lowercase();
    LABELS.iter().any(|label| {
        lower.rfind(label).is_some_and(|at| {
            let before = lower[..at].trim_end();
            let parted = before.is_empty() && from == 0
                || before.ends_with(['.', '(', '[', '|', '-', '–', '—', '…', '"', '”']);
            let rest = lower[at + label.len()..].trim();
            parted && (1..=8).contains(&rest.split_whitespace().count()) && !rest.contains(". ")
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_captions() {
        for text in [
            "Photo: Ann Lee",
            "(Photo by Ann Lee)",
            "File photo",
            "Image source, Northern News",
            "Crédit photo : Zoé Dubois",
            "The new pier at dawn. REUTERS/Ann Lee",
            "The new pier at dawn (Ann Lee/AFP)",
            "The new pier at dawn. Photograph: Ann Lee/The Courier",
            "A ferry arrives on Monday. [Photo: Ann Lee]",
        ] {
            assert!(is_credited(text) || is_labelled(text), "{text}");
        }
    }

    #[test]
    fn sentences_about_pictures_are_text() {
        for text in [
            "The picture was bought by Getty Images.",
            "He told Reuters that the pier was safe.",
            "Photos of the pier were shown in court on Monday.",
            "Image is everything, the mayor said.",
            "Sales fell 4 pct at the buyers/sellers exchange.",
            "The rate of dlrs/barrel rose",
            "Filed by the Northern Press/Courier group in the county court",
        ] {
            assert!(!is_credited(text) && !is_labelled(text), "{text}");
        }
    }
}
