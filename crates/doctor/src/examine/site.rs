//! What came back, put together for the checks.

use crate::address::Address;
use crate::finding::{Check, Finding, Fix, Severity};
use crate::observed::{Answer, Observed, Outcome, Probe, Purpose};
use crate::page::{Kind, PageParts};
use crate::server::{Lines, Software};

/// A deployment whose page is a viewer.
pub struct Site<'a> {
    pub observed: &'a Observed,
    pub page: &'a Answer,
    pub parts: PageParts,
    pub software: Software,
}

/// A file that answered with what it should be.
#[derive(Clone, Copy)]
pub struct File<'a> {
    pub probe: &'a Probe,
    pub answer: &'a Answer,
    pub kind: Kind,
}

impl File<'_> {
    pub fn name(&self) -> String {
        name(&self.probe.address)
    }

    /// Whether its name changes with its content.
    pub fn is_hashed(&self) -> bool {
        let file = self.probe.address.file();
        let Some((stem, _)) = file.rsplit_once('.') else { return false };
        stem.rsplit_once('-').is_some_and(|(_, digest)| {
            digest.len() == 16 && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
    }
}

impl<'a> Site<'a> {
    /// All files that are there, the page first.
    pub fn files(&self) -> Vec<File<'a>> {
        let answered = self.observed.seen().filter_map(|(probe, outcome)| match outcome {
            Outcome::Answered(answer) if probe.purpose != Purpose::Range => {
                let kind = match probe.purpose {
                    Purpose::Page | Purpose::StaticPage => Kind::Html,
                    _ => Kind::of(&probe.address),
                };
                Some(File { probe, answer, kind })
            }
            _ => None,
        });
        answered.filter(|file| file.answer.is_success() && impostor(file).is_none()).collect()
    }

    /// The files among them that the page loads.
    pub fn part_files(&self) -> Vec<File<'a>> {
        let is_part = |file: &File<'_>| matches!(file.probe.purpose, Purpose::Part { .. });
        self.files().into_iter().filter(is_part).collect()
    }

    /// The fixes for this host.
    pub fn fixes(&self, lines: Lines) -> Vec<Fix> {
        lines.fixes(self.software)
    }
}

/// What came in place of a file that was asked for.
pub fn impostor(file: &File<'_>) -> Option<&'static str> {
    let body = file.answer.body.trim_ascii_start();
    let begins =
        |word: &[u8]| body.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if file.kind != Kind::Html && (begins(b"<!doctype html") || begins(b"<html")) {
        return Some("the host answers with a page of HTML instead");
    }
    let is_odd = file.kind == Kind::Wasm && !body.starts_with(b"\0asm");
    is_odd.then_some("what comes is no WebAssembly")
}

/// The name of a file; of a folder, its path.
pub fn name(address: &Address) -> String {
    let file = address.file();
    if file.is_empty() { address.path().to_owned() } else { file.to_owned() }
}

/// The names of files as a list.
pub fn names(files: &[File<'_>]) -> String {
    let names: Vec<String> = files.iter().map(File::name).collect();
    names.join(", ")
}

/// A number of files in words.
pub fn n_files(n: usize) -> String {
    if n == 1 { "1 file".to_owned() } else { format!("{n} files") }
}

/// A finding about a subject.
pub fn finding(
    severity: Severity,
    check: Check,
    subject: impl Into<String>,
    matter: impl Into<String>,
) -> Finding {
    Finding { severity, check, subject: subject.into(), matter: matter.into(), fixes: Vec::new() }
}

impl Finding {
    /// The same finding with what mends it.
    pub(super) fn mended_by(mut self, fixes: Vec<Fix>) -> Self {
        self.fixes = fixes;
        self
    }
}
