//! Surface forms: all names of the gazetteer in one automaton, found as whole words in a text.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use corpus::Span;

/// Many forms, ready to be looked for at once. Forms that differ only in typography are one.
#[derive(Debug)]
pub(crate) struct SurfaceForms {
    automaton: AhoCorasick,
}

/// A form where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// Its place in the list of forms.
    pub form: usize,
    pub span: Span,
}

impl SurfaceForms {
    /// Compiles forms that were folded with [`fold_typography`].
    pub fn new<'a>(folded: impl Iterator<Item = &'a str>) -> Self {
        // Never a table of all states by all bytes, which a single long name would make huge.
        let kind = Some(AhoCorasickKind::ContiguousNFA);
        let automaton = AhoCorasick::builder()
            .kind(kind)
            .build(folded)
            .expect("name forms are fewer and shorter than an automaton allows");
        Self { automaton }
    }

    /// Every occurrence of every form as whole words inside `span`, also those that overlap.
    ///
    /// All of them, because the longest candidate may yet be refused, and must not have hidden a
    /// shorter one by then.
    pub fn find(&self, text: &str, span: Span) -> Vec<Occurrence> {
        let folded = Folded::new(span.of(text), span.start as usize);
        let whole_words = self
            .automaton
            .find_overlapping_iter(&folded.text)
            .filter(|found| is_bounded(&folded.text, found.start(), found.end()));
        whole_words
            .map(|found| Occurrence {
                form: found.pattern().as_usize(),
                span: folded.original(found.start(), found.end()),
            })
            .collect()
    }
}

/// A name form with plain apostrophes, quotes, hyphens and single spaces.
pub(crate) fn fold_typography(form: &str) -> String {
    Folded::new(form.trim(), 0).text
}

/// Of overlapping occurrences the leftmost, of those the longest. They come back in order of text.
pub(crate) fn leftmost_longest(mut occurrences: Vec<Occurrence>) -> Vec<Occurrence> {
    occurrences.sort_by_key(|found| (found.span.start, std::cmp::Reverse(found.span.end)));
    let mut end = 0;
    occurrences.retain(|found| {
        let is_free = found.span.start >= end;
        if is_free {
            end = found.span.end;
        }
        is_free
    });
    occurrences
}

/// A text with folded typography and the way back.
struct Folded {
    text: String,
    /// For each byte of `text`, the byte range of the character (or run of space) it came from.
    origins: Vec<(usize, usize)>,
}

impl Folded {
    fn new(original: &str, shift: usize) -> Self {
        let mut folded = Self { text: String::new(), origins: Vec::new() };
        for (at, char) in original.char_indices() {
            let (start, end) = (at + shift, at + char.len_utf8() + shift);
            let char = fold_char(char);
            match folded.origins.last_mut() {
                Some(space) if char == ' ' && folded.text.ends_with(' ') => space.1 = end,
                _ => {
                    folded.text.push(char);
                    folded.origins.resize(folded.text.len(), (start, end));
                }
            }
        }
        folded
    }

    fn original(&self, start: usize, end: usize) -> Span {
        Span::new(self.origins[start].0..self.origins[end - 1].1)
    }
}

fn fold_char(char: char) -> char {
    match char {
        '‘' | '’' | '‛' | 'ʼ' | '＇' => '\'',
        '“' | '”' | '„' | '‟' => '"',
        // Hyphen, non-breaking hyphen, figure dash, en dash.
        '\u{2010}'..='\u{2013}' => '-',
        char if char.is_whitespace() => ' ',
        char => char,
    }
}

/// Whether the words around do not run into the match.
fn is_bounded(text: &str, start: usize, end: usize) -> bool {
    let inside = &text[start..end];
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    let runs_on = |outer: Option<char>, inner: Option<char>| {
        outer.is_some_and(is_word_char) && !inner.is_some_and(stands_alone)
    };
    let is_currency = after.is_some_and(is_currency_sign);
    !is_currency
        && !runs_on(before, inside.chars().next())
        && !runs_on(after, inside.chars().next_back())
}

/// Letters before such a sign say whose money it is, as in `US$5`; they name no country there.
fn is_currency_sign(char: char) -> bool {
    matches!(char, '$' | '£' | '¥' | '€' | '₩' | '₹')
}

fn is_word_char(char: char) -> bool {
    let is_combining_mark = ('\u{300}'..='\u{36f}').contains(&char);
    (char.is_alphanumeric() || is_combining_mark) && !stands_alone(char)
}

/// Whether a character belongs to a script without spaces between words: kana and Han.
fn stands_alone(char: char) -> bool {
    matches!(char, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(forms: &[&str], text: &str, expected: &[&str]) {
        let folded: Vec<_> = forms.iter().map(|form| fold_typography(form)).collect();
        let forms = SurfaceForms::new(folded.iter().map(String::as_str));
        let found = leftmost_longest(forms.find(text, Span::new(0..text.len())));
        let found: Vec<_> = found.iter().map(|found| found.span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn forms_are_whole_words_in_their_own_case() {
        check(&["China"], "China, Chinatown, china, IndoChina, non-China.", &["China", "China"]);
        check(&["China"], "China's and China’s", &["China", "China"]);
        check(&["Cafe"], "Cafe\u{301} Cafe", &["Cafe"]);
        check(&["US"], "US$5 in the US, US-made", &["US", "US"]);
        check(&["5G"], "5G 15G 5Gs", &["5G"]);
        check(&["Face++"], "Face++, Face+++ Face++s", &["Face++", "Face++"]);
    }

    #[test]
    fn typography_makes_no_difference_and_spans_are_those_of_the_text() {
        let forms = ["O'Neill-Smith Ltd"];
        check(&forms, "x O’Neill\u{2011}Smith\u{a0}Ltd y", &["O’Neill\u{2011}Smith\u{a0}Ltd"]);
        check(&["Hong Kong"], "ü Hong \n Kong ü", &["Hong \n Kong"]);
        check(&["Hong\u{a0} Kong"], "Hong Kong", &["Hong Kong"]);
    }

    #[test]
    fn a_longer_form_that_is_no_whole_word_does_not_hide_a_shorter_one() {
        check(&["Hong Kong", "Hong Kong U"], "Hong Kong University", &["Hong Kong"]);
        check(&["Lam", "Lam Soon G"], "Lam Soon Group", &["Lam"]);
    }

    #[test]
    fn a_form_inside_a_longer_one_is_not_found_again() {
        check(&["Kong", "Hong Kong", "Hong"], "Hong Kong Hong", &["Hong Kong", "Hong"]);
        check(&["A B", "B C D"], "A B C D", &["A B"]);
    }

    #[test]
    fn scripts_without_spaces_need_no_boundary() {
        check(&["香港"], "在香港的Acme", &["香港"]);
        check(&["Acme"], "在Acme的", &["Acme"]);
    }
}
