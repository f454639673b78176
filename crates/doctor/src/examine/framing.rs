//! Who may show the page in a frame, and whether the script that makes the frame can be loaded.

use super::cure::{self, policies};
use super::site::{Site, finding, name};
use crate::address::Origin;
use crate::finding::{Check, Finding, Fix, Severity};
use crate::observed::{Answer, Purpose};
use crate::policy::{FRAME_ANCESTORS, Policy};
use crate::server;

/// Whether the page that is to show it may, or, where none is named, who may.
pub fn framing(site: &Site<'_>) -> Vec<Finding> {
    let own = &site.page.address.origin;
    let Some(host) = &site.observed.host else { return vec![anybody(site)] };
    let mut findings = Vec::new();
    if host.is_secure && !own.is_trustworthy() {
        let matter =
            format!("{host} is served by https, and browsers show it no frame that comes by http");
        let lines = format!("https://{}{}", own.host, site.page.address.path());
        let fix = Fix { place: "a certificate for the viewer's host, and in the frame", lines };
        findings.push(
            finding(Severity::Problem, Check::Framing, own.to_string(), matter)
                .mended_by(vec![fix]),
        );
    }
    findings.extend(refusal(site, host));
    if findings.is_empty() {
        let matter = format!("{host} may show the page in a frame");
        findings.push(finding(Severity::Good, Check::Framing, host.to_string(), matter));
    }
    findings
}

/// What keeps a page of this origin from framing the viewer.
fn refusal(site: &Site<'_>, host: &Origin) -> Option<Finding> {
    let own = &site.page.address.origin;
    let policies: Vec<Policy> = policies(site.page).into_iter().filter(names_ancestors).collect();
    let refusing = policies.iter().find(|policy| {
        policy.sources(FRAME_ANCESTORS).is_some_and(|sources| !sources.allow_origin(host, own))
    });
    if let Some(refusing) = refusing {
        let matter = format!("frame-ancestors does not name {host}, so that the frame stays blank");
        let finding = finding(Severity::Problem, Check::Framing, cure::HEADER, matter);
        return Some(finding.mended_by(cure::fixes(site, refusing)));
    }
    // Where a policy says who may, browsers pass over the older header.
    let refuses = policies.is_empty() && options_refuse(site.page, host);
    refuses.then(|| {
        let matter = format!(
            "X-Frame-Options keeps {host} from framing the page, so that the frame stays blank"
        );
        // A policy with ancestors overrules the header, which may be set where it cannot be reached.
        let mut fixes = cure::fixes(site, &base(site));
        fixes.extend(site.fixes(server::no_header("X-Frame-Options")));
        finding(Severity::Problem, Check::Framing, "X-Frame-Options", matter).mended_by(fixes)
    })
}

/// Whether `X-Frame-Options` keeps a page of this origin from framing the viewer.
pub fn options_refuse(page: &Answer, host: &Origin) -> bool {
    match FrameOptions::of(page) {
        FrameOptions::None => false,
        FrameOptions::SameOrigin => *host != page.address.origin,
        FrameOptions::Deny => true,
    }
}

/// The policy to extend: the one that is there, or else the one we recommend.
fn base(site: &Site<'_>) -> Policy {
    let first = policies(site.page).into_iter().next();
    first.unwrap_or_else(|| cure::strict(site.observed.host.as_ref()))
}

fn names_ancestors(policy: &Policy) -> bool {
    policy.has("frame-ancestors")
}

/// Who may frame the page, where nobody asks for anybody in particular.
fn anybody(site: &Site<'_>) -> Finding {
    let policies: Vec<Policy> = policies(site.page).into_iter().filter(names_ancestors).collect();
    let ancestors: Vec<String> = policies
        .iter()
        .filter_map(|policy| policy.sources(FRAME_ANCESTORS))
        .map(|sources| sources.to_string())
        .collect();
    let (subject, matter, is_open) = if ancestors.is_empty() {
        match FrameOptions::of(site.page) {
            FrameOptions::None => {
                ("frame-ancestors", "every page may show it in a frame".to_owned(), true)
            }
            FrameOptions::SameOrigin => (
                "X-Frame-Options",
                "only pages of its own origin may show it in a frame".to_owned(),
                false,
            ),
            FrameOptions::Deny => {
                ("X-Frame-Options", "no page may show it in a frame".to_owned(), false)
            }
        }
    } else {
        let list = ancestors.join(" and ");
        let is_closed =
            ancestors.iter().any(|list| matches!(list.as_str(), "" | "'self'" | "'none'"));
        ("frame-ancestors", format!("these pages may show it in a frame: {list}"), !is_closed)
    };
    if is_open {
        return finding(Severity::Good, Check::Framing, subject, matter);
    }
    let named = base(site).with("frame-ancestors", FRAME_ANCESTORS, "https://wiki.example");
    let matter = format!("{matter}; a wiki elsewhere has to be named");
    finding(Severity::Advice, Check::Framing, subject, matter).mended_by(cure::fixes(site, &named))
}

