//! The types that files are sent with, on which browsers decide what to do with them.

use super::site::{File, Site, finding, n_files, names};
use crate::finding::{Check, Finding, Severity};
use crate::page::Kind;
use crate::server;

/// A type of files, and what becomes of them with another.
struct Expected {
    kind: Kind,
    extension: &'static str,
    media_type: &'static str,
    also: &'static [&'static str],
    otherwise: &'static str,
}

const EXPECTED: [Expected; 5] = [
    Expected {
        kind: Kind::Html,
        extension: "html",
        media_type: "text/html; charset=utf-8",
        also: &[],
        otherwise: "browsers show its source or save it",
    },
    Expected {
        kind: Kind::Script,
        extension: "js",
        media_type: "text/javascript",
        also: &["application/javascript", "application/x-javascript"],
        otherwise: "browsers refuse to run it",
    },
    Expected {
        kind: Kind::Style,
        extension: "css",
        media_type: "text/css",
        also: &[],
        otherwise: "browsers refuse to apply it",
    },
    Expected {
        kind: Kind::Wasm,
        extension: "wasm",
        media_type: "application/wasm",
        also: &[],
        otherwise: "browsers cannot compile it while it arrives, and start later",
    },
    Expected {
        kind: Kind::Picture,
        extension: "svg",
        media_type: "image/svg+xml",
        also: &[],
        otherwise: "browsers do not show it",
    },
];

/// That each file has the type of its kind, and that browsers are told not to guess.
pub fn types(site: &Site<'_>) -> Vec<Finding> {
    let files = site.files();
    let mut findings: Vec<Finding> =
        EXPECTED.iter().flat_map(|expected| of_kind(site, &files, expected)).collect();
    if findings.is_empty() {
        let matter = "each has the type of its kind";
        findings.push(finding(Severity::Good, Check::Types, n_files(files.len()), matter));
    }
    findings.push(no_sniffing(site, &files));
    findings
}

fn of_kind(site: &Site<'_>, files: &[File<'_>], expected: &Expected) -> Vec<Finding> {
    let mut findings: Vec<(Finding, Vec<File<'_>>)> = Vec::new();
    for file in files.iter().filter(|file| file.kind == expected.kind) {
        let sent = file.answer.header("content-type").unwrap_or_default();
        let Some((severity, matter)) = judge(expected, &sent) else { continue };
        match findings.iter_mut().find(|(known, _)| known.matter == matter) {
            Some((_, same)) => same.push(*file),
            None => findings.push((
                finding(severity, Check::Types, "", matter).mended_by(
                    site.fixes(server::content_type(expected.extension, expected.media_type)),
                ),
                vec![*file],
            )),
        }
    }
    let named =
        findings.into_iter().map(|(finding, files)| Finding { subject: names(&files), ..finding });
    named.collect()
}

fn judge(expected: &Expected, sent: &str) -> Option<(Severity, String)> {
    let (essence, parameters) = sent.split_once(';').unwrap_or((sent, ""));
    let essence = essence.trim().to_ascii_lowercase();
    let wanted = expected.media_type.split(';').next().unwrap_or_default();
    if essence.is_empty() {
        return Some((
            Severity::Problem,
            format!("it is sent without a type: {}", expected.otherwise),
        ));
    }
    if essence != wanted && !expected.also.contains(&essence.as_str()) {
        let matter = format!("it is sent as {essence}: {}", expected.otherwise);
        return Some((Severity::Problem, matter));
    }
    let parameters = parameters.to_ascii_lowercase().replace([' ', '"'], "");
    match expected.kind {
        Kind::Html if parameters.is_empty() => {
            let matter = "it is sent without its character set, which browsers then have to look for in the page";
            Some((Severity::Advice, matter.to_owned()))
        }
        Kind::Html if parameters != "charset=utf-8" => Some((
            Severity::Problem,
            format!("it is sent as {sent}: letters beyond ASCII come out wrong"),
        )),
        Kind::Wasm if !parameters.is_empty() => {
            Some((Severity::Problem, format!("it is sent as {sent}: {}", expected.otherwise)))
        }
        _ => None,
    }
}

fn no_sniffing(site: &Site<'_>, files: &[File<'_>]) -> Finding {
    let guessed: Vec<File<'_>> = files
        .iter()
        .filter(|file| {
            let sent = file.answer.header("x-content-type-options").unwrap_or_default();
            !sent.split(',').next().unwrap_or_default().trim().eq_ignore_ascii_case("nosniff")
        })
        .copied()
        .collect();
    if guessed.is_empty() {
        let matter = "browsers are told to trust the types";
        return finding(Severity::Good, Check::Types, "X-Content-Type-Options", matter);
    }
    finding(
        Severity::Advice,
        Check::Types,
        names(&guessed),
        "browsers may guess another type than the one sent",
    )
    .mended_by(site.fixes(server::header("X-Content-Type-Options", "nosniff")))
}
