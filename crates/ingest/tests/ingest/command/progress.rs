//! The bar: there in a terminal when the work takes long, gone when it is done, and never in a pipe.

use std::process::{Command, Stdio};

use super::run;
use crate::folder::{Folder, article};

/// Enough work to be worth a bar.
fn large_folder() -> Folder {
    let folder = Folder::of(&[]);
    let words = "The harbour ferry left with Ann Lee for Port Clarence on 3 May, with 20 barrels. ";
    for idx in 0..300 {
        let text = format!("{}\n\nNumber {idx}.", words.repeat(60));
        folder.write(&format!("a{idx}.md"), article(&format!("A{idx}"), &text).as_bytes());
    }
    folder
}

#[test]
fn a_pipe_sees_no_bar() {
    let (code, out, err) = run(&large_folder(), &["check"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out.lines().count(), 1);
}

#[test]
fn a_terminal_sees_a_bar_that_goes_away() {
    let folder = large_folder();
    let Some(shown) = in_terminal(&folder, &[("TERM", "xterm")]) else { return };
    let is_told = shown.contains("/300") || shown.contains(" …");
    assert!(shown.contains('\r') && is_told, "there was no bar: {shown:?}");
    let (_, expected, _) = run(&folder, &["check"]);
    assert_eq!(screen(&shown), expected.lines().collect::<Vec<_>>());
    // Hiding the cursor and dying would leave a terminal without one.
    assert!(!shown.contains("\u{1b}[?25l"), "{shown:?}");
}

#[test]
fn a_terminal_that_asked_for_less_sees_no_bar() {
    let folder = large_folder();
    for wish in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        let Some(shown) = in_terminal(&folder, &[("TERM", "xterm"), wish]) else { return };
        assert_eq!(shown.replace("\r\n", "\n").matches(['\r', '\u{1b}']).count(), 0, "{shown:?}");
        assert_eq!(shown.lines().count(), 1, "{shown:?}");
    }
}

/// What `corpus check` shows in a terminal; `None`, said aloud, where none can be made.
#[expect(clippy::print_stdout, reason = "says what was skipped")]
fn in_terminal(folder: &Folder, environment: &[(&str, &str)]) -> Option<String> {
    let shown = Command::new("script")
        .args(["--quiet", "--return", "--command"])
        .arg(format!("'{}' check", env!("CARGO_BIN_EXE_corpus")))
        .arg("/dev/null")
        .env_remove("NO_COLOR")
        .envs(environment.iter().copied())
        .current_dir(folder.parent())
        .stdin(Stdio::null())
        .output();
    match shown {
        Ok(shown) if shown.status.success() => Some(String::from_utf8(shown.stdout).unwrap()),
        other => {
            println!("skipped: `script` of util-linux makes no terminal here: {other:?}");
            None
        }
    }
}

/// What is left on a screen: the few commands of a terminal that a bar needs.
fn screen(shown: &str) -> Vec<String> {
    let mut lines = vec![Vec::new()];
    let (mut row, mut column) = (0, 0);
    let mut rest = shown;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\r' => column = 0,
            '\n' => {
                row += 1;
                if lines.len() == row {
                    lines.push(Vec::new());
                }
            }
            '\u{1b}' => {
                let end = rest.find(|c: char| c.is_ascii_alphabetic()).expect("a whole command");
                let (command, after) = rest.split_at(end + 1);
                rest = after;
                match command {
                    "[2K" => lines[row].clear(),
                    "[K" => lines[row].truncate(column),
                    "[1A" | "[A" => row -= 1,
                    command if command.ends_with('m') => {}
                    other => panic!("a bar does not need {other:?}"),
                }
            }
            c => {
                let line = &mut lines[row];
                line.resize(line.len().max(column + 1), ' ');
                line[column] = c;
                column += 1;
            }
        }
    }
    let lines = lines.iter().map(|line| line.iter().collect::<String>().trim_end().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}
