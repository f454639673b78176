//! The finished site behind Debian's nginx, with the configuration that `docs/hosting/nginx.conf`
//! recommends, in a folder of a host.

use std::fs;
use std::path::Path;

use browser_harness::{
    Answer, Find, Nginx, Page, STRICT_POLICY, Screen, Site, eventually, get, viewer_dist,
};
use corpus::Query;

use crate::expected::{checkbox, entity, filter, status, titles};
use crate::viewer::wait_until_ready;

const WIKI: &str = "http://wiki.example";

/// The names of all files of the site that are asked for by name, with `/` between folders.
fn files() -> Vec<String> {
    let mut names = Vec::new();
    let mut waiting = vec![viewer_dist()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the built page can be read") {
            let path = entry.expect("an entry of a folder can be read").path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(viewer_dist()).expect("a file of the built page");
                names.push(name.to_str().expect("a plain name").to_owned());
            }
        }
    }
    names.retain(|name| !name.ends_with(".br") && !name.ends_with(".gz"));
    names.sort();
    names
}

fn has_hash(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// The directives of a policy, sorted.
fn directives(policy: &str) -> Vec<&str> {
    let mut directives: Vec<&str> = policy.split(';').map(str::trim).collect();
    directives.sort_unstable();
    directives
}

fn content_type(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "application/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml; charset=utf-8",
        Some("xml") => "text/xml; charset=utf-8",
        Some("webmanifest") => "application/manifest+json",
        _ => panic!("{name} is of a kind that nobody has thought about"),
    }
}

#[test]
fn the_page_works_in_a_folder_and_every_file_of_it_comes_in_brotli() {
    let nginx = Nginx::serve(&viewer_dist(), WIKI);
    let page = Page::blank(Screen::WIDE);
    page.go_to(&format!("{}#entity=megvii", nginx.url()));
    wait_until_ready(&page);
    let megvii = filter(|filter| filter.choose(entity("megvii")));
    page.wait_for_titles(&titles(&megvii));
    page.button("Clear all").click();
    page.wait_for_status(&status(&Query::default()));
    page.group("Entities").checkbox(&checkbox(&Query::default(), entity("megvii"))).click();
    page.wait_for_titles(&titles(&megvii));

    // nginx writes down what it has answered a moment after it has.
    let has_all = eventually(|| nginx.answers().len() >= 4);
    let answers = nginx.answers();
    assert!(has_all, "page, style, script and program: {answers:#?}");
    for answer in answers {
        assert!(answer.path.starts_with("/wiki/clippings/"), "{answer:?} stays in the folder");
        assert!(answer.status == 200 || answer.status == 304, "{answer:?} succeeds");
        assert_eq!(answer.encoding.as_deref(), Some("br"), "{answer:?} is compressed");
    }
}

#[test]
fn each_file_has_its_type_its_caching_and_the_policy() {
    let nginx = Nginx::serve(&viewer_dist(), WIKI);
    let ancestors = format!("frame-ancestors 'self' {WIKI}");
    let strict = format!("{STRICT_POLICY}; frame-src 'self'; {ancestors}");
    for name in files() {
        let url = format!("{}{name}", nginx.url());
        let answer = get(&url, &[("Accept-Encoding", "gzip, br")]);
        assert_eq!(answer.status, 200, "{name}");
        assert_eq!(answer.header("Content-Type"), Some(content_type(&name)), "{name}");
        assert_eq!(answer.header("X-Content-Type-Options"), Some("nosniff"), "{name}");
        let caching =
            if has_hash(&name) { "public, max-age=31536000, immutable" } else { "no-cache" };
        assert_eq!(answer.header("Cache-Control"), Some(caching), "{name}");
        let policy = answer.header("Content-Security-Policy").unwrap_or_default();
        // The viewer in one file has its script inside and brings a policy of its own.
        let expected = if name == "corpus-viewer.html" { &ancestors } else { &strict };
        assert_eq!(directives(policy), directives(expected), "{name}");
    }
}

#[test]
fn each_file_comes_as_the_browser_can_read_it() {
    let nginx = Nginx::serve(&viewer_dist(), WIKI);
    let dist = viewer_dist();
    for name in files() {
        let ask = |encodings: &str| -> Answer {
            get(&format!("{}{name}", nginx.url()), &[("Accept-Encoding", encodings)])
        };
        for (accepted, encoding, suffix) in
            [("gzip, deflate, br, zstd", Some("br"), ".br"), ("gzip", Some("gzip"), ".gz")]
        {
            let answer = ask(accepted);
            assert_eq!(answer.header("Content-Encoding"), encoding, "{name}");
            let vary = answer.headers("Vary").join(",");
            assert!(vary.contains("Accept-Encoding"), "{name} is kept apart by caches");
            let on_disk = fs::read(dist.join(format!("{name}{suffix}")));
            assert!(on_disk.is_ok_and(|on_disk| on_disk == answer.body), "{name}{suffix}");
        }
        let plain = ask("identity");
        assert_eq!(plain.header("Content-Encoding"), None, "{name}");
        assert!(fs::read(dist.join(&name)).is_ok_and(|on_disk| on_disk == plain.body), "{name}");
    }
}

#[test]
fn a_file_that_the_browser_has_is_not_sent_again() {
    let nginx = Nginx::serve(&viewer_dist(), WIKI);
    let first = get(&nginx.url(), &[("Accept-Encoding", "br")]);
    let tag = first.header("ETag").expect("a tag to ask with").to_owned();
    let second = get(&nginx.url(), &[("Accept-Encoding", "br"), ("If-None-Match", &tag)]);
    assert_eq!((second.status, second.body.len()), (304, 0));
}

#[test]
fn only_the_wikis_that_are_named_can_frame_the_page() {
    let frame = |nginx: &Nginx| {
        let src = nginx.url();
        Site::page(&format!(
            "<!doctype html><html lang=en><title>Wiki</title><link rel=icon href=data:,>
             <iframe title=Corpus width=1200 height=700 src='{src}'></iframe>"
        ))
    };
    // The wiki must be known before the viewer is served, and the viewer before the wiki's page is.
    let nginx = Nginx::serve(&viewer_dist(), "http://localhost:*");
    let wiki = frame(&nginx).serve();
    let page = Page::blank(Screen::WIDE);
    page.go_to(&wiki.url().replace("127.0.0.1", "localhost"));
    page.enter_frame("iframe");
    wait_until_ready(&page);
    page.wait_for_status(&status(&Query::default()));

    page.go_to(wiki.url());
    page.wait_for_console();
    page.enter_frame("iframe");
    assert!(!page.css(".page").is_there(), "a wiki that is not named sees nothing");
    page.take_console();
}
