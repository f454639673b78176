//! The service worker: which files it keeps, and what must be in them.

use anyhow::{Result, ensure};
use serde_json::{Map, Value};

use super::{Files, digest, published, script, static_page};

/// The file's name in the site, and that of the script it is made from.
pub const SERVICE_WORKER: &str = "service-worker.js";

/// The script that takes its place if nothing is to be kept.
pub const NO_SERVICE_WORKER: &str = "no-service-worker.js";

/// Stands in the script for the files to keep, each with its digest.
const PARTS: &str = "PARTS";

/// The service worker of a site: `template` with the digests of all its parts. The parts are the page
/// and the files that are named by their content.
pub fn service_worker(template: &str, site: &Files) -> Result<String> {
    ensure!(template.matches(PARTS).count() == 1, "the service worker has no place for {PARTS}");
    let parts: Map<String, Value> = site
        .iter()
        .filter(|(name, _)| *name == static_page::INDEX || published::is_named_by_content(name))
        .map(|(name, content)| (name.clone(), digest::hex(content).into()))
        .collect();
    // One part a line, for whoever compares two versions.
    let parts = serde_json::to_string(&parts)?.replace(',', ",\n");
    Ok(script::without_layout(template).replace(PARTS, &parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Files {
        [
            ("index.html", "page"),
            ("app-0123456789abcdef.wasm", "program"),
            ("articles/a.html", "article"),
            ("embed.js", "known by its name"),
        ]
        .map(|(name, content)| (name.to_owned(), content.as_bytes().to_vec()))
        .into()
    }

    #[test]
    fn it_keeps_the_page_and_its_parts_and_nothing_else() {
        let [app, page] = [digest::hex(b"program"), digest::hex(b"page")];
        assert_eq!(
            service_worker("// why\nconst parts = PARTS;\n", &site()).unwrap(),
            format!(
                "const parts = {{\"app-0123456789abcdef.wasm\":\"{app}\",\n\"index.html\":\"{page}\"}};\n"
            )
        );
    }

    #[test]
    fn another_page_makes_another_service_worker_and_the_same_page_the_same() {
        let before = service_worker(PARTS, &site()).unwrap();
        assert_eq!(service_worker(PARTS, &site()).unwrap(), before);
        let mut site = site();
        site.insert("index.html".to_owned(), b"changed".to_vec());
        assert_ne!(service_worker(PARTS, &site).unwrap(), before);
    }

    #[test]
    fn a_script_without_a_place_for_the_parts_is_refused() {
        assert!(service_worker("const parts = {};", &site()).is_err());
    }
}
