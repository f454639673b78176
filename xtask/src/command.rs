//! Running other programs, so that a failure names the command, its exit code and a way out.

use std::{
    io::Write,
    path::Path,
    process::{Command, ExitStatus, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::project;

/// A command that starts at the project's root.
pub fn command(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    command.current_dir(project::root());
    command
}

/// Cargo, of the toolchain that runs this task.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").map_or("cargo".into(), std::path::PathBuf::from))
}

/// Runs a command with its output passed through; `way_out` says what to do if it fails.
pub fn run(command: &mut Command, way_out: &str) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start `{}`; {way_out}", shown(command)))?;
    if !status.success() {
        bail!("`{}` {}; {way_out}", shown(command), ended(status));
    }
    Ok(())
}

/// Runs a command and gives what it prints; its messages are passed through.
pub fn output(command: &mut Command, way_out: &str) -> Result<Vec<u8>> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start `{}`; {way_out}", shown(command)))?;
    if !output.status.success() {
        bail!("`{}` {}; {way_out}", shown(command), ended(output.status));
    }
    Ok(output.stdout)
}

/// Runs a command that reads `input` to its end before it prints, and gives what it prints.
pub fn filter(command: &mut Command, input: &[u8], way_out: &str) -> Result<Vec<u8>> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{}`; {way_out}", shown(command)))?;
    // A command that does not read all of it fails or prints something else.
    let written = child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(input));
    let output = child.wait_with_output()?;
    if !output.status.success() || written.is_err() {
        bail!("`{}` {}; {way_out}", shown(command), ended(output.status));
    }
    Ok(output.stdout)
}

/// What a command prints, trimmed; `None` if it cannot be started or fails.
pub fn probe(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as one could type it; the program without the folder it was found in.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str());
    std::iter::once(program)
        .chain(command.get_args())
        .map(|word| quoted(&word.to_string_lossy()))
        .collect::<Vec<_>>()
        .join(" ")
}

fn quoted(word: &str) -> String {
    if word.is_empty() || word.contains(char::is_whitespace) {
        format!("'{word}'")
    } else {
        word.to_owned()
    }
}

fn ended(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("failed with exit code {code}"),
        None => format!("was ended ({status})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_its_exit_code_and_a_way_out() {
        let mut failing = Command::new("cargo");
        failing.args(["no-such-task", "two words"]).stderr(Stdio::null());
        let error = run(&mut failing, "try another").unwrap_err().to_string();
        assert_eq!(
            error,
            "`cargo no-such-task 'two words'` failed with exit code 101; try another"
        );
    }

    #[test]
    fn a_filter_reads_what_it_is_given() {
        let mut filter = Command::new("rustfmt");
        let formatted = super::filter(&mut filter, b"fn  main ( ) { }", "see above").unwrap();
        assert_eq!(formatted, b"fn main() {}\n");
        let mut filter = Command::new("rustfmt");
        assert!(super::filter(filter.stderr(Stdio::null()), b"fn", "see above").is_err());
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error =
            run(&mut Command::new("no-such-program"), "install it").unwrap_err().to_string();
        assert_eq!(error, "cannot start `no-such-program`; install it");
    }
}
