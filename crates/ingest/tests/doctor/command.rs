//! What the command prints and how it ends.

use std::net::TcpListener;

use serde_json::Value;

use super::doctor;
use super::server::{serve, silent};
use super::site;

/// A deployment with a defect has this for its first line and these lines of a fix, and fails.
fn check_problem(url: &str, problem: &str, fix: &[&str]) {
    let (code, out, err) = doctor(&[url]);
    assert_eq!((code, err.as_str()), (1, ""), "{out}");
    let mut lines = out.lines();
    assert_eq!(lines.next(), Some(problem), "{out}");
    for expected in fix {
        assert_eq!(lines.next(), Some(*expected), "{out}");
    }
}

#[test]
fn a_good_deployment_passes() {
    let url = serve(|_, _| ());
    let (code, out, err) = doctor(&[&url]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let last = format!("{url}: no problems, no pieces of advice, 13 as it should be");
    assert_eq!(out.lines().last(), Some(last.as_str()), "{out}");
    assert!(out.lines().all(|line| line.starts_with("good: ") || line == last), "{out}");
}

#[test]
fn advice_is_no_failure() {
    let url = serve(|_, response| drop(response.headers.remove("X-Content-Type-Options")));
    let (code, out, _) = doctor(&[&url]);
    assert_eq!(code, 0, "{out}");
    assert!(out.starts_with("advice: content types: "), "{out}");
}

#[test]
fn a_problem_is_printed_first_with_its_fix_for_that_server() {
    let url = serve(|path, response| {
        if path.ends_with(".wasm") {
            response.set("Content-Type", "application/octet-stream");
        }
    });
    check_problem(
        &url,
        "problem: content types: corpus-viewer-0123456789abcdef.wasm: it is sent as \
         application/octet-stream: browsers cannot compile it while it arrives, and start later",
        &[
            "    nginx, in the location of the viewer or where the line says:",
            "        types { application/wasm wasm; }  # beside include mime.types, not in the location",
        ],
    );
}

#[test]
fn a_fix_that_serves_for_two_findings_is_printed_once() {
    let url = serve(|path, response| {
        if path == "/corpus/" {
            response.set("Content-Security-Policy", "default-src 'self'; style-src 'none'");
        }
    });
    let (code, out, _) = doctor(&[&url]);
    assert_eq!(code, 1, "{out}");
    assert_eq!(out.matches("add_header Content-Security-Policy").count(), 1, "{out}");
    assert!(out.contains("    the same fix as above\n"), "{out}");
}

#[test]
fn a_wiki_is_told_whether_it_may_frame_the_page() {
    let url = serve(|_, _| ());
    let (code, out, _) = doctor(&[&url, "--host", "https://wiki.example/page"]);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("https://wiki.example may show the page in a frame"), "{out}");
    let (code, out, _) = doctor(&["--host", "https://other.example", &url]);
    assert_eq!(code, 1);
    assert!(out.starts_with("problem: frames: Content-Security-Policy: "), "{out}");
}

#[test]
fn the_report_for_programs_says_the_same() {
    let url = serve(|path, response| {
        if path == "/corpus/embed.js" {
            response.status = 404;
        }
    });
    let (code, out, err) = doctor(&[&url, "--json"]);
    assert_eq!((code, err.as_str()), (1, ""));
    let report: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["url"], url);
    assert_eq!(report["host"], Value::Null);
    let finding = &report["findings"][0];
    assert_eq!(finding["severity"], "problem");
    assert_eq!(finding["check"], "embed.js");
    assert_eq!(finding["subject"], "embed.js");
    assert_eq!(finding["matter"], "the host answers with the status 404");
    assert_eq!(finding["fixes"][0]["lines"], format!("dist/embed.js -> {url}embed.js"));
}

#[test]
fn files_are_unpacked_before_they_are_compared() {
    let gzipped = serve(|path, response| {
        if path == format!("/corpus/{}", site::SCRIPT) {
            response.set("Content-Encoding", "gzip");
            response.body = site::gzip(&site::files()[site::SCRIPT]);
        }
    });
    let (_, out, _) = doctor(&[&gzipped]);
    assert!(out.contains("good: integrity: 1 file: "), "{out}");
    let rewritten = serve(|path, response| {
        if path.ends_with(site::SCRIPT) {
            response.body = site::brotli(b"minified");
        }
    });
    let (code, out, _) = doctor(&[&rewritten]);
    assert_eq!(code, 1);
    assert!(out.starts_with("problem: integrity: corpus-viewer-0123456789abcdef.js: "), "{out}");
    let broken = serve(|path, response| {
        if path.ends_with(site::SCRIPT) {
            response.body = b"not packed".to_vec();
        }
    });
    let (code, out, _) = doctor(&[&broken]);
    assert_eq!(code, 1);
    assert!(out.contains("no answer: what comes as br cannot be unpacked"), "{out}");
}

#[test]
fn redirects_are_followed_to_where_they_lead() {
    let url = serve(|path, response| {
        if path == "/corpus/old" {
            response.status = 301;
            response.set("Location", "/corpus/");
        }
    });
    let (code, out, _) = doctor(&[&format!("{url}old")]);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains(&format!("good: redirect: {url}old: it leads to {url}\n")), "{out}");
    let circle = serve(|_, response| {
        response.status = 302;
        response.set("Location", "/corpus/");
    });
    let problem = format!("problem: page: {circle}: no answer: it redirects in a circle");
    check_problem(&circle, &problem, &[]);
}

#[test]
fn a_host_that_cannot_be_reached_is_said_to_be_so() {
    let free = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let url = format!("http://{free}/");
    let (code, out, err) = doctor(&[&url]);
    assert_eq!((code, err.as_str()), (1, ""));
    assert!(
        out.starts_with(&format!("problem: page: {url}: no answer: Connection refused")),
        "{out}"
    );
    let url = "http://no-such-host.invalid/";
    check_problem(
        url,
        &format!("problem: page: {url}: no answer: there is no host of this name"),
        &[],
    );
}

#[test]
fn a_host_that_says_nothing_is_waited_for_only_so_long() {
    let (_listener, url) = silent();
    let (code, out, _) = doctor(&[&url, "--timeout", "1"]);
    assert_eq!(code, 1);
    assert!(
        out.starts_with(&format!("problem: page: {url}: no answer: none within 1 s\n")),
        "{out}"
    );
}

#[test]
fn a_host_without_a_certificate_is_no_secure_one() {
    let url = serve(|_, _| ()).replace("http://", "https://");
    let (code, out, _) = doctor(&[&url]);
    assert_eq!(code, 1);
    let problem = format!("problem: page: {url}: no answer: the connection is not secure: ");
    assert!(out.starts_with(&problem), "{out}");
}

#[test]
fn wrong_usage_is_told_from_a_problem() {
    for args in [
        &[][..],
        &["host.example/corpus/"],
        &["ftp://host.example/"],
        &["http://127.0.0.1:1/", "--host", "wiki"],
        &["http://127.0.0.1:1/", "--timeout", "0"],
    ] {
        let (code, out, err) = doctor(args);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        assert!(err.starts_with("error: "), "{err}");
    }
}
