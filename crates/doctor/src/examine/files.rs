//! Whether the viewer's files are all there, and are those that were built.

use super::reach::lacks_slash;
use super::site::{File, Site, finding, impostor, n_files, name};
use crate::finding::{Check, Finding, Fix, Severity};
use crate::integrity;
use crate::observed::{Outcome, Probe, Purpose};
use crate::page::Kind;

/// That no file is missing.
pub fn files(site: &Site<'_>) -> Vec<Finding> {
    if site.parts.is_one_file() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut n_there = 0_usize;
    for (probe, outcome) in site.observed.seen() {
        if matches!(probe.purpose, Purpose::Page | Purpose::Range) {
            continue;
        }
        match missing(probe, outcome) {
            None => n_there += 1,
            Some(matter) => {
                let severity = match probe.purpose {
                    Purpose::ServiceWorker | Purpose::OneFile => Severity::Advice,
                    _ => Severity::Problem,
                };
                findings.push(
                    finding(severity, check_of(probe), name(&probe.address), matter)
                        .mended_by(upload(site, probe)),
                );
            }
        }
    }
    if site.parts.static_page.is_none() {
        let matter = "the page links to no page of a single article, so that there is nothing to read without \
                      JavaScript and WebAssembly";
        let fix = Fix { place: "build the site again", lines: "cargo xtask build".to_owned() };
        findings.push(
            finding(Severity::Advice, Check::Files, "articles/", matter).mended_by(vec![fix]),
        );
    }
    if findings.is_empty() {
        let matter = "all are there, the page of an article as well";
        findings.push(finding(Severity::Good, Check::Files, n_files(n_there), matter));
    }
    findings
}

fn check_of(probe: &Probe) -> Check {
    match probe.purpose {
        Purpose::EmbedScript => Check::EmbedScript,
        Purpose::ServiceWorker => Check::ServiceWorker,
        _ => Check::Files,
    }
}

/// What came in place of the file, if it did not come.
fn missing(probe: &Probe, outcome: &Outcome) -> Option<String> {
    let answer = match outcome {
        Outcome::Failed(reason) => return Some(format!("no answer: {reason}")),
        Outcome::Answered(answer) => answer,
    };
    if !answer.is_success() {
        return Some(format!("the host answers with the status {}", answer.status));
    }
    let kind = match probe.purpose {
        Purpose::StaticPage => Kind::Html,
        _ => Kind::of(&probe.address),
    };
    impostor(&File { probe, answer, kind }).map(str::to_owned)
}

fn upload(site: &Site<'_>, probe: &Probe) -> Vec<Fix> {
    if lacks_slash(site.page) {
        let lines = format!("{}/", site.page.address);
        return vec![Fix {
            place: "the address ends with a slash, to which the host redirects",
            lines,
        }];
    }
    let folder = site.parts.program().and_then(|program| program.join("./"));
    let folder = folder.map_or_else(String::new, |folder| folder.path().to_owned());
    let path = probe.address.path();
    let inside = path.strip_prefix(folder.as_str()).unwrap_or(path);
    let lines = format!("dist/{inside} -> {}", probe.address);
    vec![Fix { place: "upload the whole site, and with it", lines }]
}

/// That each file has the digest which the page states for it.
pub fn integrity(site: &Site<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut n_sound = 0_usize;
    for file in site.part_files() {
        let Purpose::Part { integrity } = &file.probe.purpose else { continue };
        match integrity::holds(integrity, &file.answer.body) {
            Some(true) => n_sound += 1,
            Some(false) => findings.push(
                finding(
                    Severity::Problem,
                    Check::Integrity,
                    file.name(),
                    "its bytes are not those the page was built with, so that browsers refuse it: something \
                     on the way rewrites it, or only half of a new version is there",
                )
                .mended_by(vec![
                    Fix {
                        place: "the proxy or CDN in front: no minifying or rewriting, and",
                        lines: "Cache-Control: no-transform".to_owned(),
                    },
                    Fix {
                        place: "if that is not it, upload the whole site anew",
                        lines: format!("dist/{} -> {}", file.name(), file.probe.address),
                    },
                ]),
            ),
            None => {}
        }
    }
    if findings.is_empty() && n_sound > 0 {
        let matter = "each has the bytes that the page was built with";
        findings.push(finding(Severity::Good, Check::Integrity, n_files(n_sound), matter));
    }
    findings
}
