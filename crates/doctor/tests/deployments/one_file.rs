//! The viewer in one file.

use doctor::Severity::{Advice, Problem};
use doctor::{Check, Severity};

use crate::host::{ANCESTORS, Host, ONE_FILE, POLICY, check};

#[test]
fn the_viewer_in_one_file_brings_its_own_policy() {
    check(
        "the strict policy for it as well",
        |host| host.set("content-security-policy", POLICY),
        &[(
            Problem,
            Check::Policy,
            "\"~/corpus-viewer[.]html$\" \"frame-ancestors 'self' https://wiki.example\";",
        )],
    );
    let own = "script-src 'sha256-A' 'wasm-unsafe-eval'; style-src 'unsafe-inline'";
    let with_own = |host: &mut Host| {
        drop(host.file(ONE_FILE).headers.insert("content-security-policy", own.to_owned()));
    };
    check("a policy that knows it", with_own, &[]);
    check(
        "not there",
        |host| drop(host.files.remove(ONE_FILE)),
        &[(Advice, Check::Files, "corpus-viewer.html")],
    );
}

#[test]
fn the_viewer_in_one_file_needs_no_other_file() {
    let alone = |policy: &str| {
        let mut host = Host::good();
        host.files.retain(|path, _| path == ONE_FILE);
        let mut file = host.file(ONE_FILE).clone();
        file.headers.insert("content-security-policy", policy.to_owned());
        host.files.insert("/corpus/".to_owned(), file);
        host.findings()
    };
    let findings = alone(ANCESTORS);
    assert!(findings.iter().all(|finding| finding.severity == Severity::Good), "{findings:#?}");
    let findings = alone(POLICY);
    assert_eq!((findings[0].severity, findings[0].check), (Problem, Check::Policy));
    assert!(findings[1..].iter().all(|finding| finding.severity == Severity::Good));
}
