//! The version of wasm-bindgen that `Cargo.lock` settled on; its program must be of the same.

use std::path::Path;

use anyhow::{Context, Result, anyhow};

use super::Version;
use crate::project;

/// The wasm-bindgen of the lock file at `path`.
pub fn wasm_bindgen(path: &Path) -> Result<Version> {
    let lock_file = project::read_toml(path)
        .context("the lock file is needed to know which wasm-bindgen fits; `cargo generate-lockfile` writes one")?;
    locked_version(&lock_file, "wasm-bindgen")
        .ok_or_else(|| anyhow!("{} does not contain wasm-bindgen", project::shown(path)))
}

/// The version of a package; the latest, should there be several.
fn locked_version(lock_file: &toml::Table, name: &str) -> Option<Version> {
    let packages = lock_file.get("package")?.as_array()?;
    packages
        .iter()
        .filter(|package| package.get("name").and_then(|name| name.as_str()) == Some(name))
        .filter_map(|package| Version::first_in(package.get("version")?.as_str()?))
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK_FILE: &str = r#"
        version = 4

        [[package]]
        name = "wasm-bindgen"
        version = "0.2.130"

        [[package]]
        name = "wasm-bindgen-macro"
        version = "0.2.131"
    "#;

    #[test]
    fn the_version_of_a_package_is_read_from_the_lock_file() {
        let lock_file = LOCK_FILE.parse().unwrap();
        assert_eq!(locked_version(&lock_file, "wasm-bindgen"), Some(Version(0, 2, 130)));
        assert_eq!(locked_version(&lock_file, "yew"), None);
    }
}
