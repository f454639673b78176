//! What a finished page loads before it can be used.

use std::{collections::BTreeSet, path::Path};

use anyhow::{Context, Result};

use super::{compress, html};
use crate::project;

/// A file that the page loads.
pub struct Loaded {
    pub name: String,
    pub n_bytes: u64,
    /// The size of its brotli copy.
    pub n_brotli_bytes: u64,
}

/// The page itself, then every file beside it that it names.
pub fn loads(dist: &Path) -> Result<Vec<Loaded>> {
    let page = project::read_text(&dist.join("index.html"))?;
    std::iter::once("index.html")
        .chain(named(&page))
        .map(|name| {
            Ok(Loaded {
                name: name.to_owned(),
                n_bytes: n_bytes(&dist.join(name))?,
                n_brotli_bytes: n_bytes(&dist.join(compress::brotli_name(name)))?,
            })
        })
        .collect()
}

/// The files that a page names beside itself, each once.
fn named(page: &str) -> BTreeSet<&str> {
    let tags = html::tags(page);
    tags.iter()
        .flat_map(|tag| [tag.value("href"), tag.value("src")])
        .filter_map(|address| address?.strip_prefix("./"))
        .collect()
}

fn n_bytes(path: &Path) -> Result<u64> {
    Ok(path.metadata().with_context(|| format!("cannot read {}", project::shown(path)))?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_named_twice_is_loaded_once_and_links_elsewhere_are_not_loaded() {
        let page = r##"<link href="./a.js"><script src="./a.js"></script><a href="#x"><link href="./b.css">"##;
        assert_eq!(named(page), BTreeSet::from(["a.js", "b.css"]));
    }
}
