//! A deployment without a defect, and what is no viewer at all.

use doctor::Severity::Problem;
use doctor::{Check, Severity};

use crate::host::{File, Host, check};

#[test]
fn a_good_deployment_is_praised_for_everything_that_was_looked_at() {
    let findings = Host::good().findings();
    assert!(findings.iter().all(|finding| finding.severity == Severity::Good), "{findings:#?}");
    let mut checks: Vec<Check> = findings.iter().map(|finding| finding.check).collect();
    checks.dedup();
    assert_eq!(checks.len(), 12, "{checks:?}");
}

#[test]
fn what_is_no_viewer_is_said_and_nothing_else() {
    check("404", |host| host.page().status = 404, &[(Problem, Check::Page, "status 404")]);
    let other = |host: &mut Host| host.page().body = b"<h1>It works</h1>".to_vec();
    check("another page", other, &[(Problem, Check::Page, "no viewer")]);
    check(
        "a login page",
        |host| {
            host.redirects.insert("/corpus/".into(), "https://login.example/in".into());
            let page = File { body: b"<form>".to_vec(), ..host.page().clone() };
            host.files.insert("/in".into(), page);
        },
        &[(Problem, Check::Page, "redirects to https://login.example/in")],
    );
}
