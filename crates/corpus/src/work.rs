//! What queries cost, counted in tests: a clock would count what else the machine does.

use std::cell::Cell;

thread_local! {
    static DONE: Cell<usize> = const { Cell::new(0) };
}

/// Adds so many looks at a posting, a word, a term or an article.
pub(crate) fn add(n_looks: usize) {
    DONE.set(DONE.get() + n_looks);
}

/// What was added since it was asked last.
pub(crate) fn take() -> usize {
    DONE.take()
}
