//! How files travel and are kept: compression, caching, parts and redirects.

use doctor::Severity::{Advice, Problem, Unseen};
use doctor::{Check, Vantage};

use crate::host::{Host, STEM, check};

#[test]
fn compression_is_judged_by_what_travels() {
    check(
        "none",
        |host| host.unset("content-encoding"),
        &[(Problem, Check::Compression, "brotli_static on;")],
    );
    check(
        "gzip",
        |host| host.set("content-encoding", "gzip"),
        &[(Advice, Check::Compression, "larger than the .br copy")],
    );
    check(
        "small files are not worth it",
        |host| drop(host.file("/corpus/embed.js").headers.remove("content-encoding")),
        &[],
    );
    check(
        "caches are not told",
        |host| host.unset("vary"),
        &[(Advice, Check::Compression, "Vary \"Accept-Encoding\"")],
    );
    check(
        "gzip is the best that browsers take over http",
        |host| {
            host.origin = "http://host.example";
            host.vantage = Vantage::Page;
            host.set("content-encoding", "gzip");
        },
        &[(Advice, Check::Connection, "without https")],
    );
}

#[test]
fn caching_is_judged_by_whether_the_name_changes_with_the_content() {
    let cached = |path: &'static str, value: &'static str| {
        move |host: &mut Host| {
            drop(host.file(path).headers.insert("cache-control", value.to_owned()));
        }
    };
    let style = "/corpus/corpus-viewer-0123456789abcdef.css";
    check("a day", cached(style, "max-age=86400"), &[(Advice, Check::Caching, "for a year")]);
    check("a year", cached(style, "max-age=31536000"), &[(Advice, Check::Caching, "reloads")]);
    check("never", cached(style, "no-store"), &[(Advice, Check::Caching, "every visit")]);
    check("ten minutes", cached("/corpus/", "max-age=600"), &[]);
    check(
        "a day of an old page",
        cached("/corpus/", "max-age=7200"),
        &[(Advice, Check::Caching, "an hour")],
    );
    check(
        "a year of an old page",
        cached("/corpus/", "max-age=31536000, immutable"),
        &[(Problem, Check::Caching, "map $uri")],
    );
    check(
        "guessed",
        |host| drop(host.file("/corpus/embed.js").headers.remove("cache-control")),
        &[(Advice, Check::Caching, "they guess")],
    );
    check(
        "nothing to compare",
        |host| drop(host.file("/corpus/service-worker.js").headers.remove("etag")),
        &[(Advice, Check::Caching, "neither ETag nor Last-Modified")],
    );
}

#[test]
fn what_a_page_cannot_see_is_said_to_be_unseen() {
    let unshared = |vantage| {
        move |host: &mut Host| {
            host.vantage = vantage;
            host.unset("access-control-allow-origin");
        }
    };
    check(
        "from outside",
        unshared(Vantage::Outside),
        &[(Advice, Check::Sharing, "Access-Control-Allow-Origin \"*\"")],
    );
    check(
        "from the page",
        unshared(Vantage::Page),
        &[(Unseen, Check::Sharing, "only from outside")],
    );
}

#[test]
fn a_part_of_a_file_has_to_be_that_part() {
    check(
        "whole files only",
        |host| host.sends_ranges = false,
        &[(Advice, Check::Ranges, "whole")],
    );
}

#[test]
fn a_redirect_is_judged_by_where_it_leads() {
    let to = |target: &'static str| {
        move |host: &mut Host| {
            host.redirects.insert("/corpus/".into(), target.into());
            let page = host.page().clone();
            host.files.insert("/corpus/index.html".into(), page);
        }
    };
    check("inside", to("https://host.example/corpus/index.html"), &[]);
    check(
        "to another origin",
        to("https://www.host.example/corpus/index.html"),
        &[(Advice, Check::Redirect, "https://www.host.example")],
    );
    check(
        "down to http",
        to("http://host.example/corpus/index.html"),
        &[
            (Problem, Check::Redirect, "from https to http"),
            (Advice, Check::Connection, "without https"),
        ],
    );
    check(
        "a file on another origin",
        |host| {
            let target = format!("https://cdn.example{STEM}.css");
            host.redirects.insert(format!("{STEM}.css"), target);
        },
        &[(Problem, Check::Redirect, "takes nothing")],
    );
}
