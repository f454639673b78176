//! The title of the page names what is being read.

use corpus::{ArticleId, Corpus};
use yew::prelude::*;

use super::use_effect_of;
use crate::{Shared, browser};

/// Sets the title of the page: the article's, then the corpus's.
#[hook]
pub fn use_title(corpus: &Shared<Corpus>, open: Option<ArticleId>) {
    let corpus = corpus.clone();
    use_effect_of(open, move |open: &Option<ArticleId>| {
        let whole = &corpus.about().title;
        browser::set_title(&match open {
            Some(article) => format!("{} – {whole}", corpus.article(*article).title),
            None => whole.clone(),
        });
    });
}
