//! What the viewer does that a policy can refuse, and what then becomes of it.

use super::cure::HEADER;
use super::site::{Site, finding};
use crate::address::{Address, Origin};
use crate::finding::{Check, Finding, Severity};
use crate::page::Kind;
use crate::policy::{CONNECT, FRAME, IMAGE, Policy, SCRIPT, STYLE, Sources, WASM, WORKER};

/// All that a policy refuses, as findings without their fix, and the policy that refuses none of it.
pub fn refusals(site: &Site<'_>, policy: &Policy) -> (Vec<Finding>, Policy) {
    let own = &site.page.address.origin;
    let mut mended = policy.clone();
    let mut findings = Vec::new();
    for need in needs(site) {
        let Some(sources) = policy.sources(need.chain) else { continue };
        if allows(&sources, &need.wanted, own) {
            continue;
        }
        let matter = format!("{} {}", sources.directive, need.consequence);
        findings.push(finding(need.severity, Check::Policy, HEADER, matter));
        // What is said of elements alone overrules what is said of scripts and styles as such.
        let is_of_elements = sources.directive.ends_with("-elem");
        let directive = if is_of_elements { sources.directive } else { need.directive };
        mended = mended.with(directive, need.chain, need.source);
    }
    if let Some(sandbox) = policy.sources(&["sandbox"]) {
        for word in ["allow-scripts", "allow-same-origin"] {
            if !sandbox.has(word) {
                let matter =
                    format!("sandbox without {word} keeps the program from starting as it should");
                findings.push(finding(Severity::Problem, Check::Policy, HEADER, matter));
                mended = mended.with("sandbox", &["sandbox"], word);
            }
        }
    }
    if policy.sources(SCRIPT).is_some_and(|sources| sources.has("'strict-dynamic'")) {
        let matter =
            "'strict-dynamic' makes browsers pass over 'self', and with it the viewer's scripts";
        findings.push(finding(Severity::Problem, Check::Policy, HEADER, matter));
        for chain in [SCRIPT, WASM] {
            if let Some(sources) = policy.sources(chain) {
                mended = mended.without_source(sources.directive, "'strict-dynamic'");
            }
        }
    }
    if policy.has("require-trusted-types-for") {
        let matter = "require-trusted-types-for refuses the service worker and the parts that are loaded when asked for";
        findings.push(finding(Severity::Advice, Check::Policy, HEADER, matter));
        mended = mended.without("require-trusted-types-for");
    }
    (findings, mended)
}

/// Something the viewer does, and what it takes.
struct Need {
    chain: &'static [&'static str],
    /// The directive to write, and the source to write into it.
    directive: &'static str,
    source: &'static str,
    wanted: Wanted,
    severity: Severity,
    consequence: &'static str,
}

enum Wanted {
    /// Each of these files.
    Files(Vec<Address>),
    WebAssembly,
    DataPictures,
}

fn allows(sources: &Sources<'_>, wanted: &Wanted, own: &Origin) -> bool {
    match wanted {
        Wanted::Files(files) => files.iter().all(|file| sources.allow(file, own)),
        Wanted::WebAssembly => sources.allow_wasm(),
        Wanted::DataPictures => sources.allow_data(),
    }
}

fn needs(site: &Site<'_>) -> Vec<Need> {
    let files = |kind: Kind| {
        let parts = site.parts.parts.iter().filter(|part| Kind::of(&part.address) == kind);
        Wanted::Files(parts.map(|part| part.address.clone()).collect())
    };
    let beside = |file: &str| {
        let program = site.parts.program().and_then(|program| program.join(file));
        Wanted::Files(program.into_iter().collect())
    };
    let need = |chain, directive, source, wanted, severity, consequence| Need {
        chain,
        directive,
        source,
        wanted,
        severity,
        consequence,
    };
    use Severity::{Advice, Problem};
    vec![
        need(
            SCRIPT,
            "script-src",
            "'self'",
            files(Kind::Script),
            Problem,
            "refuses the viewer's scripts, so that readers see the static list only",
        ),
        need(
            WASM,
            "script-src",
            "'wasm-unsafe-eval'",
            Wanted::WebAssembly,
            Problem,
            "lacks 'wasm-unsafe-eval', so that browsers refuse to compile the program",
        ),
        need(
            STYLE,
            "style-src",
            "'self'",
            files(Kind::Style),
            Problem,
            "refuses the style sheet, so that the page is bare",
        ),
        need(
            CONNECT,
            "connect-src",
            "'self'",
            files(Kind::Wasm),
            Problem,
            "refuses the request for the program, so that readers see the static list only",
        ),
        need(IMAGE, "img-src", "'self'", files(Kind::Picture), Advice, "refuses the icon"),
        need(
            IMAGE,
            "img-src",
            "data:",
            Wanted::DataPictures,
            Advice,
            "refuses the small pictures that stand in the page itself",
        ),
        need(
            WORKER,
            "worker-src",
            "'self'",
            beside("service-worker.js"),
            Advice,
            "refuses the service worker, so that the page does not work without a network",
        ),
        need(
            FRAME,
            "frame-src",
            "'self'",
            beside("./"),
            Advice,
            "keeps the page from framing itself, so that \"Embed this view\" shows no preview",
        ),
    ]
}
