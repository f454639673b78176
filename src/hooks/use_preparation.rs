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
/// Words that are read between two looks at the clock. With more, a slice takes longer than it should; with
/// few, looking takes longer than reading.
const N_AT_A_TIME: usize = 4_000;

/// Prepares the corpus in slices, between which the page answers and is seen to, and calls `then` when words
/// can be looked for. What was rendered is seen before the next slice: one in between would make its picture
/// late.
#[hook]
pub fn use_preparation(corpus: &Shared<Corpus>, then: impl FnOnce() + 'static) {
    let is_unseen = use_mut_ref(|| true);
    is_unseen.replace(true);
    let corpus = corpus.clone();
    use_effect_of((), move |()| {
        Preparation { corpus, is_unseen, then: Some(Box::new(then)) }.go_on()
    });
}

/// Ends by itself, and costs nothing if nobody searches. What phrases need besides is made last.
pub fn prepare(corpus: Shared<Corpus>, then: Box<dyn FnOnce()>) {
    Preparation { corpus, is_unseen: Rc::default(), then: Some(then) }.go_on();
}

/// What is still to be done.
struct Preparation {
    corpus: Shared<Corpus>,
    /// Whether the page was rendered since the last slice.
    is_unseen: Rc<RefCell<bool>>,
    /// There until words can be looked for.
    then: Option<Box<dyn FnOnce()>>,
}

impl Preparation {
    /// Does the next slice as soon as there is nothing else to do.
    fn go_on(self) {
        Timeout::new(0, move || self.slice()).forget();
    }

    fn slice(mut self) {
        if self.is_unseen.take() {
            // After the picture, that is: what is put off until then begins when it has been made.
            return browser::with_picture(Box::new(move || self.go_on()));
        }
        let start = browser::now();
        loop {
            let has_more = match self.then {
                Some(_) => self.corpus.prepare(N_AT_A_TIME),
                None => self.corpus.prepare_phrases(N_AT_A_TIME),
            };
            if has_more && browser::now() >= start + SLICE_MS {
                return self.go_on();
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
