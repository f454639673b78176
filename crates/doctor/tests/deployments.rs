//! Deployments, each with one defect, and what is found in them.

use std::collections::BTreeMap;

use doctor::{
    Address, Answer, Check, Finding, Observed, Origin, Outcome, Probe, Purpose, Severity, Vantage,
    examine,
};

const PAGE: &str = concat!(
    r#"<!doctype html><html lang=en><head><meta charset=utf-8><title>Corpus</title>"#,
    r#"<link rel="icon" href="./icon-0123456789abcdef.svg">"#,
    r#"<link rel="stylesheet" crossorigin href="./corpus-viewer-0123456789abcdef.css">"#,
    r#"<link rel="preload" as="fetch" href="./corpus-viewer-0123456789abcdef.wasm">"#,
    r#"<script type="module" src="./corpus-viewer-0123456789abcdef.js" integrity="DIGEST"></script>"#,
    r#"<meta name="keeper" content="./keeper-0123456789abcdef.js" data-integrity=""></head>"#,
    r#"<body><div id="app"><a href="./articles/a.html">A</a></div></body></html>"#,
);
/// Of two thousand spaces.
const DIGEST: &str = "sha384-zfefuYhU9NxdUZ2QJne1L2niYB6q+t+pcoxaj9ZGQLZvCP+PsFYOABLfLlb9++BX";
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
     frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' https://wiki.example";
const STEM: &str = "/corpus/corpus-viewer-0123456789abcdef";
const ANCESTORS: &str = "frame-ancestors 'self' https://wiki.example";
const ONE_FILE: &str = "/corpus/corpus-viewer.html";
const ONE_FILE_PAGE: &str = concat!(
    r#"<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; "#,
    r#"script-src 'sha256-A' 'wasm-unsafe-eval'; style-src 'sha256-B'"><div id="app"></div>"#,
);

/// A host as far as requests can tell.
#[derive(Clone)]
struct Host {
    origin: &'static str,
    wiki: Option<&'static str>,
    vantage: Vantage,
    sends_ranges: bool,
    files: BTreeMap<String, File>,
    /// Where a path redirects to.
    redirects: BTreeMap<String, String>,
}

#[derive(Clone)]
struct File {
    status: u16,
    headers: BTreeMap<&'static str, String>,
    body: Vec<u8>,
}

impl Host {
    /// As it should be.
    fn good() -> Self {
        let page = PAGE.replace("DIGEST", DIGEST) + &" ".repeat(2000);
        let mut wasm = b"\0asm".to_vec();
        wasm.resize(4000, 7);
        let files = [
            ("/corpus/".to_owned(), "text/html; charset=utf-8", page.into_bytes()),
            ("/corpus/articles/a.html".to_owned(), "text/html; charset=utf-8", b"<p>A".to_vec()),
            (format!("{STEM}.js"), "text/javascript", vec![b' '; 2000]),
            (format!("{STEM}.css"), "text/css", vec![b' '; 2000]),
            (format!("{STEM}.wasm"), "application/wasm", wasm),
            ("/corpus/keeper-0123456789abcdef.js".to_owned(), "text/javascript", b"//".to_vec()),
            ("/corpus/icon-0123456789abcdef.svg".to_owned(), "image/svg+xml", b"<svg>".to_vec()),
            ("/corpus/embed.js".to_owned(), "text/javascript", b"\"corpus-viewer\"".to_vec()),
            ("/corpus/service-worker.js".to_owned(), "text/javascript", b"//".to_vec()),
            (ONE_FILE.to_owned(), "text/html; charset=utf-8", ONE_FILE_PAGE.as_bytes().to_vec()),
        ];
        let files = files.map(|(path, media_type, body)| {
            let cache = if path.contains("0123456789abcdef") {
                "public, max-age=31536000, immutable"
            } else {
                "no-cache"
            };
            let headers = [
                ("content-type", media_type),
                ("content-encoding", "br"),
                ("vary", "Accept-Encoding"),
                ("x-content-type-options", "nosniff"),
                ("content-security-policy", if path == ONE_FILE { ANCESTORS } else { POLICY }),
                ("access-control-allow-origin", "*"),
                ("cache-control", cache),
                ("etag", "\"1\""),
                ("server", "nginx/1.22.1"),
            ];
            let headers = headers.map(|(name, value)| (name, value.to_owned())).into();
            (path, File { status: 200, headers, body })
        });
        Self {
            origin: "https://host.example",
            wiki: None,
            vantage: Vantage::Outside,
            sends_ranges: true,
            files: files.into(),
            redirects: BTreeMap::new(),
        }
    }

