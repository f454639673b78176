//! Whether there is a viewer at the address, and how the address leads to it.

use super::site::{Site, finding, name};
use crate::finding::{Check, Finding, Fix, Severity};
use crate::observed::{Answer, Observed, Outcome, Purpose, Vantage};
use crate::page::{Kind, PageParts};
use crate::server::{self, Software};

/// The deployment, or why there is none.
pub fn site(observed: &Observed) -> Result<Site<'_>, Vec<Finding>> {
    let subject = observed.address.to_string();
    let problem = |matter: String| vec![finding(Severity::Problem, Check::Page, &subject, matter)];
    let outcome = observed.seen().find(|(probe, _)| probe.purpose == Purpose::Page);
    let page = match outcome.map(|(_, outcome)| outcome) {
        None => return Err(Vec::new()),
        Some(Outcome::Failed(reason)) => return Err(problem(format!("no answer: {reason}"))),
        Some(Outcome::Answered(answer)) => answer,
    };
    if !page.is_success() {
        return Err(problem(format!("the host answers with the status {}", page.status)));
    }
    let parts = PageParts::read(&page.address, &String::from_utf8_lossy(&page.body));
    if parts.program().is_none() && !parts.is_one_file() {
        return Err(problem(match redirected(observed, page) {
            Some(place) => format!("it redirects to {place}, which is no viewer"),
            None => "there is a page, but no viewer: it names no corpus-viewer-….wasm".to_owned(),
        }));
    }
    Ok(Site { observed, page, parts, software: Software::of(page) })
}

/// Where the page came from, if that is elsewhere.
fn redirected(observed: &Observed, page: &Answer) -> Option<String> {
    (page.address != observed.address).then(|| page.address.to_string())
}

/// That the page is there, where it came from, and how safely.
pub fn reach(site: &Site<'_>) -> Vec<Finding> {
    let what = if site.parts.is_one_file() { "a viewer in one file" } else { "a viewer is there" };
    let page = finding(Severity::Good, Check::Page, site.page.address.to_string(), what);
    let mut findings = vec![page, connection(site)];
    findings.extend(page_redirect(site));
    findings.extend(part_redirects(site));
    findings.extend(download(site));
    findings
}

fn page_redirect(site: &Site<'_>) -> Option<Finding> {
    let (from, to) = (&site.observed.address, &site.page.address);
    if from == to {
        return None;
    }
    let subject = from.to_string();
    let fix = Fix { place: "the address to use in links and frames", lines: to.to_string() };
    let (severity, matter) = if from.origin.is_secure && !to.origin.is_secure {
        (
            Severity::Problem,
            format!("it redirects from https to {to}, which a page on https may not frame"),
        )
    } else if from.origin == to.origin {
        return Some(finding(
            Severity::Good,
            Check::Redirect,
            subject,
            format!("it leads to {to}"),
        ));
    } else {
        let severity =
            if site.observed.host.is_some() { Severity::Problem } else { Severity::Advice };
        let matter = format!(
            "it redirects to another origin, {}, and a frame that is addressed by the first cannot speak with the page around it",
            to.origin
        );
        (severity, matter)
    };
    Some(finding(severity, Check::Redirect, subject, matter).mended_by(vec![fix]))
}

fn part_redirects(site: &Site<'_>) -> Vec<Finding> {
    let elsewhere =
        |file: &super::site::File<'_>| file.answer.address.origin != file.probe.address.origin;
    site.part_files()
        .into_iter()
        .filter(elsewhere)
        .map(|file| {
            let matter = format!(
                "it redirects to another origin, {}, from which the policy 'self' takes nothing",
                file.answer.address.origin
            );
            let lines = file.probe.address.to_string();
            let fix = Fix { place: "serve the file itself at", lines };
            finding(Severity::Problem, Check::Redirect, file.name(), matter).mended_by(vec![fix])
        })
        .collect()
}

fn connection(site: &Site<'_>) -> Finding {
    let origin = &site.page.address.origin;
    let subject = origin.to_string();
    if origin.is_secure {
        return finding(Severity::Good, Check::Connection, subject, "it is served by https");
    }
    if origin.is_trustworthy() {
        let matter = "it is served on this machine, which browsers trust without https";
        return finding(Severity::Good, Check::Connection, subject, matter);
    }
    let matter = "it is served without https: no page on https may frame it, it cannot work without a \
                  network, and anyone on the way can read along";
    let lines = format!("https://{}{}", origin.host, site.page.address.path());
    let fix = Fix { place: "a certificate, and the address", lines };
    finding(Severity::Advice, Check::Connection, subject, matter).mended_by(vec![fix])
}

/// Some hosts let no page be shown, only kept.
fn download(site: &Site<'_>) -> Option<Finding> {
    let disposition = site.page.header("content-disposition")?;
    let word = disposition.split(';').next().unwrap_or_default().trim();
    word.eq_ignore_ascii_case("attachment").then(|| {
        let subject = name(&site.page.address);
        let matter = "the host has browsers save the page instead of showing it";
        finding(Severity::Problem, Check::Page, subject, matter)
            .mended_by(site.fixes(server::no_header("Content-Disposition")))
    })
}

/// Whether brotli can be expected: browsers take it only over connections that they trust.
pub fn takes_brotli(observed: &Observed, page: &Answer) -> bool {
    observed.vantage == Vantage::Outside || page.address.origin.is_trustworthy()
}

/// Whether the address looks like that of a folder without the slash at its end.
pub fn lacks_slash(page: &Answer) -> bool {
    Kind::of(&page.address) == Kind::Html
        && !page.address.file().is_empty()
        && !page.address.file().contains('.')
}
