//! The page as it would be without a program: the same HTML and styles, with nothing else to load.

use std::fs;
use std::io::Write;
use std::path::Path;

use browser_harness::viewer_dist;
use tempfile::TempDir;

/// What makes the page load its program, from where to where.
const LOADS: [(&str, &str); 3] = [
    ("<script type=\"module\"", "</script>"),
    ("<link rel=\"modulepreload\"", ">"),
    ("<link rel=\"preload\"", ">"),
];

/// A folder with that page as its `index.html`, compressed as the finished site is; all other files of the
/// site are there as well.
pub fn folder() -> TempDir {
    let dist = viewer_dist();
    let html = fs::read_to_string(dist.join("index.html")).expect("the finished site has a page");
    let html = without_program(html);
    let folder = tempfile::tempdir().expect("a folder of its own");
    fs::write(folder.path().join("index.html"), &html).expect("it takes files");
    fs::write(folder.path().join("index.html.br"), brotli(html.as_bytes()))
        .expect("it takes files");
    for entry in fs::read_dir(&dist).expect("the finished site is a folder") {
        let name = entry.expect("its entries can be read").file_name();
        if !name.to_string_lossy().starts_with("index.html") {
            link(&dist.join(&name), &folder.path().join(&name));
        }
    }
    folder
}

/// Makes a folder or file known under another path.
pub fn link(from: &Path, to: &Path) {
    std::os::unix::fs::symlink(from, to).expect("a folder of its own takes links");
}

fn without_program(mut html: String) -> String {
    for (start, end) in LOADS {
        let mut n_found = 0;
        while let Some(from) = html.find(start) {
            let n_bytes = html[from..].find(end).expect("what begins in the page ends in it");
            html.replace_range(from..from + n_bytes + end.len(), "");
            n_found += 1;
        }
        assert!(n_found > 0, "the page has no {start}: it loads its program otherwise");
    }
    assert!(!html.contains(" src="), "the page loads something else by an address");
    html
}

fn brotli(content: &[u8]) -> Vec<u8> {
    // Best quality, and the largest window that every browser takes.
    let mut compressor = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 24);
    compressor.write_all(content).expect("memory takes what it is given");
    compressor.into_inner()
}
