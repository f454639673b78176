//! What an article scores, and which of two stands first.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;

use corpus::analysis::fold;
use corpus::{ArticleId, EdtfDate};

use super::Scan;
use super::wishes::{What, Wish};

impl Scan<'_> {
    /// BM25 with k1 = 1.2 and b = 0.75 over the sum of the fields.
    pub fn score(&self, id: ArticleId) -> f64 {
        let norm = 0.25 + 0.75 * self.length(id) / self.mean_length.max(1.0);
        let of_wish = |wish: &Wish| {
            let weight = self.weight(id, &wish.what);
            let rarity = match &wish.what {
                What::Word { forms, term, .. } => self.rarity(self.n_with(|other| {
                    forms.contains(other) || weight < 0.0 && other.starts_with(term)
                })),
                What::Phrase { words, begins } => {
                    let of_word =
                        |(idx, word): (usize, &String)| {
                            let may_begin = *begins && idx + 1 == words.len();
                            self.rarity(self.n_with(|other| {
                                other == word || may_begin && other.starts_with(word)
                            }))
                        };
                    words.iter().enumerate().map(of_word).sum()
                }
                _ => 0.0,
            };
            rarity * weight.abs() * 2.2 / (weight.abs() + 1.2 * norm)
        };
        // What is asked twice is asked once.
        let mut clauses: Vec<&[Wish]> = Vec::new();
        for clause in self.wishes.chunk_by(|_, next| next.or) {
            if !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        let of_wishes: f64 =
            clauses.into_iter().flatten().filter(|wish| !wish.negated).map(of_wish).sum();
        let is_ranked = self.wishes.iter().any(|wish| {
            !wish.negated && matches!(wish.what, What::Word { .. } | What::Phrase { .. }) || wish.or
        });
        if !is_ranked {
            return of_wishes;
        }
        // What was typed counts as a word of its own where a headline begins with it, and as another one where it is
        // the headline.
        let title = |id: ArticleId| &self.texts[id.idx()][0];
        let begins_with_it = |id: &ArticleId| match self.typed.split_last() {
            Some((last, whole)) if !whole.is_empty() => {
                title(*id).starts_with(whole)
                    && title(*id).get(whole.len()).is_some_and(|word| word.starts_with(last))
                    && self.satisfies_wishes(*id)
            }
            _ => false,
        };
        let has_it = |id: &ArticleId| !self.typed.is_empty() && *title(*id) == self.typed;
        let of_headline = |holds: &dyn Fn(&ArticleId) -> bool| {
            let rarity = self.rarity(self.articles().filter(holds).count() as f64);
            if holds(&id) { rarity * 3.0 * 2.2 / (3.0 + 1.2 * norm) } else { 0.0 }
        };
        of_wishes + of_headline(&begins_with_it) + of_headline(&has_it)
    }

    pub fn by_newest(&self, a: ArticleId, b: ArticleId) -> Ordering {
        let date = |id| self.article(id).published.as_ref();
        let key = |id| (date(id).is_none(), Reverse(date(id).map(EdtfDate::latest)), self.slug(id));
        key(a).cmp(&key(b))
    }

    pub fn by_oldest(&self, a: ArticleId, b: ArticleId) -> Ordering {
        let date = |id| self.article(id).published.as_ref();
        let key = |id| (date(id).is_none(), date(id).map(EdtfDate::earliest), self.slug(id));
        key(a).cmp(&key(b))
    }

    pub fn by_title(&self, a: ArticleId, b: ArticleId) -> Ordering {
        let title = |id| fold(&self.article(id).title);
        title(a).cmp(&title(b)).then_with(|| self.by_newest(a, b))
    }

    /// How much an article has of something: less than 0 where it has only what a beginning becomes.
    pub fn weight(&self, id: ArticleId, what: &What) -> f64 {
        match what {
            What::Word { term, forms, is_corrected, begins } => {
                let of_form = |form: &String| {
                    let factor = if form == term || *is_corrected { 1.0 } else { 0.7 };
                    factor * self.term_weight(id, form)
                };
                let said: f64 = forms.iter().map(of_form).sum();
                let begun = || -> f64 {
                    let words = self.texts[id.idx()].iter().flatten();
                    let begun: BTreeSet<&String> = words
                        .filter(|other| other.starts_with(term) && !forms.contains(other))
                        .collect();
                    begun.into_iter().map(|other| self.term_weight(id, other)).sum()
                };
                if said > 0.0 || !begins || *is_corrected { said } else { -begun() }
            }
            What::Phrase { words, begins } => {
                let n_places = |text: &[String]| {
                    let fits = |window: &&[String]| {
                        let last = words.len() - 1;
                        window[..last] == words[..last]
                            && if *begins {
                                window[last].starts_with(&words[last])
                            } else {
                                window[last] == words[last]
                            }
                    };
                    text.windows(words.len()).filter(fits).count()
                };
                let [title, text, _] = &self.texts[id.idx()];
                (3 * n_places(title) + n_places(text)).min(255) as f64
            }
            _ => 0.0,
        }
    }

    pub fn length(&self, id: ArticleId) -> f64 {
        let [title, text, names] = &self.texts[id.idx()];
        (3 * title.len() + text.len() + names.len()) as f64
    }

    /// How often a term stands in an article; in the title it counts three times.
    fn term_weight(&self, id: ArticleId, term: &str) -> f64 {
        let [in_title, in_text, in_names] = self.texts[id.idx()]
            .each_ref()
            .map(|words| words.iter().filter(|it| *it == term).count());
        (3 * in_title + in_text + in_names).min(255) as f64
    }

    fn n_with(&self, fits: impl Fn(&String) -> bool) -> f64 {
        self.terms.iter().filter(|(term, _)| fits(term)).map(|(_, n_with)| n_with).sum::<usize>()
            as f64
    }

    fn rarity(&self, n_with: f64) -> f64 {
        let n_articles = self.parts.articles.len() as f64;
        let n_with = n_with.min(n_articles);
        (1.0 + (n_articles - n_with + 0.5) / (n_with + 0.5)).ln()
    }
}
