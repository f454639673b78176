//! Who may frame the page, and load its script.

use doctor::Check;
use doctor::Severity::{Advice, Problem};

use crate::host::{Host, check};

#[test]
fn whether_a_wiki_may_frame_the_page_is_answered_for_that_wiki() {
    let wiki = |wiki: &'static str| move |host: &mut Host| host.wiki = Some(wiki);
    check("the wiki that is named", wiki("https://wiki.example/page"), &[]);
    check("the host itself", wiki("https://host.example"), &[]);
    check(
        "another wiki",
        wiki("https://other.example"),
        &[(
            Problem,
            Check::Framing,
            "frame-ancestors 'self' https://wiki.example https://other.example",
        )],
    );
    let framed = |options: &'static str| {
        move |host: &mut Host| {
            host.wiki = Some("https://other.example");
            host.policy("; frame-ancestors 'self' https://wiki.example", "");
            host.set("x-frame-options", options);
        }
    };
    check("all are refused", framed("DENY"), &[(Problem, Check::Framing, "X-Frame-Options")]);
    check(
        "other origins are refused",
        framed("SAMEORIGIN"),
        &[(Problem, Check::Framing, "frame-ancestors https://other.example")],
    );
    check("an option that browsers forgot", framed("ALLOW-FROM https://wiki.example"), &[]);
    check(
        "the policy overrules the option",
        |host| {
            host.wiki = Some("https://wiki.example");
            host.set("x-frame-options", "DENY");
        },
        &[],
    );
    check(
        "http inside of https",
        |host| {
            host.origin = "http://host.example";
            host.wiki = Some("https://wiki.example");
        },
        &[
            (Problem, Check::Framing, "https://host.example/corpus/"),
            (Advice, Check::Connection, "without https"),
        ],
    );
}

#[test]
fn without_a_wiki_it_is_said_who_may_frame_the_page() {
    check(
        "its own origin",
        |host| host.policy("'self' https://wiki.example", "'self'"),
        &[(Advice, Check::Framing, "frame-ancestors 'self' https://wiki.example")],
    );
    check(
        "nobody",
        |host| {
            host.policy("; frame-ancestors 'self' https://wiki.example", "");
            host.set("x-frame-options", "DENY");
        },
        &[(Advice, Check::Framing, "no page may show it")],
    );
    check(
        "everybody",
        |host| host.policy("; frame-ancestors 'self' https://wiki.example", ""),
        &[],
    );
}

#[test]
fn a_script_that_other_origins_may_not_load_is_found() {
    let kept = |policy: &'static str, wiki| {
        move |host: &mut Host| {
            host.set("cross-origin-resource-policy", policy);
            host.wiki = wiki;
        }
    };
    let wiki = Some("https://wiki.example");
    check(
        "the same origin only",
        kept("same-origin", wiki),
        &[(Problem, Check::EmbedScript, "Cross-Origin-Resource-Policy \"cross-origin\"")],
    );
    check(
        "nobody in particular",
        kept("same-origin", None),
        &[(Advice, Check::EmbedScript, "elsewhere")],
    );
    check("anybody", kept("cross-origin", wiki), &[]);
}
