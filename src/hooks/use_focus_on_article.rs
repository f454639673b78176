//! Where the keyboard goes when an article opens or closes.

use corpus::Corpus;
use yew::prelude::*;

use super::use_effect_of;
use crate::view_state::Open;
use crate::{Shared, browser};

/// Id of the open article's heading.
pub const HEADING_ID: &str = "article-heading";

/// Id of the link that opens an article.
pub fn hit_id(slug: &str) -> String {
    format!("hit-{slug}")
}

/// Id of a paragraph of the open article.
pub fn paragraph_id(number: u32) -> String {
    format!("p{number}")
}

/// Opening an article moves the focus to its heading, or to the paragraph the link leads to; closing
/// it moves the focus back to where it was opened. A page that begins with an article keeps the focus
/// where the browser has it, and only shows the paragraph.
#[hook]
pub fn use_focus_on_article(corpus: &Shared<Corpus>, open: Option<Open>) {
    let before = use_mut_ref(|| None::<Option<Open>>);
    let corpus = corpus.clone();
    use_effect_of(open, move |&open| {
        let before = before.replace(Some(open));
        match (before, open) {
            (_, Some(Open { paragraph: Some(number), .. })) => {
                browser::reveal(&paragraph_id(number));
            }
            (Some(before), Some(open))
                if before.map(|before| before.article) != Some(open.article) =>
            {
                browser::scroll_to_top_of("reader");
                browser::focus(HEADING_ID);
            }
            (Some(Some(closed)), None) => {
                browser::focus(&hit_id(&corpus.article(closed.article).slug));
            }
            _ => {}
        }
    });
}
