//! What the first search needs is made ready while the reader reads.

use corpus::Corpus;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::use_effect_of;
use crate::{Shared, browser};

/// How long a slice takes. Longer, and a key pressed meanwhile misses the next frame; much shorter, and there
/// is more waiting than work.
const SLICE_MS: f64 = 6.0;
/// Words that are read between two looks at the clock. With more, a slice takes longer than it should; with
/// few, looking takes longer than reading.
const N_AT_A_TIME: usize = 4_000;

/// Prepares the corpus in slices, between which the page answers, and calls `then` when words can be looked
/// for.
#[hook]
pub fn use_preparation(corpus: &Shared<Corpus>, then: impl FnOnce() + 'static) {
    let corpus = corpus.clone();
    use_effect_of((), move |()| prepare(corpus, Box::new(then)));
}

/// Ends by itself, and costs nothing if nobody searches. What phrases need besides is made last.
pub fn prepare(corpus: Shared<Corpus>, then: Box<dyn FnOnce()>) {
    go_on(corpus, Some(then));
}

/// Does the next slice; `then` is there until words can be looked for.
fn go_on(corpus: Shared<Corpus>, mut then: Option<Box<dyn FnOnce()>>) {
    let next = move || {
        let until = browser::now() + SLICE_MS;
        loop {
            let has_more = match then {
                Some(_) => corpus.prepare(N_AT_A_TIME),
                None => corpus.prepare_phrases(N_AT_A_TIME),
            };
            if has_more && browser::now() >= until {
                return go_on(corpus, then);
            }
            if !has_more {
                match then.take() {
                    Some(then) => then(),
                    None => return,
                }
            }
        }
    };
    Timeout::new(0, next).forget();
}
