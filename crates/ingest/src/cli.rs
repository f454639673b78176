//! The `corpus` command: data to one stream, diagnostics to the other, and an exit code that says
//! how it went. Everything it knows comes from the library.

mod check;
mod discover;
mod doctor;
mod export;
mod inspect;
mod offsets;
mod progress;
mod query;
mod terminal;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::progress::Bar;
use crate::{Ingested, Options, ingest_with};

/// The folder of a command that names none.
const DEFAULT_FOLDER: &str = "seeds";

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
        #[arg(value_name = "DIR", default_value = DEFAULT_FOLDER)]
        folder: PathBuf,
    },
    /// Show the articles with what was found in them
    Inspect {
        /// The folder with the articles
        #[arg(value_name = "DIR", default_value = DEFAULT_FOLDER)]
        folder: PathBuf,
        /// Print one JSON object; offsets are code points of the text
        #[arg(long)]
        json: bool,
    },
    /// Print what the lists of a folder lack, as TOML to paste into them
    Discover(discover::Options),
    /// Find articles, as the search and the filters of the viewer do
    Query(query::Options),
    /// Write the articles for other programs
    Export(export::Options),
    /// Say what is wrong with a deployment of the viewer, and how to mend it
    Doctor(doctor::Options),
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Done,
    /// The folder has errors or cannot be read; the deployment has problems.
    Faulty,
    /// Wrong usage that only shows once the folder is known; the parser of arguments sees to the rest.
    Misused,
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
        Command::Discover(options) => discover::discover(options, out, err),
        Command::Query(options) => query::query(options, out, err),
        Command::Export(options) => export::export(options, out, err),
        Command::Doctor(options) => doctor::doctor(options, out),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Faulty) => ExitCode::from(1),
        Ok(Outcome::Misused) => ExitCode::from(2),
        Err(error) => {
            // If standard error is gone as well, there is nobody left to tell.
            let _ = writeln!(err, "corpus: error: cannot write: {error}");
            ExitCode::from(1)
        }
    }
}

/// Ingests a folder and prints its diagnostics; `None` if it cannot be read, which is printed too.
fn ingest_aloud(folder: &Path, err: &mut dyn Write) -> io::Result<Option<Ingested>> {
    ingest_aloud_with(folder, false, err)
}

/// The same; `discover_anyway` looks for names that no list has even if the folder wants none.
fn ingest_aloud_with(
    folder: &Path,
    discover_anyway: bool,
    err: &mut dyn Write,
) -> io::Result<Option<Ingested>> {
    let bar = Bar::new();
    let watcher = |progress| bar.show(progress);
    let ingested = ingest_with(folder, &Options { watcher: &watcher, discover_anyway });
    // Taken away before the first line is printed, or it would stand amid the diagnostics.
    drop(bar);
    match ingested {
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
    unless_closed(stream.write_all(text.as_bytes()).and_then(|()| stream.flush()))
}

/// The result of writing; that the reader has closed the stream is none.
fn unless_closed(result: io::Result<()>) -> io::Result<()> {
    match result {
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
