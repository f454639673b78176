//! Servers of other makes, which run beside the tests and never longer than they do.

use std::fs::{self, File};
use std::net::TcpStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::port::free_port;
use crate::wait::eventually;

/// Starts the program given, and ends it as soon as nobody holds the other end of its own input any
/// more: that is the case when the value below goes, and when the tests end without it going, as
/// they do when it is in a static or when they are stopped. The folder goes as well.
const KEEPER: &str = r#"
    folder=$1; shift
    "$@" &
    cat > /dev/null
    trap '' TERM
    kill -TERM 0
    wait
    rm -rf "$folder"
"#;

/// A program that serves on a port of its own, from a folder of its own. Both end with this value, and
/// with the tests.
pub struct Process {
    keeper: Child,
    port: u16,
    folder: PathBuf,
}

impl Process {
    /// Gives `prepare` a folder and a port, and starts the command that it answers with. It is ready
    /// when somebody listens on the port.
    pub fn start(name: &str, prepare: impl FnOnce(&Path, u16) -> Command) -> Self {
        let folder = tempfile::Builder::new().prefix(name).tempdir().expect("a folder of its own");
        let port = free_port();
        let command = prepare(folder.path(), port);
        let log = File::create(log_file(folder.path())).expect("a file for what it says");
        let mut keeper = Command::new("sh");
        keeper.args(["-c", KEEPER, "sh"]).arg(folder.path());
        keeper.arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            if let Some(value) = value {
                keeper.env(name, value);
            }
        }
        let keeper = keeper
            // Of its own, so that it can end the program with all that the program started.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(log.try_clone().expect("a second hand on an open file"))
            .stderr(log)
            .spawn()
            .expect("every system has sh");
        let process = Self { keeper, port, folder: TempDir::keep(folder) };
        if !eventually(|| TcpStream::connect(("127.0.0.1", port)).is_ok()) {
            panic!("{name} does not listen:\n{}", process.log());
        }
        process
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What it has said so far.
    pub fn log(&self) -> String {
        fs::read_to_string(log_file(&self.folder)).unwrap_or_default()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // It has ended what it kept by then; where that failed there is nothing more to try.
        let _ = self.keeper.wait();
    }
}

fn log_file(folder: &Path) -> PathBuf {
    folder.join("server.log")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Listens with what every machine that runs these tests has.
    fn listening() -> Process {
        Process::start("listening", |folder, port| {
            let mut php = Command::new(crate::settings::php());
            php.args(["-n", "-S", &format!("127.0.0.1:{port}"), "-t"]).arg(folder);
            php
        })
    }

    #[test]
    fn a_process_and_its_folder_end_with_its_value() {
        let process = listening();
        let (port, folder) = (process.port(), process.folder().to_path_buf());
        assert!(folder.is_dir());
        drop(process);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
        assert!(!folder.exists());
    }

    #[test]
    fn a_process_that_outlives_its_value_ends_when_its_input_does() {
        let mut process = listening();
        let (port, folder) = (process.port(), process.folder().to_path_buf());
        // What the system does with the open files of a program that has ended.
        drop(process.keeper.stdin.take());
        assert!(eventually(|| TcpStream::connect(("127.0.0.1", port)).is_err()));
        assert!(eventually(|| !folder.exists()));
        std::mem::forget(process);
    }
}
