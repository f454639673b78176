//! `corpus-generator FOLDER [ARTICLES] [NAMES] [SEED]`: writes an invented corpus into a folder.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command talks")]

use std::path::PathBuf;
use std::process::ExitCode;

use corpus_generator::Options;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some((folder, options)) = args.next().zip(options(args)) else {
        eprintln!("usage: corpus-generator FOLDER [ARTICLES] [NAMES] [SEED]");
        return ExitCode::from(2);
    };
    match corpus_generator::write(&PathBuf::from(&folder), &options) {
        Ok(()) => {
            println!("{} articles in {folder}", options.n_articles);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: cannot write {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// 20,000 articles where nothing else is said; `None` where something is no number.
fn options(args: impl Iterator<Item = String>) -> Option<Options> {
    let numbers: Vec<u64> = args.map(|arg| arg.parse().ok()).collect::<Option<_>>()?;
    if numbers.len() > 3 {
        return None;
    }
    let number = |idx: usize| numbers.get(idx).map(|&number| number as usize);
    let mut options = Options::of(number(0).unwrap_or(20_000));
    options.n_names = number(1).unwrap_or(options.n_names);
    options.seed = numbers.get(2).copied().unwrap_or(options.seed);
    Some(options)
}
