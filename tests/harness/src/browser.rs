//! A browser from its start to its end.

use std::cell::Cell;

use tempfile::TempDir;
use thirtyfour::prelude::*;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::driver::Driver;
use crate::runtime::block_on;
use crate::wait::PATIENCE;
use crate::{chromium, firefox};

/// Browsers at a time: each is half a dozen processes, and starved ones are slow in ways that look
/// like defects.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// Whose browser it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Google's, which is also in Edge, Opera and others.
    #[default]
    Chromium,
    /// Mozilla's.
    Firefox,
}

/// What sites may keep in the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteData {
    /// What they like.
    Kept,
    /// Nothing: asking for it is an error.
    Refused,
}

/// A browser with an empty profile. It ends with this value, and then its console must be empty.
pub struct Browser {
    engine: Engine,
    session: Option<WebDriver>,
    /// Bytes of the driver's output that have been looked at.
    n_read: Cell<usize>,
    // These go after the session, in this order.
    _driver: Driver,
    profile: TempDir,
    _permit: SemaphorePermit<'static>,
}

impl Browser {
    pub fn start(engine: Engine, site_data: SiteData) -> Self {
        let permit = block_on(BROWSERS.acquire()).expect("nobody closes the semaphore");
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let (driver, session) = match engine {
            Engine::Chromium => chromium::start(profile.path(), site_data),
            Engine::Firefox => firefox::start(profile.path()),
        };
        // A script that waits for the page has the patience of everything else.
        block_on(session.set_script_timeout(PATIENCE))
            .expect("a session can be told to be patient");
        Self {
            engine,
            session: Some(session),
            n_read: Cell::new(0),
            _driver: driver,
            profile,
            _permit: permit,
        }
    }

    pub fn engine(&self) -> Engine {
        self.engine
    }

    pub fn session(&self) -> &WebDriver {
        self.session.as_ref().expect("the session lasts as long as the browser")
    }

    /// The messages in the console since the last time, oldest first.
    pub fn console(&self) -> WebDriverResult<Vec<String>> {
        match self.engine {
            Engine::Chromium => chromium::console(self.session()),
            Engine::Firefox => firefox::console(self.session(), self.profile.path(), &self.n_read),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if self.session.is_none() {
            return;
        }
        let messages = self.console();
        if let Some(session) = self.session.take() {
            // A browser that does not end by itself ends with its driver.
            let _ = block_on(session.quit());
        }
        if !std::thread::panicking() {
            let messages = messages.expect("the console can be read");
            assert!(messages.is_empty(), "the console is not empty:\n{}", messages.join("\n"));
        }
    }
}
