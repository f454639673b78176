//! Compiles the corpus folder into the bytes that the viewer embeds.

use std::error::Error;
use std::path::{Path, PathBuf};

use ingest::Severity;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::var_os("CORPUS_DIR").unwrap_or_else(|| "seeds".into()));
    println!("cargo::rerun-if-env-changed=CORPUS_DIR");
    println!("cargo::rerun-if-changed={}", folder.display());
    let ingested = ingest::ingest(&folder)?;
    for diagnostic in &ingested.diagnostics {
        let level = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            // How something was understood is told by `corpus check`.
            Severity::Note => continue,
        };
        println!("cargo::{level}={diagnostic}");
    }
    let bytes = ingested.bytes().ok_or("the corpus has errors; nothing was built")?;
    let out = std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    Ok(std::fs::write(Path::new(&out).join("corpus.bin"), bytes)?)
}
