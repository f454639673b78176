//! The `corpus` command.

use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Standard error stays unlocked: the bar writes to it too, from whatever thread has news.
    ingest::cli::run(std::env::args_os(), &mut io::stdout().lock(), &mut io::stderr())
}
