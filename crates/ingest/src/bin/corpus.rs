//! The `corpus` command.

use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    ingest::cli::run(std::env::args_os(), &mut io::stdout().lock(), &mut io::stderr().lock())
}
