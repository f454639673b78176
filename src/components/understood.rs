//! How the words were understood, where they are not plain words that stand for themselves.

use corpus::{Meaning, Part, Results};
use yew::prelude::*;

use super::control::link;
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
    let in_words: Option<String> = (!parts.iter().all(is_plain)).then(|| in_words.collect());
    let mut notes: Vec<Html> =
        in_words.map(|it| format!("Searched for: {it}.").into()).into_iter().collect();
    notes.extend(parts.iter().filter_map(|part| note(page, part)));
    html! {
        for note in notes {
            <p class="understood">{ note }</p>
        }
    }
}

/// What is odd in a part and what was made of it.
fn note(page: &Page, part: &Part) -> Option<Html> {
    let text = &page.state.query.text;
    let typed = text.get(part.span.range()).unwrap_or_default();
    if part.is_unknown_value {
        return Some(wording::unknown_value(typed).into());
    }
    let Meaning::Word(word) = &part.meaning else { return None };
    let instead = |(idx, form): (usize, &String)| {
        let (before, after) =
            (text.get(..part.span.range().start)?, text.get(part.span.range().end..)?);
        let to = page.state.after(Action::Type([before, form, after].concat()));
        let joint = if idx == 0 { "" } else { " or " };
        Some(
            html! { <>{ joint }{ link(page, "understood__word", None, to, form.clone().into()) }</> },
        )
    };
    word.is_corrected.then(|| {
        html! {
            <>
                { format!("No article has “{typed}”. Showing results for ") }
                { for word.forms.iter().enumerate().filter_map(instead) }
                { "." }
            </>
        }
    })
}