    fn file(&mut self, path: &str) -> &mut File {
        self.files.get_mut(path).unwrap()
    }

    fn page(&mut self) -> &mut File {
        self.file("/corpus/")
    }

    fn policy(&mut self, from: &str, to: &str) {
        assert!(POLICY.contains(from));
        self.policy_is(&POLICY.replace(from, to));
    }

    /// Sends a policy with everything but the viewer in one file.
    fn policy_is(&mut self, policy: &str) {
        self.set("content-security-policy", policy);
        self.file(ONE_FILE).headers.remove("content-security-policy");
    }

    /// Sends a header with everything.
    fn set(&mut self, name: &'static str, value: &str) {
        for file in self.files.values_mut() {
            file.headers.insert(name, value.to_owned());
        }
    }

    /// Sends a header with nothing.
    fn unset(&mut self, name: &str) {
        for file in self.files.values_mut() {
            file.headers.remove(name);
        }
    }

    fn answer(&self, probe: &Probe) -> Outcome {
        let path = probe.address.path();
        let address = match self.redirects.get(path) {
            Some(target) => Address::parse(target).unwrap(),
            None => probe.address.clone(),
        };
        let Some(file) = self.files.get(address.path()) else {
            let answer = Answer { address, status: 404, headers: Vec::new(), body: Vec::new() };
            return Outcome::Answered(answer);
        };
        let own = |(name, value): (&&str, &String)| ((*name).to_owned(), value.clone());
        let mut answer = Answer {
            address,
            status: file.status,
            headers: file.headers.iter().map(own).collect(),
            body: file.body.clone(),
        };
        if probe.purpose == Purpose::Range && self.sends_ranges {
            answer.status = 206;
            let range = format!("bytes 0-99/{}", answer.body.len());
            answer.headers.retain(|(name, _)| name != "content-encoding");
            answer.headers.push(("Content-Range".to_owned(), range));
            answer.body.truncate(100);
        }
        Outcome::Answered(answer)
    }

    fn findings(&self) -> Vec<Finding> {
        let address = Address::parse(&format!("{}/corpus/", self.origin)).unwrap();
        let mut observed = Observed::new(address, self.vantage);
        observed.host = self.wiki.map(|wiki| Origin::parse(wiki).unwrap());
        for _ in 0..3 {
            for probe in observed.plan() {
                let outcome = self.answer(&probe);
                observed.record(probe, outcome);
            }
        }
        assert_eq!(observed.plan(), [], "all is known after the page and what it names");
        examine(&observed)
    }
}

/// The defect is the only thing found beside what is good.
fn check(what: &str, defect: impl FnOnce(&mut Host), expected: &[(Severity, Check, &str)]) {
    let mut host = Host::good();
    defect(&mut host);
    let findings = host.findings();
    let report: Vec<String> = findings.iter().map(ToString::to_string).collect();
    let report = report.join("\n");
    let found: Vec<&Finding> =
        findings.iter().filter(|finding| finding.severity != Severity::Good).collect();
    assert_eq!(found.len(), expected.len(), "{what}:\n{report}");
    for (finding, (severity, check, words)) in found.iter().zip(expected) {
        assert_eq!((finding.severity, finding.check), (*severity, *check), "{what}:\n{report}");
        let fixes: Vec<&str> = finding.fixes.iter().map(|fix| fix.lines.as_str()).collect();
        let text = format!("{}: {} | {}", finding.subject, finding.matter, fixes.join("\n"));
        assert!(text.contains(words), "{what}: {words:?} is not in {text:?}");
        // What there is to do about a page that is not there depends on what is.
        let is_lost = finding.check == Check::Page && findings.len() == 1;
        let is_mendable = finding.severity != Unseen && !is_lost;
        assert_eq!(is_mendable, !fixes.is_empty(), "{what}:\n{report}");
    }
}

