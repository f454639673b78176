//! How files travel: compressed when the site was built, by the host, or not at all.

use super::reach::takes_brotli;
use super::site::{File, Site, finding, n_files, names};
use crate::finding::{Check, Finding, Severity};
use crate::page::Kind;
use crate::server;

/// Below this many bytes compressing saves less than a packet.
const SMALL: usize = 1400;

/// That files are compressed, well, and told apart by caches.
pub fn compression(site: &Site<'_>) -> Vec<Finding> {
    let mut files = site.files();
    files.retain(|file| file.kind != Kind::Other && file.answer.body.len() >= SMALL);
    let with = |names: &[&str]| -> Vec<File<'_>> {
        let has = |file: &&File<'_>| names.contains(&encoding(file).as_str());
        files.iter().filter(has).copied().collect()
    };
    let plain = with(&["", "identity"]);
    let older = with(&["gzip", "x-gzip", "deflate"]);

    let mut findings = Vec::new();
    if !plain.is_empty() {
        let kilobytes = plain.iter().map(|file| file.answer.body.len()).sum::<usize>() / 1000;
        let matter =
            format!("{kilobytes} kB travel uncompressed, about three times what is needed");
        findings.push(
            finding(Severity::Problem, Check::Compression, names(&plain), matter)
                .mended_by(site.fixes(server::precompressed())),
        );
    }
    if !older.is_empty() && takes_brotli(site.observed, site.page) {
        let matter = "it travels as gzip, about a fifth larger than the .br copy that is there";
        findings.push(
            finding(Severity::Advice, Check::Compression, names(&older), matter)
                .mended_by(site.fixes(server::precompressed())),
        );
    }
    if findings.is_empty() {
        let matter = "all that is worth it travels compressed";
        findings.push(finding(Severity::Good, Check::Compression, n_files(files.len()), matter));
    }
    files.retain(|file| !encoding(file).is_empty() && !varies(file));
    if !files.is_empty() {
        let matter = "a cache between host and readers may hand the compressed copy to a program that cannot read it";
        findings.push(
            finding(Severity::Advice, Check::Compression, names(&files), matter)
                .mended_by(site.fixes(server::header("Vary", "Accept-Encoding"))),
        );
    }
    findings
}

fn encoding(file: &File<'_>) -> String {
    file.answer.header("content-encoding").unwrap_or_default().to_ascii_lowercase()
}

fn varies(file: &File<'_>) -> bool {
    let vary = file.answer.header("vary").unwrap_or_default().to_ascii_lowercase();
    vary.split(',').map(str::trim).any(|name| name == "accept-encoding" || name == "*")
}
