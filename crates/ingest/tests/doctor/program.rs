//! Servers of others, started for a test and ended with it.

use std::env;
use std::io::{BufRead as _, BufReader, Read};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Longer than any server takes to start, unless something is wrong.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running program; it ends with this value.
pub struct Program {
    process: Child,
}

impl Program {
    /// Starts a program and waits for a line that holds `ready`, which is given back.
    pub fn start(command: &mut Command, ready: &'static str) -> (Self, String) {
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {command:?}: {error}"));
        let (sender, lines) = mpsc::channel();
        read(process.stdout.take().unwrap(), sender.clone());
        read(process.stderr.take().unwrap(), sender);
        let program = Self { process };
        let mut said = Vec::new();
        loop {
            match lines.recv_timeout(PATIENCE) {
                Ok(line) if line.contains(ready) => return (program, line),
                Ok(line) => said.push(line),
                Err(_) => panic!("{command:?} does not start:\n{}", said.join("\n")),
            }
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // One that has ended by itself cannot be ended again, and need not be.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Reads all lines, also when nobody listens any more, so that the program is never kept waiting.
fn read(stream: impl Read + Send + 'static, sender: mpsc::Sender<String>) {
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
}

/// Where a program is, also in the folders for programs of the administrator.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain(["/usr/sbin".into(), "/sbin".into()]);
    folders.map(|folder| folder.join(name)).find(|program| Path::is_file(program))
}

/// A port that nobody listens on now.
pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}
