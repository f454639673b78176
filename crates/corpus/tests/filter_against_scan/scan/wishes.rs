//! What is asked for in the search box, read from what was typed.

use std::collections::BTreeSet;

use corpus::{Day, Facet, FacetValue, TermId};

use super::Scan;
use super::words::{is_han, read};
use crate::edits::edits;

/// Something asked for in the search box.
#[derive(Clone, PartialEq)]
pub struct Wish {
    pub negated: bool,
    /// Whether it may hold instead of the one before.
    pub or: bool,
    pub what: What,
}

#[derive(Clone, PartialEq)]
pub enum What {
    /// Terms that count, and the beginning of others that count less.
    Word {
        term: String,
        forms: Vec<String>,
        is_corrected: bool,
        begins: bool,
    },
    Phrase {
        words: Vec<String>,
        begins: bool,
    },
    Value(FacetValue),
    Before(Day),
    After(Day),
}

impl Scan<'_> {
    /// Reads the search box.
    pub fn wishes(&self, text: &str) -> Vec<Wish> {
        let mut items: Vec<String> = Vec::new();
        let mut is_quoted = false;
        for (idx, part) in text.split('"').enumerate() {
            is_quoted = idx % 2 == 1;
            if is_quoted {
                // What stands before a quote without a space, as in `-"ferry"`, belongs to it.
                let is_joined = !text.split('"').nth(idx - 1).unwrap_or("").ends_with(' ');
                let before =
                    if is_joined { items.pop().unwrap_or_default() } else { String::new() };
                items.push(format!("{before}\"{part}\""));
            } else {
                items.extend(part.split_whitespace().map(str::to_owned));
            }
        }
        assert!(!is_quoted, "the generator closes its quotes");
        let mut wishes: Vec<Wish> = Vec::new();
        let mut or = false;
        let n_items = items.len();
        let is_plain =
            |item: Option<&String>| item.is_some_and(|item| !is_negated(item) && item != "OR");
        let mut n_corrected = 0;
        for (idx, item) in items.iter().enumerate() {
            let before = idx.checked_sub(1).and_then(|before| items.get(before));
            if item == "OR" && is_plain(before) && is_plain(items.get(idx + 1)) {
                or = !wishes.is_empty();
                continue;
            }
            let is_in_or = or || items.get(idx + 1).is_some_and(|next| next == "OR");
            let negated = is_negated(item);
            let typed = &item[usize::from(negated)..];
            let (key, value) = match typed.split_once(':') {
                Some((key, value)) if !value.is_empty() => (key.to_lowercase(), value),
                _ => (String::new(), typed),
            };
            let bare = value.trim_matches('"');
            let named = |facet: Facet| {
                self.corpus.values(facet).into_iter().find(|&value| match value {
                    FacetValue::Entity(id) => self.corpus.entity(id).key == bare,
                    FacetValue::Topic(id) => self.corpus.topic(id).key == bare,
                    FacetValue::Publisher(id) => self.corpus.publisher(id) == bare,
                    _ => false,
                })
            };
            let known = match key.as_str() {
                "before" => Day::bounds(bare).map(|(first, _)| What::Before(first)),
                "after" => Day::bounds(bare).map(|(_, last)| What::After(last)),
                "" => None,
                key => Facet::from_key(key).and_then(named).map(What::Value),
            };
            let words = read(bare);
            let is_one = negated || is_in_or || !key.is_empty();
            let is_last = idx + 1 == n_items && !item.ends_with('"');
            if let Some(what) = known {
                wishes.push(Wish { negated, or, what });
            } else if value.starts_with('"') || (is_one && words.len() > 1) {
                if !words.is_empty() {
                    let begins = is_last && !negated && !is_han(&words[words.len() - 1]);
                    let what = What::Phrase { words, begins };
                    wishes.push(Wish { negated, or, what });
                }
            } else {
                // Letters of a script without spaces make a word where they touch.
                let groups: Vec<&[String]> =
                    words.chunk_by(|a, b| is_han(a) && is_han(b)).collect();
                for (place, group) in groups.iter().enumerate() {
                    let begins = is_last
                        && !negated
                        && place + 1 == groups.len()
                        && !is_han(&group[group.len() - 1]);
                    let what = match group {
                        [word] => self.word(word.clone(), begins, !negated && n_corrected < 4),
                        words => What::Phrase { words: words.to_vec(), begins },
                    };
                    if let What::Word { is_corrected: true, .. } = what {
                        n_corrected += 1;
                    }
                    wishes.push(Wish { negated, or: or && place == 0, what });
                }
            }
            or = false;
        }
        // What ends in no word leaves the word before open.
        if n_items > 0
            && read(items[n_items - 1].trim_matches('"')).is_empty()
            && !items[n_items - 1].ends_with('"')
        {
            self.open_last(&mut wishes);
        }
        wishes
    }

    fn open_last(&self, wishes: &mut [Wish]) {
        let Some(last) = wishes.last_mut().filter(|wish| !wish.negated) else { return };
        match &mut last.what {
            What::Word { term, .. } => {
                let begins = !is_han(term);
                last.what = self.word(term.clone(), begins, true);
            }
            What::Phrase { words, begins } => *begins = !is_han(&words[words.len() - 1]),
            _ => {}
        }
    }

    /// Which terms of the corpus count as a word. Which are forms of one word is not in question here.
    fn word(&self, term: String, begins: bool, may_correct: bool) -> What {
        let dictionary = self.corpus.dictionary();
        let known = dictionary.find(&term);
        let is_beginning = begins && self.terms().any(|other| other.starts_with(&term));
        let stem = match known {
            Some(term) => dictionary.stem(term),
            None if is_beginning => None,
            None => dictionary.inflection_of(&term),
        };
        let terms = stem.map_or(&[][..], |stem| dictionary.terms_of(stem));
        let mut forms: Vec<String> =
            terms.iter().map(|&term| dictionary.term(term).to_owned()).collect();
        forms.retain(|form| self.terms.contains_key(form));
        let mut is_corrected = false;
        if !is_beginning && may_correct && (known.is_none() || forms.is_empty()) {
            let n_letters = term.chars().count();
            let most = if n_letters < 4 {
                0
            } else if n_letters < 8 {
                1
            } else {
                2
            };
            let is_number = term.contains(|char: char| char.is_ascii_digit());
            let all = || (0..dictionary.len()).map(|idx| dictionary.term(TermId::new(idx)));
            for n_edits in 1..=if is_number { 0 } else { most } {
                let near: Vec<&str> =
                    all().filter(|other| edits(&term, other) == n_edits).collect();
                if near.is_empty() {
                    continue;
                }
                let is_other = |other: &&str| {
                    self.terms.contains_key(*other) && !forms.iter().any(|it| it == other)
                };
                let meant: BTreeSet<String> =
                    near.into_iter().filter(is_other).map(str::to_owned).collect();
                let n_with = |words: &mut dyn Iterator<Item = &String>| -> usize {
                    words.map(|word| self.terms[word]).sum()
                };
                // What may have been meant counts besides other forms where it is much commoner.
                if !meant.is_empty() && n_with(&mut meant.iter()) >= 16 * n_with(&mut forms.iter())
                {
                    is_corrected = true;
                    forms = meant
                        .into_iter()
                        .chain(forms)
                        .collect::<BTreeSet<_>>()
                        .into_iter()
                        .collect();
                }
                break;
            }
        }
        What::Word { term, forms, is_corrected, begins }
    }

    fn terms(&self) -> impl Iterator<Item = &String> {
        self.terms.keys()
    }
}

fn is_negated(item: &str) -> bool {
    item.len() > 1 && item.starts_with('-') && !item.starts_with("--")
}
