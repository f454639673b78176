//! What was typed, put to the index: the articles that match with their scores, and what they have to
//! satisfy besides.

use super::asked::Asked;
use super::constraint::{Constraint, days_of};
use super::matches::{Matches, Wanted};
use super::phrase::phrase_matches;
use super::understood::{Meaning, Part, Understood};
use crate::{ArticleSet, order};

/// The articles in which all words and phrases occur, `None` where none are asked for; values, dates and
/// what must not occur become constraints.
pub(super) fn search<'a>(
    asked: Asked<'a>,
    understood: &Understood,
    constraints: &mut Vec<Constraint<'a>>,
) -> Option<Matches> {
    let corpus = asked.corpus;
    let mut clauses = Vec::new();
    let mut unwanted = Vec::new();
    for (idx, clause) in understood.clauses().enumerate() {
        // What is asked twice is asked once.
        if understood.clauses().take(idx).any(|before| is_same(before, clause)) {
            continue;
        }
        let [part] = clause else {
            let n_postings = clause.iter().map(|part| n_postings(asked, part)).sum();
            clauses.push((n_postings, clause));
            continue;
        };
        match &part.meaning {
            Meaning::Word(_) | Meaning::Phrase { .. } if part.negated => unwanted.push(part),
            Meaning::Word(_) | Meaning::Phrase { .. } => {
                clauses.push((n_postings(asked, part), clause));
            }
            Meaning::Value(value) => {
                constraints.push(Constraint::value(corpus, *value).negated(part.negated));
            }
            Meaning::From(day) => {
                constraints.push(Constraint::days(Some(*day), None).negated(part.negated));
            }
            Meaning::To(day) => {
                constraints.push(Constraint::days(None, Some(*day)).negated(part.negated));
            }
        }
    }
    // The rarest first: it leaves the fewest articles for the others to be looked up in.
    order::sort_by_key(&mut clauses, |&(n_postings, _)| n_postings);
    let mut found: Option<Matches> = None;
    for (_, clause) in clauses {
        if found.as_ref().is_some_and(|found| found.articles.is_empty()) {
            break;
        }
        found = Some(match clause {
            [part] => part_matches(asked, part, found),
            alternatives => {
                let mut any = Matches::default();
                for part in alternatives {
                    any.add(&part_matches(asked, part, found.as_ref().map(Matches::unscored)));
                }
                match found {
                    Some(mut found) => {
                        found.keep_common(&any);
                        found
                    }
                    None => any,
                }
            }
        });
    }
    for part in unwanted {
        let among = found.as_ref().map(Matches::unscored);
        let without = part_matches(asked, part, among).articles;
        match &mut found {
            Some(found) => found.remove(&without),
            None => {
                let without = ArticleSet::of(corpus.n_articles(), &without);
                constraints.push(Constraint::set(without).negated(true));
            }
        }
    }
    found
}

/// The articles for which a part holds, of those in `among` if it is given, whose scores are added.
fn part_matches(asked: Asked<'_>, part: &Part, among: Option<Matches>) -> Matches {
    let corpus = asked.corpus;
    let matches = match &part.meaning {
        Meaning::Word(word) => {
            let wanted = Wanted::of(asked, word);
            return match among {
                Some(mut among) => {
                    among.narrow(asked, &wanted);
                    among
                }
                None => Matches::all(asked.index(), &wanted),
            };
        }
        Meaning::Phrase { words, begins } => phrase_matches(corpus, words, *begins),
        Meaning::Value(value) => {
            let row = corpus.row(*value).map(|row| corpus.facet(value.facet()).articles(row));
            Matches::without_scores(row.unwrap_or_default().to_vec())
        }
        Meaning::From(day) => Matches::without_scores(days_of(corpus, Some(*day), None)),
        Meaning::To(day) => Matches::without_scores(days_of(corpus, None, Some(*day))),
    };
    match among {
        Some(mut among) => {
            among.keep_common(&matches);
            among
        }
        None => matches,
    }
}

fn n_postings(asked: Asked<'_>, part: &Part) -> usize {
    match &part.meaning {
        Meaning::Word(word) => Wanted::of(asked, word).n_postings,
        Meaning::Phrase { words, .. } => {
            let find = |word: &String| asked.corpus.dictionary().find(word);
            let n_with = |word| find(word).map_or(0, |term| asked.index().n_articles_with(term));
            words.iter().map(n_with).min().unwrap_or(0)
        }
        _ => 0,
    }
}

fn is_same(one: &[Part], other: &[Part]) -> bool {
    let asks_same = |(a, b): (&Part, &Part)| a.negated == b.negated && a.meaning == b.meaning;
    one.len() == other.len() && one.iter().zip(other).all(asks_same)
}
