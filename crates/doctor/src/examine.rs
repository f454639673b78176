//! What all that came back says about the deployment.

mod caching;
mod compression;
mod cure;
mod files;
mod framing;
mod needs;
mod one_file;
mod policy;
mod reach;
mod sharing;
mod site;
mod types;

use crate::finding::Finding;
use crate::observed::Observed;

/// The findings, gravest first; none while nothing is known. Where there is no viewer, that is all they say.
pub fn examine(observed: &Observed) -> Vec<Finding> {
    let mut findings = match reach::site(observed) {
        Ok(site) => {
            let checks = [
                reach::reach,
                files::files,
                files::integrity,
                types::types,
                policy::policy,
                framing::framing,
                framing::embed_script,
                compression::compression,
                caching::caching,
                sharing::sharing,
                sharing::ranges,
            ];
            checks.iter().flat_map(|check| check(&site)).collect()
        }
        Err(findings) => findings,
    };
    findings.sort_by_key(|finding: &Finding| (finding.severity, finding.check));
    findings
}
