//! The findings, for people or for programs.

use std::fmt::Write as _;

use doctor::{Finding, Fix, Observed, Severity};
use serde::Serialize;

use super::super::counted;

/// The findings as lines, gravest first, each with its fix below, and one line that sums up.
pub(super) fn listing(observed: &Observed, findings: &[Finding]) -> String {
    let mut text = String::new();
    let mut above: &[Fix] = &[];
    for finding in findings {
        let _ = writeln!(text, "{finding}");
        if !finding.fixes.is_empty() && finding.fixes == above {
            text.push_str("    the same fix as above\n");
        } else {
            finding.fixes.iter().for_each(|fix| write_fix(&mut text, fix));
        }
        above = &finding.fixes;
    }
    let n_of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let problems = counted(n_of(Severity::Problem), "problem", "problems");
    let advice = counted(n_of(Severity::Advice), "piece of advice", "pieces of advice");
    let good = n_of(Severity::Good);
    let _ = writeln!(text, "{}: {problems}, {advice}, {good} as it should be", observed.address);
    text
}

fn write_fix(text: &mut String, fix: &Fix) {
    let _ = writeln!(text, "    {}:", fix.place);
    for line in fix.lines.lines() {
        let _ = writeln!(text, "        {line}");
    }
}

#[derive(Serialize)]
struct Report<'a> {
    url: String,
    host: Option<String>,
    findings: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    severity: &'static str,
    check: &'static str,
    subject: &'a str,
    matter: &'a str,
    fixes: Vec<FixJson<'a>>,
}

#[derive(Serialize)]
struct FixJson<'a> {
    place: &'static str,
    lines: &'a str,
}

/// The findings as one JSON object.
pub(super) fn json(observed: &Observed, findings: &[Finding]) -> String {
    let findings = findings.iter().map(|finding| FindingJson {
        severity: match finding.severity {
            Severity::Problem => "problem",
            Severity::Advice => "advice",
            Severity::Unseen => "unseen",
            Severity::Good => "good",
        },
        check: finding.check.label(),
        subject: &finding.subject,
        matter: &finding.matter,
        fixes: finding
            .fixes
            .iter()
            .map(|fix| FixJson { place: fix.place, lines: &fix.lines })
            .collect(),
    });
    let report = Report {
        url: observed.address.to_string(),
        host: observed.host.as_ref().map(ToString::to_string),
        findings: findings.collect(),
    };
    let text = serde_json::to_string_pretty(&report).expect("texts can be written as JSON");
    format!("{text}\n")
}
