//! The process that drives the browser: one for each page, on a port of its own.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel};

use crate::runtime::block_on;
use crate::settings;
use crate::wait::Rounds;

/// A headless browser that knows nothing of earlier ones and asks nothing of the network by itself.
const FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    // The browser ends when its driver does, whatever that ended of.
    "--remote-debugging-pipe",
];

/// A running driver; it ends with this value.
pub struct Chromedriver {
    process: Child,
    port: u16,
}

impl Chromedriver {
    pub fn start() -> Self {
        let program = settings::chromedriver();
        let port = free_port();
        let process = Command::new(&program)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {}: {error}", program.display()));
        Self { process, port }
    }

    /// A new browser with an empty profile in `profile`.
    pub fn session(&mut self, profile: &Path) -> WebDriver {
        let capabilities = capabilities(profile).expect("flags and paths can be written as JSON");
        let url = format!("http://127.0.0.1:{}", self.port);
        let mut rounds = Rounds::new();
        let mut reason = String::new();
        while rounds.next() {
            match block_on(WebDriver::new(&url, capabilities.clone())) {
                Ok(session) => return session,
                // At first nobody listens yet.
                Err(error) => reason = error.to_string(),
            }
            if let Ok(Some(status)) = self.process.try_wait() {
                panic!("the driver ended ({status}) before it answered: {reason}");
            }
        }
        panic!("the driver gives no session: {reason}");
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        // One that has ended by itself cannot be ended again, and need not be.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn capabilities(profile: &Path) -> WebDriverResult<ChromeCapabilities> {
    let mut capabilities = ChromeCapabilities::new();
    capabilities.set_binary(&settings::chromium().display().to_string())?;
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.display()))?;
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(capabilities)
}

/// A port that nobody listens on now. Another program could take it before the driver does; with
/// 28,000 to choose from that has to be lived with.
fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("a bound listener has an address").port()
}
