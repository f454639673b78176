//! `corpus doctor` against real servers: small ones of our own with one defect each, and those that the
//! documentation has recipes for.
#![cfg(feature = "cli")]

mod command;
mod program;
mod recipes;
mod server;
mod site;

use std::process::Command;

/// How the command ended, what it printed, and what it complained of.
fn doctor(args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corpus"));
    // What is asked for is on this machine, whatever proxy it uses for others.
    for name in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"]
    {
        command.env_remove(name);
    }
    let output = command.arg("doctor").args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}
