//! The corpus that was compiled into the page.

use corpus::{Corpus, DecodeError};

/// Decodes the embedded corpus.
pub fn corpus() -> Result<Corpus, DecodeError> {
    // Used where they lie: nothing is copied.
    Corpus::open(include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin")).as_slice())
}
