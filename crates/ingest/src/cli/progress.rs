//! How far the work is, as a bar on standard error: in a terminal, when it takes long.

use std::io::{self, IsTerminal};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::terminal;
use crate::{Progress, Stage};

/// Shorter work shows no bar. Towards 0 one flashes up for every small folder; with seconds, the
/// first ones look like a program that hangs.
const PATIENCE: Duration = Duration::from_millis(400);

/// A bar that may be shown, and is taken away when this is dropped.
pub(super) struct Bar {
    /// `None` where there is nobody to look at it.
    shown: Option<Mutex<Shown>>,
}

struct Shown {
    since: Instant,
    bar: ProgressBar,
    stage: Option<Stage>,
}

impl Bar {
    /// A bar on standard error, if that is a terminal which can take a line back.
    pub fn new() -> Self {
        let is_wanted = terminal::takes_more_than_lines() && io::stderr().is_terminal();
        let shown = || {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            Mutex::new(Shown { since: Instant::now(), bar, stage: None })
        };
        Self { shown: is_wanted.then(shown) }
    }

    /// Shows how far it is.
    pub fn show(&self, progress: Progress) {
        // What happened in another thread is no reason to stop here: it is only a bar.
        let Some(Ok(mut shown)) = self.shown.as_ref().map(Mutex::lock) else { return };
        shown.show(progress);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(Ok(shown)) = self.shown.as_ref().map(Mutex::lock) {
            shown.bar.finish_and_clear();
        }
    }
}

impl Shown {
    fn show(&mut self, Progress { stage, done, total }: Progress) {
        if self.bar.is_hidden() {
            if self.since.elapsed() < PATIENCE {
                return;
            }
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        if self.stage != Some(stage) {
            self.stage = Some(stage);
            self.bar.set_style(style(total));
            self.bar.set_message(stage.words());
            self.bar.set_length(total as u64);
        }
        self.bar.set_position(done as u64);
        self.bar.tick();
    }
}

/// How a stage looks. One that is a single step has nothing to count.
fn style(total: usize) -> ProgressStyle {
    let template = match total {
        1 => "{msg:>14} …",
        _ => "{msg:>14} [{bar:30}] {pos}/{len}",
    };
    let style = ProgressStyle::with_template(template).expect("the template is well-formed");
    style.progress_chars("=> ")
}
