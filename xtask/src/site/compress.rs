//! Smaller copies beside each file, for servers that send them instead.
//!
//! Both formats carry no time and no name here, so the same files give the same bytes.

use std::io::Write as _;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use super::Files;

/// The files and, beside each, its copies.
pub fn with_copies(files: Files) -> Result<Files> {
    let mut all = Files::new();
    for (name, content) in files {
        all.insert(brotli_name(&name), brotli(&content)?);
        all.insert(gzip_name(&name), gzip(&content)?);
        all.insert(name, content);
    }
    Ok(all)
}

/// The name of a file's brotli copy.
pub fn brotli_name(name: &str) -> String {
    format!("{name}.br")
}

/// The name of a file's gzip copy.
pub fn gzip_name(name: &str) -> String {
    format!("{name}.gz")
}

/// Whether a file is a copy of another.
pub fn is_copy(name: &str) -> bool {
    name.ends_with(".br") || name.ends_with(".gz")
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let best = BrotliEncoderParams {
        quality: 11,
        // A window of 16 MB, the largest that every browser accepts.
        lgwin: 24,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &best)
        .context("compressing with brotli")?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).context("compressing with gzip")?;
    encoder.finish().context("compressing with gzip")
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    const TEXT: &[u8] = b"as it was, as it was, as it was";

    #[test]
    fn copies_stand_beside_the_file_and_unpack_to_it() {
        let files = Files::from([("a/b.txt".to_owned(), TEXT.to_vec())]);
        let all = with_copies(files).unwrap();
        assert_eq!(all.keys().collect::<Vec<_>>(), ["a/b.txt", "a/b.txt.br", "a/b.txt.gz"]);

        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &all["a/b.txt.br"][..], &mut unpacked).unwrap();
        assert_eq!(unpacked, TEXT);

        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&all["a/b.txt.gz"][..]).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, TEXT);
    }

    #[test]
    fn the_same_content_gives_the_same_bytes() {
        assert_eq!(gzip(TEXT).unwrap(), gzip(TEXT).unwrap());
        assert_eq!(brotli(TEXT).unwrap(), brotli(TEXT).unwrap());
    }
}
