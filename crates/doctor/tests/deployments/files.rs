//! Files that are missing, changed or of a wrong type.

use doctor::Check;
use doctor::Severity::{Advice, Problem};

use crate::host::{Host, STEM, check};

#[test]
fn missing_and_changed_files_are_found() {
    let gone = |path: &'static str| move |host: &mut Host| drop(host.files.remove(path));
    check(
        "embed.js",
        gone("/corpus/embed.js"),
        &[(Problem, Check::EmbedScript, "dist/embed.js -> https://host.example/corpus/embed.js")],
    );
    check(
        "service worker",
        gone("/corpus/service-worker.js"),
        &[(Advice, Check::ServiceWorker, "404")],
    );
    check(
        "static page",
        gone("/corpus/articles/a.html"),
        &[(Problem, Check::Files, "dist/articles/a.html -> ")],
    );
    check(
        "no static pages",
        |host| {
            let page = String::from_utf8(host.page().body.clone()).unwrap();
            host.page().body = page.replace("<a href", "<b title").into_bytes();
        },
        &[(Advice, Check::Files, "without JavaScript and WebAssembly")],
    );
    check(
        "a host that answers everything with one page",
        |host| host.file("/corpus/embed.js").body = b"\n<!DOCTYPE HTML><title>".to_vec(),
        &[(Problem, Check::EmbedScript, "page of HTML instead")],
    );
    check(
        "another script",
        |host| host.file("/corpus/embed.js").body = b"alert()".to_vec(),
        &[(Problem, Check::EmbedScript, "not the one")],
    );
    check(
        "no WebAssembly",
        |host| host.file(&format!("{STEM}.wasm")).body = b"version https://git-lfs".to_vec(),
        &[(Problem, Check::Files, "no WebAssembly")],
    );
    check(
        "a rewritten script",
        |host| host.file(&format!("{STEM}.js")).body.push(b' '),
        &[(Problem, Check::Integrity, "no-transform")],
    );
}

#[test]
fn a_wrong_type_is_found_with_what_becomes_of_it() {
    let typed = |path: String, media_type: &'static str| {
        move |host: &mut Host| {
            drop(host.file(&path).headers.insert("content-type", media_type.into()))
        }
    };
    check(
        "wasm as bytes",
        typed(format!("{STEM}.wasm"), "application/octet-stream"),
        &[(Problem, Check::Types, "types { application/wasm wasm; }")],
    );
    check(
        "wasm with a parameter",
        typed(format!("{STEM}.wasm"), "application/wasm; charset=utf-8"),
        &[(Problem, Check::Types, "cannot compile it while it arrives")],
    );
    check(
        "script as text",
        typed(format!("{STEM}.js"), "text/plain"),
        &[(Problem, Check::Types, "refuse to run")],
    );
    check("older name of scripts", typed(format!("{STEM}.js"), "application/javascript"), &[]);
    check(
        "style as text",
        typed(format!("{STEM}.css"), "text/plain"),
        &[(Problem, Check::Types, "refuse to apply")],
    );
    check(
        "page without a character set",
        typed("/corpus/".into(), "text/html"),
        &[(Advice, Check::Types, "charset utf-8;")],
    );
    check(
        "page in Latin",
        typed("/corpus/".into(), "text/html; charset=ISO-8859-1"),
        &[(Problem, Check::Types, "letters beyond ASCII")],
    );
    check(
        "no type",
        |host| drop(host.file(&format!("{STEM}.css")).headers.remove("content-type")),
        &[(Problem, Check::Types, "without a type")],
    );
    check(
        "guessing",
        |host| host.unset("x-content-type-options"),
        &[(Advice, Check::Types, "add_header X-Content-Type-Options \"nosniff\" always;")],
    );
    check(
        "a page to save",
        |host| drop(host.page().headers.insert("content-disposition", "attachment; x".into())),
        &[(Problem, Check::Page, "save the page")],
    );
}
