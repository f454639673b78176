//! How far the work on a folder is, for whoever waits for it.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How far one stage of the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How many of `total` are done; the last report of a stage says all of them.
    pub done: usize,
    /// How many there are, files or articles; never 0.
    pub total: usize,
}

/// A part of the work on a folder, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Files become articles.
    Reading,
    /// Names of the lists, figures and dates are found in the articles.
    Annotating,
    /// Names that no list has are found in all articles together.
    Naming,
    /// Articles are given their topics.
    Sorting,
    /// Every article is compared with the others.
    Comparing,
    /// The index is made.
    Indexing,
}

impl Stage {
    /// What is being done, for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Annotating => "annotating",
            Self::Naming => "finding names",
            Self::Sorting => "finding topics",
            Self::Comparing => "comparing",
            Self::Indexing => "indexing",
        }
    }
}

/// Whom to tell. It may be called from several threads at once.
pub type Watcher<'a> = &'a (dyn Fn(Progress) + Sync);

/// The steps of one stage, counted as they are done, in whatever order and thread.
pub(crate) struct Steps<'a> {
    watcher: Watcher<'a>,
    stage: Stage,
    total: usize,
    done: AtomicUsize,
}

/// Towards 1 a bar jumps; with very many, telling takes longer than the work.
const MOST_REPORTS: usize = 200;

impl<'a> Steps<'a> {
    /// Begins a stage of `total` steps; one without steps is never told of.
    pub fn new(watcher: Watcher<'a>, stage: Stage, total: usize) -> Self {
        if total > 0 {
            watcher(Progress { stage, done: 0, total });
        }
        Self { watcher, stage, total, done: AtomicUsize::new(0) }
    }

    /// One more is done.
    pub fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if done == self.total || done.is_multiple_of(self.total.div_ceil(MOST_REPORTS)) {
            (self.watcher)(Progress { stage: self.stage, done, total: self.total });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    fn reports(total: usize) -> Vec<usize> {
        let reports = Mutex::new(Vec::new());
        let watcher = |progress: Progress| reports.lock().unwrap().push(progress.done);
        let steps = Steps::new(&watcher, Stage::Reading, total);
        (0..total).for_each(|_| steps.step());
        reports.into_inner().unwrap()
    }

    #[test]
    fn a_stage_begins_with_nothing_and_ends_with_everything() {
        assert_eq!(reports(0), [0; 0]);
        assert_eq!(reports(2), [0, 1, 2]);
        let many = reports(100_001);
        assert!(many.len() <= MOST_REPORTS + 2);
        assert_eq!((many[0], *many.last().unwrap()), (0, 100_001));
    }
}
