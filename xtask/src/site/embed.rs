//! The script that a wiki page loads to have the viewer in it.

use anyhow::{Result, ensure};

use super::{
    compress::{self, Effort},
    script,
};

/// The file's name in the site. It is not named by its content, because it is what wikis write into
/// their pages.
pub const EMBED: &str = "embed.js";

/// Bytes that it may have when compressed: it is loaded by each page of the wiki.
pub const MAX_BROTLI_BYTES: u64 = 2048;

/// The script as it is published; refused if it is too large.
pub fn embed(written: &str) -> Result<Vec<u8>> {
    let script = script::without_layout(written).into_bytes();
    let n_bytes = compress::brotli(&script, Effort::Best)?.len() as u64;
    ensure!(
        n_bytes <= MAX_BROTLI_BYTES,
        "{EMBED} has {n_bytes} bytes with brotli, and may have {MAX_BROTLI_BYTES}; make it shorter"
    );
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_that_is_too_large_is_refused() {
        let numbers = |n| (0..n).map(|i: u64| format!("f({});", i.pow(5))).collect::<String>();
        assert!(embed(&numbers(100)).is_ok());
        let error = embed(&numbers(2000)).unwrap_err().to_string();
        assert!(error.contains("may have 2048"), "{error}");
    }
}
