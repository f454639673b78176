//! What is recommended: for the server there is, and all of it at once.

use doctor::Severity::{Advice, Problem};
use doctor::{Finding, Severity};

use crate::host::{Host, ONE_FILE, POLICY};

#[test]
fn the_fix_of_one_finding_mends_the_others_as_well() {
    let mut host = Host::good();
    host.wiki = Some("https://other.example");
    let policy = POLICY.replace(" 'wasm-unsafe-eval'", "").replace("connect-src 'self'; ", "");
    host.set("content-security-policy", &policy);
    let findings = host.findings();
    let grave: Vec<&Finding> =
        findings.iter().filter(|finding| finding.severity == Problem).collect();
    assert_eq!(grave.len(), 4, "wasm, requests, the one file, the frame: {grave:#?}");
    assert!(grave.iter().all(|finding| finding.fixes == grave[0].fixes), "{grave:#?}");
    let lines = &grave[0].fixes[0].lines;
    let mended: Vec<&str> = lines.split('"').collect();
    host.policy_is(mended[1]);
    let one_file = host.file(ONE_FILE);
    one_file.headers.insert("content-security-policy", mended[5].to_owned());
    let left = host.findings();
    assert!(left.iter().all(|finding| finding.severity == Severity::Good), "{left:#?}");
}

#[test]
fn fixes_are_those_of_the_server_or_of_all() {
    let places = |server: Option<&str>| -> Vec<&str> {
        let mut host = Host::good();
        host.unset("vary");
        host.unset("server");
        if let Some(server) = server {
            host.set("server", server);
        }
        let findings = host.findings();
        let finding = findings.iter().find(|finding| finding.severity == Advice).unwrap();
        let words = |fix: &doctor::Fix| fix.place.split([',', ' ']).next().unwrap_or_default();
        finding.fixes.iter().map(words).collect()
    };
    assert_eq!(places(Some("nginx")), ["nginx"]);
    assert_eq!(places(Some("Apache/2.4.1 (Debian)")), ["Apache"]);
    assert_eq!(places(Some("Caddy")), ["Caddy"]);
    assert_eq!(places(Some("GitHub.com")), ["GitHub"]);
    assert_eq!(places(None), ["nginx", "Apache", "Caddy"]);
    assert_eq!(places(Some("cloudflare")), ["nginx", "Apache", "Caddy"]);
}
