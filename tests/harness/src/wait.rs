//! Waiting for a condition instead of for a time.

use std::time::{Duration, Instant};

use tokio::time::{Interval, MissedTickBehavior, interval};

use crate::runtime::block_on;

/// How long a condition may take. Nothing waits that long unless it is about to fail, so it is
/// generous: a shorter one would make slow machines fail, a longer one make failures slow.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// How often it is looked at: each look is a few requests.
const PERIOD: Duration = Duration::from_millis(20);

/// Rounds of looking, until the patience is at its end.
pub struct Rounds {
    deadline: Instant,
    interval: Interval,
}

impl Rounds {
    pub fn new() -> Self {
        let interval = block_on(async {
            let mut interval = interval(PERIOD);
            interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
            interval
        });
        Self { deadline: Instant::now() + PATIENCE, interval }
    }

    /// Whether another look is due; the first one is at once.
    pub fn next(&mut self) -> bool {
        block_on(self.interval.tick());
        Instant::now() < self.deadline
    }
}

/// Whether a condition comes to hold.
pub fn eventually(mut holds: impl FnMut() -> bool) -> bool {
    let mut rounds = Rounds::new();
    while rounds.next() {
        if holds() {
            return true;
        }
    }
    false
}
