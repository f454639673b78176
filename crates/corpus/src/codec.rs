//! The one definition of the embedded bytes: a small header, then sections.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `corpus\0\0` |
//! | 2 | version, little-endian |
//! | 8 | checksum of the payload, little-endian; also the corpus's fingerprint |
//! | 4 | length of the payload in bytes, little-endian |
//! | … | the payload: the length of each section but the last as a number, then the sections |
//!
//! The sections are `whole` (what the corpus says of itself, entities, topics, strings used often),
//! `columns` (what lists, filters and sorting need of every article), the lexicon and the stream of
//! `text`, and a record for each article with all that is left. Records and stream are used where they
//! lie; an article is decoded when it is first asked for.

mod bytes;
pub(crate) mod columns;
mod date;
#[cfg(feature = "encode")]
mod encode;
mod pool;
pub(crate) mod record;
pub(crate) mod whole;

use std::fmt;
use std::ops::Range;

pub(crate) use bytes::Reader;
#[cfg(feature = "encode")]
pub(crate) use bytes::write;
#[cfg(feature = "encode")]
pub(crate) use encode::encode;
pub(crate) use pool::Pool;

const MAGIC: &[u8; 8] = b"corpus\0\0";
const VERSION: u16 = 4;
const HEADER_LEN: usize = 22;

/// Where the sections lie in the bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sections {
    pub whole: Range<usize>,
    pub columns: Range<usize>,
    pub lexicon: Range<usize>,
    pub stream: Range<usize>,
    pub records: Range<usize>,
}

/// Checks the header and finds the sections.
pub(crate) fn sections(bytes: &[u8]) -> Result<Sections, DecodeError> {
    let (header, payload) = bytes
        .split_at_checked(HEADER_LEN)
        .ok_or(DecodeError::Length { expected: HEADER_LEN, found: bytes.len() })?;
    if &header[..8] != MAGIC {
        return Err(DecodeError::Magic);
    }
    let version = u16::from_le_bytes([header[8], header[9]]);
    if version != VERSION {
        return Err(DecodeError::Version { expected: VERSION, found: version });
    }
    let length = header[18..].iter().rev().fold(0, |length, &byte| length << 8 | usize::from(byte));
    if payload.len() != length {
        let expected = HEADER_LEN.saturating_add(length);
        return Err(DecodeError::Length { expected, found: bytes.len() });
    }
    if checksum(payload).to_le_bytes() != header[10..18] {
        return Err(DecodeError::Checksum);
    }
    let mut reader = Reader::new(payload);
    let lens = [(); 4].map(|()| reader.number() as usize);
    let mut start = bytes.len() - reader.n_left();
    let mut section = |len: usize| {
        let end = start.saturating_add(len);
        std::mem::replace(&mut start, end)..end
    };
    let [whole, columns, lexicon, stream] = lens.map(&mut section);
    let records = start..bytes.len();
    if records.start > records.end {
        return Err(DecodeError::Payload);
    }
    Ok(Sections { whole, columns, lexicon, stream, records })
}

/// The sections of sound bytes by name, for who wants to know what they weigh.
pub fn section_names(bytes: &[u8]) -> Vec<(&'static str, Range<usize>)> {
    let Sections { whole, columns, lexicon, stream, records } = sections(bytes).unwrap_or_default();
    vec![
        ("whole", whole),
        ("columns", columns),
        ("lexicon", lexicon),
        ("stream", stream),
        ("records", records),
    ]
}

/// A short name for exactly this content, in hexadecimal, from the header of checked bytes.
pub(crate) fn fingerprint(bytes: &[u8]) -> String {
    let checksum = bytes.get(10..18).unwrap_or_default();
    checksum.iter().rev().map(|byte| format!("{byte:02x}")).collect()
}

/// Why bytes are not a corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// They do not begin as a corpus does.
    Magic,
    /// They were written by another version.
    Version {
        /// The version this program reads.
        expected: u16,
        /// The version that the bytes name.
        found: u16,
    },
    /// Bytes are missing or left over.
    Length {
        /// How many there should be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// The payload was changed after it was written.
    Checksum,
    /// The payload is not what its version says.
    Payload,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Magic => f.write_str("expected a corpus, found something else"),
            Self::Version { expected, found } => {
                write!(f, "expected a corpus of version {expected}, found version {found}")
            }
            Self::Length { expected, found } => {
                write!(f, "expected {expected} bytes of corpus, found {found}")
            }
            Self::Checksum => f.write_str("the corpus was damaged: its checksum does not fit"),
            Self::Payload => f.write_str("the corpus was damaged: its parts cannot be read"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// A checksum of 64 bits in the manner of FNV-1a, but of four times eight bytes at a time, each with a hash of its
/// own: any single changed byte changes it, because each step can be undone.
pub fn checksum(bytes: &[u8]) -> u64 {
    let seed = 0xcbf2_9ce4_8422_2325 ^ bytes.len() as u64;
    let (blocks, rest) = bytes.as_chunks();
    // A browser takes the better code of a function when it is called again.
    let (parts, last) = blocks.as_chunks::<2048>();
    let hashes = parts.iter().fold([seed; 4], |hashes, part| mixed(hashes, part));
    let hash = mixed(hashes, last).into_iter().fold(seed, mix);
    rest.iter().fold(hash, |hash, &byte| mix(hash, byte.into()))
}

/// Four hashes with what follows.
#[inline(never)]
fn mixed([mut a, mut b, mut c, mut d]: [u64; 4], blocks: &[[u8; 32]]) -> [u64; 4] {
    for block in blocks {
        if let &[e, f, g, h] = block.as_chunks().0 {
            a = mix(a, u64::from_le_bytes(e));
            b = mix(b, u64::from_le_bytes(f));
            c = mix(c, u64::from_le_bytes(g));
            d = mix(d, u64::from_le_bytes(h));
        }
    }
    [a, b, c, d]
}

#[inline(always)]
fn mix(hash: u64, word: u64) -> u64 {
    // High bits reach the low ones by turning, as they would not by multiplying.
    (hash ^ word).wrapping_mul(0x100_0000_01b3).rotate_left(29)
}
