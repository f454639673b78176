//! What only some uses need: files for frames without an origin, and parts of files.

use super::site::{File, Site, finding, name, names};
use crate::finding::{Check, Finding, Severity};
use crate::observed::{Outcome, Purpose, Vantage};
use crate::page::Kind;
use crate::plan::RANGE_END;
use crate::server;

/// Whether the page starts in a frame that a wiki sandboxes without `allow-same-origin`.
pub fn sharing(site: &Site<'_>) -> Vec<Finding> {
    let mut files = site.part_files();
    files.retain(|file| matches!(file.kind, Kind::Script | Kind::Style | Kind::Wasm));
    if files.is_empty() {
        return Vec::new();
    }
    let refused: Vec<File<'_>> = files.into_iter().filter(|file| !is_shared(file)).collect();
    let subject = "Access-Control-Allow-Origin";
    if refused.is_empty() {
        let matter = "the page also starts in a sandboxed frame without an origin";
        return vec![finding(Severity::Good, Check::Sharing, subject, matter)];
    }
    let says_nothing =
        |file: &File<'_>| file.answer.header("access-control-allow-origin").is_none();
    if site.observed.vantage == Vantage::Page && refused.iter().all(says_nothing) {
        let matter = "whether the page starts in a sandboxed frame without an origin shows only from outside";
        return vec![finding(Severity::Unseen, Check::Sharing, subject, matter)];
    }
    let matter = "a frame with sandbox but without allow-same-origin may not load it; where anybody may read the corpus, let everybody load it";
    vec![
        finding(Severity::Advice, Check::Sharing, names(&refused), matter)
            .mended_by(site.fixes(server::header("Access-Control-Allow-Origin", "*"))),
    ]
}

fn is_shared(file: &File<'_>) -> bool {
    let allowed = file.answer.header("access-control-allow-origin");
    matches!(allowed.as_deref(), Some("*" | "null"))
}

/// Whether a part of a file comes as that part.
pub fn ranges(site: &Site<'_>) -> Vec<Finding> {
    let is_range = |purpose: &Purpose| *purpose == Purpose::Range;
    let Some((probe, outcome)) = site.observed.seen().find(|(probe, _)| is_range(&probe.purpose))
    else {
        return Vec::new();
    };
    // Parts of a file that is not there, or another, say nothing.
    let whole = site.files().into_iter().find(|file| file.probe.address == probe.address);
    let Some(whole) = whole.map(|file| file.answer.body.as_slice()) else { return Vec::new() };
    let subject = name(&probe.address);
    let answer = match outcome {
        Outcome::Answered(answer) if answer.is_success() => answer,
        _ => {
            let matter = "the request for a part of it was not answered";
            return vec![finding(Severity::Unseen, Check::Ranges, subject, matter)];
        }
    };
    let stated = answer.header("content-range").unwrap_or_default();
    let matter = if answer.status != 206 {
        "it is sent whole where a part is asked for, so that a broken download begins anew"
    } else if answer.header("content-encoding").is_some_and(|encoding| encoding != "identity") {
        "a part of the compressed file is sent where a part of the file is asked for"
    } else if !fits(&stated, &answer.body, whole) {
        "the part that is sent is not the part that was asked for"
    } else {
        let matter = "a part of it can be asked for";
        return vec![finding(Severity::Good, Check::Ranges, subject, matter)];
    };
    vec![
        finding(Severity::Advice, Check::Ranges, subject, matter)
            .mended_by(site.fixes(server::ranges())),
    ]
}

/// Whether a part is what its header says, and that is what was asked for.
fn fits(stated: &str, part: &[u8], whole: &[u8]) -> bool {
    let Some((range, length)) = stated.strip_prefix("bytes ").and_then(|text| text.split_once('/'))
    else {
        return false;
    };
    let asked = part.len() == RANGE_END + 1 && range == format!("0-{RANGE_END}");
    asked && whole.starts_with(part) && (length == "*" || length.parse() == Ok(whole.len()))
}