use Severity::{Advice, Problem, Unseen};

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

#[test]
fn a_policy_that_is_in_the_way_is_named_and_mended() {
    let mended =
        |from: &'static str, to: &'static str| move |host: &mut Host| host.policy(from, to);
    check(
        "no WebAssembly",
        mended(" 'wasm-unsafe-eval'", ""),
        &[(Problem, Check::Policy, "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'")],
    );
    check("eval is more than enough", mended("'wasm-unsafe-eval'", "'unsafe-eval'"), &[]);
    check(
        "no requests",
        mended("connect-src 'self'; ", ""),
        &[(Problem, Check::Policy, "default-src refuses the request for the program")],
    );
    check(
        "no styles",
        mended("style-src 'self'", "style-src 'unsafe-inline'"),
        &[(Problem, Check::Policy, "style-src 'unsafe-inline' 'self'")],
    );
    check(
        "no pictures in the page",
        mended("'self' data:", "'self'"),
        &[(Advice, Check::Policy, "img-src 'self' data:")],
    );
    check(
        "no worker",
        mended("worker-src 'self'; ", "worker-src 'none'; "),
        &[(Advice, Check::Policy, "worker-src 'self';")],
    );
    check("a worker falls back to scripts", mended("worker-src 'self'; ", ""), &[]);
    check(
        "no preview",
        mended("frame-src 'self'; ", ""),
        &[(Advice, Check::Policy, "frame-src 'self'")],
    );
    check(
        "the host by its name",
        mended("connect-src 'self'", "connect-src https://host.example/corpus/"),
        &[],
    );
    check(
        "another host",
        mended("connect-src 'self'", "connect-src https://cdn.example"),
        &[
            (Problem, Check::Policy, "connect-src https://cdn.example 'self'"),
            (Advice, Check::Policy, "requests may go to other hosts"),
        ],
    );
    check(
        "requests anywhere",
        mended("connect-src 'self'", "connect-src *"),
        &[(Advice, Check::Policy, "requests may go to other hosts")],
    );
    check(
        "elements overrule",
        mended("style-src", "script-src-elem 'none'; style-src"),
        &[(Problem, Check::Policy, "script-src-elem 'self'")],
    );
    check(
        "sandboxed by policy",
        mended("base-uri 'none'", "sandbox allow-scripts"),
        &[(Problem, Check::Policy, "sandbox allow-scripts allow-same-origin")],
    );
    check(
        "strict-dynamic",
        mended("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'strict-dynamic' 'nonce-a'"),
        &[(Problem, Check::Policy, "script-src 'self' 'wasm-unsafe-eval' 'nonce-a'")],
    );
    check(
        "trusted types",
        mended("base-uri 'none'", "require-trusted-types-for 'script'"),
        &[(Advice, Check::Policy, "require-trusted-types-for refuses")],
    );
    check(
        "none",
        |host| host.unset("content-security-policy"),
        &[(
            Advice,
            Check::Policy,
            "default \"default-src 'none'; script-src 'self' 'wasm-unsafe-eval';",
        )],
    );
    check(
        "one for everything that says only who may frame it",
        |host| host.set("content-security-policy", ANCESTORS),
        &[(Advice, Check::Policy, "\"~/corpus-viewer[.]html$\" \"frame-ancestors ")],
    );
    check(
        "only frames",
        |host| host.policy_is("frame-ancestors https://wiki.example"),
        &[(Advice, Check::Policy, "requests may go to other hosts and scripts may stand")],
    );
    check(
        "two policies, the second in the way",
        |host| host.policy_is(&format!("{POLICY}, script-src 'self'")),
        &[(Problem, Check::Policy, "script-src 'self' 'wasm-unsafe-eval'\" always;")],
    );
    check(
        "a policy in the page",
        |host| {
            let page = String::from_utf8(host.page().body.clone()).unwrap();
            let meta = "<head><meta http-equiv=Content-Security-Policy content=\"script-src &#39;self&#39;\">";
            host.page().body = page.replace("<head>", meta).into_bytes();
        },
        &[(Problem, Check::Policy, "content=\"script-src 'self' 'wasm-unsafe-eval'\"")],
    );
}

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
