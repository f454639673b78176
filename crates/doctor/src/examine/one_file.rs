//! The viewer in one file, whose script and styles stand in the page and whose own policy knows their
//! digests: nothing that is sent with it may be in the way.

use super::cure;
use super::site::{Site, finding, name};
use crate::finding::{Check, Finding, Severity};
use crate::observed::{Answer, Purpose};
use crate::page::PageParts;
use crate::policy::{Policy, SCRIPT, STYLE, WASM};

/// The answer with the viewer in one file, where the deployment has it.
pub fn answer<'a>(site: &Site<'a>) -> Option<&'a Answer> {
    if site.parts.is_one_file() {
        return Some(site.page);
    }
    let files = site.files();
    files.iter().find(|file| file.probe.purpose == Purpose::OneFile).map(|file| file.answer)
}

/// Whether the policy that is sent with it lets it work.
pub fn one_file(site: &Site<'_>) -> Option<Finding> {
    let answer = answer(site).filter(|answer| is_refused(answer))?;
    let matter = "the policy of the host refuses the script and styles inside of the file, which brings a \
                  stricter one of its own";
    let finding = finding(Severity::Problem, Check::Policy, name(&answer.address), matter);
    let others = cure::policies(site.page).into_iter().next();
    let others = others.unwrap_or_else(|| cure::strict(site.observed.host.as_ref()));
    Some(finding.mended_by(cure::fixes(site, &others)))
}

/// Whether a policy of the host refuses what is inside of the file.
pub fn is_refused(answer: &Answer) -> bool {
    let page = PageParts::read(&answer.address, &String::from_utf8_lossy(&answer.body));
    let own: Vec<Policy> = page.policies.iter().flat_map(|text| Policy::parse(text)).collect();
    let is_inline_refused = |policy: &Policy, chain: &[&str]| {
        let sources = own.iter().filter_map(|policy| policy.sources(chain));
        let hashes: Vec<&str> = sources.flat_map(|sources| sources.hashes()).collect();
        policy.sources(chain).is_some_and(|sources| !sources.allow_inline(&hashes))
    };
    cure::policies(answer).iter().any(|policy| {
        is_inline_refused(policy, SCRIPT)
            || is_inline_refused(policy, STYLE)
            || policy.sources(WASM).is_some_and(|sources| !sources.allow_wasm())
    })
}
