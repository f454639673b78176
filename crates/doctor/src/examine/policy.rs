//! Whether the policies that the page is sent with let the viewer work, and nothing else.

use super::cure::{self, HEADER};
use super::needs::refusals;
use super::one_file::one_file;
use super::site::{Site, finding};
use crate::finding::{Check, Finding, Fix, Severity};
use crate::policy::{CONNECT, Policy, SCRIPT, Sources};

/// Judges all policies, of which each has to allow everything.
pub fn policy(site: &Site<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !site.parts.is_one_file() {
        findings.extend(of_page(site));
    }
    findings.extend(one_file(site));
    if findings.is_empty() {
        let matter = if site.parts.is_one_file() {
            "the page brings its own, and nothing in the way of it is sent with it"
        } else {
            "it lets the viewer work, and nothing leave the page"
        };
        findings.push(finding(Severity::Good, Check::Policy, HEADER, matter));
    }
    findings
}

fn of_page(site: &Site<'_>) -> Vec<Finding> {
    let in_header = cure::policies(site.page);
    let in_page = site.parts.policies.iter().flat_map(|text| Policy::parse(text));
    let in_page: Vec<Policy> = in_page.map(Policy::in_meta).collect();
    let mut findings = Vec::new();
    for policy in &in_header {
        let (refused, _) = refusals(site, policy);
        let mended = |finding: Finding| finding.mended_by(cure::fixes(site, policy));
        findings.extend(refused.into_iter().map(mended));
    }
    for policy in &in_page {
        let (refused, mended) = refusals(site, policy);
        let fix = Fix {
            place: "the <meta> element in the page, which somebody has put there",
            lines: format!("<meta http-equiv=\"{HEADER}\" content=\"{mended}\">"),
        };
        findings.extend(refused.into_iter().map(|finding| finding.mended_by(vec![fix.clone()])));
    }
    let all: Vec<&Policy> = in_header.iter().chain(&in_page).collect();
    findings.extend(looseness(site, &all));
    findings
}

/// What the policies together leave open although the viewer has no use for it.
fn looseness(site: &Site<'_>, policies: &[&Policy]) -> Option<Finding> {
    let own = &site.page.address.origin;
    let is_open = |chain: &[&str], is_loose: &dyn Fn(&Sources<'_>) -> bool| {
        policies.iter().all(|policy| policy.sources(chain).is_none_or(|sources| is_loose(&sources)))
    };
    let mut open = Vec::new();
    if is_open(CONNECT, &|sources| sources.reach_beyond(own)) {
        open.push("requests may go to other hosts");
    }
    if is_open(SCRIPT, &|sources| sources.allow_inline(&[])) {
        open.push("scripts may stand in the page itself");
    }
    if open.is_empty() {
        return None;
    }
    let loose = open.join(" and ");
    let matter = if policies.is_empty() {
        let reported = site.page.header("content-security-policy-report-only");
        let only = if reported.is_some() { " but one that only reports" } else { "" };
        format!("there is none{only}: {loose}, which the viewer never needs")
    } else {
        format!("{loose}, which the viewer never needs")
    };
    let strict = cure::strict(site.observed.host.as_ref());
    let fixes = cure::fixes(site, &strict);
    Some(finding(Severity::Advice, Check::Policy, HEADER, matter).mended_by(fixes))
}
