//! What a large corpus weighs, part by part, where the data is: the 19 043 articles of newswire with their
//! topics, places, people and organizations. Also how long it takes to write and to open.

// What it measures is for people to read.
#![allow(clippy::print_stdout)]

#[path = "../tests/generator/newswire.rs"]
mod newswire;

use std::time::Instant;

use corpus::Corpus;
use corpus::codec::section_names;

/// As servers compress a page once for all readers.
fn packed(bytes: &[u8]) -> usize {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    let mut packed = Vec::new();
    let mut rest = bytes;
    brotli::BrotliCompress(&mut rest, &mut packed, &params).expect("memory takes all");
    packed.len()
}

fn main() {
    let Some(corpus) = newswire::newswire() else { return };
    let mut of_texts = 0;
    for (name, range) in section_names(corpus.bytes()) {
        let bytes = &corpus.bytes()[range];
        let size = packed(bytes);
        if matches!(name, "lexicon" | "stream") {
            of_texts += size;
        }
        println!("{name:10} {:>10} bytes, {size:>9} after brotli", bytes.len());
    }
    let parts = corpus.parts();
    let start = Instant::now();
    let again = Corpus::new(parts).expect("it was consistent before");
    println!("written and opened in {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
    let bytes = again.bytes().to_vec();
    let start = Instant::now();
    Corpus::open(bytes).expect("it was written just now");
    println!("opened in {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
    let all = packed(corpus.bytes());
    println!("{:10} {:>10} bytes, {all:>9} after brotli", "all", corpus.bytes().len());
    assert!(of_texts <= 3_600_000, "texts and their dictionary: {of_texts}");
    assert!(all <= 5_500_000, "the whole corpus: {all}");
}
