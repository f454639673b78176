//! What the first search needs is made ready while the reader reads.

use corpus::Corpus;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::use_effect_of;
use crate::{Shared, browser};

/// How long a slice takes. Longer, and a key pressed meanwhile misses the next frame; much shorter, and there
/// is more waiting than work.
const SLICE_MS: f64 = 6.0;
/// Articles that are read between two looks at the clock. With more, one slice of long articles takes longer
/// than it should; with few, looking takes longer than reading.
const N_AT_A_TIME: usize = 20;

/// Prepares the corpus in slices, between which the page answers, and calls `then` when words can be looked
/// for.
#[hook]
pub fn use_preparation(corpus: &Shared<Corpus>, then: impl FnOnce() + 'static) {
    let corpus = corpus.clone();
    use_effect_of((), move |()| prepare(corpus, Box::new(then)));
}

/// Ends by itself, and costs nothing if nobody searches.
pub fn prepare(corpus: Shared<Corpus>, then: Box<dyn FnOnce()>) {
    let next = move || {
        let until = browser::now() + SLICE_MS;
        while corpus.prepare(N_AT_A_TIME) {
            if browser::now() >= until {
                return prepare(corpus, then);
            }
        }
        then();
    };
    Timeout::new(0, next).forget();
}
