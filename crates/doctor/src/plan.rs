//! Which requests are still to be made.

use crate::address::Address;
use crate::observed::{Observed, Probe, Purpose, Vantage};
use crate::page::{Kind, PageParts};

/// The last byte that is asked for where a part of a file is.
pub(crate) const RANGE_END: usize = 99;

/// The page first, then everything that it names, without what is known already.
pub(crate) fn plan(observed: &Observed) -> Vec<Probe> {
    let mut probes = vec![probe(observed, observed.address.clone(), Purpose::Page)];
    if let Some(page) = observed.page() {
        let parts = PageParts::read(&page.address, &String::from_utf8_lossy(&page.body));
        probes.extend(behind_page(observed, &parts));
    }
    probes.retain(|probe| observed.outcome(probe).is_none());
    probes
}

fn behind_page(observed: &Observed, page: &PageParts) -> Vec<Probe> {
    let Some(program) = page.program() else { return Vec::new() };
    let mut probes = Vec::new();
    for part in &page.parts {
        let purpose = Purpose::Part { integrity: part.integrity.clone() };
        probes.push(probe(observed, part.address.clone(), purpose));
    }
    let mut parts = page.parts.iter();
    if let Some(wasm) = parts.find(|part| Kind::of(&part.address) == Kind::Wasm) {
        probes.push(probe(observed, wasm.address.clone(), Purpose::Range));
    }
    let beside = [
        ("embed.js", Purpose::EmbedScript),
        ("service-worker.js", Purpose::ServiceWorker),
        ("corpus-viewer.html", Purpose::OneFile),
    ];
    for (file, purpose) in beside {
        if let Some(address) = program.join(file) {
            probes.push(probe(observed, address, purpose));
        }
    }
    if let Some(address) = &page.static_page {
        probes.push(probe(observed, address.clone(), Purpose::StaticPage));
    }
    probes
}

fn probe(observed: &Observed, address: Address, purpose: Purpose) -> Probe {
    let mut headers = Vec::new();
    let is_range = purpose == Purpose::Range;
    if is_range {
        headers.push(("Range", format!("bytes=0-{RANGE_END}")));
    }
    // A page may not set these; its browser sends the first of them by itself.
    if observed.vantage == Vantage::Outside {
        let encodings = if is_range { "identity" } else { "br, gzip" };
        headers.push(("Accept-Encoding", encodings.to_owned()));
        if matches!(purpose, Purpose::Part { .. }) {
            // As a sandboxed frame asks, which is nobody's origin.
            headers.push(("Origin", "null".to_owned()));
        }
    }
    Probe { address, headers, purpose }
}
