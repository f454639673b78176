//! Smaller copies beside each file, for servers that send them instead.
//!
//! Both formats carry no time and no name here, so the same files give the same bytes.

use std::{
    io::Write as _,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use super::Files;

/// The files and, beside each, its copies.
pub fn with_copies(files: Files) -> Result<Files> {
    let mut waiting: Vec<(&String, &Vec<u8>)> = files.iter().collect();
    // The largest first, so that no worker is left with it at the end.
    waiting.sort_by_key(|(_, content)| std::cmp::Reverse(content.len()));
    let next = AtomicUsize::new(0);
    let work = || -> Result<Files> {
        let mut copies = Files::new();
        while let Some((name, content)) = waiting.get(next.fetch_add(1, Ordering::Relaxed)) {
            copies.insert(brotli_name(name), brotli(content, effort_for(name))?);
            copies.insert(gzip_name(name), gzip(content)?);
        }
        Ok(copies)
    };
    let n_workers = thread::available_parallelism().map_or(1, usize::from);
    let copies = thread::scope(|scope| {
        let workers: Vec<_> = (0..n_workers).map(|_| scope.spawn(work)).collect();
        let copies = workers.into_iter().map(|worker| worker.join().expect("no worker panics"));
        copies.collect::<Result<Vec<Files>>>()
    })?;
    let mut all = files;
    all.extend(copies.into_iter().flatten());
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

/// How hard to look for a smaller copy.
#[derive(Clone, Copy)]
pub enum Effort {
    /// As hard as possible: a second for some 100 kB.
    Best,
    /// A tenth larger, in a twentieth of the time.
    Good,
}

/// What every reader loads is worth all effort; each of the many static pages is read by few.
fn effort_for(name: &str) -> Effort {
    if name.contains('/') { Effort::Good } else { Effort::Best }
}

/// The content in brotli's format.
pub fn brotli(content: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality: match effort {
            Effort::Best => 11,
            Effort::Good => 9,
        },
        // A window of 16 MB, the largest that every browser accepts.
        lgwin: 24,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &params)
        .context("compressing with brotli")?;
    Ok(compressed)
}

/// The content in gzip's format.
pub fn gzip(content: &[u8]) -> Result<Vec<u8>> {
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
        for effort in [Effort::Best, Effort::Good] {
            assert_eq!(brotli(TEXT, effort).unwrap(), brotli(TEXT, effort).unwrap());
        }
    }
}
