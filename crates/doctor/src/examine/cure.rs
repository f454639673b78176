//! The policy to send instead, with everything mended at once: a keeper who pastes the fix of one finding
//! must not meet the next.

use super::framing;
use super::needs::refusals;
use super::one_file;
use super::site::Site;
use crate::address::Origin;
use crate::finding::Fix;
use crate::observed::Answer;
use crate::policy::{FRAME_ANCESTORS, Policy};
use crate::server;

pub const HEADER: &str = "Content-Security-Policy";

/// The policy we recommend, with the pages that may show the viewer in a frame.
pub fn strict(host: Option<&Origin>) -> Policy {
    let host = host.map_or_else(|| "https://wiki.example".to_owned(), Origin::to_string);
    let text = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
         frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' {host}"
    );
    Policy::parse(&text).remove(0)
}

/// The policies in the headers of a page.
pub fn policies(page: &Answer) -> Vec<Policy> {
    page.header_values(HEADER).flat_map(Policy::parse).collect()
}

/// How to send a policy in place of one of the host's, with all that is to be mended in it.
pub fn fixes(site: &Site<'_>, policy: &Policy) -> Vec<Fix> {
    let mended = mended(site, policy);
    let Some(one_file) = one_file::answer(site) else {
        return site.fixes(server::header(HEADER, &mended.to_string()));
    };
    // Where the file is sent with something else already that lets it work, that is somebody's choice.
    let is_settled = policies(one_file) != policies(site.page) && !one_file::is_refused(one_file);
    if is_settled {
        return site.fixes(server::header(HEADER, &mended.to_string()));
    }
    let ancestors = mended.only("frame-ancestors");
    let ancestors =
        ancestors.or_else(|| strict(site.observed.host.as_ref()).only("frame-ancestors"));
    let ancestors = ancestors.map_or_else(String::new, |policy| policy.to_string());
    site.fixes(server::policies(&ancestors, &mended.to_string()))
}

fn mended(site: &Site<'_>, policy: &Policy) -> Policy {
    let (_, mended) = refusals(site, policy);
    let Some(host) = &site.observed.host else { return mended };
    let own = &site.page.address.origin;
    let is_refused = match mended.sources(FRAME_ANCESTORS) {
        Some(sources) => !sources.allow_origin(host, own),
        None => framing::options_refuse(site.page, host),
    };
    if is_refused {
        mended.with("frame-ancestors", FRAME_ANCESTORS, &host.to_string())
    } else {
        mended
    }
}
