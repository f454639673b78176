//! What the first search needs is made ready while the reader reads.

use std::cell::RefCell;
use std::rc::Rc;

use corpus::Corpus;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::use_effect_of;
use crate::{Shared, browser};

/// How long a slice takes. Longer, and a key pressed meanwhile misses the next frame; much shorter, and there
/// is more waiting than work.
const SLICE_MS: f64 = 6.0;
/// How long a slice waits for the picture of what was rendered. Shorter, and it makes that picture late, which
/// then misses a frame; much longer, and words that are typed fast wait for the index longer than they need to.
const PICTURE_MS: f64 = 25.0;
/// Words that are read between two looks at the clock. With more, a slice takes longer than it should; with
/// few, looking takes longer than reading.
const N_AT_A_TIME: usize = 4_000;

/// Prepares the corpus in slices, between which the page answers and is seen to, and calls `then` when words
/// can be looked for.
#[hook]
pub fn use_preparation(corpus: &Shared<Corpus>, then: impl FnOnce() + 'static) {
    let rendered_at = use_mut_ref(|| 0.0);
    if cfg!(target_arch = "wasm32") {
        *rendered_at.borrow_mut() = browser::now();
    }
    let corpus = corpus.clone();
    use_effect_of((), move |()| {
        Preparation { corpus, rendered_at, then: Some(Box::new(then)) }.go_on(0.0)
    });
}

/// Ends by itself, and costs nothing if nobody searches. What phrases need besides is made last.
pub fn prepare(corpus: Shared<Corpus>, then: Box<dyn FnOnce()>) {
    Preparation { corpus, rendered_at: Rc::default(), then: Some(then) }.go_on(0.0);
}

/// What is still to be done.
struct Preparation {
    corpus: Shared<Corpus>,
    /// When the page was rendered last.
    rendered_at: Rc<RefCell<f64>>,
    /// There until words can be looked for.
    then: Option<Box<dyn FnOnce()>>,
}

impl Preparation {
    /// Does the next slice after so many milliseconds.
    fn go_on(self, after: f64) {
        Timeout::new(after as u32, move || self.slice()).forget();
    }

    fn slice(mut self) {
        let start = browser::now();
        let wait = *self.rendered_at.borrow() + PICTURE_MS - start;
        if wait > 0.0 {
            return self.go_on(wait.ceil());
        }
        loop {
            let has_more = match self.then {
                Some(_) => self.corpus.prepare(N_AT_A_TIME),
                None => self.corpus.prepare_phrases(N_AT_A_TIME),
            };
            if has_more && browser::now() >= start + SLICE_MS {
                return self.go_on(0.0);
            }
            if !has_more {
                match self.then.take() {
                    Some(then) => then(),
                    None => return,
                }
            }
        }
    }
}
