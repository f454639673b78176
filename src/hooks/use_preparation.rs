//! What the first search needs is made ready while the reader reads.

use corpus::Corpus;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::use_effect_of;
use crate::Shared;

/// Articles that are read at a time. With more a key pressed meanwhile waits longer, with fewer there is
/// more waiting than work.
const N_AT_A_TIME: usize = 1000;

/// Prepares the corpus in slices, between which the page answers; a search before the end does the rest at
/// once.
#[hook]
pub fn use_preparation(corpus: &Shared<Corpus>) {
    let corpus = corpus.clone();
    use_effect_of((), move |()| prepare(corpus));
}

/// Ends by itself, and costs nothing if nobody searches.
fn prepare(corpus: Shared<Corpus>) {
    let next = move || {
        if corpus.prepare(N_AT_A_TIME) {
            prepare(corpus);
        }
    };
    Timeout::new(0, next).forget();
}
