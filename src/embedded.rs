//! The corpus that was compiled into the page.

use corpus::{Corpus, DecodeError};

/// Decodes the embedded corpus.
pub fn corpus() -> Result<Corpus, DecodeError> {
    corpus::decode(include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin")))
}