/// What `X-Frame-Options` comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FrameOptions {
    None,
    SameOrigin,
    Deny,
}

impl FrameOptions {
    /// Values that contradict each other refuse everybody; one that browsers do not know counts for nothing.
    fn of(page: &Answer) -> Self {
        let header = page.header("x-frame-options").unwrap_or_default().to_ascii_lowercase();
        let mut values: Vec<&str> = header.split(',').map(str::trim).collect();
        values.sort_unstable();
        values.dedup();
        let is_known = |value: &&str| matches!(*value, "deny" | "sameorigin" | "allowall");
        match values.as_slice() {
            ["deny"] => Self::Deny,
            ["sameorigin"] => Self::SameOrigin,
            [_] => Self::None,
            several if several.iter().any(is_known) => Self::Deny,
            _ => Self::None,
        }
    }
}

/// Whether other pages can load the script that defines `<corpus-viewer>`.
pub fn embed_script(site: &Site<'_>) -> Vec<Finding> {
    let mut files = site.files();
    files.retain(|file| file.probe.purpose == Purpose::EmbedScript);
    let Some(file) = files.first() else { return Vec::new() };
    let subject = name(&file.probe.address);
    let contains = |word: &[u8]| file.answer.body.windows(word.len()).any(|part| part == word);
    if !contains(b"corpus-viewer") {
        let matter = "there is a script, but not the one that defines <corpus-viewer>";
        let lines = format!("dist/embed.js -> {}", file.probe.address);
        let fix = Fix { place: "upload the whole site, and with it", lines };
        return vec![
            finding(Severity::Problem, Check::EmbedScript, subject, matter).mended_by(vec![fix]),
        ];
    }
    let resource_policy = file.answer.header("cross-origin-resource-policy").unwrap_or_default();
    let own = &file.answer.address.origin;
    let is_allowed = |host: &Origin| match resource_policy.as_str() {
        "same-origin" => host == own,
        "same-site" => is_same_site(host, own),
        _ => true,
    };
    let matter = match &site.observed.host {
        Some(host) if !is_allowed(host) => {
            format!("Cross-Origin-Resource-Policy: {resource_policy} keeps {host} from loading it")
        }
        None if matches!(resource_policy.as_str(), "same-origin" | "same-site") => {
            format!(
                "Cross-Origin-Resource-Policy: {resource_policy} keeps pages elsewhere from loading it"
            )
        }
        _ => {
            let matter = "pages of other origins can load it";
            return vec![finding(Severity::Good, Check::EmbedScript, subject, matter)];
        }
    };
    let severity = if site.observed.host.is_some() { Severity::Problem } else { Severity::Advice };
    vec![
        finding(severity, Check::EmbedScript, subject, matter)
            .mended_by(site.fixes(server::header("Cross-Origin-Resource-Policy", "cross-origin"))),
    ]
}

/// Whether two origins belong to one site. Without the list of public suffixes this takes the last two
/// labels for the site's name, which is right for names such as `wiki.firm.example`.
fn is_same_site(one: &Origin, other: &Origin) -> bool {
    fn site(origin: &Origin) -> &str {
        let host = origin.host.as_str();
        if host.starts_with('[') || host.ends_with(|c: char| c.is_ascii_digit()) {
            return host;
        }
        let mut dots = host.rmatch_indices('.').map(|(at, _)| at);
        dots.nth(1).map_or(host, |at| &host[at + 1..])
    }
    one.is_secure == other.is_secure && site(one) == site(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Address;

    #[test]
    fn frame_options_count_as_in_browsers() {
        let of = |values: &[&str]| {
            FrameOptions::of(&Answer {
                address: Address::parse("https://host.example/").unwrap(),
                status: 200,
                headers: values.iter().map(|v| ("X-Frame-Options".into(), (*v).into())).collect(),
                body: Vec::new(),
            })
        };
        assert_eq!(of(&[]), FrameOptions::None);
        assert_eq!(of(&["DENY"]), FrameOptions::Deny);
        assert_eq!(of(&["SameOrigin", "SAMEORIGIN"]), FrameOptions::SameOrigin);
        assert_eq!(of(&["ALLOW-FROM https://wiki.example"]), FrameOptions::None);
        assert_eq!(of(&["SAMEORIGIN", "ALLOWALL"]), FrameOptions::Deny);
        assert_eq!(of(&["a, b"]), FrameOptions::None);
    }

    #[test]
    fn a_site_is_the_last_two_labels() {
        let same = |one: &str, other: &str| {
            is_same_site(&Origin::parse(one).unwrap(), &Origin::parse(other).unwrap())
        };
        assert!(same("https://wiki.firm.example", "https://files.firm.example:8443"));
        assert!(!same("https://wiki.firm.example", "https://other.example"));
        assert!(!same("https://wiki.firm.example", "http://wiki.firm.example"));
        assert!(!same("http://10.0.0.1", "http://11.0.0.1"));
    }
}
