//! The `corpus` command: data to one stream, diagnostics to the other, and an exit code that says
//! how it went. Everything it knows comes from the library.

mod check;
mod doctor;
mod inspect;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::{Ingested, ingest};

/// Compiles a folder of articles into a corpus and answers for what is in it.
#[derive(Debug, Parser)]
#[command(name = "corpus", version)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say everything that is wrong with a folder
    Check {
        /// The folder with the articles
        #[arg(value_name = "DIR", default_value = "seeds")]
        folder: PathBuf,
    },
    /// Show the articles with what was found in them
    Inspect {
        /// The folder with the articles
        #[arg(value_name = "DIR", default_value = "seeds")]
        folder: PathBuf,
        /// Print one JSON object; offsets are code points of the text
        #[arg(long)]
        json: bool,
    },
    /// Say what is wrong with a deployment of the viewer, and how to mend it
    Doctor(doctor::Options),
}

/// How a command ended; wrong usage (2) is left to the parser of arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Done,
    /// The folder has errors or cannot be read; the deployment has problems.
    Faulty,
}

/// Runs the command with the arguments of a process, its name first.
pub fn run(
    args: impl Iterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> ExitCode {
    let command = match Args::try_parse_from(args) {
        Ok(args) => args.command,
        Err(usage) => {
            // Help goes to standard output, complaints to standard error; a closed one is no fault.
            let _ = usage.print();
            return ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(2));
        }
    };
    let outcome = match &command {
        Command::Check { folder } => check::check(folder, out, err),
        Command::Inspect { folder, json: true } => inspect::json(folder, out, err),
        Command::Inspect { folder, json: false } => inspect::listing(folder, out, err),
        Command::Doctor(options) => doctor::doctor(options, out),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Faulty) => ExitCode::from(1),
        Err(error) => {
            // If standard error is gone as well, there is nobody left to tell.
            let _ = writeln!(err, "corpus: error: cannot write: {error}");
            ExitCode::from(1)
        }
    }
}

/// Ingests a folder and prints its diagnostics; `None` if it cannot be read, which is printed too.
fn ingest_aloud(folder: &Path, err: &mut dyn Write) -> io::Result<Option<Ingested>> {
    match ingest(folder) {
        Ok(ingested) => {
            let lines: String =
                ingested.diagnostics.iter().map(|diagnostic| format!("{diagnostic}\n")).collect();
            print(err, &lines)?;
            Ok(Some(ingested))
        }
        Err(error) => {
            print(err, &format!("{error}\n"))?;
            Ok(None)
        }
    }
}

/// Prints to a stream. A reader who has seen enough closes it, which is no fault.
fn print(stream: &mut dyn Write, text: &str) -> io::Result<()> {
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// A number with its noun: "no errors", "1 error", "2 errors".
fn counted(n: usize, one: &str, many: &str) -> String {
    match n {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        n => format!("{n} {many}"),
    }
}
