//! A site that looks like the viewer's from outside.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

pub const WASM: &str = "corpus-viewer-0123456789abcdef.wasm";
pub const SCRIPT: &str = "corpus-viewer-0123456789abcdef.js";

const PAGE: &str = concat!(
    r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Corpus</title>"#,
    r#"<link rel="icon" href="./icon-0123456789abcdef.svg">"#,
    r#"<link rel="stylesheet" crossorigin href="./corpus-viewer-0123456789abcdef.css">"#,
    r#"<link rel="preload" as="fetch" href="./corpus-viewer-0123456789abcdef.wasm">"#,
    // The digest of two thousand spaces.
    r#"<script type="module" src="./corpus-viewer-0123456789abcdef.js" "#,
    r#"integrity="sha384-zfefuYhU9NxdUZ2QJne1L2niYB6q+t+pcoxaj9ZGQLZvCP+PsFYOABLfLlb9++BX"></script>"#,
    r#"</head><body><div id="app"><a href="./articles/a.html">A</a></div></body></html>"#,
);
const ONE_FILE: &str = concat!(
    r#"<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; "#,
    r#"script-src 'sha256-A' 'wasm-unsafe-eval'; style-src 'sha256-B'"><div id="app"></div>"#,
);

/// The files by their paths below the folder of the viewer.
pub fn files() -> BTreeMap<&'static str, Vec<u8>> {
    let spaces = " ".repeat(2000);
    // What does not compress tells a part of the file from a part of its compressed copy.
    let mut wasm = b"\0asm".to_vec();
    wasm.extend((0..4000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()[3]));
    BTreeMap::from([
        ("index.html", format!("{PAGE}{spaces}").into_bytes()),
        ("articles/a.html", format!("<!doctype html><p>A{spaces}").into_bytes()),
        ("corpus-viewer.html", format!("{ONE_FILE}{spaces}").into_bytes()),
        (SCRIPT, spaces.clone().into_bytes()),
        ("corpus-viewer-0123456789abcdef.css", spaces.clone().into_bytes()),
        (WASM, wasm),
        ("icon-0123456789abcdef.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()),
        ("embed.js", format!("customElements.define('corpus-viewer', 0){spaces}").into_bytes()),
        ("service-worker.js", format!("//{spaces}").into_bytes()),
    ])
}

/// Writes the files with their compressed copies, as a build does.
pub fn write(folder: &Path) {
    for (path, content) in files() {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let copy = |extension| {
            let mut name = path.clone().into_os_string();
            name.push(extension);
            name
        };
        fs::write(copy(".br"), brotli(&content)).unwrap();
        fs::write(copy(".gz"), gzip(&content)).unwrap();
        fs::write(&path, content).unwrap();
    }
}

pub fn brotli(content: &[u8]) -> Vec<u8> {
    let mut packed = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 22);
    packed.write_all(content).unwrap();
    packed.into_inner()
}

pub fn gzip(content: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(content).unwrap();
    packed.finish().unwrap()
}
