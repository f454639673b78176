//! What the first search needs is made ready while the reader reads.

use std::cell::RefCell;
use std::rc::Rc;

use corpus::{Corpus, Query, evaluate};
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
        let then = Some((Wanted::Words, Box::new(then) as Box<dyn FnOnce()>));
        Preparation { corpus, is_unseen, then }.go_on()
    });
}

/// Prepares the corpus for what is asked, and calls `then` when it can be answered.
pub fn prepare_for(corpus: Shared<Corpus>, asked: Box<dyn Fn() -> Query>, then: Box<dyn FnOnce()>) {
    let then = Some((Wanted::Answer(asked), then));
    Preparation { corpus, is_unseen: Rc::default(), then }.go_on();
}

/// What is waited for.
enum Wanted {
    /// That any words can be looked for.
    Words,
    /// An answer, which is there before that; and where it is that nothing was found, other words as well, because it
    /// is said then what else may have been meant.
    Answer(Box<dyn Fn() -> Query>),
}

/// What is still to be done. It ends by itself, and costs nothing if nobody searches; what phrases need besides is
/// made last.
struct Preparation {
    corpus: Shared<Corpus>,
    /// Whether the page was rendered since the last slice.
    is_unseen: Rc<RefCell<bool>>,
    /// There until that is what was waited for.
    then: Option<(Wanted, Box<dyn FnOnce()>)>,
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
            let has_more = match &self.then {
                Some((Wanted::Answer(asked), _)) => {
                    let query = asked();
                    self.corpus.prepare_for(&query.text, N_AT_A_TIME)
                        || evaluate(&self.corpus, &query).is_empty()
                            && self.corpus.prepare(N_AT_A_TIME)
                }
                Some((Wanted::Words, _)) => self.corpus.prepare(N_AT_A_TIME),
                None => self.corpus.prepare_phrases(N_AT_A_TIME),
            };
            if has_more && browser::now() >= start + SLICE_MS {
                return self.go_on();
            }
            if !has_more {
                match self.then.take() {
                    Some((Wanted::Answer(_), then)) => return then(),
                    Some((Wanted::Words, then)) => then(),
                    None => return,
                }
            }
        }
    }
}
