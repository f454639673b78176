//! A deployment as it should be, the defects that it is given, and what is found in it then.

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
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
     frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' https://wiki.example";
pub const STEM: &str = "/corpus/corpus-viewer-0123456789abcdef";
pub const ANCESTORS: &str = "frame-ancestors 'self' https://wiki.example";
pub const ONE_FILE: &str = "/corpus/corpus-viewer.html";
const ONE_FILE_PAGE: &str = concat!(
    r#"<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; "#,
    r#"script-src 'sha256-A' 'wasm-unsafe-eval'; style-src 'sha256-B'"><div id="app"></div>"#,
);

/// A host as far as requests can tell.
#[derive(Clone)]
pub struct Host {
    pub origin: &'static str,
    pub wiki: Option<&'static str>,
    pub vantage: Vantage,
    pub sends_ranges: bool,
    pub files: BTreeMap<String, File>,
    /// Where a path redirects to.
    pub redirects: BTreeMap<String, String>,
}

#[derive(Clone)]
pub struct File {
    pub status: u16,
    pub headers: BTreeMap<&'static str, String>,
    pub body: Vec<u8>,
}

impl Host {
    /// As it should be.
    pub fn good() -> Self {
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

    pub fn file(&mut self, path: &str) -> &mut File {
        self.files.get_mut(path).unwrap()
    }

    pub fn page(&mut self) -> &mut File {
        self.file("/corpus/")
    }

    pub fn policy(&mut self, from: &str, to: &str) {
        assert!(POLICY.contains(from));
        self.policy_is(&POLICY.replace(from, to));
    }

    /// Sends a policy with everything but the viewer in one file.
    pub fn policy_is(&mut self, policy: &str) {
        self.set("content-security-policy", policy);
        self.file(ONE_FILE).headers.remove("content-security-policy");
    }

    /// Sends a header with everything.
    pub fn set(&mut self, name: &'static str, value: &str) {
        for file in self.files.values_mut() {
            file.headers.insert(name, value.to_owned());
        }
    }

    /// Sends a header with nothing.
    pub fn unset(&mut self, name: &str) {
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

    pub fn findings(&self) -> Vec<Finding> {
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
pub fn check(what: &str, defect: impl FnOnce(&mut Host), expected: &[(Severity, Check, &str)]) {
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
        let is_mendable = finding.severity != Severity::Unseen && !is_lost;
        assert_eq!(is_mendable, !fixes.is_empty(), "{what}:\n{report}");
    }
}
