//! A browser from its start to its end.

use tempfile::TempDir;
use thirtyfour::prelude::*;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::chromedriver::Chromedriver;
use crate::console;
use crate::runtime::block_on;

/// Browsers at a time: each is half a dozen processes, and starved ones are slow in ways that look
/// like defects.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// A browser with an empty profile. It ends with this value, and then its console must be empty.
pub struct Browser {
    session: Option<WebDriver>,
    // These go after the session, in this order.
    _driver: Chromedriver,
    _profile: TempDir,
    _permit: SemaphorePermit<'static>,
}

impl Browser {
    pub fn start() -> Self {
        let permit = block_on(BROWSERS.acquire()).expect("nobody closes the semaphore");
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let mut driver = Chromedriver::start();
        let session = Some(driver.session(profile.path()));
        Self { session, _driver: driver, _profile: profile, _permit: permit }
    }

    pub fn session(&self) -> &WebDriver {
        self.session.as_ref().expect("the session lasts as long as the browser")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let Some(session) = self.session.take() else { return };
        let messages = console::messages(&session);
        // A browser that does not end by itself ends with its driver.
        let _ = block_on(session.quit());
        if !std::thread::panicking() {
            let messages = messages.expect("the console can be read");
            assert!(messages.is_empty(), "the console is not empty:\n{}", messages.join("\n"));
        }
    }
}
