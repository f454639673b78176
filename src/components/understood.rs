//! How the words were understood, where they are not plain words that stand for themselves.

use corpus::{Meaning, Part, Results};
use yew::prelude::*;

use super::control::{element, link};
use crate::page::Page;
use crate::view_state::Action;
use crate::wording;

/// What was looked for, which words were taken for others, and which values there are not; nothing where
/// all are plain words.
pub fn understood(page: &Page, results: &Results) -> Html {
    let parts = results.understood.parts();
    let is_plain = |part: &Part| {
        matches!(part.meaning, Meaning::Word(_)) && !part.negated && !part.or
            || part.is_unknown_value
    };
    let in_words = parts.iter().enumerate().map(|(idx, part)| {
        let joint = match (idx, part.or) {
            (0, _) => "",
            (_, true) => " or ",
            (_, false) => ", ",
        };
        format!("{joint}{}", wording::part(&page.corpus, part))
    });
    let in_words = (!parts.iter().all(is_plain)).then(|| in_words.collect::<String>());
    let said = in_words.map(|it| format!("Searched for: {it}.").into());
    let notes = said.into_iter().chain(parts.iter().filter_map(|part| note(page, part)));
    let paragraph = |note| element("p", &["class"], [Some("understood".into())], None, note);
    notes.map(paragraph).collect()
}

/// What is odd in a part and what was made of it.
fn note(page: &Page, part: &Part) -> Option<Html> {
    let text = &page.state.query.text;
    let range = part.span.range();
    let (before, typed, after) =
        (text.get(..range.start)?, text.get(range.clone())?, text.get(range.end..)?);
    if part.is_unknown_value {
        return Some(wording::unknown_value(typed).into());
    }
    let Meaning::Word(word) = &part.meaning else { return None };
    let mut said: Vec<Html> = vec![format!("No article has “{typed}”, taken for ").into()];
    for form in &word.forms {
        if said.len() > 1 {
            said.push(" or ".into());
        }
        let to = page.state.after(Action::Type([before, form, after].concat()));
        said.push(link(page, "understood__word", None, to, form.clone().into()));
    }
    said.push(".".into());
    word.is_corrected.then(|| said.into_iter().collect())
}
