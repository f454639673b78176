//! What a finished page loads before it can be used.

use std::{collections::BTreeSet, path::Path};

use anyhow::{Context, Result};

use super::{compress, html, published, static_page::INDEX};
use crate::project;

/// A file that the page loads.
pub struct Loaded {
    pub name: String,
    pub n_bytes: u64,
    /// The size of its brotli copy.
    pub n_brotli_bytes: u64,
}

/// The page itself, then every file beside it that it loads.
pub fn loads(dist: &Path) -> Result<Vec<Loaded>> {
    let page = project::read_text(&dist.join(INDEX))?;
    std::iter::once(INDEX).chain(named(&page)).map(|name| loaded(dist, name)).collect()
}

/// What the page loads only when the reader asks for it.
pub fn loads_later(dist: &Path) -> Result<Vec<Loaded>> {
    let first: Vec<String> = loads(dist)?.into_iter().map(|loaded| loaded.name).collect();
    super::read(dist)?
        .keys()
        .filter(|name| published::is_named_by_content(name) && !first.contains(name))
        .map(|name| loaded(dist, name))
        .collect()
}

/// The sizes of one file.
pub fn loaded(dist: &Path, name: &str) -> Result<Loaded> {
    Ok(Loaded {
        name: name.to_owned(),
        n_bytes: n_bytes(&dist.join(name))?,
        n_brotli_bytes: n_bytes(&dist.join(compress::brotli_name(name)))?,
    })
}

/// The files beside itself that a page loads, each once. Links that a reader follows are not loaded.
fn named(page: &str) -> BTreeSet<&str> {
    let tags = html::tags(page);
    tags.iter()
        .filter(|tag| matches!(tag.name, "link" | "script" | "img"))
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
    fn a_file_named_twice_is_loaded_once_and_links_to_follow_are_not_loaded() {
        let page = r##"<link href="./a.js"><script src="./a.js"></script><a href="#x"><a href="./c.html">
            <link href="./b.css">"##;
        assert_eq!(named(page), BTreeSet::from(["a.js", "b.css"]));
    }
}
