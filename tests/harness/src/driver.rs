//! The process that drives a browser: one for each page, on a port of its own.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use thirtyfour::Capabilities;
use thirtyfour::prelude::*;

use crate::port::free_port;
use crate::runtime::block_on;
use crate::wait::Rounds;

/// A running driver; it ends with this value.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts a driver on a free port; `configure` adds what the port is not.
    pub fn start(program: &Path, configure: impl FnOnce(&mut Command)) -> Self {
        let port = free_port();
        let mut command = Command::new(program);
        command.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
        configure(&mut command);
        let process = command
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {}: {error}", program.display()));
        Self { process, port }
    }

    /// A new browser.
    pub fn session(&mut self, capabilities: Capabilities) -> WebDriver {
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

impl Drop for Driver {
    fn drop(&mut self) {
        // One that has ended by itself cannot be ended again, and need not be.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
